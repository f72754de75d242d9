"""Form fields for what people type here: dollars, days, and answers that may be left open."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YES_NO_OPEN = [("yes", _("Yes")), ("no", _("No")), ("", _("Not answered"))]
ANSWERS = {"yes": True, "no": False, "": None}
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)?")  # Decimal also reads 1e5, 17_50 and NaN
GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
MOST_DOLLARS = Decimal(100_000_000)


class DollarsInput(forms.TextInput):
    """A text box for an amount: phones show digits, and "$17.50" is shown as it was typed."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value):
        return _written(value) if isinstance(value, Decimal) else super().format_value(value)


def _written(value: Decimal) -> str:
    """An amount as people write it, with every decimal that is there: "17.50", "33,000"."""
    if value >= 1000 and value == value.to_integral_value():
        return f"{value:,.0f}"
    return f"{value:,.2f}" if value == round(value, 2) else f"{value.normalize():,f}"


class DollarsField(forms.DecimalField):
    """An amount in dollars as people write it: "$17.50", "37,440", "37440.00". 0 is blank."""

    widget = DollarsInput

    def __init__(self, **kwargs):
        limits = {"min_value": 0, "max_value": MOST_DOLLARS, "decimal_places": 6}
        super().__init__(**{**limits, **kwargs})
        self.error_messages["invalid"] = _("Write the amount in digits, like 17.50 or 37,440.")
        self.error_messages["min_value"] = _("Pay cannot be negative.")
        self.error_messages["max_value"] = _("This is more than 100 million dollars.")
        self.widget.input_type = "text"

    def to_python(self, value):
        text = re.sub(r"^[$\s]+|[$\s]+$", "", str(value or ""))
        if GROUPED.fullmatch(text):
            text = text.replace(",", "")
        if not PLAIN.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text) or None

    def widget_attrs(self, widget):
        return {}


class HoursInput(DollarsInput):
    """A text box for hours, shown without needless zeros: "40", "37.5"."""

    def format_value(self, value):
        shown = f"{value.normalize():f}" if isinstance(value, Decimal) else value
        return forms.TextInput.format_value(self, shown)


class HoursOfWorkField(forms.DecimalField):
    """Hours, to a hundredth: "37.5". A trailing "h" is forgiven."""

    widget = HoursInput

    def __init__(self, *, most: int, **kwargs):
        super().__init__(**{"max_value": most, "decimal_places": 2, "max_digits": 5, **kwargs})
        self.error_messages["invalid"] = _("Write the hours in digits, like 40 or 37.5.")
        self.error_messages["max_value"] = _("There are only %(hours)s hours.") % {"hours": most}

    def to_python(self, value):
        text = re.sub(r"\s*h(ours?)?$", "", str(value or "").strip())
        if not PLAIN.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = super().to_python(text)
        if number is not None and number < 0:
            raise ValidationError(_("Hours cannot be negative."))
        return number or None

    def widget_attrs(self, widget):
        return {}


class YesNoField(forms.TypedChoiceField):
    """A question answered yes, no, or not yet: True, False or None."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(
            choices=YES_NO_OPEN,
            coerce=ANSWERS.get,
            empty_value=None,
            **{"required": False, **kwargs},
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


class DayField(forms.DateField):
    """A calendar day, picked or typed; with `until`, the first of a range that this field ends."""

    def __init__(self, *, until: str = "", **kwargs):
        self.until = until
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"widget": widget, **kwargs})
        self.error_messages["invalid"] = _("Write the day as year-month-day, like 2026-12-18.")
