import logging
from pathlib import Path

from django.apps import AppConfig
from django.db.models.signals import post_migrate

log = logging.getLogger("intermediary")


class IntermediaryConfig(AppConfig):
    name = "intermediary"

    def ready(self):
        """After each migration keep the audit quick; compile translations that changed."""
        from django.conf import settings

        from intermediary.audit_sql import quicken_audit
        from intermediary.catalogs import compile_catalogs

        post_migrate.connect(quicken_audit, sender=self)

        for folder in settings.LOCALE_PATHS:
            try:
                compile_catalogs(Path(folder))
            except OSError as fault:
                log.warning("translations are not compiled: %s", fault)
