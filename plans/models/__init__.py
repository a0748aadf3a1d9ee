"""The plan as rows (working copy) and as sealed versions."""

from plans.models.abbreviation import Abbreviation
from plans.models.archive import ArchiveFile
from plans.models.audit import Act, AuditEntry, Result
from plans.models.event import Event
from plans.models.mailbox import Mailbox
from plans.models.membership import Membership
from plans.models.plan import CoverFact, Figure, Plan, PlanKind, PlannedDecision, Section
from plans.models.revision import Revision
from plans.models.working_copy import Placed, PlanRow, Tracked

__all__ = [
    "Abbreviation",
    "Act",
    "ArchiveFile",
    "AuditEntry",
    "CoverFact",
    "Event",
    "Figure",
    "Mailbox",
    "Membership",
    "Placed",
    "Plan",
    "PlanKind",
    "PlanRow",
    "PlannedDecision",
    "Result",
    "Revision",
    "Section",
    "Tracked",
]
