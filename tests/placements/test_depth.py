"""The ladder of a partnership: every rung by its facts, none by opinion, none from the future."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from employers.choices import Board, EngagementKind
from intermediary.choices import STAFF, Role
from placements.choices import PlacementKind, Rung
from placements.depth import RUNG_OF, TAKES, Fact, depth, depths
from tests import factories as make
from tests import partner_factories as partner

ON = dt.date(2026, 3, 2)
LATER = ON + dt.timedelta(days=1)
DAYS = st.integers(-40, 10).map(lambda n: ON + dt.timedelta(days=n))


def slowly(facts, on):
    """The obvious way: look at every rung again and again."""
    reached = {}
    for rung in Rung:
        for fact in facts:
            over = fact.until is not None and fact.until < on
            if fact.rung == rung and fact.day <= on and not over:
                known = reached.get(rung)
                reached[rung] = (fact.day if known is None else max(known[0], fact.day),
                                 fact.count + (known[1] if known else 0))  # fmt: skip
    ladder = list(Rung)
    top = max((ladder.index(rung) for rung in reached), default=-1)
    missing = [rung for rung in ladder[: max(top, 0)] if rung not in reached]
    following = ladder[top + 1] if top + 1 < len(ladder) else None
    return reached, ladder[top] if reached else None, missing, following


@given(
    st.lists(
        st.builds(
            Fact,
            DAYS,
            st.sampled_from(Rung),
            st.sampled_from(["a", "b"]),
            st.integers(1, 3),
            st.none() | DAYS,
        )
    )
)
def test_the_ladder_is_what_the_obvious_way_makes_of_the_facts(facts):
    reached, highest, missing, following = slowly(facts, ON)
    ladder = depth(facts, ON)
    assert {s.rung: (s.fact.day, s.count) for s in ladder.steps if s.fact} == reached
    assert (ladder.highest.rung if ladder.highest else None) == highest
    assert [step.rung for step in ladder.missing] == missing
    assert (ladder.following.rung if ladder.following else None) == following
    assert [step.rung for step in ladder.steps] == list(Rung)
    assert ladder.reached == len(reached)
    assert depth([fact for fact in facts if fact.day <= ON], ON) == ladder


def test_every_kind_of_meeting_has_a_rung_and_every_rung_its_price():
    assert set(RUNG_OF) == set(EngagementKind)
    assert set(TAKES) == set(Rung)


def ladder_of(employer, on=ON):
    """The rungs on which an employer stands."""
    return [step.rung for step in depths([employer.pk], on)[employer.pk].steps if step.fact]


@pytest.fixture
def employer(db):
    return make.EmployerFactory()


@pytest.mark.parametrize(
    ("kind", "hours", "reached"),
    [
        (PlacementKind.FULL_TIME, None, True),
        (PlacementKind.APPRENTICESHIP, None, True),
        (PlacementKind.PART_TIME, Decimal(20), True),
        (PlacementKind.PART_TIME, Decimal("19.99"), False),
        (PlacementKind.PART_TIME, None, False),
        (PlacementKind.INTERNSHIP, Decimal(40), False),
        (PlacementKind.GIG, Decimal(40), False),
    ],
)
def test_a_hire_is_a_job_of_a_kind_that_counts(employer, kind, hours, reached):
    make.PlacementFactory(employer=employer, kind=kind, hours_per_week=hours, started_on=ON)
    assert ladder_of(employer) == ([Rung.HIRES] if reached else [])
    assert ladder_of(employer, ON - dt.timedelta(days=1)) == []


@pytest.mark.parametrize("kind", EngagementKind)
def test_a_meeting_reaches_its_rung_on_its_day(employer, kind):
    make.EngagementFactory(employer=employer, kind=kind, held_on=ON)
    make.EngagementFactory(kind=EngagementKind.CURRICULUM, held_on=ON)  # another employer's
    assert ladder_of(employer) == [RUNG_OF[kind]]
    assert ladder_of(employer, ON - dt.timedelta(days=1)) == []


def test_a_comment_on_a_draft_is_co_design(employer):
    contact = make.ContactFactory(employer=employer)
    partner.DraftCommentFactory(contact=contact, said_at=dt.datetime(2026, 3, 2, 17, tzinfo=dt.UTC))
    assert ladder_of(employer) == [Rung.CO_DESIGNS]
    assert ladder_of(employer, ON - dt.timedelta(days=1)) == []


def test_money_or_a_sponsored_cohort_is_an_investment(employer):
    partner.ContributionFactory(employer=employer, received_on=LATER)
    assert ladder_of(employer) == []
    make.SponsorshipFactory(employer=employer, cohort=make.CohortFactory(starts_on=ON))
    assert ladder_of(employer) == [Rung.INVESTS]
    (invests,) = [s for s in depths([employer.pk], LATER)[employer.pk].steps if s.fact]
    assert invests.said == "Contribution, last on Mar 3, 2026; 2 in all"


def test_a_seat_counts_while_its_term_lasts_and_the_last_day_counts(employer):
    contact = make.ContactFactory(employer=employer)
    partner.BoardSeatFactory(contact=contact, starts_on=ON, ends_on=LATER)
    site = make.SiteFactory()
    partner.BoardSeatFactory(contact=contact, board=Board.SITE, site=site, starts_on=LATER)
    both = [Rung.SITE_BOARD, Rung.NATIONAL_BOARD]
    assert ladder_of(employer, ON - dt.timedelta(days=1)) == []
    assert ladder_of(employer) == [Rung.NATIONAL_BOARD]
    assert ladder_of(employer, LATER) == both
    assert ladder_of(employer, LATER + dt.timedelta(days=1)) == [Rung.SITE_BOARD]


def test_the_ladder_says_where_one_stands_what_is_missing_and_what_comes_next(employer):
    assert depths([employer.pk], ON)[employer.pk].sentence == "No rung is reached yet."
    make.EngagementFactory(employer=employer, kind=EngagementKind.GUEST_TEACHING, held_on=ON)
    make.PlacementFactory(employer=employer, started_on=ON)
    ladder = depths([employer.pk], ON)[employer.pk]
    assert ladder.sentence == "Highest rung: Teaches. Missing below it: visits."
    assert ladder.next_said.startswith("Next: Co-designs. It takes a curriculum meeting")


@pytest.mark.django_db
def test_many_employers_take_as_many_queries_as_one(django_assert_num_queries):
    few = [make.PlacementFactory(started_on=ON).employer.pk]
    with django_assert_num_queries(6):
        depths(few, ON)
    many = few + [make.PlacementFactory(started_on=ON).employer.pk for _ in range(4)]
    with django_assert_num_queries(6):
        assert all(each.reached == 1 for each in depths(many, ON).values())


@pytest.mark.parametrize("role", Role)
def test_staff_read_the_ladder_and_nobody_else(client, employer, role):
    make.EngagementFactory(employer=employer, held_on=timezone.localdate())
    client.force_login(make.UserFactory(roles=[role]))
    page = client.get(reverse("placements:employer_depth", args=[employer.pk]))
    assert page.status_code == (200 if role in STAFF else 403)
    if role in STAFF:
        text = page.content.decode()
        assert "Highest rung: Teaches" in text
        assert "1 of 7" in text
        panel = client.get(page.request["PATH_INFO"], headers={"HX-Request": "true"})
        assert b"<html" not in panel.content


def test_a_merged_duplicate_has_no_ladder(client, employer):
    duplicate = make.EmployerFactory(merged_into=employer)
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    href = reverse("placements:employer_depth", args=[duplicate.pk])
    assert client.get(href).status_code == 404


def test_the_page_asks_as_much_for_many_facts_as_for_one(client, employer):
    from django.db import connection

    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    href = reverse("placements:employer_depth", args=[employer.pk])
    counts = []
    for number in (1, 9):
        make.EngagementFactory.create_batch(number, employer=employer)
        for _ in range(number):
            partner.BoardSeatFactory(contact=make.ContactFactory(employer=employer))
        client.get(href)
        with CaptureQueriesContext(connection) as queries:
            client.get(href)
        counts.append(len(queries))
    assert counts[0] == counts[1]
