"""My data: what is kept, all of it as a file, and what becomes of a wish to delete it."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from coaching.choices import Audience
from intermediary import own_data
from intermediary.choices import Role
from intermediary.erasing import answer_request
from intermediary.letter_models import Bounce, Letter
from intermediary.own_models import CalendarFeed
from tests import factories as make
from trainees.models import Consent, DataRequest, HoursEntry, JobWish

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
PAGE = "intermediary:my_data"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def me(client):
    user = make.UserFactory(roles=[Role.TRAINEE], email="amara@example.org", name="Amara Bell")
    trainee = make.TraineeFactory(
        user=user, first_name="Amara", last_name="Bell", email="amara@example.org",
        phone="(410) 555-0101", birth_date=dt.date(1990, 1, 2), gender="woman",
        race_ethnicity=["black"], veteran=True, disability=False, postal_code="21201",
    )  # fmt: skip
    client.force_login(user)
    return trainee


@pytest.fixture
def admin():
    return make.UserFactory(roles=[Role.ADMIN])


def file_of(client):
    answer = client.get(reverse("intermediary:my_data_file"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in answer.headers["Cache-Control"]
    return json.loads(answer.content)


def test_the_file_holds_everything_of_the_person_and_nothing_of_others(client, me):
    row = make.GraduateFactory(trainee=me)
    job = make.PlacementFactory(enrollment=row, employer__name="Harbor Clinic")
    make.EvidenceFactory(placement=job)
    make.HoursEntryFactory(enrollment=row)
    make.SessionFactory(trainee=me)
    make.ConcernFactory(trainee=me, text="Two hours are missing.")
    make.ConsentFactory(trainee=me)
    make.ActionItemFactory(trainee=me)
    make.JobReportFactory(trainee=me)
    for audience in Audience:
        make.NoteFactory(trainee=me, audience=audience, text=f"Written for {audience}")
    make.MatchFactory(trainee=me, state="shortlisted")
    make.MatchFactory(trainee=me, state="referred")
    for factory in (make.SessionFactory, make.ConcernFactory, make.PlacementFactory):
        factory()
    told = file_of(client)
    assert told["person"]["phone"] == "(410) 555-0101"
    assert told["account"]["email"] == "amara@example.org"
    assert [each["text"] for each in told["notes"]] == ["Written for trainee"]
    assert [each["state"] for each in told["matches"]] == ["referred"]
    assert told["placements"][0]["employer__name"] == "Harbor Clinic"
    for name in ("enrollments", "evidence", "hours", "sessions", "concerns", "consents",
                 "action_items", "job_reports", "placements"):  # fmt: skip
        assert len(told[name]) == 1, name


def test_every_model_about_a_trainee_is_in_the_file_or_left_out_for_a_reason():
    from django.apps import apps

    told = {row[0]._meta.label for row in own_data.ROWS.values()}
    about = {
        field.related_model._meta.label
        for field in apps.get_model("trainees", "Trainee")._meta.related_objects
        if not field.related_model._meta.label.endswith("Event")
    }
    left_out = {
        "trainees.Finish",  # counted from the rows that are in it
        "placements.Outcome",
        "employers.Engagement",  # a list of who was there, of the employer's visit
    }
    assert about - told <= left_out


def test_the_page_says_what_is_kept_and_leads_to_sharing(client, me):
    text = client.get(reverse(PAGE)).content.decode()
    assert "Notes of your coach" in text
    assert reverse("trainees:my_sharing") in text
    assert reverse("intermediary:my_data_file") in text


def test_a_wish_stands_once_and_its_answer_appears(client, me, admin):
    assert client.post(reverse(PAGE), {"wish": "correct", "text": ""}).status_code == 422
    assert client.post(reverse(PAGE), {"wish": "burn", "text": "x"}).status_code == 422
    sent = {"wish": "correct", "text": "My name is Amará."}
    assert client.post(reverse(PAGE), sent).status_code == 302
    again = client.post(reverse(PAGE), sent)
    assert again.status_code == 422
    assert "asked this already" in again.content.decode()
    asked = DataRequest.objects.get()
    client.force_login(admin)
    address = reverse("intermediary:data_request", args=[asked.pk])
    assert "My name is Amará." in client.get(address).content.decode()
    assert client.post(address, {"answer": "done", "note": ""}).status_code == 422
    client.post(address, {"answer": "done", "note": "It is corrected."})
    client.force_login(me.user)
    assert "It is corrected." in client.get(reverse(PAGE)).content.decode()
    me.refresh_from_db()
    assert me.phone  # a correction erases nothing


@pytest.fixture
def full(me):
    """The person with something of everything."""
    row = make.GraduateFactory(trainee=me)
    make.PlacementFactory(enrollment=row)
    make.HoursEntryFactory(enrollment=row)
    make.ConsentFactory(trainee=me)
    JobWish.objects.create(trainee=me)
    make.CalendarFeedFactory(user=me.user)
    make.SessionFactory(trainee=me, starts_at=timezone.now() + DAY)
    make.SessionFactory(trainee=me, starts_at=timezone.now() - DAY, outcome="seen")
    report = make.JobReportFactory(trainee=me)
    report.pay_stub.save("x.jpg", ContentFile(b"stub"))
    Letter.objects.create(
        name="x", about="x", to=me.email, language="en", subject="x", text="x", html="x"
    )
    Bounce.objects.create(address=me.email)
    return me


def answered(person, answer, by):
    asked = make.DataRequestFactory(trainee=person, wish="delete")
    return answer_request(
        request=asked, answer=answer, note="As you wish.", by=by, now=timezone.now()
    )


@pytest.mark.parametrize("answer", ["done", "partly"])
def test_a_deletion_erases_contact_and_personal_details_and_keeps_outcomes(
    client, full, admin, media, answer, django_capture_on_commit_callbacks
):
    assert len(list(media.rglob("*.jpg"))) == 1
    with django_capture_on_commit_callbacks(execute=True):
        answered(full, answer, admin)
    full.refresh_from_db()
    gone = (full.email, full.phone, full.postal_code, full.gender, full.race_ethnicity)
    assert gone == ("", "", "", "", [])
    assert (full.birth_date, full.veteran, full.disability) == (None, None, None)
    assert str(full) == "Amara Bell"  # grants are audited by name
    user = full.user
    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    assert "amara" not in (user.email + user.name).lower()
    assert not Consent.objects.standing().filter(trainee=full).exists()
    assert not JobWish.objects.filter(trainee=full).exists()
    assert not CalendarFeed.objects.filter(user=user).exists()
    assert not Letter.objects.filter(to__in=["amara@example.org", user.email]).exists()
    assert not Bounce.objects.exists()
    assert list(media.rglob("*.jpg")) == []
    assert full.job_reports.get().pay_stub == ""
    assert sorted(full.sessions.values_list("outcome", flat=True)) == ["canceled", "seen"]
    assert full.placements.count() == 1
    assert HoursEntry.objects.filter(enrollment__trainee=full).count() == 1
    assert client.get(reverse(PAGE)).status_code == 302  # nobody is signed in any more


def test_a_refusal_erases_nothing(full, admin):
    answered(full, "refused", admin)
    full.refresh_from_db()
    assert full.email == "amara@example.org"
    assert full.user.is_active


def test_a_request_is_answered_once(full, admin):
    asked = answered(full, "refused", admin)
    with pytest.raises(ValidationError, match="answered this already"):
        answer_request(request=asked, answer="done", note="x", by=admin, now=timezone.now())


def test_staff_read_what_goes_and_what_stays_before_they_answer(client, full):
    asked = make.DataRequestFactory(trainee=full, wish="delete")
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    listed = client.get(reverse("intermediary:data_requests")).content.decode()
    assert "Amara Bell" in listed
    text = client.get(reverse("intermediary:data_request", args=[asked.pk])).content.decode()
    assert "What goes" in text
    assert "pictures of pay stubs" in text
    assert "What stays" in text
    client.force_login(make.UserFactory(roles=[Role.MANAGER], sites=[make.SiteFactory()]))
    assert client.get(reverse("intermediary:data_request", args=[asked.pk])).status_code == 404


def test_an_account_without_a_trainee_has_no_file(client):
    client.force_login(make.UserFactory(roles=[Role.TRAINEE]))
    assert "not linked to a training" in client.get(reverse(PAGE)).content.decode()
    assert client.get(reverse("intermediary:my_data_file")).status_code == 404
