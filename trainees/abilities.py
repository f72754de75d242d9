"""Writes about what people can do and what they let employers see."""

import datetime as dt
from collections.abc import Mapping

import pghistory
from django.db import transaction

from intermediary.models import User
from trainees.choices import Shared
from trainees.models import Consent, Skill, SkillRating, Trainee


@transaction.atomic
def rate(*, trainee: Trainee, levels: Mapping[Skill, int], on: dt.date, by: User) -> int:
    """Rate skills as seen on this day; levels that did not change are not written again."""
    known = {row.skill_id: row.level for row in trainee.ratings.in_force(on)}
    changed = {skill: level for skill, level in levels.items() if known.get(skill.pk) != level}
    with pghistory.context(user=by.pk, action="rate_skills"):
        for skill, level in changed.items():
            SkillRating.objects.update_or_create(
                trainee=trainee, skill=skill, rated_on=on, defaults={"level": level, "rated_by": by}
            )
    return len(changed)


@transaction.atomic
def share(*, trainee: Trainee, shared: Shared, by: User, now: dt.datetime) -> bool:
    """The person lets employers see one thing from now on; returns whether that is new.

    `by` is the person, or a member of staff who has the consent on paper.
    """
    recorded_by = None if by.pk == trainee.user_id else by
    with pghistory.context(user=by.pk, action="give_consent"):
        _row, is_new = Consent.objects.get_or_create(
            trainee=trainee,
            shared=shared,
            withdrawn_at=None,
            defaults={"given_at": now, "recorded_by": recorded_by},
        )
    return is_new


@transaction.atomic
def stop_sharing(*, trainee: Trainee, shared: Shared, by: User, now: dt.datetime) -> bool:
    """The person takes one consent back; employers no longer see it from now on."""
    with pghistory.context(user=by.pk, action="withdraw_consent"):
        standing = Consent.objects.standing().filter(trainee=trainee, shared=shared)
        return bool(standing.update(withdrawn_at=now))


def consents(trainee: Trainee) -> list[tuple[Shared, Consent | None]]:
    """Each thing that can be shared, with the consent that stands. One query."""
    standing = Consent.objects.standing().filter(trainee=trainee).select_related("recorded_by")
    given = {row.shared: row for row in standing}
    return [(each, given.get(each.value)) for each in Shared]
