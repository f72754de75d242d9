"""Staff pages about offers and findings: lists that find, the queue, waivers, and their story."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.actions import change_offer, submit_offer
from employers.evaluation import evaluate
from employers.models import Finding, Offer, Waiver
from intermediary.choices import STAFF, Role
from tests.factories import (
    ContactFactory,
    EmployerFactory,
    EngagementFactory,
    OfferFactory,
    SiteFactory,
    TrackFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def manager(client):
    user = UserFactory(roles=[Role.MANAGER], name="Dana Mercado")
    client.force_login(user)
    return user


def flagged(today, **facts):
    """An open offer below its floor, evaluated."""
    offer = OfferFactory(**{"pay_min": "17.50", "posted_on": today, **facts})
    evaluate(today, [offer.pk])
    return offer


def titles(client, name, **query):
    """The jobs that a list shows, in its order."""
    page = client.get(reverse(f"employers:{name}"), query).context["page"]
    return [getattr(row, "offer", row).title for row in page]


def test_offers_are_found_by_words_state_pay_site_track_and_employer(client, manager, today):
    site, track = SiteFactory(), TrackFactory(family="entry")
    employer = EmployerFactory(name="Chesapeake Data Services")
    flagged(today, title="Help desk", site=site, track=track, employer=employer)
    shown = OfferFactory(title="Installer", posted_on=today, pay_min=25)
    evaluate(today, [shown.pk])
    OfferFactory(
        title="Old one", posted_on=today - dt.timedelta(9), closes_on=today - dt.timedelta(1)
    )
    assert titles(client, "offers", sort="title") == ["Help desk", "Installer", "Old one"]
    assert titles(client, "offers", q="chesapeake help") == ["Help desk"]
    assert titles(client, "offers", q="chesapeake install") == []
    assert titles(client, "offers", state="closed") == ["Old one"]
    assert titles(client, "offers", state="flagged") == ["Help desk"]
    assert titles(client, "offers", result="meets") == ["Installer"]
    assert titles(client, "offers", site=site.pk) == ["Help desk"]
    assert titles(client, "offers", track=track.pk) == ["Help desk"]
    assert titles(client, "offers", employer="chesapeake") == ["Help desk"]
    assert titles(client, "offers", employer=employer.key) == ["Help desk"]
    assert titles(client, "offers", sort="-pay") == ["Installer", "Help desk", "Old one"]
    assert titles(client, "offers", sort="-short")[0] == "Help desk"


def test_an_employers_key_finds_only_that_employer(client, manager):
    OfferFactory(title="Mine", employer=EmployerFactory(key="acme-1"))
    OfferFactory(title="Other", employer=EmployerFactory(key="acme-10"))
    assert titles(client, "offers", employer="acme-1") == ["Mine"]


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_an_offer_and_only_some_change_it(client, role, today):
    offer = flagged(today)
    finding = Finding.objects.get(offer=offer, code="pay")
    client.force_login(UserFactory(roles=[role]))
    text = client.get(reverse("employers:offer", args=[offer.pk])).content.decode()
    assert "$17.50 is $0.50 below the $18.00 floor for entry tracks." in text
    assert ("Edit offer" in text) == (role in WRITERS)
    allowed = {200, 302} if role in WRITERS else {403}
    edit = reverse("employers:offer_edit", args=[offer.pk])
    assert client.get(edit).status_code in allowed
    assert client.get(reverse("employers:waive", args=[finding.pk])).status_code in allowed
    for name in ("offer_pause", "offer_resume", "offer_withdraw"):
        url = reverse(f"employers:{name}", args=[offer.pk])
        assert client.post(url).status_code in allowed


def test_staff_of_a_site_find_no_offer_of_another_site(client, today):
    offer = flagged(today, site=SiteFactory())
    finding = Finding.objects.get(offer=offer, code="pay")
    client.force_login(UserFactory(roles=[Role.MANAGER], sites=[SiteFactory()]))
    assert titles(client, "offers") == titles(client, "findings") == []
    for name in ("offer", "offer_edit"):
        assert client.get(reverse(f"employers:{name}", args=[offer.pk])).status_code == 404
    assert client.get(reverse("employers:waive", args=[finding.pk])).status_code == 404
    assert client.post(reverse("employers:offer_pause", args=[offer.pk])).status_code == 404


def test_staff_add_an_offer_for_an_employer_and_change_it(client, manager, today):
    employer, track = EmployerFactory(), TrackFactory(family="entry")
    facts = {"title": "SOC analyst", "track": track.pk, "pay_min": "17", "pay_period": "hourly"}
    url = reverse("employers:offer_new", args=[employer.pk])
    text = client.post(url, {**facts, "soc": "15-1232"}, follow=True).content.decode()
    assert "$17.00 is $1.00 below" in text
    offer = Offer.objects.get()
    assert (offer.employer, offer.created_by, offer.soc) == (employer, manager, "15-1232")
    url = reverse("employers:offer_edit", args=[offer.pk])
    assert "A SOC code looks like" in client.post(url, {**facts, "soc": "15"}).content.decode()
    text = client.post(url, {**facts, "pay_min": "19"}, follow=True).content.decode()
    assert "Finding resolved: Below floor" in text
    assert "Lowest pay $17.00 → $19.00" in text
    assert "Dana Mercado" in text


def test_the_queue_shows_the_largest_shortfall_first_and_what_is_preferred_apart(
    client, manager, today
):
    flagged(today, title="A little", pay_min="17.50", health=False)
    flagged(today, title="A lot", pay_min="12")
    flagged(today, title="A contractor", pay_min="30", classification="contractor")
    assert titles(client, "findings") == ["A lot", "A little", "A contractor"]
    assert titles(client, "findings", sort="short") == ["A little", "A lot", "A contractor"]
    assert titles(client, "findings", result="employee") == ["A contractor"]
    assert titles(client, "findings", result="below", sort="short") == ["A little", "A lot"]
    assert titles(client, "findings", result="straddles") == []
    assert titles(client, "findings", q="lot") == ["A lot"]
    assert titles(client, "findings_preferred") == ["A little"]
    assert titles(client, "findings_resolved") == []


def test_a_waived_finding_leaves_the_queue_and_stands_in_the_story_of_its_offer(
    client, manager, today
):
    offer = flagged(today)
    finding = Finding.objects.get(offer=offer, code="pay")
    url = reverse("employers:waive", args=[finding.pk])
    until = today + dt.timedelta(days=30)
    facts = {"reason": "A raise is agreed for January.", "until": until.isoformat()}
    text = client.post(url, facts, follow=True).content.decode()
    assert "A raise is agreed for January." in text
    assert "Waivers in force" in text
    assert "Below the standard, waived" in text
    waiver = Waiver.objects.get()
    assert (waiver.granted_by, waiver.until) == (manager, until)
    assert titles(client, "findings") == []
    assert titles(client, "findings_resolved", resolution="waived") == [offer.title]
    text = client.post(reverse("employers:waiver_revoke", args=[waiver.pk]), follow=True)
    assert "The waiver has ended" in text.content.decode()
    assert titles(client, "findings") == [offer.title]
    url = reverse("employers:waiver_revoke", args=[waiver.pk])
    assert client.post(url).status_code == 302  # a second click ends nothing twice


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "Say why this finding is set aside."),
        ({"reason": "short"}, "at least 10 characters"),
        ({"until": "2020-01-01"}, "This day is past."),
        ({"until": "2099-01-01"}, "A waiver lasts a year at most."),
        ({"until": ""}, "This field is required."),
    ],
)
def test_a_waiver_needs_a_reason_and_an_end(client, manager, today, changes, said):
    flagged(today)
    finding = Finding.objects.get(code="pay")
    until = (today + dt.timedelta(days=30)).isoformat()
    facts = {"reason": "A raise is agreed.", "until": until, **changes}
    text = client.post(reverse("employers:waive", args=[finding.pk]), facts).content.decode()
    assert said in text
    assert facts["reason"] in text
    assert not Waiver.objects.exists()


def test_nobody_waives_a_finding_of_their_own_employer(client, today):
    user = UserFactory(roles=[Role.MANAGER, Role.EMPLOYER])
    contact = ContactFactory(user=user)
    flagged(today, employer=contact.employer)
    finding = Finding.objects.get(code="pay")
    client.force_login(user)
    until = (today + dt.timedelta(days=30)).isoformat()
    facts = {"reason": "It suits me well.", "until": until}
    text = client.post(reverse("employers:waive", args=[finding.pk]), facts).content.decode()
    assert "never granted by the employer it serves" in text
    assert not Waiver.objects.exists()


def test_a_resolved_finding_cannot_be_waived_and_the_page_says_why(client, manager, today):
    offer = flagged(today)
    finding = Finding.objects.get(code="pay")
    offer.pay_min = 20
    change_offer(offer=offer, by=manager, on=today)
    url = reverse("employers:waive", args=[finding.pk])
    facts = {"reason": "A raise is agreed for January.", "until": today}
    for answer in (client.get(url, follow=True), client.post(url, facts, follow=True)):
        assert "This finding is resolved already (pay raised)" in answer.content.decode()
    assert not Waiver.objects.exists()


def test_an_offer_is_paused_resumed_and_withdrawn_by_staff(client, manager, today):
    offer = flagged(today)

    def press(name):
        url = reverse(f"employers:{name}", args=[offer.pk])
        return client.post(url, follow=True).content.decode()

    assert "is paused" in press("offer_pause")
    assert titles(client, "offers", state="paused") == [offer.title]
    assert "is open again" in press("offer_resume")
    assert "is withdrawn" in press("offer_withdraw")
    assert "was withdrawn" in press("offer_resume")
    text = client.get(reverse("employers:offer", args=[offer.pk])).content.decode()
    for said in ("Paused", "Resumed", "Withdrawn", "Offer withdrawn or closed"):
        assert said in text


def test_an_offer_that_awaits_its_first_check_says_so(client, manager):
    OfferFactory(pay_min=None, pay_period="")
    text = client.get(reverse("employers:offers")).content.decode()
    assert "Not checked yet" in text


def busy(count, today, employer):
    """This many of everything that lists show."""
    for n in range(count):
        facts = {"employer": employer, "site": SiteFactory(), "health": False, "posted_on": today}
        offer = OfferFactory(pay_min="17.50", title=f"Job {n}", **facts)
        submit_offer(offer=offer, by=UserFactory(), on=today)
        raised = OfferFactory(pay_min="17.50", title=f"Raised {n}", **facts)
        submit_offer(offer=raised, by=UserFactory(), on=today)
        raised.pay_min = 19
        change_offer(offer=raised, by=UserFactory(), on=today)
        EngagementFactory(employer=employer)
        EmployerFactory(owner=UserFactory())


@pytest.mark.parametrize(
    "name",
    ["list", "detail", "offers", "findings", "findings_preferred", "findings_resolved"],
)
def test_a_list_of_ten_asks_no_more_questions_than_a_list_of_one(client, manager, today, name):
    employer = EmployerFactory()
    url = reverse(f"employers:{name}", args=[employer.pk] if name == "detail" else [])

    def questions():
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    busy(1, today, employer)
    one = questions()
    busy(9, today, employer)
    assert questions() <= one


def test_a_long_story_asks_no_more_questions_than_a_short_one(client, manager, today):
    offer = flagged(today)
    url = reverse("employers:offer", args=[offer.pk])

    def questions():
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    first = questions()
    for step in range(1, 9):
        offer.pay_min = 17 + step % 2
        change_offer(offer=offer, by=UserFactory(), on=today)
    assert questions() <= first + 1
