"""The page on which people get, renew and end the secret address of their calendar."""

import uuid
from urllib.parse import quote

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intermediary.access import signed_in
from intermediary.feed_links import address_of
from intermediary.frames import frame
from intermediary.own_models import CalendarFeed

GOOGLE = "https://calendar.google.com/calendar/r?cid="


@signed_in
@never_cache
@require_safe
def calendar_link(request):
    """The address of one's own calendar for other calendar programs, and how to use it."""
    feed = CalendarFeed.objects.visible_to(request.user).first()
    context = {"feed": feed, "frame": frame(request.user)}
    if feed:
        address = address_of(feed)
        webcal = f"webcal:{address.partition(':')[2]}"
        context |= {"address": address, "webcal": webcal, "google": GOOGLE + quote(webcal, safe="")}
    return render(request, "intermediary/calendar_link.html", context)


@signed_in
@require_POST
def calendar_link_new(request):
    """Make an address; the one before it, if any, opens nothing from now on."""
    _feed, is_new = CalendarFeed.objects.update_or_create(
        user=request.user, defaults={"code": uuid.uuid4()}
    )
    said = _("Your calendar address is ready.")
    if not is_new:
        said = _("You have a new address. The old one does not work any more.")
    messages.success(request, said)
    return redirect("intermediary:calendar_link")


@signed_in
@require_POST
def calendar_link_end(request):
    """Have no address any more."""
    CalendarFeed.objects.visible_to(request.user).delete()
    messages.success(request, _("Your calendar address does not work any more."))
    return redirect("intermediary:calendar_link")
