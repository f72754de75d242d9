"""Matches an employer does not answer: a reminder after a week, an end after two months."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from placements import emails, matching
from placements.interviewing import OPEN
from placements.models import Interview, Match

SILENT = dt.timedelta(days=7)
GIVEN_UP = dt.timedelta(days=60)
SAID = "No answer within 60 days."


def silent(now: dt.datetime):
    """Matches that wait for an answer of the employer for more than 7 days.

    With an interview still ahead, or times the person may yet choose from, nobody is silent.
    """
    ahead = Interview.objects.filter(match=OuterRef("pk"), state__in=OPEN, starts_at__gt=now)
    return Match.objects.waiting_since(now - SILENT).filter(~Exists(ahead))


def chase(now: dt.datetime) -> dict[str, int]:
    """Remind employers once of each silence, and close what nobody answered. Safe to run twice."""
    rows = silent(now).select_related("trainee__user", "offer__employer")
    done = {"reminded": 0, "closed": 0}
    for match in rows.filter(moved_at__lt=now - GIVEN_UP).order_by("pk"):
        try:
            matching.close(match=match, by=None, now=now, reason=SAID)
        except ValidationError:  # it moved in this very moment
            continue
        done["closed"] += 1
    due = rows.filter(moved_at__gte=now - GIVEN_UP, chased_at__isnull=True)
    for match in due.order_by("pk"):
        done["reminded"] += _remind(match, now)
    return done


@transaction.atomic
def _remind(match: Match, now: dt.datetime) -> bool:
    """Claim one silence and write the reminder about it."""
    waits = silent(now).filter(pk=match.pk, chased_at__isnull=True)
    if not waits.update(chased_at=now):
        return False
    emails.match_waiting(match, now)
    return True
