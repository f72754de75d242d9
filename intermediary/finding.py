"""What the global search finds, and what a person opened last: the same few lines of each row.

Each kind is searched as its list is, so that "All 12 matching trainees" leads to these twelve.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.forms.filters import offers_matching
from employers.models import Contact, Employer, Offer
from intermediary import recent
from intermediary.glyphs import look
from intermediary.listing import search
from intermediary.templatetags.words import record_date
from placements.models import Placement
from trainees.choices import EnrollmentStatus
from trainees.filters import cohorts_matching, people_matching
from trainees.models import Cohort, Enrollment, Trainee

COUNT_CAP = 1_000
LONG = 3  # letters the search index needs
AT_ONCE = 2  # letters before there is anything to show while one types


@dataclass(frozen=True)
class Hit:
    """One line that leads to a row."""

    icon: str
    name: str
    about: str
    href: str
    state: str = ""  # code of a state drawn beside the line
    word: str | Promise = ""


@dataclass(frozen=True)
class Kind:
    """One kind of row: how it is found, in which order, and how a line tells it."""

    model: Any  # a class of rows with visible_to
    icon: str
    title: str | Promise
    rows: Callable  # (user) -> rows this person may see, with what a line shows
    match: Callable | None  # (rows, words, user) -> those that match
    line: Callable  # (row) -> Hit
    exact: tuple[str, ...] = ()  # fields that name one row when they are typed in full
    order: str = "sort_key"
    all_said: str | Promise = ""
    list_page: str = ""


@dataclass
class Group:
    """The hits of one kind, and the way to all of them."""

    kind: Kind
    hits: list[Hit] = field(default_factory=list)
    total: int = 0  # one more than the cap means "more than the cap"
    href: str = ""

    @property
    def shown(self) -> str:
        """How many match, in a few signs."""
        return f"{COUNT_CAP:,}+" if self.total > COUNT_CAP else f"{self.total:,}"

    @property
    def all_said(self) -> str:
        """The link to the list with everything that matches."""
        has_more = self.href and self.total > len(self.hits)
        return str(self.kind.all_said) % self.shown if has_more else ""


# --- the kinds ---------------------------------------------------------------------------------


def _trainees(user) -> QuerySet:
    own = Enrollment.objects.visible_to(user).filter(trainee=OuterRef("pk"))
    latest = own.order_by("-cohort__starts_on", "-pk")
    return Trainee.objects.visible_to(user).annotate(
        in_cohort=Subquery(latest.values("cohort__key")[:1]),
        status=Subquery(latest.values("status")[:1]),
    )


def _trainee(row) -> Hit:
    about = _("Not in a cohort yet")
    if row.in_cohort:
        about = f"{row.in_cohort}, {str(EnrollmentStatus(row.status).label).lower()}"
    return Hit("person", str(row), about, row.get_absolute_url())


def _employer(row) -> Hit:
    place = ", ".join(filter(None, (row.city, row.state)))
    about = " · ".join(filter(None, (place, row.get_stage_display())))
    return Hit("employer", str(row), about or _("Place unknown"), row.get_absolute_url())


def _contact(row) -> Hit:
    about = " · ".join(filter(None, (str(row.employer), row.get_role_display())))
    return Hit("people", str(row), about, row.employer.get_absolute_url())


def _offer(row) -> Hit:
    verdict = getattr(row, "verdict", None)
    state = (verdict.result, look(verdict.result).word) if verdict else ("draft", _("Not judged"))
    return Hit("offer", str(row), str(row.employer), row.get_absolute_url(), *state)


def _cohort(row) -> Hit:
    return Hit("cohort", str(row), f"{row.track}, {row.site}", row.get_absolute_url())


def _placement(row) -> Hit:
    job = row.title or row.get_kind_display()
    if row.employer:
        job = _("%(job)s at %(employer)s") % {"job": job, "employer": row.employer}
    about = _("%(job)s since %(day)s") % {"job": job, "day": record_date(row.started_on)}
    return Hit("placement", str(row.trainee), about, row.get_absolute_url())


KINDS = (
    Kind(
        Trainee,
        "people",
        later("Trainees"),
        _trainees,
        lambda rows, words, user: people_matching(rows, words),
        _trainee,
        exact=("key", "email"),
        all_said=later("All %s matching trainees"),
        list_page="trainees:list",
    ),
    Kind(
        Employer,
        "employer",
        later("Employers"),
        lambda user: Employer.objects.visible_to(user).unmerged(),
        lambda rows, words, user: search(rows.unmerged(), words),
        _employer,
        exact=("key", "name"),
        all_said=later("All %s matching employers"),
        list_page="employers:list",
    ),
    Kind(
        Contact,
        "person",
        later("People at employers"),
        lambda user: Contact.objects.visible_to(user).select_related("employer"),
        lambda rows, words, user: search(rows.with_search_key(), words),
        _contact,
        exact=("email",),
        order="name",
    ),
    Kind(
        Offer,
        "offer",
        later("Offers"),
        lambda user: Offer.objects.visible_to(user).select_related("employer", "verdict"),
        offers_matching,
        _offer,
        exact=("key",),
        all_said=later("All %s matching offers"),
        list_page="employers:offers",
    ),
    Kind(
        Cohort,
        "cohort",
        later("Cohorts"),
        lambda user: Cohort.objects.visible_to(user).select_related("track", "site"),
        lambda rows, words, user: cohorts_matching(rows, words),
        _cohort,
        exact=("key",),
        order="-starts_on",
        all_said=later("All %s matching cohorts"),
        list_page="trainees:cohorts",
    ),
    Kind(
        Placement,
        "placement",
        later("Placements"),
        lambda user: Placement.objects.visible_to(user).select_related("trainee", "employer"),
        None,  # found by the person or the employer
        _placement,
    ),
)
_BY_LABEL = {kind.model._meta.label_lower: kind for kind in KINDS}


# --- searching ---------------------------------------------------------------------------------


def groups(user, words: str, most: int) -> list[Group]:
    """The hits of every kind that has any, an exact number or e-mail address first."""
    searched = [kind for kind in KINDS if kind.match]
    return [group for kind in searched if (group := _group(kind, user, words, most)).hits]


def _group(kind: Kind, user, words: str, most: int) -> Group:
    found = kind.match(kind.rows(user), words, user)
    rows = list(_ordered(kind, found, words)[:most])
    total = len(rows)
    if total == most:
        total = kind.match(kind.model.objects.visible_to(user), words, user)
        total = total.order_by().values("pk")[: COUNT_CAP + 1].count()
    href = f"{reverse(kind.list_page)}?{urlencode({'q': words})}" if kind.list_page else ""
    return Group(kind, [kind.line(row) for row in rows], total, href)


def _ordered(kind: Kind, found: QuerySet, words: str) -> QuerySet:
    """Exact matches first, then by name.

    Words too short for the search index may match nearly everybody: then rows are walked by name
    until there are enough, and nothing is sorted.
    """
    if not any(len(word) >= LONG for word in words.split()):
        return found.order_by(kind.order, "pk")
    exact = Q()
    for name in kind.exact:
        exact |= Q(**{f"{name}__iexact": words})
    first = Case(When(exact, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(first, kind.order, "pk")


# --- what was opened last ----------------------------------------------------------------------


def recent_hits(user) -> list[Hit]:
    """What this person opened last and may still see; one query for each kind."""
    marks = [mark for mark in recent.marks(user) if mark[0] in _BY_LABEL]
    lines = {}
    for label in {label for label, _pk in marks}:
        kind = _BY_LABEL[label]
        keys = [pk for each, pk in marks if each == label]
        rows: Iterable = kind.rows(user).filter(pk__in=keys)
        lines |= {(label, row.pk): kind.line(row) for row in rows}
    return [lines[mark] for mark in marks if mark in lines][: recent.SHOWN]
