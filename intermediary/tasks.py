"""Background work of the roof: long work by its row, and the sweep that finds what was lost."""

from celery import shared_task
from django.utils import timezone

from intermediary import importing, jobs, posting


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


@shared_task(name=posting.TASK)
def send_letter(letter_id: int):
    """Send one letter. Safe to run twice: the letter is claimed first."""
    return posting.send(letter_id, timezone.now())


@shared_task(name="intermediary.send_due_letters")
def send_due_letters():
    """Send letters whose message to a worker was lost, and try again those that failed."""
    return posting.send_due(timezone.now())
