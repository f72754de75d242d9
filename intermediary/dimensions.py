"""The ways to slice a KPI report, and the file keys and names of their slices."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intermediary.kpi.cells import Dimension, fetch
from standards.choices import Family
from trainees.choices import Education, Gender, Race

NOT_DISCLOSED = "not_disclosed"
_COHORT = "JOIN trainees_cohort c ON c.id = r.cohort_id"
_SITE = (_COHORT, "JOIN intermediary_site s ON s.id = c.site_id")
_TRACK = (_COHORT, "JOIN standards_track t ON t.id = c.track_id")
_SPONSOR = ("LEFT JOIN employers_sponsorship sp ON sp.cohort_id = r.cohort_id",)


@dataclass(frozen=True)
class Slicing(Dimension):
    """A dimension with its title and where the keys and names of its slices are found."""

    title: str | Promise = ""
    table: str = ""
    key: str = "key"
    label: str = "name"
    words: dict | None = None

    def keys(self, values: set) -> dict:
        """What the files call these slices."""
        if self.name == "quarter":
            return {
                value: f"{value // 4}-Q{value % 4 + 1}" for value in values if value is not None
            }
        if not self.table:
            return {value: value for value in values}
        return dict(self._rows(self.key, "id", values - {None}))

    def labels(self, keys: set) -> dict:
        """What a person reads for these keys."""
        if not self.table:
            words = self.words or {}
            return {key: str(words.get(key, key)) for key in keys if key is not None}
        return dict(self._rows(self.label, self.key, keys - {None}))

    def matches(self, key: str | None) -> tuple[str, list]:
        """The SQL condition, and its parameters, for being in the slice with this key."""
        if key is None:
            return f"{self.expression} IS NULL", []
        if self.name == "quarter":
            year, _dash, number = key.partition("-Q")
            return f"{self.expression} = %s", [int(year) * 4 + int(number) - 1]
        if not self.table:
            return f"{self.expression} = %s", [key]
        found = f"(SELECT id FROM {self.table} WHERE {self.key} = %s)"  # noqa: S608
        return f"{self.expression} = {found}", [key]

    def _rows(self, wanted: str, by: str, values: set) -> list[tuple]:
        rows = f"SELECT {by}, {wanted} FROM {self.table} WHERE {by} = ANY(%s)"  # noqa: S608
        return fetch(rows, [list(values)])


_GENDERS = dict(Gender.choices) | {NOT_DISCLOSED: _("Not disclosed")}
_RACES = dict(Race.choices) | {
    "two_or_more": _("Two or more"),
    NOT_DISCLOSED: _("Not disclosed"),
}
_USER: dict[str, Any] = {
    "table": "intermediary_user",
    "key": "email",
    "label": "coalesce(nullif(name, ''), email)",
}

_PERSONAL: dict[str, Any] = {"personal": True, "of_people": True}
_STAFF: dict[str, Any] = {"of_people": True, **_USER}

DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        Slicing("market", "s.market_id", _SITE, title=_("Market"), table="intermediary_market"),
        Slicing("site", "c.site_id", (_COHORT,), title=_("Site"), table="intermediary_site"),
        Slicing("team", "r.team_id", of_people=True, title=_("Team"), table="intermediary_team"),
        Slicing("owner", "r.owner_id", title=_("Staff owner"), **_STAFF),
        Slicing("cohort", "r.cohort_id", title=_("Cohort"), table="trainees_cohort", label="key"),
        Slicing("track", "c.track_id", (_COHORT,), title=_("Track"), table="standards_track"),
        Slicing("family", "t.family", _TRACK, title=_("Family"), words=dict(Family.choices)),
        Slicing("quarter", "r.quarter", title=_("Graduation quarter")),
        Slicing(
            "employer", "sp.employer_id", _SPONSOR, title=_("Sponsor"), table="employers_employer"
        ),
        Slicing("gender", "r.gender", title=_("Gender"), words=_GENDERS, **_PERSONAL),
        Slicing(
            "race_ethnicity",
            "r.race_ethnicity",
            title=_("Race and ethnicity"),
            words=_RACES,
            **_PERSONAL,
        ),
        Slicing(
            "education",
            "r.education",
            title=_("Education before"),
            words=dict(Education.choices),
            **_PERSONAL,
        ),
        Slicing("language", "r.language", title=_("Language"), **_PERSONAL),
    )
}


def crossing(names: tuple[str, ...]) -> str | None:
    """Why these dimensions cannot be crossed, or None."""
    for name in names:
        if name not in DIMENSIONS:
            return f"unknown dimension “{name}”: choose from {', '.join(DIMENSIONS)}"
    if len(set(names)) != len(names):
        return "a dimension is named twice"
    if len(names) > 3 or (len(names) == 3 and not {"gender", "race_ethnicity"} <= set(names)):
        return "cross two dimensions at most, or gender, race_ethnicity and one more"
    return None
