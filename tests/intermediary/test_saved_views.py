"""Saved views: a list keeps its filters under a name and may open with one of them."""

import threading

import pytest
from django.db import IntegrityError, connection, connections
from django.http import QueryDict
from django.urls import reverse

from intermediary import saved_views
from intermediary.choices import Role
from intermediary.opening import normalized
from intermediary.own_models import SavedView
from tests import factories as make
from tests.test_access import ROUTES

pytestmark = pytest.mark.django_db
LIST = "/staff/trainees/"
SAVE = "/account/views/"


@pytest.fixture
def manager(client):
    user = make.UserFactory()
    client.force_login(user)
    return user


def save(client, name="Mine", query="status=enrolled", page="trainees:list", **more):
    return client.post(SAVE, {"name": name, "query": query, "page": page, **more})


def text(answer):
    return answer.content.decode()


# --- the query string --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("status=enrolled&q=ana", "q=ana&status=enrolled"),
        ("q=ana&after=WzFd&before=x&page=3&all", "q=ana"),
        ("q=&status=+", ""),
        ("coach=2&coach=1", "coach=2&coach=1"),
        ("q=%00a%26b", "q=%00a%26b"),
    ],
)
def test_the_same_list_has_the_same_query_however_it_was_typed(typed, kept):
    assert normalized(typed) == kept
    assert normalized(QueryDict(typed)) == kept
    assert normalized(kept) == kept


# --- saving ------------------------------------------------------------------------------------


def test_a_view_is_saved_shown_above_the_list_and_marked(client, manager):
    assert "Save this view" not in text(client.get(LIST))
    assert "Save this view" in text(client.get(f"{LIST}?status=enrolled"))
    answer = save(client, " In   training ", "status=enrolled&after=WzFd")
    assert answer.url == f"{LIST}?status=enrolled"
    page = text(client.get(answer.url))
    assert "“In training” is saved." in page
    assert "Save this view" not in page
    assert 'href="?status=enrolled" aria-current="true"><bdi>In training</bdi>' in page
    bare = text(client.get(LIST))
    assert f'href="{LIST}" aria-current="true">All<' in bare


def test_an_order_alone_can_be_saved(client, manager):
    assert "Save this view" in text(client.get(f"{LIST}?sort=-name"))
    assert save(client, query="sort=-name").status_code == 302


def test_every_list_with_a_filter_bar_keeps_views(client):
    staff = make.UserFactory(roles=[Role.ADMIN, Role.MANAGER])
    lists = {name for name, _p, view in ROUTES if hasattr(view, "list_title")}
    assert lists >= {
        "trainees:list", "trainees:cohorts", "employers:list", "employers:offers",
        "employers:findings", "placements:list", "placements:worklist", "coaching:sessions",
        "intermediary:kpis", "intermediary:reports", "employers:portal_offers",
    }  # fmt: skip
    for name in lists - {"employers:portal_offers"}:
        client.force_login(staff)
        assert 'form="view-save"' in text(client.get(reverse(name), {"q": "a", "track": "x"})) or (
            name in {"intermediary:kpis", "intermediary:reports"}
        )
        assert save(client, "Here", "q=a", name).url == f"{reverse(name)}?q=a"


def test_an_employer_keeps_views_of_their_own_offers_and_of_nothing_else(client):
    client.force_login(make.ContactFactory().user)
    assert save(client, page="employers:portal_offers", query="state=open").status_code == 302
    assert "<bdi>Mine</bdi>" in text(client.get("/employer/offers/"))
    assert save(client, page="employers:offers").status_code == 404


@pytest.mark.parametrize("name", ["", "intermediary:home", "trainees:detail", "no:where", "x"])
def test_what_is_no_list_keeps_no_views(client, manager, name):
    assert save(client, page=name).status_code == 404


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("  ", "q=a", "Give the view a name."),
        ("x" * 61, "q=a", "Use at most 60 letters; this has 61."),
        ("Mine", "", "Choose a filter or an order first"),
        ("Mine", "q=&page=2", "Choose a filter or an order first"),
        ("Mine", "q=" + "a" * 2_000, "too long to save"),
        ("TAKEN", "q=a", "You have a view called “TAKEN” of this list already."),
    ],
)
def test_what_cannot_be_saved_is_said_on_a_page_that_can_mend_it(
    client, manager, name, query, said
):
    make.SavedViewFactory(user=manager, name="Taken")
    answer = save(client, name, query)
    assert answer.status_code == 422
    assert said in text(answer)
    assert SavedView.objects.count() == 1


def test_a_name_is_free_for_another_list_and_another_person(client, manager):
    make.SavedViewFactory(name="Mine")
    make.SavedViewFactory(user=manager, name="Mine", page="employers:list")
    assert save(client).status_code == 302


def test_there_are_at_most_twenty_views_of_a_list(client, manager):
    make.SavedViewFactory.create_batch(20, user=manager)
    assert "You have 20 views of this list" in text(save(client))
    assert save(client, page="employers:list").status_code == 302


def test_markup_in_a_name_is_shown_as_it_is(client, manager):
    save(client, '<i>"Mine"', "q=a")
    page = text(client.get(f"{LIST}?q=a"))
    assert "<i>" not in page
    assert "&lt;i&gt;&quot;Mine&quot;" in page


def test_who_saved_what_is_in_the_audit_log(client, manager):
    save(client)
    client.post(f"{SAVE}{SavedView.objects.get().pk}/delete/")
    events = SavedView.events.rel.related_model.objects.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


