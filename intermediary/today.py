"""What Today shows beside the KPIs: findings, sessions, and classes no employer has met."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Count, Exists, F, IntegerField, Max, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.choices import SessionOutcome
from coaching.models import Session
from employers import kpis
from employers.models import Engagement, Finding
from intermediary import kpi_forms
from intermediary.choices import Role
from intermediary.templatetags.words import clock, short_date
from placements import outcomes
from standards.choices import CriterionCode
from trainees.models import Cohort, Trainee

CONTACT_DAYS = kpis.DAYS
# A missed class stays on the page for a month; then it is history, seen in the KPI.
SHOWN_FOR = 56
DEADLINE_DAYS = 21
DEADLINES_SHOWN = 4
FILTERED_BY = {"site": "cohort__site__key", "team": "team__key"}


@dataclass(frozen=True)
class UnmetCohort:
    """A class that no employer has met yet, and how much of its four weeks is gone."""

    cohort: Cohort
    day: int
    due_on: date

    @property
    def state(self) -> str:
        return "missed" if self.day > CONTACT_DAYS else "open"

    @property
    def word(self) -> str:
        due_on = short_date(self.due_on, self.cohort.starts_on + timedelta(days=self.day))
        return (_("Missed %s") if self.day > CONTACT_DAYS else _("Due %s")) % due_on

    @property
    def weeks(self) -> int:
        return min(4, self.day // 7)


@dataclass(frozen=True)
class Contact:
    """Which classes wait for an employer, and how many more missed week 4."""

    waiting: list[UnmetCohort]
    late: int
    never: int
    since: date

    @property
    def others(self) -> int:
        """Classes the KPI counts as missed that are not among those waiting."""
        return self.late + self.never

    @property
    def said(self) -> str:
        """What became of them: "1 met an employer later, 2 met none"."""
        parts = []
        if self.late:
            parts.append(_("%s met an employer later") % self.late)
        if self.never:
            parts.append(_("%s met none") % self.never)
        return ", ".join(parts)


def contact(user, on: date, site: str = "") -> Contact:
    """Running classes without any employer, and the others that the KPI counts as missed."""
    waiting = unmet_cohorts(user, on, site)
    since, _until = kpi_forms.window(kpi_forms.usual_period("early_contact"), on)
    rows = Cohort.objects.visible_to(user).filter(
        starts_on__range=(since, on - timedelta(days=CONTACT_DAYS))
    )
    if site:
        rows = rows.filter(site__key=site)
    met = Engagement.objects.visible_to(user).filter(
        cohort=OuterRef("pk"), held_on__gte=OuterRef("starts_on"), held_on__lte=on
    )
    in_time = met.filter(held_on__lte=OuterRef("starts_on") + timedelta(days=CONTACT_DAYS))
    missed = rows.filter(~Exists(in_time)).exclude(pk__in=[u.cohort.pk for u in waiting])
    counts = missed.annotate(later=Exists(met)).aggregate(
        late=Count("pk", filter=Q(later=True)), never=Count("pk", filter=Q(later=False))
    )
    return Contact(waiting, since=since, **counts)


def unmet_cohorts(user, on: date, site: str = "") -> list[UnmetCohort]:
    """Running classes past their first week without any engagement, the most urgent first."""
    met = Engagement.objects.visible_to(user).filter(
        cohort=OuterRef("pk"),
        held_on__gte=OuterRef("starts_on"),
        held_on__lte=on,
    )
    cohorts = (
        Cohort.objects.visible_to(user)
        .filter(
            ~Exists(met),
            starts_on__range=(on - timedelta(days=SHOWN_FOR), on - timedelta(days=7)),
            ends_on__gte=on,
        )
        .select_related("track")
        .order_by("starts_on", "key")
    )
    if site:
        cohorts = cohorts.filter(site__key=site)
    due = timedelta(days=CONTACT_DAYS)
    return [UnmetCohort(c, (on - c.starts_on).days, c.starts_on + due) for c in cohorts]


def findings(user, site: str = ""):
    """Open required findings, pay first and the largest shortfall first."""
    rows = Finding.objects.visible_to(user).standing().required()
    if site:
        rows = rows.filter(offer__site__key=site)
    pay_first = Case(
        When(code=CriterionCode.PAY, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.for_queue().order_by(pay_first, F("shortfall").desc(nulls_last=True), "-pk")


def sessions(user, now: datetime, site: str = ""):
    """Today's sessions: a coach's own, else those of the people this person sees."""
    start = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    rows = Session.objects.visible_to(user).filter(
        starts_at__gte=start, starts_at__lt=start + timedelta(days=1)
    )
    if user.has_role(Role.COACH):
        rows = rows.filter(coach=user)
    if site:
        rows = rows.filter(trainee__enrollments__cohort__site__key=site).distinct()
    return rows.exclude(outcome=SessionOutcome.CANCELED).select_related("trainee", "coach")


def agenda(rows, now: datetime) -> list[dict]:
    """Sessions as lines of a day: what is done, what is on, what comes."""
    return [_line(session, now) for session in rows]


def _line(session, now):
    ends_at = session.starts_at + timedelta(minutes=session.minutes)
    booked = session.outcome == SessionOutcome.BOOKED
    detail = session.get_kind_display()
    if not booked:
        outcome = session.get_outcome_display().lower()
        detail = _("%(kind)s, %(outcome)s") % {"kind": detail, "outcome": outcome}
    elif ends_at < now:
        detail = _("%(kind)s, how did it go?") % {"kind": detail}
    phase = "done" if ends_at < now else "now" if session.starts_at <= now else ""
    return {
        "time": clock(session.starts_at),
        "name": str(session.trainee),
        "href": reverse("trainees:detail", args=[session.trainee_id]),
        "detail": detail,
        "phase": phase,
    }


def deadlines(user, on: date, chosen: dict) -> dict:
    """Who without a proven job reaches day 120 or month 9 within three weeks, by cohort and day."""
    ahead = outcomes.deadlines_ahead(on, days=DEADLINE_DAYS, viewer=user)
    ahead = ahead.filter(**{FILTERED_BY[name]: key for name, key in chosen.items()})
    groups = (
        ahead.order_by("deadline", "metric", "cohort_id")
        .values("deadline", "metric", "cohort_id")
        .annotate(people=Count("pk"), anyone=Max("trainee_id"), weak=Count("placed_on"))
    )
    shown = list(groups[:DEADLINES_SHOWN])
    cohorts = Cohort.objects.visible_to(user).select_related("track")
    cohorts = cohorts.in_bulk([group["cohort_id"] for group in shown])
    trainees = Trainee.objects.visible_to(user).in_bulk([group["anyone"] for group in shown])
    rows = [_deadline(g, cohorts[g["cohort_id"]], trainees[g["anyone"]]) for g in shown]
    return {"rows": rows, "total": groups.count()}


def _deadline(group, cohort, trainee):
    name = _("Day 120") if group["metric"] == "placed_120d" else _("Month 9")
    people, weak = group["people"], group["weak"]
    who = str(trainee)
    if people > 1:
        who = _("%(n)s people in %(cohort)s") % {"n": people, "cohort": cohort}
    if weak == people:
        what = _("%s, evidence still too weak") % name
    elif weak:
        what = _("%(name)s, no job on record or evidence too weak") % {"name": name}
    else:
        what = _("%s, no job on record") % name
    return {
        "on": group["deadline"],
        "who": who,
        "href": cohort.get_absolute_url() if people > 1 else trainee.get_absolute_url(),
        "what": what,
        "meaning": str(cohort.track) if people > 1 else f"{cohort}, {cohort.track}",
    }
