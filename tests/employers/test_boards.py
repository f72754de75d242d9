"""Seats on our boards with their terms, and what employers gave."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers import boards
from employers.models import BoardSeat, Contribution
from intermediary.choices import STAFF, Role
from tests import factories as make
from tests import partner_factories as partner

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS}


@pytest.fixture
def manager(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


@pytest.fixture
def contact():
    return make.ContactFactory()


def address(name, row):
    return reverse(f"employers:{name}", args=[row.pk])


def term(contact, start="2026-01-01", end="2026-12-31", board="national", **more):
    return {"contact": contact.pk, "board": board, "starts_on": start, "ends_on": end, **more}


@pytest.mark.parametrize("role", Role)
def test_all_staff_read_and_only_some_write(client, role, contact):
    seat = partner.BoardSeatFactory(contact=contact)
    client.force_login(make.UserFactory(roles=[role]))
    page = client.get(address("boards", contact.employer))
    assert page.status_code == (200 if role in STAFF else 403)
    if role in STAFF:
        assert ("Add a seat" in page.content.decode()) == (role in WRITERS)
    for name, row in (
        ("seat_new", contact.employer),
        ("contribution_new", contact.employer),
        ("seat_end", seat),
    ):
        answer = client.get(address(name, row))
        assert answer.status_code == (200 if role in WRITERS else 403), name


def test_a_seat_is_given_with_its_term_and_recorded_with_who_did_it(client, manager, contact):
    site = make.SiteFactory()
    facts = term(contact, board="site", site=site.pk)
    answer = client.post(address("seat_new", contact.employer), facts, follow=True)
    assert answer.redirect_chain[0][0] == contact.employer.get_absolute_url()
    seat = BoardSeat.objects.get()
    assert (seat.contact, seat.site, seat.ends_on) == (contact, site, dt.date(2026, 12, 31))
    told = seat.events.get().pgh_context.metadata
    assert (told["user"], told["action"]) == (manager.pk, "seat")


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"board": "site"}, "site", "Say which site's board it is."),
        ({"ends_on": "2025-12-31"}, "ends_on", "The last day is before the first."),
        ({"starts_on": "soon"}, "starts_on", "Write the day as year-month-day"),
        ({"contact": 0}, "contact", "Select a valid choice"),
    ],
)
def test_what_cannot_be_a_seat_is_said_at_its_field(client, manager, contact, facts, field, said):
    answer = client.post(address("seat_new", contact.employer), {**term(contact), **facts})
    assert said in " ".join(answer.context["form"].errors[field])
    assert not BoardSeat.objects.exists()


def test_people_of_another_employer_cannot_be_chosen(client, manager, contact):
    stranger = make.ContactFactory()
    answer = client.post(address("seat_new", contact.employer), term(stranger))
    assert "contact" in answer.context["form"].errors
    assert not BoardSeat.objects.exists()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (None, "is on the national board from Jan 1, 2026 without an end."),
        (dt.date(2026, 6, 30), "is on the national board from Jan 1, 2026 to Jun 30, 2026."),
    ],
)
def test_an_overlapping_term_is_refused_in_words(client, manager, contact, end, said):
    partner.BoardSeatFactory(contact=contact, ends_on=end)
    facts = term(contact, start="2026-06-30")
    answer = client.post(address("seat_new", contact.employer), facts)
    assert answer.context["form"].errors == {"starts_on": [f"{contact} {said}"]}
    if end:
        facts["starts_on"] = "2026-07-01"  # the last day counts, the next is free
        assert client.post(address("seat_new", contact.employer), facts).status_code == 302


def test_a_term_that_a_colleague_gave_meanwhile_is_refused_by_the_database(manager, contact):
    partner.BoardSeatFactory(contact=contact)
    seat = partner.BoardSeatFactory.build(contact=contact, employer=contact.employer)
    with pytest.raises(ValidationError, match="holds such a seat"):
        boards.seat(seat=seat, by=manager)
    assert BoardSeat.objects.count() == 1


def test_a_term_is_ended_and_not_before_it_began_nor_into_the_next(client, manager, contact):
    seat = partner.BoardSeatFactory(contact=contact, ends_on=dt.date(2026, 3, 31))
    partner.BoardSeatFactory(contact=contact, starts_on=dt.date(2026, 5, 1))
    href = address("seat_end", seat)
    assert "The term began on" in client.post(href, {"ends_on": "2025-12-31"}).content.decode()
    assert "from May 1, 2026" in client.post(href, {"ends_on": "2026-05-01"}).content.decode()
    for _ in range(2):
        assert client.post(href, {"ends_on": "2026-04-30"}).status_code == 302
    seat.refresh_from_db()
    assert seat.ends_on == dt.date(2026, 4, 30)
    assert seat.events.filter(pgh_label="update").count() == 1


def test_a_contribution_is_recorded_once_however_often_it_is_sent(client, manager, contact):
    facts = {"amount": "25,000", "received_on": "2026-02-02", "purpose": "Laptops"}
    for _ in range(2):
        answer = client.post(address("contribution_new", contact.employer), facts)
        assert answer.status_code == 302
    given = Contribution.objects.get()
    assert (given.amount, given.employer) == (Decimal(25_000), contact.employer)
    told = given.events.get().pgh_context.metadata
    assert (told["user"], told["action"]) == (manager.pk, "contribute")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "much"}, "amount"),
        ({"received_on": ""}, "received_on"),
        ({"received_on": str(timezone.localdate() + dt.timedelta(days=2))}, "received_on"),
    ],
)
def test_what_cannot_be_a_gift_is_said_at_its_field(client, manager, contact, facts, field):
    whole = {"amount": "10", "received_on": "2026-02-02", **facts}
    answer = client.post(address("contribution_new", contact.employer), whole)
    assert [*answer.context["form"].errors] == [field]
    assert not Contribution.objects.exists()


def test_the_panel_says_who_serves_who_did_and_what_came(client, manager, contact):
    on = timezone.localdate()
    day = dt.timedelta(days=1)
    partner.BoardSeatFactory(contact=contact, starts_on=on)
    other = make.ContactFactory(employer=contact.employer)
    partner.BoardSeatFactory(contact=other, starts_on=on - 9 * day, ends_on=on - day)
    partner.ContributionFactory(employer=contact.employer, amount=Decimal(5_000))
    partner.ContributionFactory(employer=contact.employer, purpose="Laptops")
    partner.ContributionFactory()
    text = client.get(address("boards", contact.employer)).content.decode()
    for said in ("Serving", "Over", "$30,000", "Laptops", contact.name, other.name):
        assert said in text
    panel = client.get(address("boards", contact.employer), headers={"HX-Request": "true"})
    assert b"<html" not in panel.content


def test_the_panel_asks_as_much_for_many_rows_as_for_one(client, manager, contact):
    href, counts = address("boards", contact.employer), []
    for number in (1, 9):
        partner.ContributionFactory.create_batch(number, employer=contact.employer)
        for _ in range(number):
            partner.BoardSeatFactory(contact=make.ContactFactory(employer=contact.employer))
        client.get(href)
        with CaptureQueriesContext(connection) as queries:
            client.get(href)
        counts.append(len(queries))
    assert counts[0] == counts[1]
