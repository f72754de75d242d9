"""A coach with a person to coach, and the hours in which both can meet."""

import datetime as dt

import pytest
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make

DAY = dt.timedelta(days=1)


@pytest.fixture
def teresa():
    """A coach who publishes hours on every day."""
    user = make.UserFactory(roles=[Role.COACH], name="Teresa Novak")
    site = make.SiteFactory()
    for day in range(7):
        make.AvailabilityFactory(
            coach=user, site=site, weekday=day, starts=dt.time(9), ends=dt.time(17)
        )
    return user


@pytest.fixture
def amara(teresa):
    """Somebody in training whom she coaches."""
    on = timezone.localdate()
    cohort = make.CohortFactory(
        site=teresa.availabilities.first().site, starts_on=on - 30 * DAY, ends_on=on + 60 * DAY
    )
    row = make.EnrollmentFactory(
        cohort=cohort,
        trainee__first_name="Amara",
        trainee__last_name="Osei",
        trainee__email="amara@example.org",
    )
    make.CoachAssignmentFactory(enrollment=row, user=teresa, starts_on=on - 30 * DAY)
    return row.trainee


@pytest.fixture
def graduate(teresa):
    """Makes a graduate of hers, so many days ago."""

    def graduate(days, **more):
        end = timezone.localdate() - days * DAY
        cohort = make.CohortFactory(starts_on=end - 90 * DAY, ends_on=end)
        row = make.GraduateFactory(cohort=cohort, **more)
        make.CoachAssignmentFactory(enrollment=row, user=teresa, starts_on=cohort.starts_on)
        return row

    return graduate
