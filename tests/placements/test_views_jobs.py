"""Staff pages about jobs: lists that find, the verdict at once, corrections, evidence, checks."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import STAFF, Role
from placements.choices import PlacementKind, Tier
from placements.models import OutcomeCheck, Placement
from tests.factories import (
    EmployerFactory,
    EnrollmentFactory,
    EvidenceFactory,
    GraduateFactory,
    OfferFactory,
    OutcomeCheckFactory,
    PlacementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WRITERS = set(STAFF) - {Role.ANALYST}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def manager(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def graduate():
    """Somebody who graduated on April 17, 2026."""
    return GraduateFactory()


def jobs(client, **query):
    """The jobs the list shows, by title."""
    rows = client.get(reverse("placements:list"), query).context["rows"]
    return [placement.title for placement, _verdict, _proof in rows]


def typed(graduate, **changes):
    """What somebody types into the form of a new job."""
    data = {
        "enrollment": graduate.pk,
        "title": "Help desk technician",
        "kind": "full_time",
        "started_on": "2026-05-04",
        "pay": "$20.00",
        "pay_period": "hourly",
        "hours_per_week": "40",
        "tier": "pay_stub",
    }
    return {**data, **changes}


def new(graduate):
    return reverse("placements:new", args=[graduate.trainee_id])


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_and_all_but_analysts_write(client, role):
    placement = PlacementFactory()
    client.force_login(UserFactory(roles=[role]))
    assert client.get(reverse("placements:list")).status_code == 200
    text = client.get(placement.get_absolute_url()).content.decode()
    assert ("Add evidence" in text) == (role in WRITERS)
    panel = client.get(reverse("placements:for_trainee", args=[placement.trainee_id]))
    assert ("Record job" in panel.content.decode()) == (role in WRITERS)
    expected = 200 if role in WRITERS else 403
    for name in ("edit", "end", "add_evidence"):
        url = reverse(f"placements:{name}", args=[placement.pk])
        assert client.get(url).status_code == expected
    for name in ("new", "check_new"):
        url = reverse(f"placements:{name}", args=[placement.trainee_id])
        assert client.get(url).status_code == expected


def test_staff_of_one_site_find_no_trace_of_another(client):
    here, there = PlacementFactory(title="Here"), PlacementFactory(title="There")
    client.force_login(UserFactory(sites=[here.enrollment.cohort.site]))
    assert jobs(client) == ["Here"]
    for name in ("detail", "edit", "end", "add_evidence"):
        assert client.get(reverse(f"placements:{name}", args=[there.pk])).status_code == 404
    for name in ("new", "check_new", "for_trainee"):
        url = reverse(f"placements:{name}", args=[there.trainee_id])
        assert client.get(url).status_code == 404


def test_jobs_are_found_by_what_they_are(client, manager):
    sure = PlacementFactory(
        title="Sure", employer__name="Patapsco Health", enrollment__trainee__last_name="Núñez"
    )
    EvidenceFactory(placement=sure)
    weak = PlacementFactory(title="Weak", kind=PlacementKind.GIG, started_on=dt.date(2026, 4, 20))
    EvidenceFactory(placement=weak, tier=Tier.SELF_REPORT)
    for query, found in (
        ({"kind": "gig"}, ["Weak"]),
        ({"counts": "yes"}, ["Sure"]),
        ({"counts": "no"}, ["Weak"]),
        ({"evidence": "sufficient"}, ["Sure"]),
        ({"evidence": "weak"}, ["Weak"]),
        ({"evidence": "self_report"}, ["Weak"]),
        ({"employer": "patapsco"}, ["Sure"]),
        ({"q": "nunez"}, ["Sure"]),
        ({"q": "patapsco nunez sure"}, ["Sure"]),
        ({"q": "patapsco weak"}, []),
        ({"site": sure.enrollment.cohort.site_id}, ["Sure"]),
        ({"since": "2026-05-01"}, ["Sure"]),
        ({"until": "2026-05-01"}, ["Weak"]),
        ({"sort": "started"}, ["Weak", "Sure"]),
        ({"sort": "-started"}, ["Sure", "Weak"]),
    ):
        assert jobs(client, **query) == found, query


def test_a_job_is_recorded_and_the_page_says_at_once_that_it_counts(client, manager, graduate):
    employer = EmployerFactory(name="Patapsco Health")
    offer = OfferFactory(employer=employer)
    data = typed(graduate, employer="patapsco health", offer=offer.pk)
    answer = client.post(new(graduate), data, follow=True)
    placement = Placement.objects.get()
    assert (placement.employer, placement.offer, placement.pay) == (employer, offer, 20)
    assert placement.recorded_by == manager
    text = answer.content.decode()
    assert "Started on day 17, in time for Day 120 (Aug 15, 2026)." in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "in time for Day 120"),
        ({"tier": "self_report"}, "Evidence too weak: self-report"),
        ({"kind": "internship"}, "Internship: recorded, does not count"),
        ({"kind": "part_time", "hours_per_week": "19.5"}, "Part-time under 20 hours"),
        ({"started_on": "2025-12-31"}, "began before the cohort did"),
        ({"enrollment": "", "started_on": "2025-12-31"}, "no cohort the person had started"),
        ({"kind": ""}, "Fill in kind, first day and evidence"),
        ({"started_on": "soon"}, "Fill in kind, first day and evidence"),
    ],
)
def test_while_typing_the_panel_says_whether_it_would_count(
    client, manager, graduate, changes, words
):
    url = reverse("placements:preview", args=[graduate.trainee_id])
    answer = client.post(url, typed(graduate, **changes), headers=HTMX)
    assert words in answer.content.decode()
    assert not Placement.objects.exists()


def test_while_typing_the_offers_of_the_employer_appear(client, manager, graduate):
    offer = OfferFactory(employer__name="Patapsco Health", title="Desktop support")
    OfferFactory(title="Elsewhere")
    url = reverse("placements:preview", args=[graduate.trainee_id])
    data = typed(graduate, employer="Patapsco Health")
    text = client.post(url, data, headers=HTMX).content.decode()
    assert offer.title in text
    assert "Elsewhere" not in text


def test_an_offer_of_another_employer_is_refused(client, manager, graduate):
    other = OfferFactory()
    data = typed(graduate, employer=EmployerFactory().name, offer=other.pk)
    assert "offer" in client.post(new(graduate), data).context["form"].errors


def test_an_employer_is_found_by_part_of_the_name_unless_several_match(client, manager, graduate):
    EmployerFactory(name="Harbor Staffing")
    only = EmployerFactory(name="Harbor Health")
    for words, error in (("Harbor", "Several employers match"), ("Nobody", "No employer is")):
        answer = client.post(new(graduate), typed(graduate, employer=words))
        assert error in answer.content.decode()
    client.post(new(graduate), typed(graduate, employer="harbor hea"))
    assert Placement.objects.get().employer == only
    url = reverse("placements:employer_options")
    suggested = client.get(url, {"employer": "harb"}).content.decode()
    assert "Harbor Staffing" in suggested
    assert "Harbor Health" in suggested


def test_an_amount_needs_its_period_and_nonsense_is_refused_in_words(client, manager, graduate):
    for changes, words in (
        ({"pay_period": ""}, "Say what this amount is for."),
        ({"pay": "-5"}, "Pay cannot be negative."),
        ({"hours_per_week": "200"}, "168"),
        ({"enrollment": EnrollmentFactory().pk}, "Select a valid choice"),
        ({"soc": "12"}, "SOC"),
    ):
        answer = client.post(new(graduate), typed(graduate, **changes))
        assert answer.status_code == 200
        assert words in answer.content.decode()
    assert not Placement.objects.exists()


def test_a_correction_shows_in_the_history_with_who_made_it(client, graduate):
    client.force_login(UserFactory(name="Dana Mercado"))
    placement = PlacementFactory(enrollment=graduate, employer=None, title="Help desk")
    url = reverse("placements:edit", args=[placement.pk])
    assert 'value="Help desk"' in client.get(url).content.decode()
    text = client.post(url, typed(graduate, pay="21.50"), follow=True).content.decode()
    assert "Pay $20.00 → $21.50" in text
    assert "Dana Mercado" in text


def test_a_job_ends_with_a_reason(client, manager):
    placement = PlacementFactory(started_on=dt.date(2026, 5, 4))
    url = reverse("placements:end", args=[placement.pk])
    wrong = client.post(url, {"ended_on": "2026-05-03", "end_reason": "quit"})
    assert "The last day is before the first." in wrong.content.decode()
    client.post(url, {"ended_on": "2026-06-30", "end_reason": "laid_off"})
    placement.refresh_from_db()
    assert (placement.ended_on, placement.end_reason) == (dt.date(2026, 6, 30), "laid_off")


def test_stronger_evidence_makes_a_job_count(client, manager):
    placement = PlacementFactory()
    EvidenceFactory(placement=placement, tier=Tier.SELF_REPORT)
    assert "Does not count yet" in client.get(placement.get_absolute_url()).content.decode()
    url = reverse("placements:add_evidence", args=[placement.pk])
    text = client.post(url, {"tier": "payroll"}, follow=True).content.decode()
    assert "Strongest" in text
    assert "Does not count" not in text


def test_a_check_is_recorded_once_a_day(client, manager, graduate):
    url = reverse("placements:check_new", args=[graduate.trainee_id])
    data = {
        "enrollment": graduate.pk,
        "checked_on": "2026-09-01",
        "outcome": "employed",
        "tier": "payroll",
        "pay": "22",
        "pay_period": "hourly",
    }
    client.post(url, data)
    assert OutcomeCheck.objects.get().pay == Decimal(22)
    assert "There is a check of this day already." in client.post(url, data).content.decode()


def test_the_panel_of_a_person_shows_jobs_and_checks_also_as_a_page(client, manager):
    placement = PlacementFactory()
    OutcomeCheckFactory(enrollment=placement.enrollment, outcome="unreachable")
    url = reverse("placements:for_trainee", args=[placement.trainee_id])
    page = client.get(url).content.decode()
    panel = client.get(url, headers=HTMX).content.decode()
    for text in (page, panel):
        assert placement.title in text
        assert "Could not be reached" in text
    assert "<h1>" in page
    assert "<h1>" not in panel


def worklist(client, **query):
    """Who the worklist shows, with the deadline, in order."""
    page = client.get(reverse("placements:worklist"), query).context["page"]
    return [(row.trainee.last_name, row.deadline_on) for row in page]


def graduated(name, days_ago):
    """Somebody who graduated so many days ago."""
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    start = day - dt.timedelta(days=100)
    return GraduateFactory(cohort__starts_on=start, cohort__ends_on=day, trainee__last_name=name)


def test_the_worklist_ranks_by_the_next_deadline(client, manager):
    today = timezone.localdate()
    graduated("Later", 10)
    soon = graduated("Soon", 118)
    graduated("Tonight", 120)
    graduated("Missed120", 121)
    graduated("Over", 300)
    EnrollmentFactory()
    rows = worklist(client)
    assert [name for name, _day in rows] == ["Tonight", "Soon", "Missed120", "Later"]
    assert dict(rows)["Tonight"] == today
    assert dict(rows)["Soon"] == today + dt.timedelta(days=2)
    EvidenceFactory(placement=PlacementFactory(enrollment=soon, started_on=today))
    assert "Soon" not in dict(worklist(client))


def test_the_worklist_tells_weak_evidence_from_no_job(client, manager):
    weak = graduated("Weak", 60)
    PlacementFactory(enrollment=weak, started_on=timezone.localdate())
    graduated("Nothing", 60)
    excluded = graduated("Excluded", 60)
    excluded.exclusion, excluded.exclusion_on = "medical", timezone.localdate()
    excluded.save()
    assert [name for name, _ in worklist(client, needs="weak")] == ["Weak"]
    assert [name for name, _ in worklist(client, needs="none")] == ["Nothing"]
    text = client.get(reverse("placements:worklist")).content.decode()
    assert "Add evidence" in text
    assert reverse("placements:new", args=[weak.trainee_id]) not in text
