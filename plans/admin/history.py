"""The history of rows, page by page."""

from typing import Any

from django.core.paginator import Page, Paginator

from plans.models import Plan, PlannedDecision
from plans.reading.row_changes import RowChange, row_changes, stamps
from plans.row_history import RecordSelection, selections

PER_PAGE = 50


def page(number: str | None, *selections: RecordSelection) -> Page[RowChange]:
    """A page of the history of rows, newest first."""
    keys = [(when, pk, model) for model, when, pk in stamps(*selections)]
    keys.sort(key=lambda key: key[:2], reverse=True)
    shown: Page[Any] = Paginator(keys, PER_PAGE).get_page(number)
    known = row_changes([(model, pk) for _, pk, model in shown])
    shown.object_list = [known[model, pk] for _, pk, model in shown]
    return shown


def of_plan(plan: Plan) -> list[RecordSelection]:
    """The history of everything in a plan, and of what is known of its next decision."""
    return selections(plan, PlannedDecision)
