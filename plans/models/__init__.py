"""The plan as rows (working copy) and as sealed versions."""

from plans.models.abbreviation import Abbreviation
from plans.models.archive import ArchiveFile
from plans.models.event import Event
from plans.models.plan import CoverFact, Figure, Plan, PlanKind, PlannedDecision, Section
from plans.models.revision import Revision
from plans.models.working_copy import Placed, PlanRow, Tracked

__all__ = [
    "Abbreviation",
    "ArchiveFile",
    "CoverFact",
    "Event",
    "Figure",
    "Placed",
    "Plan",
    "PlanKind",
    "PlanRow",
    "PlannedDecision",
    "Revision",
    "Section",
    "Tracked",
]
