"""The people behind a number are exactly those it counts, and only those one may see."""

import datetime as dt

import pytest

from intermediary import metrics
from intermediary.drill import BUCKETS, graduates_behind, placement_curve
from tests import factories

pytestmark = pytest.mark.django_db
AS_OF = dt.date(2026, 12, 31)
DAY = dt.timedelta(days=1)


@pytest.fixture
def world():
    """Graduates of one cohort with every outcome, and some of another site."""
    cohort = factories.CohortFactory()
    for tier in ("pay_stub", "self_report", None):
        graduate = factories.GraduateFactory(cohort=cohort)
        job = factories.PlacementFactory(enrollment=graduate)
        if tier:
            factories.EvidenceFactory(placement=job, tier=tier)
    factories.GraduateFactory(cohort=cohort)
    idle = factories.GraduateFactory(cohort=cohort)
    factories.OutcomeCheckFactory(enrollment=idle, outcome="not_employed")
    factories.GraduateFactory(
        cohort=cohort, exclusion="death", exclusion_on=cohort.ends_on + 9 * DAY
    )
    factories.GraduateFactory()
    return cohort


@pytest.mark.parametrize("as_of", [AS_OF, dt.date(2026, 5, 1)])
@pytest.mark.parametrize("metric", ["placed_120d", "placed_9m", "retained_365", "graduation"])
def test_every_count_has_as_many_people_behind_it(world, metric, as_of):
    row = metrics.compute([metric], as_of=as_of)[0]
    for bucket in BUCKETS:
        if bucket != "missed":
            people = graduates_behind(metric, as_of, bucket)
            assert people.count() == getattr(row, bucket), bucket


def test_the_people_of_a_slice_are_of_that_slice(world):
    people = graduates_behind("placed_120d", AS_OF, "total", filters={"cohort": world.key})
    assert {p.cohort_id for p in people} == {world.pk}
    assert people.count() == 5


def test_the_known_and_unknown_of_a_value_are_told_apart(world):
    row = metrics.compute(["start_wage"], as_of=AS_OF)[0]
    for bucket in ("total", "of", "unknown"):
        assert graduates_behind("start_wage", AS_OF, bucket).count() == getattr(row, bucket)


def test_behind_early_contact_stand_cohorts(world):
    assert world in graduates_behind("early_contact", AS_OF, "missed")
    factories.EngagementFactory(cohort=world)
    assert world in graduates_behind("early_contact", AS_OF, "hits")


def test_a_site_bound_viewer_counts_and_sees_own_people_only(world):
    viewer = factories.UserFactory(sites=[world.site])
    row = metrics.compute(["placed_120d"], as_of=AS_OF, viewer=viewer)[0]
    people = graduates_behind("placed_120d", AS_OF, "total", viewer=viewer)
    assert (row.total, people.count()) == (5, 5)


def test_who_is_not_staff_sees_nobody(world):
    stranger = factories.UserFactory(roles=["employer"])
    assert metrics.compute(["placed_120d"], as_of=AS_OF, viewer=stranger)[0].total == 0
    assert not graduates_behind("placed_120d", AS_OF, viewer=stranger).exists()


def test_an_unknown_bucket_is_an_error(world):
    with pytest.raises(KeyError):
        graduates_behind("placed_120d", AS_OF, "everyone")


def test_the_curve_counts_each_graduate_once_and_competes_exclusions(world):
    drawn = placement_curve(AS_OF)
    assert (drawn.graduates, drawn.competing) == (7, True)
    assert drawn.on(29).share == 0
    assert drawn.on(30).share == pytest.approx(1 / 7)
    assert placement_curve(AS_OF, filters={"cohort": world.key}).graduates == 6
