"""Sessions are added with a number of their own; outcomes are noted once they have begun."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from coaching import actions
from coaching.choices import SessionKind, SessionOutcome
from coaching.models import Session
from tests.factories import NOON, SessionFactory, TraineeFactory, UserFactory

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def by():
    return UserFactory()


def test_a_session_is_added_with_a_number(by):
    session = Session(trainee=TraineeFactory(), kind=SessionKind.CHECK_IN, starts_at=NOON)
    assert actions.add(session=session, by=by).key.startswith("S-")


@pytest.mark.parametrize("outcome", ["seen", "no_show", "excused"])
def test_an_outcome_is_noted_from_the_first_minute_on(by, outcome):
    session = SessionFactory()
    actions.note_outcome(session=session, outcome=outcome, now=session.starts_at, by=by)
    session.refresh_from_db()
    assert session.outcome == outcome
    context = session.events.get(pgh_label="update").pgh_context
    assert context.metadata == {"user": by.pk, "action": "note_session"}


def test_a_session_ahead_has_no_outcome_yet(by):
    session = SessionFactory()
    before = session.starts_at - MINUTE
    with pytest.raises(ValidationError, match="has not begun"):
        actions.note_outcome(session=session, outcome="seen", now=before, by=by)
    session.refresh_from_db()
    assert session.outcome == SessionOutcome.BOOKED


def test_upcoming_sessions_last_until_they_are_over_and_canceled_ones_do_not_come():
    session = SessionFactory(minutes=30)
    SessionFactory(outcome="canceled")
    begun, over = session.starts_at + 29 * MINUTE, session.starts_at + 30 * MINUTE
    assert Session.objects.upcoming(begun).get() == session
    assert not Session.objects.upcoming(over).exists()
    assert Session.objects.open_ended(begun).get() == session
    assert not Session.objects.open_ended(session.starts_at - MINUTE).exists()
