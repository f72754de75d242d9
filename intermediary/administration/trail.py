"""The audit as one list: events of every audited table, newest first, a page at a time.

Each table's events are walked by their own number, which an index gives, and merged by their
instant. A page remembers where it left each table, so that the next one costs the same however
many events there are; nothing is counted.
"""

import base64
import binascii
import heapq
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.apps import apps
from django.db.models import Model, Q, QuerySet, Value

SIZE = 50
INSERT, UPDATE, DELETE = "insert", "update", "delete"


@dataclass(frozen=True)
class Kept:
    """An audited model, the model of its events, and its word in addresses."""

    slug: str
    model: type[Model]
    events: type[Model]

    @property
    def name(self) -> str:
        """The model's name in words: "Wage floor"."""
        name = str(self.model._meta.verbose_name)
        return name[:1].upper() + name[1:]


@cache
def kept() -> dict[str, Kept]:
    """Every audited model by its word in addresses, in alphabetical order of names."""
    found = []
    for events in apps.get_models():
        model = getattr(events, "pgh_tracked_model", None)
        if model is not None:
            slug = f"{model._meta.app_label}-{model._meta.model_name}"
            found.append(Kept(slug, model, events))
    return {each.slug: each for each in sorted(found, key=lambda each: each.name)}


def slug_of(model: type[Model]) -> str:
    """The word of an audited model in addresses; nothing where the model is not audited."""
    slug = f"{model._meta.app_label}-{model._meta.model_name}"
    return slug if slug in kept() else ""


@dataclass(frozen=True)
class Head:
    """Where one event is: its table, its number, its instant."""

    slug: str
    pk: int
    at: datetime


@dataclass(frozen=True)
class Question:
    """Which events are asked for: of which models and rows, of what kind, by whom and when."""

    rows: dict[str, Q] = field(default_factory=dict)  # slug -> which events of it; none: all
    kind: str = ""
    people: tuple[int, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None

    def events(self, each: Kept) -> QuerySet:
        """The events of one table that are asked for."""
        found = each.events._default_manager.all()
        if each.slug in self.rows:
            found = found.filter(self.rows[each.slug])
        if self.kind:
            found = found.filter(pgh_label=self.kind)
        if self.people is not None:
            found = found.filter(pgh_context__metadata__user__in=self.people)
        if self.since:
            found = found.filter(pgh_created_at__gte=self.since)
        if self.until:
            found = found.filter(pgh_created_at__lt=self.until)
        return found

    def tables(self) -> Iterable[Kept]:
        """The tables that are asked."""
        return [each for slug, each in kept().items() if not self.rows or slug in self.rows]


@dataclass(frozen=True)
class Page:
    """A page of events, and where the next older one begins (nothing at the end)."""

    heads: list[Head]
    older: str = ""


def page(question: Question, after: str = "", size: int = SIZE) -> Page:
    """The newest events that are asked for, from the place on that an earlier page named."""
    places = read_places(after)
    walked = [heads for heads in _walk(question, places, size + 1).values() if heads]
    merged = list(heapq.merge(*walked, key=lambda head: head.at, reverse=True))
    shown = merged[:size]
    if len(merged) == len(shown):
        return Page(shown)
    for head in shown:  # of each table the last one shown stays
        places[head.slug] = head.pk
    return Page(shown, write_places(places))


def _walk(question: Question, places: dict[str, int], size: int) -> dict[str, list[Head]]:
    """From each table its next events, the newest first; one query for all tables."""
    parts = []
    for each in question.tables():
        events = question.events(each)
        if each.slug in places:
            events = events.filter(pk__lt=places[each.slug])
        events = events.annotate(slug=Value(each.slug)).order_by("-pk")
        parts.append(events.values_list("slug", "pk", "pgh_created_at")[:size])
    found: dict[str, list[Head]] = {}
    if parts:
        first, *others = parts
        rows = first.union(*others, all=True) if others else first
        for slug, pk, at in rows:
            found.setdefault(slug, []).append(Head(slug, pk, at))
    for heads in found.values():
        heads.sort(key=lambda head: -head.pk)
    return found


def write_places(places: dict[str, int]) -> str:
    """Places in every table as one word for an address."""
    text = json.dumps(places, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_places(word: str) -> dict[str, int]:
    """The places named in an address; what makes no sense is the beginning."""
    try:
        found = json.loads(base64.urlsafe_b64decode(word + "=" * 3)) if word else {}
        return {slug: int(pk) for slug, pk in found.items() if slug in kept()}
    except (binascii.Error, ValueError, TypeError, AttributeError):
        return {}
