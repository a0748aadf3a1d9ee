"""The rule in SQL against the rule in Python and against going through the days, for random lives at once."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from document import rules
from document.content import canonical
from document.events import kind
from plans.models import Event, Plan, Revision
from tests.lives import DAWN, DAY, SPAN, counting, lives

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 1, tzinfo=UTC)
COUNTS = {"quick": 30, "ordinary": 1_000, "thorough": 10_000}


def stored(known):
    """The lives as rows, by the primary keys of their plans."""
    plans = Plan.objects.bulk_create(
        Plan(slug=f"liv-{place}", title="Liv") for place in range(len(known))
    )
    by_plan = dict(zip([plan.pk for plan in plans], known, strict=True))
    revisions = Revision.objects.bulk_create(
        revision(plan, place, row)
        for plan, life in by_plan.items()
        for place, row in enumerate(life.versions)
    )
    named = {(each.plan_id, each.number): each for each in revisions if not each.minor}
    Event.objects.bulk_create(
        event(plan, place, happening, named[plan, happening.number])
        for plan, life in by_plan.items()
        for place, happening in enumerate(
            (*life.repeals, *life.withdrawals, *life.corrections), start=1
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE"
        )  # or PostgreSQL believes that the tables are empty, and takes minutes
    return by_plan


def revision(plan, place, row):
    return Revision(
        plan_id=plan,
        number=row.number,
        minor=row.minor,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        review_by=date(2030, 1, 1),
        adopted_by="KF",
        content="{}",
        sealed_at=NOW,
        recorded_at=NOW,
        previous_digest=f"{place}",
        digest=f"{plan}-{place}",
    )


def event(plan, place, happening, revision):
    return Event(
        plan_id=plan,
        number=place,
        body=canonical(happening),
        kind=kind(happening),
        revision=revision,
        day=happening.day,
        field=getattr(happening, "field", ""),
        fact_day=getattr(happening, "fact_day", None),
        recorded_at=NOW,
        previous_digest=f"{place}",
        digest=f"{plan}-{place}",
    )


def test_the_database_and_the_rules_and_the_days_gone_through_agree(pytestconfig):
    by_plan = stored(list(lives(COUNTS[pytestconfig.getoption("speed")], seed=1)))

    for number in range(-4, 2 * SPAN + 4):
        day = DAWN + number * DAY
        rows = Revision.objects.in_force(day).values_list("plan_id", "number", "minor")
        said = {plan: (number, minor) for plan, number, minor in rows}
        assert len(said) == len(rows)
        for plan, life in by_plan.items():
            current = rules.in_force(
                life.read, on=day, repeals=life.repeals, withdrawals=life.withdrawals
            )
            assert said.get(plan) == (current and (current.number, current.minor)), (life, day)
            if day in life.days:
                gone_through = counting(life, day)
                assert said.get(plan) == (
                    gone_through and (gone_through.number, gone_through.minor)
                ), (life, day)
