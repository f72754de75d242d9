"""Many people want one time at once: one gets it, the others are told, and nothing is half done.

Each client has a connection of its own. The embedded server takes 200 in all and other runs have
some of them, so that AT_ONCE clients race together and each thread then takes the next client.
"""

import datetime as dt
import itertools
import queue
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from coaching import booking
from coaching.choices import SessionKind, SessionOutcome
from coaching.models import Session
from tests.coaching_factories import AvailabilityFactory
from tests.factories import SessionFactory, TraineeFactory, UserFactory
from trainees.models import Trainee

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 64
MONDAY_9 = dt.datetime(2026, 3, 2, 14, tzinfo=dt.UTC)  # 9:00 am in New York
NOW = MONDAY_9 - dt.timedelta(days=2)
HALF = dt.timedelta(minutes=30)


def race(clients, at_once=AT_ONCE):
    """Call each client once, as many together as there are threads; what they answered."""
    waiting, answers = queue.SimpleQueue(), []
    for client in clients:
        waiting.put(client)
    threads = min(at_once, len(clients))
    start = threading.Barrier(threads)

    def run():
        connection.ensure_connection()
        start.wait()
        while True:
            try:
                client = waiting.get_nowait()
            except queue.Empty:
                break
            try:
                answers.append(client())
            except Exception as fault:
                answers.append(fault)
        connection.close()

    runners = [threading.Thread(target=run) for _n in range(threads)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert len(answers) == len(clients)
    return answers


@pytest.fixture
def by():
    return UserFactory()


@pytest.fixture
def coach():
    return AvailabilityFactory(site__time_zone="America/New_York").coach


def people(count):
    made = [Trainee(key=f"R-{n}", first_name=f"Ana{n}", last_name="Díaz") for n in range(count)]
    return Trainee.objects.bulk_create(made)


def wanting(trainee, coach, starts_at, by, minutes=30):
    """A client who books."""
    session = Session(
        trainee=trainee,
        coach=coach,
        kind=SessionKind.CHECK_IN,
        starts_at=starts_at,
        minutes=minutes,
    )
    return lambda: booking.book(session=session, by=by, now=NOW)


def moving(session, starts_at, by):
    """A client who moves."""
    return lambda: booking.move(session=session, starts_at=starts_at, by=by, now=NOW)


def sorted_out(answers):
    """Who got it, who was told that it is taken, and everything else there must not be."""
    got = [each for each in answers if isinstance(each, Session)]
    told = [each for each in answers if isinstance(each, booking.Taken)]
    return got, told, [each for each in answers if each not in got and each not in told]


def nobody_is_booked_twice():
    """Compare every pair of booked sessions, the slow way."""
    rows = list(Session.objects.booked())
    for one, other in itertools.combinations(rows, 2):
        if one.coach_id == other.coach_id or one.trainee_id == other.trainee_id:
            assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at
    return True


def test_of_200_who_want_one_time_one_gets_it_and_199_are_told_the_next_ones(coach, by):
    clients = [wanting(each, coach, MONDAY_9, by) for each in people(200)]
    got, told, odd = sorted_out(race(clients))
    assert odd == []
    assert (len(got), len(told)) == (1, 199)
    following = [MONDAY_9 + n * HALF for n in (1, 2, 3)]
    assert all([free.starts_at for free in refusal.free] == following for refusal in told)
    assert Session.objects.count() == 1


def test_20_times_with_many_who_want_each_fill_once_each(coach, by):
    times = [MONDAY_9 + n * HALF for n in range(20)]
    trainees = people(200)
    clients = [wanting(each, coach, at, by) for at in times for each in trainees[::5]]
    got, told, odd = sorted_out(race(clients))
    assert odd == []
    assert (len(got), len(told)) == (20, 780)
    assert sorted(Session.objects.values_list("starts_at", flat=True)) == times
    assert nobody_is_booked_twice()


def test_times_that_only_overlap_are_one_time_too(coach, by):
    starts = [MONDAY_9 + dt.timedelta(minutes=n % 30) for n in range(60)]
    clients = [wanting(one, coach, at, by) for one, at in zip(people(60), starts, strict=True)]
    got, told, odd = sorted_out(race(clients))
    assert odd == []
    assert (len(got), len(told)) == (1, 59)


def test_a_trainee_who_races_with_two_coaches_gets_one_of_them(coach, by):
    other = AvailabilityFactory(site__time_zone="America/New_York").coach
    trainees = people(10)
    clients = [
        wanting(each, of, MONDAY_9 + n * HALF, by)
        for n, each in enumerate(trainees)
        for of in (coach, other, coach, other)
    ]
    got, told, odd = sorted_out(race(clients))
    assert odd == []
    assert (len(got), len(told)) == (10, 30)
    assert {each.trainee_id for each in got} == {each.pk for each in trainees}
    assert nobody_is_booked_twice()


def test_moves_race_with_bookings_for_one_time_and_losers_keep_theirs(coach, by):
    trainees = people(40)
    sessions = [
        SessionFactory(trainee=each, coach=coach, starts_at=MONDAY_9 + (n + 1) * HALF)
        for n, each in enumerate(trainees[:20])
    ]
    old = {each.pk: each.starts_at for each in sessions}
    clients = [moving(each, MONDAY_9, by) for each in sessions]
    clients += [wanting(each, coach, MONDAY_9, by) for each in trainees[20:]]
    got, told, odd = sorted_out(race(clients))
    assert odd == []
    assert (len(got), len(told)) == (1, 39)
    assert Session.objects.filter(starts_at=MONDAY_9).get().pk == got[0].pk
    kept = Session.objects.filter(pk__in=old).exclude(pk=got[0].pk)
    assert all(each.starts_at == old[each.pk] and each.sequence == 0 for each in kept)
    assert nobody_is_booked_twice()


def test_two_who_want_each_others_time_both_keep_their_own(coach, by):
    for _again in range(10):
        Session.objects.all().delete()
        one, other = (
            SessionFactory(coach=coach, starts_at=MONDAY_9),
            SessionFactory(coach=coach, starts_at=MONDAY_9 + HALF),
        )
        clients = [moving(one, other.starts_at, by), moving(other, one.starts_at, by)]
        got, told, odd = sorted_out(race(clients))
        assert odd == []
        assert (len(got), len(told)) == (0, 2)
        assert nobody_is_booked_twice()


def test_a_trainees_sessions_with_two_coaches_moved_to_one_time_go_there_once(coach, by):
    for _again in range(10):
        Session.objects.all().delete()
        trainee = TraineeFactory()
        rows = [
            SessionFactory(trainee=trainee, coach=of, starts_at=MONDAY_9 + n * HALF)
            for n, of in enumerate((coach, UserFactory(), UserFactory()), start=1)
        ]
        got, told, odd = sorted_out(race([moving(each, MONDAY_9, by) for each in rows]))
        assert odd == []
        assert (len(got), len(told)) == (1, 2)
        assert nobody_is_booked_twice()


def test_a_crowd_that_moves_and_books_and_cancels_leaves_no_one_booked_twice(coach, by):
    trainees = people(30)
    times = [MONDAY_9 + n * HALF for n in range(15)]
    sessions = [
        SessionFactory(trainee=each, coach=coach, starts_at=at)
        for each, at in zip(trainees, times, strict=False)
    ]
    clients = [moving(each, times[(n * 7 + 3) % 15], by) for n, each in enumerate(sessions)]
    clients += [wanting(each, coach, at, by) for each in trainees[15:] for at in times[::3]]
    clients += [_canceling(each, by) for each in sessions[::2]]
    allowed = Session | booking.Taken | ValidationError
    assert all(isinstance(each, allowed) for each in race(clients))
    assert nobody_is_booked_twice()
    canceled = Session.objects.filter(outcome=SessionOutcome.CANCELED)
    assert {each.pk for each in sessions[::2]} == {each.pk for each in canceled}


def _canceling(session, by):
    return lambda: booking.cancel(session=session, by=by, now=NOW)


def test_a_deadlock_that_postgresql_broke_is_tried_again(monkeypatch, by):
    import psycopg
    from django.db import OperationalError

    tries = []

    def write(**facts):
        tries.append(facts)
        if len(tries) < booking.TRIES:
            raise OperationalError from psycopg.errors.DeadlockDetected()
        return "done"

    assert booking.insisting(write)(by=by) == "done"
    assert len(tries) == booking.TRIES
    tries.clear()
    monkeypatch.setattr(booking, "GAVE_UP", ())
    with pytest.raises(OperationalError):
        booking.insisting(write)(by=by)
    assert len(tries) == 1
