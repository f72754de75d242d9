"""What a KPI page is asked: whose figures, which graduation dates, and as of which day."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.models import Employer
from intermediary import metrics
from intermediary.dimensions import DIMENSIONS
from intermediary.form_fields import DayField
from intermediary.models import Market, Site, Team, User
from intermediary.opening import BARE
from standards.models import Track
from trainees.deadlines import add_months
from trainees.models import Cohort, OwnerAssignment

NONE = "~"  # how an address says that nothing is on record
ALWAYS = ("site", "team", "track", "family", "owner", "cohort", "quarter")
MOST_COHORTS = 200
QUARTERS_SHOWN = 8
YEARS = range(1990, 2101)
MODELS = {
    "market": Market,
    "site": Site,
    "team": Team,
    "owner": User,
    "cohort": Cohort,
    "track": Track,
    "employer": Employer,
}
NOT_ON_RECORD = {
    "owner": later("No staff owner"),
    "team": later("No team"),
    "employer": later("No sponsor"),
}
DAY_MEANS = {"graduation": later("Class ended"), "early_contact": later("Class started")}
BY_MONTH_9 = ("placed_9m", "quality_placed_9m")
YEAR_ON = ("retained_365", "retained_365_same", "wage_growth_365")
PERIODS = {
    "12m": later("In the last 12 months"),
    "21m": later("In the last 21 months"),
    "2y": later("In the last 24 months"),
    "24m": later("12 to 24 months ago"),
    "year": later("This calendar year"),
    "last": later("Last calendar year"),
    "any": later("Any time"),
}
USUAL = "usual"  # on the overview: each metric over its own usual period
Window = tuple[dt.date | None, dt.date | None]


def usual_period(metric: str | None) -> str:
    """The period a metric is read over unless another is asked for.

    Month 9 is as far back beyond its own nine months as day 120 is; a year after the first job can
    only be judged of people who graduated before the last year; coaching is due to everyone who is
    still entitled to it.
    """
    if metric in BY_MONTH_9:
        return "21m"
    if metric in YEAR_ON:
        return "24m"
    return "any" if metric == "coached" else "12m"


def window(period: str, as_of: dt.date) -> Window:
    """The first and last day of a period; None is open."""
    year = as_of.year
    return {
        "12m": (add_months(as_of, -12), as_of),
        "21m": (add_months(as_of, -21), as_of),
        "2y": (add_months(as_of, -24), as_of),
        "24m": (add_months(as_of, -24), add_months(as_of, -12)),
        "year": (dt.date(year, 1, 1), as_of),
        "last": (dt.date(year - 1, 1, 1), dt.date(year - 1, 12, 31)),
        "any": (None, None),
    }[period]


def none_words(dimension: str) -> str:
    """What a slice is called whose people have nothing on record for the dimension."""
    return str(NOT_ON_RECORD.get(dimension, _("Not on record")))


class KeyField(forms.ChoiceField):
    """One slice of a dimension: of those listed, or any other that exists and may be seen."""

    def __init__(self, dimension: str, user, choices):
        self.dimension, self.user = dimension, user
        self.title = DIMENSIONS[dimension].title
        nothing = [] if dimension in ("site", "track", "family", "cohort") else [NONE]
        listed = [*choices, *((code, none_words(dimension)) for code in nothing)]
        super().__init__(label=self.title, required=False, choices=[("", _("Any")), *listed])

    def clean(self, value):
        value = super().clean(value)
        if value and value not in dict(self.choices):
            words = metrics.labels(self.dimension, {value})
            self.choices = [*self.choices, (value, words.get(value, value))]
        return value

    def validate(self, value):
        if value and not self.valid_value(value):
            said = {"said": value, "title": str(self.title).lower()}
            raise ValidationError(_("“%(said)s” is no %(title)s you can choose.") % said)

    def valid_value(self, value):
        if super().valid_value(value):
            return True
        if self.dimension in MODELS and self.dimension != "site":
            rows = MODELS[self.dimension].objects.visible_to(self.user)
            return rows.filter(**{DIMENSIONS[self.dimension].key: value}).exists()
        if self.dimension == "quarter":
            return bool(re.fullmatch(r"(19|20)\d\d-Q[1-4]", value))
        return self.dimension == "language"


class BoundedDay(DayField):
    """A day of this age; others are slips of the keyboard."""

    def clean(self, value):
        day = super().clean(value)
        if day and day.year not in YEARS:
            raise ValidationError(_("Choose a day between 1990 and 2100."))
        return day


class KpiFilter(forms.Form):
    """The chips over a KPI page."""

    dimensions = tuple(DIMENSIONS)  # what it may be asked by
    cannot = later("This figure is about cohorts, which have no %(title)s.")

    def __init__(self, data, *, user, today: dt.date, metric: str | None):
        super().__init__(data)
        self.today = today
        self.fields["graduated"] = forms.ChoiceField(
            label=DAY_MEANS.get(metric, _("Graduated")),
            required=False,
            choices=PERIODS.items()
            if metric
            else [(USUAL, _("As each figure needs")), *PERIODS.items()],
            initial=usual_period(metric) if metric else USUAL,
            error_messages={"invalid_choice": _("“%(value)s” is no period you can choose.")},
        )
        days_mean = _("Exact days")
        if data.get("from") or data.get("to"):
            days_mean = self.fields.pop("graduated").label  # exact days say it already
        for name in self.dimensions:
            if name not in ALWAYS and not data.get(name):
                continue
            if metric is None or metrics.can_slice(metric, (name,)):
                self.fields[name] = KeyField(name, user, _listed(name, user, today))
        self.order_fields(["graduated", *ALWAYS])
        self.fields["from"] = BoundedDay(label=days_mean, until="to", required=False)
        self.fields["to"] = BoundedDay(label=_("To"), required=False)
        self.fields["as_of"] = BoundedDay(label=_("As of"), required=False, initial=today)

    def clean(self):
        start, end = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if start and end and start > end:
            self.add_error("from", _("The first day is after the last one."))
            self.add_error("to", "")
        return self.cleaned_data


def _listed(name: str, user, today: dt.date) -> list[tuple[str, str]]:
    """The slices a chip offers."""
    if name in ("gender", "race_ethnicity", "education", "family"):
        return list(DIMENSIONS[name].words.items())
    if name == "quarter":
        last = today.year * 4 + (today.month - 1) // 3
        keys = [f"{n // 4}-Q{n % 4 + 1}" for n in range(last, last - QUARTERS_SHOWN, -1)]
        return [(key, key) for key in keys]
    if name in ("language", "employer"):
        return []
    rows = MODELS[name].objects.visible_to(user)
    if name == "owner":
        own = OwnerAssignment.objects.visible_to(user).values("user")
        return [(each.email, str(each)) for each in rows.filter(pk__in=own)]
    if name == "cohort":
        begun = rows.filter(starts_on__lte=today).order_by("-starts_on", "key")
        return [(key, key) for key in begun.values_list("key", flat=True)[:MOST_COHORTS]]
    return list(rows.values_list("key", "name"))


@dataclass(frozen=True)
class Asked:
    """A question that makes sense, the form that shows it, and what was ignored of it."""

    form: KpiFilter
    query: QueryDict
    viewer: object
    today: dt.date
    metric: str | None = None
    ignored: list[str] = field(default_factory=list)

    @cached_property
    def as_of(self) -> dt.date:
        return self.form.cleaned_data.get("as_of") or self.today

    @cached_property
    def filters(self) -> dict[str, str | None]:
        """Dimension -> key; None means that nothing is on record."""
        chosen = {n: v for n, v in self.form.cleaned_data.items() if n in DIMENSIONS and v}
        return {name: None if key == NONE else key for name, key in chosen.items()}

    @cached_property
    def personal(self) -> list[str]:
        """The titles of the personal attributes among the filters."""
        return [str(DIMENSIONS[n].title) for n in self.filters if DIMENSIONS[n].personal]

    @property
    def period(self) -> str:
        """The code of the period asked for; empty where exact days are."""
        period = self.form.cleaned_data.get("graduated")
        return "" if period in (None, USUAL) else period

    def window(self, metric: str | None = None) -> Window:
        """The days that bound a metric's population."""
        start, end = (self.form.cleaned_data.get(name) for name in ("from", "to"))
        if start or end:
            return start, end
        return window(self.period or usual_period(metric or self.metric), self.as_of)

    def arguments(self, metric: str | None = None) -> dict:
        """The question as `metrics.compute` and `drill` take it."""
        start, end = self.window(metric)
        return {"filters": self.filters, "start": start, "end": end, "viewer": self.viewer}

    def link(self, **changes) -> str:
        """The query string of this question with some parameters changed; None leaves one out."""
        query = QueryDict(mutable=True)
        for name, value in self.query.items():
            if name in self.form.fields and value:
                query[name] = value
        for name, value in changes.items():
            query.pop(name, None)
            if isinstance(value, list):
                query.setlist(name, value)
            elif value is not None:
                query[name] = value
        return f"?{query.urlencode()}" if query else f"?{BARE}" if BARE in self.query else "?"


def asked_about(request, metric: str) -> "Asked":
    """The question a page about one metric is asked; 404 where there is no such metric."""
    if metric not in metrics.REGISTRY:
        raise Http404(metric)
    return asked(request, metric, today=timezone.localdate())


def asked(request, metric: str | None = None, *, today: dt.date, filters=KpiFilter) -> Asked:
    """Read a page's question; what makes no sense is taken out of the request and said."""
    ignored = []
    form = filters(request.GET, user=request.user, today=today, metric=metric)
    if not form.is_valid():
        query = request.GET.copy()
        for name, errors in form.errors.items():
            ignored += [f"{form.fields[name].label}: {error}" for error in errors if error]
            query.pop(name, None)
        request.GET = query
        form = filters(query, user=request.user, today=today, metric=metric)
        form.is_valid()
    for name in DIMENSIONS:
        if request.GET.get(name) and name not in form.fields:
            said = {"title": str(DIMENSIONS[name].title).lower()}
            ignored.append(str(form.cannot) % said)
    return Asked(form, request.GET, request.user, today, metric, ignored)
