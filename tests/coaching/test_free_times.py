"""Free times against a slow obvious version that walks the clock minute by minute."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.free_times import LONGEST, NOTICE, free_times
from coaching.models import Availability, GroupSession, Session, TimeOff
from tests.coaching_factories import AvailabilityFactory, GroupSessionFactory, TimeOffFactory
from tests.factories import SessionFactory, SiteFactory, TraineeFactory, UserFactory

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
ZONES = ("America/New_York", "America/Los_Angeles")
CHANGES = (dt.date(2026, 3, 8), dt.date(2026, 11, 1))  # clocks go forward, clocks go back
DAYS = 3


def wall_minutes(day, zone):
    """Every minute that the clock on the wall shows on a day: its instant, first showing only."""
    shown = {}
    instant = dt.datetime.combine(day - DAY, dt.time(), dt.UTC)
    for _minute in range(3 * 24 * 60):
        local = instant.astimezone(zone)
        if local.date() == day:
            shown.setdefault((local.hour, local.minute), instant)
        instant += MINUTE
    return shown


def offered(rule, day):
    """The starts of one rule on one day, by the wall clock."""
    shown = wall_minutes(day, ZoneInfo(rule.site.time_zone))
    first = rule.starts.hour * 60 + rule.starts.minute
    last = rule.ends.hour * 60 + rule.ends.minute
    for start in range(first, last - rule.minutes + 1, rule.minutes):
        instant = shown.get(divmod(start, 60))
        if instant is not None:
            yield instant, rule.minutes


def slowly(*, coach, trainee, now):
    """What a person with a calendar, a clock and much patience would offer."""
    taken = [
        (each.starts_at, each.starts_at + each.minutes * MINUTE)
        for each in Session.objects.filter(outcome="booked")
        if each.coach_id == coach.pk or (trainee and each.trainee_id == trainee.pk)
    ]
    taken += [
        (each.starts_at, each.starts_at + each.minutes * MINUTE)
        for each in GroupSession.objects.filter(coach=coach, canceled_at=None)
    ]
    taken += [(each.starts_at, each.ends_at) for each in TimeOff.objects.filter(coach=coach)]
    found = set()
    for rule in Availability.objects.filter(coach=coach):
        for ahead in range(-1, DAYS + 2):
            day = now.astimezone(ZoneInfo(rule.site.time_zone)).date() + ahead * DAY
            weekly = rule.on is None and rule.weekday == day.weekday()
            in_time = (rule.starts_on or day) <= day <= (rule.ends_on or day)
            if rule.on == day or (weekly and in_time):
                found |= set(offered(rule, day))
    free = []
    for start, minutes in sorted(found):
        end = start + minutes * MINUTE
        clash = any(since < end and start < until for since, until in taken)
        if (
            now + NOTICE <= start < now + DAYS * DAY
            and not clash
            and not (free and start < free[-1][1])
        ):
            free.append((start, end))
    return free


minutes_of_day = st.integers(0, 23 * 4 + 3).map(lambda n: dt.time(n // 4, n % 4 * 15))


@st.composite
def worlds(draw):
    """A few rules and things in the way around a change of the clocks in one of two zones."""
    change = draw(st.sampled_from(CHANGES))
    zone = draw(st.sampled_from(ZONES))
    rules = []
    for _n in range(draw(st.integers(1, 4))):
        starts, ends = sorted(draw(st.lists(minutes_of_day, min_size=2, max_size=2, unique=True)))
        day = change + draw(st.integers(-1, 2)) * DAY
        when = draw(st.sampled_from(["weekly", "once", "until", "from"]))
        more = {"on": day, "weekday": None} if when == "once" else {"weekday": day.weekday()}
        more |= {"ends_on": day} if when == "until" else {}
        more |= {"starts_on": day + DAY} if when == "from" else {}
        minutes = draw(st.sampled_from([15, 30, 45, 60]))
        rules.append({"starts": starts, "ends": ends, "minutes": minutes, **more})
    begin = dt.datetime.combine(change - DAY, dt.time(), ZoneInfo(zone)).astimezone(dt.UTC)
    blocks = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["coach", "trainee", "group", "off", "canceled"]),
                st.integers(0, 4 * 24 * 4),
                st.sampled_from([10, 30, 60, 240]),
            ),
            max_size=4,
        )
    )
    now = begin + draw(st.integers(-6 * 60, 30 * 60)) * MINUTE
    return zone, rules, [(kind, begin + n * 15 * MINUTE, m) for kind, n, m in blocks], now


def put_in_the_way(kind, at, minutes, *, coach, trainee):
    """One thing that may take times away; what would itself be a double booking is left out."""
    if kind == "off":
        TimeOffFactory(coach=coach, starts_at=at, ends_at=at + minutes * MINUTE)
    elif kind == "group":
        GroupSessionFactory(coach=coach, starts_at=at, minutes=minutes)
    else:
        whose = {"coach": coach} if kind != "trainee" else {"trainee": trainee}
        outcome = "canceled" if kind == "canceled" else "booked"
        ends = at + minutes * MINUTE
        if outcome == "canceled" or not Session.objects.booked().meeting(at, ends).exists():
            SessionFactory(starts_at=at, minutes=minutes, outcome=outcome, **whose)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_free_times_are_those_that_a_patient_person_finds_by_the_clock(world):
    zone, rules, blocks, now = world
    Session.objects.all().delete()
    for model in (Availability, GroupSession, TimeOff):
        model.objects.all().delete()
    coach, trainee = UserFactory(), TraineeFactory()
    site = SiteFactory(time_zone=zone)
    for rule in rules:
        AvailabilityFactory(coach=coach, site=site, **rule)
    for kind, at, minutes in blocks:
        put_in_the_way(kind, at, minutes, coach=coach, trainee=trainee)
    for whom in (trainee, None):
        fast = free_times(coach=coach, trainee=whom, now=now, days=DAYS)
        assert [(f.starts_at, f.ends_at) for f in fast] == slowly(
            coach=coach, trainee=whom, now=now
        )


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_the_clocks_skip_does_not_exist_and_one_they_show_twice_is_offered_once(zone):
    rule = AvailabilityFactory(
        site__time_zone=zone, weekday=6, starts=dt.time(1), ends=dt.time(4), minutes=30
    )
    local = {}
    for change in CHANGES:
        now = dt.datetime.combine(change - DAY, dt.time(12), dt.UTC)
        free = free_times(coach=rule.coach, trainee=None, now=now, days=2)
        local[change] = [f"{f.starts_at.astimezone(ZoneInfo(zone)):%H:%M}" for f in free]
    assert local[CHANGES[0]] == ["01:00", "01:30", "03:00", "03:30"]
    assert local[CHANGES[1]] == ["01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]


@pytest.mark.parametrize("zone", ZONES)
def test_nine_in_the_morning_stays_nine_in_the_morning(zone):
    rule = AvailabilityFactory(
        site__time_zone=zone, weekday=0, starts=dt.time(9), ends=dt.time(9, 30)
    )
    for change in CHANGES:
        now = dt.datetime.combine(change - 8 * DAY, dt.time(), dt.UTC)
        free = free_times(coach=rule.coach, trainee=None, now=now, days=21)
        assert {f.starts_at.astimezone(ZoneInfo(zone)).time() for f in free} == {dt.time(9)}
        assert len({f.starts_at.time() for f in free}) == 2  # an hour apart in UTC


def test_the_longest_session_there_may_be_is_still_seen():
    rule = AvailabilityFactory(weekday=0, starts=dt.time(9), ends=dt.time(10))
    at = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)
    SessionFactory(coach=rule.coach, starts_at=at - LONGEST + MINUTE, minutes=1440)
    free = free_times(coach=rule.coach, trainee=None, now=at - DAY, days=2)
    assert [f.starts_at for f in free] == [at + 30 * MINUTE]
