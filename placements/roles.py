"""Who may read and who may write about jobs and follow-up checks."""

from intermediary.choices import STAFF, Role

READERS = STAFF
WRITERS = (Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS, Role.COACH)
