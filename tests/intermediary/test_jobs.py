"""Long work: its row is the truth; nothing is lost, done twice or half done."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.utils import timezone

from intermediary import importing, jobs, tasks
from intermediary.models import Job
from tests import factories as make
from trainees.models import Trainee

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def still(monkeypatch):
    """No signs of life from a second connection: it would not see the test's rows."""
    monkeypatch.setattr(jobs.Pulse, "run", lambda self: None)


@pytest.fixture
def bell(monkeypatch):
    """The bell, heard but not answered."""
    rung = []
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, args: rung.extend(args))
    return rung


def import_of(text, **options):
    job = Job(kind=importing.LOAD, params={"kind": "trainees", "file": "people.csv"}, **options)
    job.file.save("people.csv", ContentFile(text.encode()), save=False)
    job.created_by = make.UserFactory()
    job.save()
    return job


def test_work_run_twice_is_done_once(still):
    job = import_of("trainee,gender\nT1,woman\nT2,x\n")
    tasks.run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.percent, job.result["created"], job.result["rejected"]) == (
        "done", 100, 1, 1,
    )  # fmt: skip
    assert importing.rejects_path(job).read_text().count("T2") == 1
    before = job.result
    tasks.run_job(job.pk)
    job.refresh_from_db()
    assert (job.result, job.params["runs"]) == (before, 1)


def test_ring_stuck_jobs_run_twice_rings_what_nobody_does(still, bell):
    now = timezone.now()
    long_ago, just_now = now - timedelta(minutes=5), now - timedelta(seconds=5)
    silent = import_of("trainee\n", state="running", beat_at=long_ago)
    import_of("trainee\n", state="running", beat_at=just_now)
    lost = import_of("trainee\n", created_at=long_ago)
    import_of("trainee\n", created_at=just_now)
    import_of("trainee\n", state="done", created_at=long_ago)
    make.JobFactory(kind=importing.DRAFT, created_at=long_ago)
    for _ in range(2):
        jobs.ring_stuck(now)
        assert bell == []  # only when the transaction is committed
    assert tasks.ring_stuck_jobs() == tasks.ring_stuck_jobs() == 2
    assert jobs.claim(silent.pk, now).params["runs"] == 1
    assert jobs.claim(lost.pk, now)


def test_the_bell_rings_once_the_row_is_committed(bell, django_capture_on_commit_callbacks):
    job = import_of("trainee\nT1\n")
    with django_capture_on_commit_callbacks(execute=True):
        jobs.start(job)
        assert bell == []
    assert bell == [job.pk]


def test_only_one_worker_gets_the_row():
    job = import_of("trainee\nT1\n")
    now = timezone.now()
    assert jobs.claim(job.pk, now)
    assert jobs.claim(job.pk, now + timedelta(seconds=30)) is None
    assert jobs.claim(job.pk, now + timedelta(seconds=90))
    assert jobs.claim(job.pk + 1, now) is None


def test_what_a_worker_did_after_another_took_over_is_undone(still):
    job = import_of("trainee\nT1\n")
    first = jobs.Pulse(jobs.claim(job.pk, timezone.now()))
    jobs.claim(job.pk, timezone.now() + timedelta(minutes=2))
    job.params["runs"] = 1
    with pytest.raises(jobs.Superseded):
        importing.run_load(job, first)
    assert not Trainee.objects.exists()


def test_a_file_that_cannot_be_read_fails_with_its_reason(still):
    job = import_of('trainee\n"T1\n')
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.note) == (
        "failed", "people.csv, line 2: a quotation mark is left open until the end of the file",
    )  # fmt: skip


def test_a_fault_of_ours_fails_without_changing_anything(still, monkeypatch):
    def broken(loaded):
        raise ZeroDivisionError

    job = import_of("trainee\nT1\n")
    monkeypatch.setattr(importing, "kept_result", broken)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "nothing was changed" in job.note
    assert not Trainee.objects.exists()


def test_work_is_left_for_the_sweep_when_the_database_is_gone(still, monkeypatch):
    def gone(job, pulse):
        raise OperationalError("terminating connection")

    monkeypatch.setitem(jobs._works, importing.LOAD, gone)
    job = import_of("trainee\nT1\n")
    with pytest.raises(OperationalError):
        jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "running"


def test_work_that_ends_every_worker_is_given_up(still):
    job = import_of("trainee\nT1\n")
    Job.objects.filter(pk=job.pk).update(params=job.params | {"runs": jobs.MOST_RUNS})
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.note) == ("failed", "Stopped 5 times before it was done.")


def test_old_uploads_are_forgotten():
    now = timezone.now()
    old = import_of("trainee\nT1\n", state="done", finished_at=now - timedelta(days=31))
    new = import_of("trainee\nT2\n", state="done", finished_at=now - timedelta(days=29))
    draft = import_of("trainee\nT3\n", created_at=now - timedelta(days=3))
    Job.objects.filter(pk=draft.pk).update(kind=importing.DRAFT)
    rejects = importing.rejects_path(old)
    rejects.parent.mkdir(parents=True)
    rejects.write_text("x")
    importing.forget_old_files(now)
    assert not rejects.exists()
    assert [bool(job.file) for job in Job.objects.order_by("pk")] == [False, True]
    assert new.file.storage.exists(new.file.name)
    assert not draft.file.storage.exists(draft.file.name)
