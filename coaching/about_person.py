"""What a coach wants to see of a person before and in a session."""

import datetime as dt

from django.utils import timezone

from coaching import caseload
from coaching.choices import SessionOutcome
from coaching.models import ActionItem, Concern, Note, Plan, Session
from intermediary.models import User
from trainees.models import Enrollment, Trainee

TOUCHES, NOTES, MOST = 5, 6, 30


def about(trainee: Trainee, viewer: User, now: dt.datetime, *, but: Session | None = None) -> dict:
    """Phase and plan, last touches, open action items, notes this viewer may read. Few queries."""
    on = timezone.localdate(now)
    sessions = Session.objects.visible_to(viewer).filter(trainee=trainee).for_list()
    if but is not None:
        sessions = sessions.exclude(pk=but.pk)
    items = ActionItem.objects.visible_to(viewer).filter(trainee=trainee).open()
    notes = Note.objects.visible_to(viewer).filter(trainee=trainee)
    plans = Plan.objects.visible_to(viewer).filter(trainee=trainee, closed_on=None)
    concerns = Concern.objects.visible_to(viewer).filter(trainee=trainee).unresolved()
    touched = sessions.exclude(outcome=SessionOutcome.CANCELED).past(now)
    return {
        "case": _case(trainee, viewer, now, on),
        "touches": touched.order_by("-starts_at", "-pk")[:TOUCHES],
        "ahead": sessions.upcoming(now)[:TOUCHES],
        "open_items": items.select_related("plan")[:MOST],
        "notes": notes.select_related("written_by")[:NOTES],
        "plans": plans,
        "concerns": concerns,
    }


def _case(trainee, viewer, now, on) -> caseload.Case | None:
    rows = Enrollment.objects.visible_to(viewer).filter(trainee=trainee)
    latest = rows.filter(status__in=caseload.COACHED).for_list().order_by("-cohort__starts_on")
    enrollment = latest.first()
    return caseload.cases([enrollment], now, on)[0] if enrollment else None
