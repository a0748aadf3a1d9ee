"""The account of every word of the source (domain rule 7: nothing is lost).

The account is not made by the code that builds the content. It counts the words of the source line by
line, takes away what the readers say they set aside and applies what they say they rewrote, as far as
the line holds those words and the rewriting is of a kind that is allowed. What remains must be exactly
the words found in the result. A word that remains is lost; a word that only the result has is invented.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from document import rules
from importing import dates, lines, vocabulary
from importing.vocabulary import squeeze


class Category(StrEnum):
    """What became of words that are not in the content."""

    REPEATED = "upprepade tabellrubriker"
    FURNITURE = "sidmarkeringar"
    CONTENTS = "innehållsförteckning"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that are no part of the plan."""

    line: int
    text: str
    category: Category


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Words that the content holds in another form: a label as a field, a written date as a date."""

    line: int
    before: str
    after: str


@dataclass(slots=True)
class Declaration:
    """What the readers say they do to the source, said as they do it."""

    entries: list[SetAside | Rewritten] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def set_aside(self, category: Category, line: lines.SourceLine) -> None:
        """Leave a whole line out of the plan."""
        self.entries.append(SetAside(line.number, line.text, category))

    def rewrite(self, line: int, before: str, after: str = "") -> None:
        """Words of a line that the content holds otherwise; nothing is written down for no change."""
        if before != after:
            self.entries.append(Rewritten(line, before, after))

    def note(self, line: str) -> None:
        """Something the user should know about how the source was read."""
        self.notes.append(line)


@dataclass(frozen=True, slots=True)
class Account:
    """How many words went where. `set_aside` holds for each category its words and its line numbers."""

    total: int
    placed: int
    set_aside: dict[Category, tuple[int, tuple[int, ...]]]
    lost: tuple[str, ...]
    invented: tuple[str, ...]


def settle(source: str, result: Iterable[str], declared: Declaration) -> Account:
    """Compare the words of the source with the words of the result."""
    remaining = _words_by_line(source)
    total = sum(words.total() for words in remaining.values())
    counts: Counter[Category] = Counter()
    places: dict[Category, set[int]] = {category: set() for category in Category}
    for entry in declared.entries:
        words = remaining[entry.line]
        if isinstance(entry, Rewritten):
            _rewrite(words, entry.before, entry.after)
            continue
        taken = Counter(entry.text.split()) & words
        words.subtract(taken)
        counts[entry.category] += taken.total()
        places[entry.category].add(entry.line)
    expected: Counter[str] = Counter()
    for words in remaining.values():
        expected.update(words)
    result_words = Counter(result)
    lost = tuple((expected - result_words).elements())
    return Account(
        total=total,
        placed=total - counts.total() - len(lost),
        set_aside={name: (counts[name], tuple(sorted(places[name]))) for name in Category},
        lost=lost,
        invented=tuple((result_words - expected).elements()),
    )


def _words_by_line(source: str) -> defaultdict[int, Counter[str]]:
    by_line: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for number, line in lines.numbered(source):
        if words := line.split():
            by_line[number].update(words)
    return by_line


def _rewrite(words: Counter[str], before: str, after: str) -> None:
    consumed = Counter(before.split())
    if consumed <= words and explains(before, after):
        words.subtract(consumed)
        words.update(after.split())


_ORDINAL = re.compile(r"(?:[0-9]{1,3}|[a-zåäö])[.)]", re.IGNORECASE)


def explains(before: str, after: str) -> bool:
    """Whether a rewriting is one of the kinds that lose nothing.

    Punctuation and spaces may differ; a day may be written otherwise; and a known label, the mark of a
    list item and the rule of printed copies may go, because a field, a list and the program say them.
    """
    if squeeze(before) == squeeze(after):
        return True
    if after:
        day = dates.parse(before)
        return day is not None and day.isoformat() == after
    return (
        vocabulary.field_of(before) is not None
        or _ORDINAL.fullmatch(before) is not None
        or squeeze(before) in squeeze(rules.COPY_RULE)
    )
