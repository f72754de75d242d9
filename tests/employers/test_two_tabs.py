"""Double clicks, the way back, and two people with the same offer open."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from employers import actions
from employers.history import history
from employers.models import Finding, Offer, Waiver
from tests.factories import ContactFactory, OfferFactory, TrackFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(client):
    contact = ContactFactory()
    client.force_login(contact.user)
    return contact


@pytest.fixture
def offer(contact):
    return OfferFactory(employer=contact.employer, pay_min=Decimal("17.50"))


def typed(page, **changes):
    """What a browser sends of a page with the form of an offer."""
    form = page.context["form"]
    sent = {bound.name: bound.value() for bound in form}
    answers = {True: "yes", False: "no", None: ""}
    sent = {
        name: answers.get(value, value) if value in (True, False, None) else value
        for name, value in sent.items()
    }
    seen = re.search(r'name="seen" value="([^"]*)"', page.content.decode())
    return {**sent, "seen": seen[1], **changes}


NEW = {"title": "Help desk technician", "pay_min": "18", "pay_period": "hourly", "employee": "yes"}


def test_a_new_offer_sent_twice_from_one_page_is_posted_once(client, contact):
    url = reverse("employers:portal_offer_new")
    sent = typed(client.get(url), **NEW, track=TrackFactory().pk)
    first, second = client.post(url, sent), client.post(url, sent)
    assert (
        first.url == second.url == reverse("employers:portal_offer", args=[Offer.objects.get().pk])
    )


def test_going_back_and_posting_another_title_posts_a_second_offer(client, contact):
    url = reverse("employers:portal_offer_new")
    sent = typed(client.get(url), **NEW, track=TrackFactory().pk)
    client.post(url, sent)
    client.post(url, {**sent, "title": "Field technician"})
    client.post(url, typed(client.get(url), **NEW, track=sent["track"]))  # a page of its own
    assert Offer.objects.count() == 3
    assert len({offer.key for offer in Offer.objects.all()}) == 3


def test_an_offer_never_takes_a_key_that_somebody_else_has(client, contact):
    theirs = OfferFactory(key="offer-0123456789ab")
    url = reverse("employers:portal_offer_new")
    for seen in (theirs.key, "O-000001", "x" * 500):
        client.post(url, {**NEW, "track": theirs.track_id, "seen": seen})
    assert Offer.objects.filter(employer=contact.employer).count() == 3
    theirs.refresh_from_db()
    assert theirs.employer != contact.employer


def test_an_old_page_does_not_silently_undo_what_a_colleague_changed(client, contact, offer):
    url = reverse("employers:portal_offer", args=[offer.pk])
    opened_before = client.get(url)
    offer.pay_min = Decimal(19)
    actions.change_offer(offer=offer, by=contact.user, on=timezone.localdate())

    answer = client.post(url, typed(opened_before, title="Help desk technician II"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody changed this offer after you opened this page" in text
    assert "Lowest pay $19.00 → $17.50" in text
    offer.refresh_from_db()
    assert (offer.pay_min, offer.title) == (19, "Help desk technician")

    client.post(url, typed(answer, pay_min="20"))  # it was read; now it is meant
    offer.refresh_from_db()
    assert (offer.pay_min, offer.title) == (20, "Help desk technician II")


def test_a_change_sent_twice_is_saved_and_nobody_is_warned_of_oneself(client, contact, offer):
    url = reverse("employers:portal_offer", args=[offer.pk])
    sent = typed(client.get(url), pay_min="18.50")
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 302]
    offer.refresh_from_db()
    assert offer.pay_min == Decimal("18.50")


def test_an_old_page_of_staff_is_told_as_well(client, offer):
    client.force_login(UserFactory())
    url = reverse("employers:offer_edit", args=[offer.pk])
    sent = typed(client.get(url), pay_min="17.75")
    Offer.objects.filter(pk=offer.pk).update(title="Desktop support", pay_min=Decimal(19))
    text = client.post(url, sent).content.decode()
    assert "Somebody changed this offer" in text
    assert "Lowest pay $19.00 → $17.75" in text


def test_pausing_waiving_and_ending_twice_does_it_once_and_shows_no_error(client, offer):
    manager = UserFactory()
    client.force_login(manager)
    today = timezone.localdate()
    actions.change_offer(offer=offer, by=manager, on=today)
    finding = Finding.objects.get(code="pay")
    facts = {
        "reason": "A raise is agreed for January.",
        "until": today.replace(year=today.year + 1),
    }
    for _ in range(2):
        answer = client.post(reverse("employers:waive", args=[finding.pk]), facts, follow=True)
        assert answer.status_code == 200
    waiver = Waiver.objects.get()
    ended = []
    for _ in range(2):
        url = reverse("employers:waiver_revoke", args=[waiver.pk])
        assert client.post(url, follow=True).status_code == 200
        ended.append(Waiver.objects.get().revoked_at)
    assert ended[0] == ended[1]
    assert Finding.objects.standing().filter(code="pay").count() == 1
    for step in ("offer_pause", "offer_pause", "offer_resume", "offer_withdraw", "offer_withdraw"):
        url = reverse(f"employers:{step}", args=[offer.pk])
        assert client.post(url, follow=True).status_code == 200
    who = {event.pgh_context.metadata["user"] for event in offer.events.filter(pgh_label="update")}
    assert who == {manager.pk}
    steps = [step for step in history(offer) if step.name.startswith(("Waive", "Paused"))]
    assert [step.by for step in steps] == [manager.name] * 3  # waived, ended, paused
    whose = {event.pgh_context.metadata["user"] for event in waiver.events.all()}
    assert whose == {manager.pk}


def test_a_refused_form_says_above_everything_that_nothing_is_saved(client, contact, offer):
    url = reverse("employers:portal_offer", args=[offer.pk])
    text = client.post(url, typed(client.get(url), pay_min="17,50")).content.decode()
    assert text.index("Nothing is saved yet.") < text.index('id="offer"') < text.index('id="check"')
