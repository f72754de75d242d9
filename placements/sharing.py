"""What an employer may know of a person: exactly what the person lets employers see."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from placements.models import Match
from trainees.choices import Shared
from trainees.models import Consent


def shared_by(trainees: Iterable[int]) -> dict[int, set[str]]:
    """What each of these people lets employers see. One query."""
    found: dict[int, set[str]] = {}
    rows = Consent.objects.standing().filter(trainee__in=list(trainees))
    for trainee, shared in rows.order_by().values_list("trainee_id", "shared"):
        found.setdefault(trainee, set()).add(shared)
    return found


def called(match: Match, shared: set[str]) -> str:
    """What an employer calls this person: by name if the person shares it, else by number."""
    if Shared.NAME in shared:
        return str(match.trainee)
    return _("Candidate %s") % match.pk


def called_alone(match: Match) -> str:
    """The same for one match, consents looked up."""
    return called(match, shared_by([match.trainee_id]).get(match.trainee_id, set()))
