"""The story of one job: recorded, corrected, proven, with who and when."""

from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from employers.history import Step
from intermediary.models import User
from intermediary.templatetags.words import money, plain_number, record_date
from placements.models import Placement

MOST_STEPS = 60
SILENT = {"id", "key", "recorded_at", "recorded_by"}


def history(placement: Placement) -> list[Step]:
    """What happened to a job's record, the first step first."""
    first = Step(placement.recorded_at, 0, _("Recorded"), by=str(placement.recorded_by or ""))
    steps = sorted(
        [*_corrections(placement), *_proofs(placement)], key=lambda step: (step.at, step.place)
    )
    return [first, *steps[-MOST_STEPS:]]


def _corrections(placement):
    """What people changed, read from the audit log; an update there holds the row as it was."""
    updates = placement.events.filter(pgh_label="update").select_related("pgh_context")
    events = [*updates.order_by("pgh_id")]
    ids = {e.pgh_context.metadata.get("user") for e in events if e.pgh_context}
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}
    for before, after in pairwise([*events, placement]):
        if said := ", ".join(_differences(before, after)):
            context = before.pgh_context
            by = people.get(context.metadata.get("user"), "") if context else ""
            yield Step(before.pgh_created_at, 1, said, by=by)


def _proofs(placement):
    """Every proof, when it was recorded, and when it was disputed."""
    for proof in placement.evidence.select_related("recorded_by"):
        name = _("Evidence: %s") % proof.get_tier_display()
        day = record_date(proof.dated_on) if proof.dated_on else _("the first day of work")
        detail = _("dated %s") % day
        if proof.disputed_on:
            detail += ", " + _("disputed on %s") % record_date(proof.disputed_on)
        yield Step(proof.recorded_at, 2, name, detail, by=str(proof.recorded_by or ""))


def _differences(before, after):
    """Each field that differs, in words: "Hours a week 18 → 24"."""
    for field in Placement._meta.concrete_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name in SILENT or old == new:
            continue
        name = str(field.verbose_name)
        name = name[:1].upper() + name[1:]
        if field.is_relation:
            yield _("%s changed") % name
        else:
            yield f"{name} {_value(field, old)} → {_value(field, new)}"


def _value(field, value) -> str:
    """A stored value in words."""
    if value is None or value == "":
        return _("unknown") if field.name != "ended_on" else _("open")
    if isinstance(value, Decimal):
        return money(value) if field.name == "pay" else plain_number(value)
    if field.get_internal_type() == "DateField":
        return record_date(value)
    return str(dict(field.flatchoices).get(value, value))
