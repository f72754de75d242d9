"""The story of one offer: what was changed by whom, what was found, waived and resolved."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.models import Offer
from intermediary.models import User
from intermediary.templatetags.words import clock, money, plain_number, record_date
from standards.choices import CriterionCode

MOST_STEPS = 60
SILENT = {"id", "key", "created_by", "sort_key", "search_key"}
FLAGS = {
    "paused_at": (later("Paused"), later("Resumed")),
    "withdrawn_at": (later("Withdrawn"), later("Reopened")),
}


@dataclass(frozen=True)
class Step:
    """One thing that happened; `place` orders what happened in the same instant."""

    at: datetime
    place: int
    name: str
    detail: str = ""
    by: str = ""
    phase: str = "done"
    href: str = ""

    @property
    def time(self) -> str:
        """The day, for the first column of a timeline."""
        return record_date(self.at)

    @property
    def said(self) -> str:
        """Who, when and why, in one line."""
        return " · ".join(part for part in (clock(self.at), self.by, self.detail) if part)


def history(offer) -> list[Step]:
    """What happened to an offer, the first step first; of a very long story its latest steps."""
    steps = [*_changes(offer), *_found(offer), *_waived(offer)]
    return sorted(steps, key=lambda step: (step.at, step.place))[-MOST_STEPS:]


def _changes(offer):
    """What people changed, read from the audit log; an update there holds the row as it was."""
    events = list(offer.events.select_related("pgh_context").order_by("pgh_id"))
    people = _people(events)
    for event in events:
        if event.pgh_label == "insert":
            yield Step(event.pgh_created_at, 0, _("Offer added"), by=_by(event, people))
    updates = [event for event in events if event.pgh_label == "update"]
    for before, after in pairwise([*updates, offer]):
        if said := ", ".join(differences(before, after)):
            yield Step(before.pgh_created_at, 1, said, by=_by(before, people))


def _people(events) -> dict[int, str]:
    """The names of those who made these changes."""
    ids = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}


def _by(event, people) -> str:
    context = event.pgh_context
    return people.get(context.metadata.get("user"), "") if context else ""


def differences(before, after):
    """Each field in which two states of an offer differ, in words: "Lowest pay $17.50 → $18.00"."""
    for field in Offer._meta.concrete_fields:
        if field.name in SILENT:
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old == new:
            continue
        if field.name in FLAGS:
            yield str(FLAGS[field.name][new is None])
        elif field.is_relation or field.name == "title":
            yield _("%s changed") % _name(field)
        else:
            yield f"{_name(field)} {_value(field, old)} → {_value(field, new)}"


def _name(field) -> str:
    return str(field.verbose_name).capitalize()


def _value(field, value) -> str:
    """A stored value in words."""
    if value is None or value == "":
        return _("unknown")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return money(value) if field.name.startswith("pay") else plain_number(value)
    if isinstance(value, date):
        return record_date(value)
    return str(dict(field.flatchoices).get(value, value))


def _found(offer):
    """Findings, when they were opened and when they were resolved."""
    for finding in offer.findings.select_related("version__document"):
        name = finding_name(finding)
        detail = str(finding.version)
        if finding.shortfall:
            detail = _("short by %s an hour") % money(finding.shortfall) + f" · {detail}"
        opened = _("Finding opened: %s") % name
        phase = "done" if finding.resolved_at else "now"
        yield Step(finding.opened_at, 3, opened, detail, phase=phase)
        if finding.resolved_at:
            closed = _("Finding resolved: %s") % name
            yield Step(finding.resolved_at, 2, closed, finding.get_resolution_display())


def finding_name(finding) -> str:
    """What a finding is about: the wage result, or the criterion that is not met."""
    if finding.code == CriterionCode.PAY and finding.result:
        return str(finding.get_result_display())
    return str(finding.get_code_display())


def _waived(offer):
    """Waivers, when they were granted and when they were taken back."""
    waivers = offer.waivers.select_related("granted_by").prefetch_related("events__pgh_context")
    people = _people([event for waiver in waivers for event in waiver.events.all()])
    for waiver in waivers:
        facts = {"what": waiver.get_code_display(), "day": record_date(waiver.until)}
        said = _("Waived until %(day)s: %(what)s") % facts
        yield Step(waiver.granted_at, 4, said, waiver.reason, by=str(waiver.granted_by))
        if waiver.revoked_at:
            ended = _("Waiver ended: %(what)s") % facts
            yield Step(waiver.revoked_at, 4, ended, by=_ended_by(waiver, people))


def _ended_by(waiver, people) -> str:
    """Who ended a waiver: the change before which it was not ended yet."""
    changes = [each for each in waiver.events.all() if each.pgh_label == "update"]
    ending = [each for each in changes if each.revoked_at is None]
    return _by(max(ending, key=lambda each: each.pgh_id), people) if ending else ""
