"""The employer's own pages: post an offer, be told why it is flagged, put it right."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.models import Finding, Offer
from intermediary.choices import STAFF, Role
from tests.factories import ContactFactory, OfferFactory, SiteFactory, TrackFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(client):
    contact = ContactFactory(name="Rosa Tillman", employer__name="Chesapeake Data Services")
    client.force_login(contact.user)
    return contact


@pytest.fixture
def entry():
    return TrackFactory(name="IT Support", family="entry")


def an_offer(for_track, **changes):
    """What an employer types into the form."""
    return {
        "title": "Help desk technician",
        "track": for_track.pk,
        "pay_min": "$17.50",
        "pay_period": "hourly",
        "hours_per_week": "40",
        "schedule": "full_time",
        "employee": "yes",
        "health": "yes",
        "retirement": "no",
        **changes,
    }


def post(client, for_track, **changes):
    """Post a new offer and read the page that answers."""
    url = reverse("employers:portal_offer_new")
    return client.post(url, an_offer(for_track, **changes), follow=True)


def test_an_offer_at_17_50_is_flagged_explained_raised_and_both_steps_stay(client, contact, entry):
    text = post(client, entry).content.decode()
    assert "$17.50 is $0.50 below the $18.00 floor for entry tracks." in text
    assert "Does not meet the standard" in text
    assert "Candidates cannot see this offer until it passes." in text
    for said in ("$720.00", "$37,440", "+$0.50", "+$20.00", "+$1,040", "Wage floors, version 1"):
        assert said in text
    assert "Set lowest pay to $18.00" in text
    offer = Offer.objects.get()
    assert (offer.employer, offer.created_by) == (contact.employer, contact.user)
    assert offer.posted_on == timezone.localdate()

    url = reverse("employers:portal_offer", args=[offer.pk])
    typed = an_offer(entry, title="Help desk technician II", set_lowest_pay="18.00")
    text = client.post(url, typed, follow=True).content.decode()
    assert "$18.00 meets the $18.00 floor for entry tracks." in text
    assert "Shown to candidates" in text
    offer.refresh_from_db()
    assert (offer.pay_min, offer.title) == (Decimal(18), "Help desk technician II")

    finding = Finding.objects.get(code="pay")
    assert finding.resolution == "raised"
    client.force_login(UserFactory(roles=[Role.MANAGER]))
    text = client.get(reverse("employers:offer", args=[offer.pk])).content.decode()
    assert text.index("Finding opened: Below floor") > 0
    assert text.index("Finding resolved: Below floor") > 0
    assert "Lowest pay $17.50 → $18.00" in text
    assert "Rosa Tillman" in text or contact.user.name in text


def test_an_offer_that_meets_the_floor_is_shown_to_candidates_at_once(client, contact, entry):
    text = post(client, entry, pay_min="37,440", pay_period="annual").content.decode()
    assert "$37,440 a year is $18.00 an hour and meets the $18.00 floor" in text
    assert "Candidates see this offer." in text


def test_an_offer_without_pay_is_unknown_and_says_what_to_state(client, contact, entry):
    text = post(client, entry, pay_min="").content.decode()
    assert "Cannot be checked yet" in text
    assert "State the lowest guaranteed pay" in text
    assert "Submitted, not shown to candidates" in text


def test_a_range_across_the_floor_straddles_and_only_its_bottom_counts(client, contact, entry):
    text = post(client, entry, pay_max="24").content.decode()
    assert "only the lowest guaranteed pay counts" in text
    assert "Raise the lowest pay to $18.00 or more." in text


def test_a_yearly_pay_typed_as_hourly_looks_wrong_and_is_not_corrected(client, contact, entry):
    text = post(client, entry, pay_min="37,440").content.decode()
    assert "looks wrong" in text
    assert "Did you mean “by the year”?" in text
    assert Offer.objects.get().pay_min == 37440


def test_a_contractor_job_does_not_pass_however_high_its_pay(client, contact, entry):
    text = post(client, entry, employee="no", pay_min="60").content.decode()
    assert "Does not meet the standard" in text
    assert "Answered no. Candidates cannot see the offer." in text
    assert Offer.objects.get().classification == "contractor"


def test_a_required_question_left_open_hides_the_offer(client, contact, entry):
    text = post(client, entry, employee="", pay_min="20").content.decode()
    assert "until the required question is answered" in text
    assert Offer.objects.get().classification == ""


def test_an_apprenticeship_is_employment(client, contact, entry):
    post(client, entry, contract="apprentice", pay_min="20")
    assert Offer.objects.get().classification == "apprentice"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "Say what the job is called."),
        ({"track": ""}, "it decides the wage floor"),
        ({"pay_min": "seventeen"}, "Write the amount in digits, like 17.50 or 37,440."),
        ({"pay_min": "17,50"}, "Write the amount in digits, like 17.50 or 37,440."),
        ({"pay_min": "-3"}, "Pay cannot be negative."),
        ({"pay_min": "NaN"}, "Write the amount in digits, like 17.50 or 37,440."),
        ({"pay_max": "12"}, "The highest pay is lower than the lowest pay."),
        ({"hours_per_week": "200"}, "There are only 168 hours."),
        ({"closes_on": "2020-01-01"}, "This day is before the offer is posted."),
        ({"closes_on": "soon"}, "Write the day as year-month-day, like 2026-12-18."),
        ({"positions": "-1"}, "greater than or equal to 0"),
        ({"schedule_notice_days": "lots"}, "Enter a whole number."),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field_and_nothing_is_lost(
    client, contact, entry, changes, said
):
    answer = post(client, entry, **changes)
    text = answer.content.decode()
    assert said in text
    assert ("Help desk technician" in text) == ("title" not in changes)
    assert 'value="40"' in text or "hours_per_week" in changes
    for typed in changes.values():
        assert typed in text
    assert not Offer.objects.exists()


def test_a_refused_change_leaves_the_saved_offer_and_its_verdict_as_they_were(
    client, contact, entry
):
    post(client, entry)
    offer = Offer.objects.get()
    url = reverse("employers:portal_offer", args=[offer.pk])
    text = client.post(url, an_offer(entry, title="", pay_min="25")).content.decode()
    assert "Say what the job is called." in text
    assert "$17.50 is $0.50 below" in text
    assert 'value="25"' in text
    offer.refresh_from_db()
    assert (offer.title, offer.pay_min) == ("Help desk technician", Decimal("17.50"))


def test_zero_pay_is_blank_not_zero(client, contact, entry):
    post(client, entry, pay_min="0")
    assert Offer.objects.get().pay_min is None


def test_the_form_shows_again_what_was_saved(client, contact, entry):
    site = SiteFactory()
    typed = {"site": site.pk, "positions": "4", "schedule_notice_days": "21", "pay_max": "21.255"}
    text = post(client, entry, **typed).content.decode()
    for said in ('value="17.50"', 'value="21.255"', 'value="4"', 'value="21"', f">{site.name}"):
        assert said in text
    assert (
        len(re.findall(r"\bchecked\b[^<]*>", text)) == 10 - 1
    )  # every question but the days has one answer marked


def test_raising_the_lowest_pay_lifts_a_highest_pay_that_would_lie_below_it(client, contact, entry):
    post(client, entry, pay_max="17.75")
    offer = Offer.objects.get()
    typed = an_offer(entry, pay_max="17.75", set_lowest_pay="18.00")
    client.post(reverse("employers:portal_offer", args=[offer.pk]), typed)
    offer.refresh_from_db()
    assert (offer.pay_min, offer.pay_max) == (18, 18)


def test_what_is_typed_is_checked_without_being_saved(client, contact, entry):
    url = reverse("employers:portal_offer_check")
    text = client.post(url, an_offer(entry, title="")).content.decode()
    assert "$17.50 is $0.50 below the $18.00 floor for entry tracks." in text
    assert "Nothing is saved yet" in text
    assert "<html" not in text
    assert not Offer.objects.exists()
    assert client.post(url, {}).status_code == 200
    assert client.post(url, {"pay_min": "x" * 500, "track": "9999999"}).status_code == 200


def test_an_offer_is_paused_opened_again_and_withdrawn(client, contact, entry):
    post(client, entry)
    offer = Offer.objects.get()

    def press(name):
        url = reverse(f"employers:portal_offer_{name}", args=[offer.pk])
        return client.post(url, follow=True).content.decode()

    assert "Your offer is paused." in press("pause")
    assert Finding.objects.get(code="pay").resolution == "withdrawn"
    assert "Does not meet the standard" in press("resume")
    assert Finding.objects.standing().required().count() == 1
    assert "Your offer is withdrawn." in press("withdraw")
    assert not Finding.objects.standing().exists()
    assert "This offer was withdrawn." in press("pause")


def test_another_employers_offer_is_not_there(client, contact):
    offer = OfferFactory()
    for name in ("portal_offer", "portal_offer_pause", "portal_offer_withdraw"):
        url = reverse(f"employers:{name}", args=[offer.pk])
        assert client.post(url, an_offer(offer.track)).status_code == 404
    assert client.get(reverse("employers:portal_offer", args=[offer.pk])).status_code == 404
    offer.refresh_from_db()
    assert offer.paused_at is offer.withdrawn_at is None
    for name in ("portal", "portal_offers"):
        assert offer.title not in client.get(reverse(f"employers:{name}")).content.decode()


@pytest.mark.parametrize("role", [*STAFF, Role.TRAINEE])
def test_only_employers_open_the_portal(client, role):
    client.force_login(UserFactory(roles=[role]))
    for name in ("portal", "portal_offers", "portal_offer_new"):
        assert client.get(reverse(f"employers:{name}")).status_code == 403


def test_somebody_who_is_staff_and_employer_finds_only_own_offers_in_the_portal(client):
    user = UserFactory(roles=[Role.MANAGER, Role.EMPLOYER])
    contact = ContactFactory(user=user)
    OfferFactory(employer=contact.employer, title="Mine")
    foreign = OfferFactory(title="Theirs")
    client.force_login(user)
    text = client.get(reverse("employers:portal_offers")).content.decode()
    assert "Mine" in text
    assert "Theirs" not in text
    assert client.get(reverse("employers:portal_offer", args=[foreign.pk])).status_code == 404


def test_the_start_page_names_what_to_fix_first(client, contact, entry):
    text = client.get(reverse("employers:portal")).content.decode()
    assert "Nothing needs fixing" in text
    assert "Post your first offer" in text
    post(client, entry)
    post(client, entry, title="Cable installer", pay_min="")
    post(client, entry, title="Desktop support", pay_min="19", health="no")
    text = client.get(reverse("employers:portal")).content.decode()
    assert "2 offers need you before candidates can see them" in text
    assert "The lowest pay is $0.50 an hour below the $18.00 floor." in text
    assert "The lowest pay an hour is not known." in text


def test_an_employers_sign_in_without_an_employer_is_told_whom_to_ask(client):
    client.force_login(UserFactory(roles=[Role.EMPLOYER]))
    text = client.get(reverse("employers:portal")).content.decode()
    assert "No employer is linked to your sign-in" in text
    assert client.get(reverse("employers:portal_offer_new")).status_code == 404


def test_own_offers_are_listed_by_state(client, contact):
    today = timezone.localdate()
    OfferFactory(employer=contact.employer, title="Open one", posted_on=today)
    closed = today - dt.timedelta(days=1)
    OfferFactory(employer=contact.employer, title="Closed one", closes_on=closed)
    OfferFactory(employer=contact.employer, title="Later one", posted_on=today + dt.timedelta(9))

    def shown(state):
        page = client.get(reverse("employers:portal_offers"), {"state": state}).context["page"]
        return [offer.title for offer in page]

    assert shown("open") == ["Open one"]
    assert shown("closed") == ["Closed one"]
    assert shown("planned") == ["Later one"]
    assert shown("paused") == shown("withdrawn") == shown("flagged") == []
    assert len(shown("")) == 3
