"""What staff write about a person apart from a session: notes and action items."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coaching import working
from coaching.models import ActionItem
from coaching.roles import READERS, WRITERS
from coaching.views.going_back import back_to, came_from
from coaching.work_forms import ActionItemForm, NoteForm
from intermediary.access import allow
from trainees.models import Trainee


def _trainee(request, pk):
    return get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def note_new(request, pk):
    """Write a note about a person."""
    trainee = _trainee(request, pk)
    form = NoteForm(request.POST or None)
    form.instance.trainee = trainee
    if form.is_valid():
        working.write_note(note=form.save(commit=False), by=request.user)
        messages.success(request, _("The note is kept."))
        return back_to(request, trainee)
    context = {"form": form, "trainee": trainee, "back": came_from(request)}
    return render(request, "coaching/note_new.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def item_new(request, pk):
    """Agree on something to be done."""
    trainee = _trainee(request, pk)
    form = ActionItemForm(request.POST or None)
    form.instance.trainee = trainee
    if form.is_valid():
        working.add_item(item=form.save(commit=False), by=request.user)
        messages.success(request, _("The action item is added."))
        return back_to(request, trainee)
    context = {"form": form, "trainee": trainee, "back": came_from(request)}
    return render(request, "coaching/item_new.html", context)


@allow(*WRITERS)
@require_POST
def item_done(request, pk):
    """Tick an action item off, or take the tick back."""
    items = ActionItem.objects.visible_to(request.user).select_related("trainee")
    item = get_object_or_404(items, pk=pk)
    if item.done_at is None:
        working.finish_items(items=[item], now=timezone.now(), by=request.user)
        messages.success(request, _("Done: %s") % item)
    else:
        working.reopen_item(item=item, by=request.user)
        messages.success(request, _("Open again: %s") % item)
    return back_to(request, item.trainee)
