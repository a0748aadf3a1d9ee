"""The files of an export as bytes: CSV, XML and checksums. Pure: equal values give equal bytes.

`docs/archive-export.md` says how to read them. Whatever text a value holds, both CSV and XML give it back.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from document import spreadsheet

#: What XML 1.0 cannot hold, escaped or not.
_OUTSIDE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class MetadataField:
    """One piece of metadata: a name that is also an XML name, what it is called, and what it says."""

    name: str
    label: str
    value: str


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table, as `document.spreadsheet` writes it."""
    return "".join(spreadsheet.lines([header, *rows])).encode()


def fields_as_csv(fields: Iterable[MetadataField]) -> bytes:
    """Metadata with one field on a row."""
    rows = ((field.name, field.label, field.value) for field in fields)
    return csv_file(("Fält", "Rubrik", "Uppgift"), rows)


def fields_as_xml(root: str, fields: Iterable[MetadataField]) -> bytes:
    """Metadata with one element for each field, in `root`."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root}>", *map(_element, fields)]
    return "\n".join([*lines, f"</{root}>", ""]).encode()


def _element(field: MetadataField) -> str:
    label, value, coding = field.label, field.value, ""
    if _OUTSIDE_XML.search(label + value):
        label, value, coding = json.dumps(label), json.dumps(value), ' kodning="json"'
    text = escape(value, {"\r": "&#13;"})
    return f"  <{field.name} rubrik={quoteattr(label)}{coding}>{text}</{field.name}>"


def checksums(files: Mapping[str, bytes]) -> bytes:
    """What `sha256sum -c` reads: a line for each file, by name."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()
