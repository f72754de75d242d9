"""What goes wrong, in a real browser: pages that say so, parts that do not come, no connection."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import expect

from intermediary import errors
from intermediary.choices import Role
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.test_every_page import faults_of
from tests.browser.watched import DESK, PHONE, STICKS_OUT, barriers, resize

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "tidewater-harbor-2026"
ANSWERS = {
    "400": lambda request: errors.bad_request(request, ValueError()),
    "403": lambda request: errors.permission_denied(request, None),
    "403 csrf": errors.csrf_failure,
    "404": errors.page_not_found,
    "405": lambda request: errors.answer(request, 405),
    "413": lambda request: errors.bad_request(request, RequestDataTooBig()),
    "429": errors.too_many_requests,
    "500": errors.server_error,
}


def answered(page, name, user):
    """Open a page that the portal answers with this fault."""
    request = RequestFactory().get("/broken/")
    request.user, request.reference = user, "K7QM-2XRP"
    answer = ANSWERS[name](request)
    kind = answer.headers["Content-Type"]
    page.route(
        "**/broken/",
        lambda route: route.fulfill(
            status=answer.status_code, body=answer.content, content_type=kind
        ),
    )
    return answer.status_code


@pytest.mark.parametrize("name", ANSWERS)
def test_every_page_that_says_what_went_wrong_is_open_to_all_at_a_desk_and_on_a_phone(
    name, open_browser
):
    page = open_browser()
    user = AnonymousUser() if name == "429" else make.UserFactory(name="Dana Mercado")
    status = answered(page, name, user)
    assert str(status) == name[:3]
    faults = []
    for width, scheme in ((DESK, "light"), (PHONE, "dark")):
        resize(page, width, scheme)
        assert page.goto("/broken/").status == status
        faults += [*barriers(page), page.evaluate(STICKS_OUT)]
    assert [fault for fault in (*faults, *page.watch.taken()) if fault] == []
    assert page.locator("h1").count() == 1
    assert page.locator(".btn.pri").count() == 1


def test_a_page_that_went_wrong_is_tried_again_with_one_press(open_browser):
    page = open_browser(make.UserFactory())
    answered(page, "500", AnonymousUser())
    page.goto("/broken/")
    expect(page.locator("main")).to_contain_text("K7QM-2XRP")
    page.unroute("**/broken/")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here for you")


def test_the_search_on_a_page_that_is_not_there_finds_people(open_browser):
    page = open_browser(make.UserFactory(roles=[Role.MANAGER]))
    make.TraineeFactory(first_name="Amara", last_name="Okafor")
    page.goto("/staff/nowhere/")
    page.get_by_role("searchbox").fill("okafor")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Amara Okafor")).to_be_visible()


# --- sessions that ended -------------------------------------------------------------------------


def test_after_a_session_ended_one_signs_in_and_is_back_on_the_page(open_browser):
    user = make.UserFactory(roles=[Role.MANAGER], email="dana@example.org")
    user.set_password(PASSWORD)
    user.save()
    page = open_browser()
    sign_in(page, user.email, PASSWORD)
    page.goto("/staff/trainees/?q=osei")
    user.set_password(PASSWORD + "-changed")
    user.save()
    page.reload()
    expect(page.locator("main")).to_contain_text("You were signed out.")
    assert faults_of(page, page.url) == []
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD + "-changed")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/staff/trainees/\?q=osei$"))


def test_a_part_of_a_page_that_needs_signing_in_moves_the_window(open_browser):
    trainee = make.EnrollmentFactory().trainee
    page = open_browser(make.UserFactory(roles=[Role.MANAGER]))
    address = reverse("trainees:detail", args=[trainee.pk])
    page.goto(address)
    page.context.add_cookies(
        [{"name": "sessionid", "value": "long-gone", "url": page.url.split("/staff")[0]}]
    )
    page.evaluate(f"htmx.ajax('GET', '{address}placements/', {{target: 'main section'}})")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert f"next={address}" in page.url


# --- parts that do not come ----------------------------------------------------------------------


@pytest.fixture
def panel(open_browser):
    """A trainee's page whose panel of jobs answers as the test says."""
    trainee = make.EnrollmentFactory().trainee
    page = open_browser(make.UserFactory(roles=[Role.MANAGER]))

    def opened(**answer):
        page.route("**/placements/", lambda route: route.fulfill(**answer) if answer else
                   route.abort("connectionreset"))  # fmt: skip
        page.goto(reverse("trainees:detail", args=[trainee.pk]))
        return page

    yield opened
    page.watch.taken()  # the browser names each of these faults in its console


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({}, "The portal did not answer: the connection dropped."),
        ({"status": 500, "body": "Something failed. K7QM-2XRP", "content_type": "text/plain"},
         "Something failed. K7QM-2XRP"),
        ({"status": 500, "body": "<h1>x</h1>"}, "Something went wrong on our side."),
        ({"status": 502, "body": "bad gateway"}, "The portal did not answer"),
    ],
)  # fmt: skip
def test_a_part_that_does_not_come_leaves_a_note_and_comes_when_asked_again(panel, answer, said):
    page = panel(**answer)
    note = page.locator(".fault-note")
    expect(note).to_contain_text(said)
    expect(page.locator("#faults")).to_contain_text(said)
    assert barriers(page) == []
    page.unroute("**/placements/")
    note.get_by_role("button", name="Try again").click()
    expect(page.locator("main")).to_contain_text("No job on record")
    expect(note).to_have_count(0)
    expect(page.locator("#faults")).to_be_empty()


