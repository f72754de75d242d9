"""Finding things with the keyboard, and lists that open as a person left them."""

import pytest
from playwright.sync_api import expect

from intermediary.choices import Role
from tests import factories as make
from tests.browser.watched import DESK, PHONE, barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELD = "Find a person, employer or offer"


@pytest.fixture
def people():
    return [make.TraineeFactory(first_name=name, last_name="Okafor") for name in ("Amara", "Bo")]


def field(page):
    return page.locator("[data-find] input")


def hits(page):
    return page.locator("#find-hits a")


def test_slash_opens_the_search_arrows_walk_it_and_enter_goes_there(open_browser, people):
    page = open_browser(make.UserFactory())
    page.goto("/staff/employers/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(page.locator("#find-hits")).to_contain_text("Type a name")
    page.keyboard.type("okafor")
    expect(hits(page)).to_have_count(2)
    assert barriers(page) == []
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amara Okafor")


def test_escape_closes_the_panel_goes_back_to_the_field_and_keeps_the_words(open_browser, people):
    page = open_browser(make.UserFactory())
    page.goto("/staff/")
    field(page).fill("okafor")
    expect(hits(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#find-hits")).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("okafor")
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(page.locator("#find-hits")).to_be_hidden()


def test_slash_in_a_field_is_a_slash_and_lists_keep_their_own_search(open_browser, people):
    page = open_browser(make.UserFactory())
    page.goto("/staff/trainees/")
    own = page.get_by_label("Name, e-mail or phone")
    own.fill("ama")
    own.press("/")
    expect(own).to_have_value("ama/")
    expect(field(page)).to_have_value("")


def test_what_was_opened_last_is_under_the_empty_field(open_browser, people):
    page = open_browser(make.UserFactory())
    page.goto(people[1].get_absolute_url())
    page.goto("/staff/")
    page.keyboard.press("/")
    expect(hits(page)).to_have_text(["Bo OkaforNot in a cohort yet"])
    assert barriers(page) == []


def test_without_script_enter_opens_the_search_page(open_browser, people):
    page = open_browser(make.UserFactory(), java_script_enabled=False)
    page.goto("/staff/")
    field(page).fill("okafor")
    field(page).press("Enter")
    expect(page.locator("main .hit")).to_have_count(2)


def test_on_a_phone_the_search_is_at_the_head_of_more(open_browser, people):
    page = open_browser(make.UserFactory(), PHONE)
    page.goto("/staff/")
    page.locator(".tabbar summary", has_text="More").click()
    page.locator(".tabbar").get_by_role("link", name=FIELD).click()
    page.get_by_label("Name, e-mail, phone or number").fill("bo oka")
    page.keyboard.press("Enter")
    expect(page.locator("main .hit")).to_have_text(["Bo OkaforNot in a cohort yet"])


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_view_is_saved_opens_the_list_and_lets_one_out_again(script, width, open_browser, people):
    page = open_browser(make.UserFactory(), width, java_script_enabled=script)
    page.goto("/staff/trainees/?q=amara")
    page.get_by_text("Save this view").click()
    page.get_by_label("Name of the view").fill("Amara & co.")
    page.get_by_label("Open Trainees with this view").check()
    page.get_by_role("button", name="Save view").click()
    expect(page.locator("#messages")).to_contain_text("Trainees opens with it from now on.")
    page.goto("/staff/trainees/")
    assert page.url.endswith("/staff/trainees/?q=amara")
    views = page.get_by_role("navigation", name="Saved views")
    expect(views.locator("[aria-current]")).to_contain_text("Amara & co.")
    expect(page.locator("main tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator("main tbody tr")).to_have_count(2)
    views.get_by_role("link", name="Amara & co.").click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    views.locator("summary").click()
    views.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete view").click()
    expect(page.locator("main tbody tr")).to_have_count(2)
    expect(views).to_have_count(0)


def test_a_search_that_is_cleared_in_place_does_not_lead_back_into_the_default(
    open_browser, people
):
    user = make.UserFactory()
    make.SavedViewFactory(user=user, query="q=amara", is_default=True)
    page = open_browser(user)
    page.goto("/staff/trainees/")
    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(1)
    page.get_by_label("Name, e-mail or phone").fill("")
    expect(rows).to_have_count(2)
    assert page.url.endswith("/staff/trainees/?all=")
    page.get_by_role("navigation", name="Saved views").get_by_role("link", name="View").click()
    expect(rows).to_have_count(1)


def test_dark_chosen_in_the_menu_is_there_on_another_device_before_any_script(open_browser):
    user = make.UserFactory(roles=[Role.MANAGER])
    page = open_browser(user)
    page.goto("/staff/")
    page.locator(".side .who summary").click()
    with page.expect_response("**/appearance/"):
        page.locator(".side").get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    other = open_browser(user, java_script_enabled=False)
    other.goto("/staff/offers/")
    expect(other.locator("html")).to_have_attribute("data-theme", "dark")
    other.locator(".side .who summary").click()
    other.locator(".side").get_by_role("button", name="Light").click()
    expect(other.locator("html")).to_have_attribute("data-theme", "light")
    assert other.url.endswith("/staff/offers/")


def test_settings_are_open_to_all_in_more_contrast_and_dark(open_browser):
    page = open_browser(make.UserFactory())
    make.SiteFactory.create_batch(2)
    page.goto("/account/settings/")
    page.locator("main").get_by_text("Dark", exact=True).click()
    page.locator("main").get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Save settings").click()
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    assert barriers(page) == []
