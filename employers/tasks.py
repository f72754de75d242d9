"""Background work on offers. Every task may run twice: what is in step already stays as it is."""

from datetime import date

from celery import shared_task
from django.utils import timezone

from employers.evaluation import evaluate, evaluate_changes
from employers.milestones import escalate, open_milestones


@shared_task(name="employers.evaluate_offers")
def evaluate_offers(on: str | None = None) -> dict:
    """Judge all open offers as of today, or of a day given as ISO text."""
    day = date.fromisoformat(on) if on else timezone.localdate()
    return evaluate(day).as_json()


@shared_task(name="employers.evaluate_changed_offers")
def evaluate_changed_offers() -> dict:
    """Judge what changed since the last evaluation: loaded offers, floors, criteria, a new day."""
    return evaluate_changes(timezone.localdate()).as_json()


@shared_task(name="employers.open_contact_milestones")
def open_contact_milestones() -> int:
    """Open the clock of day 28 for classes that have started. Safe to run twice."""
    return open_milestones(timezone.localdate())


@shared_task(name="employers.escalate_contact_milestones")
def escalate_contact_milestones() -> int:
    """Tell managers of classes without an employer contact from day 21 on. Safe to run twice."""
    return escalate(timezone.localdate(), timezone.now())
