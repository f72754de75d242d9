"""Background work of placements."""

from celery import shared_task
from django.utils import timezone

from placements import outcomes


@shared_task(name="placements.refresh_kpis")
def refresh_kpis(everything=False):
    """Bring the outcomes that KPIs are counted from up to date. Safe to run twice."""
    done = outcomes.refresh(timezone.localdate(), everything=everything)
    return {"as_of": done.as_of.isoformat(), "everyone": done.everyone, "trainees": done.trainees}
