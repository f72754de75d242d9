"""Settings of the bench: the portal's own, with a database of its own on the same server."""

import os

os.environ.setdefault("DEBUG", "true")  # development values for what nobody set

from intermediary.settings import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["localhost", "testserver"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
ROOT_URLCONF = "bench.urls"
DATABASES["default"]["NAME"] = "intermediary_bench"  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = None  # noqa: F405
_outer, _inner = TEMPLATES[0]["OPTIONS"]["loaders"][0]  # noqa: F405
TEMPLATES[0]["OPTIONS"]["loaders"] = [  # noqa: F405 (as in production: read each template once)
    (_outer, [("django.template.loaders.cached.Loader", _inner)])
]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
STATIC_ROOT = BASE_DIR / "static" / "dist"  # noqa: F405 (there before anything is collected)
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
LOGGING["loggers"]["intermediary"]["level"] = "WARNING"  # noqa: F405
