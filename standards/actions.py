"""Writes over several standards at once: a new floor is a new version of its document."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q

from intermediary.models import User
from standards.choices import VersionState
from standards.models import Document, Version, WageFloor

WAGE_FLOORS = "Wage floors"


@transaction.atomic
def add_floor(*, floor: WageFloor, summary: str, by: User) -> WageFloor:
    """Put a new floor in force by a new version of "Wage floors".

    A floor with the same scope and place ends the day before: of two floors the higher would bind,
    so a lower new one would otherwise change nothing. Offers are evaluated by the sweep after it.
    """
    document, _ = Document.objects.get_or_create(key=WAGE_FLOORS, defaults={"name": WAGE_FLOORS})
    Document.objects.select_for_update().get(pk=document.pk)  # one new number at a time
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    floor.version = Version.objects.create(
        document=document,
        number=last + 1,
        state=VersionState.IN_FORCE,
        effective_from=floor.effective_from,
        summary=summary or f"{floor} ({by})",
    )
    standing = same_target(floor).filter(
        Q(effective_to__isnull=True) | Q(effective_to__gte=floor.effective_from),
        effective_from__lt=floor.effective_from,
    )
    for old in standing:
        old.effective_to = floor.effective_from - timedelta(days=1)
        old.save(update_fields=["effective_to"])
    floor.save()
    return floor


def same_target(floor: WageFloor):
    """Floors that cover exactly what this one covers, in the same place."""
    return WageFloor.objects.filter(
        scope=floor.scope,
        family=floor.family,
        track=floor.track,
        market=floor.market,
        site=floor.site,
    )
