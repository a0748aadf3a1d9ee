"""Abbreviations explained where they are first used, beside a text that stays as it was adopted.

Pure: it is given what abbreviations mean, and adds a link around the first use of each in a laid out
text. Not a character of the text itself changes; what is added is markup, and a list at the end. Headings and
links are passed over, but what they use is still in the list.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from document import text

#: Elements within rich text in which nothing is marked: links cannot hold links, headings stay plain.
PASSED_OVER = frozenset({"a", "h3", "h4"})

#: A tag, with whatever its attributes hold; or a character reference, which is never taken apart.
_TAG = r"""<(?P<end>/?)(?P<tag>\w+)(?:[^>"']|"[^"]*"|'[^']*')*>"""
_REFERENCE = r"&\#?\w+;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An abbreviation that a document uses. `anchor` is the id of its line in the list."""

    short: str
    meaning: str
    anchor: str


class Marker:
    """Marks texts in reading order; `used` then holds what they used, in Swedish order."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {short: meaning for short, meaning in known.items() if short.strip()}
        self._anchors = _anchors(self._known)
        self._used: set[str] = set()
        self._marked: set[str] = set()
        longest_first = sorted(self._known, key=len, reverse=True)
        shorts = "|".join(re.escape(text.escape(short)) for short in longest_first)
        # Without any abbreviation there is nothing to match: an empty group would match everywhere.
        self._pattern = re.compile(
            rf"{_TAG}|(?<!\w)(?P<short>{shorts})(?!\w)|{_REFERENCE}" if shorts else r"(?!)"
        )

    @property
    def used(self) -> tuple[Explanation, ...]:
        """The abbreviations that the texts so far have used."""
        return tuple(
            Explanation(short=short, meaning=self._known[short], anchor=self._anchors[short])
            for short in sorted(self._used, key=lambda short: (text.swedish_order(short), short))
        )

    def rich(self, markup: str) -> SafeString:
        """Sanitised rich text with first uses marked."""
        within = 0  # elements that are passed over and not yet closed

        def replace(match: re.Match[str]) -> str:
            nonlocal within
            if match["tag"] in PASSED_OVER:
                within += -1 if match["end"] else 1
            return self._use(match, mark=not within) if match["short"] else match[0]

        return mark_safe(self._pattern.sub(replace, markup))  # noqa: S308 - it was sanitised

    def plain(self, words: str) -> SafeString:
        """Plain text, escaped, with first uses marked."""
        return self.rich(text.escape(words))

    def note(self, words: str) -> None:
        """Plain text that is shown as it is: what it uses stands in the list all the same."""
        for match in self._pattern.finditer(text.escape(words)):
            if match["short"]:
                self._use(match, mark=False)

    def _use(self, match: re.Match[str], *, mark: bool) -> str:
        """The words of a use, as a link to its explanation when it is the first that can be one."""
        short = html.unescape(match["short"])
        self._used.add(short)
        if not mark or short in self._marked:
            return match[0]
        self._marked.add(short)
        title = html.escape(self._known[short])
        return (
            f'<a class="abbr" href="#{self._anchors[short]}">'
            f'<abbr title="{title}">{match[0]}</abbr></a>'
        )


def _anchors(shorts: Iterable[str]) -> dict[str, str]:
    """An id for each, made of its letters; two that come to the same are numbered."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for short in sorted(shorts):
        stem = f"forkortning:{text.slug(short) or 'tecken'}"
        numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
        anchors[short] = next(each for each in (stem, *numbered) if each not in taken)
        taken.add(anchors[short])
    return anchors
