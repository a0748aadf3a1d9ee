"""The files a print is made of: the style sheet and the fonts below static/."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

STYLE_SHEET = "css/print-document.css"


@cache
def static() -> Path:
    """The source directory of the static files; found through Django, so no setting is repeated."""
    found = finders.find(STYLE_SHEET)
    if not found:
        raise FileNotFoundError(f"{STYLE_SHEET} is not among the static files")
    return Path(found).resolve().parent.parent
