"""Who may read and who may write about coaching sessions."""

from intermediary.choices import STAFF, Role

READERS = STAFF
WRITERS = (Role.ADMIN, Role.MANAGER, Role.COACH)
