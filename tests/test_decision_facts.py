"""Every fact of a decision stands on every surface, so that a new one is forgotten on none."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from archiving import metadata
from comparing import compare
from document import assessing
from document.decision import FACTS, Decision
from document.edition import Edition
from document.events import Adopted
from importing import read
from organisation.roles import Role
from plans import actions, copies
from plans.admin.adoption import AdoptForm
from plans.certificate import certify
from plans.models import Plan, PlannedDecision, Revision
from plans.models.plan import DecisionFields
from plans.reading import versions
from tests import factories
from tests.pages import TODAY, Page, get, today
from tests.plans.admin.forms import filled
from tests.printing.reading import pages

__all__ = ["today"]

pytestmark = pytest.mark.django_db

COUNTING = {
    "valid_from": date(2026, 1, 3),
    "valid_until": date(2029, 6, 5),
    "review_by": date(2028, 7, 9),
}
#: What each fact is corrected to.
RIGHT = {
    "valid_from": "2026-01-04",
    "valid_until": "2030-06-05",
    "review_by": "2029-07-09",
}


def told(place: int, name: str):
    """What a decision says of a fact that nothing else says."""
    fact = FACTS[name]
    if fact.is_day:
        return COUNTING.get(name, date(2025, 11, 1) + timedelta(place))
    return f"{fact.noun.capitalize()}-{100 + place}"


FULL = Decision(**{name: told(place, name) for place, name in enumerate(FACTS)})


@pytest.fixture
def plan():
    """A plan whose one version was adopted with a decision that says everything."""
    plan = factories.plan(slug="trygghet")
    actions.adopt(plan=plan, by=None, decision=FULL, on=TODAY, render=factories.archive_file)
    return plan


def words(html: str) -> str:
    """What is read of a page or a table, its pieces parted by single spaces."""
    return " ".join(re.sub(r"<[^>]+>|[;:\n]", " ", html).split())


def on(address: str) -> Callable[[Plan], str]:
    return lambda _: get(f"/planer/trygghet/{address}").html


def archive_file(plan: Plan) -> str:
    return "".join(pages(actions.archive_file(actions.printed(plan.revisions.get())), "-layout"))


def draft(_: Plan) -> str:
    edition = Edition(slug="trygghet", on=TODAY, content=factories.content(), decision=FULL)
    return "".join(pages(copies.printed_draft(edition), "-layout"))


def export(plan: Plan) -> str:
    adopted = next(each.value for each in plan.events.all() if isinstance(each.value, Adopted))
    found = metadata.of_version(plan.revisions.get(), adopted)
    return " ".join(f"{each.label} {each.value}" for each in found)


def comparison(plan: Plan) -> str:
    after = versions("trygghet").edition(plan.revisions.get(), TODAY)
    before = replace(after, decision=Decision())
    return " ".join(f"{row.label} {row.new.after}" for row in compare(before, after).cover)


SURFACES = {
    "försättsbladet": on("version/1/"),
    "arkivfilen": archive_file,
    "utkastet": draft,
    "versionerna": on("versioner/"),
    "händelserna": on("handelser/"),
    "uttaget till arkivet": export,
    "jämförelsen": comparison,
}


@pytest.mark.parametrize("surface", SURFACES)
def test_every_fact_of_a_decision_is_read_on(surface, plan):
    shown = words(SURFACES[surface](plan))

    missing = [fact.label for fact, value in FULL.facts() if f"{fact.label} {value}" not in shown]
    assert not missing


def test_the_statement_says_every_fact_but_the_deadline_that_reviews_move(plan):
    shown = words("".join(pages(copies.certificate(certify(plan, on=TODAY)), "-layout")))

    missing = {fact.label for fact, value in FULL.facts() if f"{fact.label} {value}" not in shown}
    assert missing == {"Revideras senast"}


def test_a_fact_that_is_expected_and_not_known_is_missing_in_the_statement():
    plan = factories.plan(slug="trygghet")
    factories.revision(plan)

    facts = {fact.label: fact.value for fact in certify(plan, on=TODAY).versions[0].facts}

    expected = {fact.label for fact in FACTS.values() if fact.warned}
    assert {label for label, value in facts.items() if value == "Uppgift saknas"} == expected


def test_every_fact_has_a_name_of_its_own_in_the_export():
    names = [fact.export for fact in FACTS.values()]

    assert set(names) <= set(metadata.VERSION)
    assert len(set(names)) == len(names)


def test_every_fact_has_a_column_of_its_kind_in_the_planned_and_the_sealed_decision():
    columns = {field.name: field for field in DecisionFields._meta.get_fields()}

    assert list(columns) == list(FACTS)
    for name, fact in FACTS.items():
        for model in (PlannedDecision, Revision):
            column = model._meta.get_field(name)
            assert isinstance(column, models.DateField) == fact.is_day
            assert column.verbose_name == fact.noun


def test_every_fact_is_sealed(plan):
    revision = Revision.objects.get()
    assert revision.seal() == revision.digest

    for name, fact in FACTS.items():
        altered = Revision.objects.get()
        value = getattr(altered, name)
        setattr(altered, name, value + timedelta(1) if fact.is_day else f"{value}x")
        assert altered.seal() != revision.digest, fact.label


def test_every_fact_that_is_planned_is_prepared_and_proposed_in_the_forms():
    plan = actions.create_plan(
        slug="trygghet", value=factories.content(), decision=FULL, by=None, reason="Inläst"
    )
    actions.propose(plan=plan, by=None, note="Ny plan.")
    user = factories.user(Role.COORDINATOR)
    user.groups.add(factories.group(Role.APPROVER))
    client = Client()
    client.force_login(user)

    for name, prefix in (("change", "planned_decision-0-"), ("adopt", "")):
        address = reverse(f"admin:plans_plan_{name}", args=[plan.pk])
        given = filled(client, address)
        page = Page(client.get(address).content.decode())
        labels = {text.partition(":")[0] for text in page.texts("label")}
        for fact, value in FULL.facts():
            assert given[f"{prefix}{fact.name}"] == str(value), (name, fact.label)
            assert fact.label in labels, (name, fact.label)


def test_every_fact_that_the_form_is_filled_in_with_is_in_the_decision():
    given = {name: str(value) for name, value in named(FULL)} | {"expected": "x", "once": uuid4()}
    form = AdoptForm(given, initial={}, found=None)

    assert form.is_valid()
    assert form.decision() == FULL


def named(decision: Decision):
    return [(fact.name, value) for fact, value in decision.facts()]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_that_may_be_wrong_is_corrected_and_read_right(fact, plan):
    now = RIGHT.get(fact.name, "2025-10-09") if fact.is_day else "Rätt 77"
    revision = plan.revisions.get()

    factories.correct(revision, field=fact.name, now=now, reason="Fel.", on=TODAY)

    for surface in ("försättsbladet", "versionerna"):
        assert f"{fact.label} {now}" in words(SURFACES[surface](plan))
    assert f"Registerrättelse {fact.noun}" in words(SURFACES["händelserna"](plan))
    certificate = words("".join(pages(copies.certificate(certify(plan, on=TODAY)), "-layout")))
    assert f"det ska stå {now}" in certificate
    assert f"{fact.label} {now}" in certificate or fact.name == "review_by"


def test_versions_are_listed_with_every_fact_without_a_further_question(
    plan, django_assert_num_queries
):
    found = versions("trygghet")

    with django_assert_num_queries(0):
        assert found.decision(found.revisions[0]) == FULL


@pytest.mark.parametrize(
    ("fact", "word"),
    [(fact, " ".join(word.split())) for fact in FACTS.values() for word in fact.words.split(";")],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_every_word_for_a_fact_is_known_on_a_cover(fact, word):
    value = "2027-03-04" if fact.is_day else "Nämnden 12"

    reading = read(f"Plan för trygghet\n\n{word}: {value}\n\nInledning\n\nHär börjar texten.\n")

    assert reading.decision == Decision(**{fact.name: fact.read(value)})
    assert f"{fact.label}: {value}" in reading.report.recognised
    assert (reading.report.lost, reading.report.invented) == ((), ())


def test_a_source_misses_just_the_facts_that_a_decision_ought_to_say():
    missing = read("Plan för trygghet\n\nInledning\n\nHär börjar texten.\n").report.missing

    for fact in FACTS.values():
        assert (f"{fact.label} saknas" in missing) == fact.expected


def test_each_fact_is_asked_for_as_its_line_in_the_table_says():
    empty = assessing.assess(Decision(), among=(), on=TODAY)

    assert {each.field: each.message for each in empty.problems} == {
        name: fact.required for name, fact in FACTS.items() if fact.required
    }
    assert {each.field for each in empty.warnings} == {
        name for name, fact in FACTS.items() if fact.warned
    }


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.past])
def test_a_day_on_which_something_was_done_never_lies_ahead(name):
    ahead = replace(FULL, **{name: TODAY + timedelta(1)})

    (problem,) = assessing.assess(ahead, among=(), on=TODAY).problems

    assert problem.field == name
