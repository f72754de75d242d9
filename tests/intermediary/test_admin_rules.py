"""What the domain keeps is not written around in the administration."""

import datetime as dt

import pytest
from django.contrib import admin
from django.utils import timezone

from coaching.models import Session
from employers.models import Offer
from standards.choices import VersionState
from standards.models import Version, WageFloor
from tests import factories as make
from tests.administration import MODELS, administrator, url
from tests.intermediary.test_admin_audit import save

pytestmark = pytest.mark.django_db
# Facts and what is derived from them: written by pages that keep their rules, or by jobs.
LOOKED_AT = {
    "Placement", "Evidence", "OutcomeCheck", "WorkedHours", "Enrollment", "OwnerAssignment",
    "CoachAssignment", "Finding", "Waiver", "Verdict", "WageFloor", "Criterion", "Outcome",
    "OutcomeState", "OutcomeMark", "Finish", "EvaluationState", "Job", "LogEntry",
}  # fmt: skip
MADE = {
    "Placement": make.PlacementFactory,
    "Evidence": make.EvidenceFactory,
    "OutcomeCheck": make.OutcomeCheckFactory,
    "WorkedHours": make.WorkedHoursFactory,
    "Enrollment": make.GraduateFactory,
    "OwnerAssignment": make.OwnerAssignmentFactory,
    "CoachAssignment": make.CoachAssignmentFactory,
    "Finding": make.FindingFactory,
    "Waiver": make.WaiverFactory,
    "Verdict": make.VerdictFactory,
    "WageFloor": make.WageFloorFactory,
    "Criterion": make.CriterionFactory,
    "Job": make.JobFactory,
}


@pytest.fixture
def signed_in(client):
    client.force_login(administrator())
    return client


def test_every_fact_is_looked_at_only():
    names = {model.__name__ for model in MODELS}
    assert names >= LOOKED_AT
    writable = [
        model.__name__
        for model in MODELS
        if model.__name__ in LOOKED_AT
        and any(
            getattr(admin.site._registry[model], f"has_{deed}_permission")(None)
            for deed in ("add", "change", "delete")
        )
    ]
    assert writable == []


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_fact_opens_without_a_way_to_write_it(signed_in, name):
    row = MADE[name]()
    text = signed_in.get(url(type(row), "change", row.pk)).content.decode()
    assert "_save" not in text
    assert "deletelink" not in text
    assert signed_in.post(url(type(row), "change", row.pk), {}).status_code == 403
    assert signed_in.post(url(type(row), "delete", row.pk), {"post": "yes"}).status_code == 403
    assert signed_in.get(url(type(row), "add")).status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


def test_an_offer_is_judged_when_it_is_saved_and_by_whom(signed_in):
    offer = make.OfferFactory(posted_on=timezone.localdate())
    assert save(signed_in, offer, pay_min="12.50").status_code == 302
    assert Offer.objects.get(pk=offer.pk).verdict.result == "below"
    event = offer.events.filter(pgh_label="update").get()
    assert event.pgh_context.metadata["action"] == "change_offer"


def test_an_offer_added_here_is_posted_like_any_other(signed_in):
    employer = make.EmployerFactory()
    data = {"key": "O-9", "employer": employer.pk, "title": "Technician", "pay_min": "25"}
    more = {"pay_period": "hourly", "track": make.TrackFactory().pk}
    answer = signed_in.post(url(Offer, "add"), {**data, **more})
    assert answer.status_code == 302
    offer = Offer.objects.get()
    assert offer.posted_on == timezone.localdate()
    assert offer.created_by is not None
    assert offer.verdict.result == "meets"


def test_an_offer_is_never_deleted_here(signed_in):
    offer = make.OfferFactory()
    assert signed_in.post(url(Offer, "delete", offer.pk), {"post": "yes"}).status_code == 403


def test_a_session_that_lies_ahead_has_no_outcome_yet(signed_in):
    ahead = make.SessionFactory(starts_at=timezone.now() + dt.timedelta(days=2))
    when = timezone.localtime(ahead.starts_at)
    split = {"starts_at_0": f"{when:%Y-%m-%d}", "starts_at_1": f"{when:%H:%M:%S}"}
    answer = save(signed_in, ahead, outcome="seen", **split)
    assert "This session has not begun." in answer.content.decode()
    assert save(signed_in, ahead, outcome="canceled", **split).status_code == 302
    assert Session.objects.get().outcome == "canceled"


def test_a_draft_is_written_and_what_is_agreed_is_not(signed_in):
    draft = make.VersionFactory(state=VersionState.DRAFT, effective_from=None)
    assert save(signed_in, draft, summary="Paid leave becomes required").status_code == 302
    draft.refresh_from_db()
    assert draft.summary == "Paid leave becomes required"
    for state in set(VersionState.values) - {VersionState.DRAFT}:
        Version.objects.filter(pk=draft.pk).update(state=state)
        answer = signed_in.post(url(Version, "change", draft.pk), {"summary": "x"})
        assert answer.status_code == 403, state


def test_a_new_version_begins_as_a_draft(signed_in):
    document = make.DocumentFactory()
    data = {"document": document.pk, "number": 7, "state": VersionState.IN_FORCE, "summary": ""}
    formset = {"criteria-TOTAL_FORMS": 0, "criteria-INITIAL_FORMS": 0}
    assert signed_in.post(url(Version, "add"), {**data, **formset}).status_code == 302
    assert Version.objects.get(document=document).state == VersionState.DRAFT


def test_a_page_of_a_fact_says_where_it_is_written_instead(signed_in):
    floor = make.WageFloorFactory()
    text = signed_in.get(url(WageFloor, "change", floor.pk)).content.decode()
    assert "put in force in the portal" in text
    assert 'href="/staff/standards/"' in text


def test_an_employer_with_jobs_is_not_deleted(signed_in):
    employer = make.PlacementFactory().employer
    page = signed_in.get(url(type(employer), "delete", employer.pk)).content.decode()
    assert "Cannot delete" in page
    signed_in.post(url(type(employer), "delete", employer.pk), {"post": "yes"})
    assert type(employer).objects.filter(pk=employer.pk).exists()
