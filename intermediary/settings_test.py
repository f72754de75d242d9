"""Settings of the test suite. Without DATABASE_URL or REDIS_URL it has throw-away servers.

They lie in a folder of their own, are joined here because pytest-django reads the settings before
any conftest, and are shared by the xdist workers, which inherit the folder's name. Each worker has
its own database (cloned from a migrated template, see tests/conftest.py) and its own stretch of
the broker's numbered databases.
"""

import os

from intermediary import embedded

os.environ.setdefault("DEBUG", "true")  # development values also with given servers
if "INTERMEDIARY_TEST_DATA" not in os.environ:
    os.environ["INTERMEDIARY_TEST_DATA"] = str(embedded.data_folder() / "test")
os.environ["INTERMEDIARY_DATA"] = os.environ["INTERMEDIARY_TEST_DATA"]
embedded.join(throwaway=True)

from intermediary.settings import *  # noqa: E402, F403

# gw0 -> 3, 4, 5; a run without workers -> 0, 1, 2; five stretches fit a server's sixteen databases.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")
_stretch = (int(_worker) + 1) % 5 * 3
CELERY_BROKER_URL = embedded.celery_url(_stretch)
CACHES["default"]["LOCATION"] = embedded.redis_url(_stretch + 1)  # noqa: F405
CELERY_RESULT_BACKEND = embedded.celery_url(_stretch + 2)

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
TEMPLATES[0]["OPTIONS"]["loaders"] = [("template_partials.loader.Loader", CACHED_LOADERS)]  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
