"""Without a connection: one page, its style, and a trainee's own schedule as last seen."""

import json
import re

import pytest
from django.contrib.staticfiles import finders

from intermediary import offline
from intermediary.choices import Role
from tests import factories as make
from tests.intermediary.test_tokens import THEMES

pytestmark = pytest.mark.django_db


def test_the_worker_is_a_script_that_is_looked_at_afresh_and_may_answer_for_every_page(client):
    answer = client.get("/sw.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_worker_keeps_only_what_is_the_same_for_everybody(client):
    client.force_login(make.UserFactory(name="Dana Mercado"))
    text = client.get("/sw.js").content.decode().replace("\\u002D", "-")
    kept = json.loads(re.search(r"FILES = (\[.*\]);", text)[1])
    assert len(kept) == len(offline.KEPT)
    assert all(path.startswith("/static/dist/") for path in kept)
    assert all(finders.find(path.removeprefix("/static/")) for path in kept)
    puts = re.findall(r"\.(?:put|add|addAll)\(.*", text)
    assert len(puts) == 3  # the third is a trainee's own page, and only where the answer says so
    assert text.index(offline.KEPT_FOR) < text.index("await (await caches.open(OWN + whose)).put")
    assert text.count('credentials: "omit"') == 2


@pytest.mark.parametrize(("language", "said"), [("en", "You are offline"), ("es", "sin conexión")])
def test_the_page_is_the_same_for_everybody_in_each_language(client, language, said):
    address = f"/offline/?in={language}"
    as_stranger = client.get(address)
    assert as_stranger.headers["Content-Language"] == language
    assert said in as_stranger.content.decode()
    user = make.UserFactory(name="Marisol Quiñones", roles=[Role.TRAINEE], language="es")
    client.force_login(user)
    text = client.get(address).content.decode()
    assert "Marisol" not in text
    assert len(re.findall(r"<h1", text)) == 1


def test_another_version_of_what_is_kept_is_another_cache(monkeypatch):
    before = offline._version.__wrapped__()
    monkeypatch.setattr(offline, "KEPT", offline.KEPT[:-1])
    assert offline._version.__wrapped__() != before


def test_the_page_changed_is_another_cache_too(monkeypatch):
    before = offline._version.__wrapped__()
    monkeypatch.setattr(offline, "kept_pages", lambda: {"en": "another text"})
    assert offline._version.__wrapped__() != before


def test_the_portal_can_be_put_on_a_home_screen(client, settings):
    settings.ORGANIZATION_NAME = "Harbor Works"
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert (told["name"], told["start_url"]) == ("Harbor Works", "/")
    for icon in told["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/offline/").content.decode()


def test_the_window_is_framed_in_the_paper_of_both_themes(client):
    text = client.get("/offline/").content.decode()
    for theme, paper in offline.PAPER.items():
        assert THEMES[theme]["paper"] == paper
        assert f'content="{paper}" media="(prefers-color-scheme: {theme})"' in text


@pytest.mark.parametrize("path", ["/me/", "/me/coaching/"])
def test_only_the_schedule_of_a_trainee_says_that_it_may_be_kept_and_for_whom(client, path):
    marks = []
    for _n in range(2):
        trainee = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
        client.force_login(trainee.user)
        answer = client.get(path)
        marks.append(answer.headers[offline.KEPT_FOR])
        assert client.get(path).headers[offline.KEPT_FOR] == marks[-1]
        text = answer.content.decode()
        assert 'id="saved" role="status" hidden' in text
        assert "You are offline" in text
    assert marks[0] != marks[1]
    assert offline.KEPT_FOR not in client.get("/me/training/").headers
    both = make.UserFactory(roles=[Role.TRAINEE, Role.COACH])
    client.force_login(make.TraineeFactory(user=both).user)
    assert offline.KEPT_FOR not in client.get(path).headers


def test_the_worker_knows_which_pages_are_kept_and_where_people_sign_out(client):
    text = client.get("/sw.js").content.decode().replace("\\u002D", "-")
    assert 'OWN_PAGES = ["/me/", "/me/coaching/"]' in text
    assert 'SIGNED_OUT = ["/accounts/login/", "/accounts/logout/"]' in text
