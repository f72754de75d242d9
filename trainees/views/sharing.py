"""What a trainee lets employers see: their own decision, one thing at a time."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods

from intermediary.access import allow
from intermediary.choices import Role
from trainees import abilities
from trainees.choices import Shared
from trainees.models import Trainee

PLAIN = {
    Shared.NAME: later("If not, employers see a number instead of your name."),
    Shared.CONTACT: later("Employers may then write to you or call you."),
    Shared.SKILLS: later("What you can do, as your teachers rated it."),
    Shared.CREDENTIALS: later("Certificates you have shown us."),
    Shared.LANGUAGE: later("It helps with jobs that need more than one language."),
    Shared.TRAINING: later("What you learned, where, and when you finish."),
}


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_sharing(request):
    """Decide what employers may see of me, each thing by itself."""
    trainee = Trainee.objects.visible_to(request.user).of(request.user)
    if trainee and request.method == "POST":
        _decide(request, trainee)
        return redirect("trainees:my_sharing")
    if request.method == "POST":
        raise Http404
    rows = abilities.consents(trainee) if trainee else []
    context = {"rows": [(each, PLAIN[each], given) for each, given in rows], "trainee": trainee}
    return render(request, "trainees/my_sharing.html", context)


def _decide(request, trainee):
    shared, now = request.POST.get("shared", ""), timezone.now()
    if shared not in Shared.values:
        messages.error(request, _("Choose what is shared."))
    elif request.POST.get("give") == "yes":
        abilities.share(trainee=trainee, shared=Shared(shared), by=request.user, now=now)
        messages.success(request, _("Employers you are put forward to now see this."))
    else:
        abilities.stop_sharing(trainee=trainee, shared=Shared(shared), by=request.user, now=now)
        messages.success(request, _("Employers no longer see this."))
