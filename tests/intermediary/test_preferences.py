"""What people set for themselves: how pages look, their language, and how lists start."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from intermediary.choices import Role
from intermediary.own_models import Preferences
from tests import factories as make

pytestmark = pytest.mark.django_db
SETTINGS = "/account/settings/"
USUAL = {"theme": "auto", "contrast": "auto", "rows": "25", "language": "en"}
SITED = ["/staff/trainees/", "/staff/cohorts/", "/staff/offers/", "/staff/findings/"]
SITED += ["/staff/findings/preferred/", "/staff/findings/resolved/"]
SITED += ["/staff/placements/", "/staff/worklist/"]
KEYED = ["/staff/", "/staff/kpis/", "/staff/kpis/placed_120d/", "/staff/kpis/placed_120d/people/"]


@pytest.fixture
def manager(client):
    user = make.UserFactory()
    client.force_login(user)
    return user


def text(answer):
    return answer.content.decode()


def test_settings_are_saved_and_the_page_is_drawn_with_them_at_once(client, manager):
    assert "data-theme=" not in text(client.get(SETTINGS)).split("<head>")[0]
    answer = client.post(SETTINGS, {**USUAL, "theme": "dark", "contrast": "more"}, follow=True)
    head = text(answer).split("<head>")[0]
    assert 'data-own data-theme="dark" data-contrast="more"' in head
    assert "Your settings are saved." in text(answer)
    assert "data-contrast" in text(client.get("/staff/trainees/")).split("<head>")[0]
    kept = Preferences.objects.get()
    assert (kept.user, kept.theme, kept.contrast) == (manager, "dark", "more")


def test_signed_out_the_device_decides(client):
    assert "data-own" not in text(client.get("/accounts/login/"))


@pytest.mark.parametrize(
    "wrong", [{"theme": "pink"}, {"contrast": "less"}, {"rows": "1000"}, {"language": "xx"}]
)
def test_what_is_not_offered_is_refused(client, manager, wrong):
    answer = client.post(SETTINGS, {**USUAL, **wrong})
    assert answer.status_code == 422
    assert not Preferences.objects.exists()


@pytest.mark.parametrize("wrong", [{"theme": "pink"}, {"contrast": "less"}, {"rows": 30}])
def test_the_database_refuses_what_is_not_offered(wrong):
    with pytest.raises(IntegrityError):
        make.PreferencesFactory(**wrong)


def test_the_language_is_kept_on_record_and_forgotten_on_the_device(client, manager):
    client.cookies["django_language"] = "en"
    page = text(client.post(SETTINGS, {**USUAL, "language": "es"}, follow=True))
    assert '<html lang="es"' in page
    assert "Sus ajustes están guardados." in page
    manager.refresh_from_db()
    assert manager.language == "es"


@pytest.mark.parametrize(
    ("role", "shown"),
    [(Role.MANAGER, True), (Role.EMPLOYER, True), (Role.TRAINEE, False), (Role.ADMIN, True)],
)
def test_everyone_has_the_page_in_their_own_frame(client, role, shown):
    make.SiteFactory.create_batch(2)
    client.force_login(make.UserFactory(roles=[role]))
    page = text(client.get(SETTINGS))
    assert ("Rows on a page" in page) is shown
    assert ('name="site"' in page) is (role in (Role.MANAGER, Role.ADMIN))
    assert f'href="{SETTINGS}"' in page


def test_trainees_set_it_in_spanish(client):
    client.force_login(make.UserFactory(roles=[Role.TRAINEE], language="es"))
    page = text(client.get(SETTINGS))
    for said in ("Ajustes", "Cómo se ven las páginas", "Apariencia", "Oscuro", "Guardar ajustes"):
        assert said in page
    for english in ("Appearance", "As on this device", "Save"):
        assert english not in page


# --- light and dark from the menu --------------------------------------------------------------


def test_the_menu_keeps_light_or_dark_and_stays_on_the_page(client, manager):
    way = f"{SETTINGS}appearance/"
    answer = client.post(way, {"theme": "dark", "next": "/staff/offers/?q=a"})
    assert answer.url == "/staff/offers/?q=a"
    page = text(client.get("/staff/offers/"))
    assert 'data-theme="dark"' in page.split("<head>")[0]
    assert 'data-theme-choice="dark" aria-pressed="true"' in page
    assert client.post(way, {"theme": "auto"}, headers={"HX-Request": "true"}).status_code == 204
    assert "data-theme=" not in text(client.get("/staff/offers/")).split("<head>")[0]


def test_the_menu_leads_nowhere_else_and_takes_no_other_word(client, manager):
    way = f"{SETTINGS}appearance/"
    assert client.post(way, {"theme": "dark", "next": "//evil.example"}).url == "/"
    assert client.post(way, {"theme": "pink"}).status_code == 400


def test_choosing_light_keeps_everything_else(client, manager):
    site = make.SiteFactory()
    make.PreferencesFactory(user=manager, rows=50, site=site, contrast="more")
    client.post(f"{SETTINGS}appearance/", {"theme": "light"})
    kept = Preferences.objects.get()
    assert (kept.theme, kept.rows, kept.site, kept.contrast) == ("light", 50, site, "more")


# --- lists -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [25, 50, 100])
def test_a_page_of_a_list_has_as_many_rows_as_the_person_likes(client, manager, rows):
    make.TraineeFactory.create_batch(101)
    make.PreferencesFactory(user=manager, rows=rows)
    assert len(client.get("/staff/trainees/").context["page"]) == rows


@pytest.fixture
def here(manager):
    here, _there = make.SiteFactory.create_batch(2)
    make.PreferencesFactory(user=manager, site=here)
    return here


@pytest.mark.parametrize("path", SITED + KEYED)
def test_pages_open_at_the_persons_site_and_show_it_as_a_chip(client, here, path):
    value = here.key if path in KEYED else here.pk
    assert client.get(path).url == f"{path}?site={value}"
    page = text(client.get(path, follow=True))
    assert f"Remove filter: Site {here}" in page
    assert client.get(f"{path}?all").status_code == 200


@pytest.mark.parametrize("path", [*SITED, *KEYED[:3]])
def test_removing_the_site_does_not_lead_back_to_it(client, here, path):
    page = text(client.get(path, follow=True))
    assert 'id="filter-site" href="?all"' in page
    assert f'href="{path}?all">Clear all' in page
    assert "Remove filter: Site" not in text(client.get(f"{path}?all"))


def test_figures_about_everywhere_lead_to_figures_about_everywhere(client, here):
    assert "/staff/kpis/placed_120d/?all" in text(client.get("/staff/?all"))
    assert "/staff/kpis/placed_120d/?all" in text(client.get("/staff/kpis/?all"))
    at_site = text(client.get("/staff/", follow=True))
    assert f"/staff/kpis/placed_120d/?site={here.key}" in at_site


def test_a_saved_view_wins_over_the_site(client, manager, here):
    make.SavedViewFactory(user=manager, query="q=ana", is_default=True)
    assert client.get("/staff/trainees/").url == "/staff/trainees/?q=ana"


def test_a_site_the_person_no_longer_serves_is_not_asked_for(client, manager, here):
    manager.sites.set(make.SiteFactory.create_batch(2))
    assert client.get("/staff/trainees/").status_code == 200


def test_who_serves_one_site_has_nothing_to_choose(client, manager, here):
    manager.sites.set([here])
    assert client.get("/staff/trainees/").status_code == 200
    assert 'name="site"' not in text(client.get(SETTINGS))
    client.post(SETTINGS, USUAL)
    assert Preferences.objects.get().site == here


def test_employers_and_trainees_are_never_sent_to_a_site(client, here):
    user = make.ContactFactory().user
    make.PreferencesFactory(user=user, site=here)
    client.force_login(user)
    assert client.get("/employer/offers/").status_code == 200


def test_a_site_that_is_deleted_is_forgotten(here):
    here.delete()
    assert Preferences.objects.get().site is None


@pytest.mark.parametrize("path", ["/staff/trainees/?all", "/staff/?all", SETTINGS])
def test_preferences_take_one_query_of_a_page(client, here, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    assert sum("intermediary_preferences" in query["sql"] for query in queries) == 1


def test_a_trainee_chooses_a_time_zone_and_staff_have_no_such_field(client):
    trainee = make.UserFactory(roles=[Role.TRAINEE])
    client.force_login(trainee)
    sent = {**USUAL, "time_zone": "Pacific/Honolulu"}
    client.post(SETTINGS, sent)
    assert Preferences.objects.get(user=trainee).time_zone == "Pacific/Honolulu"
    assert client.post(SETTINGS, {**sent, "time_zone": "Mars/Base"}).status_code == 422
    client.post(SETTINGS, {**sent, "time_zone": ""})
    assert Preferences.objects.get(user=trainee).time_zone == ""
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    assert "time_zone" not in client.get(SETTINGS).context["form"].fields
