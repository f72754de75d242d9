"""Who may read and who may write about coaching sessions."""

from intermediary.choices import NAMES, STAFF, Role

READERS = STAFF
WRITERS = (Role.ADMIN, Role.MANAGER, Role.COACH)
HEARERS = NAMES  # who reads of a problem at work and does something about it
