"""Who may decide on a steering document: fullmäktige, a nämnd, an utskott or a named delegate. Pure.

A document that names somebody else is shown as it says; whoever prepares or records the decision is told.
"""

import re

#: Bodies of a municipality, a region or a kommunalförbund that decide. A styrelse is a nämnd
#: (kommunallagen 3 kap. 3–4 §§); the direktion of a kommunalförbund is both its styrelse and its fullmäktige.
_BODY = re.compile(
    r"(?:fullmäktige|nämnd(?:en)?|styrelsen?|utskott(?:et)?|direktion(?:en)?)(?:s\b|\b)",
    re.IGNORECASE,
)
#: What they are called for short.
_SHORT = re.compile(r"\b(?:KF|KS|KSAU)\b")
#: Words for one person in an office, who decides as a delegate.
_OFFICE = re.compile(
    r"(?:chef|direktör|samordnare|ordförande|sekreterare|jurist|strateg|rektor|handläggare|"
    r"kommunalråd|delegat)(?:e?n|et)?\b",
    re.IGNORECASE,
)
#: A group of officials is no delegate, whatever is delegated (kommunallagen 6 kap. 37–38 §§, 7 kap. 5 §).
_GROUP = re.compile(r"(?:grupp(?:en)?|råd(?:et)?|forum(?:et)?|nätverk(?:et)?)\b", re.IGNORECASE)


def may_decide(instance: str, *, delegation_item: str = "") -> bool:
    """Whether an instance, by its name, is one that decides on steering documents.

    `delegation_item` is the item of the order of delegation that a decision rests on: it makes a delegate
    of whoever is not named as a group.
    """
    if any(name.search(instance) for name in (_BODY, _SHORT, _OFFICE)):
        return True
    return bool(delegation_item) and not _GROUP.search(instance)


def remark(instance: str, *, delegation_item: str = "") -> str:
    """What to say to the coordinator of an instance; empty when there is nothing to say."""
    if not instance or may_decide(instance, delegation_item=delegation_item):
        return ""
    who = f"{instance} är varken fullmäktige, en nämnd, ett utskott eller en namngiven delegat."
    return f"{who} Uppgiften visas som den står. Kontrollera i protokollet vem som har beslutat."
