"""The way of a file through the browser: upload, map, first rows, load, result."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary import importing, jobs
from intermediary.choices import Role
from intermediary.models import Job
from tests import factories as make
from trainees.models import Trainee

pytestmark = pytest.mark.django_db
ROSTER = b"Student ID,Given name,Sex,DOB\nT1,Ana,F,02/03/2001\nT2,Ben,M,soon\nT3,Cy,M,\n"


@pytest.fixture(autouse=True)
def desk(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(jobs.Pulse, "run", lambda self: None)
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, args: None)


@pytest.fixture
def manager(client):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def page(name, pk=None):
    return reverse(f"intermediary:{name}", args=[pk] if pk else [])


def upload(client, content=ROSTER, kind="trainees", name="roster.csv", **more):
    data = {"kind": kind, "file": SimpleUploadedFile(name, content), **more}
    return client.post(page("import_new"), data)


def test_a_roster_goes_all_the_way(client, manager):
    answer = upload(client)
    job = Job.objects.get()
    assert answer.url == page("import_map", job.pk)
    text = client.get(answer.url).content.decode()
    assert "Match the columns" in text
    assert '<option value="Student ID" selected>' in text
    assert '<option value="%m/%d/%Y" selected>' in text

    given = {
        "source-trainee": "Student ID",
        "source-first_name": "Given name",
        "source-gender": "Sex",
        "source-birth_date": "DOB",
        "form-birth_date": "%m/%d/%Y",
        "raw-gender": ["F", "M"],
        "code-gender": ["woman", "man"],
        "constant-language": "es",
    }
    answer = client.post(page("import_map", job.pk), given)
    assert answer.url == page("import_preview", job.pk)
    text = client.get(answer.url).content.decode()
    assert "is not a date like 11/23/2026" in text
    assert "All 3 rows were tried" in text
    assert "Keys are made" not in text
    assert not Trainee.objects.exists()

    answer = client.post(answer.url)
    assert answer.url == page("import_result", job.pk)
    assert "Waiting to start" in client.get(answer.url).content.decode()
    jobs.run(job.pk)
    text = client.get(answer.url).content.decode()
    assert "Download rejected rows" in text
    assert "&quot;soon&quot; is not a date like 11/23/2026" in text
    assert sorted(Trainee.objects.values_list("key", "gender", "language")) == [
        ("T1", "woman", "es"),
        ("T3", "man", "es"),
    ]
    rejects = client.get(page("import_rejects", job.pk))
    assert rejects["Content-Disposition"] == 'attachment; filename="rejected roster.csv"'
    assert b"T2,Ben,M,soon,3,birth_date" in b"".join(rejects.streaming_content)
    mapping = json.loads(client.get(page("import_map_file", job.pk)).content)
    assert mapping["values"] == {"gender": {"F": "woman", "M": "man"}}
    assert job.created_by == manager


def test_a_map_of_an_earlier_import_is_used_again(client, manager):
    given = {"columns": {"first_name": "Student ID"}, "constants": {"language": "so"}}
    upload(client, map=SimpleUploadedFile("roster.map.json", json.dumps(given).encode()))
    mapping = importing.mapping_of(Job.objects.get())
    assert mapping.columns["first_name"] == "Student ID"
    assert mapping.constants == {"language": "so"}


def test_choosing_another_column_suggests_what_its_words_mean(client, manager):
    upload(client, b"trainee,G\nT1,Woman\nT2,zzz\n")
    pk = Job.objects.get().pk
    given = {"source-trainee": "trainee", "source-gender": "G", "update": "1"}
    client.post(page("import_map", pk), given)
    assert importing.mapping_of(Job.objects.get()).values == {"gender": {"Woman": "woman"}}
    assert "zzz</bdi> means" in client.get(page("import_map", pk)).content.decode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The submitted file is empty."),
        (b"%PDF-1.7", "roster.csv is a PDF document, not a CSV or XLSX file"),
        (b"trainee\nJos\xe9\n", "roster.csv, line 2, byte 4: 0xE9 is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_on_the_page(client, manager, content, why):
    text = upload(client, content).content.decode()
    assert why in text
    assert not Job.objects.exists()


def test_a_map_that_does_not_fit_is_refused_on_the_page(client, manager):
    upload(client)
    pk = Job.objects.get().pk
    answer = client.post(page("import_map", pk), {"constant-gender": "robot"})
    assert "unknown code &quot;robot&quot;" in answer.content.decode()
    answer = client.post(page("import_map", pk), {"source-first_name": "Nothing"})
    assert "the file has no column &quot;Nothing&quot;" in answer.content.decode()


def test_an_upload_that_is_discarded_leaves_nothing(client, manager):
    upload(client)
    job = Job.objects.get()
    client.post(page("import_discard", job.pk))
    assert not Job.objects.exists()
    assert not job.file.storage.exists(job.file.name)


def test_an_import_belongs_to_its_owner_and_to_administrators(client, manager):
    upload(client)
    pk = Job.objects.get().pk
    client.force_login(make.UserFactory(roles=[Role.MANAGER]))
    for name in ("import_map", "import_preview", "import_result", "import_map_file"):
        assert client.get(page(name, pk)).status_code == 404
    assert "roster.csv" not in client.get(page("imports")).content.decode()
    client.force_login(make.UserFactory(roles=[Role.ADMIN]))
    assert client.get(page("import_map", pk)).status_code == 200
    assert "roster.csv" in client.get(page("imports")).content.decode()


def test_who_serves_some_sites_only_does_not_import(client):
    user = make.UserFactory(roles=[Role.MANAGER], sites=[make.SiteFactory()])
    client.force_login(user)
    assert client.get(page("import_new")).status_code == 403
    assert "Ask a manager who serves all sites" in client.get(page("imports")).content.decode()


def test_only_administrators_say_who_may_sign_in(client, manager):
    assert "Select a valid choice" in upload(client, b"email\na@x.org\n", "staff").content.decode()
    client.force_login(make.UserFactory(roles=[Role.ADMIN]))
    assert upload(client, b"email\na@x.org\n", "staff").status_code == 302


def test_keys_that_would_be_made_are_announced(client, manager):
    upload(client, b"first_name\nAna\n")
    text = client.get(page("import_preview", Job.objects.get().pk)).content.decode()
    assert "Keys are made of the file's name and the row: roster:2" in text


def test_a_finished_import_cannot_be_mapped_or_confirmed_again(client, manager):
    upload(client)
    job = Job.objects.get()
    importing.confirm(job)
    jobs.run(job.pk)
    for name in ("import_map", "import_preview"):
        assert client.post(page(name, job.pk)).status_code == 404
    assert client.post(page("import_discard", job.pk)).status_code == 404
