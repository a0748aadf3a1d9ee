"""Keys: the addresses of a plan's parts, made from their names and unique in the plan."""

import re
from collections import Counter

from document import text

_LONGEST = 60
_LEVEL = re.compile(r"nivå\s*[:–-]\s*", re.IGNORECASE)


class Keys:
    """Gives out keys for one kind of part; the second with the same name gets "-2", and so on."""

    def __init__(self, fallback: str) -> None:
        self._fallback = fallback
        self._given: set[str] = set()
        self._count: Counter[str] = Counter()

    def key(self, name: str) -> str:
        """A key that no other part has."""
        base = text.slug(name) or self._fallback
        key = base
        while key in self._given:
            self._count[base] += 1
            number = f"-{self._count[base] + 1}"
            key = base[: _LONGEST - len(number)].rstrip("-") + number
        self._given.add(key)
        return key


def level_name(name: str) -> str:
    """What a level's key is made of: its name without a leading "Nivå:"."""
    match = _LEVEL.match(name)
    return name[match.end() :] if match else name
