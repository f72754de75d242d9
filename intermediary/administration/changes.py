"""Events of the audit in words: who did what to which row, and each field before and after.

An update's event holds the row as it was. What it became is told by the next event of the same
row, or by the row itself where nothing happened since.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib import admin
from django.db.models import Field, Model, OuterRef, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from intermediary.administration.trail import DELETE, INSERT, UPDATE, Head, Kept, kept
from intermediary.models import User
from intermediary.templatetags.words import moment, record_date

KINDS = {
    INSERT: (later("Added"), "good-open"),
    UPDATE: (later("Changed"), "mute"),
    DELETE: (later("Deleted"), "bad-open"),
}
LONGEST = 300


@dataclass(frozen=True)
class Change:
    """One field of a row, before and after."""

    name: str
    old: str
    new: str


@dataclass
class Entry:
    """One event as the audit shows it."""

    kept: Kept
    event: Model
    after: Model | None  # the same row afterwards; None where that is not known
    context: dict
    row: str = ""
    row_url: str = ""
    who: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What happened: insert, update, delete, or the name of another event."""
        return self.event.pgh_label

    @property
    def kind_said(self) -> str:
        """What happened, in a word."""
        other = self.kind.replace("_", " ").capitalize()
        return str(KINDS.get(self.kind, (other, ""))[0])

    @property
    def look(self) -> str:
        """The shape beside the word."""
        return KINDS.get(self.kind, ("", "now"))[1]

    @property
    def at(self) -> datetime:
        return self.event.pgh_created_at

    @property
    def why(self) -> str:
        """The action of the portal, the reason given, or the file that was loaded."""
        said = []
        if action := self.context.get("action"):
            said.append(str(action).replace("_", " ").capitalize())
        if load := self.context.get("load"):
            said.append(_("Loaded from a file of %s") % load)
        if reason := self.context.get("reason"):
            said.append(str(reason))
        return " · ".join(said)

    @property
    def url(self) -> str:
        """The page on which it was done."""
        return str(self.context.get("url") or "")

    @property
    def history_url(self) -> str:
        """Everything the audit knows of this row."""
        return reverse("admin:audit_of", args=[self.kept.slug, self.event.pgh_obj_id])


def entries(heads: Iterable[Head]) -> list[Entry]:
    """Events in words, in the order given; the queries grow with the models shown, not the rows."""
    heads = list(heads)
    wanted = defaultdict(list)
    for head in heads:
        wanted[head.slug].append(head.pk)
    found = {slug: _read(kept()[slug], pks) for slug, pks in wanted.items()}
    shown = [found[head.slug][head.pk] for head in heads if head.pk in found[head.slug]]
    _name_people(shown)
    names = _names(shown)
    for entry in shown:
        entry.changes = _changes(entry, names)
    return shown


def _read(each: Kept, pks: list[int]) -> dict[int, Entry]:
    """The events of one table with the states after them; three queries."""
    rows = each.events._default_manager
    then = rows.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pk__gt=OuterRef("pk"))
    then = then.exclude(pgh_label=INSERT).order_by("pk").values("pk")[:1]
    events = rows.filter(pk__in=pks).select_related("pgh_context").annotate(then=Subquery(then))
    events = list(events)
    following = rows.in_bulk({event.then for event in events if event.then})
    today = _rows(each.model, {event.pgh_obj_id for event in events})
    found = {}
    for event in events:
        row = today.get(event.pgh_obj_id)
        context = event.pgh_context.metadata if event.pgh_context else {}
        entry = Entry(each, event, following.get(event.then, row), context)
        entry.row = str(row) if row else _gone(event)
        entry.row_url = admin_url(each.model, row.pk) if row else ""
        found[event.pk] = entry
    return found


def _rows(model: type[Model], pks: set) -> dict:
    """Rows as they are today, with what their names need."""
    site_admin = admin.site._registry.get(model)
    along = getattr(site_admin, "list_select_related", None) or ()
    rows = model._default_manager.all()
    if isinstance(along, list | tuple) and along:
        rows = rows.select_related(*along)
    return rows.in_bulk(pks)


def _gone(event: Model) -> str:
    """A row that is no longer there, by its own number or name."""
    name = getattr(event, "key", "") or getattr(event, "name", "") or getattr(event, "email", "")
    return name or _("number %s") % event.pgh_obj_id


def admin_url(model: type[Model], pk) -> str:
    """The administration's page of a row; nothing where there is none."""
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])
    except NoReverseMatch:
        return ""


def _name_people(shown: list[Entry]) -> None:
    """Say who did it: one query for all."""
    ids = {entry.context.get("user") for entry in shown} - {None}
    people = User.objects.in_bulk(ids)
    for entry in shown:
        number = entry.context.get("user")
        if number is not None:
            entry.who = str(people.get(number) or _("person %s") % number)


def _fields(entry: Entry) -> list[Field]:
    """The fields an event holds, in the order of the model."""
    held = {each.attname for each in entry.event._meta.concrete_fields}
    return [each for each in entry.kept.model._meta.concrete_fields if each.attname in held]


def _sides(entry: Entry, each: Field) -> tuple:
    """A field before and after what happened."""
    value = getattr(entry.event, each.attname)
    if entry.kind == INSERT:
        return None, value
    if entry.kind == DELETE:
        return value, None
    return value, getattr(entry.after, each.attname, None) if entry.after else None


def _differing(entry: Entry):
    """The fields that changed, with both sides; none of an event that is no change of fields."""
    if entry.kind not in KINDS or (entry.kind == UPDATE and entry.after is None):
        return
    for each in _fields(entry):
        old, new = _sides(entry, each)
        if old != new and not (old in (None, "", []) and new in (None, "", [])):
            yield each, old, new


def _names(shown: list[Entry]) -> dict:
    """The names of all neighbors that changed fields point at: (model, key) -> name."""
    wanted = defaultdict(set)
    for entry in shown:
        for each, old, new in _differing(entry):
            if each.is_relation:
                wanted[each.related_model] |= {old, new} - {None}
    return {
        (model, pk): str(row)
        for model, pks in wanted.items()
        for pk, row in _rows(model, pks).items()
    }


def _changes(entry: Entry, names: dict) -> list[Change]:
    """The fields that changed, in words."""
    found = []
    for each, old, new in _differing(entry):
        name = str(each.verbose_name)
        said = [_said(each, value, names) for value in (old, new)]
        found.append(Change(name[:1].upper() + name[1:], *said))
    return found


def _said(each: Field, value, names: dict) -> str:
    """A stored value in words."""
    if value is None or value == "" or value == []:
        return _("blank")
    if each.is_relation:
        return names.get((each.related_model, value)) or _("number %s") % value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return record_date(value)
    if isinstance(value, list):
        words = dict(getattr(each, "base_field", each).flatchoices)
        return ", ".join(str(words.get(one, one)) for one in value)
    text = str(dict(each.flatchoices).get(value, value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
