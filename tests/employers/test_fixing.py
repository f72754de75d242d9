"""What an employer is told to do first, and the one press that does it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.models import Finding, Offer
from tests.employers.test_portal import an_offer, contact, entry, post  # noqa: F401
from tests.factories import OfferFactory

pytestmark = pytest.mark.django_db


def home(client):
    return client.get(reverse("employers:portal")).content.decode()


def raise_to(client, offer, amount):
    url = reverse("employers:portal_offer_raise", args=[offer.pk])
    return client.post(url, {"amount": amount}, follow=True).content.decode()


def test_pay_below_the_floor_is_raised_with_one_press(client, contact, entry):  # noqa: F811
    post(client, entry, pay_max="17.75")
    offer = Offer.objects.get()
    text = home(client)
    assert "Not shown to candidates" in text
    assert "The lowest pay is $0.50 an hour below the $18.00 floor." in text
    assert "Set lowest pay to $18.00" in text
    text = raise_to(client, offer, "18.00")
    assert "Help desk technician pays $18.00 an hour now. Candidates see this offer." in text
    offer.refresh_from_db()
    assert (offer.pay_min, offer.pay_max) == (18, 18)
    assert Finding.objects.get(code="pay").resolution == "raised"
    assert "Nothing needs fixing" in home(client)


def test_a_yearly_pay_is_raised_to_the_amount_a_year_that_passes(client, contact, entry):  # noqa: F811
    post(client, entry, pay_min="36,000", pay_period="annual")
    assert "Set lowest pay to $37,440 a year" in home(client)
    raise_to(client, Offer.objects.get(), "37440.00")
    assert Offer.objects.get().pay_min == Decimal(37440)


def test_a_press_on_an_old_page_changes_nothing(client, contact, entry):  # noqa: F811
    post(client, entry)
    offer = Offer.objects.get()
    assert "has changed since" in raise_to(client, offer, "17.60")
    raise_to(client, offer, "18.00")
    assert "has changed since" in raise_to(client, offer, "18.00")
    assert Offer.objects.get().pay_min == 18


def test_what_one_press_cannot_mend_leads_to_its_field(client, contact, entry):  # noqa: F811
    post(client, entry, pay_min="")
    post(client, entry, title="Wrong period", pay_min="37,440")
    post(client, entry, title="Open question", employee="", pay_min="20")
    post(client, entry, title="Contractor", employee="no", pay_min="20")
    text = home(client)
    assert text.count("#id_pay_min") == 2
    assert text.count("#id_employee_question") == 2
    for step in ("State the pay", "Check the pay", "Answer the question", "See the answer"):
        assert step in text
    page = client.get(reverse("employers:portal_offer", args=[Offer.objects.first().pk]))
    for field in ("id_pay_min", "id_employee_question"):
        assert f'id="{field}"' in page.content.decode()


def test_an_offer_of_somebody_else_is_not_raised(client, contact):  # noqa: F811
    other = OfferFactory(pay_min=10)
    url = reverse("employers:portal_offer_raise", args=[other.pk])
    assert client.post(url, {"amount": "18.00"}).status_code == 404


def test_the_list_says_who_sees_an_offer(client, contact, entry):  # noqa: F811
    post(client, entry, title="Low")
    post(client, entry, title="Fine", pay_min="20")
    page = client.get(reverse("employers:portal_offers")).context["page"]
    assert {(offer.title, offer.is_shown) for offer in page} == {("Low", False), ("Fine", True)}


def test_the_queries_of_the_start_page_do_not_grow(client, contact, entry):  # noqa: F811
    def queries():
        with CaptureQueriesContext(connection) as caught:
            home(client)
        return len(caught)

    post(client, entry)
    home(client)
    few = queries()
    for n in range(5):
        post(client, entry, title=f"Job {n}")
    assert queries() == few
