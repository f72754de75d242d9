"""On paper: a KPI on one page, every list whole and without anything to press, always light."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from tests.browser.watched import STICKS_OUT, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = dt.timedelta(days=1)
A_PAGE = 700  # px of an A4 page between its margins
PRINTED = """() => {
    const seen = (each) => each.checkVisibility() && each.getBoundingClientRect().height > 0;
    const all = (query) => [...document.querySelectorAll(query)].filter(seen);
    return {
        pressed: all("nav:not(.tabs, .pager), button, input, select, .btn, .chip").length
            + all(":not(.term) > summary").length,
        clipped: all(".tw, .sheet").filter((e) => e.scrollWidth > e.clientWidth + 1).length,
        heads: all("thead:not(.vh)").map((e) => getComputedStyle(e).display),
        split: all("tbody tr").filter((e) => getComputedStyle(e).breakInside !== "avoid").length,
    };
}"""
LISTS = ["trainees", "offers", "findings", "cohorts", "placements", "worklist", "sessions"]


def graduates(cohort, number):
    """So many graduates of a class, every other one placed within days."""
    for n in range(number):
        found = make.GraduateFactory(cohort=cohort)
        if n % 2:
            started_on = found.graduated_on + 10 * DAY
            job = make.PlacementFactory(enrollment=found, started_on=started_on)
            make.EvidenceFactory(placement=job)


@pytest.fixture
def classes():
    """Fourteen classes of a year, some due and some not, with offers around their floor."""
    today = timezone.localdate()
    site = make.SiteFactory(key="baltimore", name="Baltimore")
    track = make.TrackFactory(name="Network Engineering, mid-career")
    for n in range(14):
        ends_on = today - (20 + n * 24) * DAY
        cohort = make.CohortFactory(
            key=f"NET-26-{n:02}",
            site=site,
            track=track,
            starts_on=ends_on - 100 * DAY,
            ends_on=ends_on,
        )
        graduates(cohort, 4)
        offer = make.OfferFactory(pay_min=15 + n, site=site, track=track, posted_on=today)
        make.FindingFactory(offer=offer)
        make.SessionFactory(starts_at=timezone.now() + n * DAY)
    return site


@pytest.fixture
def manager(classes):
    return make.UserFactory(name="Ruth Castellanos", roles=[Role.MANAGER])


def number_of_pages(pdf):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def on_paper(page, address, scheme="light"):
    """Open a page and look at it as a printer does."""
    page.goto(address)
    settle(page)
    page.set_viewport_size({"width": A_PAGE, "height": 1000})
    page.emulate_media(media="print", color_scheme=scheme)


def said(page):
    """Everything that is on the paper."""
    return " ".join(page.locator("body").inner_text().split())


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("metric", ["placed_120d", "placed_9m", "quality_placed_9m", "start_wage"])
def test_a_kpi_is_a_report_of_one_page(metric, paper, manager, open_browser):
    page = open_browser(manager)
    page.goto(f"/staff/kpis/{metric}/?site=baltimore")
    settle(page)
    assert number_of_pages(page.pdf(format=paper)) == 1


def test_the_printed_kpi_says_whose_it_is_and_what_was_asked(manager, open_browser):
    page = open_browser(manager)
    on_paper(page, "/staff/kpis/placed_120d/?site=baltimore")
    text = said(page)
    assert text.startswith("Tidewater Works Placed within 120 days")
    for words in (
        "Site Baltimore As of",
        "50.0% ",
        "Share placed by day since graduation",
        "placed, evidence sufficient",
        "Definitions 2026-1",
        "NET-26-00",
        "NET-26-06",
        "and 7 more, at the address below",
        "All 14",
        f"{page.url} Printed ",
    ):
        assert words in text, words
    assert "NET-26-07" not in text
    assert page.evaluate(PRINTED)["pressed"] == 0
    for words in ("Placement KPIs", "Remove filter", "Print", "CSV", "Ruth Castellanos"):
        assert words not in text.replace("Printed", ""), words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_ink_is_dark_whatever_the_screen(scheme, manager, open_browser):
    page = open_browser(manager)
    page.goto("/staff/")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", scheme)
    on_paper(page, "/staff/kpis/placed_120d/", scheme)
    colors = page.evaluate(
        "() => [document.body, document.querySelector('.sheet'), document.querySelector('h1')]"
        ".map((each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each).color])"
    )
    assert [background for background, _ink in colors[:2]] == ["rgb(255, 255, 255)"] * 2
    assert {ink for _background, ink in colors} == {"rgb(29, 27, 23)"}


@pytest.mark.parametrize("name", ["", "kpis/", "reports/", "standards/", *(f"{n}/" for n in LISTS)])
def test_pages_print_whole_and_without_anything_to_press(name, manager, open_browser):
    page = open_browser(manager)
    on_paper(page, f"/staff/{name}")
    found = page.evaluate(PRINTED)
    assert (found["pressed"], found["clipped"], found["split"]) == (0, 0, 0)
    assert set(found["heads"]) <= {"table-header-group"}
    assert page.evaluate(STICKS_OUT) == ""
    assert "Printed " in said(page)


def test_the_reports_print_their_drawings_with_words(manager, open_browser):
    page = open_browser(manager)
    on_paper(page, "/staff/reports/")
    text = said(page)
    for words in (
        "From application to a year at work",
        "Open offers by hourly pay against the floor",
        "Furthest below their floor",
        "Nobody is a year on yet",
        "Period As each figure needs",
    ):
        assert words in text, words
    assert "The same as a table" not in text
    wide = page.locator("figure[aria-labelledby=cf-steps] svg.wide")
    assert wide.is_visible()
    assert page.locator("figure[aria-labelledby=cf-steps] svg.narrow").is_hidden()


def test_an_open_table_is_printed_and_a_closed_one_is_not(manager, open_browser):
    page = open_browser(manager)
    page.goto("/staff/reports/")
    page.locator("figure[aria-labelledby=cf-steps] summary").click()
    page.emulate_media(media="print")
    assert page.locator("figure[aria-labelledby=cf-steps] table").is_visible()
    assert page.locator("figure[aria-labelledby=cf-offers] table").is_hidden()


@pytest.mark.parametrize("address", ["/staff/kpis/placed_120d/", "/staff/reports/"])
def test_the_print_button_prints_with_script_and_is_not_there_without(
    address, manager, open_browser
):
    page = open_browser(manager)
    page.add_init_script("window.print = () => { window.asked = (window.asked || 0) + 1; }")
    page.goto(address)
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.asked") == 1
    bare = open_browser(manager, java_script_enabled=False)
    bare.goto(address)
    assert bare.locator("[data-print]").is_hidden()


def test_the_time_on_the_paper_is_that_of_printing(manager, open_browser):
    page = open_browser(manager)
    page.goto("/staff/reports/")
    page.evaluate("document.querySelector('[data-printed]').textContent = 'long ago'")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    written = page.locator("[data-printed]").text_content()
    assert re.fullmatch(r"[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[ap]m", written)
