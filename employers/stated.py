"""What somebody states in an offer, as against what becomes of it; tells two statements apart."""

import hashlib
import re

from employers.keys import made_key

BECOMES = {"id", "key", "created_by", "paused_at", "withdrawn_at", "sort_key", "search_key"}
MADE_KEY = re.compile(r"offer-[0-9a-f]{12}")


def facts(offer) -> dict:
    """Everything stated in an offer, saved or not, by the name of the field."""
    fields = [each for each in offer._meta.concrete_fields if each.name not in BECOMES]
    return {each.name: getattr(offer, each.attname) for each in fields}


def changed(before: dict, after: dict) -> list[str]:
    """The names of the fields in which two statements differ."""
    return [name for name, value in after.items() if before[name] != value]


def stamp(stated: dict) -> str:
    """A short mark of a saved statement: a page that was drawn before a change has another one."""
    return hashlib.sha256(repr(stated).encode()).hexdigest()[:20]


def key_of_page(sent: str) -> str:
    """The key a page with an empty form gives to its offer, so that sending twice posts once."""
    return sent if MADE_KEY.fullmatch(sent) else made_key("offer")
