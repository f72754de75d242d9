"""What a person opened last, kept beside the database: reading a page writes nothing to it.

Only kinds and keys are kept. Whoever shows them looks the rows up through `visible_to`, so that a
row somebody may no longer see is gone from here too.
"""

from contextlib import suppress

from django.core.cache import cache
from redis.exceptions import RedisError

SHOWN = 8
KEPT = 24  # more than are shown: some may no longer be seen
FOR = 30 * 24 * 60 * 60  # seconds


def remember(user, row) -> None:
    """Note that this person opened the page of this row."""
    mark = (row._meta.label_lower, row.pk)
    with suppress(RedisError):  # a page is not refused because it cannot be noted
        others = [each for each in cache.get(_key(user), []) if each != mark]
        cache.set(_key(user), [mark, *others][:KEPT], FOR)


def marks(user) -> list[tuple[str, int]]:
    """What this person opened, as (kind, pk), the latest first."""
    with suppress(RedisError):
        return cache.get(_key(user), [])
    return []


def _key(user) -> str:
    return f"recent:{user.pk}"
