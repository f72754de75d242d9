"""What becomes of each session that time off runs over."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching.hours import CANCEL, KEEP, MOVE, Choice, Way
from coaching.slot_forms import GONE, said


class ClearForm(forms.Form):
    """A box for each session, ticked, and beside it what is to be done with it."""

    reason = forms.CharField(
        label=later("Reason for those canceled"), max_length=200, required=False
    )

    def __init__(self, *args, ways: list[Way], today, **kwargs):
        super().__init__(*args, **kwargs)
        self.ways, self.today = ways, today
        for way in ways:
            pk = way.session.pk
            self.fields[f"pick_{pk}"] = forms.BooleanField(required=False, initial=True)
            choices = self._choices(way)
            field = forms.ChoiceField(choices=choices, initial=choices[0][0], required=False)
            field.label = _("What to do")
            field.error_messages["invalid_choice"] = GONE
            self.fields[f"what_{pk}"] = field

    def _choices(self, way: Way) -> list[tuple[str, str]]:
        found = []
        if way.next_free:
            when = said(way.next_free, self.today)
            # With the time: what was read is what happens, or it is refused.
            key = way.next_free.starts_at.isoformat()
            found.append((key, _("Move to %(when)s") % {"when": when}))
        for coach in way.others:
            said_so = _("Same time with %(coach)s") % {"coach": coach}
            found.append((str(coach.pk), said_so))
        return [*found, (CANCEL, _("Cancel it")), (KEEP, _("Leave it as it is"))]

    @property
    def rows(self):
        """Each session with its two fields."""
        return [
            (way, self[f"pick_{way.session.pk}"], self[f"what_{way.session.pk}"])
            for way in self.ways
        ]

    @property
    def choices(self) -> list[Choice]:
        """What was chosen for each session that is ticked."""
        found = []
        for way in self.ways:
            what = self.cleaned_data[f"what_{way.session.pk}"] or KEEP
            if not self.cleaned_data[f"pick_{way.session.pk}"] or what == KEEP:
                continue
            coach = next((c for c in way.others if str(c.pk) == what), None)
            moves = coach is None and what != CANCEL
            what = MOVE if moves else what
            found.append(Choice(way.session, what, way.next_free if moves else None, coach))
        return found
