"""What is wrong with a translation: placeholders, tags, plural forms, spaces at its ends."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py

from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"%%|%\(\w+\)[sdrif]|%[sdrif]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>|&\w+;")
LETTERS = re.compile(r"[^\W\d_]{2,}")
LONG = 4  # words: a translation as long as this does not read like the English by chance


def counts_of(plurals: str) -> list[list[int]]:
    """The numbers up to 120 that each plural form is for, from a Plural-Forms line."""
    forms = int(re.findall(r"nplurals=(\d+)", plurals)[0])
    rule = c2py(plurals.partition("plural=")[2].rstrip(";"))
    found: list[list[int]] = [[] for _form in range(forms)]
    for number in range(121):
        found[rule(number)].append(number)
    return found


def faults(message: Message, plurals: str) -> list[str]:
    """Everything wrong with one translated message, each in a few words; nothing if it is right."""
    if not message.pluralizable:
        return list(_between(message.id, message.string))
    counts = counts_of(plurals)
    one, many = message.id
    if not isinstance(message.string, list | tuple) or len(message.string) != len(counts):
        return [f"needs {len(counts)} forms"]
    found = []
    for form, (said, numbers) in enumerate(zip(message.string, counts, strict=True)):
        original = one if numbers == [1] else many
        found += [f"form {form}: {each}" for each in _between(original, said, len(numbers) == 1)]
    return found


def _between(original: str, said: str, is_of_one_number: bool = False) -> Iterator[str]:
    """What differs that may not; a form for one number alone need not write the number."""
    if not said:
        yield "is empty"
        return
    wanted, has = (Counter(PLACEHOLDER.findall(text)) for text in (original, said))
    missing = wanted - has
    may_miss = is_of_one_number and missing.total() == 1 and all("(" in key for key in missing)
    if missing and not may_miss:
        yield f"lacks {', '.join(missing)}"
    if (more := has - wanted) and not _is_more_often(more, wanted):
        yield f"adds {', '.join(more)}"
    if sorted(TAG.findall(original)) != sorted(TAG.findall(said)):
        yield "has other tags"
    if _ends(original) != _ends(said):
        yield "begins or ends with other spaces"
    if said == original and len(LETTERS.findall(PLACEHOLDER.sub("", original))) >= LONG:
        yield "is not translated"


def _is_more_often(more: Counter, wanted: Counter) -> bool:
    """A name may be said twice; a place without a name may not."""
    return all(key in wanted and "(" in key for key in more)


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
