"""The form that names the duplicate of an employer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.listing import matching

MOST_SUGGESTED = 8


class MergeForm(forms.Form):
    """Which record is the same employer as the one that is kept."""

    employer = forms.CharField(
        label=_("The duplicate"),
        max_length=200,
        help_text=_("Its name, or its number where several have the same name."),
        widget=forms.TextInput(attrs={"list": "employers", "autocomplete": "off"}),
    )

    def __init__(self, *args, user, keep, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = Employer.objects.visible_to(user).exclude(pk=keep.pk)
        self.keep = keep
        self.candidates: list[Employer] = []

    def clean_employer(self):
        """The one employer of this number or name; several are offered to choose from."""
        words = " ".join(self.cleaned_data["employer"].split())
        numbered = self.known.filter(key=words).first()
        if numbered:
            return self._free(numbered)
        rows = self.known.unmerged()
        found = [*rows.filter(name__iexact=words)[: MOST_SUGGESTED + 1]]
        found = found or [*rows.filter(*matching(words))[: MOST_SUGGESTED + 1]]
        if not found:
            raise ValidationError(_("No other employer is called “%s”.") % words)
        if len(found) > 1:
            self.candidates = found[:MOST_SUGGESTED]
            raise ValidationError(_("Several employers match. Choose one below."))
        return found[0]

    def _free(self, found):
        if found.merged_into_id and found.merged_into_id != self.keep.pk:
            raise ValidationError(_("%s was merged into another employer already.") % found)
        return found
