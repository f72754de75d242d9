from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from intermediary.catalogs import compile_catalogs
from intermediary.wording.renewing import renew


class Command(BaseCommand):
    """Bring the catalogs of translations up to date with templates and modules."""

    help = "Add new sentences to every catalog, drop those that are gone, keep translations."

    def handle(self, **options):
        """Renew and compile; say which languages changed."""
        folder = Path(settings.LOCALE_PATHS[0])
        changed = renew(Path(settings.BASE_DIR), folder)
        compile_catalogs(folder)
        self.stdout.write(f"changed: {', '.join(changed)}" if changed else "nothing to change")
