"""Letters: each is written in every language, in text and as a page, and arrives whole."""

import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings as portal
from django.core import mail
from django.urls import reverse

from intermediary import adapter, letters
from intermediary.choices import Role
from intermediary.recipients import TO_TRAINEES
from intermediary.tongues import TONGUES
from tests import factories as make
from tests.intermediary.test_tokens import THEMES
from tests.sink import Sink
from tests.source import templates

# Letters of allauth that this portal cannot send, and why.
NEVER_SENT = {
    "account/email/account_already_exists": "nobody signs up",
    "account/email/email_confirmation_signup": "nobody signs up",
    "account/email/login_code": "nobody signs in by a code in a letter",
    "account/email/password_reset_code": "the new password comes by a link",
    "mfa/email/webauthn_added": "keys are not among MFA_SUPPORTED_TYPES",
    "mfa/email/webauthn_removed": "keys are not among MFA_SUPPORTED_TYPES",
}
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"
each_letter = pytest.mark.parametrize("name", letters.names())


def bare(html):
    """The words of a page, as they stand in a letter's text."""
    text = re.sub(r"<(style|title)>.*?</\1>", " ", html, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", text)
    return " ".join(text.replace("&#x27;", "'").split())


# --- what is written ---------------------------------------------------------------------------


@each_letter
def test_every_letter_is_written_whole(name):
    for language in letters.written_in(name):
        is_whole(name, language)


def is_whole(name, language):
    """Subject, text and page without gaps, with the same links, in the direction of reading."""
    subject = letters.written(name, language, "subject.txt")
    text = letters.written(name, language, "message.txt")
    html = letters.written(name, language, "message.html")
    assert subject
    assert "\n" not in subject
    for part in (subject, text, html):
        assert not re.search(r"{{|{%|\bNone\b|!(?!important)(?!doctype)", part), part
    assert subject in text
    direction = "rtl" if TONGUES[language].bidi else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert re.findall(r'href="([^"]*)"', html)
    for link in re.findall(r'href="([^"]*)"', html):
        assert link.startswith("https://portal.example.org/")
        assert link in text


@each_letter
def test_text_and_page_of_a_letter_say_the_same(name):
    for language in letters.written_in(name):
        says_the_same(name, language)


def says_the_same(name, language):
    """Every paragraph of the text stands in the page."""
    html = bare(letters.written(name, language, "message.html"))
    text = letters.written(name, language, "message.txt").split("\n--\n")
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text[0])]
    said = [p for p in paragraphs[:-1] if p]  # the last names the link, where the page has a button
    assert len(said) >= 3
    assert [p for p in said if p not in html] == [], language
    assert " ".join(text[1].split()).removeprefix(portal.ORGANIZATION_NAME).strip() in html


@each_letter
def test_every_letter_is_written_in_each_language_in_its_own_words(name):
    codes = list(letters.written_in(name))
    subjects = {letters.written(name, code, "subject.txt") for code in codes}
    texts = {letters.written(name, code, "message.txt") for code in codes}
    assert len(texts) == len(codes)
    assert len(subjects) >= len(codes) - 1  # both Chinese scripts may write a few words alike


def test_every_letter_that_allauth_can_send_is_in_our_words():
    theirs = Path(allauth.__file__).parent / "templates"
    found = theirs.glob("[am]*/email/*_message.txt")
    known = {str(p.relative_to(theirs)).removesuffix("_message.txt") for p in found}
    known -= {"account/email/base"}
    assert known - set(NEVER_SENT) - set(letters.names()) == set()
    assert set(NEVER_SENT) <= known
    assert set(NEVER_SENT) & set(letters.names()) == set()


def test_every_letter_has_its_three_parts():
    folder = Path(portal.BASE_DIR) / "templates"
    parts = {p.name for p in folder.glob("*/email/*") if not p.name.endswith("_sms.txt")}
    stems = {re.sub(r"_(subject|message)\.\w+$", "", name) for name in parts}
    wanted = {f"{s}_{end}" for s in stems for end in ("subject.txt", "message.txt", "message.html")}
    assert parts == wanted


def test_letters_have_the_colors_of_the_portal_and_no_others():
    allowed = {*THEMES["light"].values(), *THEMES["dark"].values(), "#ffffff"}
    for name, text in templates().items():
        if name.startswith("email/") or "/email/" in name:
            assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= allowed, name
            assert "<table" not in text


