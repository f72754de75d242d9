"""Django admin of partners and standards: every list and row opens, verdicts are only looked at."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
MODELS = [m for m in admin.site._registry if m._meta.app_label in {"employers", "standards"}]
LOOKED_AT = {"Verdict", "Finding", "Waiver"}


@pytest.fixture
def administrator(client):
    user = make.UserFactory(roles=[Role.ADMIN], is_superuser=True)
    client.force_login(user)
    return user


def fill(count):
    """This many of everything these lists show, each pointing at rows of its own."""
    for _ in range(count):
        offer = make.OfferFactory(site=make.SiteFactory())
        floor = make.WageFloorFactory(
            scope="track", family="", track=offer.track, market=make.MarketFactory()
        )
        make.VerdictFactory(offer=offer, floor=floor)
        make.FindingFactory(offer=offer)
        make.WaiverFactory(offer=offer)
        make.ContactFactory(employer=offer.employer)
        make.SponsorshipFactory(employer=offer.employer)
        make.EngagementFactory(employer=offer.employer)
        make.CriterionFactory()


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_opens_finds_and_asks_no_question_for_each_row(client, administrator, model):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(model, "changelist")).status_code == 200
        return len(queries)

    fill(1)
    questions()
    one = questions()
    fill(9)
    assert questions() <= one + 1
    assert client.get(url(model, "changelist"), {"q": "a"}).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_row_opens_and_what_the_evaluation_writes_cannot_be_written_here(
    client, administrator, model
):
    fill(1)
    row = model._default_manager.order_by("pk").last()
    answer = client.get(url(model, "change", row.pk))
    assert answer.status_code == 200
    assert ('name="_save"' in answer.content.decode()) == (model.__name__ not in LOOKED_AT)
    added = client.get(url(model, "add")).status_code
    assert added == (403 if model.__name__ in LOOKED_AT else 200)
