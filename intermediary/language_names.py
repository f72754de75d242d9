"""The languages people speak here, by name: files and rows keep the code."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

NAMES = {
    "am": gettext_noop("Amharic"),
    "ar": gettext_noop("Arabic"),
    "bn": gettext_noop("Bengali"),
    "zh": gettext_noop("Chinese"),
    "zh-Hans": gettext_noop("Chinese, simplified"),
    "zh-Hant": gettext_noop("Chinese, traditional"),
    "fa": gettext_noop("Dari or Persian"),
    "en": gettext_noop("English"),
    "fr": gettext_noop("French"),
    "ht": gettext_noop("Haitian Creole"),
    "km": gettext_noop("Khmer"),
    "ko": gettext_noop("Korean"),
    "ne": gettext_noop("Nepali"),
    "pl": gettext_noop("Polish"),
    "pt": gettext_noop("Portuguese"),
    "ru": gettext_noop("Russian"),
    "so": gettext_noop("Somali"),
    "es": gettext_noop("Spanish"),
    "sw": gettext_noop("Swahili"),
    "tl": gettext_noop("Tagalog"),
    "ti": gettext_noop("Tigrinya"),
    "uk": gettext_noop("Ukrainian"),
    "ur": gettext_noop("Urdu"),
    "vi": gettext_noop("Vietnamese"),
}
_BY_CODE = {code.lower(): name for code, name in NAMES.items()}


def name_of(code: str) -> str:
    """A language by name; a code that is not among ours stays as it is."""
    name = _BY_CODE.get(code.lower())
    return _(name) if name else code


def choices(kept: str = "") -> list[tuple[str, str]]:
    """What a person may choose from, by name, with the code they have now among it."""
    codes = [*NAMES] if not kept or kept in NAMES else [*NAMES, kept]
    return [("", _("Not known")), *sorted(((c, name_of(c)) for c in codes), key=lambda c: c[1])]
