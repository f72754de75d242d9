"""The administration in a real browser: open to all in both schemes, at a desk and on a phone."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from employers.models import Employer, Offer
from intermediary.models import Market, User
from tests import factories as make
from tests.administration import administrator, url
from tests.browser.watched import DESK, PHONE, STICKS_OUT, barriers, resize
from trainees.models import Trainee

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def rows():
    """An employer with people, an offer and a trainee, some of it changed."""
    offer = make.OfferFactory(posted_on=timezone.localdate(), site=make.SiteFactory())
    make.ContactFactory(employer=offer.employer)
    make.VerdictFactory(offer=offer, result="below")
    make.FindingFactory(offer=offer)
    trainee = make.TraineeFactory(first_name="Amara", last_name="Osei")
    trainee.phone = "410"
    trainee.save()
    for number in range(60):
        make.MarketFactory(name=f"Market {number}")
    return {"offer": offer, "trainee": trainee, "employer": offer.employer}


@pytest.fixture
def page(open_browser):
    return open_browser(administrator(name="Ada Okonkwo"))


def addresses(rows):
    trainee, employer, offer = rows["trainee"], rows["employer"], rows["offer"]
    person = make.UserFactory()
    return [
        reverse("admin:index"),
        reverse("admin:app_list", args=["employers"]),
        reverse("admin:audit"),
        reverse("admin:audit_of", args=["trainees-trainee", trainee.pk]),
        url(Offer, "changelist"),
        url(Offer, "changelist") + "?q=technician&o=1",
        url(Market, "changelist"),
        url(Trainee, "change", trainee.pk),
        url(Employer, "change", employer.pk),
        url(Employer, "add"),
        url(Employer, "delete", employer.pk),
        url(Market, "delete", Market.objects.first().pk),
        url(Offer, "change", offer.pk),
        url(User, "change", person.pk),
        url(User, "add"),
        f"/admin/intermediary/user/{person.pk}/password/",
        url(Market, "export"),
        url(Market, "import"),
        url(type(offer.verdict), "change", offer.pk),
    ]


def see_all(page):
    """Make the window as high as the page: the bar below covers nothing."""
    size = page.evaluate("[document.documentElement.clientWidth, document.body.scrollHeight + 80]")
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_pages_are_open_to_all_and_stick_out_nowhere(rows, page):
    faults = []
    for address in addresses(rows):
        for width, scheme in ((DESK, "light"), (PHONE, "dark")):
            resize(page, width, scheme)
            page.goto(address)
            see_all(page)
            barred = barriers(page) if width == DESK else []  # `make look` asks in every size
            found = [*barred, page.evaluate(STICKS_OUT), *page.watch.taken()]
            faults += [f"{address} {width} {scheme}: {fault}" for fault in found if fault]
    assert faults == []


def test_the_toggle_and_the_portal_agree_on_light_and_dark(rows, page):
    page.goto("/admin/")
    root = page.locator("html")
    with page.expect_response("**/settings/appearance/"):
        page.get_by_role("button", name="Toggle theme").first.click()
    expect(root).to_have_attribute("data-theme", "dark")
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == (
        "rgb(19, 18, 17)"
    )
    page.goto("/staff/")
    expect(root).to_have_attribute("data-theme", "dark")
    page.locator(".side .who summary").click()
    page.locator(".side").get_by_role("button", name="As on this device").click()
    page.goto("/admin/")
    expect(root).to_have_attribute("data-theme", "auto")
    resize(page, DESK, "dark")
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == (
        "rgb(19, 18, 17)"
    )


def test_a_neighbor_is_looked_up_by_name_and_the_open_list_is_legible(rows, page):
    make.UserFactory(name="Marcus Bell")
    for scheme in ("light", "dark"):
        resize(page, DESK, scheme)
        page.goto(url(Employer, "change", rows["employer"].pk))
        page.locator(".field-owner .select2-selection").click()
        page.locator(".select2-search__field").fill("marcus")
        expect(page.locator(".select2-results__option--highlighted")).to_have_text("Marcus Bell")
        assert barriers(page, ["color-contrast"]) == []
        page.locator(".select2-results__option--highlighted").click()
        expect(page.locator(".field-owner .select2-selection")).to_contain_text("Marcus Bell")


def test_a_day_is_chosen_from_the_calendar_in_both_schemes(rows, page):
    for scheme in ("light", "dark"):
        resize(page, DESK, scheme)
        page.goto(url(Offer, "change", rows["offer"].pk))
        page.locator(".field-closes_on .date-icon").click()
        expect(page.locator(".calendarbox:visible")).to_be_visible()
        assert barriers(page, ["color-contrast"]) == []
        page.locator(".calendarbox:visible").get_by_role("link", name="Tomorrow").click()
        field = page.locator("#id_closes_on")
        assert dt.date.fromisoformat(field.input_value()) > timezone.localdate()


def test_a_list_is_filtered_on_a_phone_and_a_change_is_found_in_the_audit(rows, page):
    resize(page, PHONE)
    page.goto(url(Employer, "changelist"))
    page.get_by_label("Search").first.fill(rows["employer"].name)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=rows["employer"].name, exact=True).click()
    page.get_by_label("City").fill("Norfolk")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_role("status")).to_contain_text("was changed")
    page.get_by_role("link", name="History").first.click()
    entry = page.locator(".entries > li").first
    expect(entry).to_contain_text("Ada Okonkwo")
    expect(entry).to_contain_text("Norfolk")
    assert page.evaluate(STICKS_OUT) == ""


def test_a_file_is_checked_and_stored_under_the_policy(rows, page, tmp_path):
    path = tmp_path / "markets.csv"
    market = Market.objects.get(name="Market 7")
    path.write_text(f"key,name\n{market.key},Greater Seven\nnew,A new one\n")
    page.goto(url(Market, "changelist"))
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("File to import").set_input_files(path)
    expect(page.get_by_label("Format")).not_to_have_value("")  # guessed from the name
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("row", name="Changed")).to_contain_text("Greater Seven")
    for width, scheme in ((DESK, "light"), (PHONE, "dark")):
        resize(page, width, scheme)
        assert barriers(page) == []
        assert page.evaluate(STICKS_OUT) == ""
    page.get_by_role("button", name="Store these rows").click()
    expect(page.get_by_role("status")).to_contain_text("1 added, 1 changed, 0 as they were.")


def test_sites_of_a_person_are_chosen_from_two_lists(page):
    person, site = make.UserFactory(), make.SiteFactory(name="Bronx")
    page.goto(url(User, "change", person.pk))
    page.locator("#id_sites_from").select_option(label="Bronx")
    page.locator(".selector-add").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("was changed")
    assert list(person.sites.all()) == [site]
