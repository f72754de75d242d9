"""The form that takes a calendar file, and what is carried from its preview to its storing."""

import datetime as dt

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from employers.meetings_file import MOST_BYTES, Kept

SALT = "employers.meetings_file"
HOLDS = 60 * 60  # seconds a preview may be looked at


class MeetingsFileForm(forms.Form):
    """A calendar file of meetings."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_("An .ics file up to 1 MB. Nothing is stored before you confirm."),
        error_messages={"empty": _("This file is empty."), "required": _("Choose a file.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self):
        """A file that is small enough to read at once."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 1 MB. Export a shorter time."))
        return upload


def sealed(meetings, employer, user) -> str:
    """The meetings of a preview as text that only this person can send back, for this employer."""
    rows = [[each.uid, each.day.isoformat(), each.title, each.people] for each in meetings]
    return signing.dumps([employer.pk, user.pk, rows], salt=SALT, compress=True)


def unsealed(text: str, employer, user) -> list[Kept] | None:
    """The meetings of a preview, or None where it is too old, another's, or was changed."""
    try:
        whose, who, rows = signing.loads(text, salt=SALT, max_age=HOLDS)
    except signing.BadSignature:
        return None
    if (whose, who) != (employer.pk, user.pk):
        return None
    return [
        Kept(uid, dt.date.fromisoformat(day), title, tuple(people))
        for uid, day, title, people in rows
    ]
