"""Pages of trainees ask the database as often for ten rows as for one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGES = (
    "intermediary:me", "coaching:mine", "coaching:my_coach", "coaching:my_concern",
    "trainees:my_training", "placements:my_jobs", "intermediary:my_data",
)  # fmt: skip


def some(row, coach, n):
    """One more of everything."""
    person, now = row.trainee, timezone.now()
    on = timezone.localdate()
    for hours in (-24, 24):
        at = now + dt.timedelta(hours=hours * (n + 1))
        make.SessionFactory(trainee=person, coach=coach, starts_at=at)
    make.GroupSessionFactory(
        site=row.cohort.site, coach=coach, starts_at=now + dt.timedelta(days=40 + n)
    )
    make.ActionItemFactory(trainee=person, due_on=on, created_by=coach)
    make.NoteFactory(trainee=person, audience="trainee", written_by=make.UserFactory())
    make.ConcernFactory(trainee=person, employer=make.EmployerFactory())
    make.MentorshipFactory(trainee=person, starts_on=on)
    make.AvailabilityFactory(coach=coach)
    make.HoursEntryFactory(
        enrollment=row, module=make.ModuleFactory(track=row.cohort.track), held_on=on
    )
    make.CredentialFactory(trainee=person, earned_on=on, expires_on=on + dt.timedelta(days=9))
    make.PlacementFactory(enrollment=row, started_on=on)
    make.JobReportFactory(trainee=person)
    make.MatchFactory(trainee=person, offer=make.open_offer(), state="proposed")


@pytest.mark.parametrize("name", PAGES)
def test_queries_do_not_grow_with_rows(client, name):
    person = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    coach = make.UserFactory(roles=[Role.COACH])
    row = make.GraduateFactory(
        trainee=person,
        cohort=make.CohortFactory(
            starts_on=timezone.localdate() - dt.timedelta(days=130),
            ends_on=timezone.localdate() - dt.timedelta(days=30),
        ),
    )
    make.CoachAssignmentFactory(enrollment=row, user=coach, starts_on=row.cohort.starts_on)
    client.force_login(person.user)
    client.get(reverse(name))  # what is read once and kept is read here
    counts = []
    for n in range(6):
        some(row, coach, n)
        if n in (0, 5):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(reverse(name)).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
