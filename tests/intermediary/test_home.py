"""Today: what is needed, by when, and for whom."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary import today, today_kpis
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 11, 23)


def days(number):
    return dt.timedelta(days=number)


@pytest.fixture
def manager():
    return make.UserFactory()


def graduate(cohort, **more):
    return make.GraduateFactory(cohort=cohort, graduated_on=cohort.ends_on, **more)


def cohort_that_ended(on, **more):
    return make.CohortFactory(starts_on=on - days(100), ends_on=on, **more)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.MANAGER, "intermediary:home"),
        (Role.ANALYST, "intermediary:home"),
        (Role.ADMIN, "admin:index"),
        (Role.EMPLOYER, "employers:portal"),
        (Role.TRAINEE, "intermediary:me"),
    ],
)
def test_each_person_starts_on_their_own_page(client, role, expected):
    client.force_login(make.UserFactory(roles=[role]))
    assert client.get("/").url == reverse(expected)


def test_a_class_without_any_employer_is_listed_from_its_second_week(manager):
    young = make.CohortFactory(starts_on=ON - days(6), ends_on=ON + days(50))
    due = make.CohortFactory(starts_on=ON - days(21), ends_on=ON + days(50))
    late = make.CohortFactory(starts_on=ON - days(29), ends_on=ON + days(50))
    met = make.CohortFactory(starts_on=ON - days(20), ends_on=ON + days(50))
    make.EngagementFactory(cohort=met, held_on=ON - days(2))
    found = today.unmet_cohorts(manager, ON)
    assert [(u.cohort, u.day, u.state, u.weeks) for u in found] == [
        (late, 29, "missed", 4),
        (due, 21, "open", 3),
    ]
    assert young not in [u.cohort for u in found]
    assert [u.word for u in found] == ["Missed Nov 22", "Due Nov 30"]


def test_day_28_itself_is_still_in_time(manager):
    make.CohortFactory(starts_on=ON - days(28), ends_on=ON + days(50))
    assert [u.state for u in today.unmet_cohorts(manager, ON)] == ["open"]


def test_deadlines_name_one_person_and_count_several(manager):
    alone = graduate(cohort_that_ended(ON - days(110)))
    many = cohort_that_ended(ON - days(105))
    for _n in range(3):
        graduate(many)
    graduate(cohort_that_ended(ON - days(90)))
    found = today.deadlines(manager, ON, {})
    assert [(row["on"], row["who"]) for row in found["rows"]] == [
        (ON + days(10), str(alone.trainee)),
        (ON + days(15), f"3 people in {many}"),
    ]
    assert found["total"] == 2


def test_a_deadline_tells_weak_evidence_from_no_job(manager):
    weak = graduate(cohort_that_ended(ON - days(110)))
    placement = make.PlacementFactory(enrollment=weak, started_on=ON - days(60))
    make.EvidenceFactory(placement=placement, tier="self_report")
    [row] = today.deadlines(manager, ON, {})["rows"]
    assert row["what"] == "Day 120, evidence still too weak"


def test_the_strip_groups_cohorts_by_state_and_says_what_each_needs(manager):
    ended = cohort_that_ended(ON - days(60))
    for _n in range(10):
        graduate(ended)
    [(state, [cell], total)] = today_kpis.cohort_strip(manager, ON, {})
    assert (state, total) == ("open", 1)
    assert (cell["name"], cell["count"], cell["need"]) == (ended.key, "0 of 10", "7 by Jan 22")


def test_tiles_keep_to_the_site_that_was_chosen_and_to_the_sites_one_serves(manager):
    here, there = (cohort_that_ended(ON - days(150)) for _n in range(2))
    for cohort, people in ((here, 2), (there, 3)):
        for _n in range(people):
            graduate(cohort)
    site_manager = make.UserFactory(sites=[here.site])
    whole = today_kpis.tiles(manager, ON, {})[0]
    chosen = today_kpis.tiles(manager, ON, {"site": there.site.key})[0]
    own = today_kpis.tiles(site_manager, ON, {})[0]
    assert [t["sub"] for t in (whole, chosen, own)] == [
        "0 of 5 due.",
        "0 of 3 due.",
        "0 of 2 due.",
    ]
    assert whole["need"] == "Short by 4"


def test_a_coach_sees_only_their_own_sessions_of_the_day():
    coach = make.UserFactory(roles=[Role.COACH])
    now = timezone.now()
    mine = make.SessionFactory(coach=coach, starts_at=now, outcome="booked")
    make.SessionFactory(starts_at=now, outcome="booked")
    make.SessionFactory(coach=coach, starts_at=now - days(1))
    assert list(today.sessions(coach, now)) == [mine]
    assert today.agenda([mine], now)[0]["phase"] == "now"


def test_a_filter_that_makes_no_sense_is_ignored(client, manager):
    client.force_login(manager)
    assert client.get("/staff/?site=nowhere&team=%00").status_code == 200


def text_of(client, roles):
    client.force_login(make.UserFactory(roles=roles))
    return client.get("/staff/").content.decode()


@pytest.mark.parametrize(
    ("roles", "order"),
    [
        ([Role.COACH], ["Coaching today", "Due to be seen", "Targets", "Offers below standard"]),
        (
            [Role.BUSINESS_SOLUTIONS],
            ["Offers below standard", "No employer contact yet", "Coaching today", "Targets"],
        ),
        ([Role.MANAGER], ["Targets", "Cohorts against", "Offers below", "Coaching today"]),
        ([Role.MANAGER, Role.COACH], ["Targets", "Offers below", "Coaching today"]),
        ([Role.ANALYST], ["Targets", "Offers below"]),
    ],
)
def test_each_side_of_the_house_reads_its_own_work_first(client, roles, order):
    text = text_of(client, roles)
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert ("Due to be seen" in text) == ("Due to be seen" in order)


def test_a_coach_is_told_whom_to_see_and_what_to_note(client):
    coach = make.UserFactory(roles=[Role.COACH])
    start = timezone.localdate() - days(30)
    row = make.EnrollmentFactory(
        cohort__starts_on=start, cohort__ends_on=start + days(100), trainee__last_name="Okafor"
    )
    make.CoachAssignmentFactory(enrollment=row, user=coach)
    make.SessionFactory(coach=coach, starts_at=timezone.now() - days(2), outcome="booked")
    client.force_login(coach)
    text = client.get("/staff/").content.decode()
    assert "Never seen" in text
    assert "Okafor" in text
    assert "1 session waits for an outcome" in text
    assert reverse("coaching:week") in text


def test_classes_that_met_an_employer_too_late_are_counted_beside_those_that_wait(manager):
    def started(ago, ends=50):
        return make.CohortFactory(starts_on=ON - days(ago), ends_on=ON + days(ends))

    waiting, late, in_time = started(40), started(50), started(45)
    make.EngagementFactory(cohort=late, held_on=late.starts_on + days(35))
    make.EngagementFactory(cohort=in_time, held_on=in_time.starts_on + days(28))
    started(200, ends=-100)  # over, and never met one
    found = today.contact(manager, ON)
    assert [u.cohort for u in found.waiting] == [waiting]
    assert (found.late, found.never, found.others) == (1, 1, 2)
    assert found.said == "1 met an employer later, 1 met none"
    tile = next(t for t in today_kpis.tiles(manager, ON, {}) if t["name"].startswith("Employer"))
    assert tile["need"] == "3 cohorts missed week 4"


def test_a_line_of_cohorts_has_room_for_every_state():
    room = today_kpis._room({"open": 20, "lost": 1, "missed": 9, "secured": 1, "met": 9})
    assert room == {"open": 4, "lost": 1, "missed": 3, "secured": 1, "met": 3}
    assert sum(room.values()) == today_kpis.CELLS
    assert today_kpis._room({"open": 20}) == {"open": 6}
