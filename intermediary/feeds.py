"""A person's calendar at a secret address: their sessions, interviews, classes and dates."""

import datetime as dt
import hashlib

from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotFound
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching import calendar_events as coaching
from employers import calendar_events as employers
from intermediary.access import public
from intermediary.calendars import KEPT, Event, as_ical
from intermediary.feed_links import feed_behind
from intermediary.languages import spoken
from intermediary.models import User
from placements import calendar_events as placements
from trainees import calendar_events as trainees

APPS = (trainees, employers, placements, coaching)
CACHED = 60 * 60 * 24 * 60


def events_of(user: User, now: dt.datetime) -> list[Event]:
    """Everything in the calendar of one person, whatever roles they have."""
    return [event for app in APPS for event in app.events_of(user, since=now - KEPT)]


def feed_of(user: User, now: dt.datetime) -> bytes:
    """The calendar of one person as programs read it, in their language."""
    with translation.override(spoken(user.language, user)):
        name = _("Calendar of %(person)s") % {"person": user.name or user.email}
        return as_ical(events_of(user, now), name=name)


@public
@require_safe
def calendar(request, secret):
    """A feed for calendar programs; an address that opens nothing does not say why."""
    feed = feed_behind(secret)
    if feed is None:
        nothing = HttpResponseNotFound(content_type="text/plain")
        nothing._has_been_logged = True  # a secret, even an old one, has no place in a log
        return nothing
    now = timezone.now()
    body = feed_of(feed.user, now)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "private, no-cache"
    changed_at = int(last_change(feed.pk, etag, now).timestamp())
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed_at)
    return get_conditional_response(request, etag, changed_at, answer)


def last_change(pk: int, etag: str, now: dt.datetime) -> dt.datetime:
    """When a feed last said something else; what nobody remembers has changed just now.

    No column tells it: what somebody deleted, or what grew too old, changes a feed as well.
    """
    kept = cache.get(f"feed:{pk}")
    if kept is None or kept[0] != etag:
        kept = (etag, now)
        cache.set(f"feed:{pk}", kept, CACHED)
    return kept[1]
