"""The global search: what matches and may be seen, exact first, and what was opened last."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary import finding, recent
from intermediary.choices import STAFF, Role
from tests import factories as make
from tests.test_visibility import Side

READS = ("SELECT", "DECLARE")  # choices of a form are read through a cursor
pytestmark = pytest.mark.django_db
SEARCH = "/staff/search/"


@pytest.fixture
def manager(client):
    user = make.UserFactory()
    client.force_login(user)
    return user


def names(user, words, most=8):
    """Kind -> names found."""
    found = finding.groups(user, words, most)
    return {str(g.kind.title): [hit.name for hit in g.hits] for g in found}


def test_every_kind_is_found_with_a_second_line_that_tells_rows_apart(client, manager):
    site = make.SiteFactory(name="Harbor")
    cohort = make.CohortFactory(key="ITS-26-09", site=site, track__name="IT Support")
    make.GraduateFactory(cohort=cohort, trainee__first_name="Zora", trainee__last_name="Neale")
    employer = make.EmployerFactory(name="Zora Systems", city="Laurel", state="MD")
    make.ContactFactory(employer=employer, name="Zorana Bell", user=None, email="")
    offer = make.OfferFactory(employer=employer, title="Technician")
    make.VerdictFactory(offer=offer, result="below")
    page = client.get(SEARCH, {"q": "zora"}).content.decode()
    for said in ("Zora Neale", "ITS-26-09, graduated", "Zora Systems", "Laurel, MD"):
        assert said in page
    for said in ("Zorana Bell", "Technician", "Below floor"):
        assert said in page
    page = client.get(SEARCH, {"q": "harbor support"}).content.decode()
    assert "IT Support, Harbor" in page


def test_accents_and_capitals_make_no_difference_in_any_kind(manager):
    site = make.SiteFactory(name="Peñón")
    make.CohortFactory(key="X-1", site=site)
    make.TraineeFactory(first_name="Inés", last_name="Peñón")
    employer = make.EmployerFactory(name="PEÑÓN Works")
    make.ContactFactory(employer=employer, name="Señora Peñón", email="", user=None)
    make.OfferFactory(employer=employer, title="Clerk")
    found = names(manager, "peNon")
    assert found == {
        "Trainees": ["Inés Peñón"],
        "Employers": ["PEÑÓN Works"],
        "People at employers": ["Señora Peñón"],
        "Offers": ["Clerk"],
        "Cohorts": ["X-1"],
    }


@pytest.mark.parametrize("words", ["T-55", "t-55", "zed@example.org"])
def test_a_number_or_an_email_typed_in_full_comes_first(manager, words):
    for n in range(12):
        make.TraineeFactory(key=f"T-55{n}", last_name="Aaron", email=f"b{n}zed@example.org")
    make.TraineeFactory(key="T-55", last_name="Zuniga", first_name="Z", email="zed@example.org")
    assert names(manager, words)["Trainees"][0] == "Z Zuniga"


def test_a_phone_is_found_however_it_was_written_down(manager):
    make.TraineeFactory(first_name="Amara", last_name="Okafor", phone="(410) 555-0142")
    assert names(manager, "410.555.0142") == {"Trainees": ["Amara Okafor"]}


@pytest.mark.parametrize("words", ["oka", "ok"])
def test_eight_are_shown_and_the_link_leads_to_all_of_them(client, manager, words):
    for n in range(30):
        make.TraineeFactory(first_name=f"A{n}", last_name="Okafor")
    page = client.get(SEARCH, {"q": words}).content.decode()
    assert page.count("Okafor</bdi>") == 8
    assert "All 30 matching trainees" in page
    listed = client.get(f"{reverse('trainees:list')}?q={words}")
    assert listed.context["page"].total == 30


def test_each_kind_counts_what_its_list_counts(client, manager):
    cohort = make.CohortFactory(track__name="Deskwork")
    for n in range(10):
        make.CohortFactory(key=f"DESK-{n}", track=cohort.track)
        make.OfferFactory(title="Desk clerk", employer__name=f"Desk {n}")
        make.TraineeFactory(first_name="Desk")
    for group in finding.groups(manager, "desk", 8):
        if group.kind.list_page:
            listed = client.get(reverse(group.kind.list_page), {"q": "desk"})
            assert listed.context["page"].total == group.total, group.kind.title


def test_queries_are_as_many_for_hundreds_of_hits_as_for_nine(client, manager):
    def world(count):
        for _ in range(count):
            employer = make.EmployerFactory(name="Zephyr")
            make.ContactFactory(employer=employer, name="Zephyr", user=None, email="")
            offer = make.OfferFactory(employer=employer)
            make.VerdictFactory(offer=offer)
            cohort = make.CohortFactory(track__name="Zephyr")
            make.GraduateFactory(cohort=cohort, trainee__first_name="Zephyr")

    def asked():
        client.get(SEARCH, {"q": "zephyr"})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(SEARCH, {"q": "zephyr"})
        return len(queries)

    world(9)
    few = asked()
    world(40)
    assert asked() == few
    assert few < 20


def test_markup_in_names_and_words_is_shown_as_it_is(client, manager):
    make.TraineeFactory(first_name="<b>Bo", last_name="Lee")
    page = client.get(SEARCH, {"q": "<b>bo"}).content.decode()
    assert "&lt;b&gt;Bo" in page
    assert "<b>bo" not in page


@pytest.mark.parametrize("words", ["%", "_", "\x00", "  ", "a" * 3_000, "'; --"])
def test_odd_words_find_nothing_and_break_nothing(client, manager, words):
    make.TraineeFactory()
    answer = client.get(SEARCH, {"q": words})
    assert answer.status_code == 200
    assert "Ana" not in answer.content.decode()


def test_the_panel_waits_for_a_second_letter_and_then_answers_with_itself_alone(client, manager):
    make.TraineeFactory(first_name="Qadira")
    ask = {"headers": {"HX-Request": "true"}}
    assert "Type one more letter" in client.get(SEARCH, {"q": "q"}, **ask).content.decode()
    panel = client.get(SEARCH, {"q": "qa"}, **ask).content.decode()
    assert "Qadira" in panel
    assert "<html" not in panel


@pytest.mark.parametrize("role", STAFF)
def test_every_page_of_staff_has_the_field(client, role):
    client.force_login(make.UserFactory(roles=[role]))
    page = client.get(SEARCH).content.decode()
    assert f'action="{SEARCH}"' in page
    assert "How to search" in page


# --- only what may be seen ---------------------------------------------------------------------


WORDS = st.sampled_from(["ana", "diaz", "employer", "help desk", "its-26", "site", "person"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(words=WORDS, role=st.sampled_from(STAFF), at=st.sampled_from(["here", "there", "both", ""]))
def test_no_hit_is_a_row_that_visible_to_hides(two_sides, words, role, at):
    here, there = two_sides
    sites = {"here": [here.site], "there": [there.site], "both": [here.site, there.site]}
    user = make.UserFactory(roles=[role], sites=sites.get(at))
    for kind in finding.KINDS:
        if not kind.match:
            continue
        seen = set(kind.model.objects.visible_to(user).values_list("pk", flat=True))
        found = set(kind.match(kind.rows(user), words, user).values_list("pk", flat=True))
        assert found <= seen, kind.title
        groups = [g for g in finding.groups(user, words, 8) if g.kind is kind]
        hits = {hit.href for group in groups for hit in group.hits}
        shown = {kind.line(row).href for row in kind.rows(user).filter(pk__in=seen)}
        assert hits <= shown, kind.title


@pytest.fixture
def two_sides():
    return Side(), Side()


def test_staff_of_one_site_do_not_find_the_people_of_another(two_sides):
    here, there = two_sides
    user = make.UserFactory(sites=[here.site])
    assert names(user, here.trainee.key)["Trainees"] == [str(here.trainee)]
    assert "Trainees" not in names(user, there.trainee.key)
    assert "Offers" not in names(user, there.offer.key)
    assert "Cohorts" not in names(user, there.cohort.key)


def test_a_cohort_somewhere_else_is_not_named_under_a_person(two_sides):
    here, there = two_sides
    later = make.CohortFactory(
        site=there.site, starts_on=dt.date(2027, 1, 4), ends_on=dt.date(2027, 4, 2)
    )
    make.EnrollmentFactory(trainee=here.trainee, cohort=later)
    user = make.UserFactory(sites=[here.site])
    [group] = [g for g in finding.groups(user, here.trainee.key, 8) if g.kind.icon == "people"]
    assert group.hits[0].about.startswith(here.cohort.key)


# --- what was opened last ----------------------------------------------------------------------


def opened(client, *rows):
    for row in rows:
        assert client.get(row.get_absolute_url()).status_code == 200


def test_what_was_opened_last_comes_first_and_once(client, manager, two_sides):
    side = two_sides[0]
    rows = [side.trainee, side.employer, side.offer, side.cohort, side.placement]
    opened(client, *rows, side.trainee)
    hits = finding.recent_hits(manager)
    ways = [row.get_absolute_url() for row in (side.trainee, *reversed(rows[1:]))]
    assert [hit.href for hit in hits] == ways
    page = client.get(SEARCH).content.decode()
    assert all(way in page for way in ways)


def test_eight_are_shown_of_everything_that_was_opened(client, manager):
    people = make.TraineeFactory.create_batch(12)
    opened(client, *people)
    assert [hit.name for hit in finding.recent_hits(manager)] == [str(p) for p in people[:3:-1]]


def test_what_may_no_longer_be_seen_is_gone_from_what_was_opened(client, manager, two_sides):
    here, there = two_sides
    opened(client, here.trainee, there.trainee, there.offer)
    manager.sites.set([here.site])
    fresh = type(manager).objects.get(pk=manager.pk)
    assert [hit.name for hit in finding.recent_hits(fresh)] == [str(here.trainee)]


def test_what_others_opened_is_theirs(client, manager, two_sides):
    opened(client, two_sides[0].trainee)
    assert finding.recent_hits(make.UserFactory()) == []


def test_recent_rows_take_one_query_for_each_kind_however_many(client, manager, two_sides):
    side = two_sides[0]
    opened(client, side.trainee, side.employer, side.offer, side.cohort, side.placement)
    opened(client, *make.TraineeFactory.create_batch(3), *make.EmployerFactory.create_batch(2))
    with CaptureQueriesContext(connection) as queries:
        assert len(finding.recent_hits(type(manager).objects.get(pk=manager.pk))) == 8
    assert len(queries) <= 1 + 1 + 5  # the person, the sites they serve, five kinds


def test_opening_a_page_writes_nothing_to_the_database(client, manager, two_sides):
    side = two_sides[0]
    opened(client, side.trainee)
    rows = [side.trainee, side.employer, side.offer, side.cohort, side.placement]
    with CaptureQueriesContext(connection) as queries:
        opened(client, *rows)
    assert [q["sql"] for q in queries if not q["sql"].lstrip("(").startswith(READS)] == []


def test_a_page_opens_though_it_cannot_be_noted(client, manager, monkeypatch, two_sides):
    from redis.exceptions import ConnectionError as Away

    def away(*args, **kwargs):
        raise Away

    monkeypatch.setattr(recent.cache, "set", away)
    opened(client, two_sides[0].employer)
    assert finding.recent_hits(manager) == []


def test_unknown_kinds_in_the_cache_are_passed_over(manager):
    cache.set(f"recent:{manager.pk}", [("gone.Model", 1)], 60)
    assert finding.recent_hits(manager) == []


def test_partners_and_trainees_do_not_search_here(client):
    for role in (Role.EMPLOYER, Role.TRAINEE):
        client.force_login(make.UserFactory(roles=[role]))
        assert client.get(SEARCH).status_code == 403
