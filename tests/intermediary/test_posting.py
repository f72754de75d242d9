"""A letter is written with what it tells, sent once, and its words are forgotten."""

import datetime as dt
import threading

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from intermediary import posting
from intermediary.letters import SAMPLE
from intermediary.models import Letter
from intermediary.tasks import send_due_letters, send_letter
from tests import factories as make

NAME = "account/email/password_changed"
pytestmark = pytest.mark.django_db


def write(about="user:1", **facts):
    told = {name: fact for name, fact in SAMPLE.items() if name != "language"}
    return posting.post(NAME, to="Ana@Example.org", about=about, language="es", **told, **facts)


def test_a_letter_is_written_once_however_often_it_is_asked_for():
    assert write()
    assert not write()
    assert write(about="user:2")
    letter = Letter.objects.get(about="user:1")
    assert (letter.to, letter.language) == ("ana@example.org", "es")
    assert letter.subject == "Se cambió su contraseña"
    assert "Firefox" in letter.text
    assert "Firefox" in letter.html


def test_a_letter_of_a_change_that_was_undone_is_not_written():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_sending_twice_sends_once_and_forgets_the_words():
    write()
    pk = Letter.objects.get().pk
    assert send_letter(pk) is True
    assert send_letter(pk) is False
    (sent,) = mail.outbox
    assert sent.to == ["ana@example.org"]
    assert sent.extra_headers["Message-ID"].startswith(f"<letter-{pk}-")
    assert sent.alternatives[0].mimetype == "text/html"
    letter = Letter.objects.get()
    assert (letter.text, letter.html) == ("", "")
    assert letter.sent_at


def test_a_claim_that_a_killed_worker_left_is_sent_again_with_the_same_name():
    write()
    now = timezone.now()
    Letter.objects.update(claimed_at=now - dt.timedelta(minutes=5))
    assert not posting.send(Letter.objects.get().pk, now)
    assert posting.send(Letter.objects.get().pk, now + dt.timedelta(minutes=6))
    assert len(mail.outbox) == 1


def test_a_kind_that_must_not_come_twice_waits_for_a_person_instead():
    make.LetterFactory(again=False, claimed_at=timezone.now() - dt.timedelta(hours=2))
    assert not posting.send(Letter.objects.get().pk, timezone.now())
    assert Letter.objects.stuck(timezone.now() + dt.timedelta(hours=1)).exists()


def test_a_mail_server_that_is_down_costs_nothing_but_time(settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    write()
    letter = Letter.objects.get()
    assert not posting.send(letter.pk, timezone.now())
    letter.refresh_from_db()
    assert letter.tries == 1
    assert letter.fault
    assert letter.text
    assert letter.claimed_at is None
    rung = []
    monkeypatch.setattr(posting.current_app, "send_task", lambda name, args: rung.append(args))
    assert posting.send_due(letter.created_at + dt.timedelta(seconds=59)) == 0
    assert posting.send_due(letter.created_at + dt.timedelta(minutes=3)) == 1
    assert rung == [[letter.pk]]


def test_the_sweep_run_twice_rings_and_sends_nothing_twice(monkeypatch):
    write()
    Letter.objects.update(created_at=timezone.now() - dt.timedelta(minutes=5))
    monkeypatch.setattr(posting.current_app, "send_task", lambda name, args: send_letter(*args))
    assert send_due_letters() == 1
    assert send_due_letters() == 0
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_for_a_letter_send_it_once():
    write()
    pk, now, sent = Letter.objects.get().pk, timezone.now(), []

    def race():
        sent.append(posting.send(pk, now))
        connection.close()

    threads = [threading.Thread(target=race) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sent) == [False] * 5 + [True]
    assert len(mail.outbox) == 1
