"""Background work of the roof: long work by its row, and the sweep that finds what was lost."""

from celery import shared_task
from django.utils import timezone

from intermediary import importing, jobs


@shared_task(name=jobs.TASK)
def run_job(job_id: int):
    """Do the long work of one row. Safe to run twice: the row is claimed first."""
    jobs.run(job_id)


@shared_task(name="intermediary.ring_stuck_jobs")
def ring_stuck_jobs():
    """Ring again for long work that nobody does; forget the files of old imports."""
    now = timezone.now()
    importing.forget_old_files(now)
    return jobs.ring_stuck(now)
