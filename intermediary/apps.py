import logging
from pathlib import Path

from django.apps import AppConfig

log = logging.getLogger("intermediary")


class IntermediaryConfig(AppConfig):
    name = "intermediary"

    def ready(self):
        """Compile translations that changed; where the project cannot be written, say so."""
        from django.conf import settings

        from intermediary.catalogs import compile_catalogs

        for folder in settings.LOCALE_PATHS:
            try:
                compile_catalogs(Path(folder))
            except OSError as fault:
                log.warning("translations are not compiled: %s", fault)
