"""Every kind of event is met on every surface: what the table says of it is there, and nothing else is."""

import re

import pytest
from django.conf import settings

from auditing import log
from auditing.models import Act
from document.event_kinds import KINDS, Trait
from document.events import Correction
from plans.mailing.letters import letter
from plans.models import Event
from plans.reading.entries import sorts, story_of

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
def test_what_decides_is_known_to_readers_and_answers_a_proposal_unless_it_corrects_the_record(
    name, kind
):
    if Trait.DECIDES in kind.traits:
        assert Trait.PUBLIC | Trait.STANDS in kind.traits
        assert (Trait.CLOSES in kind.traits) != issubclass(kind.of, Correction)


@EACH
def test_no_draft_is_shown_to_readers(name, kind):
    assert Trait.PUBLIC | Trait.DRAFT not in kind.traits
