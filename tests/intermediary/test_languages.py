"""Trainees read their own language: every sentence is translated, and the choice is kept."""

import datetime as dt
import gettext
import io
import os
import re
import time

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.choices import SessionKind, SessionOutcome
from intermediary.catalogs import as_mo, compile_catalogs, read_po
from intermediary.choices import Role
from intermediary.errors import BRIEF
from tests.factories import EnrollmentFactory, SessionFactory, TraineeFactory, UserFactory
from tests.source import ROOT, templates

SPANISH = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"


def sentences(text):
    """What a template marks for translation, as the catalog keys it."""
    for quoted in re.findall(r"{%\s*translate\s+(\"[^\"]*\"|'[^']*')", text):
        yield quoted[1:-1]
    for block in re.findall(
        r"{%\s*blocktranslate.*?%}(.*?){%\s*endblocktranslate", text, re.DOTALL
    ):
        parts = re.split(r"{%\s*plural\s*%}", block)
        yield "\0".join(re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", part.strip()) for part in parts)


def test_every_sentence_a_trainee_reads_is_in_spanish():
    known = read_po(SPANISH.read_text())
    phone = {p: t for p, t in templates().items() if 'extends "trainee.html"' in t}
    phone["trainee.html"] = templates()["trainee.html"]
    found = {sentence for text in phone.values() for sentence in sentences(text)}
    assert len(found) > 20
    found |= {str(c.label) for c in SessionKind} | {str(c.label) for c in SessionOutcome}
    assert found - set(known) == set()


def for_everybody(path, text):
    """Whether a template is read by people of every role, in their own language."""
    frames = ('extends "lone.html"', 'extends "fault.html"', 'extends "email/')
    return path in {"500.html", "components/faults.html"} or any(f in text for f in frames)


def test_signing_in_faults_and_letters_are_in_spanish():
    known = read_po(SPANISH.read_text())
    found = {
        sentence
        for path, text in templates().items()
        if for_everybody(path, text) and "/imports/" not in path
        for sentence in sentences(text)
    }
    found |= {str(brief) for brief in BRIEF.values()} | {str(role.label) for role in Role}
    assert len(found) > 80
    assert found - set(known) == set()


def test_translations_keep_their_placeholders():
    for key, text in read_po(SPANISH.read_text()).items():
        if key:
            names = set(re.findall(r"%\(\w+\)s|%s", key))
            for form in text.split("\0"):
                assert set(re.findall(r"%\(\w+\)s|%s", form)) == names, key


def test_the_compiled_catalog_is_one_that_gettext_reads():
    messages = read_po(SPANISH.read_text())
    catalog = gettext.GNUTranslations(io.BytesIO(as_mo(messages)))
    assert catalog.gettext("Next session") == "Próxima sesión"
    assert catalog.ngettext("%(n)s day", "%(n)s days", 1) == "%(n)s día"
    assert catalog.ngettext("%(n)s day", "%(n)s days", 2) == "%(n)s días"
    for key, text in messages.items():
        if key and "\0" not in key:
            assert catalog.gettext(key) == text


def test_what_is_untranslated_fuzzy_or_in_several_lines():
    text = (
        'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\n'
        'msgstr "B"\n\nmsgctxt "way"\nmsgid ""\n"c "\n"d"\nmsgstr "C \\"D\\""\n'
    )
    assert read_po(text) == {"": "Language: es\n", "way\x04c d": 'C "D"'}


def test_only_catalogs_that_changed_are_compiled(tmp_path):
    source = tmp_path / "es" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "a"\nmsgstr "b"\n')
    assert compile_catalogs(tmp_path) == [source.with_suffix(".mo")]
    assert compile_catalogs(tmp_path) == []
    later = time.time() + 5
    os.utime(source, (later, later))
    assert compile_catalogs(tmp_path) == [source.with_suffix(".mo")]


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
    assert "Lo que viene" in client.get(reverse("coaching:mine")).content.decode()


@pytest.mark.django_db
def test_a_choice_on_this_device_wins(client, me):
    client.post(reverse("set_language"), {"language": "en", "next": "/me/"})
    assert "Your training" in client.get(reverse("intermediary:me")).content.decode()


@pytest.mark.django_db
def test_an_unknown_language_falls_back(client):
    client.force_login(UserFactory(roles=[Role.TRAINEE], language="so"))
    assert '<html lang="en"' in client.get(reverse("intermediary:me")).content.decode()
