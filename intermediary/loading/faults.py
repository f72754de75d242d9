"""What a load refuses: a whole file, or one value."""


class FileFault(Exception):
    """The file, the map or the arguments cannot be used at all; one line says why."""


class Refused(ValueError):
    """One cell cannot be taken; the message says what is wrong and what would pass."""


def shown(value: str) -> str:
    """A cell in a message: quoted, on one line, not longer than a line."""
    text = " ".join(str(value).split())
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'
