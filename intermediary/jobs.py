"""Long work: the Job row is the truth, Celery is only the doorbell.

A kind of work names its function with `runs`. `start` writes the row and rings when the row is
committed; a worker claims the row by one conditional UPDATE, beats while it works, and the work
itself writes `done` in the same transaction as what it did. Work whose bell was lost or whose
worker fell silent is rung again by the sweep, so every kind is safe to run twice.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.choices import JobState
from intermediary.models import Job

BEAT = 2  # seconds between signs of life
SILENT = timedelta(seconds=60)  # without one for so long, the worker is gone
MOST_RUNS = 5  # work that ends its worker this often is not tried again
TASK = "intermediary.run_job"

log = logging.getLogger(__name__)
_works: dict[str, Callable[[Job, "Pulse"], None]] = {}


class Superseded(Exception):
    """Somebody else took this work over; what was done in this transaction is undone."""


class WorkFault(Exception):
    """The work cannot be done, for a reason that a person can act on."""


def runs(kind: str):
    """Name the function that does one kind of work: `work(job, pulse)`."""

    def register(work):
        _works[kind] = work
        return work

    return register


def ring(job: Job):
    """Tell a worker, once the row is committed, that there is work."""
    transaction.on_commit(lambda: current_app.send_task(TASK, [job.pk]))


def start(job: Job):
    """Ask for the work that this row describes."""
    job.state, job.beat_at, job.note = JobState.WAITING, None, ""
    job.save()
    ring(job)


class Pulse(threading.Thread):
    """Signs of life beside the work, on a database connection of its own."""

    def __init__(self, job: Job):
        super().__init__(daemon=True, name=f"pulse of job {job.pk}")
        self.job_id, self.run_number = job.pk, job.params["runs"]
        self.done, self.total, self.note = job.done, job.total, ""
        self.stopped = threading.Event()

    def tell(self, done: int, total: int):
        """Say how far the work is; written with the next sign of life."""
        self.done, self.total = done, total

    def say(self, note: str):
        """Say what the work is at; written with the next sign of life."""
        self.note = note

    def mine(self):
        """The row, as long as this run is the one that works on it."""
        return Job.objects.filter(
            pk=self.job_id, state=JobState.RUNNING, params__runs=self.run_number
        )

    def run(self):
        try:
            while not self.stopped.wait(BEAT):
                signs = {"done": self.done, "total": self.total, "note": self.note}
                self.mine().update(beat_at=timezone.now(), **signs)
        except (OperationalError, InterfaceError):
            log.warning("no sign of life from job %s: the database is gone", self.job_id)
        finally:
            connection.close()

    def finish(self, result: dict, note: str = ""):
        """Write the end; called in the transaction of the work, so that both hold or neither."""
        now, total = timezone.now(), max(self.total, self.done)
        done = {"state": JobState.DONE, "finished_at": now, "done": total, "total": total}
        if not self.mine().update(**done, result=result, note=note[:500]):
            raise Superseded

    def fail(self, note: str):
        """Write that the work cannot be done, and why."""
        now = timezone.now()
        self.mine().update(state=JobState.FAILED, finished_at=now, note=note[:500])


def claim(job_id: int, now: datetime) -> Job | None:
    """Take a waiting row, or one whose worker fell silent; None when somebody else has it."""
    silent = Q(state=JobState.RUNNING, beat_at__lt=now - SILENT)
    free = Job.objects.filter(Q(state=JobState.WAITING) | silent, pk=job_id, kind__in=_works)
    with transaction.atomic():
        job = free.select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state, job.beat_at, job.done = JobState.RUNNING, now, 0
        job.params = {**job.params, "runs": job.params.get("runs", 0) + 1}
        job.save(update_fields=["state", "beat_at", "done", "params"])
    return job


@contextmanager
def beating(job: Job) -> Iterator[Pulse]:
    """Show signs of life while the work is done."""
    pulse = Pulse(job)
    pulse.start()
    try:
        yield pulse
    finally:
        pulse.stopped.set()
        pulse.join()


def run(job_id: int):
    """Do the work of one row, if it is free. Safe to call twice."""
    job = claim(job_id, timezone.now())
    if job is None:
        return
    with beating(job) as pulse:
        if job.params["runs"] > MOST_RUNS:
            pulse.fail(_("Stopped %(times)s times before it was done.") % {"times": MOST_RUNS})
            return
        try:
            _works[job.kind](job, pulse)
        except WorkFault as fault:
            pulse.fail(str(fault))
        except Superseded:
            log.warning("job %s was taken over by another worker", job.pk)
        except SoftTimeLimitExceeded:
            pulse.fail(_("This took too long. Split the file and try again."))
        except (OperationalError, InterfaceError):
            raise  # the services are gone, not the work: it is rung again
        except Exception:
            log.exception("job %s failed", job.pk)
            pulse.fail(_("Something went wrong on our side; nothing was changed."))


def ring_stuck(now: datetime) -> int:
    """Ring again for work that waits or whose worker fell silent; returns how many."""
    stuck = Job.objects.filter(kind__in=_works).due_ring(now - SILENT)
    rung = 0
    for job in stuck.order_by("pk")[:100]:
        ring(job)
        rung += 1
    return rung
