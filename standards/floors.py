"""Which wage floor binds: the highest of all whose scope and place contain the offer that day.

Of equal floors the nearest is named: track before family before organization, site before market
before anywhere, then the latest. A floor binds once its version is agreed; drafts never do. Both
ends of a floor are inclusive. `binding_sql` is the same rule for a whole table at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from standards.choices import AGREED, Family, FloorScope
from standards.models import WageFloor

_SCOPE_RANK = {FloorScope.ORGANIZATION: 0, FloorScope.FAMILY: 1, FloorScope.TRACK: 2}


def binding(track, site, on: date) -> WageFloor | None:
    """The floor that binds an offer with this track and site (either may be None) on a day."""
    return highest(WageFloor.objects.agreed().in_force(on), track, site, on)


def highest(floors: Iterable[WageFloor], track, site, on: date) -> WageFloor | None:
    """Of these floors the one that binds; pure, for callers that hold the floors already."""
    return max(
        (floor for floor in floors if covers(floor, track, site) and is_in_force(floor, on)),
        key=_rank,
        default=None,
    )


def covers(floor: WageFloor, track, site) -> bool:
    """Whether a floor's scope and place contain an offer; a blank place is in no site or market."""
    if floor.scope == FloorScope.FAMILY and (track is None or track.family != floor.family):
        return False
    if floor.scope == FloorScope.TRACK and (track is None or track.pk != floor.track_id):
        return False
    if floor.site_id is not None:
        return site is not None and site.pk == floor.site_id
    return floor.market_id is None or (site is not None and site.market_id == floor.market_id)


def is_in_force(floor: WageFloor, on: date) -> bool:
    """Whether a floor binds on this day; both ends are inclusive."""
    return floor.effective_from <= on and (floor.effective_to is None or floor.effective_to >= on)


def _rank(floor: WageFloor):
    place = 2 if floor.site_id else 1 if floor.market_id else 0
    return (floor.amount, _SCOPE_RANK[floor.scope], place, floor.effective_from, floor.pk)


def words(floor: WageFloor | None) -> str:
    """What a floor covers, to follow "the floor for ..."."""
    if floor is None:
        return ""
    families = {
        Family.ENTRY: _("entry tracks"),
        Family.CYBER_SOFTWARE: _("cyber and software tracks"),
        Family.MID_CAREER: _("mid-career tracks"),
        Family.HOME_CARE: _("home care"),
        Family.CHILD_CARE: _("child care"),
    }
    if floor.scope == FloorScope.TRACK:
        target = floor.track.name
    else:
        target = families.get(floor.family, _("every offer"))
    place = floor.site or floor.market
    return _("%(target)s in %(place)s") % {"target": target, "place": place} if place else target


_APPLIES = f"""
    SELECT track.id AS track_id, site.id AS site_id, floor.id AS floor_id, floor.amount,
           floor.version_id, floor.effective_from, floor.effective_to,
           CASE floor.scope WHEN 'track' THEN 2 WHEN 'family' THEN 1 ELSE 0 END AS scope_rank,
           CASE WHEN floor.site_id IS NOT NULL THEN 2
                WHEN floor.market_id IS NOT NULL THEN 1 ELSE 0 END AS place_rank
    FROM standards_wagefloor floor
    JOIN standards_version version ON version.id = floor.version_id
    JOIN (SELECT id, family FROM standards_track UNION ALL SELECT 0, NULL) track
      ON floor.scope = 'organization' OR floor.family = track.family OR floor.track_id = track.id
    JOIN (SELECT id, market_id FROM intermediary_site UNION ALL SELECT 0, NULL) site
      ON COALESCE(floor.site_id = site.id, floor.market_id = site.market_id,
                  floor.site_id IS NULL AND floor.market_id IS NULL)
    WHERE version.state IN ({", ".join(f"'{state.value}'" for state in AGREED)})
"""
_ORDER = "amount DESC, scope_rank DESC, place_rank DESC, effective_from DESC, floor_id DESC"


def binding_sql(on: str | None = None) -> str:
    """A subquery of binding floors: track_id, site_id, floor_id, amount, version_id and days.

    `track_id` and `site_id` are 0 where an offer names none: join on COALESCE(offer.track_id, 0)
    and COALESCE(offer.site_id, 0). With `on`, an SQL date, there is at most one row for each pair.
    Without it there is one row for each stretch of days: add
    `starts_on <= day AND (ends_before IS NULL OR ends_before > day)`. No row: no floor binds.
    """
    if on:
        return f"""(SELECT DISTINCT ON (track_id, site_id)
                track_id, site_id, floor_id, amount, version_id
            FROM ({_APPLIES} AND floor.effective_from <= {on}
                  AND (floor.effective_to IS NULL OR floor.effective_to >= {on})) applies
            ORDER BY track_id, site_id, {_ORDER})"""
    return f"""(WITH applies AS NOT MATERIALIZED ({_APPLIES})
        SELECT DISTINCT ON (track_id, site_id, starts_on)
               track_id, site_id, floor_id, amount, version_id, starts_on, ends_before
        FROM (SELECT *, LEAD(starts_on) OVER (PARTITION BY track_id, site_id ORDER BY starts_on)
                        AS ends_before
              FROM (SELECT track_id, site_id, effective_from AS starts_on FROM applies
                    UNION
                    SELECT track_id, site_id, effective_to + 1 FROM applies
                    WHERE effective_to IS NOT NULL) days) stretches
        JOIN applies USING (track_id, site_id)
        WHERE effective_from <= starts_on
          AND (effective_to IS NULL OR effective_to >= starts_on)
        ORDER BY track_id, site_id, starts_on, {_ORDER})"""
