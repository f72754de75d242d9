"""What every page that shows sessions needs to let people note how they went."""

from django.utils import timezone

from coaching.forms import NOTED
from coaching.roles import WRITERS


def note_context(request, now):
    """What a table of sessions needs to let people note outcomes."""
    return {
        "now": now,
        "today": timezone.localdate(now),
        "outcomes": [(each.value, each.label) for each in NOTED],
        "here": request.get_full_path(),
        "can_write": request.user.has_role(*WRITERS),
    }
