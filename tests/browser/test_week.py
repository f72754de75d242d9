"""A coach's week at a desk and on a phone: looked at, walked through, and noted in place."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intermediary.choices import Role
from tests import factories as make
from tests.browser.watched import PHONE, STICKS_OUT, barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = dt.timedelta(days=1)
# Two blocks that touch the same spot, or nothing.
OVERLAP = """() => {
    const blocks = [...document.querySelectorAll(".slot")].map((each) => [each, each.getBoundingClientRect()]);
    for (const [one, a] of blocks) for (const [other, b] of blocks)
        if (one !== other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            return `${one.id} ${other.id}`;
    return "";
}"""  # noqa: E501


def on(day, hour, minute=0):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


@pytest.fixture
def monday():
    """The Monday of the week before: everything in it has begun."""
    today = timezone.localdate()
    return today - dt.timedelta(days=today.weekday() + 7)


@pytest.fixture
def coach(monday):
    """A coach with a week of sessions: two at once, one at odd minutes, one short, one noted."""
    user = make.UserFactory(roles=[Role.COACH], name="Teresa Novak")

    def book(name, starts_at, **more):
        make.SessionFactory(
            coach=user, trainee__first_name=name, trainee__last_name="Osei", starts_at=starts_at,
            **{"outcome": "booked", **more},
        )  # fmt: skip

    book("Amara", on(monday, 10), minutes=60, outcome="seen")
    book("Bilal", on(monday, 10, 20))
    book("Chidi", on(monday, 10, 50), minutes=10)
    book("Dina", on(monday + 2 * DAY, 14, 30), kind="career_plan")
    return user


def test_at_a_desk_sessions_stand_by_day_and_hour_and_are_noted_in_place(
    coach, monday, open_browser
):
    page = open_browser(coach)
    page.goto("/staff/sessions/")
    page.get_by_role("link", name="Week", exact=True).click()
    page.get_by_role("link", name="Week before").press("Enter")
    expect(page).to_have_url(re.compile(f"from={monday.isoformat()}"))
    expect(page.locator(".slot")).to_have_count(4)
    assert page.evaluate(OVERLAP) == ""
    assert barriers(page) == []
    first = page.get_by_role("region", name=f"Mon, {monday:%b} {monday.day}")
    expect(first.locator(".slot")).to_have_count(3)
    tops = [first.locator(".slot").nth(n).bounding_box() for n in range(2)]
    assert tops[0]["x"] < tops[1]["x"]  # side by side
    assert tops[0]["y"] < tops[1]["y"]  # the later one lower down

    dina = page.locator(".slot", has_text="Dina Osei")
    dina.locator("summary").press("Enter")
    expect(dina.get_by_role("button", name="Excused: Dina Osei")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dina.get_by_role("button", name="Excused: Dina Osei")).to_be_hidden()
    dina.locator("summary").click()
    assert barriers(page) == []
    page.get_by_role("button", name="Seen: Dina Osei").click()
    expect(dina.locator(".st")).to_have_text("Seen")
    expect(page.locator("#sums")).to_contain_text("To note 2")
    expect(page.get_by_role("status").filter(has_text="Dina Osei: Seen.")).to_be_attached()
    expect(dina.get_by_role("link", name="Dina Osei")).to_be_focused()
    assert coach.coached_sessions.get(trainee__first_name="Dina").outcome == "seen"


def test_on_a_phone_the_week_is_an_agenda_and_answers_are_one_press_away(
    coach, monday, open_browser
):
    page = open_browser(coach, width=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/staff/sessions/week/?from={monday}")
    assert page.evaluate(STICKS_OUT) == ""
    days = page.locator(".day h2")
    expect(days).to_have_count(5)
    assert [days.nth(n).inner_text()[:3] for n in range(5)] == ["Mon", "Tue", "Wed", "Thu", "Fri"]
    expect(page.get_by_role("region", name="Tue,")).to_contain_text("No sessions")
    boxes = [page.locator(".slot").nth(n).bounding_box() for n in range(4)]
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert len({box["x"] for box in boxes}) == 1

    button = page.get_by_role("button", name="No-show: Bilal Osei")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    bilal = page.locator(".slot", has_text="Bilal Osei")
    expect(bilal.locator(".st")).to_have_text("No-show")
    expect(page.get_by_role("button", name="Seen: Chidi Osei")).to_be_visible()

    page.mouse.wheel(0, 400)
    top = page.locator(".day h2").first.evaluate("e => getComputedStyle(e).position")
    assert top == "sticky"


def test_without_script_an_outcome_is_noted_and_the_week_comes_back(coach, monday, open_browser):
    page = open_browser(coach, java_script_enabled=False)
    page.goto(f"/staff/sessions/week/?from={monday}")
    dina = page.locator(".slot", has_text="Dina Osei")
    dina.locator("summary").click()
    dina.get_by_role("button", name="No-show").click()
    assert f"from={monday}" in page.url
    expect(page.locator(".slot", has_text="Dina Osei").locator(".st")).to_have_text("No-show")


def test_a_manager_finds_a_coach_and_a_full_hour_is_read_as_an_agenda(coach, monday, open_browser):
    for _n in range(7):
        make.SessionFactory(coach=coach, starts_at=on(monday + 3 * DAY, 9), outcome="seen")
    page = open_browser(make.UserFactory())
    page.goto(f"/staff/sessions/week/?from={monday}")
    page.get_by_role("link", name="Teresa Novak").click()
    expect(page.locator("#main")).to_contain_text("Teresa Novak")
    expect(page.locator(".week.grid")).to_have_count(0)
    expect(page.locator(".slot")).to_have_count(11)
    assert page.evaluate(OVERLAP) == ""
    assert barriers(page) == []


def test_the_bar_over_a_list_counts_assigns_and_clears(coach, open_browser):
    rows = [make.EnrollmentFactory(trainee__last_name=name) for name in ("Abel", "Bose", "Cole")]
    page = open_browser(make.UserFactory())
    page.goto("/staff/trainees/")
    bar = page.get_by_role("region", name="With those selected")
    expect(bar).to_have_count(0)
    page.get_by_role("checkbox", name=f"Select {rows[0].trainee}").press("Space")
    page.get_by_role("checkbox", name=f"Select {rows[2].trainee}").check()
    expect(bar).to_contain_text("2 selected")
    assert barriers(page) == []
    bar.get_by_role("button", name="Clear selection").click()
    expect(bar).to_have_count(0)
    page.get_by_role("checkbox", name=f"Select {rows[1].trainee}").check()
    bar.get_by_label("New coach").select_option(label="Teresa Novak")
    bar.get_by_role("button", name="Assign coach").press("Enter")
    expect(page.locator("#messages")).to_contain_text("Teresa Novak coaches 1 person")
    expect(page.get_by_role("row", name="Bose")).to_contain_text("Teresa Novak")
