"""The writes that touch more than one row.

Each is one transaction, keyword-only, and says who did it in `by` (None: the operator at the shell). What
the rules do not allow raises `Refused` and changes nothing.
"""

from plans.actions.adopting import adopt, archive, archive_file, printed
from plans.actions.amending import amend
from plans.actions.correcting import (
    confirm_correction,
    enter_correction,
    may_confirm,
    may_refuse,
    refuse_correction,
    unconfirmed,
)
from plans.actions.deciding import repeal, review, review_problems
from plans.actions.editing import editing
from plans.actions.proposing import proposal, propose, send_back, take_back
from plans.actions.refusing import Refused
from plans.actions.resetting import reset
from plans.actions.withdrawing import annul, call_off
from plans.actions.working import bring_in, create_plan, restore

__all__ = [
    "Refused",
    "adopt",
    "amend",
    "annul",
    "archive",
    "archive_file",
    "bring_in",
    "call_off",
    "confirm_correction",
    "create_plan",
    "editing",
    "enter_correction",
    "may_confirm",
    "may_refuse",
    "printed",
    "proposal",
    "propose",
    "refuse_correction",
    "repeal",
    "reset",
    "restore",
    "review",
    "review_problems",
    "send_back",
    "take_back",
    "unconfirmed",
]
