"""A file of sessions never books anybody twice: such rows are rejected one by one, in words."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.models import Session
from tests import factories as make
from tests.loading import Desk

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 7, 1, 16, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
BASE = {"trainee": "T-1", "coach": "c@example.org", "kind": "check_in", "outcome": "booked"}


@pytest.fixture
def desk(tmp_path):
    for n in (1, 2, 3):
        make.TraineeFactory(key=f"T-{n}")
    make.UserFactory(email="c@example.org")
    make.UserFactory(email="d@example.org")
    return Desk(tmp_path)


def messages(loaded):
    return [error["message"] for error in loaded.errors]


def row(key, minutes_later=0, **facts):
    at = NOON + minutes_later * MINUTE
    return {"session": key, **BASE, "starts_at": at.isoformat(), "minutes": "30", **facts}


def test_a_row_over_a_stored_session_is_rejected_and_the_others_are_stored(desk):
    desk.load("sessions", [row("a")])
    loaded = desk.load(
        "sessions",
        [
            row("b", 15, trainee="T-2"),
            row("c", 29, coach="d@example.org"),
            row("d", 30, trainee="T-3"),
            row("e", 10, outcome="seen"),
            row("a"),
        ],
    )
    assert messages(loaded) == [
        "the coach has another session then: a",
        "the trainee has another session then: a",
    ]
    assert set(Session.objects.values_list("key", flat=True)) == {"a", "d", "e"}


def test_of_rows_over_each_other_the_first_is_stored(desk):
    rows = [row("a"), row("b", 10, trainee="T-2"), row("c", 10, coach="d@example.org")]
    loaded = desk.load("sessions", rows)
    assert messages(loaded) == [
        "the coach has another session then, in a row of this file",
        "the trainee has another session then, in a row of this file",
    ]
    assert loaded.created == 1
    assert Session.objects.get().key == "a"


def test_what_was_loaded_loads_again_and_moves_where_there_is_room(desk):
    rows = [row("a"), row("b", 30, trainee="T-2")]
    desk.load("sessions", rows)
    assert messages(desk.load("sessions", rows)) == []
    moved = [row("a", 10), row("b", 90, trainee="T-2")]
    assert messages(desk.load("sessions", moved)) == ["the coach has another session then: b"]
    assert messages(desk.load("sessions", moved)) == []


def test_sessions_of_one_group_are_one_event_of_the_coach(desk):
    desk.load("sessions", [row("a"), row("b", 60, trainee="T-2")])
    group = make.GroupSessionFactory()
    Session.objects.update(group=group)
    Session.objects.filter(key="b").update(starts_at=NOON)
    assert messages(desk.load("sessions", [row("a", minutes="45")])) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),  # key
            st.integers(1, 3),
            st.sampled_from("cd"),
            st.integers(0, 12),
            st.sampled_from(["15", "30", "60"]),
            st.sampled_from(["booked", "booked", "canceled"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_file_ever_fails_as_a_whole(desk, rows):
    Session.objects.all().delete()
    for part in (rows[::2], rows[1::2], rows):
        once = {
            key: row(
                f"s{key}",
                start * 10,
                trainee=f"T-{who}",
                coach=f"{coach}@example.org",
                minutes=minutes,
                outcome=outcome,
            )
            for key, who, coach, start, minutes, outcome in part
        }
        if once:
            desk.load("sessions", [*once.values()])
