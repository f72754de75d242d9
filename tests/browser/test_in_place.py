"""Filters, search, sorting and paging in place; small forms over the page they belong to."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from intermediary.choices import Role
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUSED = "() => document.activeElement.id"


@pytest.fixture
def manager():
    return make.UserFactory(roles=[Role.MANAGER], name="Dana Mercado")


@pytest.fixture
def roster():
    """Thirty people of one track and one of another."""
    cohort = make.CohortFactory(track=make.TrackFactory(name="IT Support"))
    for n in range(30):
        trainee = make.TraineeFactory(first_name="Amara", last_name=f"Okafor{n:02}")
        make.EnrollmentFactory(trainee=trainee, cohort=cohort)
    other = make.TraineeFactory(first_name="Luis", last_name="Benavides")
    make.EnrollmentFactory(trainee=other, cohort__track=make.TrackFactory(name="Software"))


def opened(open_browser, user, address, **options):
    """A page that would lose its mark if it were loaded again."""
    page = open_browser(user, **options)
    page.goto(address)
    page.evaluate("window.mark = 1")
    return page


def stayed(page):
    return page.evaluate("window.mark") == 1


def test_a_filter_changes_the_list_in_place_keeps_the_focus_and_is_said(
    manager, roster, open_browser
):
    page = opened(open_browser, manager, reverse("trainees:list"))
    page.locator("#filter-track").click()
    page.locator(".drop[open] a", has_text="Software").click()
    expect(page.locator("main")).to_contain_text("1 person who matches")
    expect(page).to_have_url(re.compile(r"\?track=\d+$"))
    expect(page.locator("#told")).to_contain_text("1 person who matches")
    assert page.evaluate(FOCUSED) == "filter-track"
    assert page.locator("main").count() == 1
    page.keyboard.press("Enter")  # the chip itself takes the filter away
    expect(page.locator("main")).to_contain_text("31 people")
    assert stayed(page)

    page.go_back()
    expect(page.locator("main")).to_contain_text("1 person who matches")


def test_typing_in_the_search_narrows_the_list_and_keeps_what_is_typed(
    manager, roster, open_browser
):
    page = opened(open_browser, manager, reverse("trainees:list"))
    page.locator("#list-search").press_sequentially("benav", delay=90)
    expect(page.locator("main")).to_contain_text("1 person who matches")
    expect(page.locator("#list-search")).to_have_value("benav")
    assert page.evaluate(FOCUSED) == "list-search"
    expect(page).to_have_url(re.compile(r"\?q=benav$"))
    assert stayed(page)


def test_sorting_and_paging_change_the_list_in_place(manager, roster, open_browser):
    page = opened(open_browser, manager, reverse("trainees:list"))
    page.get_by_role("link", name="Trainee", exact=True).click()  # from A-Z to Z-A
    expect(page.locator("tbody tr").first).to_contain_text("Okafor29")
    page.get_by_role("link", name="Next page").click()
    expect(page.locator("tbody tr").last).to_contain_text("Benavides")
    assert page.evaluate("window.scrollY") < 5  # back at the head of the list
    assert stayed(page)


def test_a_small_form_opens_over_its_page_and_closes_without_a_trace(manager, roster, open_browser):
    enrollment = make.EnrollmentFactory(status="enrolled")
    make.UserFactory(roles=[Role.COACH], name="Teresa Novak")
    page = opened(open_browser, manager, enrollment.trainee.get_absolute_url())
    change = page.get_by_role("link", name="Change coach")
    change.click()
    dialog = page.get_by_role("dialog", name="Change the coach")
    expect(dialog.get_by_label("New coach")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(change).to_be_focused()

    change.click()
    dialog.get_by_role("link", name="Cancel").click()
    expect(dialog).to_be_hidden()
    assert stayed(page)

    change.click()
    dialog.get_by_label("New coach").select_option(label="Teresa Novak")
    dialog.get_by_label("From").fill("")
    dialog.get_by_role("button", name="Change the coach").click()
    expect(dialog.locator(".invalid-feedback")).to_be_visible()
    dialog.get_by_label("From").fill(str(timezone.localdate() - dt.timedelta(days=1)))
    dialog.get_by_role("button", name="Change the coach").click()
    expect(page.locator("#messages")).to_contain_text("The change is saved")
    expect(page.locator("main")).to_contain_text("Teresa Novak")


def test_the_same_form_is_a_page_of_its_own_without_script(manager, open_browser):
    enrollment = make.EnrollmentFactory(status="enrolled")
    page = open_browser(manager, java_script_enabled=False)
    page.goto(enrollment.trainee.get_absolute_url())
    page.get_by_role("link", name="Change coach").click()
    expect(page.get_by_role("heading", level=1, name="Change the coach")).to_be_visible()
