"""Staff pages about partners: lists that find, detail pages, adding people and meetings."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.models import Contact, Employer, Engagement
from intermediary.choices import STAFF, Role
from tests.factories import (
    CohortFactory,
    ContactFactory,
    EmployerFactory,
    EngagementFactory,
    OfferFactory,
    SiteFactory,
    SponsorshipFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS}


@pytest.fixture
def manager(client):
    user = UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def names(client, **query):
    """The employers that a list shows."""
    page = client.get(reverse("employers:list"), query).context["page"]
    return [employer.name for employer in page]


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_about_employers_and_only_some_write(client, role):
    employer = EmployerFactory()
    client.force_login(UserFactory(roles=[role]))
    text = client.get(reverse("employers:list")).content.decode()
    assert employer.name in text
    assert ("Add employer" in text) == (role in WRITERS)
    text = client.get(employer.get_absolute_url()).content.decode()
    assert ("Log a meeting" in text) == (role in WRITERS)
    expected = 200 if role in WRITERS else 403
    for name, args in (
        ("new", []),
        ("edit", [employer.pk]),
        ("contact_new", [employer.pk]),
        ("engagement_new", [employer.pk]),
        ("offer_new", [employer.pk]),
    ):
        assert client.get(reverse(f"employers:{name}", args=args)).status_code == expected


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.TRAINEE])
@pytest.mark.parametrize("name", ["list", "offers", "findings", "findings_resolved", "new"])
def test_nobody_else_opens_a_staff_page(client, role, name):
    client.force_login(UserFactory(roles=[role]))
    assert client.get(reverse(f"employers:{name}")).status_code == 403


def test_employers_are_found_by_name_city_stage_kind_and_owner(client, manager):
    EmployerFactory(name="Trần Brothers", city="Columbia", stage="prospect", owner=manager)
    EmployerFactory(name="Patapsco Health", kind="agency", stage="hiring")
    assert names(client) == ["Patapsco Health", "Trần Brothers"]
    assert names(client, sort="-name") == ["Trần Brothers", "Patapsco Health"]
    assert names(client, q="tran colum") == ["Trần Brothers"]
    assert names(client, stage="hiring") == ["Patapsco Health"]
    assert names(client, kind="agency") == ["Patapsco Health"]
    assert names(client, owner=manager.pk) == ["Trần Brothers"]
    assert names(client, stage="nonsense") == ["Patapsco Health", "Trần Brothers"]


def test_a_list_without_a_match_says_so_and_offers_the_way_back(client, manager):
    assert "No employers yet" in client.get(reverse("employers:list")).content.decode()
    EmployerFactory()
    text = client.get(reverse("employers:list"), {"q": "nobody"}).content.decode()
    assert "No employer matches" in text
    assert "Clear all filters" in text


def test_the_list_counts_open_offers_and_says_when_an_employer_was_last_met(client, manager):
    today = timezone.localdate()
    employer = EmployerFactory()
    OfferFactory(employer=employer, posted_on=today)
    OfferFactory(employer=employer, posted_on=today, closes_on=today)
    OfferFactory(employer=employer, posted_on=today + dt.timedelta(days=1))
    EngagementFactory(employer=employer, held_on=today - dt.timedelta(days=3))
    EngagementFactory(employer=employer, held_on=today + dt.timedelta(days=3))
    (row,) = client.get(reverse("employers:list")).context["page"]
    assert (row.open_offers, row.flagged_offers) == (2, 0)
    assert row.last_met_on == today - dt.timedelta(days=3)


def test_staff_of_a_site_count_only_offers_they_may_see(client):
    site = SiteFactory()
    employer = EmployerFactory()
    OfferFactory(employer=employer, site=SiteFactory(), title="Elsewhere")
    OfferFactory(employer=employer, site=site, title="Here")
    client.force_login(UserFactory(roles=[Role.MANAGER], sites=[site]))
    (row,) = client.get(reverse("employers:list")).context["page"]
    assert row.open_offers == 1
    text = client.get(employer.get_absolute_url()).content.decode()
    assert "Here" in text
    assert "Elsewhere" not in text


def test_one_employer_shows_people_offers_meetings_and_sponsored_cohorts(client, manager):
    contact = ContactFactory(name="Rosa Tillman")
    cohort = CohortFactory(key="ITS-26-07")
    SponsorshipFactory(employer=contact.employer, cohort=CohortFactory(key="SWE-26-01"))
    EngagementFactory(employer=contact.employer, cohort=cohort, kind="mock_interview")
    OfferFactory(employer=contact.employer, title="Cable installer")
    text = client.get(contact.employer.get_absolute_url()).content.decode()
    for said in ("Rosa Tillman", "ITS-26-07", "SWE-26-01", "Mock interview", "Cable installer"):
        assert said in text


def test_an_employer_is_added_with_a_key_of_its_own_and_changed(client, manager):
    facts = {"name": "  Inner  Harbor Security ", "kind": "company", "stage": "prospect"}
    client.post(reverse("employers:new"), facts)
    client.post(reverse("employers:new"), facts)
    first, second = Employer.objects.order_by("pk")
    assert first.name == "Inner Harbor Security"
    assert first.key == "inner-harbor-security"
    assert second.key.startswith("inner-harbor-security-")
    client.post(reverse("employers:edit", args=[first.pk]), {**facts, "stage": "hiring"})
    first.refresh_from_db()
    assert (first.stage, first.key) == ("hiring", "inner-harbor-security")


def test_a_person_is_added_at_an_employer_and_changed(client, manager):
    employer = EmployerFactory()
    url = reverse("employers:contact_new", args=[employer.pk])
    assert "This field is required" in client.post(url, {"email": "x"}).content.decode()
    client.post(url, {"name": "Rosa Tillman", "role": "recruiter", "email": "rosa@example.org"})
    contact = Contact.objects.get(employer=employer)
    url = reverse("employers:contact_edit", args=[contact.pk])
    client.post(url, {"name": "Rosa Till", "role": "executive"})
    contact.refresh_from_db()
    assert (contact.name, contact.role, contact.employer) == ("Rosa Till", "executive", employer)


def test_a_meeting_is_logged_with_its_cohort(client, manager):
    employer, cohort = EmployerFactory(), CohortFactory(key="ITS-26-09")
    url = reverse("employers:engagement_new", args=[employer.pk])
    assert "ITS-26-09" in client.get(url).content.decode()
    facts = {
        "kind": "site_visit",
        "held_on": "2026-02-03",
        "cohort": " its-26-09 ",
        "hours": "1.5 h",
    }
    answer = client.post(url, facts, follow=True)
    assert "Site visit with" in answer.content.decode()
    meeting = Engagement.objects.get()
    assert (meeting.cohort, meeting.employer) == (cohort, employer)
    assert meeting.hours == Decimal("1.5")


def test_a_meeting_with_an_unseen_or_unknown_cohort_is_refused_and_keeps_what_was_typed(client):
    site = SiteFactory()
    CohortFactory(key="SWE-26-01")
    client.force_login(UserFactory(roles=[Role.MANAGER], sites=[site]))
    url = reverse("employers:engagement_new", args=[EmployerFactory().pk])
    facts = {"kind": "site_visit", "held_on": "2026-02-03", "cohort": "SWE-26-01"}
    text = client.post(url, facts).content.decode()
    assert "There is no cohort “SWE-26-01” among yours." in text
    assert 'value="2026-02-03"' in text
    assert not Engagement.objects.exists()
