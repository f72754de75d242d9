"""An employer's offer from post to pass, and what staff see of it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from employers.models import Offer
from intermediary.choices import Role
from standards.models import Track
from tests.browser.conftest import sign_in
from tests.factories import ContactFactory, TrackFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "tidewater-harbor-2026"
BELOW = "$17.50 is $0.50 below the $18.00 floor for entry tracks."
# What has the focus without showing it. (The body has it while the window's own buttons do.)
UNSEEN = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at.closest(".input-group, .seg label") || at);
    // Focused but not `:focus`: the little calendar inside a date field, which rings itself.
    const seen = at === document.body || !at.matches(":focus")
        || style.outlineStyle !== "none" || style.boxShadow !== "none";
    return seen ? "" : at.outerHTML.slice(0, 200);
}"""


@pytest.fixture
def rosa():
    """A recruiter who can sign in, and an entry track to post for."""
    TrackFactory(name="IT Support", family="entry")
    contact = ContactFactory(user__name="Rosa Tillman", employer__name="Chesapeake Data Services")
    contact.user.set_password(PASSWORD)
    contact.user.save()
    return contact


def fill_in(page, lowest):
    """What the recruiter says of the job."""
    page.get_by_label("Job title").fill("Help desk technician")
    page.get_by_label("Track").select_option(str(Track.objects.get(name="IT Support").pk))
    page.get_by_label("Lowest pay").fill(lowest)
    page.get_by_label("Hours a week").fill("40")
    page.get_by_label("Schedule", exact=True).select_option("full_time")
    question = page.get_by_role("radiogroup", name="Is the person your employee")
    question.get_by_text("Yes", exact=True).click()


def test_an_offer_below_the_floor_is_explained_raised_and_both_steps_stay(rosa, open_browser):
    page = open_browser()
    sign_in(page, rosa.user.email, PASSWORD)
    page.get_by_role("link", name="Post").first.click()
    fill_in(page, "17.50")
    check = page.locator("#check")
    expect(check).to_contain_text(BELOW)  # while typing, before anything is saved
    expect(check).to_contain_text("Nothing is saved yet.")
    page.get_by_role("button", name="Post and check offer").click()

    expect(page.locator("#messages")).to_contain_text("saved and checked")
    expect(check).to_contain_text("Does not meet the standard")
    expect(check).to_contain_text(BELOW)
    for line in ("$18.00 +$0.50", "$720.00 +$20.00", "$37,440 +$1,040"):
        expect(check.locator("table.pass")).to_contain_text(line.replace(" ", ""))
    page.get_by_role("button", name="Set lowest pay to $18.00").click()

    expect(check).to_contain_text("$18.00 meets the $18.00 floor for entry tracks.")
    expect(page.get_by_label("Lowest pay")).to_have_value("18.00")
    page.get_by_role("link", name="Offers", exact=True).first.click()
    expect(page.get_by_role("row", name="Help desk technician")).to_contain_text("Meets")

    staff = open_browser(UserFactory(roles=[Role.MANAGER], name="Ruth Castellanos"))
    staff.goto(reverse("employers:offer", args=[Offer.objects.get().pk]))
    happened = staff.locator("section").filter(has_text="What happened").last
    for step in ("Finding opened: Below floor", "Lowest pay $17.50 → $18.00",
                 "Finding resolved: Below floor", "Rosa Tillman"):  # fmt: skip
        expect(happened).to_contain_text(step)
    staff.get_by_role("link", name="Findings", exact=True).first.click()
    staff.get_by_role("link", name="Resolved", exact=True).click()
    expect(staff.get_by_role("row", name="Help desk technician")).to_contain_text("Below floor")


def test_the_way_from_signing_in_to_a_posted_offer_needs_no_mouse(rosa, open_browser):
    page = open_browser()
    page.goto("/")
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.keyboard.type(rosa.user.email)
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, page.locator("#main").get_by_role("link", name="Post").first)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="New offer")).to_be_visible()
    tab_to(page, page.get_by_label("Job title"))
    page.keyboard.type("Help desk technician")
    tab_to(page, page.get_by_label("Track"))
    page.keyboard.type("IT Support")
    tab_to(page, page.get_by_label("Lowest pay"))
    page.keyboard.type("18")
    tab_to(page, page.get_by_label("Hours a week"))
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect(page.locator("#check")).to_contain_text("$18.00 meets the $18.00 floor")


def tab_to(page, wanted, steps=40):
    """Press Tab until something has the focus; the focus must be seen on the way."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        assert page.evaluate(UNSEEN) == ""
        if wanted.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"{steps} times Tab did not lead to {wanted}")


def test_an_offer_is_posted_and_raised_without_any_script(rosa, open_browser):
    page = open_browser(java_script_enabled=False)
    sign_in(page, rosa.user.email, PASSWORD)
    page.get_by_role("link", name="Post").first.click()
    fill_in(page, "17.50")
    page.get_by_role("button", name="Post and check offer").click()
    expect(page.locator("#check")).to_contain_text(BELOW)
    page.get_by_role("button", name="Set lowest pay to $18.00").click()
    expect(page.locator("#check")).to_contain_text("$18.00 meets the $18.00 floor")
    assert Offer.objects.get().posted_on <= timezone.localdate() + dt.timedelta(days=1)


def test_an_employer_is_kept_from_the_pages_of_staff_and_of_trainees(rosa, open_browser):
    page = open_browser(rosa.user)
    for address in ("/staff/", "/staff/trainees/", "/me/"):
        assert page.goto(address).status == 403
    page.goto("/employer/")
    assert page.locator("a[href^='/staff/'], a[href^='/me/']").count() == 0
