"""Two records of one employer become one: nothing is lost, and nothing happens twice."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from employers import merging
from employers.merging import clashes, kept, merge_employers, moving
from employers.models import Employer, Offer, Sponsorship, Verdict
from intermediary import finding
from intermediary.choices import Role
from placements.forms.facts import employer_called
from placements.models import OutcomeCheck, Placement, WorkedHours
from tests import factories as make
from tests import partner_factories as partner
from tests.employers.test_together import Beside
from tests.loading import Desk, command

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)


def everything(employer, cohort):
    """One row of each kind that belongs to an employer."""
    contact = make.ContactFactory(employer=employer)
    offer = make.OfferFactory(employer=employer, posted_on=ON)
    partner.InteractionFactory(employer=employer, contact=contact)
    partner.BoardSeatFactory(contact=contact)
    partner.ContributionFactory(employer=employer)
    partner.StageChangeFactory(employer=employer)
    partner.AgreementFactory(employer=employer)
    make.EngagementFactory(employer=employer, cohort=cohort)
    make.SponsorshipFactory(employer=employer, cohort=cohort)
    graduate = make.GraduateFactory(cohort=cohort)
    make.PlacementFactory(enrollment=graduate, employer=employer, offer=offer)
    make.OutcomeCheckFactory(enrollment=graduate, employer=employer)
    make.WorkedHoursFactory(employer=employer)
    make.ConcernFactory(employer=employer)


@pytest.fixture
def manager(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


@pytest.fixture
def pair():
    """The employer that is kept and its duplicate, each with everything, at one cohort."""
    cohort = make.CohortFactory()
    keep = make.EmployerFactory(key="beacon", name="Beacon Networks", next_step="Call in May")
    duplicate = make.EmployerFactory(key="beacon-2", name="Beacon Networks Inc")
    for employer in (keep, duplicate):
        everything(employer, cohort)
    return keep, duplicate


def held(employer):
    """How many rows of each kind belong to an employer."""
    return {link.model._meta.label: link.rows(employer).count() for link in merging._links()}


def merge(pair, by):
    keep, duplicate = pair
    return merge_employers(keep=keep, duplicate=duplicate, by=by, on=ON)


def test_everything_moves_and_only_the_same_sponsorship_is_dropped(pair, manager):
    keep, duplicate = pair
    before, theirs = held(keep), held(duplicate)
    expected = {name: before[name] + theirs[name] for name in before}
    expected["employers.Sponsorship"] = 1
    expected["employers.Employer"] = 1  # the duplicate itself
    assert all(count for name, count in theirs.items() if name != "employers.Employer"), theirs
    merge(pair, manager)
    assert held(keep) == expected
    assert not any(held(duplicate).values())
    assert kept(Employer.objects.get(pk=duplicate.pk)) == keep == kept(keep)
    keep.refresh_from_db()
    assert (keep.name, keep.next_step) == ("Beacon Networks", "Call in May")


def test_what_would_move_is_said_in_words(pair):
    said = [f"{each.count} {each.name}" for each in moving(pair[1])]
    assert {"1 offer", "1 contact", "1 placement", "1 worked hours"} & {*said} >= {
        "1 offer", "1 contact", "1 placement",
    }  # fmt: skip


def test_offers_of_both_are_judged_at_once(pair, manager):
    assert Verdict.objects.count() == 0
    merge(pair, manager)
    assert Verdict.objects.count() == Offer.objects.filter(employer=pair[0]).count() == 2


def test_a_merge_twice_changes_nothing_and_takes_what_came_late(pair, manager):
    merge(pair, manager)
    once = held(pair[0])
    merge(pair, manager)
    assert held(pair[0]) == once
    make.ContactFactory(employer=pair[1])
    merge(pair, manager)
    assert held(pair[0])["employers.Contact"] == once["employers.Contact"] + 1


def test_every_move_is_in_the_audit_log_with_the_person(pair, manager):
    placement = Placement.objects.get(employer=pair[1])
    merge(pair, manager)
    event = placement.events.latest("pgh_id")
    assert event.employer_id == pair[1].pk
    assert event.pgh_context.metadata == {"user": manager.pk, "action": "merge_employers"}


def test_what_both_have_once_refuses_the_merge_by_name_and_changes_nothing(pair, manager):
    keep, duplicate = pair
    hours = WorkedHours.objects.get(employer=keep)
    make.WorkedHoursFactory(employer=duplicate, trainee=hours.trainee, month=hours.month)
    before = held(keep), held(duplicate)
    with pytest.raises(ValidationError, match=f"1 worked hours.*{hours.trainee}"):
        merge(pair, manager)
    assert (held(keep), held(duplicate)) == before


def test_a_clash_names_no_person_of_another_site(pair, manager):
    hours = WorkedHours.objects.get(employer=pair[0])
    make.WorkedHoursFactory(employer=pair[1], trainee=hours.trainee, month=hours.month)
    make.SiteScopeFactory(user=manager, site=make.SiteFactory())
    manager = type(manager).objects.get(pk=manager.pk)
    (said,) = clashes(*pair, manager)
    assert str(hours.trainee) not in said
    assert "1 worked hours" in said


def test_an_imported_meeting_of_both_refuses_as_well(pair, manager):
    for employer in pair:
        partner.InteractionFactory(employer=employer, calendar_uid="uid-1")
    with pytest.raises(ValidationError, match="1 interaction"):
        merge(pair, manager)


def test_an_employer_is_not_merged_with_itself_nor_into_a_duplicate(pair, manager):
    keep, duplicate = pair
    third = make.EmployerFactory()
    with pytest.raises(ValidationError):
        merge((keep, keep), manager)
    merge(pair, manager)
    with pytest.raises(ValidationError):
        merge((duplicate, third), manager)
    with pytest.raises(ValidationError):
        merge((third, duplicate), manager)


def test_the_duplicate_of_a_duplicate_leads_to_the_last_one(pair, manager):
    keep, duplicate = pair
    merge(pair, manager)
    third = make.EmployerFactory()
    merge((third, keep), manager)
    assert kept(Employer.objects.get(pk=duplicate.pk)) == third


def test_merged_duplicates_are_in_no_list_and_no_search(client, manager, pair):
    merge(pair, manager)
    page = client.get(reverse("employers:list")).context["page"]
    assert [each.key for each in page] == ["beacon"]
    (group,) = [g for g in finding.groups(manager, "Beacon", 5) if g.kind.model is Employer]
    assert (len(group.hits), group.total) == (1, 1)


def test_a_file_that_names_the_duplicate_speaks_of_the_kept_one(tmp_path, pair, manager):
    desk, (keep, duplicate) = Desk(tmp_path), pair
    old = command("dump", "offers")[1]
    merge(pair, manager)
    loaded = desk.load("offers", old)
    assert (loaded.unchanged, loaded.rejected, loaded.updated) == (2, 0, 0)
    cohort = make.CohortFactory(key="C9")
    desk.one("sponsorships", cohort="C9", employer=duplicate.key)
    assert Sponsorship.objects.get(cohort=cohort).employer == keep


def test_a_dump_leaves_the_duplicate_out_and_loads_back_unchanged(tmp_path, pair, manager):
    desk = Desk(tmp_path)
    merge(pair, manager)
    dumped = command("dump", "employers")[1]
    assert "beacon-2" not in dumped
    loaded = desk.load("employers", dumped)
    assert (loaded.unchanged, loaded.updated, loaded.created) == (1, 0, 0)


@pytest.mark.parametrize("role", Role)
def test_only_those_who_write_about_partners_merge(client, role):
    client.force_login(make.UserFactory(roles=[role]))
    page = client.get(reverse("employers:merge", args=[make.EmployerFactory().pk]))
    writes = role in {Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS}
    assert page.status_code == (200 if writes else 403)


def test_the_page_names_the_duplicate_shows_what_moves_and_merges(client, manager, pair):
    keep, duplicate = pair
    href = reverse("employers:merge", args=[keep.pk])
    text = client.get(href, {"employer": "beacon networks inc"}).content.decode()
    assert "1 placement" in text
    assert "Merge the two" in text
    assert Employer.objects.unmerged().count() == 2
    answer = client.post(href, {"employer": duplicate.key}, follow=True)
    assert answer.redirect_chain == [(keep.get_absolute_url(), 302)]
    assert Employer.objects.unmerged().get() == keep
    assert client.post(href, {"employer": duplicate.key}).status_code == 302  # sent twice
    assert client.get(reverse("employers:merge", args=[duplicate.pk])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nobody", "No other employer is called"),
        ("beacon", "No other employer is called"),
        ("", "This field is required"),
        ("river", "Several employers match"),
    ],
)
def test_a_name_that_leads_nowhere_says_so(client, manager, typed, said):
    keep = make.EmployerFactory(name="Beacon Networks", key="beacon")
    for key in ("river-1", "river-2"):
        make.EmployerFactory(name="River Data", key=key)
    href = reverse("employers:merge", args=[keep.pk])
    text = client.get(href, {"employer": typed}).content.decode()
    assert said in text
    assert ("?employer=river-2" in text) == (typed == "river")
    assert said in client.post(href, {"employer": typed}).content.decode()


def test_a_clash_is_said_on_the_page_and_leaves_no_button(client, manager, pair):
    hours = WorkedHours.objects.get(employer=pair[0])
    make.WorkedHoursFactory(employer=pair[1], trainee=hours.trainee, month=hours.month)
    href = reverse("employers:merge", args=[pair[0].pk])
    for answer in (
        client.get(href, {"employer": pair[1].key}),
        client.post(href, {"employer": pair[1].key}),
    ):
        text = answer.content.decode()
        assert "Both employers have the same 1 worked hours" in text
        assert "Merge the two" not in text
    assert OutcomeCheck.objects.filter(employer=pair[1]).exists()


@pytest.mark.django_db(transaction=True)
def test_two_merges_of_one_pair_either_way_at_once_leave_one_kept_employer(pair):
    manager = make.UserFactory(roles=[Role.MANAGER])
    keep, duplicate = pair
    start, refused = threading.Barrier(3), []

    def one_way(first, second):
        def run():
            start.wait()
            try:
                merge_employers(keep=first, duplicate=second, by=manager, on=ON)
            except ValidationError as error:
                refused.append(error)

        return run

    both = [Beside(one_way(keep, duplicate)), Beside(one_way(duplicate, keep))]
    start.wait()
    for each in both:
        each.done()
    assert len(refused) == 1
    assert Employer.objects.unmerged().count() == 1
    assert Placement.objects.filter(employer=Employer.objects.unmerged().get()).count() == 2


def test_the_old_name_and_number_still_lead_to_the_kept_one(client, manager, pair):
    merge(pair, manager)
    for words in ("beacon-2", "beacon networks inc"):
        page = client.get(reverse("employers:offers"), {"employer": words}).context["page"]
        assert {offer.employer for offer in page} == {pair[0]}
        assert employer_called(words, manager) == pair[0]


def test_an_old_file_of_employers_says_nothing_of_the_kept_one(tmp_path, pair, manager):
    keep, duplicate = pair
    merge(pair, manager)
    Desk(tmp_path).one("employers", employer=duplicate.key, name="Something else")
    assert kept(Employer.objects.get(pk=duplicate.pk)) == keep
    assert Employer.objects.unmerged().get().name == "Beacon Networks"
