"""Pages that change in place: what htmx asks for, and what it is answered."""

import json

import pytest
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from intermediary import swapping
from intermediary.choices import Role
from tests import factories as make

OVER = {"HX-Request": "true", "HX-Target": "dialog"}


def asked(target="", **more):
    """A request as htmx sends it."""
    headers = {"HX-Request": "true"} | ({"HX-Target": target} if target else {})
    request = RequestFactory().get("/", headers=headers | more)
    request.htmx = HtmxDetails(request)
    return request


@pytest.mark.parametrize(
    ("part", "panel"), [("main", False), ("dialog", False), ("verdict", True), ("", True)]
)
def test_only_the_main_part_and_the_dialog_are_pages_without_a_frame(part, panel):
    request = asked(part)
    assert swapping.target(request) == (part if part in ("main", "dialog") else "")
    assert swapping.wants_panel(request) is panel


def test_going_back_brings_the_whole_page():
    request = asked("main", **{"HX-History-Restore-Request": "true"})
    assert (swapping.target(request), swapping.wants_panel(request)) == ("", False)


def test_an_answer_may_not_be_cached_for_the_other_kind_of_question(client):
    assert {"HX-Request", "HX-Target"} <= {
        each.strip() for each in client.get("/accounts/login/")["Vary"].split(",")
    }


@pytest.mark.django_db
def test_a_form_in_a_dialog_moves_the_window_on_and_its_message_is_kept(client):
    enrollment = make.EnrollmentFactory()
    coach = make.UserFactory(roles=[Role.COACH])
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    address = reverse("trainees:coach", args=[enrollment.pk])
    form = client.get(address, headers=OVER).content.decode()
    assert "<html" not in form
    assert '<h2 class="h1" id="dialog-title"' in form
    assert "<h1" not in form

    answer = client.post(address, {"user": coach.pk, "starts_on": "2026-11-02"}, headers=OVER)
    assert answer.status_code == 200
    assert answer["HX-Redirect"] == enrollment.trainee.get_absolute_url()
    assert "note good" in client.get(answer["HX-Redirect"]).content.decode()


@pytest.mark.django_db
def test_a_form_in_a_dialog_that_is_refused_stays_and_says_why(client):
    enrollment = make.EnrollmentFactory()
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    address = reverse("trainees:coach", args=[enrollment.pk])
    answer = client.post(address, {"user": "", "starts_on": "soon"}, headers=OVER)
    assert answer.status_code == 200
    assert "HX-Redirect" not in answer
    assert "invalid-feedback" in answer.content.decode()


def sent_through(request, response):
    """What the middleware makes of a view's answer."""
    request.session = {}
    request._messages = messages.storage.fallback.FallbackStorage(request)
    messages.success(request, "Outcome recorded.")
    return swapping.swapped(lambda _request: response)(request)


def test_a_panel_brings_its_messages_along_as_passing_notes():
    answer = sent_through(asked("outcome-7"), HttpResponse("done"))
    said = json.loads(answer["HX-Trigger"])["toast"]["messages"]
    assert said == [{"level": "success", "text": "Outcome recorded."}]


@pytest.mark.parametrize("part", ["main", "dialog"])
def test_a_page_says_its_messages_itself(part):
    assert "HX-Trigger" not in sent_through(asked(part), HttpResponse("page"))


def test_a_panel_that_leads_elsewhere_leaves_the_message_to_the_next_page():
    answer = sent_through(asked("outcome-7"), redirect("/staff/"))
    assert answer.status_code == 302
    assert "HX-Trigger" not in answer
