"""The files a print is made of: the style sheet and the fonts below static/."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

STYLE_SHEET = "css/print-document.css"


@cache
def static() -> Path:
    """The source directory of the static files; found through Django, so no setting is repeated."""
    path = finders.find(STYLE_SHEET)
    if not path:
        raise FileNotFoundError(f"{STYLE_SHEET} is not among the static files")
    return Path(path).resolve().parent.parent
