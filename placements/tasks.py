"""Background work of placements."""

from celery import shared_task
from django.utils import timezone

from placements import chasing, confirming, outcomes


@shared_task(name="placements.refresh_kpis")
def refresh_kpis(everything=False):
    """Bring the outcomes that KPIs are counted from up to date. Safe to run twice."""
    done = outcomes.refresh(timezone.localdate(), everything=everything)
    return {"as_of": done.as_of.isoformat(), "everyone": done.everyone, "trainees": done.trainees}


@shared_task(name="placements.chase_silent_matches")
def chase_silent_matches():
    """Remind employers who do not answer, and close what nobody answered. Safe to run twice."""
    return chasing.chase(timezone.now())


@shared_task(name="placements.ask_for_stays")
def ask_for_stays():
    """Ask employers about starts and stays whose day has come. Safe to run twice."""
    return {"asked": confirming.ask_due(timezone.now())}
