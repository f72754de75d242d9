"""Forms of curriculum drafts: the text, and a comment on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models import DraftComment
from intermediary.form_fields import DayField
from standards.models import CurriculumDraft, Track


class DraftForm(forms.ModelForm):
    """A draft of what a track would teach, and how long it is open for comments."""

    opens_on = DayField(label=_("Open from"))
    closes_on = DayField(label=_("Open until"))

    class Meta:
        model = CurriculumDraft
        fields = ("track", "title", "body", "opens_on", "closes_on")
        labels = {"track": _("Track"), "title": _("Title"), "body": _("Text")}
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}
        help_texts = {"body": _("Leave an empty line between paragraphs.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["track"].empty_label = _("Choose")

    def clean(self):
        """The days in their order."""
        data = super().clean()
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day is before the first."))
        return data


class DraftCommentForm(forms.ModelForm):
    """What an employer's person says of a draft."""

    class Meta:
        model = DraftComment
        fields = ("text",)

    text = forms.CharField(
        label=_("Your comment"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you think of it.")},
    )
