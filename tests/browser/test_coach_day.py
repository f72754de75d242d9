"""A coach runs a full day from the calendar without leaving it."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from coaching.models import ActionItem, Note, Session
from intermediary.choices import Role
from tests import factories as make
from tests.browser.watched import PHONE, STICKS_OUT, barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def on(day, hour):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


@pytest.fixture
def yesterday():
    """A day whose sessions have all begun."""
    return timezone.localdate() - DAY


@pytest.fixture
def coach(yesterday):
    """Teresa with hours on every day, two people to note, and one in the days ahead."""
    user = make.UserFactory(roles=[Role.COACH], name="Teresa Novak")
    site = make.SiteFactory()
    for weekday in range(7):
        make.AvailabilityFactory(
            coach=user, site=site, weekday=weekday, starts=dt.time(9), ends=dt.time(17)
        )
    cohort = make.CohortFactory(
        site=site, starts_on=yesterday - 30 * DAY, ends_on=yesterday + 60 * DAY
    )
    for name, starts_at in (
        ("Amara", on(yesterday, 10)),
        ("Bilal", on(yesterday, 11)),
        ("Chidi", on(yesterday + 6 * DAY, 10)),
    ):
        row = make.EnrollmentFactory(
            cohort=cohort, trainee__first_name=name, trainee__last_name="Osei"
        )
        make.CoachAssignmentFactory(enrollment=row, user=user, starts_on=yesterday - 9 * DAY)
        make.SessionFactory(trainee=row.trainee, coach=user, starts_at=starts_at)
    return user


def line(page, name):
    """The line of somebody's session in the day."""
    return page.locator(".dayplan .slot", has_text=f"{name} Osei")


def test_a_coach_runs_a_day_from_the_calendar_without_leaving_it(coach, yesterday, open_browser):
    page = open_browser(coach)
    page.goto(reverse("coaching:day"))
    page.get_by_role("link", name="Day before").click()
    expect(page).to_have_url(re.compile(f"on={yesterday}"))
    assert barriers(page) == []
    calendar = page.url

    # everything about one session in one go
    line(page, "Amara").get_by_role("link", name="Amara Osei").click()
    box = page.locator("#dialog")
    expect(box.get_by_role("heading", name="Check-in with Amara Osei")).to_be_visible()
    assert barriers(page) == []
    box.get_by_text("Seen", exact=True).click()
    box.get_by_label("Note", exact=True).fill("Interview on Friday. Practice once more.")
    box.get_by_label("Who may read it").select_option(label="Staff and the trainee")
    box.get_by_label("What is to be done").first.fill("Send the résumé")
    box.get_by_label("By", exact=True).first.fill((yesterday + 5 * DAY).isoformat())
    box.get_by_label("Free time of the coach").select_option(index=1)
    box.get_by_role("button", name="Save session").click()
    expect(page.locator("#messages")).to_contain_text("The next session is booked")
    assert page.url == calendar
    expect(line(page, "Amara").locator(".st")).to_have_text("Seen")
    amara = Session.objects.get(trainee__first_name="Amara", outcome="seen")
    assert Note.objects.get().session == amara
    assert ActionItem.objects.get().text == "Send the résumé"
    assert Session.objects.filter(trainee=amara.trainee, outcome="booked").count() == 1

    # the second one did not come: two presses in place
    line(page, "Bilal").locator("summary").click()
    page.get_by_role("button", name="No-show: Bilal Osei").click()
    expect(line(page, "Bilal").locator(".st")).to_have_text("No-show")
    assert page.url == calendar

    # a day off, and what stands in it goes to the next free time
    page.get_by_role("link", name="Hours", exact=True).click()
    page.get_by_role("link", name="Time off").click()
    away_on = yesterday + 6 * DAY
    box.get_by_label("First day").fill(away_on.isoformat())
    box.get_by_label("Reason").fill("Training")
    box.get_by_role("button", name="Save time off").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sessions in the time off")
    assert barriers(page) == []
    page.get_by_role("button", name="Do this with those ticked").click()
    expect(page.locator("#messages")).to_contain_text("1 session is moved.")
    chidi = Session.objects.get(trainee__first_name="Chidi")
    assert timezone.localdate(chidi.starts_at) > away_on
    page.get_by_role("link", name="Day", exact=True).first.click()
    page.goto(f"{reverse('coaching:day')}?on={away_on}")
    expect(page.locator(".dayplan .away")).to_contain_text("Training")


def test_what_was_typed_is_kept_when_somebody_was_faster(coach, yesterday, open_browser):
    page = open_browser(coach)
    page.goto(f"{reverse('coaching:day')}?on={yesterday}")
    line(page, "Amara").get_by_role("link", name="Amara Osei").click()
    box = page.locator("#dialog")
    box.get_by_label("Note", exact=True).fill("Kept words")
    times = box.get_by_label("Free time of the coach")
    taken = times.locator("option").nth(1).get_attribute("value")
    times.select_option(taken)
    make.SessionFactory(coach=coach, starts_at=dt.datetime.fromisoformat(taken))
    box.get_by_role("button", name="Save session").click()
    expect(box).to_contain_text("This time has just been taken")
    expect(box.get_by_label("Note", exact=True)).to_have_value("Kept words")
    assert Note.objects.count() == 0


def test_on_a_phone_the_day_is_one_press_away_and_fits(coach, yesterday, open_browser):
    page = open_browser(coach, width=PHONE, has_touch=True, is_mobile=True)
    page.goto(reverse("intermediary:home"))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Day", exact=True).tap()
    page.goto(f"{reverse('coaching:day')}?on={yesterday}")
    assert page.evaluate(STICKS_OUT) == ""
    line(page, "Amara").get_by_role("link", name="Amara Osei").tap()
    box = page.locator("#dialog")
    box.get_by_text("Excused", exact=True).tap()
    box.get_by_role("button", name="Save session").tap()
    expect(line(page, "Amara").locator(".st")).to_have_text("Excused")


def test_without_script_a_session_is_a_page_and_leads_back(coach, yesterday, open_browser):
    page = open_browser(coach, java_script_enabled=False)
    page.goto(f"{reverse('coaching:day')}?on={yesterday}")
    calendar = page.url
    line(page, "Bilal").get_by_role("link", name="Bilal Osei").click()
    page.get_by_label("Seen").check(force=True)
    page.get_by_role("button", name="Save session").click()
    assert page.url == calendar
    expect(line(page, "Bilal").locator(".st")).to_have_text("Seen")
