"""The score of a match: what weighs, what never does, and that it cannot be gamed by order."""

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements import ranking
from placements.fit import WEIGHTS, Job, Meeting, Need, Person, fit
from tests import factories as make
from trainees.choices import Education, Gender, Race
from trainees.models import Enrollment, Trainee

ON = dt.date(2026, 10, 20)
SKILLS = ["ticketing", "networks", "scripting", "listening"]
PERFECT = Person(
    skills={"ticketing": 4},
    credentials=frozenset({"a-plus"}),
    track="it",
    site="baltimore",
    market="md",
    wished_schedule="full_time",
    languages=frozenset({"es"}),
    hourly_min=Decimal(18),
    available_from=ON,
    met=(Meeting("Dana Wu", dt.date(2026, 10, 3)),),
)
JOB = Job(
    on=ON,
    employer="Acme",
    needs=(Need("ticketing", "ticketing", 3, True),),
    credentials={"a-plus": "CompTIA A+"},
    track="it",
    site="baltimore",
    market="md",
    schedule="full_time",
    language="es",
    hourly=Fraction(20),
)
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4))
needs = st.lists(
    st.builds(Need, st.sampled_from(SKILLS), st.just("skill"), st.integers(1, 4), st.booleans()),
    unique_by=lambda need: need.skill,
    max_size=4,
)


def said(found):
    return [reason.text for reason in found.reasons]


def test_the_weights_are_a_hundred_together():
    assert sum(WEIGHTS.values()) == 100


def test_whoever_meets_everything_scores_a_hundred_with_reasons_in_words():
    found = fit(PERFECT, JOB)
    assert (found.score, found.blockers) == (100, ())
    assert "Has ticketing (shows others how), the offer asks for it" in said(found)
    assert "Met Dana Wu of this employer on Oct 3" in said(found)
    assert "Pays $20.00 an hour, $18.00 wished" in said(found)
    assert {reason.state for reason in found.reasons} == {"good"}


def test_nothing_known_is_neither_good_nor_bad_and_says_so():
    open_job = replace(JOB, needs=(), credentials={}, language="")
    found = fit(Person(), open_job)
    assert found.blockers == ()
    assert {reason.state for reason in found.reasons} == {"mute"}
    assert found.score == 40 + 8 + 5 + round((14 + 10 + 7 + 7 + 4) / 2)


def test_only_what_is_required_stands_in_the_way():
    found = fit(Person(skills={"ticketing": 2}), JOB)
    assert "ticketing: does it with help, the offer asks for “does it alone”" in found.blockers
    assert any("CompTIA A+" in each for each in found.blockers)
    assert any("Spanish" in each for each in found.blockers)
    wished = replace(JOB, needs=(Need("ticketing", "ticketing", 3, False),), credentials={})
    assert fit(Person(languages=frozenset({"es"})), wished).blockers == ()


@given(levels, needs, st.sampled_from(SKILLS), st.integers(1, 4))
def test_more_of_a_skill_never_lowers_the_score(skills, wanted, skill, level):
    job = replace(JOB, needs=tuple(wanted))
    more = {**skills, skill: max(level, skills.get(skill, 0))}
    before = fit(replace(PERFECT, skills=skills), job)
    after = fit(replace(PERFECT, skills=more), job)
    assert after.score >= before.score
    assert set(after.blockers) <= set(before.blockers) or len(after.blockers) <= len(
        before.blockers
    )


@given(needs)
def test_whoever_meets_all_needs_has_all_points_for_skills(wanted):
    job = replace(JOB, needs=tuple(wanted))
    able = replace(PERFECT, skills={need.skill: need.level for need in wanted})
    assert fit(able, job).score == 100


@given(levels, needs, st.randoms())
def test_the_order_of_what_is_known_does_not_matter(skills, wanted, dice):
    shuffled = [*wanted]
    dice.shuffle(shuffled)
    turned = dict(reversed(skills.items()))
    one = fit(replace(PERFECT, skills=skills), replace(JOB, needs=tuple(wanted)))
    assert one == fit(replace(PERFECT, skills=turned), replace(JOB, needs=tuple(shuffled)))


@given(levels, needs)
def test_a_score_lies_between_nothing_and_a_hundred(skills, wanted):
    for person in (Person(skills=skills), replace(PERFECT, skills=skills)):
        assert 0 <= fit(person, replace(JOB, needs=tuple(wanted))).score <= 100


def test_the_score_cannot_know_protected_attributes():
    known = {each.name for each in fields(Person)}
    protected = {"gender", "race_ethnicity", "birth_date", "age", "veteran", "disability"}
    protected |= {"education", "first_name", "last_name", "postal_code", "prior_annual_earnings"}
    assert known & protected == set()


