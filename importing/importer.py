"""From the text of a plan document to the plan as one value: lines, blocks, outline, plan."""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from document import text
from document.content import PlanContent, Section
from document.decision import Decision
from importing import (
    accounting,
    blocks,
    columns,
    contents,
    cover,
    front,
    furniture,
    headings,
    lines,
    outline,
    report,
    result,
    vocabulary,
)
from importing.accounting import Declaration
from importing.blocks import no_heading
from importing.cover import SourceCover
from importing.lines import SourceLine
from importing.report import Report
from importing.sections import Assembler

#: Bytes. A plan of a hundred pages is some 300 000.
LARGEST_FILE = 5_000_000


class UnreadablePlan(ValueError):
    """The source cannot be read as a plan. Its message is one line for the user."""


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """A plan as read from a document: the plan, what its cover says of the decision, and the account."""

    content: PlanContent
    decision: Decision
    number: int | None
    slug: str
    report: Report


def read(source: str, *, organisation: str = "") -> ImportedPlan:
    """Read the text of a plan document.

    `organisation` is the name of the municipality, by which the word mark on the cover is recognised; it is
    never put in for one that is missing. Raises `UnreadablePlan` for what is no plan. Lost or invented
    words are no error here; the report tells of them, and who stores the plan must look.
    """
    source = lines.normal(source)
    _check_is_text(source)
    declared = Declaration()
    pages = furniture.set_aside([*columns.tabbed(lines.split(source))], declared)
    listing = contents.find(pages)
    if listing:
        pages = contents.set_aside(pages, listing, declared)
    recogniser = headings.Recogniser(listing)
    build = partial(blocks.build, wrapped=blocks.is_wrapped(pages))
    built = build(pages, recogniser.evident)
    start = front.body_start(pages, built, recogniser.find(built), listing)
    if start is None:
        raise UnreadablePlan("Ingen rubrik hittades, så texten kan inte delas in i avsnitt.")
    covering = cover.read(pages[:start], organisation=organisation, build=build, declared=declared)
    assembler = Assembler(declared)
    assembler.add(outline.plain(build(covering.rest, no_heading), declared))
    body = build(_body(pages, start, covering, declared), recogniser.evident)
    assembler.add(outline.outline(body, recogniser, declared))
    content = _content(covering, assembler.sections())
    _note_missing_headings(content, recogniser, declared)
    return _imported(source, content, covering, declared)


def _imported(
    source: str, content: PlanContent, covering: SourceCover, declared: Declaration
) -> ImportedPlan:
    """The result with its report."""
    decision, number = covering.facts.decision(), covering.facts.number
    account = accounting.settle(source, result.words(content, decision, number), declared)
    return ImportedPlan(
        content=content,
        decision=decision,
        number=number,
        slug=text.slug(content.title),
        report=Report(
            recognised=report.recognised(content, decision, number),
            missing=report.missing(content, decision, number),
            notes=tuple(declared.notes),
            account=account,
        ),
    )


def _check_is_text(source: str) -> None:
    if match := lines.NOT_TEXT.search(source):
        raise UnreadablePlan(f"Innehållet är inte text: tecknet U+{ord(match[0]):04X} finns i det.")
    if not source.strip():
        raise UnreadablePlan("Texten är tom.")


def _body(
    pages: Sequence[SourceLine], start: int, covering: SourceCover, declared: Declaration
) -> list[SourceLine]:
    """The lines of the text, without what pages repeat of the cover. The front matter is emptied."""
    phrases = [covering.title, covering.organisation]
    after = furniture.repeated(pages[start:], phrases, declared)
    return [line.emptied() for line in pages[:start]] + after


def _content(covering: SourceCover, sections: tuple[Section, ...]) -> PlanContent:
    facts = covering.facts
    return PlanContent(
        title=covering.title,
        kind=vocabulary.kind_of(covering.title) or facts.kind,
        organisation=covering.organisation,
        applies_to=facts.texts.get("applies_to", ""),
        prepared_by=facts.texts.get("prepared_by", ""),
        responsible_department=facts.texts.get("responsible_department", ""),
        facts=tuple(facts.others),
        sections=sections,
    )


def _note_missing_headings(
    content: PlanContent, recogniser: headings.Recogniser, declared: Declaration
) -> None:
    """Say which headings the table of contents lists and the text lacks; the title may be listed too."""
    titles = [section.title for section in content.sections]
    for title in recogniser.missing([*titles, *(level.name for level in content.levels)]):
        if not content.title.casefold().startswith(title.casefold()):
            declared.note(
                f"Innehållsförteckningen tar upp ”{title}”, men texten har ingen sådan rubrik."
            )


def read_file(path: Path | str, *, organisation: str = "") -> ImportedPlan:
    """Read a plan document from a text file in UTF-8. Raises `UnreadablePlan`, which names the file."""
    try:
        return read(_load(Path(path)), organisation=organisation)
    except UnreadablePlan as error:
        raise UnreadablePlan(f"{path}: {error}") from error


def _bytes(path: Path) -> bytes:
    """A file's bytes, at most one more than a plan may have. Raises OSError, and ValueError for its name."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise IsADirectoryError
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _load(path: Path) -> str:
    try:
        data = _bytes(path)
    except FileNotFoundError as error:
        raise UnreadablePlan("Filen finns inte.") from error
    except IsADirectoryError as error:
        raise UnreadablePlan("Det är en katalog eller enhet, inte en fil.") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise UnreadablePlan("Filen kan inte läsas.") from error
    if len(data) > LARGEST_FILE:
        raise UnreadablePlan(f"Filen är större än {LARGEST_FILE // 1_000_000} MB.")
    if b"\0" in data:
        raise UnreadablePlan("Filen är inte en textfil.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadablePlan("Filen är inte kodad i UTF-8.") from error
