"""
The one settings file: from the environment, safe for production unless development opts out.

Every variable read here stands in the table of README.md (tests/test_settings.py compares).
"""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from freedomnow import __version__
from freedomnow.launcher import environment
from freedomnow.web.environ import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
environment.load(VAR_DIR / "environment", os.environ)
env = Environment(os.environ)

RELEASE = __version__
SECRET_KEY = env.text("SECRET_KEY")
# Keys of hashes that outlive SECRET_KEY (freedomnow/publishing/withdrawn_names.py).
MATCHING_KEY = env.text("MATCHING_KEY")
DEBUG = env.flag("DEBUG")
# Plain http on this machine: no redirect to https, no HSTS, cookies without `__Host-`.
DEVELOPMENT = env.flag("DEVELOPMENT")
# Starter content is published, demo accounts work, and nothing is hidden because of its age.
DEMO = env.flag("DEMO")
# Who answers for a real site, shown on its pages; for a trial nobody needs to.
IS_TRIAL = DEVELOPMENT or DEMO
OPERATOR_NAME, OPERATOR_CONTACT, JURISDICTION, DATA_LICENCE, _link = env.all_of(
    ("OPERATOR_NAME", "OPERATOR_CONTACT", "JURISDICTION", "DATA_LICENCE", "DATA_LICENCE_LINK"),
    required=not IS_TRIAL,
)
DATA_LICENCE_LINK = env.link("DATA_LICENCE_LINK")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "freedomnow.web",
    "freedomnow.users",
    "freedomnow.search",
    "freedomnow.evidence",
    "freedomnow.publishing",
    "freedomnow.submissions",
    "freedomnow.links",
    "freedomnow.corrections",
    "regions",
    "organizations",
    "traffickers",
    "awareness",
    "freedomnow.tips",
    "freedomnow.trust",
    "freedomnow.users.apps.ModeratorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "taggit",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    # First what sets headers, so that a redirect to https carries them too.
    "freedomnow.web.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "freedomnow.web.middleware.CleanRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "freedomnow.web.lane.LaneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "freedomnow.urls"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
WSGI_APPLICATION = "freedomnow.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "freedomnow.web.context.site",
            ],
        },
    },
]


def _database(name: str, role: str) -> dict[str, Any]:
    """A connection; where the web and public logins are not given, the owner's serves as all."""
    database = env.database(name, os.environ.get("DATABASE_URL"))
    options = database.pop("OPTIONS")
    if role != "owner":
        options = {"options": "-c statement_timeout=5000"} | options
    return database | {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASE_ROLE = env.choice("DATABASE_ROLE", ("web", "owner"))
_OWNER, _WEB, _PUBLIC = (
    _database("DATABASE_URL", "owner"),
    _database("DATABASE_WEB_URL", "web"),
    _database("DATABASE_PUBLIC_URL", "public"),
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": _OWNER if DATABASE_ROLE == "owner" else _WEB,
    "public": _PUBLIC | {"TEST": {"MIRROR": "default"}},
}
# The logins that `ensure_roles` makes and post_migrate grants to.
DATABASE_LOGINS = {
    role: {"user": login["USER"], "password": login["PASSWORD"]}
    for role, login in {"web": _WEB, "public": _PUBLIC}.items()
    if login["USER"] != _OWNER["USER"]
}
DATABASE_ROUTERS = ["freedomnow.web.lane.LaneRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_reports"
ACCOUNT_ADAPTER = "freedomnow.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "freedomnow.users.forms.AddressForm",
    "change_password": "freedomnow.users.forms.ChangePasswordForm",
    "login": "freedomnow.users.forms.SignInForm",
    "reauthenticate": "freedomnow.users.forms.AskAgainForm",
    "reset_password": "freedomnow.users.forms.ForgottenPasswordForm",
    "reset_password_from_key": "freedomnow.users.forms.ReplacePasswordForm",
    "signup": "freedomnow.users.forms.NewAccountForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
# Behind a proxy its own address would count for everybody's attempts.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ar", "العربية"),
    ("ur", "اردو"),
    ("hi", "हिन्दी"),
]
LOCALE_PATHS = [BASE_DIR / "freedomnow" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
# Only tests fix the day (freedomnow.web.clock).
TODAY = None
# Only tests name hosts of this machine here: {"example.org": "127.0.0.1"}
# (freedomnow.links.addresses asks no name server for them, and follows links there).
LINK_CHECK_HOSTS: dict[str, str] = {}

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = DEBUG

# --- what leaves and what enters -------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
# `no-referrer` would make browsers send `Origin: null`, which Django's CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = not DEVELOPMENT
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_NAME = "session" if DEVELOPMENT else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if DEVELOPMENT else "__Host-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 7 * 24 * 3600
CSRF_FAILURE_VIEW = "freedomnow.views.csrf_failure"
# A record's form with every row it may have is about 2,500 fields and 1 MB of text.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS: list[str] = []
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DEFAULT_EXCEPTION_REPORTER = "freedomnow.web.error_reports.SilentReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "freedomnow.web.error_reports.SilentFilter"

# --- mail and logs ---------------------------------------------------------------------------
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "FreedomNow <freedomnow@localhost>")
ADMINS = [("", address) for address in env.names("ERROR_MAIL_TO")]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"silent": {"()": "freedomnow.web.error_reports.SilentFormatter"}},
    "handlers": {
        "terminal": {"class": "logging.StreamHandler", "formatter": "silent"},
        "mail": {"class": "django.utils.log.AdminEmailHandler", "level": "ERROR"},
    },
    "root": {
        "level": env.choice("LOG_LEVEL", ("WARNING", "INFO", "ERROR")),
        "handlers": ["terminal"],
    },
    # An address that leads nowhere is no news; Django would write a line for each.
    "loggers": {
        "django": {"handlers": ["mail"]},
        "django.request": {"level": "ERROR"},
    },
}

# --- the product's own -----------------------------------------------------------------------
# A page that tells nobody anything, for a visitor who must leave at once.
QUICK_EXIT_URL = env.link("QUICK_EXIT_URL", "https://www.wikipedia.org/")
# An answer to a receipt, right or wrong, takes at least this long.
RECEIPT_SECONDS = 0.4
TAGGIT_CASE_INSENSITIVE = True
SILENCED_SYSTEM_CHECKS: list[str] = []
