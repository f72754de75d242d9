"""The languages of the portal: their codes, their own names, and how each counts."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy

ONE = "nplurals=1; plural=0;"
TWO = "nplurals=2; plural=(n != 1);"
TWO_FROM_TWO = "nplurals=2; plural=(n > 1);"
SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
# The linker "na" after 4, 6 and 9, and after nothing else.
FILIPINO = "nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);"


@dataclass(frozen=True)
class Tongue:
    """One language: its name here, its own name, its plural forms, and what CLDR calls it."""

    name: str
    own: str
    plurals: str
    cldr: str
    bidi: bool = False


TONGUES = {
    "en": Tongue("English", "English", TWO, "en_US"),
    "es": Tongue("Spanish", "Español", TWO, "es_US"),
    "zh-hans": Tongue("Chinese, simplified", "简体中文", ONE, "zh_Hans"),
    "zh-hant": Tongue("Chinese, traditional", "繁體中文", ONE, "zh_Hant"),
    "vi": Tongue("Vietnamese", "Tiếng Việt", ONE, "vi"),
    "ko": Tongue("Korean", "한국어", ONE, "ko"),
    "ru": Tongue("Russian", "Русский", SLAVIC, "ru"),
    "uk": Tongue("Ukrainian", "Українська", SLAVIC, "uk"),
    "ar": Tongue("Arabic", "العربية", ARABIC, "ar", bidi=True),
    "so": Tongue("Somali", "Soomaali", TWO, "so"),
    "am": Tongue("Amharic", "አማርኛ", TWO_FROM_TWO, "am"),
    "tl": Tongue("Tagalog", "Tagalog", FILIPINO, "fil"),
    "km": Tongue("Khmer", "ខ្មែរ", ONE, "km"),
    "fr": Tongue("French", "Français", TWO_FROM_TWO, "fr"),
}
LANGUAGES = [(code, gettext_lazy(tongue.name)) for code, tongue in TONGUES.items()]
# Pages and letters of staff and of employers are written in these.
AT_WORK = ("en", "es")


def complete_django() -> None:
    """Tell Django of the languages that it does not know, or not by their own name."""
    for code, tongue in TONGUES.items():
        told = {"bidi": tongue.bidi, "code": code, "name": tongue.name}
        LANG_INFO[code] = {**told, **LANG_INFO.get(code, {}), "name_local": tongue.own}


def known(code: str | None) -> str:
    """The portal's code of a language however it is written (`zh-Hans`, `ES`, `pt_BR`), or ""."""
    asked = (code or "").lower().replace("_", "-")
    if asked in TONGUES:
        return asked
    first = asked.partition("-")[0]
    if first == "zh":
        is_traditional = asked.endswith(("-tw", "-hk", "-mo"))
        return "zh-hant" if is_traditional else "zh-hans"
    return {"fil": "tl"}.get(first, first if first in TONGUES else "")


def at_work(code: str | None) -> str:
    """The language staff and employers are spoken to in: theirs if it is written, else English."""
    found = known(code)
    return found if found in AT_WORK else "en"
