"""Keys for rows that people make on pages; files bring their own."""

import secrets

from django.utils.text import slugify


def made_key(kind: str) -> str:
    """A key nobody else has, for a row without a name of its own: "offer-3f9a1c72be05"."""
    return f"{kind}-{secrets.token_hex(6)}"


def key_for(name: str, rows) -> str:
    """A readable key out of a name, with a tail where these rows already have it."""
    key = slugify(name)[:180] or made_key("row")
    return f"{key}-{secrets.token_hex(3)}" if rows.filter(key=key).exists() else key
