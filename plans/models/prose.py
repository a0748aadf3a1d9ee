"""The rich text field: what the editor offers is what `document.text.sanitise` lets through."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from document import text

#: The editor's extensions; each stands for elements in `text.TAGS`.
_NAMES = """
    Bold Italic Subscript Superscript Heading BulletList ListItem OrderedList Blockquote HardBreak Link
    Table TableRow TableHeader TableCell History
"""
EXTENSIONS = dict.fromkeys(_NAMES.split(), True) | {
    "Heading": {"levels": [3, 4]},
    "OrderedList": {"enableListAttributes": False},
    "Link": {"protocols": sorted(text.URL_SCHEMES), "enableTarget": False},
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
