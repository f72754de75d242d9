"""Every page: one heading, nothing undefined, and queries that do not grow with rows."""

import datetime as dt
import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test.html import parse_html
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intermediary import navigation
from intermediary.choices import Role
from tests import factories as make
from tests import partner_factories as partner
from tests.test_access import ROUTES

pytestmark = pytest.mark.django_db
LIGHT = 150_000  # bytes of a first visit: the page, its style, scripts and typeface
PLAIN = [(n, p, v) for n, p, v in ROUTES if "<" not in p and hasattr(v, "allowed_roles")]
# They answer with a redirect or a file, not with a page.
NO_PAGE = {"intermediary:start"}


def fill(count, site, coach, contact):
    """Some of everything that lists show, around today."""
    today = timezone.localdate()
    for n in range(count):
        cohort = make.CohortFactory(
            site=site,
            starts_on=today - dt.timedelta(days=130 + n),
            ends_on=today - dt.timedelta(days=30),
        )
        graduate = make.GraduateFactory(cohort=cohort)
        make.OwnerAssignmentFactory(enrollment=graduate, user=coach)
        make.CoachAssignmentFactory(enrollment=graduate, user=coach)
        running = make.CohortFactory(
            site=site,
            starts_on=today - dt.timedelta(days=20),
            ends_on=today + dt.timedelta(days=60),
        )
        make.EnrollmentFactory(cohort=running)
        offer = make.OfferFactory(site=site, employer=contact.employer, posted_on=today)
        make.VerdictFactory(offer=offer, judged_on=today)
        make.FindingFactory(offer=offer)
        make.WaiverFactory(offer=offer, until=today + dt.timedelta(days=30))
        fill_portal(today, site, offer, contact)
        placement = make.PlacementFactory(
            enrollment=graduate, offer=offer, employer=contact.employer, started_on=today
        )
        make.EvidenceFactory(placement=placement)
        make.OutcomeCheckFactory(enrollment=graduate, checked_on=today)
        make.EngagementFactory(cohort=cohort, employer=contact.employer)
        make.SponsorshipFactory(cohort=cohort, employer=contact.employer)
        partner.BoardSeatFactory(contact=make.ContactFactory(employer=contact.employer))
        partner.ContributionFactory(employer=contact.employer)
        for hours in (-1, 1):
            apart = dt.timedelta(minutes=60 + 31 * coach.coached_sessions.count())
            starts_at = timezone.now() + hours * apart
            make.SessionFactory(trainee=graduate.trainee, coach=coach, starts_at=starts_at)
        make.JobFactory(created_by=coach)
        fill_coaching(n, graduate, coach, site)
        put_together(graduate.trainee, contact, site, placement)


def fill_coaching(n, graduate, coach, site):
    """What stands in a coach's calendar, and what is kept of a person."""
    person, ahead = graduate.trainee, timezone.now() + dt.timedelta(days=30 + n)
    make.AvailabilityFactory(coach=coach, site=site, weekday=n % 7)
    make.TimeOffFactory(coach=coach, starts_at=ahead, ends_at=ahead + dt.timedelta(hours=1))
    make.GroupSessionFactory(coach=coach, site=site, starts_at=ahead + dt.timedelta(hours=2))
    make.NoteFactory(trainee=person, written_by=coach)
    plan = make.PlanFactory(trainee=person, created_by=coach)
    make.ActionItemFactory(trainee=person, plan=plan, whose="coach", created_by=coach)
    pair = make.MentorshipFactory(mentor=person)
    make.MentorMeetingFactory(mentorship=pair)


def put_together(person, contact, site, placement):
    """Matches in several states, an interview, a dispute, and what is shared."""
    skill = make.SkillFactory(track=placement.enrollment.cohort.track)
    make.SkillRatingFactory(trainee=person, skill=skill)
    make.CredentialFactory(trainee=person)
    make.ConsentFactory(trainee=person)
    make.JobReportFactory(trainee=person)
    make.DataRequestFactory(trainee=person)
    for state in ("shortlisted", "proposed", "interviewing", "hired"):
        offer = make.open_offer(employer=contact.employer, site=site)
        match = make.MatchFactory(trainee=person, offer=offer, state=state)
        make.MatchStepFactory(match=match, state=state)
    make.InterviewFactory(match=match, starts_at=timezone.now() + dt.timedelta(days=1))
    make.EvidenceFactory(placement=placement, tier="payroll", disputed_on=placement.started_on)
    make.ConfirmationFactory(
        placement=placement, contact=contact, answer="never_started", answered_at=timezone.now()
    )


def fill_portal(today, site, offer, contact):
    """What an employer and the program do together: requests, compacts, events, drafts."""
    make.WaiverRequestFactory(offer=offer)
    lee = {"name": "Lee Ward", "email": "lee@example.org", "user": None}
    make.InvitationFactory(contact=make.ContactFactory(employer=contact.employer, **lee))
    compact = make.AgreementFactory(employer=contact.employer, state="proposed")
    make.CommitmentFactory(agreement=compact)
    days = dt.timedelta(days=9)
    event = make.CohortDayFactory(cohort__site=site, starts_at=timezone.now() + days)
    make.VolunteerFactory(day=event, contact=contact)
    draft = make.CurriculumDraftFactory(opens_on=today - days, closes_on=today + days)
    make.DraftCommentFactory(draft=draft, contact=contact)


@pytest.fixture(autouse=True)
def _counts_stay(monkeypatch):
    """What the navigation counts is kept for a whole test, however slow the machine is."""
    monkeypatch.setattr(navigation, "KEPT", 3_600)


