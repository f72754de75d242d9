"""Pieces that explain or guide: steps, people, words with their meaning, ranges of days."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from intermediary.form_fields import DayField


def drawn(source, path="/list/", **context):
    load = "{% load components lists pieces words %}"
    return Template(load + source).render(
        Context({"request": RequestFactory().get(path)} | context)
    )


@pytest.mark.parametrize(("at", "done", "now"), [(1, 0, 1), (2, 1, 1), (3, 2, 1), (4, 3, 0)])
def test_a_stepper_tells_what_is_done_what_is_at_hand_and_what_is_ahead(at, done, now):
    html = drawn("{% stepper at 'Upload' 'Match' 'Import' %}", at=at)
    assert html.count('class="done"') == done
    assert html.count('aria-current="step"') == now
    word = ["Upload", "Match", "Import", "Done"][at - 1]
    assert f'aria-label="Step {min(at, 3)} of 3: {word}"' in html


def test_every_state_of_a_kpi_has_a_meaning():
    html = drawn("{% states_mean %}")
    for word in ("Met", "Missed", "Secured", "Lost", "Open", "No data"):
        assert f"<span>{word}</span>" in html


def test_a_word_opens_its_meaning_without_script_and_says_so():
    html = drawn("{% term 'State' %}Met or missed.{% endterm %}")
    assert html.startswith("<details")
    assert "State<span" in html
    assert "what State means" in html
    assert "Met or missed." in html


def test_a_person_is_shown_with_what_is_known_of_them():
    html = drawn(
        "{% person_card who detail='Recruiter' email='rosa@example.org' %}", who="Rosa <b>"
    )
    assert "<b>" not in html.replace('<span class="b">', "")
    assert "mailto:rosa@example.org" in html
    assert "tel:" not in html


class Days(forms.Form):
    """A filter over days, as lists have one."""

    since = DayField(until="until", required=False, label="Started")
    until = DayField(required=False)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", None),
        ("since=2026-01-01&until=2026-06-30", "Jan 1, 2026 – Jun 30, 2026"),
        ("since=2026-01-01", "from Jan 1, 2026"),
        ("until=2026-06-30", "until Jun 30, 2026"),
    ],
)
def test_two_days_are_one_chip(query, said):
    path = f"/list/?{query}&site=1"
    form = Days(RequestFactory().get(path).GET)
    html = drawn("{% filter_bar form %}", path=path, form=form)
    if said is None:
        assert html.count('type="date"') == 2
        return
    assert re.search(r"Started <b>([^<]*)</b>", html)[1] == said
    assert 'href="?site=1"' in html  # one press takes both days away
    assert 'type="date"' not in html
    for name, value in RequestFactory().get(path).GET.items():
        assert not value or f'name="{name}" value="{value}"' in html  # kept while searching


def test_a_day_of_a_range_that_is_no_day_is_shown_as_typed():
    form = Days({"since": "soon"})
    html = drawn("{% filter_bar form %}", path="/list/?since=soon", form=form)
    assert "from soon" in html
    assert form.is_valid() is False
