"""From an invitation to a confirmed job that a KPI counts: three people, and every letter."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from employers.models import Offer
from intermediary import posting
from intermediary.choices import Role
from intermediary.models import Letter
from placements.models import Match, Placement
from placements.tasks import refresh_kpis
from tests import factories as make
from tests.browser.test_employer import fill_in
from tests.sink import Sink

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "harbor-lantern-tidal-2026"


@pytest.fixture
def sink(settings, live_server):
    """A real mail server; letters name the address at which this test's portal answers."""
    server = Sink()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "", False, False
    settings.PORTAL_URL = live_server.url
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def world():
    """An employer's person without a sign-in, a graduate of yesterday, and a manager."""
    on = timezone.localdate()
    track = make.TrackFactory(name="IT Support", family="entry")
    cohort = make.CohortFactory(
        track=track, starts_on=on - dt.timedelta(days=100), ends_on=on - dt.timedelta(days=1)
    )
    person = make.TraineeFactory(
        first_name="Amara",
        last_name="Osei",
        email="amara@example.org",
        user=make.UserFactory(roles=[Role.TRAINEE], email="amara@example.org"),
    )
    make.GraduateFactory(trainee=person, cohort=cohort)
    for shared in ("name", "skills", "training"):
        make.ConsentFactory(trainee=person, shared=shared)
    contact = make.ContactFactory(
        name="Rosa Tillman",
        email="rosa@example.org",
        user=None,
        employer__name="Chesapeake Data Services",
        portal_role="admin",
    )
    meeting = make.EngagementFactory(cohort=cohort, employer=contact.employer)
    meeting.attendees.add(person)
    meeting.people.add(contact)
    manager = make.UserFactory(roles=[Role.MANAGER], name="Ruth Castellanos")
    return {"contact": contact, "person": person, "manager": manager, "cohort": cohort}


def delivered(sink):
    """Send what waits, as the worker does; returns the letters that came, by subject."""
    before = len(sink.letters)
    for pk in Letter.objects.unsent().order_by("pk").values_list("pk", flat=True):
        assert posting.send(pk, timezone.now())
    return {letter["Subject"]: letter for letter in sink.letters[before:]}


def link_in(letter):
    """The link of a letter, the same in its text and under its button."""
    text, html = (letter.get_body([kind]).get_content() for kind in ("plain", "html"))
    link = re.search(r"http://\S+", text)[0]
    assert f'href="{link}"' in html
    return link


def counted(page, cohort):
    """What the page of the KPI of 120 days says of the class."""
    refresh_kpis()
    page.goto(reverse("intermediary:kpi", args=["placed_120d"]) + f"?cohort={cohort.key}")
    return page.locator("main").inner_text()


def test_an_invitation_becomes_a_confirmed_job_that_the_kpi_counts(world, sink, open_browser):
    staff = open_browser(world["manager"])
    rosa, amara = open_browser(), open_browser(world["person"].user, width=375)
    come_in(staff, rosa, world, sink)
    offer = post_and_fix(rosa)
    put_together(staff, amara, offer, sink)
    meet(rosa, amara, sink)
    hire(rosa, sink)
    assert "1 more needed" in counted(staff, world["cohort"])
    confirm(open_browser(), sink)
    job = Placement.objects.get()
    assert [each.tier for each in job.evidence.order_by("tier")] == [
        "employer_confirmed", "staff_note",
    ]  # fmt: skip
    staff.goto(job.get_absolute_url())
    expect(staff.locator("main")).to_contain_text("in time for Day 120")
    moved = counted(staff, world["cohort"])
    assert "Secured" in moved
    assert "more needed" not in moved
    nobody_else_sees(open_browser, offer)


def come_in(staff, rosa, world, sink):
    """Staff invite; the link makes a sign-in, once."""
    staff.goto(world["contact"].employer.get_absolute_url())
    staff.get_by_role("button", name="Invite Rosa Tillman").click()
    expect(staff.locator("#messages")).to_contain_text("rosa@example.org")
    (letter,) = delivered(sink).values()
    assert letter["To"] == "rosa@example.org"
    link = link_in(letter)
    rosa.goto(link)
    rosa.get_by_label("Password", exact=False).first.fill(PASSWORD)
    rosa.get_by_label("again", exact=False).fill(PASSWORD)
    rosa.get_by_role("button", name="Create my sign-in").click()
    expect(rosa.get_by_role("heading", level=1)).to_contain_text("Chesapeake Data Services")
    again = rosa.request.get(link)
    assert again.status == 404


