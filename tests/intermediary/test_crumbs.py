"""Every page below a list says where one is, and leads back up."""

import re

import pytest
from django.template import Context, Template

from tests.browser.test_every_page import page_of, world  # noqa: F401
from tests.source import templates
from tests.test_access import ROUTES
from tests.test_pages import audience, people  # noqa: F401


def drawn(source, **context):
    return Template("{% load components %}" + source).render(Context(context))


def test_each_step_but_the_last_is_a_link():
    html = drawn('{% crumbs "People" "trainees:list" who "/staff/trainees/1/" "Edit" %}', who="<A>")
    assert re.findall(r'href="([^"]*)">([^<]*)', html) == [
        ("/staff/trainees/", "People"),
        ("/staff/trainees/1/", "&lt;A&gt;"),
    ]
    assert '<li aria-current="page">Edit</li>' in html
    assert 'aria-label="Where you are"' in html


def test_a_step_without_an_address_is_a_mistake():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        drawn('{% crumbs "Trainees" "trainees:list" "Ana" "Edit" %}')


def test_nobody_writes_the_way_by_hand():
    by_hand = [p for p, t in templates().items() if 'class="crumb"' in t]
    assert by_hand == ["components/crumbs.html"]


@pytest.mark.django_db
def test_every_page_below_a_list_says_where_one_is(client, world):  # noqa: F811
    without = []
    seen = 0
    for name, path, view in ROUTES:
        # Django's administration has a way of its own; a letter is shown as a mail program does.
        if name.startswith("admin:") or name == "intermediary:letter":
            continue
        if "<" not in path or not hasattr(view, "allowed_roles"):
            continue
        user = audience(view, world)
        if address := page_of(path, user, client):
            page = client.get(address, follow=True).content.decode()
            ways = re.findall(r'<nav class="crumb".*?</nav>', page, re.DOTALL)
            if len(ways) != 1 or ways[0].count('aria-current="page"') != 1 or "href" not in ways[0]:
                without.append(f"{name} {address}")
            seen += 1
    assert without == []
    assert seen > 20
