"""The page on which people say how they are reminded, and the link that stops it."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from intermediary import texting, unsubscribing
from intermediary.access import allow, public
from intermediary.choices import STAFF, Channel, Role
from intermediary.frames import frame
from intermediary.models import Reach

BY_TEXT = (Channel.SMS, Channel.BOTH)


class ReachForm(forms.ModelForm):
    """How to reach somebody, and when to keep quiet."""

    class Meta:
        model = Reach
        fields = ("channel", "quiet_from", "quiet_until")
        labels = {
            "channel": later("Reminders of coaching sessions"),
            "quiet_from": later("Quiet from"),
            "quiet_until": later("Quiet until"),
        }
        help_texts = {"channel": later("One day and two hours before.")}
        widgets = {
            "channel": forms.RadioSelect,
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not texting.is_ready():
            kept = [each for each in Channel.choices if each[0] not in BY_TEXT]
            self.fields["channel"].choices = kept


def _own(user) -> Reach:
    """How a person is reached, as it is without their saying anything: staff are not reminded."""
    known = Reach.objects.visible_to(user).first()
    usual = Channel.NONE if user.is_staff_member else Channel.EMAIL
    return known or Reach(user=user, channel=usual, quiet_from=dt.time(21), quiet_until=dt.time(8))


@allow(*STAFF, Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def reminders(request):
    """Say how to be reminded of sessions, and when not."""
    user = request.user
    form = ReachForm(request.POST or None, instance=_own(user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Your reminders are saved."))
        return redirect("intermediary:reminders")
    context = {"form": form, "frame": frame(user)}
    status = 422 if form.errors else 200
    return render(request, "intermediary/reminders.html", context, status=status)


@public
@csrf_exempt  # a mail program presses the button, with nothing but the address (RFC 8058)
@never_cache
@require_http_methods(["GET", "POST"])
def reminders_stop(request, token):
    """Stop reminders by the link in one; opening it alone changes nothing."""
    user = unsubscribing.person_behind(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        unsubscribing.stop(user)
    context = {"is_stopped": request.method == "POST"}
    return render(request, "intermediary/reminders_stop.html", context)
