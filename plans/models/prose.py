"""The rich text field: what the editor offers is what `document.text.sanitise` lets through."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from document import text

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

    def deconstruct(self) -> Any:
        """To a migration it is a text: what the editor offers is no matter of the database."""
        name, _, args, options = super().deconstruct()
        known = {"verbose_name", "blank", "help_text", "default"}
        return (
            name,
            "django.db.models.TextField",
            args,
            {key: options[key] for key in options if key in known},
        )
