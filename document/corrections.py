"""Corrections: what each says as an event of the ledger, and what stands in the way of one.

Every day may be corrected, also those that decide which version counts. What comes of it must be a record
that could have been entered: days in their order, and a first day that no other version has. Pure.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Self

import msgspec

from document import missing
from document.assessing import Problem, out_of_order, wrong_day
from document.decision import FACTS, Decision, DecisionFact, FactValue
from document.events import OfVersion
from document.rules import Dated, Version, version


class Correction(OfVersion, frozen=True, kw_only=True):
    """A fact in the record of a decision should say something else: what it said and should say, as text.

    `field` is a field of `document.decision.Decision`; the version itself stays as it was sealed. `paragraph`
    and `registry_number` are where the minutes say it. It takes two: `day` is when the second confirmed it,
    `entered` the digest of the `CorrectionEntered` that was confirmed, `own` whether both were the same. The
    three are empty while it waits.
    """

    field: str
    was: str
    now: str
    reason: str
    paragraph: str = ""
    registry_number: str = ""
    day: date | None = None
    entered: str = ""
    own: bool = False

    @property
    def fact(self) -> DecisionFact:
        """The fact that it is about."""
        return FACTS[self.field]

    @property
    def fact_day(self) -> date | None:
        """The day that the fact should say; None when it is no day, or none after all."""
        right = self.fact.read(self.now)
        return right if isinstance(right, date) else None

    @property
    def words(self) -> str:
        """What the kind of correction is called."""
        raise NotImplementedError

    @property
    def change(self) -> str:
        """What it changes, as the end of a sentence: "Gäller till: det stod …, det ska stå …"."""
        was, now = self.was or "ingen uppgift", self.now or "ingen uppgift"
        return f"{self.fact.label}: det stod {was}, det ska stå {now}"

    @property
    def minutes(self) -> str:
        """Where the minutes say it: "§ 12, KS 2026/7"."""
        return ", ".join(filter(None, [self.paragraph, self.registry_number]))

    def waiting(self) -> Self:
        """The correction as it was before it was confirmed."""
        return msgspec.structs.replace(self, day=None, entered="", own=False)

    def concerns(self, version: Version) -> bool:
        """Whether it bears on a version: an editorial revision rests on the decision that it is of."""
        same = self.minor == version.minor or not self.fact.own
        return self.number == version.number and same


class RegisterCorrected(Correction, frozen=True, tag="register_corrected"):
    """What was entered here differed from the minutes (registerrättelse)."""

    @property
    def words(self) -> str:
        """What the kind of correction is called."""
        return "Registerrättelse"


class DecisionCorrected(Correction, frozen=True, kw_only=True, tag="decision_corrected"):
    """An obvious slip in the minutes themselves was corrected by the instance that decided.

    `corrected_by` is that instance, `corrected_on` the day on which it did so.
    """

    corrected_by: str
    corrected_on: date | None = None

    @property
    def words(self) -> str:
        """What the kind of correction is called."""
        return "Rättelse av beslutet"


class CorrectionEntered(OfVersion, frozen=True, kw_only=True, tag="correction_entered"):
    """Somebody entered a correction. It counts when another person has confirmed it."""

    correction: RegisterCorrected | DecisionCorrected


class CorrectionRefused(OfVersion, frozen=True, kw_only=True, tag="correction_refused"):
    """A correction that waited was refused, or taken back by who entered it (`own`): it never counts."""

    entered: str
    comment: str
    own: bool = False


def assess_correction(
    correction: Correction, decision: Decision, *, among: Iterable[Dated], on: date
) -> list[Problem]:
    """What stands in the way of a correction of a record that reads as `decision`.

    `among` are the plan's versions that still stand. The minutes are referred to, and what they say differs.
    """
    problems = _unsaid(correction, on=on)
    if not correction.reason.strip():
        problems.append(Problem(missing.CORRECTED_WHY, "reason"))
    fact, said = correction.fact, str(getattr(decision, correction.field) or "")
    if correction.now == said:
        return [*problems, Problem("Uppgiften är redan den.", "now")]
    if fact.required and not correction.now:
        return [*problems, Problem(fact.required, "now")]
    try:
        value = fact.read(correction.now)
    except ValueError:
        return [*problems, Problem("Skriv dagen som ÅÅÅÅ-MM-DD.", "now")]
    problems += wrong_day(fact, value, field="now", on=on)
    return problems + _unfit(correction, decision, value, list(among))


def _unsaid(correction: Correction, *, on: date) -> list[Problem]:
    """What a correction ought to refer to, and does not."""
    problems = []
    if not (correction.paragraph or correction.registry_number):
        problems.append(
            Problem(
                "Ange paragrafen eller diarienumret, så att protokollet går att hitta.", "paragraph"
            )
        )
    if isinstance(correction, DecisionCorrected):
        if not correction.corrected_by:
            problems.append(Problem("Ange vem som har rättat beslutet.", "corrected_by"))
        if correction.corrected_on and correction.corrected_on > on:
            problems.append(Problem("Rättelsens dag kan inte ligga i framtiden.", "corrected_on"))
    return problems


def _unfit(
    correction: Correction, decision: Decision, value: FactValue, among: list[Dated]
) -> list[Problem]:
    """Why the record cannot read so: its own days, or those of the other versions."""
    right: Any = {correction.field: value}
    problems = [Problem(each.message, "now") for each in out_of_order(replace(decision, **right))]
    if correction.field != "valid_from" or not isinstance(value, date):
        return problems
    others = (each for each in among if each.number != correction.number)
    if same := next((each for each in others if each.valid_from == value), None):
        problems.append(Problem(f"Version {version(same).label} börjar gälla den dagen.", "now"))
    return problems
