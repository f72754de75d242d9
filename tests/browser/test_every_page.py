"""Every page in a real browser: readable by all, nothing refused, nothing from elsewhere."""

import datetime as dt
import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from intermediary import importing
from intermediary.choices import Role
from intermediary.kinds import KINDS
from intermediary.loading.mapping import Mapping
from tests import factories as make
from tests.browser.watched import (
    DESK,
    PHONE,
    STICKS_OUT,
    barriers,
    resize,
    settle,
    unroll,
)
from tests.test_access import ROUTES
from tests.test_pages import audience, fill, people  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The row behind `<int:pk>` is one of these, by the word before it in the address.
ROWS = {
    "availability": "coaching.Availability",
    "contacts": "employers.Contact",
    "cohorts": "trainees.Cohort",
    "coaching": "coaching.Session",
    "colleagues": "employers.Contact",
    "commitments": "employers.Commitment",
    "compacts": "employers.Agreement",
    "curriculum": "standards.CurriculumDraft",
    "data": "trainees.DataRequest",
    "days": "employers.CohortDay",
    "drafts": "standards.CurriculumDraft",
    "events": "employers.CohortDay",
    "employers": "employers.Employer",
    "enrollments": "trainees.Enrollment",
    "findings": "employers.Finding",
    "groups": "coaching.GroupSession",
    "imports": "intermediary.Job",
    "items": "coaching.ActionItem",
    "mentors": "coaching.Mentorship",
    "meetings": "employers.Engagement",
    "matches": "placements.Match",
    "candidates": "placements.Match",
    "interactions": "employers.Interaction",
    "interviews": "placements.Interview",
    "job-reports": "placements.JobReport",
    "jobs": "placements.Match",
    "offers": "employers.Offer",
    "placements": "placements.Placement",
    "reports": "placements.JobReport",
    "requests": "employers.WaiverRequest",
    "seats": "employers.BoardSeat",
    "sessions": "coaching.Session",
    "pay-stubs": "placements.JobReport",
    "todo": "coaching.ActionItem",
    "plans": "coaching.Plan",
    "times-off": "coaching.TimeOff",
    "concerns": "coaching.Concern",
    "trainees": "trainees.Trainee",
    "upload": "intermediary.Job",
    "views": "intermediary.SavedView",
    "trainees-trainee": "trainees.Trainee",  # the history of one
    "waivers": "employers.Waiver",
}
WORDS = {
    "metric": "placed_120d",
    "token": "nobody",
    "chart": "curve",
    "secret": "nobody",
    "key": "account-password_reset_key",
    "language": "es",
    "model": "trainees-trainee",
}
ROSTER = b"trainee,Given name,birth_date\nT-1,Amara,1998-02-11\nT-2,Bilal,soon\n"
SHARES = 3  # the pages of staff are most of all: several tests, so that workers share them


def addresses(path, user):
    """The addresses a route may have for this person, the likeliest first."""
    for name in re.findall(r"<(?:str|slug):(\w+)>|<(\w+)>", path):
        word = name[0] or name[1]
        path = re.sub(rf"<(?:\w+:)?{word}>", WORDS[word], path)
    if "<int:" not in path:
        return [f"/{path}"]
    kind = re.search(r"([\w-]+)/<int:\w+>", path)[1]
    rows = apps.get_model(ROWS[kind]).objects.visible_to(user).order_by("pk")
    return [
        f"/{re.sub('<int:[a-z_]+>', str(pk), path)}" for pk in rows.values_list("pk", flat=True)
    ]


def page_of(path, user, client):
    """The first address of a route that answers this person with a whole page, or None."""
    client.force_login(user)
    for address in addresses(path, user):
        answer = client.get(address, follow=True)
        if answer.status_code == 405:  # takes only what is sent to it
            return None
        if answer.streaming:  # a file
            return None
        if answer.status_code == 200 and b"<!doctype html>" in answer.content[:200].lower():
            return address
    return None


def faults_of(page, address):
    """Everything wrong with one page; axe asks once, and in every size and light by `make look`."""
    resize(page, DESK)
    page.goto(address)
    settle(page)
    unroll(page)
    found = [*barriers(page), page.evaluate(STICKS_OUT)]
    resize(page, PHONE, "dark")
    unroll(page)
    found.append(page.evaluate(STICKS_OUT))
    found += page.watch.taken()
    return [f"{address}: {fault}" for fault in found if fault]


@pytest.fixture
def world(people, settings, tmp_path):  # noqa: F811
    """Two of everything, for each side of the portal, and a file that waits for its map."""
    settings.MEDIA_ROOT = tmp_path
    fill(2, make.SiteFactory(), people["staff"], people[Role.EMPLOYER].contact)
    make.SavedViewFactory(user=people["staff"])
    trainee = people[Role.TRAINEE].trainee
    make.GraduateFactory(trainee=trainee)
    make.SessionFactory(trainee=trainee)
    make.ConsentFactory(trainee=trainee)
    for state in ("proposed", "interviewing"):
        match = make.MatchFactory(trainee=trainee, state=state)
    make.InterviewFactory(match=match, starts_at=timezone.now() + dt.timedelta(days=2))
    importing.draft(
        kind=KINDS["trainees"],
        upload=SimpleUploadedFile("roster.csv", ROSTER),
        mapping=Mapping(),
        by=people["staff"],
    )
    return people


def guarded(role):
    """The routes of one side of the portal."""
    for name, path, view in sorted(ROUTES, key=lambda route: route[0]):
        roles = getattr(view, "allowed_roles", set())
        side = roles & {Role.EMPLOYER, Role.TRAINEE}
        if roles and (role in side if role else not side):
            yield name, path, view


def walk(world, open_browser, client, routes):
    """Open each route; returns its faults and how many pages there were."""
    browsers, faults, seen = {}, [], 0
    for _name, path, view in routes:
        user = audience(view, world)
        address = page_of(path, user, client)
        if address:
            page = browsers.setdefault(user.pk, None) or open_browser(user)
            browsers[user.pk] = page
            faults += faults_of(page, address)
            seen += 1
    return faults, seen


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_of_staff_are_open_to_all_and_quiet(share, world, open_browser, client):
    routes = list(guarded(None))[share::SHARES]
    faults, seen = walk(world, open_browser, client, routes)
    assert faults == []
    assert seen >= len(routes) / 2


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.TRAINEE])
def test_pages_of_partners_and_trainees_are_open_to_all_and_quiet(
    role, world, open_browser, client
):
    faults, seen = walk(world, open_browser, client, guarded(role))
    assert faults == []
    assert seen >= 2


def test_every_row_of_every_address_is_known_to_these_tests():
    kinds = {kind for _, path, _ in ROUTES for kind in re.findall(r"([\w-]+)/<int:", path)}
    words = {word for _, path, _ in ROUTES for word in re.findall(r"<(?:str:|slug:)?(\w+)>", path)}
    assert (kinds - set(ROWS), words - set(WORDS)) == (set(), set())


def test_signing_in_and_looking_after_an_account_is_open_to_all(open_browser):
    page, names = open_browser(), ("account_login", "account_reset_password")
    faults = [fault for name in names for fault in faults_of(page, reverse(name))]
    faults += faults_of(page, reverse("account_reset_password_done"))
    page = open_browser(make.UserFactory())
    for name in ("account_change_password", "account_logout", "mfa_index"):
        faults += faults_of(page, reverse(name))
    assert faults == []
