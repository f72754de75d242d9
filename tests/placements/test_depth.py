"""The ladder of partnership against a slow and obvious version of it."""

import datetime as dt
import random

import pytest
from django.urls import reverse

from employers.models import DraftComment
from intermediary.choices import Role
from placements.choices import COUNTING_KINDS
from placements.depth import DESIGNS, RUNGS, VISITS, depths
from placements.models import Placement
from tests import factories as make
from tests import partner_factories as partner

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)


def slow_hires(employer):
    """The first days of jobs of a counting kind."""
    return [
        job.started_on
        for job in Placement.objects.filter(employer=employer)
        if job.kind in COUNTING_KINDS
        or (job.kind == "part_time" and (job.hours_per_week or 0) >= 20)
    ]


def slow_days(employer):
    """Rung -> every day that shows it, read row by row."""
    days = {rung: [] for rung in RUNGS}
    days["hires"] = slow_hires(employer)
    for each in employer.engagements.all():
        for rung, kinds in (
            ("visits", VISITS),
            ("teaches", ["guest_teaching"]),
            ("designs", DESIGNS),
        ):
            if each.kind in kinds:
                days[rung].append(each.held_on)
    for comment in DraftComment.objects.filter(contact__employer=employer):
        days["designs"].append(comment.said_at.date())
    days["invests"] += [gift.received_on for gift in employer.contributions.all()]
    days["invests"] += [each.cohort.starts_on for each in employer.sponsorships.all()]
    for seat in employer.board_seats.all():
        if seat.ends_on is None or seat.ends_on >= ON:
            days[seat.board].append(seat.starts_on)
    return {rung: [day for day in found if day <= ON] for rung, found in days.items()}


def some_facts(dice, contact):
    """A few random facts around the day."""
    employer = contact.employer

    def day():
        return ON + dt.timedelta(days=dice.randint(-40, 10))

    acts = [
        lambda: make.PlacementFactory(
            employer=employer,
            started_on=day(),
            kind=dice.choice(["full_time", "part_time", "internship"]),
            hours_per_week=dice.choice([10, 20, 40]),
        ),
        lambda: make.EngagementFactory(
            employer=employer,
            held_on=day(),
            kind=dice.choice([*VISITS, *DESIGNS, "guest_teaching"]),
        ),
        lambda: partner.ContributionFactory(employer=employer, received_on=day()),
        lambda: make.SponsorshipFactory(
            employer=employer, cohort=make.CohortFactory(starts_on=day())
        ),
        lambda: partner.DraftCommentFactory(
            contact=contact, said_at=dt.datetime.combine(day(), dt.time(17), dt.UTC)
        ),
    ]
    for act in dice.choices(acts, k=dice.randint(0, 4)):
        act()
    if dice.random() < 0.4:
        start = ON - dt.timedelta(days=dice.randint(20, 60))
        end = dice.choice([None, ON, ON - dt.timedelta(days=1)])
        partner.BoardSeatFactory(contact=contact, starts_on=start, ends_on=end)


def test_the_ladder_says_what_the_slow_version_says():
    dice = random.Random(8101)
    contacts = [make.ContactFactory() for _n in range(25)]
    for contact in contacts:
        some_facts(dice, contact)
    found = depths([contact.employer_id for contact in contacts], ON)
    for contact in contacts:
        days, depth = slow_days(contact.employer), found[contact.employer_id]
        told = {rung: (fact.day, fact.times) for rung, fact in depth.facts.items()}
        assert told == {rung: (max(d), len(d)) for rung, d in days.items() if d}
        assert depth.reached == ([""] + [rung for rung in RUNGS if days[rung]])[-1]


def test_many_employers_cost_what_one_does(django_assert_num_queries):
    ids = [make.EmployerFactory().pk for _n in range(8)]
    with django_assert_num_queries(9):
        depths(ids[:1], ON)
    with django_assert_num_queries(9):
        depths(ids, ON)


def test_the_panels_tell_the_rung_the_fact_and_what_comes_next(client):
    employer = make.EmployerFactory()
    make.EngagementFactory(employer=employer, kind="guest_teaching", hours=4)
    make.PlacementFactory(employer=employer)
    client.force_login(make.UserFactory(roles=[Role.BUSINESS_SOLUTIONS]))
    text = client.get(reverse("placements:employer_depth", args=[employer.pk])).content.decode()
    assert "4 hours" in text
    assert "Next: Co-designs." in text
    assert client.get(reverse("placements:for_employer", args=[employer.pk])).status_code == 200


def test_staff_of_a_site_see_only_the_hires_of_their_people(client):
    site = make.SiteFactory()
    employer = make.EmployerFactory()
    make.PlacementFactory(employer=employer)
    client.force_login(make.UserFactory(roles=[Role.MANAGER], sites=[site]))
    answer = client.get(reverse("placements:for_employer", args=[employer.pk]))
    assert answer.context["total"] == 0
