"""Problems at work in several states, how the cast is reached, their calendars, a dead address."""

import datetime as dt

from coaching.choices import ConcernKind, ConcernState
from coaching.models import Concern, ConcernStep
from coaching.patterns import Period
from employers.models import Contact
from intermediary.choices import Channel
from intermediary.demo.staff import address
from intermediary.models import Bounce, CalendarFeed, Reach, User
from placements.models import Placement

DAY = dt.timedelta(days=1)
KEPT = 7  # people of one employer whose concerns are old enough to be seen as a pattern
SAID = (
    "My last check was two hours short.",
    "They paid four days late again.",
    "Overtime of the weekend is not on the stub.",
    "I was told to clock out and keep working.",
    "The shift difference was not paid.",
    "My first week is still not paid.",
    "The rate is lower than in the offer.",
)
CASES = (
    (ConcernKind.SAFETY, "There are no gloves for cleaning, and no mask.", 1, ()),
    (ConcernKind.SCHEDULE, "I get my hours on Sunday night for Monday.", 9, ()),
    (
        ConcernKind.HOURS_CUT,
        "I was hired for 40 hours and get 26.",
        16,
        ("Called the recruiter: they will look at it this week.", "Sent her the offer with 40 h."),
    ),
    (
        ConcernKind.TRANSPORT,
        "The bus does not run before 6 am.",
        4,
        ("Asked about a later shift.",),
    ),
)


def tell(on: dt.date) -> None:
    """Put all of it."""
    coach = User.objects.get(email=address("coach"))
    employer = Contact.objects.get(user__email=address("employer")).employer
    _pattern(employer, coach, on)
    _cases(coach, on)
    _reach(on)


def _pattern(employer, coach, on: dt.date) -> None:
    """Enough people of one employer told of pay, long enough ago; most of it is resolved."""
    first = dt.datetime.combine(Period.before(on).until - 60 * DAY, dt.time(15), dt.UTC)
    jobs = Placement.objects.filter(employer=employer).order_by("trainee_id", "-pk")
    jobs = list(jobs.distinct("trainee_id").select_related("trainee__user")[:KEPT])
    others = Placement.objects.exclude(trainee__in=[job.trainee_id for job in jobs])
    others = others.order_by("trainee_id", "-pk").distinct("trainee_id")
    people = [(job.trainee, job) for job in jobs]
    people += [(job.trainee, None) for job in others.select_related("trainee")[: KEPT - len(jobs)]]
    for n, (trainee, job) in enumerate(people):
        at = first + 8 * n * DAY
        row = Concern.objects.create(
            trainee=trainee,
            placement=job,
            employer=employer,
            kind=ConcernKind.PAY_SHORT,
            text=SAID[n],
            raised_by=coach,
            raised_at=at,
            state=ConcernState.RESOLVED,
            resolution="Payroll corrected it with the next check.",
            resolved_at=at + 12 * DAY,
            assigned_to=coach,
        )
        text = "Called payroll with the stub in hand."
        ConcernStep.objects.create(concern=row, text=text, by=coach, at=at + 2 * DAY)


def _cases(coach, on: dt.date) -> None:
    """What is open now: one urgent and new, some being worked on."""
    jobs = Placement.objects.filter(ended_on=None).order_by("-started_on", "pk")
    found = jobs.select_related("trainee__user", "employer")[: len(CASES)]
    for job, (kind, text, days, steps) in zip(found, CASES, strict=False):
        at = dt.datetime.combine(on - days * DAY, dt.time(14), dt.UTC)
        row = Concern.objects.create(
            trainee=job.trainee,
            placement=job,
            employer=job.employer,
            kind=kind,
            text=text,
            happened_on=on - (days + 1) * DAY,
            raised_by=job.trainee.user or coach,
            raised_at=at,
            state=ConcernState.WORKING if steps else ConcernState.OPEN,
            assigned_to=coach if steps else None,
        )
        for n, words in enumerate(steps, start=1):
            at_work = at + n * DAY
            ConcernStep.objects.create(concern=row, text=words, by=coach, at=at_work)


def _reach(on: dt.date) -> None:
    """Quiet hours, calendars, and an address that refuses our letters."""
    for name, channel in (("trainee", Channel.EMAIL), ("coach", Channel.EMAIL)):
        user = User.objects.get(email=address(name))
        quiet = {"quiet_from": dt.time(20), "quiet_until": dt.time(8)}
        Reach.objects.update_or_create(user=user, defaults={"channel": channel, **quiet})
    for name in ("trainee", "coach", "employer"):
        CalendarFeed.objects.get_or_create(user=User.objects.get(email=address(name)))
    Bounce.objects.get_or_create(
        address="moved.away@example.org", defaults={"reason": "550 5.1.1 No such user here"}
    )
