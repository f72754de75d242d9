"""The year of business development in the demonstration."""

import datetime as dt

import pytest

from employers.models import Employer, Interaction, StageChange
from intermediary.choices import Role
from intermediary.demo import partnerships
from tests.factories import ContactFactory, EmployerFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_year_has_histories_talks_and_silent_partners():
    on = dt.date(2026, 11, 25)
    UserFactory(roles=[Role.BUSINESS_SOLUTIONS])
    for stage in ("hiring", "strategic", "prospect", "lost"):
        ContactFactory(employer=EmployerFactory(stage=stage))
    partnerships.tell(on)
    hiring = Employer.objects.get(stage="hiring")
    told = StageChange.objects.filter(employer=hiring).order_by("changed_at")
    assert [step.stage for step in told] == ["prospect", "contacted", "engaged", "hiring"]
    assert Interaction.objects.filter(held_on__lte=on).count() >= 8
