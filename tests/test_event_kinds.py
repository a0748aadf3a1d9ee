"""Every kind of event is met on every surface: what the table says of it is there, and nothing else is."""

import re
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_

import msgspec
import pytest
from django.conf import settings

from auditing import log
from auditing.models import Act
from document import rules
from document.corrections import Correction
from document.event_kinds import KINDS, NONE, Trait
from document.events import Adopted, Proposed
from document.life import NEW, Life
from plans.mailing.letters import letter
from plans.models import Event
from plans.reading.entries import sorts, story_of
from tests import factories
from tests.document.test_rules import Version as Row
from tests.plans.reading.test_entries import BY_KIND

EACH = pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS)
STATIC = settings.BASE_DIR / "static"


@EACH
def test_its_words_are_there(name, kind):
    assert all((kind.words, kind.act, kind.archived))


@EACH
def test_it_can_be_chosen_in_the_trail(name, kind):
    assert sorts()[name] is kind


@EACH
def test_its_icon_and_its_colour_are_drawn(name, kind):
    assert f'id="{kind.icon}"' in (STATIC / "img/icons.svg").read_text()
    tones = re.findall(r"trail__item--(\w+)", (STATIC / "css/components/trail.css").read_text())
    assert kind.tone in {"off", *tones}  # off is the colour of an item without another


@EACH
def test_it_is_told(name, kind):
    assert story_of.dispatch(kind.of) is not story_of.dispatch(object)


@EACH
def test_those_concerned_get_a_letter_when_the_table_says_so(name, kind):
    assert (letter.dispatch(kind.of) is not letter.dispatch(object)) == (
        Trait.MAILED in kind.traits
    )


@EACH
def test_it_is_an_act_in_the_audit_log(name, kind):
    assert log.acts()[name] == kind.act
    assert name not in Act.values


@EACH
def test_the_ledger_has_room_for_its_name(name, kind):
    assert len(name) <= (Event._meta.get_field("kind").max_length or 0)


@EACH
def test_no_draft_is_shown_to_readers(name, kind):
    assert Trait.PUBLIC | Trait.DRAFT not in kind.traits


#: Those that follow from what an event is. Who gets a letter is tried above.
FOLLOW = ~Trait.MAILED


@EACH
def test_it_has_the_traits_that_follow_from_what_it_is(name, kind):
    of, says = kind.of, set(kind.of.__struct_fields__)
    adopts, stands, decides = issubclass(of, Adopted), _stands(name), _decides(name)
    answers = "proposal" in says or (decides and not issubclass(of, Correction))
    follow = {
        Trait.STANDS: stands,
        Trait.DECIDES: decides,
        Trait.PUBLIC: stands or "archive" in says,
        Trait.CLOSES: answers or of is Proposed,
        Trait.DRAFT: of is Proposed or ("proposal" in says and not adopts),
        Trait.WITH_ITS_VERSION: "archive" in says and not adopts,
        Trait.APART: "number" in says and Trait.MAILED in kind.traits and not adopts,
    }

    assert kind.traits & FOLLOW == reduce(
        or_, (each for each, holds in follow.items() if holds), NONE
    )


def _stands(name):
    """Whether the life of a plan is another for it."""
    return Life.of([BY_KIND[name]]) != NEW


def _decides(name):
    """Whether it can change which version counts on a day."""
    happening = BY_KIND[name]
    if isinstance(happening, Correction):
        happening = msgspec.structs.replace(happening, field="valid_from", now="2026-12-24")
    life = Life.of([happening])
    rows = [Row(1, date(2020, 1, 1)), Row(2, date(2026, 10, 1))]
    corrected = [replace(row, valid_from=_first_day(life, row)) for row in rows]
    later = rules.in_force(
        corrected, on=date(2026, 12, 2), repeals=life.repeals, withdrawals=life.withdrawals
    )
    return bool(life.adoptions) or later != rows[1]


def _first_day(life, row):
    decision = factories.decision(valid_from=row.valid_from)
    return life.corrected(rules.version(row), decision).valid_from
