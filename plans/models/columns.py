"""The words of the model fields that hold a table's headings and cells: those of `document.columns`."""

from typing import Any

from document.columns import Column


def heading(table: tuple[Column, ...], name: str) -> dict[str, Any]:
    """Of the field with a column's heading. The first column always has one."""
    [column] = (each for each in table if each.name == name)
    is_first = column is table[0]
    called = f"rubrik: {column.noun if is_first else column.label}"
    return {"verbose_name": called, "default": column.heading, "blank": not is_first}


def cell(table: tuple[Column, ...], name: str) -> dict[str, Any]:
    """Of the field with a row's cell. The first one names the row, and is never empty."""
    [column] = (each for each in table if each.name == name)
    return {"verbose_name": column.label, "help_text": column.help, "blank": column is not table[0]}
