"""Plans to print: the Ljungby plan, read from its source, and one that strains the page."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from document import text
from document.content import (
    Activity,
    ActivityColumns,
    Fact,
    Figure,
    FigureKind,
    Level,
    Network,
    NetworkColumns,
    NetworkTable,
    PlanContent,
    Prose,
    Section,
)
from document.decision import Decision
from document.edition import Edition
from document.rules import State
from printing import archive

#: Rich text that is allowed, and that HTML forgives more than PDF does.
AWKWARD = (
    "<h4>Ett steg för djupt</h4><p>H<sub>2</sub>O<br><br>日本 → 😀 "
    '<a href="https://example.org/"></a><a href="mailto:a@example.org"><em>post</em></a></p>'
    "<table><thead><tr><td>a</td><th>b</th></tr></thead><tbody><tr><td>en cell för lite</td></tr>"
    '<tr><th rowspan="9">för hög</th><td colspan="3"><ul><li>x</li></ul></td></tr></tbody></table>'
    "<ul><li></li><li><p></p></li><li>a<p>b</p></li><li><blockquote><p>c</p></blockquote></li></ul>"
    "<ul><ul><li>d</li></ul></ul><blockquote>e<p>f</p></blockquote>"
)
SEED = Path(__file__).parents[2] / "plans/data/handlingsplan-mot-valdsbejakande-extremism.txt"
PRINTED_ON = date(2026, 11, 22)

FIELDS = ("name", "target_group", "purpose", "schedule", "responsible")
COLUMNS = ActivityColumns(
    **dict(
        zip(
            FIELDS,
            ("Aktivitet/åtgärd", "Målgrupp", "Syfte/mål", "Tidsplan", "Ansvarig"),
            strict=True,
        )
    )
)
LONG = "Säkerhetssamordningsförvaltningsövergripandehandlingsplansarbetsgruppsmöte"
WORDS = (
    *("Samverkan", "kring", "brottsförebyggande", "åtgärder,", "Barn-", "och"),
    *("utbildningsförvaltningen", "(SSPF-grupp)", "2017-2018", "och/eller"),
)


def edition(content: PlanContent, **given: Any) -> Edition:
    """A version in force, whose revision is late."""
    defaults: dict[str, Any] = {
        "slug": "plan",
        "on": PRINTED_ON,
        "number": 1,
        "state": State.IN_FORCE,
        "digest": "0fdcd4676079" + "a" * 52,
        "decision": Decision(
            valid_from=date(2017, 7, 1),
            review_by=date(2019, 1, 1),
            adopted_by="Kommunledningsgrupp",
        ),
    }
    return Edition(content=content, **(defaults | given))


def printed(content: PlanContent, **given: Any) -> bytes:
    """The edition's archive file."""
    return archive.render(edition(content, **given), organisation="Ljungby kommun")


def plan(*sections: Section, **given: Any) -> PlanContent:
    """A plan with these sections."""
    return PlanContent(
        **({"title": "Plan för trygghet", "kind": "plan"} | given), sections=sections
    )


def level(count: int, *, name: str = "Nivå: Främjande", prefix: str = "rad") -> Level:
    """A level whose cells can be told apart: the words of row 3 are rad3a, rad3b …"""
    rows = [[f"{prefix}{row}{character}" for character in "abcde"] for row in range(count)]
    return Level(
        key=text.slug(name),
        name=name,
        columns=COLUMNS,
        activities=tuple(
            Activity(key=row[0], **dict(zip(FIELDS, row, strict=True))) for row in rows
        ),
    )


def ljungby() -> PlanContent:
    """The Ljungby plan."""
    source = SEED.read_text(encoding="utf-8")
    facts = dict(re.findall(r"^([^\t\n]+):\t(.+)$", source, re.MULTILINE))
    titles = re.findall(r"^(\S.*?)(?:\.+|)\t\d$", source, re.MULTILINE)[3:]
    body = source[source.index("\nInledning\n\n") :]
    starts = [body.index(f"\n{title}\n") for title in titles]
    parts = [body[a:b] for a, b in zip(starts, [*starts[1:], len(body)], strict=True)]
    return PlanContent(
        title="Handlingsplan mot våldsbejakande extremism",
        kind="handlingsplan",
        organisation="LJUNGBY KOMMUN",
        applies_to=facts["Gäller för"],
        prepared_by=facts["Utarbetad av"],
        responsible_department=facts["Dokumentansvarig förvaltning"],
        sections=tuple(
            Section(
                key=text.slug(title),
                title=title,
                blocks=tuple(_blocks(part.removeprefix(f"\n{title}\n"))),
            )
            for title, part in zip(titles, parts, strict=True)
        ),
    )


