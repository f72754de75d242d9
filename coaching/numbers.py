"""How sessions went and who is coached: by coach, site and language, every rate with its counts."""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from coaching import kpis
from coaching.choices import SessionOutcome
from intermediary import disclosure, language_names
from intermediary.kpi.rates import Rate, Spread
from intermediary.models import Site, User
from trainees.choices import EnrollmentStatus
from trainees.deadlines import add_months
from trainees.models import Enrollment

Key = int | str | None
Sizes = dict[tuple[Hashable, ...], Rate | Spread]
MONTHS = 12


@dataclass(frozen=True)
class Figures:
    """How the sessions of some days went; each in exactly one of these."""

    seen: int = 0
    no_show: int = 0
    excused: int = 0
    canceled: int = 0
    not_noted: int = 0

    @property
    def expected(self) -> int:
        """Sessions that somebody came to, or should have: what the no-show rate is of."""
        return self.seen + self.no_show

    @property
    def no_show_rate(self) -> float | None:
        """The share of those expected that nobody came to; excused and canceled do not count."""
        return self.no_show / self.expected if self.expected else None

    @property
    def begun(self) -> int:
        """Sessions that began and were not called off."""
        return self.expected + self.excused + self.not_noted

    @property
    def noted(self) -> int:
        """Those of them whose outcome somebody noted."""
        return self.begun - self.not_noted

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class Coached:
    """Graduates entitled to coaching, and those of them seen in the last 90 days."""

    hits: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        """The share seen; None of nobody."""
        return self.hits / self.of if self.of else None

    def __add__(self, other: "Coached") -> "Coached":
        return Coached(self.hits + other.hits, self.of + other.of)


@dataclass(frozen=True)
class Line:
    """One row of the page; figures that would tell about single people are None."""

    key: Key
    name: str
    figures: Figures | None
    coached: Coached | None

    @property
    def says_something(self) -> bool:
        """Whether any figure of it may be shown; that there are such people is one as well."""
        return bool(self.figures and self.figures.expected) or bool(
            self.coached and self.coached.of
        )


OF = {
    "seen": Q(outcome=SessionOutcome.SEEN),
    "no_show": Q(outcome=SessionOutcome.NO_SHOW),
    "excused": Q(outcome=SessionOutcome.EXCUSED),
    "canceled": Q(outcome=SessionOutcome.CANCELED),
    "not_noted": Q(outcome=SessionOutcome.BOOKED),
}


def in_days(sessions: QuerySet, since: dt.date, until: dt.date, now: dt.datetime) -> QuerySet:
    """Sessions of these days (portal time) that have begun, with `site`, the person's latest."""
    own = Enrollment.objects.filter(trainee=OuterRef("trainee_id"))
    latest = own.order_by("-cohort__starts_on", "-pk").values("cohort__site_id")[:1]
    days = sessions.filter(starts_at__gte=_midnight(since), starts_at__lte=now)
    days = days.filter(starts_at__lt=_midnight(until + dt.timedelta(days=1)))
    return days.annotate(site=Subquery(latest), language=F("trainee__language"))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def figures_by(sessions: QuerySet, dimension: str) -> dict[Key, Figures]:
    """Key -> how its sessions went. One query."""
    counts = {name: Count("pk", filter=which) for name, which in OF.items()}
    rows = sessions.order_by().values(dimension).annotate(**counts)
    return {row.pop(dimension): Figures(**row) for row in rows}


def coached_by(graduates: QuerySet, dimension: str, on: dt.date) -> dict[Key, Coached]:
    """Key -> how many of these graduates are coached, as the KPI defines it. One query.

    `graduates` have `dimension` as an annotation or a column of that name.
    """
    rows = graduates.filter(status=EnrollmentStatus.GRADUATED, graduated_on__lte=on)
    rows = rows.annotate(enrollment_id=F("pk"), slice=F(dimension)).order_by()
    inner = rows.values("enrollment_id", "trainee_id", "cohort_id", "graduated_on", "slice")
    query, parameters = inner.query.sql_with_params()
    relation = kpis.coached(on, f"({query})")
    # The relation stands in the KPI's query twice, and so do its parameters.
    counted = f"""SELECT k.slice, count(*) FILTER (WHERE k.coached = 3), count(*)
        FROM {relation} k GROUP BY k.slice"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(counted, [*parameters, *parameters])
        return {key: Coached(hits, of) for key, hits, of in cursor.fetchall()}


def lines(figures: dict, coached: dict, names: dict) -> list[Line]:
    """A line for each key that has either, by name; those without one last."""
    keys = sorted(
        {*figures, *coached}, key=lambda key: (key not in names, str(names.get(key, "")).lower())
    )
    return [
        Line(key, str(names.get(key, "")), figures.get(key, Figures()), coached.get(key, Coached()))
        for key in keys
    ]


def names_of(dimension: str, keys: Iterable[Key]) -> dict[Key, str]:
    """Key -> what a person reads."""
    known = [key for key in keys if key]
    if dimension == "language":
        return {key: language_names.name_of(str(key)) for key in known}
    model = Site if dimension == "site" else User
    return {pk: str(row) for pk, row in model.objects.in_bulk(known).items()}


def whole_year(on: dt.date) -> tuple[dt.date, dt.date]:
    """The last twelve whole months: of rows by language no other days are ever shown."""
    first = on.replace(day=1)
    return add_months(first, -MONTHS), first - dt.timedelta(days=1)


def by_language(sessions: QuerySet, coached: dict[Key, Coached]) -> list[Line]:
    """Lines by language as the disclosure rules allow: people are counted, not sessions."""
    figures = figures_by(sessions, "language")
    expected = Q(outcome__in=(SessionOutcome.SEEN, SessionOutcome.NO_SHOW))
    people = sessions.order_by().values("language").annotate(
        of=Count("trainee", filter=expected, distinct=True),
        hits=Count("trainee", filter=OF["no_show"], distinct=True),
    )  # fmt: skip
    sizes: Sizes = {
        (r["language"],): Rate(total=r["of"], of=r["of"], hits=r["hits"]) for r in people
    }
    shown = disclosure.guarded(sizes, shown=1, personal=(0,)) if sizes else {}
    rates: Sizes = {(key,): Rate(total=c.of, of=c.of, hits=c.hits) for key, c in coached.items()}
    told = disclosure.guarded(rates, shown=1, personal=(0,)) if rates else {}
    found = lines(figures, coached, names_of("language", {*figures, *coached}))
    return [
        Line(
            line.key,
            line.name,
            line.figures if shown.get((line.key,), True) is not None else None,
            line.coached if told.get((line.key,), True) is not None else None,
        )
        for line in found
    ]
