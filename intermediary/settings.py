"""Settings, read from environment variables by typed readers that fail loudly."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from intermediary import embedded, tongues

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Where things are ------------------------------------------------------------------------

DATA = embedded.data_folder()
DEBUG = env.bool("DEBUG", default=embedded.wanted() == set(embedded.SERVICES))


def required(read, name, development):
    """A setting with a safe value for development only; production must say it."""
    if DEBUG:
        return read(name, default=development)
    if not env.str(name, default=""):
        raise ImproperlyConfigured(f"{name} is not set: production does not start without it")
    return read(name)


SECRET_KEY = required(env.str, "SECRET_KEY", "for-development-only-" + "x" * 40)
ALLOWED_HOSTS = required(env.list, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
TIME_ZONE = required(env.str, "TIME_ZONE", "America/New_York")
EMAIL_CONFIG = env.email_url_config(required(env.str, "EMAIL_URL", "consolemail://"))
globals().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds: a page waits for the mail server
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# What carries text messages: console, or the dotted path of a function; nothing: e-mail instead.
SMS_BACKEND = env.str("SMS_BACKEND", default="")
# Where letters say the portal is; `up` says where it serves.
_HOME = "http://localhost:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0]}"
PORTAL_URL = env.str("PORTAL_URL", default="") or _HOME
ORGANIZATION_NAME = env.str("ORGANIZATION_NAME", default="Tidewater Works")

# --- Services: given addresses, or the embedded ones ------------------------------------------

DATABASES = {"default": env.db_url_config(embedded.database_url())}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

# Three databases of one server: the broker's own, the next for the cache, the next for results.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": embedded.redis_url(1),
    }
}
CELERY_BROKER_URL = embedded.celery_url(0)
CELERY_RESULT_BACKEND = embedded.celery_url(2)

# --- Celery: a task is redelivered when its worker dies; Job rows are the truth ----------------

CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
# Longer than the time limit, or a long task would run twice; swept often, or a dead worker's
# tasks would wait a minute and a half on top.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}
# True loses tasks when the broker restarts: the cancellation itself fails and drops them.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_RESULT_EXPIRES = 3600
CELERY_TASK_TRACK_STARTED = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = True
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
DJANGO_CELERY_BEAT_TZ_AWARE = True
CELERY_BEAT_SCHEDULE = {
    "evaluate offers every night": {
        "task": "employers.evaluate_offers",
        "schedule": crontab(hour="2", minute="10"),
    },
    "evaluate changed offers every minute": {
        "task": "employers.evaluate_changed_offers",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
    "open employer contacts of new classes every morning": {
        "task": "employers.open_contact_milestones",
        "schedule": crontab(hour="5", minute="5"),
    },
    "escalate employer contacts every morning": {
        "task": "employers.escalate_contact_milestones",
        "schedule": crontab(hour="7", minute="0"),
    },
    "refresh KPIs every five minutes": {
        "task": "placements.refresh_kpis",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 290},  # the next ring says the same
    },
    "remind silent employers every morning": {
        "task": "placements.chase_silent_matches",
        "schedule": crontab(hour="7", minute="40"),
    },
    "ask employers about starts and stays every morning": {
        "task": "placements.ask_for_stays",
        "schedule": crontab(hour="7", minute="50"),
    },
    "remind people of coaching sessions every minute": {
        "task": "coaching.send_reminders",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
    "send waiting letters every minute": {
        "task": "intermediary.send_due_letters",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
    "ring for stuck jobs every minute": {
        "task": "intermediary.ring_stuck_jobs",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
}

# --- Applications ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "intermediary",
    "standards",
    "trainees",
    "employers",
    "placements",
    "coaching",
    "intermediary.administration.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_celery_beat",
    "django_filters",
    "django_htmx",
    "import_export",
    "pgtrigger",
    "pghistory",
    "template_partials.apps.SimpleAppConfig",  # the loader is set by hand below
]
AUTH_USER_MODEL = "intermediary.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "intermediary.urls"
WSGI_APPLICATION = "intermediary.wsgi.application"

MIDDLEWARE = [
    "intermediary.health.answer_first",  # asked from inside, without TLS or a public host name
    "intermediary.reference.give_reference",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages vary in length by chance (Django pads them), so their size tells nothing of a token.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "intermediary.languages.preferred_language",
    "intermediary.signing_in.stay_signed_in",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "intermediary.swapping.swapped",
    "pghistory.middleware.HistoryMiddleware",
    "intermediary.errors.dress_bare_answers",
]

FILE_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
CACHED_LOADERS = [("django.template.loaders.cached.Loader", FILE_LOADERS)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                ("template_partials.loader.Loader", FILE_LOADERS if DEBUG else CACHED_LOADERS)
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "intermediary.swapping.swap",
                "intermediary.navigation.waiting",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Exports are read by spreadsheets: no cell may be taken for a formula. Files of an import wait for
# the confirmation where every web process finds them, and are forgotten by themselves.
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"

# Who changed what is asked of writes only: reading pages leave no trace and pay nothing for it.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- Languages ---------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = tongues.LANGUAGES
tongues.complete_django()
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True

# --- Files: ours are public and immutable, uploads are private and never served as they are ----

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Signing in: by e-mail, for people who were invited ----------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "intermediary.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by staff, who know the address
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever owns the account reads of every change to it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator"},
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
]

# --- What a browser may do with our pages ------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
} | {"publickey-credentials-get": "self", "publickey-credentials-create": "self"}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # without use: see signing_in.stay_signed_in
CSRF_FAILURE_VIEW = "intermediary.errors.csrf_failure"
CSRF_COOKIE_HTTPONLY = False  # htmx reads the token from the page, forms from their field
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SECURE_SSL_REDIRECT = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG

# --- Log: one line per event, to standard error ------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"referenced": {"()": "intermediary.reference.Referenced"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}{reference}: {message}", "style": "{"}
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["referenced"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "intermediary": {"level": "INFO"},
    },
}
