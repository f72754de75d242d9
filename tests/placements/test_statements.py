"""The quarterly statement: promised against done, counted by a few rules, without names."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from employers.choices import AgreementState, EngagementKind, Promise, Side
from placements import statements
from placements.choices import InterviewState
from placements.statements import Quarter
from tests import factories as make

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)
AFTER = dt.date(2026, 5, 1)


@pytest.fixture
def compact():
    """10 hires, at $20 or more, promised for the first quarter of 2026."""
    agreement = make.AgreementFactory(
        state=AgreementState.PROPOSED, pay_min=20, pay_period="hourly"
    )
    make.CommitmentFactory(agreement=agreement, amount=2, due_on=dt.date(2026, 3, 31))
    return agreement


def line(compact, kind, on=AFTER):
    name = str(Promise(kind).label)
    found = statements.statement(compact, Q1, on).lines
    return next(each for each in found if each.name == name)


def test_the_quarters_of_a_compact_are_those_that_have_begun(compact):
    found = statements.quarters(compact, dt.date(2026, 8, 1))
    assert [each.key for each in found] == ["2026-Q3", "2026-Q2", "2026-Q1"]
    assert (Q1.first, Q1.last) == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert [each.key for each in statements.quarters(compact, dt.date(2025, 1, 1))] == ["2026-Q1"]


def hire(compact, day, **more):
    return make.PlacementFactory(employer=compact.employer, started_on=day, **more)


def test_hires_and_their_pay_are_set_beside_what_was_promised(compact):
    assert (line(compact, "hires").done, line(compact, "hires").state) == (0, "missed")
    assert line(compact, "hires", on=dt.date(2026, 2, 1)).state == "open"
    hire(compact, dt.date(2026, 1, 1), pay=21, pay_period="hourly")
    hire(compact, dt.date(2026, 3, 31), pay=760, pay_period="weekly", hours_per_week=40)
    hire(compact, dt.date(2026, 4, 1), pay=10, pay_period="hourly")
    make.PlacementFactory(started_on=dt.date(2026, 2, 1))
    found = statements.statement(compact, Q1, AFTER)
    assert line(compact, "hires").state == "met"
    assert (found.lowest, found.middle, found.paid) == (Decimal(19), Decimal(20), 2)
    assert found.pay_state == "missed"


def test_a_hire_that_lies_ahead_is_not_counted(compact):
    hire(compact, dt.date(2026, 3, 20))
    assert line(compact, "hires", on=dt.date(2026, 3, 19)).done == 0
    assert line(compact, "hires", on=dt.date(2026, 3, 20)).done == 1


def test_seats_and_graduates_are_those_of_sponsored_classes_of_the_track(compact):
    for track, sponsor in ((compact.track, True), (compact.track, False), (None, True)):
        facts = {"track": track} if track else {}
        cohort = make.CohortFactory(**facts)
        if sponsor:
            make.SponsorshipFactory(cohort=cohort, employer=compact.employer)
        make.GraduateFactory(
            cohort=cohort, started_on=dt.date(2026, 1, 5), graduated_on=dt.date(2026, 3, 30)
        )
    assert (line(compact, "seats").done, line(compact, "graduates").done) == (1, 1)
    assert line(compact, "seats").state == ""
    compact.site = make.SiteFactory()
    assert line(compact, "seats").done == 0


def test_interviews_teaching_and_money_are_those_of_the_employer(compact):
    offer = make.open_offer(employer=compact.employer)
    at = dt.datetime(2026, 2, 3, 18, 0, tzinfo=dt.UTC)
    states = (InterviewState.HELD, InterviewState.ACCEPTED, InterviewState.CANCELED)
    for state in states:
        make.InterviewFactory(match=make.MatchFactory(offer=offer), state=state, starts_at=at)
    make.InterviewFactory(state=InterviewState.HELD, starts_at=at)
    for kind in (EngagementKind.GUEST_TEACHING, EngagementKind.SITE_VISIT):
        make.EngagementFactory(
            employer=compact.employer, kind=kind, held_on=at.date(), hours=Decimal("1.5")
        )
    make.ContributionFactory(employer=compact.employer, amount=500, received_on=at.date())
    make.CommitmentFactory(
        agreement=compact, kind=Promise.MONEY, amount=400, due_on=dt.date(2026, 2, 1)
    )
    assert line(compact, "interviews").done == 2
    assert line(compact, "instructor_hours").done == Decimal("1.5")
    assert (line(compact, "money").done, line(compact, "money").state) == (500, "met")


def test_the_employer_reads_counts_and_no_names(client, compact):
    job = hire(compact, dt.date(2026, 1, 7))
    contact = make.ContactFactory(employer=compact.employer)
    make.CommitmentFactory(
        agreement=compact, side=Side.PROGRAM, kind=Promise.OTHER, amount=None,
        text="A coach on site", due_on=dt.date(2026, 3, 1),
    )  # fmt: skip
    url = reverse("placements:own_statement", args=[compact.pk])
    client.force_login(contact.user)
    text = client.get(url, {"quarter": "2026-Q1"}).content.decode()
    assert "A coach on site" in text
    assert "Missed" in text
    assert str(job.trainee) not in text
    client.force_login(make.ContactFactory().user)
    assert client.get(url).status_code == 404
    client.force_login(make.UserFactory())
    staff = reverse("placements:statement", args=[compact.pk])
    assert "Promised and done" in client.get(staff).content.decode()
    assert client.get(staff, {"quarter": "1999-Q1"}).status_code == 404