# --- whole rankings ----------------------------------------------------------------------------


def a_world():
    """An offer with needs, and a dozen people with different skills."""
    today = dt.date(2026, 5, 4)
    site = make.SiteFactory()
    cohort = make.CohortFactory(site=site)
    offer = make.open_offer(site=site, track=cohort.track, employer=make.EmployerFactory())
    skills = [make.SkillFactory(name=name) for name in SKILLS]
    for n, skill in enumerate(skills):
        make.OfferNeedFactory(offer=offer, skill=skill, required=n < 2)
    met = make.EngagementFactory(employer=offer.employer, cohort=cohort)
    met.people.add(make.ContactFactory(employer=offer.employer, name="Dana Wu"))
    for n in range(12):
        person = make.GraduateFactory(cohort=cohort).trainee
        for k, skill in enumerate(skills):
            if (n + k) % 3:
                make.SkillRatingFactory(trainee=person, skill=skill, level=(n * k) % 4 + 1)
        make.JobWishFactory(trainee=person, hourly_min=15 + n, sites=[site])
        if n % 4 == 0:
            met.attendees.add(person)
    return offer, today


@pytest.mark.django_db
def test_changing_every_protected_attribute_changes_no_rank_and_no_reason():
    offer, today = a_world()

    def ranked():
        found = ranking.candidates(offer, Enrollment.objects.all(), today)
        return [(each.trainee.pk, each.fit) for each in found]

    before = ranked()
    assert len(before) == 12
    for n, person in enumerate(Trainee.objects.order_by("pk")):
        person.gender = Gender.values[n % 4]
        person.race_ethnicity = [Race.values[n % 7], Race.values[(n + 3) % 7]]
        person.birth_date = dt.date(1950 + 4 * n, 1, 1)
        person.veteran, person.disability = bool(n % 2), not n % 3
        person.education = Education.values[n % 9]
        person.first_name, person.last_name = f"Z{12 - n}", f"A{n}"
        person.postal_code, person.prior_annual_earnings = f"{n:05}", Decimal(1000 * n)
        person.language = ["en", "es", "am", "zh-Hans"][n % 4]
        person.save()
    assert ranked() == before


@pytest.mark.django_db
def test_a_ranking_costs_the_same_queries_for_few_and_for_many(django_assert_num_queries):
    offer, today = a_world()
    with django_assert_num_queries(10):
        ranking.candidates(offer, Enrollment.objects.all(), today)
    for _ in range(20):
        make.GraduateFactory(cohort__track=offer.track)
    with django_assert_num_queries(10):
        ranking.candidates(offer, Enrollment.objects.all(), today)


@pytest.mark.django_db
def test_whom_a_shortlist_leaves_out():
    offer, today = a_world()
    cohort = Enrollment.objects.first().cohort
    gone = dt.timedelta(days=1)
    working = make.GraduateFactory(cohort=cohort)
    make.PlacementFactory(enrollment=working, started_on=today)
    excluded = make.GraduateFactory(cohort=cohort, exclusion="medical", exclusion_on=today)
    early = make.CohortFactory(track=offer.track, ends_on=today + dt.timedelta(days=29))
    too_early = make.EnrollmentFactory(cohort=early)
    last_weeks = make.CohortFactory(track=offer.track, ends_on=today + dt.timedelta(days=28))
    ready = make.EnrollmentFactory(cohort=last_weeks)
    free = make.GraduateFactory(cohort=cohort)
    make.PlacementFactory(enrollment=free, started_on=today - 9 * gone, ended_on=today - gone)
    found = ranking.candidates(offer, Enrollment.objects.all(), today)
    people = {each.trainee for each in found}
    assert {ready.trainee, free.trainee} <= people
    assert people & {working.trainee, excluded.trainee, too_early.trainee} == set()


@pytest.mark.django_db
def test_a_person_is_shown_the_open_offers_that_fit_best(django_assert_num_queries):
    offer, today = a_world()
    from employers.models import Offer

    make.OfferFactory(track=offer.track, title="Hidden")
    make.open_offer(title="Elsewhere")
    person = Enrollment.objects.first().trainee
    found = ranking.offers_for(person, Offer.objects.all(), Enrollment.objects.all(), today)
    assert {each.offer.title for each in found} == {"Help desk technician", "Elsewhere"}
    make.MatchFactory(trainee=person, offer=offer)
    found = ranking.offers_for(person, Offer.objects.all(), Enrollment.objects.all(), today)
    assert [each.offer.title for each in found] == ["Elsewhere"]