def post_and_fix(rosa):
    """An offer below the floor is explained, fixed by one press, and shown."""
    rosa.goto(reverse("employers:portal_offer_new"))
    fill_in(rosa, "17.50")
    rosa.get_by_role("button", name="Post and check offer").click()
    expect(rosa.locator("#check")).to_contain_text("Does not meet the standard")
    rosa.get_by_role("button", name="Set lowest pay to $18.00").click()
    expect(rosa.locator("#check")).to_contain_text("$18.00 meets the $18.00 floor")
    return Offer.objects.get()


def put_together(staff, amara, offer, sink):
    """Staff see why she fits and propose the job; she is put forward when she says yes."""
    staff.goto(reverse("placements:shortlist", args=[offer.pk]))
    row = staff.get_by_role("row", name="Amara Osei")
    expect(row).to_contain_text("Rosa Tillman")  # they met in class
    staff.get_by_label("Select Amara Osei").check()
    staff.get_by_role("button", name="Propose to trainee").click()
    expect(staff.locator("#messages")).to_contain_text("Proposed to the trainee: 1")
    (letter,) = delivered(sink).values()
    assert letter["To"] == "amara@example.org"
    amara.goto(link_in(letter))
    amara.get_by_role("button", name="Yes, put me forward").click()
    (letter,) = delivered(sink).values()
    assert letter["To"] == "rosa@example.org"
    assert Match.objects.get().state == "referred"


def meet(rosa, amara, sink):
    """Two times are proposed, and she chooses one."""
    rosa.goto(reverse("placements:portal_candidates"))
    rosa.get_by_role("link", name="Amara Osei").click()
    expect(rosa.locator("main")).not_to_contain_text("amara@example.org")  # not shared
    day = timezone.localdate() + dt.timedelta(days=3)
    rosa.get_by_label("First time").fill(f"{day}T10:00")
    rosa.get_by_label("Second time").fill(f"{day}T14:30")
    rosa.get_by_role("textbox", name="Where").fill("12 Pratt Street")
    rosa.get_by_role("button", name="Propose times").click()
    expect(rosa.locator("#messages")).to_contain_text("The times are proposed.")
    (letter,) = delivered(sink).values()
    amara.goto(link_in(letter))
    amara.get_by_role("button", name="2:30 pm").click()
    expect(amara.locator("main")).to_contain_text("2:30 pm")
    (letter,) = delivered(sink).values()
    assert letter["To"] == "rosa@example.org"
    assert "2:30 pm" in letter.get_body(["plain"]).get_content()


def hire(rosa, sink):
    """She gets the job, from today; the letters say so, and ask the employer to confirm."""
    rosa.goto(reverse("placements:portal_candidate", args=[Match.objects.get().pk]))
    rosa.get_by_role("button", name="Offer the job").click()
    expect(rosa.locator("#messages")).to_contain_text("The candidate knows")
    rosa.goto(reverse("placements:portal_candidate_hire", args=[Match.objects.get().pk]))
    rosa.get_by_label("First day of work").fill(timezone.localdate().isoformat())
    rosa.get_by_role("button", name="Record hire").click()
    expect(rosa.locator("#messages")).to_contain_text("The hire is recorded.")


def confirm(page, sink):
    """Without signing in, by the link of the letter, once."""
    letters = delivered(sink)
    assert {letter["To"] for letter in letters.values()} == {
        "amara@example.org",
        "rosa@example.org",
    }
    link = next(link_in(each) for each in letters.values() if "/confirm/" in str(each.get_body()))
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Did Amara Osei start at")
    page.get_by_text("Yes, they started").click()
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator("main")).to_contain_text("Thank you")
    page.goto(link)
    expect(page.get_by_role("button", name="Send answer")).to_have_count(0)


def nobody_else_sees(open_browser, offer):
    """Another employer's person gets the same answer for what is there and what is not."""
    other = open_browser(make.ContactFactory().user)
    match = Match.objects.get()
    paths = [
        reverse("employers:portal_offer", args=[offer.pk]),
        reverse("placements:portal_candidate", args=[match.pk]),
        reverse("placements:portal_candidate_hire", args=[match.pk]),
    ]
    for path in paths:
        there = other.request.get(path)
        nowhere = other.request.get(re.sub(r"\d+", "987654", path, count=1))
        assert (there.status, nowhere.status) == (404, 404)
        assert "Amara" not in there.text()
    other.goto(reverse("placements:portal_candidates"))
    expect(other.locator("main")).not_to_contain_text("Amara")
