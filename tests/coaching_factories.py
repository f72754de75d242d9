"""Factories of calendars, notes, concerns and mentors: the third part of `tests.factories`."""

import datetime as dt
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from coaching.choices import (
    ConcernKind,
    MentorKind,
    PlanKind,
    SessionKind,
    Weekday,
)
from intermediary.choices import Role
from placements.choices import PlacementKind
from tests.partner_factories import made
from trainees.choices import DataWish

MONDAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 2, 17, 0, tzinfo=dt.UTC)


def a_coach(**facts):
    """Another coach."""
    return made("User", roles=[Role.COACH], **facts)


class ReachFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Reach"

    user = made("User")


class CalendarFeedFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.CalendarFeed"

    user = made("User")


class BounceFactory(DjangoModelFactory):
    class Meta:
        model = "intermediary.Bounce"

    address = factory.Sequence(lambda n: f"gone{n}@example.org")
    reason = "550 No such user"


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = "standards.Module"

    track = made("Track")
    key = factory.Sequence(lambda n: f"module-{n}")
    name = factory.Sequence(lambda n: f"Module {n}")
    hours = Decimal(40)
    position = factory.Sequence(int)


class HoursEntryFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.HoursEntry"

    enrollment = made("Enrollment")
    held_on = MONDAY
    hours = Decimal(6)
    recorded_by = made("User")


class DataRequestFactory(DjangoModelFactory):
    class Meta:
        model = "trainees.DataRequest"

    trainee = made("Trainee")
    wish = DataWish.DELETE


class JobReportFactory(DjangoModelFactory):
    class Meta:
        model = "placements.JobReport"

    trainee = made("Trainee")
    employer_name = "Harbor Clinic"
    title = "Help desk technician"
    kind = PlacementKind.FULL_TIME
    started_on = MONDAY
    pay = Decimal("21.50")
    pay_period = "hourly"
    hours_per_week = Decimal(40)


class AvailabilityFactory(DjangoModelFactory):
    """Mondays from 9 to 12 in half hours."""

    class Meta:
        model = "coaching.Availability"

    coach = a_coach()
    site = made("Site")
    weekday = Weekday.MONDAY
    starts = dt.time(9)
    ends = dt.time(12)
    minutes = 30
    place = "Room 4"


class TimeOffFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.TimeOff"

    coach = a_coach()
    starts_at = NOON
    ends_at = NOON + dt.timedelta(days=1)


class GroupSessionFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.GroupSession"

    coach = a_coach()
    site = made("Site")
    kind = SessionKind.MOCK_INTERVIEW
    title = "Mock interviews with employers"
    starts_at = NOON
    minutes = 90


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.Note"

    trainee = made("Trainee")
    text = "Wants to work days."
    written_by = a_coach()


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.Plan"

    trainee = made("Trainee")
    kind = PlanKind.FIRST_90_DAYS
    goal = "Stay and be known for being on time"
    starts_on = MONDAY
    created_by = a_coach()


class ActionItemFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.ActionItem"

    trainee = made("Trainee")
    text = "Send your résumé to the coach"
    due_on = MONDAY + dt.timedelta(days=7)
    created_by = a_coach()


class ConcernFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.Concern"

    trainee = made("Trainee")
    kind = ConcernKind.PAY_SHORT
    text = "Two hours are missing on the stub."
    raised_by = made("User", roles=[Role.TRAINEE])


class ConcernStepFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.ConcernStep"

    concern = made("Concern")
    text = "Called the payroll office."
    by = a_coach()


class MentorshipFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.Mentorship"

    mentor = made("Trainee")
    trainee = made("Trainee")
    kind = MentorKind.ALUMNI
    starts_on = MONDAY
    created_by = a_coach()


class MentorMeetingFactory(DjangoModelFactory):
    class Meta:
        model = "coaching.MentorMeeting"

    mentorship = made("Mentorship")
    held_on = MONDAY
    logged_by = a_coach()
