"""Why each person (or cohort) stands behind a KPI figure: the outcome and the facts of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from coaching.choices import SessionOutcome
from coaching.models import Session
from employers.models import Engagement
from intermediary import kpi_words, metrics
from intermediary.kpi.cells import fetch
from intermediary.kpi.definitions import Kind
from intermediary.kpi.rates import Bucket
from intermediary.kpi_forms import YEAR_ON
from intermediary.templatetags.words import money, record_date
from placements import outcome_sql
from placements.choices import Tier
from placements.models import Placement
from placements.outcome_sql import Scope

FACTS = (
    *("enrollment_id", "placed_on", "sure_on", "first_id", "idle_on"),
    *("start_num", "start_den", "later_num", "later_den", "start_year", "prior"),
)
NOT_GOOD = {  # of proven jobs in time, when good jobs are counted
    Bucket.MISSED: later("Its pay or a required answer is below the standard."),
    Bucket.UNKNOWN: later("Its offer, pay or a required answer is not on record."),
}
MICRO = 1_000_000
A_YEAR = dt.timedelta(days=365)


@dataclass
class Standing:
    """One graduate or cohort in a list: where it stands, the day that judges it, and why."""

    subject: object
    look: str
    word: str
    due_on: dt.date | None
    why: str


def standings(metric: str, subjects: list, as_of: dt.date) -> list[Standing]:
    """Where these stand on a metric as of a day. The number of queries does not depend on them."""
    if not subjects:
        return []
    if not metrics.source_of(metric).of_people:
        return _cohorts(subjects, as_of)
    scope = Scope(as_of, tuple(sorted({subject.trainee_id for subject in subjects})))
    made = f"({outcome_sql.in_one_statement(scope)})"
    ids = "'{" + ",".join(str(subject.pk) for subject in subjects) + "}'::bigint[]"
    facts = _facts(made, ids)
    buckets = _buckets(metric, as_of, made, ids)
    teller = _Teller(metric, as_of, facts, _first_jobs(subjects, facts, as_of))
    if metric == "coached":
        teller.seen = _last_seen(subjects, as_of)
    return [teller.tell(subject, buckets.get(subject.pk)) for subject in subjects]


def _facts(made: str, ids: str) -> dict[int, dict]:
    """What the outcome row of each graduate says, worked out for these people only."""
    rows = fetch(
        f"SELECT {', '.join(FACTS)} FROM {made} r WHERE r.enrollment_id = ANY({ids})"  # noqa: S608
    )
    return {row[0]: dict(zip(FACTS, row, strict=True)) for row in rows}


def _buckets(metric: str, as_of: dt.date, made: str, ids: str) -> dict[int, Bucket]:
    """Which bucket of the metric each falls into; values have none."""
    if not metrics.REGISTRY[metric].is_rate:
        return {}
    relation = metrics.source_of(metric).relation(as_of, made)
    rows = fetch(
        f"SELECT r.enrollment_id, r.{metric} FROM {relation} r "  # noqa: S608
        f"WHERE r.enrollment_id = ANY({ids})"
    )
    return {pk: Bucket(code) for pk, code in rows if code is not None}


def _first_jobs(subjects, facts, as_of) -> dict[int, tuple[Placement, Tier | None]]:
    """Enrollment -> the first job that speaks for it, and the strongest evidence it has."""
    jobs = (
        Placement.objects.filter(trainee__in=[s.trainee_id for s in subjects])
        .with_enrollment()
        .of_counting_kind()
        .filter(started_on__lte=as_of)
        .select_related("employer")
        .prefetch_related("evidence")
        .order_by("started_on", "pk")
    )
    found: dict[int, tuple[Placement, Tier | None]] = {}
    for job in jobs:
        known = facts.get(job.belongs_to)
        if known is None or job.belongs_to in found:
            continue
        first = job.pk == known["first_id"]
        if first or (known["first_id"] is None and job.started_on == known["placed_on"]):
            found[job.belongs_to] = job, _strongest(job, as_of)
    return found


def _strongest(job: Placement, as_of: dt.date) -> Tier | None:
    order = list(Tier)
    in_force = [
        order.index(each.tier)
        for each in job.evidence.all()
        if (each.dated_on or job.started_on) <= as_of
        and (each.disputed_on is None or each.disputed_on > as_of)
    ]
    return order[min(in_force)] if in_force else None


def _last_seen(subjects, as_of) -> dict[int, dt.datetime]:
    """Person -> their last session seen by this day."""
    rows = Session.objects.filter(
        trainee__in=[s.trainee_id for s in subjects],
        outcome=SessionOutcome.SEEN,
        starts_at__date__lte=as_of,
    )
    return dict(rows.order_by("starts_at").values_list("trainee_id", "starts_at"))


@dataclass
class _Teller:
    """Says of each graduate where they stand and why."""

    metric: str
    as_of: dt.date
    facts: dict[int, dict]
    jobs: dict[int, tuple[Placement, Tier | None]]
    seen: dict[int, dt.datetime] | None = None

    def tell(self, subject, bucket: Bucket | None) -> Standing:
        """One line of the list."""
        facts = self.facts.get(subject.pk, {})
        due_on = kpi_words.deadline(self.metric, subject.graduated_on)
        if self.metric in YEAR_ON and facts.get("sure_on"):
            due_on = facts["sure_on"] + A_YEAR
        if bucket is None:
            amount = self._amount(facts)
            look, word = ("good-open", amount) if amount else ("no_data", _("Not known"))
        else:
            look, word = kpi_words.badge(self.metric, bucket)
        return Standing(subject, look, word, due_on, self._why(subject, bucket, facts, due_on))

    def _why(self, subject, bucket, facts, due_on) -> str:
        if bucket == Bucket.EXCLUDED:
            said = (subject.get_exclusion_display(), record_date(subject.exclusion_on))
            evidence = subject.exclusion_evidence
            return _("%s, %s") % said + (f". {evidence}" if evidence else "")
        if self.metric == "graduation":
            return _graduation(subject, bucket)
        if self.metric == "coached":
            day = (self.seen or {}).get(subject.trainee_id)
            return _("Last seen %s") % record_date(day) if day else _("Never seen")
        return " ".join(filter(None, [self._job(subject), self._late(bucket, facts, due_on)]))

    def _job(self, subject) -> str:
        job, tier = self.jobs.get(subject.pk, (None, None))
        if job is None:
            return _("No job on record.")
        said = {
            "title": job.title or job.get_kind_display(),
            "employer": job.employer or _("an employer not on record"),
            "day": record_date(job.started_on),
            "evidence": tier.label if tier else _("No evidence"),
        }
        return _("%(title)s at %(employer)s, since %(day)s. %(evidence)s.") % said

    def _late(self, bucket, facts, due_on) -> str:
        if metrics.REGISTRY[self.metric].kind != Kind.DEADLINE or not due_on:
            return ""
        sure_on, placed_on = facts.get("sure_on"), facts.get("placed_on")
        if sure_on and sure_on <= due_on:
            return str(NOT_GOOD.get(bucket, ""))
        if bucket == Bucket.MISSED and placed_on and placed_on > due_on:
            late = (placed_on - due_on).days
            return ngettext("%s day late.", "%s days late.", late) % late
        if bucket == Bucket.MISSED and facts.get("idle_on") and not sure_on:
            return _("Found without work on %s.") % record_date(facts["idle_on"])
        if bucket == Bucket.UNKNOWN and not placed_on:
            return _("Nobody has asked since the deadline.")
        return ""

    def _amount(self, facts) -> str:
        """The value of one graduate in a value metric; empty where it is not known."""
        start, now = _hourly(facts, "start"), _hourly(facts, "later")
        if self.metric == "start_wage" and start is not None:
            return _("%s an hour") % money(start)
        if self.metric == "wage_growth_365" and start and now is not None:
            said = {"start": money(start), "now": money(now)}
            return _("%(start)s to %(now)s an hour") % said
        earned, prior = facts.get("start_year"), facts.get("prior")
        if self.metric == "earnings_multiple" and earned is not None and prior is not None:
            said = {"before": money(Decimal(prior) / MICRO), "now": money(earned / MICRO)}
            return _("%(before)s before, %(now)s a year now") % said
        return ""


def _hourly(facts, which: str) -> Decimal | None:
    num, den = facts.get(f"{which}_num"), facts.get(f"{which}_den")
    return None if num is None or den is None else Decimal(num) / Decimal(den) / MICRO


def _graduation(subject, bucket) -> str:
    if bucket == Bucket.HIT:
        return _("Graduated %s") % record_date(subject.graduated_on or subject.cohort.ends_on)
    if subject.withdrawn_on:
        return _("Withdrew %s") % record_date(subject.withdrawn_on)
    return subject.get_status_display()


def _cohorts(cohorts: Iterable, as_of: dt.date) -> list[Standing]:
    """Cohorts and their first employer contact."""
    cohorts = list(cohorts)
    first: dict[int, Engagement] = {}
    rows = Engagement.objects.filter(cohort__in=cohorts, held_on__lte=as_of)
    rows = rows.select_related("employer")
    starts = {cohort.pk: cohort.starts_on for cohort in cohorts}
    for engagement in rows.order_by("held_on", "pk"):
        if engagement.held_on >= starts[engagement.cohort_id]:
            first.setdefault(engagement.cohort_id, engagement)
    return [_cohort(cohort, first.get(cohort.pk)) for cohort in cohorts]


def _cohort(cohort, contact: Engagement | None) -> Standing:
    due_on = cohort.starts_on + dt.timedelta(days=28)
    why = _("No employer contact on record.")
    if contact:
        said = {
            "kind": contact.get_kind_display(),
            "employer": contact.employer,
            "day": record_date(contact.held_on),
        }
        why = _("%(kind)s by %(employer)s on %(day)s.") % said
    met = contact is not None and contact.held_on <= due_on
    look, word = kpi_words.badge("early_contact", Bucket.HIT if met else Bucket.MISSED)
    return Standing(cohort, look, _("Too late") if contact and not met else word, due_on, why)
