"""Exact decimals kept as integers, so that SQL can compare them by cross-multiplication."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ScaledDecimalField(models.Field):
    """A Decimal stored as bigint `value * 10**places`; more decimals than that are refused."""

    places = 0
    shown_places = 0
    description = _("Exact decimal kept as an integer")

    def get_internal_type(self):
        return "BigIntegerField"

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        number = Decimal(value).scaleb(-self.places).normalize()
        if -number.as_tuple().exponent < self.shown_places:
            return number.quantize(Decimal(1).scaleb(-self.shown_places))
        return number

    def to_python(self, value):
        if value is None or value == "":
            return None
        try:
            return Decimal(str(value))
        except InvalidOperation:
            message = _("“%(value)s” is not a number.")
            raise ValidationError(message, params={"value": value}) from None

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        if value is None or value == "":
            return None
        scaled = Decimal(str(value)).scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValidationError(
                _("“%(value)s” has more than %(places)s decimals."),
                params={"value": value, "places": self.places},
            )
        return int(scaled)

    def formfield(self, **kwargs):
        widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"})
        defaults = {
            "form_class": forms.DecimalField,
            "decimal_places": self.places,
            "max_digits": 15,
            "widget": widget,
        }
        return super().formfield(**{**defaults, **kwargs})


class MoneyField(ScaledDecimalField):
    """US dollars, exact to a millionth, as bigint micro-dollars (18.00 is 18000000)."""

    places = 6
    shown_places = 2


class HoursField(ScaledDecimalField):
    """Hours, exact to a hundredth, as bigint hundredths (37.5 is 3750)."""

    places = 2
    shown_places = 0
