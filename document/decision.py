"""`Decision`: what is decided when a version is adopted, each fact declared once.

Beside its field stands all that is said of a fact: what it is called, how it is asked for, judged and known
again. Cover, forms, lists, papers, exports, the importer and the comparison go through `FACTS`, so a fact is
added here and as a column of `plans.models.plan.DecisionFields`. Pure.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

type FactValue = date | str | None


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What is said of one fact; `name` and `is_day` are those of its field.

    `export` is its name in what the archive gets, which never changes. `words` are what covers call it,
    parted by semicolons. `required` is the line that refuses a decision without it; `warned`: a line says
    that it is missing. `counts`: a day that decides which version counts, or the deadline. `own`: an
    editorial revision has its own, and it is corrected by itself; the others are those of its decision.
    `past` is a day on which something was done, so never one to come; `numbered` a text with a figure in it.

    `help` is said where a decision is recorded, `planned` where one is prepared; None: the same. `beside`: in
    forms with room it stands beside the fact before it.
    """

    label: str
    export: str
    words: str
    required: str = ""
    warned: bool = False
    counts: bool = False
    own: bool = False
    past: bool = False
    numbered: bool = False
    help: str = ""
    planned: str | None = None
    beside: bool = False
    name: str = ""
    is_day: bool = False

    @property
    def expected(self) -> bool:
        """Whether a decision ought to say it."""
        return bool(self.required) or self.warned

    @property
    def noun(self) -> str:
        """Its label as it stands in a sentence: "gäller från"."""
        return self.label[0].lower() + self.label[1:]

    def read(self, text: str) -> FactValue:
        """The fact as a text says it, a day as YYYY-MM-DD. Raises `ValueError` for what is no day."""
        if not self.is_day:
            return text
        return date.fromisoformat(text) if text else None


def _fact(empty: str | None, label: str, export: str, words: str, **more: Any) -> Any:
    """A field of `Decision`, `empty` when the decision does not say it: "", or None for a day."""
    fact = DecisionFact(label, export, words, is_day=empty is None, **more)
    return field(default=empty, metadata={"fact": fact})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision that adopts a version, its facts in the order of the Ljungby plan's cover.

    What the decision does not say is empty or None: nothing is invented (domain rule 6).
    """

    valid_from: date | None = _fact(
        None,
        "Gäller från",
        "galler_fran",
        "Gäller från; Giltig från; Gäller fr.o.m.; Giltig fr.o.m.; Gäller från och med; Giltig från och med",
        required="Ange från vilken dag versionen gäller.",
        counts=True,
        help="Den dagen tar versionen över av sig själv.",
        planned="",
    )
    valid_until: date | None = _fact(
        None,
        "Gäller till",
        "galler_till",
        """Giltighetstid; Giltig till; Gäller till; Gäller t.o.m.; Giltig t.o.m.; Gäller till och med;
        Giltig till och med""",
        counts=True,
        help="Tomt betyder tills vidare.",
        planned="Sista dagen. Tomt betyder tills vidare.",
        beside=True,
    )
    adopted_by: str = _fact(
        "",
        "Fastställd av",
        "faststalld_av",
        """Beslutat av; Beslutad av; Fastställt av; Fastställd av; Antagen av; Antaget av; Beslutsinstans;
        Beslutande""",
        required="Ange vem som har fastställt planen.",
        help="Den instans som har beslutat: fullmäktige, en nämnd, ett utskott eller en namngiven delegat.",
        planned="Den instans som beslutar: fullmäktige, en nämnd, ett utskott eller en namngiven delegat.",
    )
    adopted_on: date | None = _fact(
        None,
        "Beslutsdatum",
        "beslutsdatum",
        """Beslutsdatum; Fastställd den; Fastställt den; Antagen den; Antaget den; Datum för beslut;
        Datum för antagande; Datum för fastställande""",
        warned=True,
        past=True,
        beside=True,
    )
    paragraph: str = _fact(
        "",
        "Paragraf",
        "paragraf",
        "Paragraf; Beslutsparagraf",
        warned=True,
        numbered=True,
        help="Paragrafen i protokollet, till exempel § 12.",
    )
    registry_number: str = _fact(
        "",
        "Diarienummer",
        "diarienummer",
        "Diarienummer; Dnr; Diarienr",
        warned=True,
        numbered=True,
        help="Utan det är beslutet svårt att hitta. Det kan läggas till efteråt som en rättelse.",
        planned="",
        beside=True,
    )
    attested_on: date | None = _fact(
        None,
        "Justerat den",
        "justerat_den",
        """Justerat; Justerat den; Justerad; Justerad den; Protokollet justerat; Protokollet justerat den;
        Justeringsdatum""",
        past=True,
        help="Dagen då protokollet justerades.",
    )
    delegation_item: str = _fact(
        "",
        "Delegationspunkt",
        "delegationspunkt",
        "Delegationspunkt; Delegation; Delegationsbeslut; Punkt i delegationsordningen",
        numbered=True,
        help="Punkten i delegationsordningen, när någon har beslutat på delegation.",
        beside=True,
    )
    replaces: str = _fact(
        "",
        "Ersätter",
        "ersatter",
        "Ersätter; Dokumentet ersätter",
        help="Det som slutar gälla när den här versionen börjar: den förra versionen, eller ett äldre "
        "dokument som beslutet nämner.",
        planned="Det som slutar gälla när den här versionen börjar, till exempel ”Version 1” eller ett "
        "äldre dokument.",
    )
    review_by: date | None = _fact(
        None,
        "Revideras senast",
        "revideras_senast",
        "Revideras senast; Revideras; Ska revideras senast",
        required="Ange när planen senast ska revideras.",
        counts=True,
        own=True,
        help="Efter den dagen visas planen som försenad.",
        planned="Sista dag. Därefter visas planen som försenad tills en ny version är fastställd.",
    )

    def facts(self) -> list[tuple[DecisionFact, FactValue]]:
        """Every fact with what the decision says, also those that it does not say."""
        return [(fact, getattr(self, name)) for name, fact in FACTS.items()]


#: The table, by the names of the fields.
FACTS: dict[str, DecisionFact] = {
    each.name: replace(each.metadata["fact"], name=each.name) for each in fields(Decision)
}

#: In the order in which a decision is asked for: who decides, the days that count, what else the minutes say.
ASKED = sorted(FACTS.values(), key=lambda fact: (fact.name != "adopted_by", not fact.counts))
