"""The source documents, and an independent look at what a reading holds."""

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

from document.content import Figure, Level, NetworkTable
from importing import ImportedPlan

DOCUMENTS = Path(__file__).parent / "documents"
SEED = Path(__file__).parents[2] / "plans/data/handlingsplan-mot-valdsbejakande-extremism.txt"


def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def words(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", text).split())


def letters(text: str) -> str:
    """Letters and digits alone: what must survive even where punctuation is recognised away."""
    return "".join(re.findall(r"\w", unicodedata.normalize("NFC", text).casefold()))


def held(reading: ImportedPlan) -> Counter[str]:
    """Every word of a reading's content and decision, counted without the report."""
    content, decision = reading.content, reading.decision
    texts = [
        content.title,
        content.organisation,
        content.applies_to,
        content.prepared_by,
        content.responsible_department,
        decision.adopted_by,
        decision.paragraph,
        decision.registry_number,
        decision.replaces,
        str(reading.number or ""),
        *(f"{fact.label} {fact.value}" for fact in content.facts),
        *(
            str(day or "")
            for day in (
                decision.valid_from,
                decision.valid_until,
                decision.adopted_on,
                decision.review_by,
            )
        ),
    ]
    for section in content.sections:
        texts.append(section.title)
        for block in section.blocks:
            texts += _texts(block)
    return words(" ".join(texts))


def _texts(block: object) -> list[str]:
    match block:
        case Figure():
            return []
        case NetworkTable(columns=columns, networks=rows):
            return [*_fields(columns), *(text for row in rows for text in _fields(row))]
        case Level(name=name, intro=intro, columns=columns, activities=rows):
            cells = [text for row in rows for text in _fields(row)]
            return [name, _plain(intro), *_fields(columns), *cells]
    return [_plain(block.html)]


def _fields(row: object) -> list[str]:
    texts = [getattr(row, name) for name in row.__struct_fields__ if name not in {"key", "extra"}]
    return [*texts, *row.extra]


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))
