"""Who stands behind an editorial revision: a person, not the instance whose decision it rests on. Pure."""

from dataclasses import dataclass

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
