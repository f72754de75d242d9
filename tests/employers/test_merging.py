"""Two rows of one employer become one, and nothing is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from employers.merging import merge_employers, pointing
from employers.models import Employer, Engagement, Interaction, Sponsorship
from intermediary.choices import Role
from tests import factories as make
from tests import partner_factories as partner

pytestmark = pytest.mark.django_db


def with_everything(name):
    contact = make.ContactFactory(employer=make.EmployerFactory(name=name, stage="engaged"))
    employer = contact.employer
    offer = make.OfferFactory(employer=employer)
    make.VerdictFactory(offer=offer)
    make.FindingFactory(offer=offer)
    for factory in (
        make.SponsorshipFactory,
        make.EngagementFactory,
        make.PlacementFactory,
        make.OutcomeCheckFactory,
        partner.InteractionFactory,
        partner.ContributionFactory,
        partner.AgreementFactory,
    ):
        factory(employer=employer)
    partner.BoardSeatFactory(contact=contact)
    return employer


def counts(employer):
    return {rows.model.__name__ + field: rows.count() for field, rows in pointing(employer)}


def test_everything_of_a_duplicate_moves_to_the_employer_that_is_kept():
    keep, duplicate = with_everything("Calvert Data"), with_everything("Calvert Data Inc.")
    one, other = counts(keep), counts(duplicate)
    assert all(name in one for name in ("OutcomeCheckemployer", "Placementemployer"))
    same = Sponsorship.objects.get(employer=keep).cohort
    make.SponsorshipFactory(employer=duplicate, cohort=same)
    verdicts = {o.pk: o.verdict.result for o in duplicate.offers.select_related("verdict")}
    merge_employers(keep=keep, duplicate=duplicate, by=make.UserFactory())
    now = counts(keep)
    for name in one:
        more = 1 if name == "Employermerged_into" else 0
        assert now[name] == one[name] + other[name] + more
    assert set(counts(duplicate).values()) == {0}
    moved = keep.offers.filter(pk__in=verdicts).select_related("verdict")
    assert {offer.pk: offer.verdict.result for offer in moved} == verdicts
    events = duplicate.events.order_by("pgh_id").last()
    assert events.pgh_context.metadata["action"] == "merge_employers"


def test_a_clash_refuses_the_whole_merge_in_words():
    keep, duplicate = with_everything("Calvert"), with_everything("Calvert Inc.")
    for employer in (keep, duplicate):
        partner.InteractionFactory(employer=employer, calendar_uid="same@calendar")
    before = counts(duplicate)
    with pytest.raises(ValidationError, match="cannot stand side by side"):
        merge_employers(keep=keep, duplicate=duplicate, by=make.UserFactory())
    assert counts(duplicate) == before
    assert Interaction.objects.filter(employer=keep).count() == 2


def test_an_employer_is_never_merged_twice_or_into_itself():
    keep, duplicate, third = (make.EmployerFactory() for _n in range(3))
    by = make.UserFactory()
    with pytest.raises(ValidationError):
        merge_employers(keep=keep, duplicate=keep, by=by)
    merge_employers(keep=keep, duplicate=duplicate, by=by)
    with pytest.raises(ValidationError):
        merge_employers(keep=third, duplicate=duplicate, by=by)
    merge_employers(keep=third, duplicate=keep, by=by)
    duplicate.refresh_from_db()
    assert duplicate.merged_into == third


def test_the_page_shows_what_moves_merges_and_leads_from_the_old_page_to_the_kept(client):
    client.force_login(make.UserFactory(roles=[Role.BUSINESS_SOLUTIONS]))
    keep, duplicate = make.EmployerFactory(name="Calvert"), make.EmployerFactory(name="Calvert Inc")
    make.EngagementFactory(employer=duplicate)
    page = reverse("employers:merge", args=[keep.pk])
    text = client.post(page, {"duplicate": "calvert inc"}).content.decode()
    assert "Engagement" in text
    assert not Employer.objects.filter(merged_into=keep).exists()
    assert "no other employer" in client.post(page, {"duplicate": "nobody"}).content.decode()
    client.post(page, {"duplicate": duplicate.key, "sure": "yes"})
    assert Engagement.objects.get().employer == keep
    answer = client.get(duplicate.get_absolute_url())
    assert answer.url == keep.get_absolute_url()
    listed = client.get(reverse("employers:list")).context["page"]
    assert [row.pk for row in listed] == [keep.pk]
