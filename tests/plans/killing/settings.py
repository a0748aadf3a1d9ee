"""Settings of the process that is killed: those of the tests, on a file or a server, with mail as files."""

import os

from tests.settings import *  # noqa: F403

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": os.environ["KILLING_MAIL"]},
    }
}
