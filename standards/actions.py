"""Writes over several standards at once: a new floor is a new version of its document."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _

from intermediary.models import User
from standards.choices import VersionState
from standards.models import Document, Version, WageFloor

WAGE_FLOORS = "Wage floors"


@transaction.atomic
def add_floor(*, floor: WageFloor, summary: str, by: User) -> WageFloor:
    """Put a new floor in force by a new version of "Wage floors".

    A floor with the same scope and place ends the day before: of two floors the higher would bind,
    so a lower new one would otherwise change nothing. For the same reason the new one ends the day
    before the next that is agreed already. Offers are evaluated by the sweep after it.
    The same floor sent twice is one floor; another one from the same day raises ValidationError.
    """
    document, _made = Document.objects.get_or_create(
        key=WAGE_FLOORS, defaults={"name": WAGE_FLOORS}
    )
    Document.objects.select_for_update().get(pk=document.pk)  # one new number at a time
    if twin := same_target(floor).filter(effective_from=floor.effective_from).first():
        if is_repeated(floor, twin):
            return twin
        refusal = _("A floor for this already starts on that day.")
        raise ValidationError({"effective_from": refusal})
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    floor.version = Version.objects.create(
        document=document,
        number=last + 1,
        state=VersionState.IN_FORCE,
        effective_from=floor.effective_from,
        summary=summary or f"{floor} ({by})",
    )
    _end_the_standing(floor)
    floor.effective_to = _day_before_the_next(floor)
    floor.save()
    return floor


def _end_the_standing(floor: WageFloor) -> None:
    """End the floors of the same scope and place that a new one takes over from."""
    standing = same_target(floor).filter(
        Q(effective_to__isnull=True) | Q(effective_to__gte=floor.effective_from),
        effective_from__lt=floor.effective_from,
    )
    for old in standing:
        old.effective_to = floor.effective_from - timedelta(days=1)
        old.save(update_fields=["effective_to"])


def _day_before_the_next(floor: WageFloor) -> date | None:
    """The last day of a new floor: the one before the next agreed floor; None where none is."""
    later = same_target(floor).agreed().filter(effective_from__gt=floor.effective_from)
    following = later.aggregate(first=Min("effective_from"))["first"]
    return following and following - timedelta(days=1)


def is_repeated(floor: WageFloor, twin: WageFloor) -> bool:
    """Whether a floor for the same target from the same day says the same: it was sent twice."""
    return (floor.amount, floor.band_top) == (twin.amount, twin.band_top)


def same_target(floor: WageFloor):
    """Floors that cover exactly what this one covers, in the same place."""
    return WageFloor.objects.filter(
        scope=floor.scope,
        family=floor.family,
        track=floor.track,
        market=floor.market,
        site=floor.site,
    )
