"""Catalogs: up to date, whole, and right in every language that the portal speaks."""

from collections import Counter

import pytest
from babel.messages.catalog import Message

from intermediary import catalogs, letters, recipients
from intermediary.tongues import AT_WORK, TONGUES
from intermediary.wording import borrowed, readers
from intermediary.wording.faults import PLACEHOLDER, counts_of, faults
from intermediary.wording.marked import in_module, in_template, sources, together
from intermediary.wording.renewing import all_sentences, renewed, trainee_sentences
from tests.source import ROOT

FOLDER = ROOT / "locale"
CODES = [code for code in TONGUES if code != "en"]
each_language = pytest.mark.parametrize("code", CODES)


def marked(found):
    """What was found, as pairs of text and plural."""
    return [(each.text, each.plural) for each in found]


# --- what is marked ----------------------------------------------------------------------------


def test_a_template_marks_by_tags_blocks_filters_and_plurals():
    text = """{% load i18n %}<p>{% translate "One" as one %}{{ x|default:_("Two") }}</p>
      {% blocktranslate trimmed with a=b %}Three
        {{ a }} 100%{% endblocktranslate %}
    {% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
  {% translate "May" context "month" %}{# {% translate "Not this" %} #}"""
    found = list(in_template(text, "a.html"))
    assert Counter(marked(found)) == Counter(
        [
            ("One", ""),
            ("Two", ""),
            ("Three %(a)s 100%%", ""),
            ("%(n)s day", "%(n)s days"),
            ("May", ""),
        ]
    )
    assert [each.context for each in found if each.text == "May"] == ["month"]


def test_a_module_marks_by_whatever_name_it_imports():
    text = """
from django.utils.translation import gettext as _, gettext_lazy as later, ngettext
A = later("One")
def b(n):
    return _("Two " "words"), ngettext("%s day", "%s days", n), unmarked("Not this"), _(A)
class C:
    word = later("Three")
"""
    found = marked(in_module(text, "a.py"))
    assert found == [("One", ""), ("Two words", ""), ("%s day", "%s days"), ("Three", "")]
    assert marked(in_module(text, "a.py", ("A", "C"))) == [("One", ""), ("Three", "")]
    with pytest.raises(LookupError, match="no D"):
        list(in_module(text, "a.py", ("D",)))


def test_a_sentence_said_in_two_places_is_one_and_counted_if_one_of_them_counts():
    text = "from django.utils.translation import gettext, ngettext\n"
    alone = in_module(text + "gettext('%(n)s day')", "a.py")
    counted = in_module(text + "ngettext('%(n)s day', '%(n)s days', 1)", "b.py")
    (found,) = together([*alone, *counted]).values()
    assert (found.plural, found.places) == ("%(n)s days", {"a.py", "b.py"})


# --- who reads it ------------------------------------------------------------------------------


def test_every_letter_is_known_to_go_to_trainees_or_to_others():
    assert set(letters.names()) == recipients.TO_TRAINEES | recipients.TO_OTHERS
    assert set() == recipients.TO_TRAINEES & recipients.TO_OTHERS


def test_what_trainees_read_is_found_by_what_it_extends_and_includes():
    theirs = readers.trainee_templates(ROOT, sources(ROOT)[0])
    for name in (
        *("intermediary/me.html", "placements/parts/my_card.html", "base.html", "404.html"),
        *("account/login.html", "components/messages.html", "components/progress.html"),
        *("placements/email/hired_message.txt", "email/base.html", "intermediary/settings.html"),
    ):
        assert f"templates/{name}" in theirs
    for name in ("staff.html", "employer.html", "employers/join.html", "intermediary/home.html"):
        assert f"templates/{name}" not in theirs


def test_modules_of_pages_of_ones_own_belong_to_trainees_by_their_name():
    found = readers.trainee_modules(["placements/views/mine.py", "coaching/my_plan.py", "a/b.py"])
    assert {"placements/views/mine.py", "coaching/my_plan.py"} <= set(found)
    assert "a/b.py" not in found


def test_employers_pages_before_signing_in_are_pages_there_are():
    assert [n for n in readers.FOR_EMPLOYERS if not (ROOT / "templates" / n).exists()] == []


