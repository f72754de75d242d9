"""An invitation makes one sign-in, once; afterwards colleagues are looked after by their own."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from employers import colleagues, invitations
from employers.choices import PortalRole
from employers.models import Contact, Invitation
from intermediary.choices import Role
from intermediary.models import Letter, User
from tests import factories as make
from tests.test_access import GUARDED, address

pytestmark = pytest.mark.django_db
GOOD = "a-long-password-of-mine-42"


@pytest.fixture
def invited():
    return make.ContactFactory(user=None, email="Rosa@Example.org", name="Rosa Tillman")


def send(contact, now=None):
    """Invite somebody; the secret of the link as it stands in the letter."""
    by = make.UserFactory()
    invitations.invite(contact=contact, by=by, now=now or timezone.now())
    text = Letter.objects.order_by("-pk").first().text
    return re.search(r"/employer/join/([\w-]+)/", text)[1]


def join(client, token, **typed):
    """Open the link, or send its form."""
    url = reverse("employers:join", args=[token])
    return client.post(url, typed) if typed else client.get(url)


def test_staff_invite_and_the_link_makes_a_sign_in(client, invited):
    client.force_login(make.UserFactory(roles=[Role.BUSINESS_SOLUTIONS]))
    client.post(reverse("employers:invite", args=[invited.pk]))
    letter = Letter.objects.get()
    token = re.search(r"/employer/join/([\w-]+)/", letter.text)[1]
    assert letter.to == "rosa@example.org"
    assert token not in Invitation.objects.get().token_hash
    client.logout()
    assert str(invited.employer) in join(client, token).content.decode()
    answer = join(client, token, password=GOOD, again=GOOD)
    assert answer.url == reverse("employers:portal")
    assert client.get("/employer/").status_code == 200
    user = User.objects.get(email="rosa@example.org")
    assert (user.roles, user.contact, user.name) == ([Role.EMPLOYER], invited, "Rosa Tillman")
    client.logout()
    assert client.login(email="rosa@example.org", password=GOOD)


def test_a_weak_or_mistyped_password_uses_nothing_up(client, invited):
    token = send(invited)
    assert "too short" in join(client, token, password="abc", again="abc").content.decode()
    assert "differ" in join(client, token, password=GOOD, again="else").content.decode()
    assert Invitation.objects.get().used_at is None


def test_used_expired_revoked_and_invented_links_get_the_same_page(client, invited):
    late = timezone.now() - dt.timedelta(days=8)
    expired = send(invited, late)
    revoked = send(invited)
    used = send(invited)
    assert join(client, used, password=GOOD, again=GOOD).status_code == 302
    client.logout()
    pages = [join(client, each) for each in (expired, revoked, used, "invented")]
    assert [page.status_code for page in pages] == [404] * 4
    # the menu of languages holds a token of the form, and the address that everybody came with
    own = r'value="[^"]{64}"|value="/employer/join/[^"]+"|\s+'
    assert len({re.sub(own, " ", page.content.decode()) for page in pages}) == 1


def test_an_invitation_accepted_twice_at_once_makes_one_sign_in(invited):
    token = send(invited)
    invitation = invitations.standing(token, timezone.now())
    invitations.accept(invitation=invitation, now=timezone.now(), password=GOOD)
    with pytest.raises(ValidationError, match="used or taken back"):
        invitations.accept(invitation=invitation, now=timezone.now(), password="another" + GOOD)
    assert User.objects.get(email="rosa@example.org").check_password(GOOD)


def test_somebody_with_a_sign_in_signs_in_and_is_linked(client, invited):
    person = make.UserFactory(email="rosa@example.org", roles=[Role.TRAINEE], password=GOOD)
    person.set_password(GOOD)
    person.save()
    token = send(invited)
    assert "Sign in with it" in join(client, token).content.decode()
    join(client, token, password="stolen-" + GOOD, again="stolen-" + GOOD)
    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert Invitation.objects.get().used_at is None
    client.force_login(person)
    join(client, token, go="1")
    person.refresh_from_db()
    assert set(person.roles) == {Role.TRAINEE, Role.EMPLOYER}
    assert person.contact == invited


def admin_of(contact):
    contact.portal_role = PortalRole.ADMIN
    contact.save()
    return contact


def test_an_administrator_adds_a_colleague_and_removes_them_again(client):
    admin = admin_of(make.ContactFactory())
    client.force_login(admin.user)
    typed = {"name": "Lee Ward", "email": "LEE@example.org", "portal_role": "reader"}
    client.post(reverse("employers:colleagues"), typed)
    lee = Contact.objects.get(email="lee@example.org")
    assert lee.employer == admin.employer
    assert "Invited" in client.get(reverse("employers:colleagues")).content.decode()
    again = client.post(reverse("employers:colleagues"), typed).content.decode()
    assert "on the list already" in again
    client.post(reverse("employers:colleague_role", args=[lee.pk]), {"portal_role": "hiring"})
    client.post(reverse("employers:colleague_invite", args=[lee.pk]))
    assert Invitation.objects.filter(contact=lee, revoked_at__isnull=True).count() == 1
    client.post(reverse("employers:colleague_remove", args=[lee.pk]))
    lee.refresh_from_db()
    assert lee.portal_role == PortalRole.HIRING
    assert not Invitation.objects.standing(timezone.now()).exists()


def test_removing_access_ends_the_sessions_of_a_colleague(client):
    admin = admin_of(make.ContactFactory())
    lee = make.ContactFactory(employer=admin.employer)
    client.force_login(lee.user)
    assert client.get("/employer/").status_code == 200
    colleagues.remove(contact=lee, by=admin.user, now=timezone.now())
    assert client.get("/employer/").status_code == 302


def test_the_last_administrator_stays(client):
    admin = admin_of(make.ContactFactory())
    make.ContactFactory(employer=admin.employer)
    client.force_login(admin.user)
    for name, typed in (("colleague_role", {"portal_role": "reader"}), ("colleague_remove", {})):
        url = reverse(f"employers:{name}", args=[admin.pk])
        text = client.post(url, typed, follow=True).content.decode()
        assert "is the only administrator" in text
    admin.refresh_from_db()
    assert (admin.portal_role, admin.user is None) == (PortalRole.ADMIN, False)


def test_another_employers_people_are_out_of_reach(client):
    client.force_login(admin_of(make.ContactFactory()).user)
    other = make.ContactFactory()
    for name in ("colleague_invite", "colleague_role", "colleague_remove"):
        assert client.post(reverse(f"employers:{name}", args=[other.pk])).status_code == 404


def test_a_reader_changes_nothing_on_any_page_of_the_portal(client):
    reader = make.ContactFactory(portal_role=PortalRole.READER)
    client.force_login(reader.user)
    wrong, seen = [], 0
    for name, path, view in GUARDED:
        if path.startswith("employer/") and Role.EMPLOYER in view.allowed_roles:
            status = client.post(address(path)).status_code
            seen += status == 403
            if status not in {403, 405}:
                wrong.append(f"{name} answered {status}")
    assert wrong == []
    assert seen > 8
    assert "Post an offer" not in client.get("/employer/").content.decode()


def test_hiring_posts_but_does_not_administer(client):
    client.force_login(make.ContactFactory(portal_role=PortalRole.HIRING).user)
    assert client.get(reverse("employers:portal_offer_new")).status_code == 200
    answer = client.post(reverse("employers:colleagues"), {"name": "X"})
    assert answer.status_code == 403
    assert "Hiring: posts offers" in answer.content.decode()
