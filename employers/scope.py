"""Which offers a change of standards concerns, told by comparing what was applied with what is.

The standards of a day are kept as plain JSON beside the evaluation that applied them.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from employers.assessment import JOB_QUALITY
from intermediary.models import Site
from standards.choices import FloorScope
from standards.models import Track, Version, WageFloor


def standards(on: date) -> dict:
    """Floors in force, criteria, families of tracks and markets of sites on a day, as JSON."""
    facts = ("scope", "family", "track_id", "market_id", "site_id", "amount", "version_id")
    floors = WageFloor.objects.agreed().in_force(on).order_by("pk")
    version = Version.objects.in_force(JOB_QUALITY, on).first()
    criteria = version.criteria.order_by("code").values_list("code", "severity") if version else ()
    return {
        "floors": {
            str(floor.pk): [str(getattr(floor, fact) or "") for fact in facts] for floor in floors
        },
        "criteria": [version and version.pk, *map(list, criteria)],
        "tracks": {str(pk): family for pk, family in Track.objects.values_list("pk", "family")},
        "sites": {str(pk): market for pk, market in Site.objects.values_list("pk", "market_id")},
    }


def concerned(before: dict, now: dict) -> Q | None:
    """The offers that changed floors, tracks or sites may concern; None when nothing changed."""
    rows = [
        row
        for pk in _changed(before["floors"], now["floors"])
        for row in (before["floors"].get(pk), now["floors"].get(pk))
        if row
    ]
    parts = [_reached(row, now) for row in rows]
    for name, lookup in (("tracks", "track__in"), ("sites", "site__in")):
        if changed := _changed(before[name], now[name]):
            parts.append(Q(**{lookup: [int(pk) for pk in changed]}))
    return _any(parts)


def _changed(before: dict, now: dict) -> list[str]:
    return [pk for pk in {**before, **now} if before.get(pk) != now.get(pk)]


def _any(parts: list[Q]) -> Q | None:
    whole = None
    for part in parts:
        whole = part if whole is None else whole | part
    return whole


def _reached(row: list[str], now: dict) -> Q:
    """The offers within the scope and place of one floor. Q(pk__gt=0) is every offer."""
    scope, family, track, market, site, *_ = row
    reached = Q(pk__gt=0)
    if scope == FloorScope.FAMILY:
        reached = Q(track__in=[int(pk) for pk, each in now["tracks"].items() if each == family])
    elif scope == FloorScope.TRACK:
        reached = Q(track=int(track))
    if site:
        reached &= Q(site=int(site))
    elif market:
        near = [int(pk) for pk, each in now["sites"].items() if str(each) == market]
        reached &= Q(site__in=near)
    return reached
