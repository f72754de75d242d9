"""What the trainee who signs in has on the phone: hours, what to do, a note, a job, a worry."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from coaching.choices import Audience, ConcernKind, SessionKind
from coaching.models import ActionItem, Availability, Concern, GroupSession, Note, Session
from intermediary.demo.staff import address
from intermediary.models import User
from placements.choices import PlacementKind
from placements.models import JobReport
from standards.models import Module, Track
from trainees.models import Enrollment, HoursEntry, Trainee

DAY = dt.timedelta(days=1)
CALL = "https://meet.example.org/novak"
# Track -> parts of the course: key, name, share of the hours in percent, languages.
MODULES = {
    "it-support": (
        ("hardware", "Hardware and networks", 35, ["en", "es"]),
        ("systems", "Operating systems", 30, ["en", "es"]),
        ("desk", "Help desk practice", 20, ["en"]),
        ("career", "Career and interviews", 15, ["en", "es"]),
    ),
    "cloud-support": (
        ("linux", "Linux", 40, ["en"]),
        ("cloud", "Cloud services", 40, ["en"]),
        ("career", "Career and interviews", 20, ["en", "es"]),
    ),
}
PLAIN = (
    ("trade", "Skills of the trade", 70, ["en"]),
    ("practice", "Practice", 20, ["en"]),
    ("career", "Career and interviews", 10, ["en", "es"]),
)
HOURS_A_DAY = Decimal(6)


@transaction.atomic
def tell(as_of: dt.date) -> None:
    """The trainee's phone, as of the day of the demonstration."""
    _modules()
    trainee = Trainee.objects.get(user__email=address("trainee"))
    coach = User.objects.get(email=address("coach"))
    row = Enrollment.objects.filter(trainee=trainee).for_list().order_by("-cohort__starts_on")[0]
    _hours(row, coach, as_of)
    _agreed(trainee, coach, as_of)
    _told(trainee, as_of)
    _calendar(trainee, coach, row.cohort.site, as_of)


def _modules() -> None:
    """Parts of each course with hours."""
    for track in Track.objects.filter(hours__isnull=False):
        parts = MODULES.get(track.key, PLAIN)
        for n, (key, name, percent, languages) in enumerate(parts):
            hours = (track.hours * percent / 100).quantize(Decimal(1))
            facts = {"name": name, "hours": hours, "languages": languages, "position": n}
            Module.objects.get_or_create(track=track, key=key, defaults=facts)


def _hours(row: Enrollment, coach: User, as_of: dt.date) -> None:
    """Six hours a class day since the start, one part of the course after the other."""
    left = [[part, part.hours] for part in Module.objects.filter(track=row.cohort.track)]
    day = row.cohort.starts_on
    while day < as_of and left:
        if day.weekday() < 5:
            hours = min(HOURS_A_DAY, left[0][1])
            HoursEntry.objects.create(
                enrollment=row, module=left[0][0], held_on=day, hours=hours, recorded_by=coach
            )
            left[0][1] -= hours
            if not left[0][1]:
                left.pop(0)
        day += DAY


def _agreed(trainee: Trainee, coach: User, as_of: dt.date) -> None:
    """What coach and trainee agreed to do, and what the coach wrote to her."""
    for text, days in (
        ("Envía tu currículum a Teresa", 5),
        ("Practica tres preguntas de entrevista", 12),
    ):
        ActionItem.objects.create(
            trainee=trainee, text=text, due_on=as_of + days * DAY, created_by=coach
        )
    text = "Muy buena entrevista de práctica. La próxima vez: habla más despacio y da un ejemplo."
    Note.objects.create(trainee=trainee, audience=Audience.TRAINEE, text=text, written_by=coach)


def _told(trainee: Trainee, as_of: dt.date) -> None:
    """A job beside the class, and what goes wrong there."""
    JobReport.objects.create(
        trainee=trainee,
        employer_name="Fells Point Bakery",
        title="Weekend cashier",
        kind=PlacementKind.PART_TIME,
        started_on=as_of - 20 * DAY,
        pay=Decimal("16.50"),
        pay_period="hourly",
        hours_per_week=Decimal(12),
    )
    Concern.objects.create(
        trainee=trainee,
        kind=ConcernKind.PAY_SHORT,
        text="Faltan dos horas en mi último pago.",
        happened_on=as_of - 3 * DAY,
        raised_by=trainee.user,
    )


def _calendar(trainee: Trainee, coach: User, site, as_of: dt.date) -> None:
    """Hours of the coach, where nobody told them yet, a group to join, and a call."""
    if not Availability.objects.filter(coach=coach).exists():
        for weekday in range(5):
            Availability.objects.create(
                coach=coach, site=site, weekday=weekday, minutes=30, place=CALL,
                starts=dt.time(9 + 4 * (weekday % 2)), ends=dt.time(12 + 4 * (weekday % 2)),
            )  # fmt: skip
    booked = Session.objects.booked().filter(trainee=trainee, place="")
    booked.update(place=CALL)
    evening = dt.datetime.combine(as_of + 9 * DAY, dt.time(23), dt.UTC)
    GroupSession.objects.create(
        coach=coach, site=site, kind=SessionKind.MOCK_INTERVIEW, starts_at=evening, minutes=90,
        title="Mock interviews with employers", place="Room 4",
    )  # fmt: skip
