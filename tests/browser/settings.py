"""Settings of the site that the browser visits: those of the tests, with the static files of every app."""

from tests.settings import *  # noqa: F403

WHITENOISE_USE_FINDERS = True  # nothing is collected, so nothing waits for it
