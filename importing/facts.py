"""The cover's facts, each put in the field that holds it; what no field can hold is kept as text."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from document.content import Fact
from document.decision import FACTS, Decision
from importing import dates, labels, vocabulary
from importing.accounting import Declaration
from importing.labels import Labelled

_PARAGRAPH = re.compile(r"§+ ?[0-9]+$")
_LONGEST_DATE = 4  # words: "den 1 juli 2017"


@dataclass(slots=True)
class Facts:
    """What the cover's labels say. `texts` and `days` hold the values by field."""

    declared: Declaration
    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    number: int | None = None
    kind: str = ""
    others: list[Fact] = field(default_factory=list)

    def decision(self) -> Decision:
        """What the cover says of the decision."""
        values: dict[str, Any] = {**self.texts, **self.days}
        return Decision(**{name: value for name, value in values.items() if name in FACTS})

    def store(self, fact: Labelled, *, label_line: int, value_line: int) -> None:
        """Put a fact in its field, or keep it as it stands when the field cannot hold its value."""
        if vocabulary.squeeze(fact.label) in vocabulary.KIND_LABELS:
            self.kind = self.kind or vocabulary.kind_of(fact.value)
        self.declared.rewrite(label_line, fact.glued, fact.glued.replace(":", ": ", 1))
        if fact.field and self._fill(fact.field, fact.value, value_line):
            prefix = "§" if fact.field == "paragraph" and fact.label.startswith("§") else ""
            if prefix:
                self.texts["paragraph"] = f"{prefix} {fact.value}"
            self.declared.rewrite(label_line, fact.head, prefix)
            return
        self.others.append(Fact(label=fact.label, value=fact.value))
        self.declared.rewrite(label_line, fact.head, fact.label)
        if fact.field not in {None, "fact"}:
            self.declared.note(
                f"”{fact.label}: {fact.value}” (rad {label_line}) ryms inte i ett eget fält "
                "och behålls som text."
            )

    def _fill(self, name: str, value: str, line: int) -> bool:
        """Fill a field that is still empty. False when it is not, or cannot hold the value."""
        match name:
            case "fact":
                return False
            case "number":
                return self._fill_number(value)
            case "adopted":
                return self._fill_day("adopted_on", value, line) or self._fill_adoption(value, line)
            case "adopted_by":
                return self._fill_adoption(value, line)
            case day if day in FACTS and FACTS[day].is_day:
                return self._fill_day(day, value, line) or (
                    day == "valid_until" and self._fill_range(value, line)
                )
            case _:
                return self._fill_text(name, value)

    def _fill_number(self, value: str) -> bool:
        if self.number is not None or not labels.is_number(value):
            return False
        self.number = int(value)
        return True

    def _fill_text(self, name: str, value: str) -> bool:
        if name in self.texts:
            return False
        self.texts[name] = value
        return True

    def _fill_day(self, name: str, value: str, line: int) -> bool:
        day = dates.parse(value)
        if day is None or name in self.days:
            return False
        self.days[name] = day
        self.declared.rewrite(line, value, day.isoformat())
        return True

    def _fill_range(self, value: str, line: int) -> bool:
        """The first and the last day of "Giltighetstid: 2024-01-01 – 2027-12-31"."""
        ends = dates.parse_range(value)
        if ends is None or {"valid_from", "valid_until"} & self.days.keys():
            return False
        for name, end in zip(("valid_from", "valid_until"), ends, strict=True):
            self._fill_day(name, end, line)
        self.declared.rewrite(line, value.removeprefix(ends[0]).removesuffix(ends[1]))
        return True

    def _fill_adoption(self, value: str, line: int) -> bool:
        """Who decided, and the day and paragraph that often follow on the same line:
        "Kommunfullmäktige, 27 november 2018, § 123".
        """
        if "adopted_by" in self.texts:
            return False
        who = value
        paragraph = _PARAGRAPH.search(who)
        if paragraph and paragraph.start() and self._fill_text("paragraph", paragraph[0]):
            who = self._trim(who[: paragraph.start()].strip(), line)
        words = who.split()
        for count in range(min(_LONGEST_DATE, len(words) - 1), 0, -1):
            if self._fill_day("adopted_on", " ".join(words[-count:]), line):
                who = self._trim(" ".join(words[:-count]), line)
                break
        return self._fill_text("adopted_by", who)

    def _trim(self, words: str, line: int) -> str:
        """Drop the comma before what has been taken from the end."""
        last = words.split()[-1:]
        trimmed = words.rstrip(" ,")
        if last and trimmed != words:
            self.declared.rewrite(line, last[0], last[0].rstrip(","))
        return trimmed
