"""The counts of the staff navigation: how much work waits behind a link."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from coaching.models import Concern
from employers.models import Finding
from intermediary.swapping import target
from placements import worklists
from trainees.models import Enrollment

KEPT = 30  # seconds: every page shows them, none needs them to the second
MOST = 1_000


def waiting(request) -> dict:
    """Context processor: name -> how much waits, for staff; asked only where a page shows it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_staff_member or target(request):
        return {}
    return {"nav_counts": SimpleLazyObject(lambda: counts(user))}


def counts(user) -> dict[str, str]:
    """What waits for this person, kept for half a minute."""
    return cache.get_or_set(f"waiting:{user.pk}", lambda: _counted(user), KEPT)


def _counted(user) -> dict[str, str]:
    on = timezone.localdate()
    graduates = worklists.open_outcomes(Enrollment.objects.visible_to(user), on)
    waiting = {
        "worklist": graduates,
        "concerns": Concern.objects.visible_to(user).unresolved(),
        "findings": Finding.objects.visible_to(user).standing().required(),
    }
    return {name: _said(rows) for name, rows in waiting.items()}


def _said(rows) -> str:
    """A number in words, up to a thousand; nothing for none."""
    number = rows.order_by().values("pk")[: MOST + 1].count()
    return f"{MOST:,}+" if number > MOST else str(number or "")
