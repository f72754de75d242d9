"""The form of an offer: the job, its pay and hours, and its working conditions."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from employers import stated
from employers.choices import Classification
from employers.forms.needs import NeedsForm
from employers.models import Offer
from intermediary.form_fields import DayField, DollarsField, HoursOfWorkField, YesNoField
from intermediary.language_names import choices as languages
from intermediary.models import Site
from standards.choices import CriterionCode
from standards.models import Track, Version

STATED = ["guaranteed_hours", "health", "retirement", "paid_leave", "paid_training"]
STATED += ["safety", "advancement", "voice"]
SOC = re.compile(r"\d{2}-\d{4}(\.\d{2})?")
CONTRACTS = [c for c in Classification.choices if c[0] != Classification.CONTRACTOR]


def optional(label):
    """A label that says the field may be left blank."""
    return format_html('{} <span class="optional">{}</span>', label, _("(optional)"))


class OfferForm(forms.ModelForm):
    """An offer as an employer fills it in."""

    closes_on = DayField(label=_("Last day to apply"), required=False)
    pay_min = DollarsField(label=_("Lowest pay"), required=False)
    pay_max = DollarsField(label=_("Highest pay"), required=False)
    hours_per_week = HoursOfWorkField(label=_("Hours a week"), most=168, required=False)
    hours_per_day = HoursOfWorkField(label=_("Hours a day"), most=24, required=False)
    contract = forms.ChoiceField(
        label=_("Kind of contract"), required=False, choices=[("", _("Permanent")), *CONTRACTS[1:]]
    )
    employee = YesNoField()
    language = forms.ChoiceField(label=_("Language needed besides English"), required=False)
    schedule_notice_days = forms.IntegerField(
        min_value=0,
        max_value=365,
        required=False,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "form-control"}),
    )
    guaranteed_hours = YesNoField()
    health = YesNoField()
    retirement = YesNoField()
    paid_leave = YesNoField()
    paid_training = YesNoField()
    safety = YesNoField()
    advancement = YesNoField()
    voice = YesNoField()

    class Meta:
        model = Offer
        fields = (
            "title", "track", "site", "positions", "closes_on", "pay_min", "pay_max", "pay_period",
            "hours_per_week", "hours_per_day", "schedule", "schedule_notice_days",
            "language", *STATED,
        )  # fmt: skip
        labels = {
            "track": _("Track"),
            "site": _("Nearest training site"),
            "schedule": _("Schedule"),
        }
        error_messages = {"title": {"required": _("Say what the job is called.")}}

    copied: Offer | None = None  # the offer whose needs a new one starts with

    def __init__(self, *args, user, on, **kwargs):
        self.copied = kwargs.pop("copied", None)
        super().__init__(*args, **kwargs)
        if not isinstance(self.instance.language, str):  # a new one: the database's default
            self.instance.language = self.initial["language"] = ""
        self.on = on
        self.before = stated.facts(self.instance)
        self.fields["track"].queryset = Track.objects.visible_to(user)
        self.fields["track"].label_from_instance = with_family
        self.fields["track"].empty_label = _("Choose a track")
        self.fields["site"].queryset = self.sites(user)
        self.fields["site"].empty_label = _("No site in particular")
        for name in ("pay_max", "hours_per_day"):
            self.fields[name].label = optional(self.fields[name].label)
        for name, word in (("pay_period", _("Choose")), ("schedule", _("Not stated"))):
            self.fields[name].choices = [("", word), *self.fields[name].choices[1:]]
        self.fields["language"].choices = [
            ("", _("No other language")),
            *languages(self.instance.language)[1:],
        ]
        self.needs = NeedsForm(
            self.data or None,
            offer=self.instance if self.instance.pk else self.copied,
            user=user,
        )
        self.ask_questions(user)
        self.show_classification()

    @property
    def stamp(self) -> str:
        """What the page sends along: of a new offer its key, else a mark of what is saved."""
        if self.instance.pk is None:
            return stated.key_of_page(self.data.get("seen", ""))
        return stated.stamp(self.before)

    @property
    def changed_facts(self) -> list[str]:
        """The fields of the offer in which what was typed differs from what is saved."""
        return stated.changed(self.before, stated.facts(self.instance))

    @property
    def is_outdated(self) -> bool:
        """Whether the offer was changed since its page was drawn, to something else than this."""
        seen = self.data.get("seen") if self.instance.pk else None
        return bool(seen) and seen != self.stamp and bool(self.changed_facts)

    def sites(self, user):
        """The sites an offer may be near: an employer may choose any."""
        if user.is_staff_member:
            return Site.objects.visible_to(user)
        return Offer.objects.visible_to(user).choosable_sites()

    def ask_questions(self, user):
        """Word the questions as the agreed version of the criteria does."""
        version = Version.objects.visible_to(user).in_force("Job quality", self.on).first()
        self.asked = []
        for criterion in version.criteria.all() if version else ():
            name = FIELD_OF.get(criterion.code, criterion.code)
            if name in self.fields:
                self.fields[name].label = criterion.said
                self.asked.append(name)
        notice = self.fields["schedule_notice_days"]
        notice.label = _("How many days ahead do you post schedules?")
        notice.help_text = _("14 days or more meets the standard. Blank: not answered.")

    def show_classification(self):
        """Split the stored classification into the question and the kind of contract."""
        stored = self.instance.classification
        if stored:
            self.initial["employee"] = stored != Classification.CONTRACTOR
            self.initial["contract"] = stored if stored in dict(CONTRACTS[1:]) else ""

    def questions(self):
        """The bound fields of the working conditions, in the order of the agreed version."""
        return [self[name] for name in self.asked]

    def clean(self):
        """Say in words what would be refused, and put the classification together again."""
        data = super().clean()
        low, high = data.get("pay_min"), data.get("pay_max")
        if low and high and high < low:
            self.add_error("pay_max", _("The highest pay is lower than the lowest pay."))
        closes_on, posted_on = data.get("closes_on"), self.instance.posted_on or self.on
        if closes_on and closes_on < posted_on and "closes_on" in self.changed_data:
            self.add_error("closes_on", _("This day is before the offer is posted."))
        self.instance.classification = self.classification(data)
        if self.needs.is_sent and not self.needs.is_valid():
            self.add_error(None, _("Look at the skills: something there cannot be read."))
        return data

    def classification(self, data) -> str:
        """The code that the answer and the kind of contract come to; blank is not known."""
        if data.get("employee") is False:
            return Classification.CONTRACTOR
        if data.get("contract"):
            return data["contract"]
        return Classification.EMPLOYEE if data.get("employee") else ""


FIELD_OF = {
    CriterionCode.EMPLOYEE: "employee",
    CriterionCode.SCHEDULE_NOTICE: "schedule_notice_days",
}


class EmployerOfferForm(OfferForm):
    """The form for employers: a track is required, or no wage floor could bind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].required = True
        self.fields["track"].error_messages["required"] = _(
            "Choose the track whose graduates you would hire; it decides the wage floor."
        )


class StaffOfferForm(OfferForm):
    """The form for staff, who also know the occupation and the day of posting."""

    posted_on = DayField(label=_("Posted on"), required=False)

    class Meta(OfferForm.Meta):
        fields = (*OfferForm.Meta.fields, "soc", "posted_on")
        help_texts = {"soc": _("Like 15-1232.")}

    def clean_soc(self):
        """The code of the occupation, or blank."""
        soc = self.cleaned_data["soc"].strip()
        if soc and not SOC.fullmatch(soc):
            raise ValidationError(_("A SOC code looks like 15-1232 or 15-1232.00."))
        return soc

    def clean(self):
        """Also: an offer closes on or after the day it is posted."""
        data = super().clean()
        posted_on, closes_on = data.get("posted_on"), data.get("closes_on")
        if posted_on and closes_on and closes_on < posted_on:
            self.add_error("closes_on", _("This day is before the offer is posted."))
        return data


def with_family(track) -> str:
    """A track with its family, whose floor binds: "IT Support (Entry IT)"."""
    return f"{track} ({track.get_family_display()})"
