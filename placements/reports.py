"""Jobs that people tell us about: told, then recorded or sent back by a member of staff."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.models import User
from placements import actions
from placements.choices import ReportState, Tier
from placements.models import JobReport, Placement


@transaction.atomic
def tell(*, report: JobReport, by: User) -> JobReport:
    """Keep what a person says about their job, for staff to read."""
    with pghistory.context(user=by.pk, action="tell_job"):
        report.save()
    return report


def _waiting(report: JobReport) -> JobReport:
    """The report, held so that of two readers one decides; raises if it is decided."""
    held = JobReport.objects.select_for_update().get(pk=report.pk)
    if held.state != ReportState.WAITING:
        raise ValidationError(_("Somebody has read this already."))
    return held


@transaction.atomic
def accept(
    *,
    report: JobReport,
    placement: Placement,
    stub_seen: bool,
    dated_on: dt.date | None = None,
    by: User,
    now: dt.datetime,
) -> Placement:
    """Record the job; the evidence is the pay stub that was seen, else the person's word."""
    held = _waiting(report)
    seen = stub_seen and bool(held.pay_stub)
    tier = Tier.PAY_STUB if seen else Tier.SELF_REPORT
    actions.record(placement=placement, tier=tier, dated_on=dated_on if seen else None, by=by)
    held.placement = placement
    _decide(held, ReportState.ACCEPTED, by=by, now=now)
    return placement


@transaction.atomic
def send_back(*, report: JobReport, note: str, by: User, now: dt.datetime) -> JobReport:
    """Tell the person what is missing; nothing is recorded."""
    held = _waiting(report)
    held.note = note.strip()
    return _decide(held, ReportState.REFUSED, by=by, now=now)


def _decide(held: JobReport, state: str, *, by: User, now: dt.datetime) -> JobReport:
    held.state, held.read_by, held.read_at = state, by, now
    with pghistory.context(user=by.pk, action="read_job_report"):
        held.save(update_fields=["state", "note", "placement", "read_by", "read_at"])
    return held
