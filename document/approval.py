"""An editorial revision: of which version it can be one, and the person who stands behind it. Pure."""

from dataclasses import dataclass

from document import rules
from document.rules import Dated

#: What it is called where it is one fact among others.
LABEL = "Redaktionell ändring"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved that wording alone is changed, by name, and why it was.

    `is_own` is whether the same person had proposed it, which a setting may allow.
    """

    by: str
    reason: str
    is_own: bool = False

    @property
    def words(self) -> str:
        """In a sentence: "utan nytt beslut, godkänd av Anna Ek"."""
        own = ", som själv hade föreslagit den" if self.is_own else ""
        return f"utan nytt beslut, godkänd av {self.by}{own}"


def overtaken(rewords: str, current: Dated | None) -> str:
    """Why an editorial revision of the version called `rewords` cannot be one of the version in force.

    Empty when it can, and for a proposal of a new version, which rewords none.
    """
    label = rules.version(current).label if current else ""
    if rewords in ("", label):
        return ""
    counts = f"version {label}" if label else "ingen version"
    return f"Ändringen föreslogs av version {rewords}, men nu gäller {counts}"