def test_never_sent_letters_stay_so():
    assert portal.ACCOUNT_ADAPTER == "intermediary.adapter.ClosedAdapter"
    assert adapter.ClosedAdapter().is_open_for_signup(None) is False
    assert "webauthn" not in portal.MFA_SUPPORTED_TYPES
    assert not getattr(portal, "ACCOUNT_LOGIN_BY_CODE_ENABLED", False)
    assert not getattr(portal, "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED", False)


# --- what is sent ------------------------------------------------------------------------------


@pytest.fixture
def sink(settings):
    server = Sink()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "", False, False
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.django_db
def test_a_new_password_is_asked_for_by_a_letter_through_a_real_mail_server(client, sink):
    user = make.UserFactory(email="marisol@example.org", roles=[Role.TRAINEE], language="es")
    client.post(reverse("account_reset_password"), {"email": user.email})
    (letter,) = sink.letters
    assert letter["Subject"] == "Poner una contraseña nueva"
    assert letter["To"] == "marisol@example.org"
    assert letter["From"] == "Tidewater Works <portal@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    text = letter.get_body(["plain"]).get_content()
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", text)[1]
    assert link in letter.get_body(["html"]).get_content()

    page = client.get(link, follow=True)
    chosen = "harbor-lantern-tidal-2026"
    client.post(page.request["PATH_INFO"], {"password1": chosen, "password2": chosen})
    user.refresh_from_db()
    assert user.check_password(chosen)
    assert [each["Subject"] for each in sink.letters[1:]] == ["Se cambió su contraseña"]


@pytest.mark.django_db
def test_an_unknown_address_reads_in_the_language_of_the_page_that_there_is_no_account(client):
    client.cookies["django_language"] = "es"
    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    (letter,) = mail.outbox
    assert letter.subject == "No hay ninguna cuenta con esta dirección"
    assert "signup" not in letter.body


@pytest.mark.django_db
def test_whoever_changes_a_password_reads_when_from_where_and_with_what(client):
    user = make.UserFactory(email="dana@example.org")
    user.set_password("tidewater-harbor-2026")
    user.save()
    client.force_login(user)
    fields = {"oldpassword": "tidewater-harbor-2026"}
    fields |= dict.fromkeys(("password1", "password2"), "lantern-harbor-2027")
    client.post(reverse("account_change_password"), fields, headers={"User-Agent": WINDOWS})
    (letter,) = mail.outbox
    assert letter.to == ["dana@example.org"]
    assert "With: Firefox on Windows" in letter.body
    assert "From: 127.0.0.1" in letter.body
    assert "http://testserver/accounts/password/reset/" in letter.body


@pytest.mark.django_db
def test_a_mail_server_that_is_down_does_not_undo_a_changed_password(client, settings, caplog):
    user = make.UserFactory()
    user.set_password("tidewater-harbor-2026")
    user.save()
    client.force_login(user)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    fields = {"oldpassword": "tidewater-harbor-2026"}
    fields |= dict.fromkeys(("password1", "password2"), "lantern-harbor-2027")
    assert client.post(reverse("account_change_password"), fields).status_code == 302
    user.refresh_from_db()
    assert user.check_password("lantern-harbor-2027")
    assert f"password_changed could not be sent to user {user.pk}" in caplog.text


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (WINDOWS, "Firefox on Windows"),
        (IPHONE, "Safari on iOS"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge on Linux"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Unspecified", "an unknown browser"),
        ("curl on Linux", "Linux"),
    ],
)
def test_a_browser_is_called_what_people_call_it(agent, said):
    assert adapter.browser_name(agent) == said


# --- who may look ------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["en", "es", "ar"])
def test_the_letters_can_be_read_in_every_language_before_they_are_sent(client, code):
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    text = client.get(reverse("intermediary:letters"), {"language": code}).content.decode()
    for link in re.findall(r'href="(/staff/components/letters/[^"]+)"', text):
        answer = client.get(link)
        assert answer.status_code == 200
        assert "style-src 'unsafe-inline'" in answer.headers["Content-Security-Policy"]
        assert "script-src" not in answer.headers["Content-Security-Policy"]
    there = TO_TRAINEES if code == "ar" else letters.names()
    assert text.count("<article") == len(there) * len({"en", code})
    assert text.count('href="?language=') == len(TONGUES)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        ("no-such-letter", "en"),
        ("account-password_reset_key", "xx"),
        ("employers-invitation", "ar"),
    ],
)
def test_a_letter_or_a_language_there_is_not_is_404(client, wrong):
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    assert client.get(reverse("intermediary:letter", args=wrong)).status_code == 404
