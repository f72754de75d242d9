"""Meetings with an employer out of a calendar file: sent, looked at, and kept."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from employers.forms.meetings import MeetingsFileForm, sealed, unsealed
from employers.meetings_file import Kept, MeetingsFault, already, keep_meetings, read
from employers.models import Contact, Employer
from employers.roles import WRITERS
from intermediary.access import allow


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def meetings_file(request, pk):
    """Send a calendar file, look at its meetings, and keep those that are wanted."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    if "sealed" in request.POST:
        return _keep(request, employer)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MeetingsFileForm(*sent)
    context = {"employer": employer, "form": form, "today": timezone.localdate()}
    if form.is_valid():
        try:
            found = read(form.cleaned_data["file"].read(), timezone.get_default_timezone())
        except MeetingsFault as fault:
            form.add_error("file", str(fault))
        else:
            context |= _preview(request, employer, found)
    return render(request, "employers/meetings_file.html", context)


def _preview(request, employer, found) -> dict:
    """What the page shows of a file: each meeting with whom it was, and whether it is new."""
    emails = {email for each in found.meetings for email in each.emails}
    people = [
        each
        for each in Contact.objects.visible_to(request.user).filter(employer=employer)
        if each.email and each.email.lower() in emails
    ]
    there, rows, kept = already(employer, found.meetings), [], []
    for each in found.meetings:
        own = [person for person in people if person.email.lower() in each.emails]
        kept.append(Kept(each.uid, each.day, each.title, tuple(person.pk for person in own)))
        rows.append((each, own, (each.uid, each.day) in there))
    return {
        "found": found,
        "rows": rows,
        "new": sum(not old for _meeting, _people, old in rows),
        "sealed": sealed(kept, employer, request.user),
    }


def _keep(request, employer):
    """Store the meetings that were chosen on the preview, and say what came of it."""
    here = redirect("employers:meetings_file", employer.pk)
    shown = unsealed(request.POST["sealed"], employer, request.user)
    if shown is None:
        messages.error(request, _("This preview is too old. Send the file again."))
        return here
    chosen = {*request.POST.getlist("take")}
    taken = [each for place, each in enumerate(shown) if str(place) in chosen]
    if not taken:
        messages.error(request, _("No meeting was chosen, and nothing was stored."))
        return here
    new, old = keep_meetings(employer=employer, meetings=taken, by=request.user)
    if new:
        said = ngettext("%s meeting is on record now.", "%s meetings are on record now.", new)
        messages.success(request, said % new)
    if old:
        said = ngettext("%s meeting was already there.", "%s meetings were already there.", old)
        messages.info(request, said % old)
    return redirect(employer)
