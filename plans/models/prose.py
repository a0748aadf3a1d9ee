"""The rich text field: what the editor offers is what `plans.text.sanitise` lets through."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from plans import text

#: The editor's extensions; each stands for elements in `text.TAGS`.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [3, 4]},
    "BulletList": True,
    "ListItem": True,
    "OrderedList": {"enableListAttributes": False},
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"protocols": sorted(text.URL_SCHEMES), "enableTarget": False},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
}


if TYPE_CHECKING:
    _Field = models.TextField[str, str]
else:
    _Field = ProseEditorField


class ProseField(_Field):
    """Rich text, sanitised by forms here and by the rows' own `save` everywhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options = {"extensions": EXTENSIONS, "sanitize": text.sanitise, **kwargs}
        super().__init__(*args, **options)
