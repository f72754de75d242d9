"""Forms about seats on our boards and about what an employer gave."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from employers.boards import in_the_way
from employers.choices import Board
from employers.models import BoardSeat, Contact, Contribution
from intermediary.form_fields import DayField, DollarsField
from intermediary.models import Site
from intermediary.templatetags.words import record_date


class SeatForm(forms.ModelForm):
    """A term of one of the employer's people on a board."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Blank: the term has no end yet.")
    )

    class Meta:
        model = BoardSeat
        fields = ("contact", "board", "site", "starts_on", "ends_on")
        labels = {
            "contact": _("Who"),
            "board": pgettext_lazy("of people", "Board"),
            "site": _("Site"),
        }
        help_texts = {"site": _("Only for the board of a site.")}

    def __init__(self, *args, user, employer, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.employer = employer
        people = Contact.objects.visible_to(user).filter(employer=employer)
        self.fields["contact"].queryset = people
        self.fields["contact"].empty_label = _("Choose")
        self.fields["board"].choices = [("", _("Choose")), *Board.choices]
        self.fields["site"].queryset = Site.objects.visible_to(user)
        self.fields["site"].empty_label = _("None: the national board")

    def clean(self):
        cleaned = super().clean()
        board, site = cleaned.get("board"), cleaned.get("site")
        if board == Board.SITE and not site and "site" not in self.errors:
            self.add_error("site", _("Say which site's board it is."))
        if board == Board.NATIONAL:
            cleaned["site"] = None
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day is before the first."))
        if not self.errors:
            term = BoardSeat(**{name: cleaned[name] for name in ("contact", "board")})
            term.starts_on, term.ends_on = start, end
            if said := in_the_way(term):
                self.add_error("starts_on", said)
        return cleaned


class SeatEndForm(forms.Form):
    """The last day of a term."""

    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args, seat, **kwargs):
        super().__init__(*args, **kwargs)
        self.seat = seat

    def clean_ends_on(self):
        """A day that is not before the first."""
        day = self.cleaned_data["ends_on"]
        if day < self.seat.starts_on:
            first = record_date(self.seat.starts_on)
            raise forms.ValidationError(_("The term began on %s.") % first)
        return day


class ContributionForm(forms.ModelForm):
    """What an employer gave, in dollars, on the day it came."""

    amount = DollarsField(label=_("Amount"))
    received_on = DayField(label=_("Day it came"))

    class Meta:
        model = Contribution
        fields = ("amount", "received_on", "purpose")
        labels = {"purpose": _("What for")}
        help_texts = {"purpose": _("Equipment counts at what it is worth.")}

    def __init__(self, *args, employer, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.employer, self.on = employer, on

    def clean_received_on(self):
        """A day that has come."""
        day = self.cleaned_data["received_on"]
        if day > self.on:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean_amount(self):
        """More than nothing."""
        if self.cleaned_data["amount"] <= 0:
            raise forms.ValidationError(_("Write an amount above zero."))
        return self.cleaned_data["amount"]
