"""A trainee tells of a job; staff record it with what was proved, or send it back."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from employers.models import Employer
from intermediary.choices import Role
from placements import reports
from placements.models import Evidence, JobReport, Placement
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TELL = "placements:my_job_tell"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def me(client):
    trainee = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    make.GraduateFactory(trainee=trainee)
    client.force_login(trainee.user)
    return trainee


@pytest.fixture
def staff():
    return make.UserFactory(roles=[Role.MANAGER])


def stub():
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(made, "PNG")
    return SimpleUploadedFile("my stub.png", made.getvalue())


def told(**more):
    return {
        "employer_name": "Harbor Clinic", "title": "Aide", "kind": "full_time",
        "started_on": timezone.localdate().isoformat(), "pay": "$21.50", "pay_period": "hourly",
        "hours_per_week": "40", **more,
    }  # fmt: skip


def test_a_job_is_told_with_a_picture_that_lies_under_a_name_that_tells_nothing(client, me, media):
    assert client.post(reverse(TELL), told(pay_stub=stub())).url == reverse("placements:my_jobs")
    report = JobReport.objects.get()
    assert (report.trainee, report.state, str(report.pay)) == (me, "waiting", "21.50")
    assert report.pay_stub.name.startswith("pay-stubs/")
    assert "stub.png" not in report.pay_stub.name
    assert [path.suffix for path in media.rglob("*.*")] == [".jpg"]
    assert not Placement.objects.exists()
    text = client.get(reverse("placements:my_jobs")).content.decode()
    assert "Harbor Clinic" in text
    assert "Not read yet" in text


def test_a_wrong_file_is_said_at_its_field_and_the_rest_stays(client, me, media):
    wrong = SimpleUploadedFile("stub.jpg", b"not a picture")
    answer = client.post(reverse(TELL), told(pay_stub=wrong))
    assert answer.status_code == 422
    assert "no picture" in str(answer.context["form"].errors["pay_stub"])
    assert 'value="Harbor Clinic"' in answer.content.decode()
    assert not JobReport.objects.exists()
    assert list(media.rglob("*.*")) == []


def test_a_good_file_beside_a_wrong_field_is_asked_for_again(client, me):
    answer = client.post(reverse(TELL), told(pay_stub=stub(), pay_period="", title=""))
    assert set(answer.context["form"].errors) == {"title", "pay_period", "pay_stub"}
    assert "choose the photo again" in answer.content.decode()


@pytest.mark.parametrize("wrong", [{"started_on": "2099-01-01"}, {"kind": "x"}, {"pay": "much"}])
def test_nonsense_is_refused(client, me, wrong):
    assert client.post(reverse(TELL), told(**wrong)).status_code == 422
    assert not JobReport.objects.exists()


def test_the_picture_is_for_the_person_and_their_staff_alone(client, me, staff):
    client.post(reverse(TELL), told(pay_stub=stub()))
    address = reverse("placements:pay_stub", args=[JobReport.objects.get().pk])
    here = me.enrollments.get().cohort.site
    seen = {
        me.user: 200,
        staff: 200,
        make.UserFactory(roles=[Role.COACH], sites=[here]): 200,
        make.UserFactory(roles=[Role.COACH], sites=[make.SiteFactory()]): 404,
        make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE])).user: 404,
        make.UserFactory(roles=[Role.ANALYST]): 403,
        make.ContactFactory().user: 403,
    }
    for user, status in seen.items():
        client.force_login(user)
        answer = client.get(address)
        assert answer.status_code == status
        if status == 200:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Type"] == "image/jpeg"
            assert "no-store" in answer.headers["Cache-Control"]
    client.logout()
    assert client.get(address).status_code == 302


def form_of(report, **more):
    return {
        "employer": report.employer_name, "title": report.title, "kind": report.kind,
        "started_on": report.started_on.isoformat(), "pay": str(report.pay),
        "pay_period": "hourly", "hours_per_week": "40", **more,
    }  # fmt: skip


def test_a_stub_that_was_seen_is_the_evidence(client, me, staff):
    client.post(reverse(TELL), told(pay_stub=stub()))
    report = JobReport.objects.get()
    employer = make.EmployerFactory(name="Harbor Clinic")
    client.force_login(staff)
    assert report.title in client.get(reverse("placements:job_reports")).content.decode()
    address = reverse("placements:job_report", args=[report.pk])
    assert "Pay stub as it was sent" in client.get(address).content.decode()
    day = timezone.localdate()
    client.post(address, form_of(report, stub_seen="on", dated_on=day.isoformat()))
    placement, proof = Placement.objects.get(), Evidence.objects.get()
    assert (placement.employer, placement.trainee) == (employer, me)
    assert (proof.tier, proof.dated_on) == ("pay_stub", day)
    report.refresh_from_db()
    assert (report.state, report.placement, report.read_by) == ("accepted", placement, staff)
    assert report.title not in client.get(reverse("placements:job_reports")).content.decode()
    assert client.get(address).status_code == 200
    client.force_login(me.user)
    assert "Not read yet" not in client.get(reverse("placements:my_jobs")).content.decode()


def test_without_a_stub_it_is_the_persons_word_and_a_new_employer_is_added_when_asked(
    client, staff
):
    report = make.JobReportFactory(employer_name="New Bakery")
    client.force_login(staff)
    address = reverse("placements:job_report", args=[report.pk])
    answer = client.post(address, form_of(report, stub_seen="on"))
    assert answer.status_code == 422
    assert "No employer is called" in answer.content.decode()
    client.post(address, form_of(report, stub_seen="on", add_employer="on"))
    assert Placement.objects.get().employer == Employer.objects.get(name="New Bakery")
    assert Evidence.objects.get().tier == "self_report"


def test_a_report_is_decided_once(staff):
    report = make.JobReportFactory()
    now = timezone.now()
    reports.send_back(report=report, note="Which clinic?", by=staff, now=now)
    with pytest.raises(ValidationError, match="read this already"):
        reports.send_back(report=report, note="Again", by=staff, now=now)
    placement = Placement(trainee=report.trainee, kind="full_time", started_on=report.started_on)
    with pytest.raises(ValidationError, match="read this already"):
        reports.accept(report=report, placement=placement, stub_seen=True, by=staff, now=now)
    assert not Placement.objects.exists()


def test_sent_back_the_person_reads_why(client, me, staff):
    report = make.JobReportFactory(trainee=me)
    client.force_login(staff)
    address = reverse("placements:job_report_back", args=[report.pk])
    assert client.post(address, {"note": ""}).status_code == 422
    client.post(address, {"note": "Which clinic is it?"})
    client.force_login(me.user)
    for page in ("placements:my_jobs", "intermediary:me"):
        assert "Which clinic is it?" in client.get(reverse(page)).content.decode()


def test_reports_of_other_sites_are_not_there(client):
    report = make.JobReportFactory()
    client.force_login(make.UserFactory(roles=[Role.COACH], sites=[make.SiteFactory()]))
    assert client.get(reverse("placements:job_report", args=[report.pk])).status_code == 404
    assert report.title not in client.get(reverse("placements:job_reports")).content.decode()
