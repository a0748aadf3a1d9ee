"""A register of many documents, written straight to the database: adopting each would take its time."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from document.content import PlanContent, canonical, sha256
from plans.models import Plan, Revision
from tests import factories
from tests.pages import TODAY


def register(count: int, **content: Any) -> None:
    """So many plans in force; `content` may hold functions of a plan's number."""
    names = [f"dokument-{number:03}" for number in range(count)]
    plans = Plan.objects.bulk_create(Plan(slug=name, title=name) for name in names)
    Revision.objects.bulk_create(
        _revision(plan, _content(number, plan.slug, content)) for number, plan in enumerate(plans)
    )


def _content(number: int, title: str, given: dict[str, Any]) -> PlanContent:
    fields = {name: each(number) if callable(each) else each for name, each in given.items()}
    return factories.content(**({"title": title, "sections": ()} | fields))


def _revision(plan: Plan, value: PlanContent) -> Revision:
    revision = Revision(
        plan=plan,
        number=1,
        content=canonical(value),
        adopted_by="Kommunstyrelsen",
        valid_from=TODAY - timedelta(days=30),
        review_by=TODAY + timedelta(days=400),
        sealed_at=timezone.now(),
        recorded_at=timezone.now(),
    )
    revision.digest = sha256(revision.seal())
    return revision
