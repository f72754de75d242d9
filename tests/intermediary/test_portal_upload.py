"""Offers by file in the employer portal: one's own alone, whatever the file says."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from employers.choices import PortalRole
from employers.models import Employer, Offer
from intermediary import jobs
from intermediary.models import Job
from intermediary.own_offers import space
from tests import factories as make

pytestmark = pytest.mark.django_db
HEAD = "offer,employer,title,track,pay_min,pay_period,classification,posted_on\n"


@pytest.fixture
def contact(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make.TrackFactory(key="it", family="entry")
    contact = make.ContactFactory()
    client.force_login(contact.user)
    return contact


def upload(client, text):
    file = SimpleUploadedFile("jobs.csv", text.encode())
    return client.post(reverse("intermediary:offers_upload"), {"file": file})


def load(client, text):
    """Upload, confirm and do the work; the page of the result."""
    upload(client, text)
    job = Job.objects.latest("pk")
    seen = client.get(reverse("intermediary:offers_upload_preview", args=[job.pk]))
    client.post(reverse("intermediary:offers_upload_preview", args=[job.pk]))
    jobs.run(job.pk)
    url = reverse("intermediary:offers_upload_result", args=[job.pk])
    return seen.content.decode(), client.get(url).content.decode()


ROWS = "a-1,{0},Help desk,it,19,hourly,employee,2026-01-05\nb-2,{0},Cable,it,15,hourly,employee,x\n"


def test_a_file_is_seen_first_then_loaded_and_judged(client, contact):
    seen, done = load(client, HEAD + ROWS.format("somebody-else"))
    assert "1 new" in seen
    assert "1 refused" in seen
    assert "Meets" in done
    assert "x" in done
    offer = Offer.objects.get()
    assert (offer.employer, offer.key) == (contact.employer, space(contact.employer_id) + "a-1")
    assert Employer.objects.filter(key="somebody-else").exists() is False
    job = Job.objects.latest("pk")
    rejects = reverse("intermediary:offers_upload_rejects", args=[job.pk])
    assert b"b-2" in b"".join(client.get(rejects).streaming_content)


def test_the_same_file_twice_changes_nothing(client, contact):
    for _ in range(2):
        load(client, HEAD + ROWS.format(""))
    assert Offer.objects.count() == 1
    assert Job.objects.latest("pk").result["unchanged"] == 1


def test_no_file_touches_another_employers_offer(client, contact):
    plain = make.OfferFactory(key="a-1", title="Theirs")
    other = make.OfferFactory(key=space(contact.employer_id) + "b-2", title="Moved away")
    rows = "a-1,,Mine,it,19,hourly,employee,\nb-2,,Stolen,it,19,hourly,employee,\n"
    _seen, done = load(client, HEAD + rows)
    for offer, title in ((plain, "Theirs"), (other, "Moved away")):
        offer.refresh_from_db()
        assert offer.title == title
        assert offer.employer != contact.employer
    assert "is an offer of another employer" in done
    assert contact.employer.offers.get().title == "Mine"


def test_a_file_without_numbers_gets_them_in_ones_own_space(client, contact):
    load(client, "title,track\nHelp desk,it\n")
    assert Offer.objects.get().key.startswith(space(contact.employer_id) + "jobs:")


def test_somebody_elses_upload_is_not_there_and_a_reader_uploads_nothing(client, contact):
    upload(client, HEAD)
    upload(client, HEAD + ROWS.format(""))
    job = Job.objects.latest("pk")
    client.force_login(make.ContactFactory(employer=contact.employer).user)
    url = reverse("intermediary:offers_upload_preview", args=[job.pk])
    assert client.get(url).status_code == 404
    client.force_login(make.ContactFactory(portal_role=PortalRole.READER).user)
    assert upload(client, HEAD).status_code == 403


def test_a_file_that_is_no_table_is_refused_where_it_was_chosen(client, contact):
    file = SimpleUploadedFile("jobs.csv", b"\x00\x01\x02")
    answer = client.post(reverse("intermediary:offers_upload"), {"file": file})
    assert answer.status_code == 200
    assert Job.objects.count() == 0
