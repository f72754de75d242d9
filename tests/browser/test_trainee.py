"""A trainee with a phone: what comes next, own training, and nothing of anybody else."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intermediary.choices import Role
from tests import factories as make
from tests.browser.conftest import sign_in
from tests.browser.watched import PHONE, STICKS_OUT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "tidewater-harbor-2026"


@pytest.fixture
def marisol():
    """A trainee in week 3 with a session in two days; somebody else has one too."""
    today = timezone.localdate()
    cohort = make.CohortFactory(
        key="ITS-26-10",
        track__name="IT Support",
        starts_on=today - dt.timedelta(days=16),
        ends_on=today + dt.timedelta(days=88),
    )
    user = make.UserFactory(roles=[Role.TRAINEE], name="Marisol Quiñones")
    user.set_password(PASSWORD)
    user.save()
    trainee = make.TraineeFactory(user=user, first_name="Marisol", last_name="Quiñones")
    make.EnrollmentFactory(cohort=cohort, trainee=trainee)
    soon = timezone.now() + dt.timedelta(days=2)
    make.SessionFactory(trainee=trainee, coach__name="Teresa Novak", starts_at=soon, minutes=45)
    make.SessionFactory(coach__name="Somebody Else", starts_at=soon - dt.timedelta(days=1))
    return user


def test_a_trainee_reads_on_a_phone_what_comes_next_and_how_far_they_are(marisol, open_browser):
    page = open_browser(width=PHONE, has_touch=True, is_mobile=True)
    sign_in(page, marisol.email, PASSWORD)
    following = page.get_by_role("region", name="Next session")
    expect(following).to_contain_text("Check-in with Teresa Novak")
    expect(following).to_contain_text("45 minutes")
    expect(page.locator("#main")).to_contain_text("IT Support, week 3 of 15")
    expect(page.locator("#main")).not_to_contain_text("ITS-26-10")  # no codes
    expect(page.get_by_text("Last day of class")).to_be_visible()
    assert page.evaluate(STICKS_OUT) == ""

    page.get_by_role("link", name="Coaching", exact=True).tap()
    expect(page.get_by_role("heading", name="Coaching", level=1)).to_be_visible()
    expect(page.locator("#main")).to_contain_text("Teresa Novak")
    expect(page.locator("#main")).not_to_contain_text("Somebody Else")
    for address in ("/staff/", "/employer/", "/staff/kpis/"):
        assert page.goto(address).status == 403


def test_a_trainee_changes_the_language_in_two_taps_and_stays_on_the_page(marisol, open_browser):
    page = open_browser(marisol, width=PHONE)
    page.goto("/me/coaching/")
    menu = page.locator("details.lang")
    menu.locator("summary").click()
    page.get_by_role("button", name="Español").click()
    assert page.url.endswith("/me/coaching/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    menu.locator("summary").click()
    expect(menu.locator("[aria-pressed=true]")).to_have_text("Español")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Coaching", level=1)).to_be_visible()
