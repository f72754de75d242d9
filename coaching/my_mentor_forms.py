"""The form in which a mentor or a trainee writes down that they met."""

from django import forms
from django.utils.translation import gettext_lazy as later

from coaching import mentoring
from coaching.models import MentorMeeting
from intermediary.form_fields import DayField


class MeetingForm(forms.ModelForm):
    """When two met, for how long, and about what."""

    held_on = DayField(label=later("Day"))
    minutes = forms.IntegerField(label=later("Minutes"), min_value=1, max_value=1440)

    class Meta:
        model = MentorMeeting
        fields = ("held_on", "minutes", "about")
        labels = {"about": later("What it was about")}

    def __init__(self, *args, pair, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.mentorship = pair
        self.pair, self.on = pair, on

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if refusal := mentoring.can_log(pair=self.pair, held_on=day, on=self.on):
            raise forms.ValidationError(refusal)
        return day
