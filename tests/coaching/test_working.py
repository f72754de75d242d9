"""A session is noted in one step: all that was typed is kept, or nothing is."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.choices import Audience
from coaching.models import ActionItem, Note, Session
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def held(teresa, amara):
    return make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() - 2 * HOUR)


def page(client, session, teresa, **said):
    client.force_login(teresa)
    url = reverse("coaching:session", args=[session.pk]) + "?next=" + quote("/staff/sessions/day/")
    return client.post(url, said) if said else client.get(url)


def first_free(answer):
    return next(key for key, _ in answer.context["form"].fields["slot"].choices if key)


def test_outcome_note_items_and_next_session_are_saved_together(client, teresa, held, amara):
    done = make.ActionItemFactory(trainee=amara)
    slot = first_free(page(client, held, teresa))
    answer = page(
        client, held, teresa,
        outcome="seen", note="Went well.", audience="trainee", done=done.pk, place="Room 9",
        text_1="Send the résumé", due_1="2030-01-05", whose_1="coach", slot=slot, kind="debrief",
    )  # fmt: skip
    assert (answer.status_code, answer.url) == (302, "/staff/sessions/day/")
    held.refresh_from_db()
    done.refresh_from_db()
    assert (held.outcome, held.place, done.done_at is not None) == ("seen", "Room 9", True)
    note = Note.objects.get()
    assert (note.text, note.audience, note.session) == ("Went well.", Audience.TRAINEE, held)
    item = ActionItem.objects.get(text="Send the résumé")
    assert (item.whose, item.session, item.created_by) == ("coach", held, teresa)
    following = Session.objects.get(outcome="booked")
    assert following.starts_at.isoformat() == slot
    assert (following.kind, following.coach, following.place) == ("debrief", teresa, "Room 4")


def test_a_time_that_is_gone_is_said_there_and_nothing_is_lost(client, teresa, held, amara):
    slot = first_free(page(client, held, teresa))
    make.SessionFactory(coach=teresa, starts_at=dt.datetime.fromisoformat(slot))
    answer = page(client, held, teresa, outcome="seen", note="Kept words", slot=slot)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "This time has just been taken" in text
    assert "Kept words" in text
    held.refresh_from_db()
    assert (held.outcome, Note.objects.count()) == ("booked", 0)


def test_a_time_of_ones_own_that_is_taken_rolls_everything_back(client, teresa, held, amara):
    zone = amara.enrollments.get().cohort.site.time_zone
    at = timezone.now().astimezone(dt.UTC) + dt.timedelta(days=3)
    make.SessionFactory(trainee=amara, starts_at=at.replace(second=0, microsecond=0))
    local = at.astimezone(__import__("zoneinfo").ZoneInfo(zone))
    answer = page(
        client, held, teresa, outcome="no_show", note="x", text_1="Call", due_1="2030-01-01",
        day=local.date().isoformat(), time=local.strftime("%H:%M"),
    )  # fmt: skip
    assert answer.status_code == 200
    assert "Free next" in answer.content.decode()
    assert (Note.objects.count(), ActionItem.objects.count()) == (0, 0)
    held.refresh_from_db()
    assert held.outcome == "booked"


def test_an_outcome_can_be_corrected_and_taken_back(client, teresa, held):
    for outcome in ("no_show", "seen", "booked"):
        page(client, held, teresa, outcome=outcome)
        held.refresh_from_db()
        assert held.outcome == outcome


def test_what_has_not_begun_gets_a_note_but_no_outcome(client, teresa, amara):
    ahead = make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() + HOUR)
    answer = page(client, ahead, teresa, outcome="seen")
    assert "has not begun" in answer.content.decode()
    assert page(client, ahead, teresa, note="Brings her résumé.").status_code == 302
    ahead.refresh_from_db()
    assert (ahead.outcome, ahead.notes.count()) == ("booked", 1)


def test_an_item_without_a_day_and_a_day_without_an_item_are_asked_for(client, teresa, held):
    answer = page(client, held, teresa, text_1="Call", due_2="2030-01-01", day="2030-01-01")
    errors = answer.context["form"].errors
    assert {"due_1", "text_2", "time"} == set(errors)


def test_private_notes_are_for_their_writer_alone(client, teresa, held, amara):
    make.NoteFactory(trainee=amara, text="Secret of another", audience="private")
    make.NoteFactory(trainee=amara, text="For the team", audience="team")
    text = page(client, held, teresa).content.decode()
    assert "For the team" in text
    assert "Secret of another" not in text


def test_staff_who_do_not_coach_read_and_write_nothing(client, held):
    analyst = make.UserFactory(roles=[Role.ANALYST])
    client.force_login(analyst)
    url = reverse("coaching:session", args=[held.pk])
    assert "Save session" not in client.get(url).content.decode()
    client.post(url, {"outcome": "seen"})
    held.refresh_from_db()
    assert held.outcome == "booked"


def test_a_session_is_moved_and_canceled_with_a_reason(client, teresa, amara):
    ahead = make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() + HOUR)
    client.force_login(teresa)
    url = reverse("coaching:session_move", args=[ahead.pk])
    slot = first_free(client.get(url))
    assert "Choose a time" in client.post(url, {"reason": "sick"}).content.decode()
    assert client.post(url, {"slot": slot, "reason": "sick"}).status_code == 302
    ahead.refresh_from_db()
    assert ahead.starts_at.isoformat() == slot
    client.post(reverse("coaching:session_cancel", args=[ahead.pk]), {"reason": "Snow"})
    ahead.refresh_from_db()
    assert (ahead.outcome, ahead.reason) == ("canceled", "Snow")
    assert "was canceled" in page(client, ahead, teresa).content.decode()


def test_nobody_is_sent_elsewhere_after_saving(client, teresa, held):
    client.force_login(teresa)
    url = reverse("coaching:session", args=[held.pk]) + "?next=https://evil.example/"
    assert client.post(url, {"outcome": "seen"}).url == reverse("coaching:session", args=[held.pk])


def test_notes_and_items_are_added_to_a_person_and_ticked(client, teresa, amara):
    client.force_login(teresa)
    client.post(reverse("coaching:note_new", args=[amara.pk]), {"text": "Hi", "audience": "team"})
    due = timezone.localdate().isoformat()
    new = {"text": "Write", "due_on": due, "whose": "coach"}
    client.post(reverse("coaching:item_new", args=[amara.pk]), new)
    panel = client.get(reverse("coaching:for_trainee", args=[amara.pk])).content.decode()
    assert "Hi" in panel
    assert "Write" in panel
    item = ActionItem.objects.get()
    for done in (True, False):
        client.post(reverse("coaching:item_done", args=[item.pk]))
        item.refresh_from_db()
        assert (item.done_at is not None) == done
