"""Words of Django and of allauth that trainees read, for the languages in which these have none."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import allauth
import django

from intermediary.wording.marked import Marked

# What forms of trainees say of a field, what signing in says, what a new password is told.
FIELDS = (
    "This field is required.",
    "Enter a valid value.",
    "Enter a valid date.",
    "Enter a valid time.",
    "Enter a valid email address.",
    "Enter a number.",
    "Enter a whole number.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    "Select a valid choice. That choice is not one of the available choices.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    "No file was submitted.",
    "No file was submitted. Check the encoding type on the form.",
    "The submitted file is empty.",
    "File extension “%(extension)s” is not allowed. "
    "Allowed extensions are: %(allowed_extensions)s.",
    "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
    "Null characters are not allowed.",
)
COUNTED = (
    (
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    (
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    (
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
    ),
)
PASSWORDS = (
    "The password is too similar to the %(verbose_name)s.",
    "Your password can’t be too similar to your other personal information.",
    "This password is too common.",
    "Your password can’t be a commonly used password.",
)
SIGNING_IN = (
    "Email",
    "Email address",
    "Forgot your password?",
    "The email address and/or password you specified are not correct.",
    "This account is currently inactive.",
    "Too many failed login attempts. Try again later.",
    "You must type the same password each time.",
    "Please type your current password.",
    "Incorrect password.",
    "The password reset token was invalid.",
)
FOLDERS = (
    Path(django.__file__).parent / "conf" / "locale",
    Path(django.__file__).parent / "contrib" / "auth" / "locale",
    Path(allauth.__file__).parent / "locale",
)


def everything() -> Iterator[Marked]:
    """Every sentence of theirs that trainees may read."""
    place = {"(Django)"}
    for text in (*FIELDS, *PASSWORDS, *SIGNING_IN):
        yield Marked(text, places=place)
    for one, many in COUNTED:
        yield Marked(one, many, places=place)


def lacking(locale: str) -> list[Marked]:
    """Those that neither says in this language (`zh_Hans`), so that our catalog has to."""
    theirs = [gettext.translation("django", at, [locale], fallback=True) for at in FOLDERS]
    return [each for each in everything() if not any(_has(book, each) for book in theirs)]


def _has(book: gettext.NullTranslations, each: Marked) -> bool:
    said = book.ngettext(each.text, each.plural, 1) if each.plural else book.gettext(each.text)
    return said != each.text
