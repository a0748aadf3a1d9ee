"""Plans to print: the Ljungby plan, read from the seed, and one that strains the page."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from plans import content as c
from plans import text
from plans.edition import Edition
from plans.rules import Decision, State

SEED = Path("plans/data/handlingsplan-mot-valdsbejakande-extremism.txt")


def ljungby() -> c.PlanContent:
    source = SEED.read_text(encoding="utf-8")
    facts = dict(re.findall(r"^([^\t\n]+):\t(.+)$", source, re.M))
    body = source[source.index("\nInledning\n\n"):]
    titles = ["Inledning", "Handlingsplanens fokus", "Definition av våldsbejakande extremism", "Lägesbild",
        "Rekommenderad struktur för arbetet", "Integrering av arbetet i befintlig struktur", "Aktiviteter"]
    sections = []
    for n, title in enumerate(titles):
        start = body.index(f"\n{title}\n") + len(title) + 2
        end = body.index(f"\n{titles[n+1]}\n") if n + 1 < len(titles) else len(body)
        part = body[start:end]
        paras = [p.strip() for p in part.split("\n") if p.strip() and "\t" not in p and not p.startswith("Nivå:")]
        blocks: list[Any] = []
        for p in paras:
            if p.startswith("Idag bedöms"):
                lead, items = p.split(": ", 1)
                blocks.append(c.Prose(f"<p>{lead}:</p>"))
                blocks.append(c.Prose("<ul>" + "".join(f"<li><p>{i}</p></li>" for i in items.split("; ")) + "</ul>"))
                continue
            blocks.append(c.Prose(f"<p>{text.escape(p)}</p>"))
        if n == 4:
            blocks.insert(1, c.Figure(c.FigureKind.LEVELS))
        rows: list[list[str]] = []
        if n == 5:
            blocks.append(c.Figure(c.FigureKind.NETWORKS))
            for line in part.split("\n"):
                if line.count("\t") == 2:
                    cells = line.split("\t")
                    if cells[0]:
                        rows.append(cells)
                    else:
                        rows[-1] = [" ".join(x for x in pair if x) for pair in zip(rows[-1], cells)]
            head, *rows = rows
            blocks.append(c.NetworkTable(c.NetworkColumns(*[], name=head[0], mission=head[1], participants=head[2]),
                tuple(c.Network(key=text.slug(r[0]), name=r[0], mission=r[1], participants=r[2]) for r in rows)))
        if n == 6:
            for chunk in re.split(r"\n(?=Nivå:)", part)[1:]:
                name, *lines = chunk.split("\n")
                rows = []
                for line in lines:
                    if line.count("\t") == 4:
                        cells = line.split("\t")
                        if cells[0]:
                            rows.append(cells)
                        else:
                            rows[-1] = [" ".join(x for x in pair if x) for pair in zip(rows[-1], cells)]
                head, *rows = rows
                f = ["name", "target_group", "purpose", "schedule", "responsible"]
                blocks.append(c.Level(key=text.slug(name), name=name, columns=c.ActivityColumns(**dict(zip(f, head))),
                    activities=tuple(c.Activity(key=text.slug(r[0]), **dict(zip(f, r))) for r in rows)))
        sections.append(c.Section(key=text.slug(title), title=title, blocks=tuple(blocks)))
    return c.PlanContent(title="Handlingsplan mot våldsbejakande extremism", kind="Handlingsplan", organisation="LJUNGBY KOMMUN",
        applies_to=facts["Gäller för"], prepared_by=facts["Utarbetad av"],
        responsible_department=facts["Dokumentansvarig förvaltning"], sections=tuple(sections))


def edition(content: c.PlanContent, **over: Any) -> Edition:
    given = dict(slug="plan", on=date(2026, 11, 22), content=content, number=1, state=State.IN_FORCE, digest="0fdcd4676079" + "a" * 52,
        decision=Decision(valid_from=date(2017, 7, 1), review_by=date(2019, 1, 1), adopted_by="Kommunledningsgrupp"))
    return Edition(**(given | over))


def stress() -> c.PlanContent:
    """200 activities, 60 sections, 30 groups, long words and empty cells."""
    long_word = "Säkerhetssamordningsförvaltningsövergripandehandlingsplansarbetsgruppsmöte"
    words = "Samverkan kring brottsförebyggande åtgärder, Barn- och utbildningsförvaltningen (SSPF-grupp) 2017-2018 och/eller".split()
    def activity(n: int) -> c.Activity:
        return c.Activity(key=f"a{n}", name=f"Aktivitet nummer {n} " + " ".join(words[: n % 7]), target_group="" if n % 5 == 0 else "Elever på högstadiet",
            purpose=" ".join(words * (n % 4)), schedule="" if n % 3 == 0 else "Årligen",
            responsible=long_word if n % 50 == 7 else "Kultur- och fritidsförvaltningen", extra=("Anmärkning " * (n % 3)).split() and (("Anmärkning " * (n % 3)).strip(), str(n)) or ("", ""))
    columns = c.ActivityColumns(name="Aktivitet/åtgärd", target_group="Målgrupp", purpose="Syfte/mål", schedule="Tidsplan", responsible="Ansvarig", extra=("Kommentar", "Nr"))
    sections = []
    for n in range(60):
        blocks: list[Any] = [c.Prose("<p>" + text.escape(" ".join(words * (1 + n % 9))) + "</p>") for _ in range(1 + n % 3)]
        if n % 10 == 1:
            blocks.append(c.Prose("<table><tbody><tr><th>Rubrik</th><th>" + long_word + "</th></tr><tr><td>Cell</td><td>" + " ".join(words) + "</td></tr></tbody></table>"))
        if n % 10 == 2:
            blocks.append(c.Prose("<ol><li>Ett</li><li>Två <strong>starkt</strong> <em>kursivt</em> <a href=\"https://example.org/lång-adress/\">länk</a><ul><li>Under</li></ul></li></ol>"))
            blocks.append(c.Prose("<blockquote><p>Ett citat ur en plan.</p></blockquote>"))
        if n == 3:
            blocks += [c.Figure(c.FigureKind.LEVELS), c.Figure(c.FigureKind.NETWORKS), c.Figure(c.FigureKind.UNKNOWN)]
        if n == 4:
            blocks.append(c.NetworkTable(c.NetworkColumns(name="Grupp", mission="Uppdrag", participants="Deltagare"),
                tuple(c.Network(key=f"g{i}", name=f"Grupp {i} " + (long_word if i == 7 else "Ungdomsråd"), mission=" ".join(words[:i % 9]), participants="" if i % 4 == 0 else "Polis, skola") for i in range(30))))
        if n in (20, 30, 31):
            count = {20: 150, 30: 47, 31: 3}[n]
            blocks.append(c.Level(key=f"l{n}", name=f"Nivå: {n} riktad mot en grupp", columns=columns, intro="<p>En inledning till nivån.</p>",
                activities=tuple(activity(n * 1000 + i) for i in range(count))))
        sections.append(c.Section(key=f"s{n}", title="" if n == 59 else f"Avsnitt {n} " + " ".join(words[:n % 12]), depth=1 + (n % 4 if n % 4 < 3 else 1), blocks=tuple(blocks)))
    return c.PlanContent(title="Kommunövergripande krisberedskapsplan för " + long_word + " och annat i Łódź och hos Šimić", organisation="Region Norra Småland och Kronobergs län",
        prepared_by=" ".join(words * 4), facts=tuple(c.Fact(f"Uppgift {i}", "värde") for i in range(6)), sections=tuple(sections))
