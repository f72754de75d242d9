"""Single cases of the definitions that a random world meets too seldom to rely on."""

import datetime as dt

import pytest

from intermediary import metrics
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
AS_OF = dt.date(2027, 6, 1)


def row(metric, as_of=AS_OF, **options):
    return metrics.compute([metric], as_of=as_of, **options)[0]


def graduate(graduated_on=dt.date(2026, 4, 17), **fields):
    cohort = fields.pop("cohort", None) or factories.CohortFactory()
    return factories.GraduateFactory(cohort=cohort, graduated_on=graduated_on, **fields)


def placed(enrollment, days, tier="pay_stub", dated_on=None, **job):
    started_on = enrollment.graduated_on + days * DAY
    placement = factories.PlacementFactory(enrollment=enrollment, started_on=started_on, **job)
    factories.EvidenceFactory(placement=placement, tier=tier, dated_on=dated_on)
    return placement


@pytest.mark.parametrize(("days", "hits"), [(119, 1), (120, 1), (121, 0)])
def test_the_120th_day_is_in_time(days, hits):
    placed(graduate(), days)
    assert row("placed_120d").hits == hits


@pytest.mark.parametrize(
    ("started_on", "hits"), [(dt.date(2027, 2, 28), 1), (dt.date(2027, 3, 1), 0)]
)
def test_six_months_after_31_august_is_the_last_of_february(started_on, hits):
    person = graduate(dt.date(2026, 8, 31))
    placed(person, (started_on - person.graduated_on).days)
    assert row("placed_6m").hits == hits


def test_evidence_counts_from_its_own_date():
    person = graduate()
    placed(person, 10, dated_on=dt.date(2027, 1, 5))
    assert row("placed_120d", dt.date(2027, 1, 4)).unverified == 1
    assert row("placed_120d", dt.date(2027, 1, 5)).hits == 1


def test_an_exclusion_after_a_start_of_work_does_not_count():
    out = dt.date(2026, 5, 1)
    placed(graduate(exclusion="medical", exclusion_on=out), 14, tier="self_report")
    graduate(exclusion="medical", exclusion_on=out)
    found = row("placed_120d")
    assert (found.excluded, found.unverified, found.total) == (1, 1, 1)


def test_an_employed_check_without_a_job_on_record_stays_unknown():
    factories.OutcomeCheckFactory(enrollment=graduate(), checked_on=AS_OF, outcome="employed")
    assert row("placed_9m").unknown == 1


def test_a_job_from_before_graduation_that_went_on_counts_and_one_that_ended_does_not():
    placed(graduate(), -30)
    person = graduate()
    placed(person, -30, ended_on=person.graduated_on - DAY)
    found = row("placed_120d")
    assert (found.hits, found.unknown) == (1, 1)


def test_who_graduates_twice_counts_in_each_cohort():
    first = graduate()
    second = graduate(
        dt.date(2026, 9, 1),
        trainee=first.trainee,
        cohort=factories.CohortFactory(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 9, 1)),
    )
    job = placed(second, 5)
    job.enrollment = None
    job.save()
    found = row("placed_120d")
    assert (found.total, found.hits, found.unknown) == (2, 1, 1)


@pytest.mark.parametrize(
    ("day", "hits"),
    [(dt.date(2027, 3, 4), 1), (dt.date(2027, 3, 3), 0), (AS_OF, 1), (AS_OF + DAY, 0)],
)
def test_coached_means_seen_on_one_of_the_last_90_days(day, hits):
    person = graduate()
    at = dt.datetime.combine(day, dt.time(16), dt.UTC)
    factories.SessionFactory(trainee=person.trainee, starts_at=at, outcome="seen")
    found = row("coached")
    assert (found.total, found.hits) == (1, hits)


def test_the_sites_calendar_says_which_day_a_session_was():
    person = graduate()
    late = dt.datetime(2027, 6, 2, 3, 0, tzinfo=dt.UTC)  # still 1 June in Baltimore
    factories.SessionFactory(trainee=person.trainee, starts_at=late, outcome="seen")
    assert row("coached").hits == 1


def test_a_booked_session_is_not_coaching():
    person = graduate()
    at = dt.datetime(2027, 5, 20, 16, tzinfo=dt.UTC)
    factories.SessionFactory(trainee=person.trainee, starts_at=at, outcome="booked")
    assert row("coached").hits == 0


def test_coaching_ends_with_the_months_of_the_track():
    cohort = factories.CohortFactory(track=factories.TrackFactory(coaching_months=12))
    graduate(cohort=cohort)
    assert row("coached", dt.date(2027, 4, 17)).total == 1
    assert row("coached", dt.date(2027, 4, 18)).total == 0


@pytest.mark.parametrize(("days", "hits"), [(-1, 0), (0, 1), (28, 1), (29, 0)])
def test_early_contact_is_within_28_days_of_the_start(days, hits):
    cohort = factories.CohortFactory()
    factories.EngagementFactory(cohort=cohort, held_on=cohort.starts_on + days * DAY)
    found = row("early_contact")
    assert (found.of, found.hits, found.state) == (1, hits, "met" if hits else "missed")


def test_a_cohort_younger_than_28_days_is_not_judged():
    cohort = factories.CohortFactory()
    assert row("early_contact", cohort.starts_on + 27 * DAY).total == 0
    assert row("early_contact", cohort.starts_on + 28 * DAY).total == 1


def test_earnings_are_a_mean_over_a_mean_and_zero_before_counts():
    for prior in (0, 20800):
        person = graduate(trainee=factories.TraineeFactory(prior_annual_earnings=prior))
        placed(person, 10)  # $20 an hour, 40 hours: $41,600 a year
    found = row("earnings_multiple")
    assert (found.of, found.value, found.state) == (2, 4, "met")


def test_nobody_earning_anything_before_gives_no_multiple():
    placed(graduate(trainee=factories.TraineeFactory(prior_annual_earnings=0)), 10)
    found = row("earnings_multiple")
    assert (found.of, found.value, found.state) == (1, None, "no_data")


def test_a_disputed_proof_is_unverified_from_that_day():
    job = placed(graduate(), 10)
    job.evidence.update(disputed_on=dt.date(2027, 2, 1))
    assert row("placed_120d", dt.date(2027, 1, 31)).hits == 1
    assert row("placed_120d", dt.date(2027, 2, 1)).unverified == 1


def test_owner_and_team_are_those_of_the_graduation_day():
    person = graduate()
    first, later = factories.UserFactory(), factories.UserFactory()
    team = factories.TeamMembershipFactory(user=first, starts_on=dt.date(2026, 1, 1)).team
    factories.TeamMembershipFactory(user=first, starts_on=dt.date(2026, 4, 18))
    for user, starts_on in ((first, dt.date(2026, 1, 5)), (later, dt.date(2026, 4, 18))):
        factories.OwnerAssignmentFactory(enrollment=person, starts_on=starts_on, user=user)
    assert row("placed_9m", by=["owner"]).slice == {"owner": first.email}
    assert row("placed_9m", by=["team"]).slice == {"team": team.key}
