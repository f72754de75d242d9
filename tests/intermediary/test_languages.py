"""Trainees read their own language: every sentence is translated, and the choice is kept."""

import datetime as dt
import gettext
import io
import os
import re
import time

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info, to_locale

from intermediary import catalogs, languages, tongues
from intermediary.choices import Role
from intermediary.tongues import TONGUES
from tests.factories import (
    ContactFactory,
    EnrollmentFactory,
    SessionFactory,
    TraineeFactory,
    UserFactory,
)

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "a"
msgstr ""

#, fuzzy
msgid "b"
msgstr "B"

msgctxt "way"
msgid ""
"c "
"d"
msgstr "C \\"D\\""

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s día"
msgstr[1] "%(n)s días"
"""


@pytest.fixture
def source(tmp_path):
    path = catalogs.place(tmp_path, "es")
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    return path


# --- catalogs ----------------------------------------------------------------------------------


def test_a_catalog_is_where_django_looks_for_it(tmp_path):
    for code in TONGUES:
        assert catalogs.place(tmp_path, code) == (
            tmp_path / to_locale(code) / "LC_MESSAGES" / "django.po"
        )


def test_the_compiled_catalog_is_one_that_gettext_reads(source):
    catalog = gettext.GNUTranslations(io.BytesIO(catalogs.as_mo(catalogs.read(source))))
    assert catalog.pgettext("way", "c d") == 'C "D"'
    assert [catalog.ngettext("%(n)s day", "%(n)s days", n)[-3:] for n in (1, 2)] == ["día", "ías"]
    assert (catalog.gettext("a"), catalog.gettext("b")) == ("a", "b")  # not translated, fuzzy


def test_only_catalogs_that_changed_are_compiled(tmp_path, source):
    assert catalogs.compile_catalogs(tmp_path) == [source.with_suffix(".mo")]
    assert catalogs.compile_catalogs(tmp_path) == []
    later = time.time() + 5
    os.utime(source, (later, later))
    assert catalogs.compile_catalogs(tmp_path) == [source.with_suffix(".mo")]
    assert {each.suffix for each in source.parent.iterdir()} == {".po", ".mo"}


# --- languages ---------------------------------------------------------------------------------


def test_django_knows_every_language_by_its_own_name():
    for code, tongue in TONGUES.items():
        info = get_language_info(code)
        assert (info["name_local"], info["bidi"]) == (tongue.own, code == "ar")
        with translation.override(code):
            assert translation.get_language() == code


@pytest.mark.parametrize(
    ("written", "code"),
    [("zh-Hans", "zh-hans"), ("ZH_hant", "zh-hant"), ("zh", "zh-hans"), ("zh-TW", "zh-hant")]
    + [("es-US", "es"), ("fil", "tl"), ("pl", ""), ("", ""), (None, "")],
)
def test_a_language_is_known_however_it_is_written(written, code):
    assert tongues.known(written) == code


def test_letters_to_staff_and_employers_are_in_english_or_spanish():
    assert languages.of_letter("placements/email/hired", "zh-Hans") == "zh-hans"
    assert languages.of_letter("placements/email/hired", "xx") == "en"
    assert languages.of_letter("placements/email/match_referred", "vi") == "en"
    assert languages.of_letter("placements/email/match_referred", "es") == "es"


# --- pages -------------------------------------------------------------------------------------


@pytest.fixture
def me(client):
    user = UserFactory(roles=[Role.TRAINEE], language="es")
    trainee = TraineeFactory(user=user)
    EnrollmentFactory(trainee=trainee)
    client.force_login(user)
    return trainee


@pytest.mark.django_db
def test_a_trainee_reads_the_language_on_their_record(client, me):
    SessionFactory(trainee=me, starts_at=timezone.now() + dt.timedelta(days=300))
    text = client.get(reverse("intermediary:me")).content.decode()
    assert '<html lang="es"' in text
    for words in ("Próxima sesión", "Conversación con", "Su curso", "30 minutos"):
        assert words in text
    assert "Próxima sesión" in client.get(reverse("coaching:mine")).content.decode()


@pytest.mark.django_db
def test_a_choice_on_this_device_wins(client, me):
    client.post(reverse("intermediary:language"), {"language": "en", "next": "/me/"})
    assert "Your training" in client.get(reverse("intermediary:me")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["ar", "zh-Hans", "so", "tl", "am", "km"])
def test_trainees_are_spoken_to_in_every_language(client, written):
    client.force_login(UserFactory(roles=[Role.TRAINEE], language=written))
    answer = client.get(reverse("intermediary:me"))
    assert f'<html lang="{written.lower()}"' in answer.content.decode()
    assert answer.headers["Content-Language"] == written.lower()
    assert ('dir="rtl"' in answer.content.decode()) is (written == "ar")


@pytest.mark.django_db
def test_an_unknown_language_falls_back(client):
    client.force_login(UserFactory(roles=[Role.TRAINEE], language="pl"))
    assert '<html lang="en"' in client.get(reverse("intermediary:me")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.MANAGER, Role.EMPLOYER])
@pytest.mark.parametrize(("language", "spoken"), [("es", "es"), ("ar", "en")])
def test_staff_and_employers_read_pages_that_are_whole(client, role, language, spoken):
    user = ContactFactory().user if role == Role.EMPLOYER else UserFactory(roles=[role])
    client.force_login(user)
    client.cookies["django_language"] = language
    page = client.get(reverse("intermediary:settings")).content.decode()
    assert f'<html lang="{spoken}"' in page
    assert 'value="ar"' not in page
    assert 'value="es"' in page


@pytest.mark.django_db
def test_a_stranger_signs_in_in_the_language_of_the_browser(client):
    page = client.get(reverse("account_login"), headers={"Accept-Language": "vi,en;q=0.5"})
    assert '<html lang="vi"' in page.content.decode()


@pytest.mark.django_db
def test_pages_that_employers_open_by_a_link_are_in_english_or_spanish(client):
    for asked, spoken in (("vi", "en"), ("es", "es")):
        answer = client.get(
            reverse("employers:join", args=["no-such"]), headers={"Accept-Language": asked}
        )
        assert f'<html lang="{spoken}"' in answer.content.decode()


# --- the menu ----------------------------------------------------------------------------------

MENU = "/account/language/"


@pytest.mark.django_db
def test_a_choice_from_the_menu_is_kept_for_letters_too_and_stays_on_the_page(client, me):
    answer = client.post(MENU, {"language": "zh-hans", "next": "/me/jobs/?a=1"})
    assert answer.url == "/me/jobs/?a=1"
    assert '<html lang="zh-hans"' in client.get("/me/").content.decode()
    me.user.refresh_from_db()
    assert me.user.language == "zh-hans"
    assert client.post(MENU, {"language": "en", "next": "//evil.example/"}).url == "/"


@pytest.mark.django_db
def test_a_stranger_chooses_before_signing_in(client):
    page = client.get(reverse("account_login")).content.decode()
    for code, tongue in TONGUES.items():
        assert re.search(f'value="{code}" lang="{code}" aria-pressed="\\w+">{tongue.own}<', page)
    client.post(MENU, {"language": "ar", "next": "/accounts/login/"})
    assert 'dir="rtl"' in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["xx", "", "zh-Hans"])
def test_the_menu_takes_no_other_language(client, me, wrong):
    assert client.post(MENU, {"language": wrong}).status_code == 400
    assert client.get(MENU).status_code == 405


@pytest.mark.django_db
def test_staff_are_not_offered_what_their_pages_are_not_written_in(client):
    user = UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    assert client.post(MENU, {"language": "vi"}).status_code == 400
    client.post(MENU, {"language": "es", "next": "/"})
    user.refresh_from_db()
    assert user.language == "es"
