"""The words of the model fields that hold a table's headings and cells: those of `document.columns`."""

from collections.abc import Sequence
from typing import Any

from document.columns import Column


def heading(table: Sequence[Column], name: str) -> dict[str, Any]:
    """Of the field with a column's heading. The first column always has one."""
    column, is_first = _find(table, name)
    called = column.noun if is_first else column.label
    return {
        "verbose_name": f"rubrik: {called}",
        "default": column.heading,
        "blank": not is_first,
    }


def cell(table: Sequence[Column], name: str) -> dict[str, Any]:
    """Of the field with a row's cell. The first one names the row, and is never empty."""
    column, is_first = _find(table, name)
    return {"verbose_name": column.label, "help_text": column.help, "blank": not is_first}


def _find(table: Sequence[Column], name: str) -> tuple[Column, bool]:
    return next((column, column is table[0]) for column in table if column.name == name)
