"""The Celery application: `celery -A intermediary worker` and `celery -A intermediary beat`."""

import os
import warnings

from celery import Celery, signals
from celery.exceptions import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")

app = Celery("intermediary")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def join_services(**_kwargs):
    """A worker or beat started by hand needs the embedded services as much as a command does."""
    from intermediary import embedded

    if embedded.join():  # a demonstration may well run as root; production hears the warning
        warnings.simplefilter("ignore", SecurityWarning)
