"""Where a long Swedish word is divided: at the seams of its parts first."""

import re
from collections.abc import Iterator

import pyphen

#: What the first part of a compound ends in when an s joins it to the next: vålds-, samhälls-, brotts-.
_SEAM = re.compile(r"[bdfghjklmnprtvx]ss?$", re.IGNORECASE)


class Compounds(pyphen.Pyphen):
    """Pyphen's syllables, the seams before the others: vålds-bejakande rather than våldsbe-jakande."""

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """The ways to divide a word. WeasyPrint takes the first that has room on the line."""
        ways = list(super().iterate(word))
        yield from sorted(ways, key=lambda way: _SEAM.search(way[0]) is None)
