"""My progress: hours and modules, certificates, and the days ahead in plain words."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from trainees.my_dates import coming
from trainees.progress import progress_of
from trainees.zones import zone_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def row(client, today):
    """A person in class, signed in."""
    trainee = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    client.force_login(trainee.user)
    cohort = make.CohortFactory(
        starts_on=today - 20 * DAY, ends_on=today + 60 * DAY, track__hours=Decimal(75)
    )
    return make.EnrollmentFactory(trainee=trainee, cohort=cohort)


def said(row, today):
    return [(each.what, each.on) for each in coming(row.trainee, row, today)]


def test_hours_are_summed_in_all_and_by_module(row):
    first = make.ModuleFactory(track=row.cohort.track, hours=12, position=1)
    second = make.ModuleFactory(track=row.cohort.track, hours=40, position=2)
    for n in range(2):
        make.HoursEntryFactory(enrollment=row, module=first, held_on=row.cohort.starts_on + n * DAY)
    make.HoursEntryFactory(enrollment=row, hours=Decimal("1.5"))
    make.HoursEntryFactory(module=make.ModuleFactory())
    found = progress_of(row)
    assert (found.done, found.of, found.left) == (Decimal("13.5"), 75, Decimal("61.5"))
    assert [(each.module, each.done, each.is_done) for each in found.modules] == [
        (first, 12, True),
        (second, 0, False),
    ]


def test_the_page_says_hours_modules_languages_and_certificates(client, row, today):
    module = make.ModuleFactory(track=row.cohort.track, name="First aid", languages=["en", "es"])
    make.HoursEntryFactory(enrollment=row, module=module, hours=6)
    make.CredentialFactory(
        trainee=row.trainee, type__name="Aide", earned_on=today - 400 * DAY, expires_on=today - DAY
    )
    make.CredentialFactory(type__name="Somebody else's")
    text = client.get(reverse("trainees:my_training")).content.decode()
    assert "6 of 75 hours" in text
    assert "69 to go" in text
    assert "First aid" in text
    assert "6 of 40 hours" in text
    assert "Spanish" in text
    assert "Ended" in text
    assert "Somebody else" not in text


def test_the_days_ahead_come_from_every_app_in_order(row, today):
    make.CredentialFactory(
        trainee=row.trainee, type__name="Aide", earned_on=today, expires_on=today + 90 * DAY
    )
    make.ActionItemFactory(trainee=row.trainee, text="Send the form", due_on=today - DAY)
    make.ActionItemFactory(trainee=row.trainee, whose="coach", due_on=today)
    assert said(row, today) == [
        ("Send the form", today - DAY),
        ("Last day of class", today + 60 * DAY),
        ("Certificate ends: Aide", today + 90 * DAY),
    ]
    assert [each.is_late for each in coming(row.trainee, row, today)] == [True, False, False]


def test_a_graduate_has_a_goal_until_there_is_a_job_and_a_coach_for_long(today):
    on = today - 20 * DAY
    cohort = make.CohortFactory(starts_on=on - 100 * DAY, ends_on=on)
    row = make.GraduateFactory(cohort=cohort)
    goal = ("Our goal: you have a job", row.graduated_on + 120 * DAY)
    words = [what for what, _on in said(row, today)]
    assert goal in said(row, today)
    assert "You have a coach until" in words
    assert "Last day of class" not in words
    make.PlacementFactory(enrollment=row, started_on=today)
    assert goal not in said(row, today)


def test_times_go_by_the_zone_chosen_else_by_that_of_the_latest_class(row):
    make.EnrollmentFactory(
        trainee=row.trainee,
        cohort=make.CohortFactory(
            site__time_zone="America/Denver", starts_on=row.cohort.starts_on + 90 * DAY,
            ends_on=row.cohort.starts_on + 190 * DAY,
        ),
    )  # fmt: skip
    assert zone_of(row.trainee) == "America/Denver"
    make.PreferencesFactory(user=row.trainee.user, time_zone="Pacific/Honolulu")
    row.trainee.refresh_from_db()
    assert zone_of(type(row.trainee).objects.get(pk=row.trainee.pk)) == "Pacific/Honolulu"
    assert zone_of(make.TraineeFactory())


def test_an_account_without_a_trainee_is_told_what_to_do(client):
    client.force_login(make.UserFactory(roles=[Role.TRAINEE]))
    text = client.get(reverse("trainees:my_training")).content.decode()
    assert "not linked to a training" in text
