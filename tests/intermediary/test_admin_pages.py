"""Every admin page that is registered: opens for administrators alone, asks no more for more rows,
and carries nothing the policy would refuse. New admins are found by themselves."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intermediary.administration.desks import Desk, LookedAt
from intermediary.choices import Role
from tests import factories as make
from tests.administration import MODELS, administrator, fill_everything, url
from tests.source import LADDER

pytestmark = pytest.mark.django_db
IDS = [model.__name__ for model in MODELS]
# What is shown on another page: of events the audit, of a person's sites the person. What people
# keep for themselves is nobody else's business: a saved search may hold somebody's name.
SHOWN_ELSEWHERE = {"SiteScope", "SavedView", "Preferences", "Reach", "CalendarFeed"}
BIG = {"trainee", "enrollment", "placement", "offer", "employer", "cohort", "user"}


@pytest.fixture
def signed_in(client):
    client.force_login(administrator())
    return client


@pytest.fixture
def one_of_everything(signed_in):
    fill_everything(1)
    return signed_in


def first(model):
    return model._default_manager.order_by("pk").last()


def test_every_model_of_ours_has_an_admin():
    from django.apps import apps

    ours = [m for app in LADDER for m in apps.get_app_config(app).get_models()]
    bare = [m.__name__ for m in ours if m not in admin.site._registry]
    missing = [name for name in bare if not name.endswith("Event")]
    assert set(missing) <= SHOWN_ELSEWHERE


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_every_admin_is_one_of_ours(model):
    desk = admin.site._registry[model]
    assert isinstance(desk, Desk)
    assert desk.search_fields or not desk.found_by


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_keys_to_big_tables_are_looked_up_not_listed(model):
    desk = admin.site._registry[model]
    looked_up = {*desk.autocomplete_fields, *desk.raw_id_fields, *desk.readonly_fields}
    listed = [
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.is_relation
        and field.related_model._meta.model_name in BIG
        and field.editable
        and field.name not in looked_up
    ]
    assert listed == [] or isinstance(desk, LookedAt)


def test_every_page_opens_for_an_administrator_who_is_no_superuser(one_of_everything):
    wrong = []
    for model in MODELS:
        pages = [url(model, "changelist"), url(model, "change", first(model).pk)]
        if admin.site._registry[model].has_add_permission(request_of(administrator())):
            pages.append(url(model, "add"))
        if admin.site._registry[model].search_fields:
            pages.append(url(model, "changelist") + "?q=a+b")
        wrong += [
            f"{page} answered {status}"
            for page in pages
            if (status := one_of_everything.get(page).status_code) != 200
        ]
    assert wrong == []


def request_of(user):
    """A request of somebody, as permissions are asked with."""
    from django.test import RequestFactory

    request = RequestFactory().get("/admin/")
    request.user = user
    return request


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_else_opens_any_page(client, role):
    fill_everything(1)
    client.force_login(make.UserFactory(roles=[role], is_superuser=True))
    paths = [reverse("admin:index"), reverse("admin:audit")]
    for model in MODELS:
        paths += [url(model, "changelist"), url(model, "add"), url(model, "change", 1)]
    assert {client.get(path).status_code for path in paths} == {403}


def test_a_stranger_is_sent_to_the_one_way_in(client):
    answer = client.get(reverse("admin:index"))
    assert answer.url == f"{reverse('account_login')}?next={reverse('admin:index')}"


def count_queries(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_no_list_asks_a_question_for_each_row(signed_in):
    paths = {model: url(model, "changelist") for model in MODELS}
    fill_everything(1)
    for path in paths.values():
        signed_in.get(path)
    one = {model: count_queries(signed_in, path) for model, path in paths.items()}
    fill_everything(9)
    grown = {
        model.__name__: (one[model], many)
        for model, path in paths.items()
        if (many := count_queries(signed_in, path)) > one[model]
    }
    assert grown == {}


def test_every_filter_of_every_list_works_and_none_lists_a_big_table(one_of_everything):
    wrong = []
    for model in MODELS:
        answer = one_of_everything.get(url(model, "changelist"))
        text = answer.content.decode()
        for query in re.findall(r'<li[^>]*>\s*<a href="(\?[^"]+)"', text):
            query = query.replace("&amp;", "&")
            if one_of_everything.get(url(model, "changelist") + query).status_code != 200:
                wrong.append(f"{model.__name__} {query}")
        wrong += [
            f"{model.__name__} lists every {spec.field.name}"
            for spec in answer.context["cl"].filter_specs
            if isinstance(spec, admin.RelatedFieldListFilter)
            and spec.field.related_model._meta.model_name in BIG
        ]
    assert wrong == []


def test_a_neighbor_is_filtered_by_typed_name(one_of_everything):
    from coaching.models import Session

    session = first(Session)
    path = url(Session, "changelist")
    found = one_of_everything.get(path, {"coach__named": session.coach.name})
    assert session in found.context["cl"].result_list
    none = one_of_everything.get(path, {"coach__named": "nobody at all"})
    assert list(none.context["cl"].result_list) == []


def test_nothing_on_any_page_would_be_refused_by_the_policy(one_of_everything):
    wrong = []
    pages = [reverse("admin:index"), reverse("admin:audit")]
    for model in MODELS:
        pages += [
            url(model, "changelist"),
            url(model, "change", first(model).pk),
            url(model, "add"),
        ]
        pages += [url(model, "delete", first(model).pk), url(model, "history", first(model).pk)]
    for page in pages:
        text = one_of_everything.get(page, follow=True).content.decode()
        inline = re.search(r"<style|\sstyle=|\son\w+=\"|javascript:", text)
        script = re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text)
        if inline or script:
            wrong.append(f"{page}: {(inline or script).group(0)}")
    assert wrong == []


def test_every_page_of_a_row_leads_to_the_portal_where_the_portal_has_one(one_of_everything):
    dead = []
    for model in MODELS:
        row = first(model)
        address = admin.site._registry[model].get_view_on_site_url(row)
        if address and one_of_everything.get(address).status_code != 200:
            dead.append(f"{model.__name__}: {address}")
    assert dead == []


def test_secrets_are_shown_nowhere(one_of_everything):
    from allauth.mfa.models import Authenticator

    factor = first(Authenticator)
    factor.user.set_password("correct horse battery")
    factor.user.save()
    for row in (factor, factor.user):
        text = one_of_everything.get(url(type(row), "change", row.pk)).content.decode()
        assert "hush-hush" not in text
        assert "argon2" not in text


def test_the_index_says_what_waits_and_counts_no_more_than_it_must(signed_in):
    for _number in range(101):
        make.FindingFactory()
    make.JobFactory(state="failed")
    text = re.sub(r"<[^>]+>", "", signed_in.get(reverse("admin:index")).content.decode())
    assert "99+ keep offers from trainees" in text
    assert "1 failed this week" in text
