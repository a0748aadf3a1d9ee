"""What must hold for every comparison."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from comparing import Comparison, compare_content
from comparing.kinds import ChangeKind
from comparing.values import ComparedLine, ComparedSection, ComparedTable
from comparing.words import TextPieceKind, diff
from document.content import PlanContent, Section
from document.text import plain
from tests.comparing.strategies import ANY_TEXT, PLANS, TEXTS, pairs

MIRRORED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    TextPieceKind.ADDED: TextPieceKind.REMOVED,
    TextPieceKind.REMOVED: TextPieceKind.ADDED,
}


@given(st.one_of(TEXTS, ANY_TEXT), st.one_of(TEXTS, ANY_TEXT))
def test_the_pieces_of_a_text_join_to_both_texts_exactly(before, after):
    words = diff(before, after)

    assert (words.before, words.after) == (before, after)


@given(st.one_of(TEXTS, ANY_TEXT), st.one_of(TEXTS, ANY_TEXT))
def test_comparing_texts_the_other_way_mirrors_the_pieces(before, after):
    there = Counter((MIRRORED.get(p.kind, p.kind), p.text) for p in diff(before, after).pieces)

    assert there == Counter((p.kind, p.text) for p in diff(after, before).pieces)


@given(PLANS)
def test_a_plan_does_not_differ_from_itself(plan):
    comparison = compare_content(plan, plan)

    assert comparison.is_empty
    assert not any(section.differs for section in comparison.sections)


@given(pairs())
def test_all_words_of_both_versions_are_in_the_comparison(versions):
    before, after = versions

    comparison = compare_content(before, after)

    assert _words(comparison, after=False) == _own_words(before)
    assert _words(comparison, after=True) == _own_words(after)


@given(pairs())
def test_each_section_can_be_read_again_from_the_comparison(versions):
    before, after = versions

    comparison = compare_content(before, after)

    shown = [s for s in comparison.sections if isinstance(s, ComparedSection) and s.place]
    assert [_text(section, after=True) for section in shown] == list(map(_own_text, after.sections))


@given(pairs())
def test_comparing_the_other_way_mirrors_the_changes(versions):
    before, after = versions

    there, back = compare_content(before, after), compare_content(after, before)

    mirrored = Counter((c.what, tuple(MIRRORED.get(k, k) for k in c.kinds)) for c in there.changes)
    assert mirrored == Counter((change.what, change.kinds) for change in back.changes)


@given(pairs())
def test_what_differs_is_listed(versions):
    before, after = versions

    comparison = compare_content(before, after)

    shown = any(section.differs for section in comparison.sections) or bool(comparison.cover)
    assert not shown or not comparison.is_empty
    assert comparison.is_empty or comparison.summary.endswith(".")


@given(pairs())
def test_every_change_has_its_own_place_on_the_page(versions):
    comparison = compare_content(*versions)

    shown = Counter(_anchors(comparison))
    assert {change.anchor for change in comparison.changes} <= {*shown, "sida:forsattsblad"}


def _anchors(comparison: Comparison) -> list[str]:
    found = []
    for section in comparison.sections:
        found.append(section.anchor)
        for block in getattr(section, "body", ()):
            if not isinstance(block, ComparedLine):
                found.append(block.anchor)
            if isinstance(block, ComparedTable):
                found += [row.anchor for row in block.rows]
    return found


def _words(comparison: Comparison, *, after: bool) -> Counter[str]:
    """All words of one version, as the comparison shows them."""
    found: Counter[str] = Counter()
    for section in comparison.sections:
        if isinstance(section, ComparedSection):
            found.update(_text(section, after=after))
            for block in section.body:
                if isinstance(block, ComparedTable):
                    found.update(_cells(block, after=after))
    return found


def _text(section: ComparedSection, *, after: bool) -> list[str]:
    texts = [section.title]
    for block in section.body:
        if isinstance(block, ComparedLine):
            texts.append(block.words)
        if isinstance(block, ComparedTable):
            texts += [block.name, *(line.words for line in block.intro)]
    return _split(*(text.after if after else text.before for text in texts))


def _cells(table: ComparedTable, *, after: bool) -> list[str]:
    texts = [column.heading for column in table.columns]
    for row in table.rows:
        if not (row.gone if after else row.came):
            # The level of a group is data of the row, with the name that the level has now.
            texts += [cell.words for cell in row.cells[: table_width(table)]]
    return _split(*(text.after if after else text.before for text in texts))


def table_width(table: ComparedTable) -> int:
    """How many of a table's columns are the plan's own."""
    return sum(not column.name for column in table.columns)


def _own_words(plan: PlanContent) -> Counter[str]:
    found: Counter[str] = Counter()
    for section in plan.sections:
        found.update(_own_text(section))
        for block in section.blocks:
            columns = getattr(block, "columns", None)
            if columns:
                lists = [
                    columns,
                    *(getattr(block, "activities", None) or getattr(block, "networks", ())),
                ]
                for row in lists:
                    fields = [
                        f for f in row.__struct_fields__ if f not in ("key", "extra", "level")
                    ]
                    found.update(_split(*(getattr(row, f) for f in fields), *row.extra))
    return found


def _own_text(section: Section) -> list[str]:
    parts = [section.title]
    for block in section.blocks:
        if hasattr(block, "html"):
            parts.append(plain(block.html))
        if hasattr(block, "intro"):
            parts += [block.name, plain(block.intro)]
    return _split(*parts)


def _split(*texts: str) -> list[str]:
    return [word for text in texts for word in text.split() if word != "|"]
