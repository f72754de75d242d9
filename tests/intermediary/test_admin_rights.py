"""Who may do what in the administration: roles alone, nobody their own, everything on record."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse

from intermediary.choices import Role
from intermediary.models import PASSWORD_SET, SiteScope, User
from tests import factories as make
from tests.administration import administrator, url
from tests.intermediary.test_admin_audit import save

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-battery-9"


@pytest.fixture
def ada(client):
    user = administrator(name="Ada Okonkwo", email="ada@example.org")
    client.force_login(user)
    return user


def person_page(person):
    return url(User, "change", person.pk)


def event_of(person):
    return User.pgh_event_model.objects.filter(pgh_obj=person).order_by("-pk").first()


def test_rights_come_from_the_role_and_from_nothing_else():
    superuser = make.UserFactory(roles=[Role.MANAGER], is_superuser=True)
    assert not superuser.has_perm("trainees.change_trainee")
    assert not superuser.has_module_perms("trainees")
    assert administrator().has_perm("trainees.change_trainee")
    assert not administrator(is_active=False).has_perm("trainees.change_trainee")


def test_an_administrator_invites_a_colleague(client, ada):
    site = make.SiteFactory()
    data = {
        "email": "Teresa@Example.org",
        "name": "Teresa Novak",
        "language": "en",
        "roles": [Role.COACH],
        "sites": [site.pk],
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
    }
    assert client.post(url(User, "add"), data).status_code == 302
    teresa = User.objects.get(email="teresa@example.org")
    assert teresa.roles == [Role.COACH]
    assert list(teresa.sites.all()) == [site]
    assert teresa.check_password(PASSWORD)


def test_a_role_or_site_that_is_changed_is_kept_with_who_did_it(client, ada):
    teresa, site = make.UserFactory(roles=[Role.COACH]), make.SiteFactory()
    assert save(client, teresa, roles=["coach", "manager"], sites=[site.pk]).status_code == 302
    teresa.refresh_from_db()
    assert teresa.roles == ["manager", "coach"] or teresa.roles == ["coach", "manager"]
    event = event_of(teresa)
    assert (event.pgh_label, event.roles) == ("update", ["coach"])
    assert event.pgh_context.metadata["user"] == ada.pk
    scope = SiteScope.pgh_event_model.objects.get(user=teresa)
    assert (scope.site, scope.pgh_context.metadata["user"]) == (site, ada.pk)


def test_nobody_changes_their_own_rights(client, ada):
    answer = save(
        client, ada, name="Ada O.", roles=["admin", "analyst"], sites=[make.SiteFactory().pk]
    )
    assert answer.status_code == 302
    ada.refresh_from_db()
    assert (ada.name, ada.roles, ada.is_active, ada.sites.count()) == ("Ada O.", ["admin"], True, 0)


def test_groups_single_permissions_and_superusers_are_made_nowhere(client, ada):
    person = make.UserFactory()
    save(client, person, is_superuser="on", groups=["1"], user_permissions=["1"])
    person.refresh_from_db()
    assert not person.is_superuser
    assert person.user_permissions.count() == 0


def test_a_person_is_put_out_of_service_not_deleted(client, ada):
    person = make.UserFactory()
    assert client.post(url(User, "delete", person.pk), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=person.pk).exists()


def test_an_administrator_of_some_sites_changes_nobodys_rights(client):
    client.force_login(administrator(sites=[make.SiteFactory()]))
    person = make.UserFactory()
    assert client.get(url(User, "add")).status_code == 403
    assert client.post(person_page(person), {"name": "x"}).status_code == 403
    assert client.post(url(User, "delete", person.pk), {"post": "yes"}).status_code == 403
    assert "_save" not in client.get(person_page(person)).content.decode()


def test_an_administrator_of_some_sites_sees_their_rows_only(client):
    here, there = make.EnrollmentFactory(), make.EnrollmentFactory()
    client.force_login(administrator(sites=[here.cohort.site]))
    listed = client.get(url(type(here), "changelist")).context["cl"].result_list
    assert list(listed) == [here]
    assert client.get(url(type(here), "change", there.pk)).status_code == 302


def test_a_password_set_by_somebody_else_is_on_record_and_its_hash_is_not(client, ada):
    person = make.UserFactory()
    address = f"/admin/intermediary/user/{person.pk}/password/"
    data = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(address, {**data, "set-password": "1"}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    event = event_of(person)
    assert (event.pgh_label, event.pgh_context.metadata["user"]) == (PASSWORD_SET, ada.pk)
    history = client.get(reverse("admin:audit_of", args=["intermediary-user", person.pk]))
    assert "Password set" in history.content.decode()
    assert person.password not in history.content.decode()


def test_a_changed_address_no_longer_signs_in(client, ada):
    person = make.UserFactory(email="old@example.org")
    EmailAddress.objects.create(user=person, email="old@example.org", verified=True, primary=True)
    assert save(client, person, email="new@example.org").status_code == 302
    assert not EmailAddress.objects.filter(email="old@example.org").exists()


def test_a_lost_second_factor_is_taken_away_and_that_is_on_record(client, ada):
    from django.contrib.admin.models import LogEntry

    factor = Authenticator.objects.create(
        user=make.UserFactory(), type="totp", data={"secret": "hush-hush"}
    )
    assert client.post(url(Authenticator, "change", factor.pk), {"type": "x"}).status_code == 403
    assert client.post(url(Authenticator, "add"), {}).status_code == 403
    answer = client.post(url(Authenticator, "delete", factor.pk), {"post": "yes"})
    assert answer.status_code == 302
    assert not Authenticator.objects.exists()
    assert LogEntry.objects.get().user == ada