# --- opening with a view -----------------------------------------------------------------------


def test_a_list_opens_with_its_default_and_bare_on_request(client, manager):
    save(client, is_default="on")
    assert client.get(LIST).url == f"{LIST}?status=enrolled"
    page = text(client.get(LIST, follow=True))
    assert "opens first" in page
    bare = client.get(f"{LIST}?all")
    assert bare.status_code == 200
    assert f'href="{LIST}?all" aria-current="true">All<' in text(bare)


def test_clearing_does_not_lead_back_into_the_default(client, manager):
    save(client, is_default="on")
    page = text(client.get(f"{LIST}?status=enrolled"))
    assert f'<a class="btn ghost" href="{LIST}?all">Clear all</a>' in page
    assert 'id="filter-status" href="?all" aria-label="Remove filter: Status' in page
    nobody = text(client.get(f"{LIST}?q=nobody"))
    assert f'href="{LIST}?all">Clear all filters' in nobody


def test_bare_does_not_stick_to_what_is_chosen_next(client, manager):
    save(client, is_default="on")
    page = text(client.get(f"{LIST}?all"))
    assert "all&amp;" not in page
    assert "&amp;all" not in page


def test_any_parameter_is_taken_as_it_stands(client, manager):
    save(client, is_default="on")
    assert client.get(f"{LIST}?q=ana").status_code == 200
    assert client.get(f"{LIST}?q=").status_code == 200


def test_a_second_default_takes_the_place_of_the_first(client, manager):
    save(client, "One", "q=one", is_default="on")
    save(client, "Two", "q=two", is_default="on")
    assert client.get(LIST).url == f"{LIST}?q=two"
    one = SavedView.objects.get(name="One")
    client.post(f"{SAVE}{one.pk}/default/", {"on": "yes"})
    assert client.get(LIST).url == f"{LIST}?q=one"
    client.post(f"{SAVE}{one.pk}/default/", {"on": "no"})
    assert client.get(LIST).status_code == 200


def test_the_database_knows_one_default_of_a_list():
    first = make.SavedViewFactory(is_default=True)
    with pytest.raises(IntegrityError):
        make.SavedViewFactory(user=first.user, is_default=True)


def test_a_view_that_no_longer_makes_sense_still_opens(client, manager):
    save(client, query="coach=999999&gone=1&site=x&status=abolished", is_default="on")
    answer = client.get(LIST, follow=True)
    assert answer.status_code == 200
    assert "Mine" in text(answer)


@pytest.mark.django_db(transaction=True)
def test_of_several_defaults_chosen_at_one_instant_one_remains():
    user = make.UserFactory()
    views = make.SavedViewFactory.create_batch(6, user=user)
    start, faults = threading.Barrier(len(views)), []

    def choose(view):
        try:
            start.wait(10)
            saved_views.make_default(view=view, on=True, by=user)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=choose, args=[view]) for view in views]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert SavedView.objects.filter(is_default=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_twenty_first_view_is_refused_also_when_two_come_at_once():
    user = make.UserFactory()
    make.SavedViewFactory.create_batch(19, user=user)
    start = threading.Barrier(4)

    def add(n):
        try:
            start.wait(10)
            saved_views.save(
                page="trainees:list", name=f"N{n}", query="q=a", is_default=False, by=user
            )
        except Exception as fault:
            return fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert SavedView.objects.count() == 20


# --- renaming and deleting ---------------------------------------------------------------------


def test_a_view_is_renamed_also_in_case_only_but_not_to_one_there_is(client, manager):
    view = make.SavedViewFactory(user=manager, name="mine")
    make.SavedViewFactory(user=manager, name="Other")
    way = f"{SAVE}{view.pk}/"
    assert "Rename mine" in text(client.get(way))
    assert client.post(way, {"name": "Mine"}).url == view.get_absolute_url()
    refused = client.post(way, {"name": "other"})
    assert refused.status_code == 422
    assert "You have a view called “other”" in text(refused)
    view.refresh_from_db()
    assert view.name == "Mine"


def test_deleting_asks_first(client, manager):
    view = make.SavedViewFactory(user=manager, is_default=True)
    way = f"{SAVE}{view.pk}/delete/"
    assert f"Delete the view “{view}”?" in text(client.get(way))
    assert SavedView.objects.exists()
    answer = client.post(way)
    assert answer.url == f"{LIST}?all"
    assert "is deleted." in text(client.get(answer.url))
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("deed", ["", "default/", "delete/"])
def test_nobody_touches_the_views_of_others(client, manager, deed):
    view = make.SavedViewFactory()
    assert client.post(f"{SAVE}{view.pk}/{deed}", {"name": "x"}).status_code == 404
    view.refresh_from_db()


def test_a_view_of_a_list_that_is_gone_or_closed_to_this_person_is_404(client, manager):
    for page in ("gone:list", "employers:portal_offers"):
        view = make.SavedViewFactory(user=manager, page=page)
        assert client.get(f"{SAVE}{view.pk}/").status_code == 404


def test_a_list_reads_its_views_with_one_query(client, manager, django_assert_max_num_queries):
    from django.test.utils import CaptureQueriesContext

    make.SavedViewFactory.create_batch(20, user=manager)
    client.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    assert sum("savedview" in query["sql"] for query in queries) == 1
