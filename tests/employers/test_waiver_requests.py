"""An employer asks to set a standard aside; program staff grant or refuse it, once, by letter."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from employers import actions, waiving
from employers.models import OfferNeed, Waiver, WaiverRequest
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
REASON = "The raise is agreed for the spring."


@pytest.fixture
def world(client):
    """An offer below the floor, of an employer somebody looks after."""
    owner = make.UserFactory(roles=[Role.BUSINESS_SOLUTIONS])
    contact = make.ContactFactory(employer__owner=owner)
    offer = make.OfferFactory(employer=contact.employer, pay_min=15, track__family="entry")
    actions.submit_offer(offer=offer, by=contact.user, on=timezone.localdate())
    client.force_login(contact.user)
    return contact, offer, owner


def asked(client, offer, **typed):
    until = timezone.localdate() + dt.timedelta(days=60)
    typed = {"code": "pay", "reason": REASON, "until": until.isoformat(), **typed}
    url = reverse("employers:portal_waiver_ask", args=[offer.pk])
    return client.post(url, typed, follow=True).content.decode()


def test_a_request_is_granted_and_the_offer_is_shown(client, world):
    contact, offer, owner = world
    page = client.get(reverse("employers:portal_offer", args=[offer.pk])).content.decode()
    assert "Ask for a waiver" in page
    assert "Waiver asked for on" in asked(client, offer)
    assert Letter.objects.get().to == owner.email
    assert "You asked for this already" in asked(client, offer)
    client.force_login(owner)
    request = WaiverRequest.objects.get()
    assert str(offer) in client.get(reverse("employers:waiver_requests")).content.decode()
    url = reverse("employers:waiver_request", args=[request.pk])
    assert REASON in client.get(url).content.decode()
    until = timezone.localdate() + dt.timedelta(days=30)
    client.post(url, {"answer": "grant", "until": until.isoformat(), "note": "Until then."})
    waiver = Waiver.objects.get()
    assert (waiver.until, waiver.reason, waiver.granted_by) == (until, REASON, owner)
    letter = Letter.objects.get(to=contact.user.email)
    assert "It is granted until" in letter.text


def test_a_refusal_says_why(client, world):
    contact, offer, owner = world
    asked(client, offer)
    client.force_login(owner)
    url = reverse("employers:waiver_request", args=[WaiverRequest.objects.get().pk])
    typed = {"answer": "refuse", "until": timezone.localdate().isoformat(), "note": ""}
    assert "Say why it is not granted" in client.post(url, typed).content.decode()
    client.post(url, {**typed, "note": "Pay the floor."})
    assert not Waiver.objects.exists()
    assert "Pay the floor." in Letter.objects.get(to=contact.user.email).text


def test_a_request_answered_twice_keeps_the_first_answer(world):
    contact, offer, owner = world
    on, now = timezone.localdate(), timezone.now()
    until = on + dt.timedelta(days=30)
    request = waiving.ask(offer=offer, code="pay", reason=REASON, until=until, by=contact.user)
    waiving.refuse(request=request, by=owner, note="No.", now=now)
    with pytest.raises(ValidationError, match="in the meantime"):
        waiving.grant(request=request, by=owner, note="", until=until, on=on, now=now)
    assert not Waiver.objects.exists()


def test_a_person_of_the_employer_never_answers_their_own_request(client, world):
    contact, offer, _owner = world
    asked(client, offer)
    contact.user.roles = [Role.EMPLOYER, Role.MANAGER]
    contact.user.save()
    url = reverse("employers:waiver_request", args=[WaiverRequest.objects.get().pk])
    until = (timezone.localdate() + dt.timedelta(days=9)).isoformat()
    text = client.post(url, {"answer": "grant", "until": until}).content.decode()
    assert "never granted by the employer" in text
    assert WaiverRequest.objects.get().answer == "waiting"


def test_another_employers_offer_is_not_there(client, world):
    other = make.OfferFactory()
    url = reverse("employers:portal_waiver_ask", args=[other.pk])
    assert client.get(url).status_code == 404


def test_an_offer_is_copied_with_what_it_needs_and_closed(client, world):
    contact, offer, _owner = world
    skill, certificate = make.SkillFactory(name="Ticketing"), make.CredentialTypeFactory()
    OfferNeed.objects.create(offer=offer, skill=skill, level=2, required=False)
    offer.credentials.add(certificate)
    url = reverse("employers:portal_offer_new") + f"?copy={offer.pk}"
    text = client.get(url).content.decode()
    assert f'<option value="{skill.pk}" selected>Ticketing' in text
    typed = {
        **{"title": "Second", "track": offer.track_id, "pay_min": "20", "pay_period": "hourly"},
        **{"needs": "1", "skill_0": skill.pk, "level_0": "4", "weight_0": "yes"},
        **{"credentials": [certificate.pk], "language": "es", "employee": "yes"},
    }
    client.post(url, typed)
    copy = contact.employer.offers.get(title="Second")
    need = copy.needs.get()
    assert (need.skill, need.level, need.required) == (skill, 4, True)
    assert [*copy.credentials.all()] == [certificate]
    assert (copy.language, copy.posted_on) == ("es", timezone.localdate())
    client.post(reverse("employers:portal_offer_close", args=[copy.pk]))
    copy.refresh_from_db()
    assert copy.closes_on == timezone.localdate()


def test_a_page_without_the_needs_leaves_them(client, world):
    _contact, offer, _owner = world
    OfferNeed.objects.create(offer=offer, skill=make.SkillFactory())
    typed = {"title": "Renamed", "track": offer.track_id, "pay_min": "20", "pay_period": "hourly"}
    client.post(reverse("employers:portal_offer", args=[offer.pk]), typed)
    offer.refresh_from_db()
    assert offer.title == "Renamed"
    assert offer.needs.count() == 1
