"""Staff from Today to a trainee and back: a job recorded and corrected moves the figure."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from intermediary.choices import Role
from placements.models import Placement
from tests import factories as make
from tests.browser.watched import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site():
    """Four graduates of Baltimore whose day 120 is over, one of them placed and proven."""
    today = timezone.localdate()
    site = make.SiteFactory(name="Baltimore")
    cohort = make.CohortFactory(
        key="ITS-BAL-01",
        site=site,
        track__name="IT Support",
        starts_on=today - dt.timedelta(days=240),
        ends_on=today - dt.timedelta(days=130),
    )
    graduates = [
        make.GraduateFactory(cohort=cohort, trainee__first_name=name, trainee__last_name="Osei")
        for name in ("Amara", "Bilal", "Chidi", "Dina")
    ]
    make.EvidenceFactory(placement__enrollment=graduates[0])
    make.EmployerFactory(name="Harbor Data")
    return site


@pytest.fixture
def manager(site):
    return make.UserFactory(name="Ruth Castellanos", roles=[Role.MANAGER])


def figure(page):
    """The figure of a KPI's own page."""
    return page.get_by_role("region", name="The figure")


def open_figure(page):
    """From Today to the page of a KPI."""
    page.goto("/staff/")
    page.get_by_role("link", name="Placed within 120 days").click()
    expect(page.get_by_role("heading", name="Placed within 120 days", level=1)).to_be_visible()


def record_job(page, started_on):
    """Fill in and send the form of a full-time job that a pay stub proves."""
    page.get_by_role("link", name="Record job").click()
    page.get_by_label("Kind").select_option("full_time")
    page.get_by_role("combobox", name="Employer").fill("Harbor Data")
    page.get_by_label("Job title").fill("Help desk technician")
    page.get_by_label("First day of work").fill(started_on.isoformat())
    page.get_by_label("Pay", exact=True).fill("21.50")
    page.get_by_label("Paid", exact=True).select_option("hourly")
    page.get_by_label("Hours a week").fill("40")
    page.get_by_label("How we know").select_option("pay_stub")
    page.get_by_role("button", name="Record job").click()


