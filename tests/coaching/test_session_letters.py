"""Whoever did not do it reads what was booked, moved or canceled; once, in their words."""

import datetime as dt

import pytest

from coaching import booking
from coaching.choices import SessionKind
from coaching.models import Session
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOON = dt.datetime(2026, 12, 8, 17, tzinfo=dt.UTC)
NOW = NOON - 5 * DAY


@pytest.fixture
def trainee():
    user = make.UserFactory(roles=[Role.TRAINEE], email="ana@example.org", language="es")
    return make.TraineeFactory(user=user, first_name="Ana", last_name="Díaz")


@pytest.fixture
def coach():
    return make.UserFactory(roles=[Role.COACH], email="teresa@example.org", name="Teresa Novak")


def book(trainee, coach, by):
    session = Session(
        trainee=trainee, coach=coach, kind=SessionKind.CHECK_IN, starts_at=NOON, place="Room 4"
    )
    return booking.book(session=session, by=by, now=NOW)


def taken_out():
    """The letters written since this was last asked: name and address."""
    found = [(each.name.rpartition("/")[2], each.to) for each in Letter.objects.order_by("pk")]
    Letter.objects.all().delete()
    return found


def test_what_the_trainee_does_the_coach_reads(trainee, coach):
    session = book(trainee, coach, trainee.user)
    letter = Letter.objects.get()
    assert letter.subject == "Ana Díaz booked a session: Dec 8, 2026, 12:00 pm, New York time"
    assert "Room 4" in letter.text
    assert taken_out() == [("session_booked_coach", "teresa@example.org")]
    booking.move(session=session, starts_at=NOON + DAY, by=trainee.user, now=NOW)
    assert "Before: Dec 8, 2026" in Letter.objects.get().text
    assert taken_out() == [("session_moved_coach", "teresa@example.org")]
    booking.cancel(session=session, reason="I am ill", by=trainee.user, now=NOW)
    assert "Why: I am ill" in Letter.objects.get().text
    assert taken_out() == [("session_canceled_coach", "teresa@example.org")]


def test_what_the_coach_does_the_trainee_reads_in_their_language(trainee, coach):
    session = book(trainee, coach, coach)
    assert Letter.objects.get().language == "es"
    assert taken_out() == [("session_booked", "ana@example.org")]
    booking.move(session=session, starts_at=NOON + DAY, by=coach, now=NOW)
    assert taken_out() == [("session_moved", "ana@example.org")]
    booking.cancel(session=session, by=coach, now=NOW)
    assert taken_out() == [("session_canceled", "ana@example.org")]


def test_what_somebody_else_does_both_read(trainee, coach):
    book(trainee, coach, make.UserFactory())
    assert {to for _name, to in taken_out()} == {"ana@example.org", "teresa@example.org"}


def test_a_coach_reads_nothing_of_each_seat_in_a_group(trainee, coach):
    group = make.GroupSessionFactory(coach=coach)
    session = make.SessionFactory(trainee=trainee, coach=coach, group=group, starts_at=NOON)
    booking.cancel(session=session, by=make.UserFactory(), now=NOW)
    assert taken_out() == [("session_canceled", "ana@example.org")]


def test_what_changes_nothing_and_what_is_over_is_not_worth_a_letter(trainee, coach):
    session = book(trainee, coach, coach)
    taken_out()
    booking.move(session=session, starts_at=NOON, by=coach, now=NOW)
    assert taken_out() == []
    booking.move(session=session, starts_at=NOON, place="Room 5", by=coach, now=NOW)
    assert "Room 5" in Letter.objects.get().text
    assert taken_out() == [("session_moved", "ana@example.org")]
    booking.cancel(session=session, by=coach, now=NOON + DAY)
    assert taken_out() == []


def test_who_loses_a_race_gets_no_letter_and_whoever_has_no_address_neither(trainee, coach):
    book(make.TraineeFactory(email=""), coach, coach)
    with pytest.raises(booking.Taken):
        book(trainee, coach, coach)
    assert taken_out() == []
