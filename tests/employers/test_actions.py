"""Acts on offers and findings are judged at once, and waivers are not for one's own employer."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from employers import actions
from employers.models import Offer, Waiver
from intermediary.choices import Role
from tests.factories import (
    ContactFactory,
    EmployerFactory,
    FindingFactory,
    OfferFactory,
    TrackFactory,
    UserFactory,
    WaiverFactory,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def submitted(**facts):
    contact = ContactFactory()
    offer = OfferFactory.build(
        key="", employer=contact.employer, track=TrackFactory(), posted_on=None, **facts
    )
    return actions.submit_offer(offer=offer, by=contact.user, on=ON), contact.user


def test_a_submitted_offer_is_posted_and_judged_at_once():
    offer, by = submitted(pay_min=Decimal("17.50"))
    assert (offer.posted_on, offer.created_by) == (ON, by)
    assert offer.key.startswith("offer-")
    assert offer.verdict.result == "below"
    assert offer.findings.standing().get().shortfall == Decimal("0.50")


def test_a_changed_offer_is_judged_again_and_its_finding_resolved():
    offer, by = submitted(pay_min=Decimal("17.50"))
    offer.pay_min = Decimal(18)
    actions.change_offer(offer=offer, by=by, on=ON)
    assert offer.verdict.result == "meets"
    assert offer.findings.get().resolution == "raised"
    assert Offer.objects.visible_to_trainees(ON).get() == offer


def test_a_paused_offer_is_hidden_until_it_is_resumed():
    offer, by = submitted()
    actions.pause_offer(offer=offer, by=by, on=ON)
    assert not Offer.objects.visible_to_trainees(ON).exists()
    actions.resume_offer(offer=offer, by=by, on=ON)
    assert Offer.objects.visible_to_trainees(ON).exists()


def test_a_withdrawn_offer_stays_withdrawn():
    offer, by = submitted(pay_min=Decimal(17))
    actions.withdraw_offer(offer=offer, by=by, on=ON)
    assert offer.findings.get().resolution == "withdrawn"
    for act in (actions.resume_offer, actions.pause_offer):
        with pytest.raises(ValidationError):
            act(offer=offer, by=by, on=ON)


def finding_below():
    offer, by = submitted(pay_min=Decimal(17))
    return offer.findings.get(), by


def waive(finding, by=None, **facts):
    given = {"reason": "A raise is agreed for April.", "until": ON + 30 * DAY, "on": ON, **facts}
    return actions.grant_waiver(finding=finding, by=by or UserFactory(), **given)


def test_a_waiver_says_who_why_and_until_when_and_resolves_the_finding():
    finding, _ = finding_below()
    manager = UserFactory()
    waiver = waive(finding, manager)
    finding.refresh_from_db()
    assert finding.resolution == "waived"
    assert (waiver.granted_by, waiver.until) == (manager, ON + 30 * DAY)
    assert Offer.objects.visible_to_trainees(ON).get() == finding.offer


def test_a_revoked_waiver_opens_the_finding_again():
    finding, _ = finding_below()
    waiver = waive(finding)
    actions.revoke_waiver(waiver=waiver, by=UserFactory(), on=ON)
    assert finding.offer.findings.standing().count() == 1
    assert not Offer.objects.visible_to_trainees(ON).exists()


def test_a_second_waiver_replaces_the_one_that_lapsed():
    finding, _ = finding_below()
    WaiverFactory(offer=finding.offer, until=ON - DAY)
    waive(finding)
    assert Waiver.objects.live(ON).count() == 1


@pytest.mark.parametrize("roles", [[Role.EMPLOYER], [Role.COACH], [Role.ANALYST], [Role.TRAINEE]])
def test_only_program_staff_grant_and_revoke_waivers(roles):
    finding, _ = finding_below()
    with pytest.raises(ValidationError):
        waive(finding, UserFactory(roles=roles))
    waiver = waive(finding)
    with pytest.raises(ValidationError):
        actions.revoke_waiver(waiver=waiver, by=UserFactory(roles=roles), on=ON)


def test_nobody_waives_for_their_own_employer_not_even_a_manager():
    finding, own = finding_below()
    own.roles = [Role.EMPLOYER, Role.MANAGER]
    own.save()
    with pytest.raises(ValidationError, match="never granted by the employer"):
        waive(finding, own)
    other = ContactFactory(employer=EmployerFactory(), user=UserFactory())
    assert waive(finding, other.user)


def test_the_database_itself_refuses_a_waiver_by_the_employers_own_person():
    finding, own = finding_below()
    with pytest.raises(IntegrityError, match="never granted by the employer"), transaction.atomic():
        WaiverFactory(offer=finding.offer, granted_by=own)
    waiver = WaiverFactory(offer=finding.offer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.filter(pk=waiver.pk).update(granted_by=own)


def test_a_waiver_needs_a_reason_and_a_day_to_come():
    finding = FindingFactory()
    for facts in ({"reason": "  "}, {"until": ON}, {"until": ON - DAY}):
        with pytest.raises(ValidationError) as refused:
            waive(finding, **facts)
        assert set(refused.value.message_dict) == set(facts)
    assert not Waiver.objects.exists()
