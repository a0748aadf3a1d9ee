"""What stands in the way of a correction of what a decision's record says.

Every day may be corrected, also those that decide which version counts. What comes of it must be a record
that could have been entered: days in their order, and a first day that no other version has. Pure.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from document.assessing import Problem, out_of_order, wrong_day
from document.decision import Decision, FactValue
from document.events import Correction, DecisionCorrected
from document.rules import Dated, version

#: What is said of a correction that does not say where the minutes are, or who corrected them.
NO_MINUTES = "Ange paragrafen eller diarienumret, så att protokollet går att hitta."
NO_INSTANCE = "Ange vem som har rättat beslutet."


def assess_correction(
    correction: Correction, decision: Decision, *, among: Iterable[Dated], on: date
) -> list[Problem]:
    """What stands in the way of a correction of a record that reads as `decision`.

    `among` are the plan's versions that still stand. The minutes are referred to, and what they say differs.
    """
    problems = _unsaid(correction, on=on)
    if not correction.reason.strip():
        problems.append(Problem("Skriv varför uppgiften rättas.", "reason"))
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
        problems.append(Problem(NO_MINUTES, "paragraph"))
    if isinstance(correction, DecisionCorrected):
        if not correction.corrected_by:
            problems.append(Problem(NO_INSTANCE, "corrected_by"))
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
