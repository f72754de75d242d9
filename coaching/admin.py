"""Django admin for coaching sessions."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching import case_admin  # noqa: F401  the rows beside sessions
from coaching.choices import SessionOutcome
from coaching.models import Session
from intermediary.administration.desks import Desk, drawn_state
from intermediary.administration.searching import KEYED, PERSON, NamedFilter
from intermediary.administration.sections import TRAINEES


class SessionAdminForm(forms.ModelForm):
    """A session by the rules of its page: what has not begun has no outcome yet."""

    def clean(self):
        """Refuse the outcome of a session that lies ahead; canceling it is no outcome."""
        cleaned = super().clean()
        early = (SessionOutcome.BOOKED, SessionOutcome.CANCELED)
        starts_at, outcome = cleaned.get("starts_at"), cleaned.get("outcome")
        if starts_at and outcome and outcome not in early:
            refusal = Session(starts_at=starts_at).can_note(timezone.now())
            if refusal:
                self.add_error("outcome", refusal)
        return cleaned


@admin.register(Session)
class SessionAdmin(Desk):
    """Sessions are canceled, never deleted: coaching is counted from them."""

    section = TRAINEES
    loads = True
    form = SessionAdminForm
    list_display = ("trainee", "coach", "kind", "starts_at", "minutes", "stand")
    list_filter = ("kind", "outcome", "starts_at", NamedFilter.by("coach", _("coach"), PERSON))
    list_select_related = ("trainee", "coach")
    search_fields = ("trainee__search_key", "coach__name", "coach__email", "key")
    found_by = {"": ("key",), "trainee": KEYED, "coach": PERSON}
    autocomplete_fields = ("trainee", "coach")
    ordering = ("-starts_at", "-pk")

    @admin.display(description=_("outcome"), ordering="outcome")
    def stand(self, session):
        return drawn_state(session.outcome)

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return reverse("trainees:detail", args=[obj.trainee_id])