def test_a_job_recorded_behind_a_figure_moves_it_and_a_correction_moves_it_back(
    manager, open_browser
):
    page = open_browser(manager)
    open_figure(page)
    expect(figure(page)).to_contain_text("25.0%")
    expect(figure(page)).to_contain_text("1 of 4")

    page.get_by_role("link", name="not placed in time").or_(
        page.get_by_role("link", name="outcome not known")
    ).first.click()
    expect(page.get_by_role("row", name="Bilal Osei")).to_contain_text("No job on record")
    page.get_by_role("link", name="Bilal Osei").click()
    expect(page.get_by_role("heading", name="Bilal Osei", level=1)).to_be_visible()

    started_on = timezone.localdate() - dt.timedelta(days=100)
    record_job(page, started_on)
    expect(page.locator("#messages")).to_contain_text("The job is recorded.")
    expect(page.get_by_role("heading", name="Help desk technician", level=1)).to_be_visible()
    job = page.url
    open_figure(page)
    expect(figure(page)).to_contain_text("50.0%")
    expect(figure(page)).to_contain_text("2 of 4")

    page.goto(job)
    page.get_by_role("link", name="Correct").click()
    late = timezone.localdate() - dt.timedelta(days=2)
    page.get_by_label("First day of work").fill(late.isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#messages")).to_contain_text("The correction is saved.")
    expect(page.locator("section").filter(has_text="History").last).to_contain_text(
        "Ruth Castellanos"
    )
    open_figure(page)
    expect(figure(page)).to_contain_text("25.0%")


def test_a_job_is_recorded_and_a_list_filtered_without_any_script(manager, open_browser):
    page = open_browser(manager, java_script_enabled=False)
    page.goto("/staff/trainees/")
    page.locator("main").get_by_role("searchbox").fill("chidi")
    page.locator("main").get_by_role("searchbox").press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("summary", has_text="Stands").click()
    page.locator("details[open]").get_by_role("link").nth(1).click()
    assert "q=chidi" in page.url

    page.goto("/staff/trainees/?q=chidi")
    page.get_by_role("link", name="Chidi Osei").click()
    page.get_by_role("link", name="Show jobs and checks").click()
    record_job(page, timezone.localdate() - dt.timedelta(days=100))
    expect(page.locator("#messages")).to_contain_text("The job is recorded.")
    assert Placement.objects.get(trainee__first_name="Chidi").recorded_by == manager


def test_a_refused_job_says_at_its_field_what_to_do(manager, open_browser):
    page = open_browser(manager)
    page.goto("/staff/trainees/?q=dina")
    page.get_by_role("link", name="Dina Osei").click()
    page.get_by_role("link", name="Record job").click()
    page.get_by_role("combobox", name="Employer").fill("Nobody Knows LLC")
    page.get_by_label("Pay", exact=True).fill("-4")
    page.get_by_role("button", name="Record job").click()
    expect(page.locator("#main")).to_contain_text("No employer is called “Nobody Knows LLC”.")
    expect(page.get_by_role("combobox", name="Employer")).to_have_value("Nobody Knows LLC")
    assert page.get_by_label("Pay", exact=True).get_attribute("aria-invalid") == "true"
    assert barriers(page) == []


def test_a_manager_of_one_site_sees_no_other(manager, site, open_browser):
    elsewhere = make.GraduateFactory(
        cohort__key="ITS-NYC-01",
        cohort__starts_on=timezone.localdate() - dt.timedelta(days=240),
        cohort__ends_on=timezone.localdate() - dt.timedelta(days=130),
        trainee__last_name="Elsewhere",
    )
    page = open_browser(make.UserFactory(roles=[Role.MANAGER], sites=[site]))
    page.goto("/staff/cohorts/")
    expect(page.get_by_role("link", name="ITS-BAL-01")).to_be_visible()
    expect(page.locator("#main")).not_to_contain_text("ITS-NYC-01")
    assert page.goto(f"/staff/trainees/{elsewhere.trainee_id}/").status == 404
    open_figure(page)
    expect(figure(page)).to_contain_text("1 of 4")
    everyone = open_browser(manager)
    open_figure(everyone)
    expect(figure(everyone)).to_contain_text("1 of 5")


def test_an_analyst_reads_figures_and_changes_nothing(site, open_browser):
    page = open_browser(make.UserFactory(roles=[Role.ANALYST]))
    open_figure(page)
    page.goto("/staff/trainees/?q=bilal")
    page.get_by_role("link", name="Bilal Osei").click()
    expect(page.get_by_role("heading", name="Bilal Osei", level=1)).to_be_visible()
    expect(page.locator("#main")).to_contain_text("No job on record")
    for name in ("Record job", "Edit", "Change coach"):
        expect(page.get_by_role("link", name=name)).to_have_count(0)
    assert page.goto(f"{page.url}placements/new/").status == 403


def test_a_tile_and_its_page_say_the_same_for_each_figure_and_site(manager, site, open_browser):
    long_ago = timezone.localdate() - dt.timedelta(days=500)
    make.GraduateFactory(cohort__site=site, cohort__starts_on=long_ago - dt.timedelta(days=100),
                         cohort__ends_on=long_ago)  # fmt: skip
    make.GraduateFactory()  # of another site
    page = open_browser(manager)
    for query in ("", f"?site={site.key}"):
        page.goto(f"/staff/{query}")
        tiles = page.locator("a.tile")
        said = [(tiles.nth(n).locator(".big").inner_text(), tiles.nth(n).get_attribute("href"))
                for n in range(tiles.count())]  # fmt: skip
        assert len(said) == 4
        for figure_said, href in said:
            page.goto(href)
            expect(page.locator(".big").first).to_have_text(figure_said)
