"""Who was at a meeting, and who of a class knows which employer."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from employers.acquaintance import matrix
from intermediary.choices import Role
from tests import factories as make

DAY = dt.date(2026, 3, 2)


class Fetched(list):
    def all(self):
        return self


class Thing:
    def __init__(self, pk, name=""):
        self.pk, self.name = pk, name


class Meeting:
    def __init__(self, number, employer, hours, attendees, people):
        self.employer_id, self.employer = employer, Thing(employer)
        self.held_on, self.hours = DAY + dt.timedelta(days=number), hours
        self.attendees = Fetched(map(Thing, attendees))
        self.people = Fetched(Thing(n, f"P{n}") for n in people)


few = st.sets(st.integers(1, 4))
told = st.lists(
    st.tuples(st.integers(1, 3), st.none() | st.decimals("0.5", 8, places=1), few, few), max_size=8
)


@given(told)
def test_every_cell_is_what_one_finds_by_going_through_all_meetings(rows):
    meetings = [Meeting(n, *row) for n, row in enumerate(rows)]
    people = [Thing(n) for n in range(1, 6)]
    found = matrix(people, meetings)
    assert [e.pk for e in found.employers] == list(dict.fromkeys(m.employer_id for m in meetings))
    assert found.unknown == sum(
        not any(p.pk in {a.pk for a in m.attendees} for m in meetings) for p in people
    )
    for row in found.rows:
        for employer, cell in zip(found.employers, row.cells, strict=True):
            own = [
                m
                for m in meetings
                if m.employer_id == employer.pk and row.trainee.pk in {a.pk for a in m.attendees}
            ]
            assert (cell is None) == (not own)
            if own:
                assert cell.times == len(own)
                assert cell.hours == sum((m.hours for m in own if m.hours), Decimal(0))
                assert cell.people == {p.name for m in own for p in m.people}
                assert cell.last_on == max(m.held_on for m in own)
    assert [r.employers > 0 for r in found.rows] == sorted(r.employers > 0 for r in found.rows)


@pytest.fixture
def meeting(db):
    contact = make.ContactFactory(name="Dana Wu", user=None, email="dana@example.org")
    return make.EngagementFactory(employer=contact.employer, hours=None)


@pytest.fixture
def people(meeting):
    return [make.EnrollmentFactory(cohort=meeting.cohort).trainee for _ in range(3)]


def send(client, meeting, **data):
    return client.post(reverse("employers:attendance", args=[meeting.pk]), data)


def test_who_was_there_is_noted_and_the_matrix_shows_who_is_still_unknown(client, meeting, people):
    client.force_login(make.UserFactory())
    there = [each.pk for each in people[:2]]
    dana = meeting.employer.contacts.get()
    answer = send(client, meeting, hours="2.5", attendees=there, people=[dana.pk])
    assert answer.url == meeting.cohort.get_absolute_url()
    meeting.refresh_from_db()
    assert meeting.hours == Decimal("2.5")
    text = client.get(reverse("employers:matrix", args=[meeting.cohort_id])).content.decode()
    assert "1 person of 3 whom no employer knows yet" in text
    assert text.index(str(people[2])) < text.index(str(people[0]))
    assert "2.5 h" in text
    assert "Dana Wu" in text


def test_people_of_other_classes_and_employers_cannot_be_put_in(client, meeting, people):
    client.force_login(make.UserFactory())
    stranger, other = make.EnrollmentFactory().trainee, make.ContactFactory()
    answer = send(client, meeting, attendees=[stranger.pk], people=[other.pk])
    assert set(answer.context["form"].errors) == {"attendees", "people"}
    assert not meeting.attendees.exists()


def test_whoever_is_on_record_from_another_class_stays(client, meeting, people):
    guest = make.TraineeFactory()
    meeting.attendees.add(guest)
    client.force_login(make.UserFactory())
    send(client, meeting, attendees=[people[0].pk])
    assert set(meeting.attendees.all()) == {guest, people[0]}


def test_a_meeting_logged_with_a_class_goes_on_to_who_was_there(client, meeting):
    client.force_login(make.UserFactory())
    url = reverse("employers:engagement_new", args=[meeting.employer_id])
    sent = {"kind": "guest_teaching", "held_on": "2026-01-30", "cohort": meeting.cohort.key}
    new = meeting.employer.engagements
    answer = client.post(url, sent)
    assert answer.url == reverse("employers:attendance", args=[new.latest("pk").pk])


@pytest.mark.django_db
def test_the_matrix_asks_no_more_questions_for_more_meetings(client, meeting, people):
    client.force_login(make.UserFactory())
    url = reverse("employers:matrix", args=[meeting.cohort_id])
    counts = []
    for _ in range(2):
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
        for _more in range(4):
            each = make.EngagementFactory(cohort=meeting.cohort)
            each.attendees.set(people)
            make.EnrollmentFactory(cohort=meeting.cohort)
    assert counts[0] == counts[1]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.TRAINEE, Role.ANALYST])
def test_attendance_is_not_for(client, meeting, role):
    client.force_login(make.UserFactory(roles=[role]))
    assert send(client, meeting).status_code == 403
