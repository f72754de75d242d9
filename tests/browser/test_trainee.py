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
OWN = "(await caches.keys()).filter((name) => name.startsWith('own-'))"
KEPT = f"""async (pages) => {{
  const names = {OWN};
  if (names.length !== 1) return false;
  const kept = await caches.open(names[0]);
  return (await Promise.all(pages.map((page) => kept.match(page)))).every(Boolean);
}}"""
GONE = f"async () => ({OWN}).length === 0"


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


@pytest.fixture
def booking(marisol):
    """The same trainee without a session, and a coach with two hours every day."""
    trainee = marisol.trainee
    trainee.sessions.all().delete()
    coach = make.UserFactory(roles=[Role.COACH], name="Teresa Novak")
    row = trainee.enrollments.get()
    make.CoachAssignmentFactory(enrollment=row, user=coach, starts_on=row.cohort.starts_on)
    for weekday in range(7):
        make.AvailabilityFactory(coach=coach, site=row.cohort.site, weekday=weekday)
    return trainee


@pytest.mark.parametrize(("language", "direction"), [("es", None), ("ar", "rtl")])
def test_a_trainee_books_moves_and_cancels_on_a_phone_without_knowing_english(
    language, direction, booking, open_browser
):
    booking.user.language = language
    booking.user.save()
    page = open_browser(booking.user, width=PHONE, has_touch=True, is_mobile=True)
    page.goto("/me/")
    root = page.locator("html")
    expect(root).to_have_attribute("lang", language)
    assert root.get_attribute("dir") == direction
    assert page.evaluate(STICKS_OUT) == ""

    page.locator("[data-act=book]").tap()
    page.locator("input[name=kind]").nth(2).check()
    times = page.locator("[data-day] button[name=at]")
    assert times.first.bounding_box()["height"] >= 44
    assert page.evaluate(STICKS_OUT) == ""
    times.nth(7).tap()
    page.wait_for_url("**/me/coaching/")
    session = booking.sessions.get()
    assert (session.outcome, session.kind) == ("booked", "mock_interview")
    assert page.evaluate(STICKS_OUT) == ""

    page.goto("/me/")
    for act in ("move", "cancel"):
        assert page.locator(f"[data-act={act}]").bounding_box()["height"] >= 44
    page.locator("[data-act=move]").tap()
    page.locator("[data-day] button[name=at]").nth(12).tap()
    page.wait_for_url("**/me/coaching/")
    before = session.starts_at
    session.refresh_from_db()
    assert session.starts_at > before

    page.locator("[data-act=cancel]").first.tap()
    page.locator("form#cancel textarea").fill("...")
    page.locator("form#cancel button[type=submit]").tap()
    page.wait_for_url("**/me/coaching/")
    session.refresh_from_db()
    assert session.outcome == "canceled"
    assert page.locator("[data-act=book]").is_visible()


def until(page, script, told=None):
    """Ask until it is so; our pages forbid the browser to ask by itself (no eval)."""
    for _n in range(100):
        if page.evaluate(script, told):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)


def test_the_schedule_can_be_read_offline_until_somebody_signs_out(booking, open_browser):
    soon = timezone.now() + dt.timedelta(days=2)
    make.SessionFactory(trainee=booking, coach__name="Amina Haddad", starts_at=soon)
    page = open_browser(width=PHONE, service_workers="allow")
    sign_in(page, booking.user.email, PASSWORD)
    page.wait_for_url("**/me/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    until(page, KEPT, ["/me/"])  # also the page that was there before the worker
    page.goto("/me/coaching/")
    until(page, KEPT, ["/me/", "/me/coaching/"])
    assert not page.locator("#saved").is_visible()
    page.context.set_offline(True)
    for address in ("/me/coaching/", "/me/", "/"):
        page.goto(address)
        expect(page.locator("#saved")).to_be_visible()
        expect(page.locator("#saved")).to_contain_text("Saved on")
        expect(page.locator("#main")).to_contain_text("Amina Haddad")
    page.goto("/me/training/")
    expect(page.locator("body")).to_have_class("lone without-connection")
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Training")  # it comes back by itself
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    until(page, GONE)
    page.context.set_offline(True)
    page.goto("/me/")
    expect(page.locator("body")).not_to_contain_text("Amina Haddad")
