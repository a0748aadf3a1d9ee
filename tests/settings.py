"""Settings for the tests: those of production, with a cheap password hasher and no files to collect."""

import os

os.environ["SECRET_KEY"] = "x" * 50
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["DEBUG"] = os.environ["HTTPS"] = "false"
os.environ["PUBLIC_URL"] = "http://testserver"
os.environ["CACHE_URL"] = "locmem://"
os.environ["ORGANISATION"] = "Ljungby kommun"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from ljungby_plan.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

STATIC_ROOT = BASE_DIR / "static"  # noqa: F405 - it is there; nothing is collected
