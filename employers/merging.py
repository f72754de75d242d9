"""Two rows of one employer become one: everything moves, nothing is lost, all of it audited."""

from __future__ import annotations

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from employers.models import Employer, Sponsorship
from intermediary.models import User


def pointing(employer: Employer) -> list[tuple[str, models.QuerySet]]:
    """Field name and rows of every table that names this employer, but for the audit log."""
    return [
        (
            relation.field.name,
            relation.related_model._base_manager.filter(**{relation.field.name: employer}),
        )
        for relation in Employer._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and relation.is_relation
        and not relation.concrete
        and not relation.many_to_many
        and not hasattr(relation.related_model, "pgh_tracked_model")
    ]


def what_moves(duplicate: Employer) -> list[tuple[str, int]]:
    """What belongs to a duplicate, in words with counts: what a merge would move."""
    found = [(rows.model._meta, rows.count()) for _name, rows in pointing(duplicate)]
    return [
        (str(meta.verbose_name if count == 1 else meta.verbose_name_plural), count)
        for meta, count in found
        if count
    ]


@transaction.atomic
def merge_employers(*, keep: Employer, duplicate: Employer, by: User) -> Employer:
    """Move everything that names the duplicate to the employer that is kept, or change nothing."""
    held = Employer.objects.select_for_update().in_bulk([keep.pk, duplicate.pk])
    if len(held) < 2:
        raise ValidationError(_("Choose another employer."))
    keep, duplicate = held[keep.pk], held[duplicate.pk]
    if keep.merged_into_id or duplicate.merged_into_id:
        raise ValidationError(_("One of the two is merged into another employer already."))
    with pghistory.context(user=by.pk, action="merge_employers"):
        sponsored = Sponsorship.objects.filter(employer=keep).values("cohort")
        Sponsorship.objects.filter(employer=duplicate, cohort__in=sponsored).delete()
        for field, rows in pointing(duplicate):
            _move(field, rows, keep)
        duplicate.merged_into = keep
        duplicate.save(update_fields=["merged_into"])
    return keep


def _move(field: str, rows: models.QuerySet, keep: Employer) -> None:
    """Give these rows to the kept employer; a clash refuses the whole merge in words."""
    try:
        with transaction.atomic():
            rows.update(**{field: keep})
    except IntegrityError as clash:
        what = rows.model._meta.verbose_name_plural
        said = _("Both have %s that cannot stand side by side. Change one of them first.")
        raise ValidationError(said % what) from clash
