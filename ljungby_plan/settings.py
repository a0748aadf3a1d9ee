"""Settings. What a municipality may change comes from the environment (`ljungby_plan.environment`)."""

from pathlib import Path

from django.utils.csp import CSP

from ljungby_plan import environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = environment.load(BASE_DIR)

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
ORGANISATION = ENVIRONMENT.organisation
OWN_APPROVAL = ENVIRONMENT.own_approval  # whether one may decide on a proposal of one's own
REVIEW_MONTHS = ENVIRONMENT.review_months  # how far a review may move the deadline
PUBLIC_URL = ENVIRONMENT.public_url  # where the site is found, on printed copies and in mails
LOGO = ENVIRONMENT.logo  # a path below static/, or nothing for the neutral mark
THEME = ENVIRONMENT.theme

INSTALLED_APPS = [
    "ljungby_plan.admin_site.LjungbyAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # the same static files in `make run` as in production
    "django.contrib.staticfiles",
    "axes",  # throttles failed logins
    "django_prose_editor",  # rich text in the admin
    "simple_history",  # who changed what, when and why
    "organisation",
    "auditing",
    "outbox",
    "plans",
    "activities",
    "networks",
    "accessibility",
    "archiving",
    "ljungby_plan",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a page of 58 kB in 10, also without a server in front
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "auditing.middleware.Oversteps",
]

ROOT_URLCONF = "ljungby_plan.urls"
WSGI_APPLICATION = "ljungby_plan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ljungby_plan.context.organisation",
            ],
            "builtins": ["plans.templatetags.plan"],
        },
    }
]

# Database: SQLite for a newcomer, PostgreSQL for a municipality.
DATABASES = {"default": ENVIRONMENT.database}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A write takes its lock at once, so two adoptions wait for each other instead of failing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

# Language and time: Swedish on screen, days as they are counted in Sweden.
LANGUAGE_CODE = "sv"
# Words that Django has no Swedish for.
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

# Logins
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True  # the audit log tells of logins, without addresses
AXES_ENABLE_ADMIN = False  # what the throttle remembers for a quarter of an hour is shown to nobody
AXES_VERBOSE = False
# A login ends after so long without a page asked for, and when the browser is closed.
SESSION_COOKIE_AGE = ENVIRONMENT.session_minutes * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Security: nothing is loaded from elsewhere; nothing inline runs but what carries the response's nonce
# (the admin's import map). The hash is the style element that the rich text editor adds.
EDITOR_STYLE_HASH = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE, EDITOR_STYLE_HASH],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
if ENVIRONMENT.https:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Cache: in files, so that all workers of a machine share it (printed copies, the throttle of reports)
CACHES = {"default": ENVIRONMENT.cache}

# Mail
MAILERS = {"default": ENVIRONMENT.mail}
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# Static files
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "ljungby_plan.static_files.OneStyleSheet"
    },
}

# Fonts and pictures are compressed already, and nobody waits for a source map.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "svgz", "woff", "woff2", "zip", "gz", "br"]

# Logs go to standard error, without names, addresses or what anyone wrote.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "CRITICAL"}, "django.security": {"level": "ERROR"}},
}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
