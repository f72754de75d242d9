"""What a coach notes of a session, all in one form."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from coaching.choices import Audience, SessionKind, SessionOutcome, Whose
from coaching.forms import NOTED
from coaching.models import ActionItem, Note
from coaching.slot_forms import WhenForm
from intermediary.form_fields import DayField

ITEMS = 3  # new ones in one go
LONGEST_NOTE = 5_000


class WorkForm(WhenForm):
    """How it went, what was said and agreed, and when to meet next."""

    outcome = forms.ChoiceField(
        label=later("How did it go?"), required=False, widget=forms.RadioSelect
    )
    place = forms.CharField(label=later("Room or link"), max_length=300, required=False)
    done = forms.ModelMultipleChoiceField(
        None,
        label=later("Done since last time"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=later("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    audience = forms.ChoiceField(
        label=later("Who may read it"), choices=Audience, initial=Audience.TEAM, required=False
    )
    kind = forms.ChoiceField(label=later("Kind"), choices=SessionKind, required=False)
    nothing = later("No next session")

    def __init__(self, *args, session, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        words = [(each.value, each.label) for each in NOTED]
        if session.outcome in NOTED:
            words.append((SessionOutcome.BOOKED.value, _("Not noted")))
        self.fields["outcome"].choices = words
        opened = ActionItem.objects.visible_to(user).filter(trainee=session.trainee)
        self.fields["done"].queryset = opened.open()
        for n in range(1, ITEMS + 1):
            self.fields[f"text_{n}"] = forms.CharField(
                label=_("What is to be done"), max_length=300, required=False
            )
            self.fields[f"due_{n}"] = DayField(label=_("By"), required=False)
            self.fields[f"whose_{n}"] = forms.ChoiceField(
                label=_("Who does it"), choices=Whose, required=False
            )

    @property
    def items(self):
        """The fields of the new action items, a row each."""
        names = ("text", "due", "whose")
        return [[self[f"{name}_{n}"] for name in names] for n in range(1, ITEMS + 1)]

    @property
    def more_items(self) -> bool:
        """Whether more rows than the first have something in them."""
        return any(field.value() for row in self.items[1:] for field in row[:2])

    def clean_outcome(self):
        outcome = self.cleaned_data["outcome"]
        changes = outcome and outcome != self.session.outcome
        if changes and (refusal := self.session.can_note(self.now)):
            raise forms.ValidationError(refusal)
        return outcome

    def clean(self):
        cleaned = super().clean()
        for n in range(1, ITEMS + 1):
            text, due = cleaned.get(f"text_{n}"), cleaned.get(f"due_{n}")
            if text and due is None and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("By when?"))
            if due and not text and f"text_{n}" not in self.errors:
                self.add_error(f"text_{n}", _("What is to be done?"))
        return cleaned

    @property
    def new_items(self) -> list[ActionItem]:
        """The action items that were typed, not saved yet."""
        cleaned = self.cleaned_data
        return [
            ActionItem(
                trainee=self.session.trainee,
                session=self.session,
                text=cleaned[f"text_{n}"],
                due_on=cleaned[f"due_{n}"],
                whose=cleaned[f"whose_{n}"] or Whose.TRAINEE,
            )
            for n in range(1, ITEMS + 1)
            if cleaned.get(f"text_{n}")
        ]


class NoteForm(forms.ModelForm):
    """A note on a person, apart from any session."""

    class Meta:
        model = Note
        fields = ("text", "audience")
        labels = {"text": later("Note"), "audience": later("Who may read it")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST_NOTE})}


class ActionItemForm(forms.ModelForm):
    """One thing to do, by a day."""

    due_on = DayField(label=later("By"))

    class Meta:
        model = ActionItem
        fields = ("text", "due_on", "whose")
        labels = {"text": later("What is to be done"), "whose": later("Who does it")}

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        return self.cleaned_data["due_on"]
