"""The kinds of steering documents as readers meet them: a heading and a line of plain Swedish."""

from dataclasses import dataclass

from plans.models import PlanKind


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A kind. `anchor` is where its documents begin in the register."""

    heading: str
    what: str
    anchor: str

    @property
    def value(self) -> str:
        """How addresses name it."""
        return self.anchor.partition(":")[2]

    @property
    def place(self) -> str:
        """Where its documents are, after the register's address. Asked for by name: there may be many."""
        return f"?slag={self.value}#{self.anchor}"


_WORDS = {
    PlanKind.POLICY: ("Policyer", "Vad kommunen står för."),
    PlanKind.STRATEGI: ("Strategier", "Vart kommunen är på väg."),
    PlanKind.PROGRAM: ("Program", "Vad kommunen vill uppnå inom ett område."),
    PlanKind.PLAN: ("Planer", "Vad som ska göras inom ett område."),
    PlanKind.VERKSAMHETSPLAN: ("Verksamhetsplaner", "Vad en verksamhet ska göra under perioden."),
    PlanKind.HANDLINGSPLAN: ("Handlingsplaner", "Hur ett mål ska nås: vem som gör vad, och när."),
    PlanKind.RIKTLINJE: ("Riktlinjer", "Vad som gäller när arbetet utförs."),
    PlanKind.REGLEMENTE: ("Reglementen", "Vem som ansvarar för vad och får besluta om det."),
    PlanKind.RUTIN: ("Rutiner", "Hur du gör, steg för steg."),
}

#: Documents whose kind is not given, or is one that the product no longer knows.
OTHER = RegisterKind("Övriga styrdokument", "Dokument som inte har fått något slag.", "slag:ovriga")

#: In the order of `PlanKind`, the governing ones first.
KINDS = {kind.value: RegisterKind(*_WORDS[kind], anchor=f"slag:{kind.value}") for kind in PlanKind}


def kind(value: str) -> RegisterKind:
    """The kind that a sealed content names."""
    return KINDS.get(value, OTHER)
