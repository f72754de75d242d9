"""Background work of coaching."""

from celery import shared_task
from django.utils import timezone

from coaching import reminding


@shared_task(name="coaching.send_reminders")
def send_reminders():
    """Remind people of sessions that come. Safe to run twice."""
    return reminding.remind(timezone.now())
