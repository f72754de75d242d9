"""Two records of one employer become one: everything moves, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from employers.evaluation import evaluate, take_turn
from employers.models import Employer, Offer
from intermediary.models import User

MOST_NAMED = 3


@dataclass(frozen=True)
class Moving:
    """How many rows of one kind a merge moves, and what they are called."""

    count: int
    name: str


@dataclass(frozen=True)
class Link:
    """One way in which rows of a kind belong to an employer."""

    field: models.ForeignKey

    @property
    def model(self) -> type[models.Model]:
        """The kind of row."""
        return self.field.model

    def rows(self, employer: Employer) -> QuerySet:
        """The rows of this kind that belong to this employer."""
        return self.model._base_manager.filter(**{self.field.name: employer})

    def twins(self, keep: Employer, duplicate: Employer) -> Iterator[tuple[QuerySet, bool]]:
        """Rows that cannot move beside what is kept, and whether they say nothing more than it."""
        said = {each.name for each in self.model._meta.concrete_fields if not each.primary_key}
        for rule in self.model._meta.constraints:
            if not isinstance(rule, models.UniqueConstraint) or self.field.name not in rule.fields:
                continue
            same = {name: OuterRef(name) for name in rule.fields if name != self.field.name}
            held = rule.condition or Q()
            twin = self.rows(keep).filter(held, **same)
            yield self.rows(duplicate).filter(held, Exists(twin)), said <= set(rule.fields)


def kept(employer: Employer) -> Employer:
    """The employer that holds everything about this one: itself, or what it was merged into."""
    return employer.merged_into or employer


def moving(duplicate: Employer) -> list[Moving]:
    """What a merge would move, in words by kind; kinds without a row are left out."""
    counts: dict[type[models.Model], int] = {}
    for link in _links():
        counts[link.model] = counts.get(link.model, 0) + link.rows(duplicate).count()
    return [Moving(count, _called(model, count)) for model, count in counts.items() if count]


def clashes(keep: Employer, duplicate: Employer, by: User) -> list[str]:
    """Why these two cannot be merged yet: both have a row of which there can be only one."""
    found = []
    for link in _links():
        for rows, is_idle in link.twins(keep, duplicate):
            if not is_idle and (count := rows.count()):
                facts = {"rows": f"{count} {_called(link.model, count)}", "which": _named(rows, by)}
                found.append(
                    _("Both employers have the same %(rows)s%(which)s. Correct one first.") % facts
                )
    return found


@transaction.atomic
def merge_employers(*, keep: Employer, duplicate: Employer, by: User, on: date) -> Employer:
    """Move every row of the duplicate to the employer that is kept, and judge its offers again.

    Raises ValidationError and changes nothing where both have a row of which there can be only
    one; a link that says nothing more than the kept one's is dropped. Safe to run twice, also at
    once: what was added to the duplicate meanwhile moves as well.
    """
    take_turn()
    keep, duplicate = _locked(keep, duplicate)
    if refused := clashes(keep, duplicate, by):
        raise ValidationError(refused)
    with pghistory.context(user=by.pk, action="merge_employers"):
        offers = [*Offer.objects.filter(employer=duplicate).values_list("pk", flat=True)]
        for link in _links():
            for rows, _is_idle in link.twins(keep, duplicate):
                rows.delete()
            link.rows(duplicate).update(**{link.field.name: keep})
        if duplicate.merged_into_id != keep.pk:
            duplicate.merged_into = keep
            duplicate.save(update_fields=["merged_into"])
        own = Offer.objects.filter(employer=keep).values_list("pk", flat=True)
        evaluate(on, {*offers, *own})
    return keep


def _locked(keep: Employer, duplicate: Employer) -> tuple[Employer, Employer]:
    """Both rows as they stand, locked in one order whichever is kept."""
    rows = Employer.objects.select_for_update().order_by("pk")
    found = rows.in_bulk([keep.pk, duplicate.pk])
    keep, duplicate = found[keep.pk], found[duplicate.pk]
    if keep.pk == duplicate.pk:
        raise ValidationError(_("An employer is not a duplicate of itself."))
    if keep.merged_into_id:
        raise ValidationError(_("%s was merged into another employer itself.") % keep)
    if duplicate.merged_into_id not in {None, keep.pk}:
        raise ValidationError(_("%s was merged into another employer already.") % duplicate)
    return keep, duplicate


def _links() -> list[Link]:
    """Every way in which a row belongs to an employer, whichever app it is of; audit apart."""
    related = Employer._meta.get_fields(include_hidden=True)
    fields = [each.field for each in related if each.one_to_many or each.one_to_one]
    return [Link(each) for each in fields if not issubclass(each.model, pghistory.models.Event)]


def _called(model: type[models.Model], count: int) -> str:
    meta = model._meta
    if model is Employer:
        return _("earlier duplicate") if count == 1 else _("earlier duplicates")
    return str(meta.verbose_name if count == 1 else meta.verbose_name_plural)


def _named(rows: QuerySet, by: User) -> str:
    """The names of a few rows that this person may see."""
    seen = rows.model.objects.visible_to(by).filter(pk__in=rows.values("pk"))[:MOST_NAMED]
    names = ", ".join(map(str, seen))
    return f" ({names})" if names else ""
