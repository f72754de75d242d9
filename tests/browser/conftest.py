"""People who sit before a real Chromium: signed in or not, at a desk or with a phone."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.browser.watched import DESK, Watch

expect.set_options(timeout=15_000)  # a busy machine is not a fault of the page


@pytest.fixture
def watches():
    """Every watched browser of a test; none may have seen a fault that the test did not take."""
    watches = []
    yield watches
    assert [fault for watch in watches for fault in watch.taken()] == []


@pytest.fixture
def open_browser(new_context, live_server, watches):
    """Open a browser of its own for somebody; `page.watch` keeps its faults."""

    def open_browser(user=None, width=DESK, **options):
        viewport = {"width": width, "height": 900}
        # No color is caught on its way, and no worker answers in place of a test's own answers.
        options = {"reduced_motion": "reduce", "service_workers": "block", **options}
        context = new_context(base_url=live_server.url, viewport=viewport, **options)
        context.set_default_timeout(20_000)
        watch = Watch(context, live_server.url.removeprefix("http://"))
        watches.append(watch)
        if user:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        page.watch = watch
        return page

    return open_browser


def session_cookie(user, url):
    """What the browser of somebody keeps who has signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


def sign_in(page, email, password):
    """Sign in through the form."""
    page.goto("/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
