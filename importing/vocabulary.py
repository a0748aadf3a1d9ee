"""The words by which a steering document is recognised. All matching ignores case.

Plain data, so that a municipality's own word can be added in one place.
"""

import re
from functools import lru_cache

from document.columns import ACTIVITY, NETWORK
from document.decision import FACTS

#: How a cover names its facts, by the field they fill: the decision's and others. `adopted` is whichever the
#: value turns out to be: a day, or who decided; `fact` has no field of its own and keeps its label.
_LABELS = {
    **{fact.name: fact.words for fact in FACTS.values()},
    "applies_to": "Gäller för; Dokumentet gäller för",
    "adopted": "Fastställd; Fastställt; Antagen; Antaget; Beslutad; Beslutat",
    "prepared_by": "Utarbetad av; Framtagen av; Utarbetat av; Framtaget av",
    "responsible_department": """Dokumentansvarig; Dokumentägare; Dokumentansvarig förvaltning;
        Ansvarig förvaltning""",
    "number": "Version; Versionsnummer",
    "fact": "Dokumenttyp; Typ av dokument; Senast reviderad; Reviderad; Kontaktperson",
}

#: The words of `_LABELS["fact"]` that name the document's kind.
KIND_LABELS = frozenset({"dokumenttyp", "typavdokument"})

#: What marks a table of contents.
CONTENTS = frozenset({"innehåll", "innehållsförteckning"})

#: Headings that are usual in steering documents: each is a heading wherever it stands on a line alone.
_HEADINGS = """
    aktiviteter; ansvar; ansvar och roller; avgränsning; avgränsningar; bakgrund; bakgrund och syfte;
    begrepp; bilaga; bilagor; definition; definitioner; ekonomi; förord; genomförande; giltighet;
    implementering; inledning; insatser; kommunikation; källor; lagstiftning; lägesbild; mål;
    mål och syfte; nuläge; nulägesbeskrivning; omfattning; omvärld; organisation; referenser;
    relaterade dokument; revidering; roller och ansvar; sammanfattning; samverkan; styrdokument; syfte;
    syfte och bakgrund; syfte och mål; tillämpning; uppföljning; uppföljning och revidering;
    uppföljning och utvärdering; utvärdering; vision; åtgärder
"""

#: Kinds of document, by the forms in which a title says them; also as the end of a compound word.
KINDS = {
    "arbetsordning": "arbetsordning",
    "föreskrifter": "föreskrift",
    "handlingsplan": "handlingsplan",
    "instruktion": "instruktion",
    "plan": "plan",
    "policy": "policy",
    "program": "program",
    "reglemente": "reglemente",
    "riktlinje": "riktlinje",
    "riktlinjer": "riktlinje",
    "rutin": "rutin",
    "rutiner": "rutin",
    "strategi": "strategi",
    "taxa": "taxa",
    "taxor": "taxa",
    "verksamhetsplan": "verksamhetsplan",
}

_LEVEL = "(?:nivå|område|insatsområde|fokusområde|målområde|prioriterat område|steg)"

#: A heading that says by itself that it names a level or an area of measures.
LEVEL = re.compile(rf"{_LEVEL} ?[0-9:–-]", re.IGNORECASE)

#: Such a heading when it stands on a line of its own: "Nivå 1 – Alla", "Område: Skolan".
LEVEL_HEADING = re.compile(rf"{_LEVEL} ?[0-9]{{0,2}} ?[:–-] ?\S.*", re.IGNORECASE)

#: Words by which prevention work names its levels. Weaker evidence: other headings use them too.
LEVEL_WORDS = re.compile(
    r"prevention|förebyggande|främjande|generell|universell|selektiv|specifik|indikerad|individ",
    re.IGNORECASE,
)

#: A section whose headings with a table under them are levels.
ACTIVITY_SECTION = re.compile(r"aktivitet|åtgärd|insats|handlingsplan", re.IGNORECASE)

BULLETS = "•·●▪◦‣*–-\uf0b7"


def squeeze(text: str) -> str:
    """Only the letters and digits, without case: what is left when punctuation does not count."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _terms(text: str) -> list[str]:
    return [" ".join(term.split()) for term in text.split(";")]


HEADINGS = frozenset(_terms(_HEADINGS))
LABELS = {squeeze(term): field for field, terms in _LABELS.items() for term in _terms(terms)}

#: Column headings, by the part that the column holds.
_ACTIVITY_TERMS = {term: each.name for each in ACTIVITY for term in _terms(each.terms)}
_NETWORK_TERMS = {term: each.name for each in NETWORK for term in _terms(each.terms)}

_PARTS = re.compile(r" ?/ ?| och | eller | & |, ?")
_LONGEST_COLUMN_HEADING = 40


def field_of(label: str) -> str | None:
    """The field that a cover label fills, or None when the label is not known."""
    if label.strip(" :") in {"§", "§§"}:
        return "paragraph"
    return LABELS.get(squeeze(label))


def labels_itself(text: str) -> bool:
    """Whether a line says what it is before it says it: "Ansvarig: Elevhälsan", "Dnr: 12"."""
    label, colon, value = text.partition(": ")
    roles = (field_of, activity_role, network_role)
    return bool(colon and value) and any(role(label) for role in roles)


@lru_cache(maxsize=1024)
def activity_role(heading: str) -> str | None:
    """Which part of an activity a column holds."""
    return _role(heading, _ACTIVITY_TERMS)


@lru_cache(maxsize=1024)
def network_role(heading: str) -> str | None:
    """Which part of a group a column holds."""
    return _role(heading, _NETWORK_TERMS)


def _role(heading: str, terms: dict[str, str]) -> str | None:
    """The role of a heading, of one of its parts ("Syfte/mål"), or of "Ansvarig för …"."""
    text = heading.casefold().rstrip(":")
    if len(text) > _LONGEST_COLUMN_HEADING:
        return None
    candidates = [text, *_PARTS.split(text)]
    if text.startswith(("ansvarig ", "klart ")):
        candidates.append(text.split()[0])
    return next((terms[term] for term in candidates if term in terms), None)


def kind_of(title: str) -> str:
    """The document's kind as its title says it ("Drogpolicy" is a policy), or '' when it does not."""
    for word in title.casefold().split():
        bare = word.strip(".,:;!?()\"'”–-")
        if matches := [form for form in KINDS if bare.endswith(form)]:
            return KINDS[max(matches, key=len)]
    return ""
