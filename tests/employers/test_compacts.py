"""A training compact: planned, promised, proposed, signed by both sides, changed, ended."""

import datetime as dt
from math import ceil

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from employers import compacts
from employers.choices import AgreementState, PortalRole
from employers.models import Agreement
from employers.seats import planned_seats
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make

PERCENT = st.integers(1, 100)


@given(st.integers(0, 5_000), PERCENT, PERCENT)
def test_planned_seats_are_the_fewest_that_are_enough(hires, graduate, place):
    seats = planned_seats(hires, graduate, place)
    assert seats * graduate * place >= hires * 10_000
    assert seats == 0 or (seats - 1) * graduate * place < hires * 10_000


def test_ten_hires_need_fifteen_seats_at_the_usual_rates():
    assert planned_seats(10, 85, 80) == ceil(10 / (0.85 * 0.8)) == 15
    assert planned_seats(10, 80, 75) == 17
    assert planned_seats(68, 85, 80) == 100
    for wrong in ((-1, 85, 80), (1, 0, 80), (1, 85, 101)):
        with pytest.raises(ValueError, match="percents"):
            planned_seats(*wrong)


@pytest.fixture
def sides(db):
    """A draft, somebody of the program, and the administrator of the employer."""
    admin = make.ContactFactory(portal_role=PortalRole.ADMIN)
    agreement = make.AgreementFactory(employer=admin.employer)
    make.CommitmentFactory(agreement=agreement)
    return agreement, make.UserFactory(roles=[Role.MANAGER]), admin


@pytest.mark.django_db
def test_a_new_compact_begins_with_the_reference_rates(client):
    client.force_login(make.UserFactory())
    url = reverse("employers:compact_new", args=[make.EmployerFactory().pk])
    form = client.get(url).context["form"]
    assert (form["graduation_percent"].value(), form["placement_percent"].value()) == (85, 80)
    assert "---------" not in str(form)


@pytest.mark.django_db
def test_a_compact_is_drafted_proposed_and_signed_by_both_sides(client, sides):
    draft, staff, admin = sides
    own = reverse("employers:compact_own", args=[draft.pk])
    client.force_login(admin.user)
    assert client.get(own).status_code == 404
    client.force_login(staff)
    page = client.get(reverse("employers:compact", args=[draft.pk])).content.decode()
    assert "Seats this needs" in page
    assert "<b>17</b>" in page
    client.post(reverse("employers:compact_propose", args=[draft.pk]))
    assert Letter.objects.get().to == admin.user.email
    seen = compacts.stamp(draft)
    client.post(reverse("employers:compact_sign", args=[draft.pk]), {"seen": seen})
    client.force_login(admin.user)
    assert "Sign for" in client.get(own).content.decode()
    client.post(reverse("employers:compact_own_sign", args=[draft.pk]), {"seen": seen})
    draft.refresh_from_db()
    assert draft.state == AgreementState.SIGNED
    assert (draft.program_signer, draft.employer_signer) == (staff, admin)
    signed = Letter.objects.filter(name="employers/email/compact_signed")
    assert {letter.to for letter in signed} == {staff.email, admin.user.email}


def signed(sides):
    draft, staff, admin = sides
    now = timezone.now()
    compacts.propose(agreement=draft, by=staff)
    seen = compacts.stamp(draft)
    compacts.sign(agreement=draft, by=staff, seen=seen, now=now)
    compacts.sign(agreement=draft, by=admin.user, seen=seen, now=now, contact=admin)
    return Agreement.objects.get(pk=draft.pk)


def test_a_change_after_signing_says_so_before_and_clears_the_signatures(client, sides):
    compact = signed(sides)
    client.force_login(sides[1])
    url = reverse("employers:compact_edit", args=[compact.pk])
    assert "clears the signatures" in client.get(url).content.decode()
    typed = {
        **{"title": "Changed", "track": compact.track_id, "starts_on": "2026-01-01"},
        **{"ends_on": "2026-12-31", "hires_needed": 12, "graduation_percent": 80},
        "placement_percent": 75,
    }
    client.post(url, typed)
    compact.refresh_from_db()
    assert (compact.state, compact.title) == (AgreementState.DRAFT, "Changed")
    assert compact.program_signed_at is compact.employer_signed_at is None


def test_nobody_signs_another_text_than_they_read(sides):
    draft, staff, admin = sides
    compacts.propose(agreement=draft, by=staff)
    with pytest.raises(ValidationError, match="has changed"):
        compacts.sign(
            agreement=draft, by=admin.user, seen="else", now=timezone.now(), contact=admin
        )


def test_a_promise_needs_a_number_or_words_and_a_day_of_the_compact(client, sides):
    draft, staff, _admin = sides
    client.force_login(staff)
    url = reverse("employers:compact", args=[draft.pk])
    typed = {"side": "program", "kind": "seats", "due_on": "2027-03-01"}
    text = client.post(url, typed).content.decode()
    assert "Say how many." in text
    assert "within the days of the compact" in text
    client.post(url, {**typed, "amount": 20, "due_on": "2026-03-31"})
    assert draft.commitments.count() == 2
    row = draft.commitments.get(kind="seats")
    client.post(reverse("employers:commitment_remove", args=[row.pk]))
    assert draft.commitments.count() == 1


def test_only_the_administrator_signs_for_the_employer(client, sides):
    draft, staff, admin = sides
    compacts.propose(agreement=draft, by=staff)
    client.force_login(make.ContactFactory(employer=admin.employer).user)
    url = reverse("employers:compact_own_sign", args=[draft.pk])
    assert client.post(url, {"seen": compacts.stamp(draft)}).status_code == 403
    client.force_login(make.ContactFactory(portal_role=PortalRole.ADMIN).user)
    assert client.post(url, {"seen": compacts.stamp(draft)}).status_code == 404


def test_signing_twice_and_ending_twice_changes_nothing_more(sides):
    compact = signed(sides)
    with pytest.raises(ValidationError, match="does not wait"):
        compacts.sign(
            agreement=compact, by=sides[1], seen=compacts.stamp(compact), now=timezone.now()
        )
    on = dt.date(2026, 6, 30)
    compacts.end(agreement=compact, by=sides[1], on=on)
    with pytest.raises(ValidationError, match="Only a signed"):
        compacts.end(agreement=compact, by=sides[1], on=on)
    compact.refresh_from_db()
    assert (compact.state, compact.ends_on) == (AgreementState.ENDED, on)
    with pytest.raises(ValidationError, match="has ended"):
        compacts.save(agreement=compact, by=sides[1])
