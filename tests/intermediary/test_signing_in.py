"""The way to sign in and back: whoever is sent there reads why, and returns to where they were."""

from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "tidewater-harbor-2026"
LOGIN = reverse("account_login")


def question(address):
    return {k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}


@pytest.fixture
def ended(client):
    """A browser that still carries the cookie of a session that is over."""
    client.cookies["sessionid"] = "long-gone"
    return client


def person():
    user = make.UserFactory(email="dana@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_a_stranger_is_sent_to_sign_in_without_a_tale_of_an_ended_session(client):
    sent = client.get("/staff/?site=x").url
    assert question(sent) == {"next": "/staff/?site=x"}
    page = client.get(sent).content.decode()
    assert "You were signed out" not in page
    assert "not saved" not in page


def test_whose_session_ended_reads_that_and_comes_back_to_the_page(ended):
    person()
    sent = ended.get("/staff/trainees/?q=osei").url
    assert question(sent) == {"next": "/staff/trainees/?q=osei", "why": "ended"}
    page = ended.get(sent).content.decode()
    assert "You were signed out. That happens after 12 hours without use" in page
    fields = {"login": "dana@example.org", "password": PASSWORD, "next": question(sent)["next"]}
    assert ended.post(LOGIN, fields).url == "/staff/trainees/?q=osei"


def test_a_form_sent_after_the_session_ended_was_not_saved_and_the_page_says_so(ended):
    form = reverse("trainees:new")
    referer = f"http://testserver{form}?from=list"
    sent = ended.post(form, {"key": "T-1"}, headers={"Referer": referer}).url
    assert question(sent) == {"next": f"{form}?from=list", "why": "unsaved"}
    assert "What you typed was not saved." in ended.get(sent).content.decode()


def test_the_note_stays_when_the_password_was_wrong(ended):
    person()
    fields = {"login": "dana@example.org", "password": "wrong", "why": "unsaved"}
    assert "What you typed was not saved." in ended.post(LOGIN, fields).content.decode()


@pytest.mark.parametrize("referer", ["https://evil.example.com/x/", "", "//evil.example.com"])
def test_nobody_is_sent_back_to_another_site(ended, referer):
    sent = ended.post("/staff/trainees/new/", headers={"Referer": referer}).url
    assert question(sent)["next"] == "/"


def test_a_part_of_a_page_moves_the_whole_window_to_sign_in_and_back_to_the_page(ended):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/staff/trainees/7/?tab=2"}
    answer = ended.get("/staff/trainees/7/placements/", headers=headers)
    assert answer.status_code == 200
    assert answer.content == b""
    assert question(answer.headers["HX-Redirect"]) == {
        "next": "/staff/trainees/7/?tab=2",
        "why": "ended",
    }


def test_a_session_in_use_lasts_on_and_one_without_use_ends_after_twelve_hours(client):
    with time_machine.travel("2026-11-25 08:00:00+00:00", tick=False) as clock:
        client.force_login(make.UserFactory())
        for _ in range(3):  # a long day
            clock.shift(11 * 3600)
            assert client.get("/staff/").status_code == 200
        clock.shift(12 * 3600 + 60)
        assert question(client.get("/staff/").url)["why"] == "ended"


def test_a_session_is_written_once_an_hour_not_with_every_page(
    client, django_assert_max_num_queries
):
    client.force_login(make.UserFactory())
    with time_machine.travel("2026-11-25 08:10:00+00:00", tick=False) as clock:
        client.get("/")
        with django_assert_max_num_queries(2) as few:
            client.get("/")
        assert not [q for q in few.captured_queries if "UPDATE" in q["sql"]]
        clock.shift(3600)
        with django_assert_max_num_queries(9) as more:
            client.get("/")
        assert [q for q in more.captured_queries if "UPDATE" in q["sql"]]
