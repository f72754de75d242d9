"""Who may read and who may write about people in training."""

from intermediary.choices import STAFF, Role

READERS = STAFF
WRITERS = (Role.ADMIN, Role.MANAGER)
RATERS = (Role.ADMIN, Role.MANAGER, Role.COACH)
