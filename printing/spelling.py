"""Words that the end of a line cuts or parts, put right in the operators of the pages.

A page is drawn line by line, and a line ends without a space. So that every word can be read out of
the file whole, and apart from the next, this adds what the eye fills in: `/ActualText` with the whole
word where it is divided, and a space where a line was broken at one. A word that its glyphs do not spell,
such as one with a character that no font has, is told in the same way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from printing.letters import restored

#: What a line ends in when a word was hyphenated there: print-document.css puts a word joiner, which
#: has no glyph, after the hyphen. A hyphen of the text's own stands alone.
HYPHEN = "-\u2060"
#: What parts words. Fonts have one glyph for both.
_SPACES = re.compile("[ \u00a0]")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
_FONT = re.compile(rb"/(\S+) \S+ Tf")
_CLOSE = b"] TJ EMC ["

#: What the glyphs of a font stand for, as the operators write them.
type _Letters = dict[bytes, str]


@dataclass(slots=True)
class _Word:
    """A word, of which each line shows a part."""

    text: str
    parts: int = 1
    given: bool = False

    def add(self, part: str) -> None:
        """The next line goes on with it."""
        self.text = self.text.removesuffix(HYPHEN) + part
        self.parts += 1

    def actual_text(self) -> str | None:
        """What the next part of it says: the whole word, then nothing; None if it is not divided."""
        if self.parts == 1:
            return None
        given, self.given = self.given, True
        return "" if given else self.text


@dataclass(slots=True)
class _Text:
    """A piece of a line. `start` is the place of the first operator that draws it."""

    operators: list[Any]
    start: int
    line: Any
    long: Any
    words: list[_Word]
    spaced: bool = False

    def matches(self, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
        """Its operators of one kind, and their places."""
        end = self.operators.index(b"EMC", self.start)
        for place in range(self.start, end):
            if match := pattern.fullmatch(self.operators[place]):
                yield place, match

    def spelled(self, letters: dict[bytes, _Letters]) -> list[str]:
        """Its words as its glyphs have them."""
        fonts = dict(self.matches(_FONT))
        shown = dict(self.matches(_SHOWN))
        pieces, known = [], {}
        for place in sorted(fonts | shown):
            if place in fonts:
                known = letters[fonts[place][1]]
            else:
                glyphs = b"".join(_GLYPHS.findall(shown[place][1]))
                pieces += [known[glyphs[at : at + 4]] for at in range(0, len(glyphs), 4)]
        return _SPACES.split("".join(pieces))


class Stream:
    """The operators of a page, as pydyf holds them."""

    def __init__(self, operators: list[Any]) -> None:
        self.operators = operators
        self._places = {
            each["MCID"]: place
            for place, each in enumerate(operators)
            if isinstance(each, dict) and "MCID" in each
        }

    def start(self, number: int) -> int:
        """The place of the first operator inside the marked content of this number."""
        return self._places[number] + 2

    def drop(self, number: int, kind: bytes) -> None:
        """Make it an artifact: it is drawn, but is not part of the text."""
        place = self._places[number]
        self.operators[place - 1 : place + 1] = b"/Artifact", b"<</Type /%b>>" % kind


class Texts:
    """The texts of a document in reading order."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._last: dict[Any, _Text] = {}
        self._parted = False

    def add(self, box: Any, stream: Stream, number: int, line: Any) -> None:
        """The next text box. `line` is the line box around it, the outermost one."""
        if not box.text.strip():
            self._parted = True
            return
        long = box.element if box.element.get("class") == "long" else None
        written = restored(box.text.replace("\u00ad", ""))
        words = [_Word(word) for word in _SPACES.split(written)]
        text = _Text(stream.operators, stream.start(number), line, long, words)
        if before := self._last.get(line.element):
            self._join(before, text)
        self._texts.append(text)
        self._last[line.element] = text
        self._parted = False

    def _join(self, before: _Text, text: _Text) -> None:
        word = before.words[-1]
        if before.line is text.line:
            before.spaced = self._parted
        elif word.text.endswith(HYPHEN) or (before.long is not None and before.long is text.long):
            word.add(text.words[0].text)
            text.words[0] = word
        else:
            before.spaced = word.text != ""

    def spell(self, fonts: Iterable[Any]) -> None:
        """Put the operators right. `fonts` are the fonts of the document."""
        letters: dict[bytes, _Letters] = {}
        for font in fonts:
            known = letters.setdefault(font.hash.encode(), {})
            known |= {b"%04x" % glyph: character for glyph, character in font.to_unicode.items()}
        for text in self._texts:
            actual = _actual_texts(text, letters)
            if text.spaced or actual.count(None) < len(actual):
                _spell(text, actual, letters)


def _actual_texts(text: _Text, letters: dict[bytes, _Letters]) -> list[str | None]:
    """What the words of a text say in place of their glyphs; None for those that are spelled by them."""
    spelled = text.spelled(letters)
    actual = [word.actual_text() for word in text.words]
    if len(spelled) != len(actual):
        return actual
    return [
        word.text if given is None and not _alike(word.text, glyphs) else given
        for word, given, glyphs in zip(text.words, actual, spelled, strict=True)
    ]


def _alike(written: str, spelled: str) -> bool:
    return written == spelled or normalize("NFC", written) == normalize("NFC", spelled)


def _spell(text: _Text, actual: list[str | None], letters: dict[bytes, _Letters]) -> None:
    """Write what the words of a text say into its operators, and the space after it."""
    fonts = {
        place: [
            glyph for glyph, character in letters[match[1]].items() if _SPACES.fullmatch(character)
        ]
        for place, match in text.matches(_FONT)
    }
    space = list(fonts.values())[-1][:1] if text.spaced else []
    if text.spaced and not space:
        actual[-1] = (text.words[-1].text if actual[-1] is None else actual[-1]) + " "
    words = iter(actual)
    word = next(words)
    known: list[bytes] = []

    def put(glyphs: re.Match[bytes]) -> bytes:
        nonlocal word
        out = b""
        for glyph in re.findall(b"....", glyphs[1]):
            if glyph in known:
                out += _closed(word) + b"<%b>" % glyph
                word = next(words, None)
                out += _opened(word)
            else:
                out += b"<%b>" % glyph
        return out.replace(b"><", b"")

    shown = dict(text.matches(_SHOWN))
    before, after = _opened(word), b"<%b>" % space[0] if space else b""
    for place in range(min(fonts), max(shown) + 1):
        known = fonts.get(place, known)
        if place in shown:
            inside = _GLYPHS.sub(put, shown[place][1])
            end = _closed(word) + after if place == max(shown) else b""
            text.operators[place] = b"[%b] TJ" % (before + inside + end)
            before = b""


def _opened(word: str | None) -> bytes:
    if word is None:
        return b""
    encoded = ("\ufeff" + word).encode("utf-16-be").hex().encode()
    return b"] TJ /Span <</ActualText <%b>>> BDC [" % encoded


def _closed(word: str | None) -> bytes:
    return b"" if word is None else _CLOSE