def _blocks(part: str) -> Iterator[Any]:
    for chunk in re.split(r"\n(?=Nivå:)", part):
        name = chunk.split("\n")[0] if chunk.startswith("Nivå:") else ""
        lines = [line.strip() for line in chunk.removeprefix(name).split("\n") if "\t" not in line]
        for line in filter(None, lines):
            lead, _, items = line.partition("extremism: Den ")
            if items:
                listed = "".join(f"<li><p>{item}</p></li>" for item in f"Den {items}".split("; "))
                yield Prose(html=f"<p>{lead}extremism:</p>")
                yield Prose(html=f"<ul>{listed}</ul>")
            else:
                yield Prose(html=f"<p>{text.escape(line)}</p>")
            if line.startswith("Kommunens ansvar"):
                yield Figure(kind=FigureKind.LEVELS)
            if line.startswith("Denna struktur"):
                yield Figure(kind=FigureKind.NETWORKS)
        if rows := _rows(chunk):
            yield _table(name, rows)


def _rows(chunk: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in chunk.split("\n"):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 1:
            continue
        if cells[0]:
            rows.append(cells)
        else:  # a row that went on over the page
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
    return rows


def _table(name: str, rows: list[list[str]]) -> NetworkTable | Level:
    if name:
        return Level(
            key=text.slug(name),
            name=name,
            columns=ActivityColumns(**dict(zip(FIELDS, rows[0], strict=True))),
            activities=tuple(
                Activity(key=text.slug(row[0]), **dict(zip(FIELDS, row, strict=True)))
                for row in rows[1:]
            ),
        )
    fields = ("name", "mission", "participants")
    return NetworkTable(
        columns=NetworkColumns(**dict(zip(fields, rows[0], strict=True))),
        networks=tuple(
            Network(key=text.slug(row[0]), **dict(zip(fields, row, strict=True)))
            for row in rows[1:]
        ),
    )


def stress() -> PlanContent:
    """200 activities, 60 sections, 30 groups, long words, empty cells and extra columns."""
    return PlanContent(
        title=f"Krisberedskapsplan för {LONG} i Łódź och hos Šimić",
        organisation="Region Norra Småland och Kronobergs län",
        prepared_by=" ".join(WORDS * 4),
        facts=tuple(Fact(label=f"Uppgift {place}:", value="värde") for place in range(6)),
        sections=tuple(
            Section(
                key=f"s{place}",
                title="" if place == 59 else f"Avsnitt {place} {_some(place % 12)}",
                depth=(1, 2, 3, 1)[place % 4],
                blocks=tuple(_strain(place)),
            )
            for place in range(60)
        ),
    )


def _some(count: int) -> str:
    """Some words, the last one without a hyphen: readers would join it to what comes next."""
    return " ".join((*WORDS[:count], "slut"))


def _strain(place: int) -> Iterator[Any]:
    for _ in range(1 + place % 3):
        yield Prose(html=f"<p>{' '.join(WORDS * (1 + place % 4))}</p>")
    match place:
        case 1:
            yield Prose(
                html=f"<table><tbody><tr><th>Rubrik</th><th>{LONG}</th></tr>"
                f"<tr><td>Cell</td><td>{' '.join(WORDS)}</td></tr></tbody></table>"
            )
            row = "".join(f"<td>{LONG[:40]}</td>" for _ in range(4))
            yield Prose(html=f"<table><tbody><tr>{row}</tr></tbody></table>")
        case 2:
            yield Prose(
                html="<ol><li>Ett</li><li>Två <strong>starkt</strong> <em>kursivt</em> "
                '<a href="https://example.org/">länk</a><ul><li>Under</li></ul></li></ol>'
            )
            yield Prose(html="<blockquote><p>Ett citat ur en plan.</p></blockquote>")
        case 3:
            yield from (Figure(kind=kind) for kind in FigureKind)
        case 4:
            yield NetworkTable(
                columns=NetworkColumns(name="Grupp", mission="Uppdrag", participants="Deltagare"),
                networks=tuple(
                    Network(
                        key=f"g{number}",
                        name=f"Grupp {number} {LONG if number == 7 else 'Ungdomsråd'}",
                        mission=_some(number % 9),
                    )
                    for number in range(30)
                ),
            )
        case 20 | 30 | 31:
            first, last = {20: (0, 150), 30: (150, 197), 31: (197, 200)}[place]
            yield Level(
                key=f"l{place}",
                name=f"Nivå: {place} riktad mot en grupp",
                columns=ActivityColumns(
                    **{field: getattr(COLUMNS, field) for field in FIELDS},
                    extra=("Kommentar", "Nummer"),
                ),
                intro="<p>En inledning till nivån.</p>",
                activities=tuple(_activity(number) for number in range(first, last)),
            )


def _activity(number: int) -> Activity:
    return Activity(
        key=f"a{number}",
        name=f"Aktivitet nummer {number} {_some(number % 7)}",
        target_group="" if number % 5 == 0 else "Elever på högstadiet",
        purpose=" ".join(WORDS * (number % 3)),
        schedule="" if number % 3 == 0 else "Årligen",
        responsible=LONG if number % 50 == 7 else "Kultur- och fritidsförvaltningen",
        extra=("Anmärkning", f"nr{number}") if number % 2 else (),
    )
