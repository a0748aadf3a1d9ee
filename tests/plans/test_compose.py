"""The working copy as a value, and back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase

from activities.models import Activity, Level
from document.content import Figure, FigureKind, PlanContent, Prose, Section
from document.decision import Decision
from plans import actions
from plans.compose import compose
from plans.models import Figure as FigureRow
from plans.models import Plan
from plans.models import Section as SectionRow
from plans.row_history import newest_change
from tests import factories
from tests.plans import strategies

pytestmark = pytest.mark.django_db


class RoundTrip(TestCase):
    @given(strategies.plans())
    @settings(suppress_health_check=list(HealthCheck))
    def test_a_value_written_as_rows_composes_to_the_same_value(self, value):
        plan = factories.plan(value=value)

        assert _without_network_keys(compose(plan)) == _without_network_keys(value)

    @given(strategies.plans())
    @settings(suppress_health_check=list(HealthCheck))
    def test_history_composes_to_what_the_rows_do(self, value):
        plan = factories.plan(value=value)

        assert compose(plan, at=newest_change(plan)) == compose(plan)


def _without_network_keys(value: PlanContent):
    """Groups get their keys from the registry, which has groups of other plans too."""
    import msgspec  # noqa: PLC0415

    built = msgspec.to_builtins(value)
    for section in built.get("sections", ()):
        for block in section.get("blocks", ()):
            for network in block.get("networks", ()):
                network.pop("key")
    return built


def test_a_placed_block_stands_after_its_number_of_paragraphs():
    plan = factories.plan(
        sections=(
            Section(
                key="s",
                title="S",
                blocks=(
                    Prose(html="<p>ett</p>"),
                    Figure(kind=FigureKind.LEVELS),
                    Prose(html="<p>två</p>"),
                ),
            ),
        )
    )
    FigureRow.objects.get().save()

    assert [type(block) for block in compose(plan).sections[0].blocks] == [Prose, Figure, Prose]


def test_a_block_placed_beyond_the_last_paragraph_stands_last():
    plan = factories.plan(
        sections=(Section(key="s", title="S", blocks=(Prose(html="<p>ett</p>"),)),)
    )
    FigureRow.objects.create(
        section=SectionRow.objects.get(), after=99, position=1, kind=FigureKind.UNKNOWN
    )

    assert [type(block) for block in compose(plan).sections[0].blocks] == [Prose, Figure]


def test_the_past_is_composed_as_it_was():
    plan = factories.plan()
    before, moment = compose(plan), newest_change(plan)
    activity = Activity.objects.get()
    activity.name = "Något annat"
    activity.save()
    SectionRow.objects.get(key="inledning").delete()

    assert compose(plan, at=moment) == before
    assert compose(plan) != before


def test_a_plan_cannot_be_composed_before_it_was_there():
    plan = factories.plan()

    with pytest.raises(Plan.DoesNotExist):
        compose(plan, at=newest_change(plan) - timedelta(days=1))


@pytest.mark.parametrize("at", [None, "newest"])
def test_the_number_of_queries_does_not_grow_with_the_plan(django_assert_max_num_queries, at):
    small, large = factories.plan(), factories.plan()
    level = Level.objects.filter(plan=large).get()
    for number in range(30):
        Activity.objects.create(level=level, name=f"Aktivitet {number}")
        SectionRow.objects.create(plan=large, title=f"Avsnitt {number}")

    for plan in (small, large):
        moment = newest_change(plan) if at else None
        with django_assert_max_num_queries(9):
            compose(plan, at=moment)


def test_rich_text_is_sanitised_whichever_way_it_comes_in():
    section = SectionRow.objects.create(
        plan=factories.plan(), title="S", body='<p onclick="x">a</p><script>b</script>'
    )

    assert section.body == "<p>a</p>"


def test_a_row_without_a_place_in_the_order_goes_last():
    plan = factories.plan()

    section = SectionRow.objects.create(plan=plan, title="Uppföljning")

    assert compose(plan).sections[-1].key == section.key == "uppfoljning"


def test_history_says_who_and_why():
    account = factories.user()
    plan = actions.create_plan(
        slug="rutin",
        value=PlanContent(title="Rutin"),
        decision=Decision(),
        by=account,
        reason="Ny rutin",
    )

    record = plan.history.get()

    assert (record.history_user, record.history_change_reason) == (account, "Ny rutin")


def test_a_clock_set_back_does_not_put_a_change_before_the_seal(monkeypatch):
    plan = factories.plan()
    revision = factories.revision(plan)
    earlier = timezone.now() - timedelta(days=365)
    monkeypatch.setattr("plans.models.working_copy.timezone.now", lambda: earlier)
    activity = Activity.objects.get()
    for name in ("Första", "Andra"):
        activity.name = name
        activity.save()

    stamps = list(activity.history.values_list("history_date", flat=True))

    assert compose(plan, at=revision.sealed_at) == revision.value
    assert stamps == sorted(set(stamps), reverse=True)
