"""What is wording in a content and what is not, told from its text alone."""

import json
import re
from typing import Any

#: What may say the same in other words. Numbers in it may not differ.
_WORDS = {"title", "name", "intro", "html", "target_group", "purpose", "mission", "participants"}


def is_wording(before: str, after: str) -> bool:
    """Whether two contents differ, and in nothing but wording."""
    return before != after and _bones(json.loads(before)) == _bones(json.loads(after))


def _bones(part: Any) -> Any:
    """A part without its words, but for the numbers in them."""
    if isinstance(part, list):
        return [_bones(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _bones(value) for name, value in part.items() if name not in _WORDS | {"blocks"}}
    blocks = part.get("blocks", [])
    prose = [each["html"] for each in blocks if "html" in each]
    kept["blocks"] = [_bones(each) for each in blocks if "html" not in each]
    words = [value for name, value in part.items() if name in _WORDS]
    kept["numbers"] = sorted(re.findall(r"\d+", " ".join([*words, *prose])))
    return kept
