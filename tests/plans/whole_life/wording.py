"""What is wording in a content and what is not, told from its text alone.

The machine writes a new word in place of a text, or after one; it makes no slips of spelling.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

#: What may say the same in other words.
_WORDS = ("title", "name", "intro", "purpose", "mission", "participants")
#: As many words may come or go in a short text.
_FEW = 2


def is_wording(before: str, after: str) -> bool:
    """Whether two contents differ, and in nothing but wording."""
    old, new = json.loads(before), json.loads(after)
    return (
        before != after
        and _bones(old) == _bones(new)
        and all(_alike(*texts) for texts in zip(_texts(old), _texts(new), strict=True))
    )


def _alike(before: str, after: str) -> bool:
    """Whether a text is another with a few words left out or put in, none of them a number."""
    old, new = (re.sub("<[^>]*>", " ", text).split() for text in (before, after))
    short, long = sorted((old, new), key=len)
    left = iter(long)
    same_numbers = [word for word in old if word.isdigit()] == [
        word for word in new if word.isdigit()
    ]
    return old == new or bool(
        short
        and same_numbers
        and all(word in left for word in short)
        and len(long) - len(short) <= max(_FEW, len(old) / 10)
    )


def _texts(part: Any) -> Iterator[str]:
    """The texts of a part and of all in it, in the same order for parts with the same bones."""
    if isinstance(part, list):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict):
        yield from (part.get(name, "") for name in _WORDS)
        yield " ".join(each["html"] for each in part.get("blocks", []) if "html" in each)
        for _, value in sorted(_others(part).items()):
            yield from _texts(value)


def _bones(part: Any) -> Any:
    """A part without its words."""
    if isinstance(part, list):
        return [_bones(each) for each in part]
    if isinstance(part, dict):
        return {name: _bones(value) for name, value in _others(part).items()}
    return part


def _others(part: dict[str, Any]) -> dict[str, Any]:
    """What a part holds besides words; prose is words."""
    others = {name: value for name, value in part.items() if name not in _WORDS}
    if "blocks" in part:
        others["blocks"] = [each for each in part["blocks"] if "html" not in each]
    return others
