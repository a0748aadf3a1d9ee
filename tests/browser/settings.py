"""Settings of the site that the browser visits: those of the tests, with the static files of production."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403

STORAGES["staticfiles"]["BACKEND"] = "ljungby_plan.static_files.OneStyleSheet"  # noqa: F405
STATIC_ROOT = Path(os.environ["BROWSER_SITE"]) / "static"
