"""How people are reached: their settings, text messages, dead addresses, one press to stop."""

import datetime as dt
import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from intermediary import posting, texting, unsubscribing
from intermediary.choices import Channel, Role
from intermediary.models import Bounce, Letter, Reach
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/account/reminders/"
HOUR = dt.timedelta(hours=1)
FACTS = {"time": "Dec 8, 2026", "first_name": "Ana", "coach": "Teresa", "kind": "x", "link": "/"}


@pytest.fixture
def user(client):
    user = make.UserFactory(roles=[Role.TRAINEE], email="ana@example.org")
    client.force_login(user)
    return user


def write(**facts):
    told = {"to": "ana@example.org", "about": "reminder:1", "language": "en", "place": ""}
    posting.post("coaching/email/reminder", **{**told, "stop_link": "", **FACTS, **facts})
    return Letter.objects.latest("pk")


# --- the page ------------------------------------------------------------------------------------


def test_a_person_says_how_and_when(client, user):
    assert "By text message" not in client.get(PAGE).content.decode()
    given = {"channel": "email", "quiet_from": "22:00", "quiet_until": "07:30"}
    answer = client.post(PAGE, given, follow=True)
    assert "Your reminders are saved." in answer.content.decode()
    own = Reach.objects.get()
    assert (own.user, own.channel, own.quiet_from) == (user, Channel.EMAIL, dt.time(22))
    assert 'value="22:00"' in client.get(PAGE).content.decode()


def test_what_makes_no_sense_is_not_saved(client, user):
    given = {"channel": "sms", "quiet_from": "late", "quiet_until": "07:30"}
    assert client.post(PAGE, given).status_code == 422
    assert not Reach.objects.exists()


def test_text_messages_are_offered_where_they_can_be_sent(client, user, settings):
    settings.SMS_BACKEND = "console"
    assert "By text message" in client.get(PAGE).content.decode()


def test_staff_are_not_reminded_unless_they_ask(client):
    client.force_login(make.UserFactory(roles=[Role.COACH]))
    assert re.search(r'value="none"[^>]*checked', client.get(PAGE).content.decode())
    client.force_login(make.UserFactory(roles=[Role.EMPLOYER]))
    assert client.get(PAGE).status_code == 403


# --- one press to stop ---------------------------------------------------------------------------


def test_the_letter_has_a_button_that_stops_reminders_without_signing_in(user):
    posting.send(write().pk, timezone.now())
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    path = address.removeprefix("http://localhost:8000")
    assert path.startswith("/reminders/stop/")
    program = Client(enforce_csrf_checks=True)
    assert program.get(path).status_code == 200
    assert not Reach.objects.exists()  # opening it changes nothing: scanners open every link
    for _twice in range(2):
        assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Reach.objects.get().channel == Channel.NONE


def test_a_link_that_we_did_not_make_stops_nothing(client, user):
    path = unsubscribing.link(user)
    assert client.post(path[:-2] + "x/").status_code == 404
    user.is_active = False
    user.save()
    assert Client().post(path).status_code == 404
    assert not Reach.objects.exists()


def test_letters_that_must_come_have_no_such_button():
    letter = make.LetterFactory()
    assert "List-Unsubscribe" not in posting.message(letter).extra_headers


# --- dead addresses and late letters -------------------------------------------------------------


def refusing(monkeypatch, fault):
    def send(self):
        raise fault

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)


@pytest.mark.parametrize(
    ("code", "words", "is_dead"),
    [
        (550, b"5.1.1 No such user", True),
        (553, "Mailbox name not allowed", True),
        (550, b"5.7.1 Blocked by policy", False),
        (450, b"4.2.0 Try again later", False),
    ],
)
def test_an_address_that_is_refused_for_good_is_noted(monkeypatch, code, words, is_dead):
    letter = write()
    refusing(monkeypatch, SMTPRecipientsRefused({"Ana@example.org": (code, words)}))
    assert not posting.send(letter.pk, timezone.now())
    assert Bounce.objects.filter(address="ana@example.org").exists() is is_dead
    letter.refresh_from_db()
    assert letter.fault
    later = timezone.now() + 3 * HOUR
    assert posting.send_due(later) == (0 if is_dead else 1)
    monkeypatch.undo()
    assert posting.send(letter.pk, later) is not is_dead
    assert posting.send(write(about="reminder:2").pk, later) is not is_dead


def test_a_server_that_refuses_the_letter_itself_makes_no_address_dead(monkeypatch):
    letter = write()
    refusing(monkeypatch, SMTPDataError(554, b"5.6.0 Bad content"))
    assert not posting.send(letter.pk, timezone.now())
    assert not Bounce.objects.exists()


def test_a_letter_that_is_too_late_is_neither_sent_nor_shown_as_stuck():
    letter = write(expires_at=timezone.now() + HOUR)
    late = timezone.now() + 2 * HOUR
    assert not posting.send(letter.pk, late)
    assert posting.send_due(late) == 0
    assert not Letter.objects.stuck(late).exists()
    assert posting.send(letter.pk, timezone.now())


# --- text messages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(410) 555-0134", "+14105550134"),
        ("410.555.0134", "+14105550134"),
        ("1 410 555 0134", "+14105550134"),
        ("+1 (410) 555-0134", "+14105550134"),
        ("+52 55 1234 5678", "+525512345678"),
        ("410 555 0134 x12", None),
        ("110 555 0134", None),
        ("555-0134", None),
        ("+1 555", None),
        ("", None),
        ("call me", None),
    ],
)
def test_numbers_are_written_as_carriers_take_them(written, number):
    assert texting.e164(written) == number


def test_a_text_message_goes_by_what_the_setting_names(settings, caplog):
    settings.SMS_BACKEND = ""
    with pytest.raises(OSError, match="SMS_BACKEND"):
        texting.send("+14105550134", "Hello")
    with pytest.raises(ValueError, match="number"):
        texting.send("410", "Hello")
    settings.SMS_BACKEND = "console"
    with caplog.at_level("INFO", "intermediary"):
        texting.send("+14105550134", "Hello")
    assert "+14105550134: Hello" in caplog.text
    settings.SMS_BACKEND = "intermediary.texting.memory"
    texting.send("+14105550134", "Hello")
    assert texting.outbox.pop() == ("+14105550134", "Hello")
