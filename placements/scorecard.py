"""An employer's own scorecard: a year of findings, answers, hires and pay, in counts alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import F, Min, OuterRef, Subquery

from employers.high_road import YEAR, HighRoad, high_road
from employers.models import Employer, Finding, Offer
from intermediary.kpi.rates import MATURE, Bucket
from placements import outcomes
from placements.choices import MatchState
from placements.models import Match, MatchStep, Outcome, Placement
from standards.choices import PayResult

ANSWERS = (MatchState.INTERVIEWING, MatchState.OFFERED, MatchState.HIRED, MatchState.DECLINED)
JUDGED = (PayResult.MEETS, PayResult.STRADDLES, PayResult.BELOW)


@dataclass(frozen=True)
class Scorecard:
    """What the program sees of one employer, as the employer sees it too."""

    road: HighRoad
    since: date
    opened: int
    resolved: int
    standing: int
    answered: int
    waiting: int
    days: float | None
    hires: int
    kept: int
    kept_of: int
    meets: int
    judged: int


def scorecard(employer: Employer, on: date) -> Scorecard:
    """The scorecard as of a day; the number of queries does not grow with rows."""
    since = on - YEAR
    found = Finding.objects.filter(offer__employer=employer)
    days, answered, waiting = answers(employer, since)
    kept, kept_of = kept_a_year(employer, on)
    live = Offer.objects.filter(employer=employer).live(on)
    hired = Placement.objects.filter(employer=employer, started_on__gt=since, started_on__lte=on)
    return Scorecard(
        road=high_road(employer, on),
        since=since,
        opened=found.filter(opened_at__date__gt=since).count(),
        resolved=found.filter(resolved_at__date__gt=since).count(),
        standing=found.standing().required().count(),
        answered=answered,
        waiting=waiting,
        days=days,
        hires=hired.count(),
        kept=kept,
        kept_of=kept_of,
        meets=live.filter(verdict__result=PayResult.MEETS).count(),
        judged=live.filter(verdict__result__in=JUDGED).count(),
    )


def answers(employer: Employer, since: date) -> tuple[float | None, int, int]:
    """Median days to the first answer to a referral, how many were answered, how many wait."""
    steps = MatchStep.objects.filter(match=OuterRef("pk"), state__in=ANSWERS)
    steps = steps.filter(moved_at__gte=OuterRef("referred_at")).order_by().values("match")
    first = steps.annotate(first=Min("moved_at")).values("first")
    referred = Match.objects.filter(offer__employer=employer, referred_at__date__gt=since)
    times = referred.annotate(answered_at=Subquery(first))
    took = times.filter(answered_at__isnull=False).values_list(
        F("answered_at") - F("referred_at"), flat=True
    )
    known = [*took]
    waiting = times.filter(answered_at__isnull=True, state=MatchState.REFERRED).count()
    days = median(each / timedelta(days=1) for each in known) if known else None
    return days, len(known), waiting


def kept_a_year(employer: Employer, on: date) -> tuple[int, int]:
    """Of the first jobs here that began a year ago or more: still here on day 365, and of all."""
    outcomes.refresh(on)
    jobs = Placement.objects.filter(employer=employer).values("pk")
    rows = Outcome.objects.filter(first_id__in=jobs, retained_365_same__in=MATURE)
    return rows.filter(retained_365_same=Bucket.HIT).count(), rows.count()