@pytest.fixture
def people():
    """Somebody for each side: staff with every staff role, an employer's person, a trainee."""
    staff = [r for r in Role if r not in {Role.EMPLOYER, Role.TRAINEE}]
    return {
        "staff": make.UserFactory(roles=staff),
        Role.EMPLOYER: make.ContactFactory().user,
        Role.TRAINEE: make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE])).user,
    }


def audience(view, people):
    """Who of these people may open this page."""
    for role, user in people.items():
        if user.has_role(*view.allowed_roles) or role in view.allowed_roles:
            return user
    raise AssertionError(f"nobody may open {view}")


def pages(client, people):
    """(name, answer, number of queries) of every plain page that answers with HTML."""
    from django.db import connection

    for name, path, view in PLAIN:
        if name in NO_PAGE:
            continue
        client.force_login(audience(view, people))
        client.get(f"/{path}")  # what is only done once (caches, sessions) is done now
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(f"/{path}")
        if answer.status_code == 200 and not answer.streaming and b"<html" in answer.content:
            yield name, answer, len(queries)


def test_queries_do_not_grow_with_rows(client, people):
    site = make.SiteFactory()
    contact = people[Role.EMPLOYER].contact
    fill(1, site, people["staff"], contact)
    few = {name: count for name, _, count in pages(client, people)}
    fill(9, site, people["staff"], contact)
    many = {name: count for name, _, count in pages(client, people)}
    # A second page of rows may cost the one query that looks for it, not one for each row.
    grown = {n: (few[n], many[n]) for n in few if many.get(n, 0) > few[n] + 2}
    assert grown == {}
    assert len(few) > 10


def test_every_page_has_one_heading_a_title_and_never_says_none(client, people):
    fill(2, make.SiteFactory(), people["staff"], people[Role.EMPLOYER].contact)
    wrong = []
    for name, answer, _ in pages(client, people):
        text = answer.content.decode()
        if len(re.findall(r"<h1[ >]", text)) != 1:
            wrong.append(f"{name} has {len(re.findall(r'<h1[ >]', text))} h1")
        if not re.search(r"<title>[^<]*\w[^<]*</title>", text):
            wrong.append(f"{name} has no title")
        if re.search(r">\s*None\s*<", text):
            wrong.append(f"{name} shows None")
    assert wrong == []


# Made anew each time a page is drawn: the form's token, and when its row was read.
TOKEN = re.compile(r'(name="(?:csrfmiddlewaretoken|seen)" value=")[^"]*')


def main_part(html):
    """The main part of a page as a tree, its form tokens set aside."""
    [found] = re.findall(r"<main\b.*</main>", TOKEN.sub(r"\1", html), re.DOTALL)
    return parse_html(found)


def test_what_htmx_swaps_in_is_what_a_reload_shows(client, people):
    fill(2, make.SiteFactory(), people["staff"], people[Role.EMPLOYER].contact)
    wrong, seen = [], 0
    asks_for_main = {"HX-Request": "true", "HX-Target": "main"}
    for name, whole, _ in pages(client, people):
        if name.startswith("admin:"):  # Django's frame: nothing there asks for a part
            continue
        address = whole.wsgi_request.get_full_path()
        part = client.get(address, headers=asks_for_main).content.decode()
        if "<html" in part or "<title>" not in part:
            wrong.append(f"{name} answers htmx with its frame, or without a title")
        elif main_part(part) != main_part(whole.content.decode()):
            wrong.append(f"{name} differs from its reload")
        back = client.get(address, headers={**asks_for_main, "HX-History-Restore-Request": "true"})
        if b"<html" not in back.content:
            wrong.append(f"{name} brings back only a part")
        seen += 1
    assert wrong == []
    assert seen > 10


def packed(address):
    """The bytes of a file of ours as they travel: a typeface as it is, all else compressed."""
    path = finders.find(address.removeprefix("/static/"))
    content = Path(path).read_bytes()
    return len(content) if path.endswith(".woff2") else len(gzip.compress(content))


def test_every_page_is_light_to_load(client, people):
    fill(10, make.SiteFactory(), people["staff"], people[Role.EMPLOYER].contact)
    heavy, shared = {}, {}
    for name, answer, _ in pages(client, people):
        address = answer.wsgi_request.get_full_path()
        page = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert page["Content-Encoding"] == "gzip"
        files = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.content.decode()))
        shared |= {each: packed(each) for each in files if each not in shared}
        total = len(page.content) + sum(shared[each] for each in files)
        if total > LIGHT:
            heavy[name] = total
    assert heavy == {}
    assert any(each.endswith(".woff2") for each in shared)


def test_every_page_works_on_an_empty_database(client, people):
    wrong = [n for n, answer, _ in pages(client, people) if answer.status_code != 200]
    assert wrong == []


def test_every_link_on_every_page_leads_somewhere(client, people):
    fill(1, make.SiteFactory(), people["staff"], people[Role.EMPLOYER].contact)
    dead, asked = [], set()
    for name, answer, _ in list(pages(client, people)):
        view = next(v for n, _, v in PLAIN if n == name)
        client.force_login(audience(view, people))
        for href in re.findall(r'<a [^>]*href="(/[^"#]*)', answer.content.decode()):
            href = href.replace("&amp;", "&")
            if href in asked or href.startswith(("/static/", "/admin/", "/accounts/")):
                continue
            asked.add(href)
            if client.get(href).status_code >= 400:
                dead.append(f"{href} on {name}")
    assert dead == []
