"""Who may read and who may write about partners."""

from intermediary.choices import STAFF, Role

READERS = STAFF
WRITERS = (Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS)
