"""Forms of the people of an employer: a colleague, and the password of a new sign-in."""

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.choices import ContactRole
from employers.models import Contact
from intermediary.models import User


class ColleagueForm(forms.ModelForm):
    """A colleague as the portal's administrator adds them."""

    class Meta:
        model = Contact
        fields = ("name", "email", "role", "portal_role")
        labels = {
            "email": _("E-mail"),
            "role": _("Role in your company"),
            "portal_role": _("May do here"),
        }

    def __init__(self, *args, employer, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.employer = employer
        self.fields["email"].required = True
        self.fields["role"].choices = [("", _("Not stated")), *ContactRole.choices]

    def clean_email(self):
        """An address that no colleague has yet."""
        email = self.cleaned_data["email"].lower()
        known = self.instance.employer.contacts.filter(email__iexact=email)
        if known.exists():
            raise ValidationError(_("A colleague with this address is on the list already."))
        return email


class PasswordForm(forms.Form):
    """A first password, typed once: it can be looked at and changed later."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, contact, **kwargs):
        super().__init__(*args, **kwargs)
        self.contact = contact
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self):
        """Both the same, and strong enough for whom it is."""
        data = super().clean()
        password = data.get("password")
        if password and data.get("again") and password != data["again"]:
            self.add_error("again", _("The two passwords differ."))
        elif password:
            try:
                validate_password(password, User(email=self.contact.email, name=self.contact.name))
            except ValidationError as weak:
                self.add_error("password", weak)
        return data