def test_the_same_fault_twice_is_one_note(panel):
    page = panel()
    expect(page.locator(".fault-note")).to_have_count(1)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_timeout(500)
    expect(page.locator(".fault-note")).to_have_count(1)


def test_a_list_that_cannot_be_filtered_says_so_over_the_list(open_browser):
    page = open_browser(make.UserFactory(roles=[Role.MANAGER]))
    make.EnrollmentFactory()
    page.goto("/staff/trainees/")
    page.route("**/staff/trainees/?**", lambda route: route.abort("connectionreset"))
    page.get_by_role("searchbox", name="Name, e-mail or phone").fill("osei")
    note = page.locator("main > .fault-note")
    expect(note).to_contain_text("The portal did not answer")
    page.watch.taken()


# --- without a connection ------------------------------------------------------------------------


def kept(page):
    """Wait until the worker of a page answers for it; what it keeps, by path."""
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page.evaluate(
        """async () => {
            const names = await caches.keys();
            const keys = async (name) => (await caches.open(name)).keys();
            const all = await Promise.all(names.map(keys));
            return all.flat().map((request) => new URL(request.url).pathname).sort();
        }"""
    )


def test_without_a_connection_a_page_says_so_and_comes_back_by_itself(open_browser):
    user = make.UserFactory(roles=[Role.MANAGER], name="Dana Mercado")
    page = open_browser(user, service_workers="allow")
    page.goto("/staff/")
    kept(page)
    page.context.set_offline(True)
    expect(page.locator("#offbar")).to_contain_text("You are offline.")
    assert page.goto("/staff/trainees/").status == 503
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
    expect(page.locator("main")).to_contain_text("opens by itself when the connection is back")
    assert page.url.endswith("/staff/trainees/")
    for scheme, width in (("light", DESK), ("dark", PHONE)):
        resize(page, width, scheme)
        assert [*barriers(page), page.evaluate(STICKS_OUT)] == [""]
    assert page.evaluate("""document.fonts.check('16px "Public Sans"')""")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Trainees")
    page.watch.taken()  # a request without a connection is named in the console


def test_the_browser_keeps_one_page_its_style_and_nobody(open_browser):
    user = make.UserFactory(roles=[Role.MANAGER], name="Marisol Quiñones", language="es")
    page = open_browser(user, service_workers="allow")
    page.goto("/staff/trainees/")
    paths = kept(page)
    assert [path for path in paths if not path.startswith("/static/dist/")] == ["/offline/"]
    page.goto("/staff/sessions/")
    page.goto("/staff/trainees/")
    read = """async () => (await (await caches.match("/offline/", {ignoreVary: true})).text())"""
    for _ in range(40):
        text = page.evaluate(read)
        if "Está sin conexión" in text:
            break
        page.wait_for_timeout(100)
    assert "Está sin conexión" in text
    assert "Marisol" not in text
    assert kept(page) == paths


def test_the_bar_is_there_while_the_connection_is_gone_and_says_when_it_is_back(open_browser):
    page = open_browser(make.UserFactory(roles=[Role.MANAGER]))
    page.goto("/staff/trainees/")
    expect(page.locator("#offbar")).to_be_empty()
    page.wait_for_load_state("networkidle")  # icons and worker come after the page; none is cut off
    page.context.set_offline(True)
    expect(page.locator("#offbar")).to_contain_text("nothing is saved until the connection is back")
    assert [*barriers(page), page.evaluate(STICKS_OUT)] == [""]
    page.context.set_offline(False)
    expect(page.locator("#offbar")).to_have_text("The connection is back.")
    expect(page.locator("#offbar")).to_be_empty()


def test_without_script_a_page_needs_no_worker_and_the_way_to_try_again_is_a_link(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/offline/")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are offline")
