"""The parts of pages say what they show, keep the filters, and link only where one may go."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from intermediary.glyphs import GLYPHS, LOOKS, look
from intermediary.templatetags import components, lists

LOAD = "{% load components lists words %}"


def drawn(source, path="/list/", **context):
    request = RequestFactory().get(path)
    request.user = context.pop("user", None)
    return Template(LOAD + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize("code", [code for code in LOOKS if LOOKS[code].word])
def test_every_state_is_a_shape_and_a_word(code):
    html = drawn("{% state code %}", code=code)
    assert str(LOOKS[code].word) in html
    assert "<svg" in html


def test_good_and_bad_never_share_a_shape():
    shapes = {}
    for shown in LOOKS.values():
        shapes.setdefault(shown.glyph, set()).add(shown.tone)
    assert all({"good", "bad"} - tones for tones in shapes.values())
    assert {shown.glyph for shown in LOOKS.values()} <= set(GLYPHS)


def test_a_state_nobody_has_drawn_is_shown_by_its_own_name():
    assert look("on_leave").word == "On leave"


def test_a_name_in_a_state_is_escaped():
    assert "<b>" not in drawn("{% state 'bad' word %}", word="<b>")


def test_a_gauge_is_solid_to_the_low_bound_and_hatched_to_the_high_one():
    made = components.gauge(0.7, 0.75, 0.8, "open")
    assert (made["low"], made["hatch"], made["target"]) == ("70.00%", "5.00%", "80.00%")
    assert made["said"] == "between 70.0% and 75.0%, target 80%"


def test_a_gauge_without_data_says_so():
    made = components.gauge(None, None, 0.9, "no_data")
    assert (made["low"], made["hatch"]) == ("0.00%", "")
    assert made["said"] == "No data, target 90%"


def test_a_tile_without_a_share_says_no_data():
    html = drawn("{% tile 'Placed' None state='no_data' target=0.7 %}")
    assert "No data" in html
    assert "%</small>" not in html


def test_a_head_sorts_up_then_down_and_keeps_the_filters():
    first = drawn("{% sort_head 'name' 'Name' %}", "/list/?q=ann&page=3")
    assert 'href="?q=ann&amp;sort=name"' in first
    assert "aria-sort" not in first
    second = drawn("{% sort_head 'name' 'Name' %}", "/list/?q=ann&sort=name")
    assert 'aria-sort="ascending"' in second
    assert "sort=-name" in second


def test_a_head_knows_the_order_the_page_was_made_in():
    page = SimpleNamespace(sort="-due")
    assert 'aria-sort="descending"' in drawn("{% sort_head 'due' 'Due' %}", page=page)


class Filters(forms.Form):
    q = forms.CharField(required=False)
    coach = forms.ChoiceField(required=False, choices=[("", "Any"), ("1", "Omar"), ("2", "Teresa")])
    late = forms.BooleanField(required=False, label="Coaching overdue")
    as_of = forms.DateField(required=False, label="As of")


def bar(query):
    request = RequestFactory().get(f"/list/?{query}")
    return lists.filter_bar({"request": request}, Filters(request.GET))


def test_an_active_filter_is_a_link_that_removes_only_itself():
    chip = bar("q=an&coach=2&late=on&page=4")["chips"][0]
    assert chip.said == "Teresa"
    assert QueryDict(chip.remove[1:]).dict() == {"q": "an", "late": "on"}


def test_each_choice_of_an_idle_filter_is_a_link_that_keeps_the_others():
    chip = bar("late=on&after=xyz")["chips"][0]
    assert [word for _href, word, _on in chip.links] == ["Omar", "Teresa"]
    assert QueryDict(chip.links[0][0][1:]).dict() == {"late": "on", "coach": "1"}


def test_searching_keeps_the_filters_and_sends_no_value_twice():
    made = bar("q=an&coach=2&as_of=2026-11-23&sort=-name")
    assert dict(made["kept"]) == {"coach": "2", "sort": "-name"}
    assert made["chips"][-1].said == "Nov 23, 2026"


def test_many_idle_filters_wait_behind_a_dashed_chip_until_they_are_used():
    class Many(forms.Form):
        a, b, c, d, e = (
            forms.ChoiceField(required=False, choices=[("1", "One")]) for _ in range(5)
        )

    request = RequestFactory().get("/list/?e=1")
    made = lists.filter_bar({"request": request}, Many(request.GET))
    assert [chip.name for chip in made["tucked"]] == []
    request = RequestFactory().get("/list/")
    made = lists.filter_bar({"request": request}, Many(request.GET))
    assert [chip.name for chip in made["tucked"]] == ["d", "e"]
    assert "One" in drawn("{% filter_bar form %}", form=Many(QueryDict("")))


def test_the_bar_works_with_nothing_chosen():
    html = drawn("{% filter_bar form %}", form=Filters(QueryDict("")))
    assert "Clear all" not in html
    assert html.count("<details") == 2


def test_a_pager_says_which_rows_of_how_many():
    page = Paginator(range(75), 10).get_page(2)
    html = drawn("{% pager page %}", "/list/?q=a&page=2", page=page)
    assert "11–20 of 75" in html
    assert 'href="?q=a&amp;page=3"' in html
    assert 'aria-current="page">2' in html


def test_a_keyset_pager_leads_on_without_page_numbers():
    page = SimpleNamespace(
        first=51, last=100, total=10_001, previous_query={"before": "b"}, next_query=None
    )
    html = drawn("{% pager page %}", "/list/?after=a&sort=name", page=page)
    assert "51–100 of 10,000+" in html
    assert 'href="?sort=name&amp;before=b"' in html
    assert "Next page" not in html


def test_an_empty_page_says_so():
    page = SimpleNamespace(first=0, last=0, total=0, previous_query=None, next_query=None)
    assert "No rows" in drawn("{% pager page %}", page=page)


def test_a_page_that_does_not_exist_is_not_in_the_navigation():
    assert drawn("{% nav_item 'nowhere:list' 'Nowhere' 'chart' %}").strip() == ""


def person(*roles):
    return SimpleNamespace(has_role=lambda *asked: bool(set(asked) & set(roles)))


@pytest.fixture
def guarded(monkeypatch):
    view = SimpleNamespace(func=SimpleNamespace(allowed_roles=frozenset({"coach"})))
    monkeypatch.setattr(components, "resolve", lambda path: view)
    monkeypatch.setattr(components, "reverse", lambda name: "/staff/sessions/")


@pytest.mark.usefixtures("guarded")
def test_the_navigation_shows_a_page_to_the_roles_that_may_open_it():
    source = "{% nav_item 'coaching:sessions' 'Sessions' %}"
    assert "Sessions" in drawn(source, user=person("coach"))
    assert drawn(source, user=person("analyst")).strip() == ""


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("/staff/sessions/", 'aria-current="page"'),
        ("/staff/sessions/7/", 'aria-current="true"'),
        ("/staff/", None),
    ],
)
def test_the_navigation_marks_the_page_one_is_on(path, mark):
    html = drawn("{% nav_item 'coaching:sessions' 'Sessions' %}", path, user=person("coach"))
    assert (mark in html) if mark else ("aria-current" not in html)
