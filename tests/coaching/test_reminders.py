"""Reminders: by the rule, in their language, once, not at night, not when it is too late."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from coaching import booking, reminding
from coaching.models import Session
from coaching.reminding import DAY, HOUR, LEADS, Quiet, send_at
from coaching.tasks import send_reminders
from intermediary import posting, texting
from intermediary.choices import Channel, Role
from intermediary.models import Bounce, Letter, Reach
from tests import factories as make

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
NOON = dt.datetime(2026, 12, 8, 17, tzinfo=dt.UTC)  # Tuesday, noon in New York
DAYS = (dt.datetime(2026, 2, 18, tzinfo=dt.UTC), dt.datetime(2026, 10, 12, tzinfo=dt.UTC))
LONG_AGO = NOON - 30 * DAY


def booked(starts_at=NOON, at=LONG_AGO, **facts):
    """A session that was booked long ago, of somebody who reads e-mail."""
    if "trainee" not in facts:
        facts["trainee"] = make.TraineeFactory(email="ana@example.org", first_name="Ana")
    session = make.SessionFactory(starts_at=starts_at, **facts)
    Session.objects.filter(pk=session.pk).update(changed_at=at)
    session.refresh_from_db()
    return session


def kinds():
    return [letter.about.split(":")[1] for letter in Letter.objects.order_by("pk")]


# --- the rule ------------------------------------------------------------------------------------


def slowly(starts_at, lead, quiet):
    """When to remind, found by looking at a clock minute by minute."""

    def is_quiet(instant):
        wall = instant.astimezone(ZoneInfo(quiet.zone)).time()
        since, until = quiet.since, quiet.until
        return since <= wall < until if since <= until else not until <= wall < since

    due = starts_at - lead.before
    if not is_quiet(due):
        return due
    waited = due
    while is_quiet(waited):
        waited += MINUTE
    if waited <= starts_at - lead.margin:
        return waited
    while is_quiet(due - MINUTE):
        due -= MINUTE
    return due - 30 * MINUTE


clock_times = st.integers(0, 95).map(lambda n: dt.time(n // 4, n % 4 * 15))


@given(
    st.integers(0, 40 * 24 * 12),
    clock_times,
    clock_times,
    st.sampled_from(["America/New_York", "America/Los_Angeles"]),
    st.sampled_from(LEADS),
    st.sampled_from(
        [dt.datetime(2026, 2, 18, tzinfo=dt.UTC), dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)]
    ),
)
def test_reminders_come_when_somebody_with_a_clock_would_send_them(
    n, since, until, zone, lead, day
):
    starts_at, quiet = day + n * 5 * MINUTE, Quiet(since, until, zone)
    wall = (starts_at - lead.before).astimezone(ZoneInfo(zone))
    if wall.date() in (dt.date(2026, 3, 8), dt.date(2026, 3, 7)):
        return  # the night the clocks skip: see below
    at = send_at(starts_at, lead, quiet)
    assert at == slowly(starts_at, lead, quiet)
    assert at < starts_at - lead.useless
    assert starts_at - at <= reminding.FARTHEST


def test_in_the_night_that_clocks_skip_quiet_hours_end_when_the_clock_is_past_them():
    quiet = Quiet(dt.time(21), dt.time(2, 30), "America/New_York")
    begins, ends = quiet.around(dt.datetime(2026, 3, 8, 5, tzinfo=dt.UTC))
    assert begins == dt.datetime(2026, 3, 8, 2, tzinfo=dt.UTC)
    assert ends == dt.datetime(2026, 3, 8, 7, 30, tzinfo=dt.UTC)
    assert not quiet.covers(ends)


def test_a_reminder_comes_a_day_and_two_hours_before_and_no_more_after_them():
    booked()
    steps = [(-DAY - MINUTE, []), (-DAY, ["24h"]), (-DAY + MINUTE, ["24h"])]
    steps += [(-2 * HOUR - MINUTE, ["24h"]), (-2 * HOUR, ["24h", "2h"]), (MINUTE, ["24h", "2h"])]
    for at, expected in steps:
        reminding.remind(NOON + at)
        assert kinds() == expected


def test_a_portal_that_was_down_reminds_late_but_not_uselessly():
    booked()
    assert reminding.remind(NOON - 10 * HOUR) == 0  # at night
    assert reminding.remind(NOON - 3 * HOUR) == 1
    assert reminding.remind(NOON - 5 * MINUTE) == 1
    assert kinds() == ["24h", "2h"]
    Letter.objects.all().delete()
    assert reminding.remind(NOON) == 0


def test_what_was_booked_or_moved_since_then_needs_no_reminder():
    session = booked(at=NOON - 20 * HOUR)
    assert reminding.remind(NOON - 19 * HOUR) == 0
    Session.objects.filter(pk=session.pk).update(changed_at=NOON - HOUR)
    assert reminding.remind(NOON - 30 * MINUTE) == 0


@pytest.mark.parametrize("outcome", ["canceled", "excused", "seen"])
def test_what_does_not_take_place_is_not_reminded_of(outcome):
    booked(outcome=outcome)
    assert reminding.remind(NOON - DAY) == 0


def test_moving_arms_again_and_takes_back_what_is_not_sent_yet():
    session = booked()
    by = make.UserFactory()
    assert reminding.remind(NOON - DAY) == 1
    booking.move(session=session, starts_at=NOON + DAY, by=by, now=NOON - DAY)
    assert not Letter.objects.filter(name="coaching/email/reminder").exists()
    Session.objects.update(changed_at=LONG_AGO)
    assert reminding.remind(NOON - DAY) == 0
    assert reminding.remind(NOON) == 1
    Letter.objects.filter(name="coaching/email/reminder").update(claimed_at=NOON)
    session.refresh_from_db()
    booking.cancel(session=session, by=by, now=NOON)
    held = Letter.objects.get(name="coaching/email/reminder")
    assert not posting.send(held.pk, NOON + HOUR)


def test_a_sent_reminder_is_not_sent_again_after_a_move_there_and_back():
    session = booked()
    by = make.UserFactory()
    reminding.remind(NOON - DAY)
    Letter.objects.update(sent_at=NOON - DAY, text="", html="")
    for at in (NOON + DAY, NOON):
        booking.move(session=session, starts_at=at, by=by, now=NOON - 20 * HOUR)
    Session.objects.update(changed_at=LONG_AGO)
    assert reminding.remind(NOON - 20 * HOUR) == 0


# --- to whom, by what and in which words ---------------------------------------------------------


@pytest.fixture
def person():
    user = make.UserFactory(roles=[Role.TRAINEE], email="ana@example.org", language="es")
    return make.TraineeFactory(user=user, first_name="Ana", phone="(410) 555-0134")


def told(now=NOON - DAY):
    reminding.remind(now)
    return {(letter.carrier, letter.to) for letter in Letter.objects.all()}


def test_the_letter_is_in_the_persons_language_and_by_their_clock(person):
    make.PreferencesFactory(user=person.user, time_zone="America/Los_Angeles")
    booked(trainee=person, place="Room 4", coach=make.UserFactory(name="Teresa Novak"))
    assert told() == {("email", "ana@example.org")}
    letter = Letter.objects.get()
    assert letter.language == "es"
    assert "9:00" in letter.text
    assert "Teresa Novak" in letter.text
    assert "Room 4" in letter.text
    assert "/reminders/stop/" in letter.text


def test_text_messages_go_where_a_backend_and_a_number_are_else_an_e_mail(person, settings):
    make.ReachFactory(user=person.user, channel=Channel.SMS)
    booked(trainee=person)
    assert told() == {("email", "ana@example.org")}
    Letter.objects.all().delete()
    settings.SMS_BACKEND = "memory"
    assert told() == {("sms", "+14105550134")}
    texting.outbox.clear()
    assert posting.send(Letter.objects.get().pk, NOON - DAY)
    [(number, text)] = texting.outbox
    assert number == "+14105550134"
    assert "12:00" in text
    assert mail.outbox == []
    Reach.objects.update(channel=Channel.BOTH)
    assert told() == {("sms", "+14105550134"), ("email", "ana@example.org")}
    Letter.objects.all().delete()
    Reach.objects.update(channel=Channel.NONE)
    assert told() == set()


def test_a_text_message_that_could_not_be_sent_does_not_ring_at_night(person, settings):
    settings.SMS_BACKEND = "memory"
    make.ReachFactory(user=person.user, channel=Channel.SMS)
    booked(trainee=person, starts_at=NOON + 8 * HOUR)
    told(NOON + 8 * HOUR - DAY)
    letter = Letter.objects.get()
    quiet = NOON - DAY + 9 * HOUR  # 9 pm
    assert letter.expires_at == quiet
    assert not posting.send(letter.pk, quiet)


def test_coaches_are_reminded_only_if_they_ask_for_it():
    coach = make.UserFactory(roles=[Role.COACH], email="teresa@example.org")
    booked(coach=coach, trainee=make.TraineeFactory(first_name="Ana", last_name="Díaz"))
    assert told() == set()
    make.ReachFactory(user=coach)
    assert told() == {("email", "teresa@example.org")}
    assert "Ana Díaz" in Letter.objects.get().subject


def test_a_group_is_one_session_for_its_coach_and_each_of_its_people_is_reminded():
    coach = make.UserFactory(roles=[Role.COACH], email="teresa@example.org")
    make.ReachFactory(user=coach)
    group = make.GroupSessionFactory(coach=coach, starts_at=NOON, title="Mock interviews")
    for name in ("ana", "bo"):
        person = make.TraineeFactory(email=f"{name}@example.org")
        booked(coach=coach, group=group, trainee=person)
    assert reminding.remind(NOON - DAY) == 3
    assert Letter.objects.filter(to="teresa@example.org").count() == 1
    assert "Mock interviews" in Letter.objects.get(to="teresa@example.org").subject


def test_queries_do_not_grow_with_the_sessions_ahead(django_assert_num_queries):
    def ahead(count):
        for _n in range(count):
            user = make.UserFactory(roles=[Role.TRAINEE])
            booked(trainee=make.TraineeFactory(user=user), coach=make.UserFactory())

    ahead(1)
    with django_assert_num_queries(4):
        assert len(reminding.due(NOON - DAY)) == 1
    ahead(5)
    with django_assert_num_queries(4):
        assert len(reminding.due(NOON - DAY)) == 6


# --- once ----------------------------------------------------------------------------------------


def test_the_task_run_twice_reminds_once(monkeypatch):
    booked()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON - DAY)
    assert send_reminders() == 1
    assert send_reminders() == 0
    assert Letter.objects.count() == 1


def test_a_reminder_that_a_killed_worker_held_is_sent_again_while_it_is_in_time():
    booked()
    reminding.remind(NOON - 2 * HOUR)
    letter = Letter.objects.get(about__startswith="reminder:2h")
    Letter.objects.update(claimed_at=NOON - 2 * HOUR)  # and then it was killed
    assert not posting.send(letter.pk, NOON - 2 * HOUR + 5 * MINUTE)
    assert posting.send(letter.pk, NOON - 2 * HOUR + 11 * MINUTE)
    assert len(mail.outbox) == 1
    Letter.objects.update(claimed_at=NOON - 2 * HOUR, sent_at=None)
    assert not posting.send(letter.pk, NOON)
    assert posting.send_due(NOON + HOUR) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once():
    for n in range(3):
        booked(starts_at=NOON + n * HOUR / 2)
    written = together(lambda: reminding.remind(NOON - HOUR))
    letters = Letter.objects.all()
    assert sum(written) == len(letters) == len({(each.about, each.to) for each in letters}) == 3
    pks = [letter.pk for letter in letters]
    sent = together(lambda: sum(posting.send(pk, NOON - HOUR) for pk in pks))
    assert sum(sent) == len(mail.outbox) == 3


def together(work, times=4):
    """What work says that several workers do at the same instant."""
    start, done = threading.Barrier(times), []

    def run():
        start.wait()
        done.append(work())
        connection.close()

    threads = [threading.Thread(target=run) for _n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_nothing_goes_to_an_address_that_refused_us_for_good():
    booked()
    reminding.remind(NOON - DAY)
    Bounce.objects.note("Ana@example.org", "550 No such user")
    assert not posting.send(Letter.objects.get().pk, NOON - DAY)
    assert mail.outbox == []