# --- catalogs ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sentences():
    return {True: all_sentences(ROOT), False: trainee_sentences(ROOT)}


@each_language
def test_catalogs_are_up_to_date(code, sentences):
    """`make messages` would change nothing."""
    wanted = renewed(FOLDER, code, sentences[code in AT_WORK])
    assert catalogs.place(FOLDER, code).read_bytes() == wanted


@each_language
def test_every_sentence_is_translated(code):
    missing = [
        message.id
        for message in catalogs.read(catalogs.place(FOLDER, code))
        if message.id and (message.fuzzy or not message.string or not all(message.string))
    ]
    assert missing == []


@each_language
def test_translations_keep_placeholders_tags_spaces_and_plural_forms(code):
    catalog = catalogs.read(catalogs.place(FOLDER, code))
    plurals = TONGUES[code].plurals
    assert f"{catalog.plural_forms};".replace(";;", ";") == plurals
    wrong = {
        message.id: found
        for message in catalog
        if message.id and message.string and any(message.string)
        if (found := faults(message, plurals) + _of_babel(message, catalog))
    }
    assert wrong == {}


def _of_babel(message, catalog):
    """What Babel finds; "85% of those" is no placeholder, though it takes it for one."""
    if not PLACEHOLDER.search(str(message.id)):
        return []
    return [str(each) for each in message.check(catalog)]


def test_words_borrowed_of_django_are_words_that_it_has():
    """An update that changes one of them would leave it English."""
    known = {each.text for each in borrowed.everything()}
    assert known - {each.text for each in borrowed.everything() if _is_theirs(each)} == set()
    assert {each.text for each in borrowed.lacking("so")} == known
    assert borrowed.lacking("es") == []


def _is_theirs(each):
    return not any(each.text == lacks.text for lacks in borrowed.lacking("es"))


# --- what is wrong with a translation ----------------------------------------------------------


@pytest.mark.parametrize(
    ("original", "said", "fault"),
    [
        ("Hello %(name)s.", "Hola, %(name)s.", ""),
        ("Hello %(name)s.", "%(name)s, hola %(name)s.", ""),
        ("Hello %(name)s.", "Hola, %(nombre)s.", "lacks"),
        ("%s of %s", "%s de", "lacks"),
        ("%s days", "%s de %s días", "adds"),
        ("From {low} on", "Desde", "lacks"),
        ("100%% sure", "100%% seguro", ""),
        ("<b>Now</b>", "<b>Ahora", "tags"),
        ("Now ", "Ahora", "spaces"),
        ("Now", "", "empty"),
        ("This is four words", "This is four words", "not translated"),
        ("Portal", "Portal", ""),
    ],
)
def test_what_may_not_differ_is_said(original, said, fault):
    found = faults(Message(original, said), TONGUES["es"].plurals)
    assert any(fault in each for each in found) if fault else not found


def test_a_form_for_one_number_alone_need_not_write_the_number():
    arabic = TONGUES["ar"].plurals
    forms = ["لا أيام", "يوم واحد", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم"]
    assert faults(Message(("%(n)s day", "%(n)s days"), forms), arabic) == []
    forms[4] = "يومًا"
    assert faults(Message(("%(n)s day", "%(n)s days"), forms), arabic) == ["form 4: lacks %(n)s"]
    assert faults(Message(("%(n)s day", "%(n)s days"), forms[:2]), arabic) == ["needs 6 forms"]


@pytest.mark.parametrize(
    ("code", "number", "form"),
    [("ar", 0, 0), ("ar", 2, 2), ("ar", 103, 3), ("ar", 11, 4), ("ar", 100, 5), ("ar", 102, 5)]
    + [("ru", 1, 0), ("ru", 21, 0), ("ru", 11, 2), ("uk", 3, 1), ("ru", 112, 2)]
    + [("fr", 0, 0), ("fr", 1, 0), ("fr", 2, 1), ("am", 0, 0), ("so", 0, 1), ("vi", 1, 0)]
    + [("tl", 3, 0), ("tl", 4, 1), ("tl", 19, 1), ("es", 0, 1), ("es", 1, 0)],
)
def test_every_language_counts_as_cldr_says(code, number, form):
    assert number in counts_of(TONGUES[code].plurals)[form]
