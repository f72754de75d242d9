"""Charts under the pointer, the keyboard and without any script; a picture that is a PNG."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intermediary.choices import Role
from tests import factories as make
from tests.browser.watched import DESK, PHONE, STICKS_OUT, barriers, resize

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "/staff/kpis/placed_120d/?by=cohort"


@pytest.fixture
def manager():
    """A manager, and two classes that graduated this year, some of them placed."""
    today = timezone.localdate()
    for name, ago in (("ITS-BAL-01", 300), ("CYB-BAL-02", 200)):
        ends_on = today - dt.timedelta(days=ago)
        cohort = make.CohortFactory(
            key=name, starts_on=ends_on - dt.timedelta(days=90), ends_on=ends_on
        )
        for n in range(8):
            graduate = make.GraduateFactory(cohort=cohort)
            if n % 2:
                started_on = ends_on + dt.timedelta(days=20 * n)
                job = make.PlacementFactory(enrollment=graduate, started_on=started_on)
                make.EvidenceFactory(placement=job)
    return make.UserFactory(roles=[Role.MANAGER])


def readout(page):
    return page.locator("[data-readout]").first


def plot(page):
    return page.get_by_role("slider", name="Share placed by day since graduation")


def test_arrow_keys_move_along_the_days_and_escape_hides_them(manager, open_browser):
    page = open_browser(manager)
    page.goto(ADDRESS)
    expect(readout(page)).to_contain_text("use the arrow keys")
    page.keyboard.press("Tab")
    plot(page).focus()
    page.keyboard.press("ArrowRight")
    first = plot(page).get_attribute("aria-valuenow")
    page.keyboard.press("ArrowRight")
    assert int(plot(page).get_attribute("aria-valuenow")) == int(first) + 1
    expect(readout(page)).to_contain_text(f"Day {int(first) + 1}")
    expect(readout(page)).to_contain_text("still observed")
    assert f"Day {int(first) + 1}, " in plot(page).get_attribute("aria-valuetext")
    page.keyboard.press("Home")
    expect(readout(page)).to_contain_text("Day 0")
    page.keyboard.press("ArrowLeft")
    expect(readout(page)).to_contain_text("Day 0")
    expect(page.locator("svg.wide .cursor")).to_have_count(1)
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".cursor")).to_have_count(0)
    expect(readout(page)).to_contain_text("use the arrow keys")


def test_the_pointer_reads_the_day_it_is_over(manager, open_browser):
    page = open_browser(manager)
    page.goto(ADDRESS)
    svg = page.locator("svg.wide[data-area]").first
    svg.scroll_into_view_if_needed()
    box, scale = svg.bounding_box(), svg.bounding_box()["width"] / 760
    x = box["x"] + (40 + 704 * 120 / 365) * scale
    page.mouse.move(x, box["y"] + 60)
    expect(readout(page)).to_contain_text("Day 120")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 80)
    expect(readout(page)).to_contain_text("use the arrow keys")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_day_is_read_in_a_line_that_fits(manager, open_browser, scheme):
    page = open_browser(manager, width=PHONE, has_touch=True)
    page.goto(f"{ADDRESS}&compare=ITS-BAL-01&compare=CYB-BAL-02")
    resize(page, PHONE, scheme)
    narrow = page.locator("svg.narrow[data-area]").first
    narrow.scroll_into_view_if_needed()
    narrow.tap(position={"x": 120, "y": 60})
    expect(readout(page)).to_contain_text("Day")
    expect(readout(page)).to_contain_text("ITS-BAL-01:")
    assert page.evaluate(STICKS_OUT) == ""
    size = "line => parseFloat(getComputedStyle(line).fontSize)"
    assert readout(page).evaluate(size) >= 12
    assert readout(page).evaluate("line => line.scrollWidth <= line.clientWidth")
    assert barriers(page) == []


def test_a_picture_is_saved_as_a_png_twice_its_size(manager, open_browser):
    page = open_browser(manager)
    page.goto(ADDRESS)
    frame = page.get_by_role("figure", name="Share placed by day since graduation")
    with page.expect_download() as saving:
        frame.get_by_role("button", name="PNG").click()
    saved = saving.value
    assert saved.suggested_filename == f"placed_120d-curve-{timezone.localdate()}.png"
    content = saved.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(content[n : n + 4], "big") for n in (16, 20))
    assert (width, height) > (1600, 700)
    with page.expect_download() as saving:
        frame.get_by_role("link", name="SVG").click()
    assert saving.value.suggested_filename.endswith(".svg")


def test_a_picture_that_cannot_be_fetched_is_said(manager, open_browser):
    page = open_browser(manager)
    page.goto(ADDRESS)
    page.route("**/curve.svg*", lambda route: route.fulfill(status=500, body=""))
    page.get_by_role("button", name="PNG").first.click()
    expect(page.get_by_role("button", name="PNG failed, try the SVG")).to_be_visible()
    page.watch.taken()


def test_cohorts_are_compared_and_left_out_again_without_any_script(manager, open_browser):
    page = open_browser(manager, java_script_enabled=False)
    page.goto(ADDRESS)
    expect(page.get_by_role("button", name="PNG")).to_have_count(0)
    page.locator(".compare summary").click()
    page.get_by_role("checkbox", name="ITS-BAL-01").check()
    page.get_by_role("checkbox", name="CYB-BAL-02").check()
    page.get_by_role("button", name="Compare").click()
    figure = page.get_by_role("figure", name="Share placed by day since graduation")
    expect(figure).to_contain_text("ITS-BAL-01: ")
    expect(figure.locator("svg.wide .reflab")).to_have_count(2)
    page.get_by_role("link", name="Stop comparing ITS-BAL-01").click()
    expect(figure.locator("svg.wide .reflab")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_charts_is_open_to_all(manager, open_browser, scheme):
    page = open_browser(manager)
    page.goto(f"{ADDRESS}&compare=ITS-BAL-01")
    resize(page, DESK, scheme)
    page.get_by_text("The same as a table").first.click()
    assert barriers(page) == []
    page.locator(".compare summary").click()
    assert barriers(page) == []
