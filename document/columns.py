"""The fixed columns of the two kinds of table, each described once: its words, and what is told by it.

Models, forms, pages, papers, the importer, the comparison and the editorial rule go through `ACTIVITY` and
`NETWORK`. A column is added here, as a field in `document.content`, and as columns of the models. Pure.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `name` is the field that holds its cells, and in the columns' own struct its heading.

    `label` is what a cell is called, `word` the same in a sentence when that is shorter. `terms` are headings
    by which the importer knows it, parted by semicolons. `decided` is the line that says that a cell was
    changed, where a decision stands behind every word of it; the others are wording.
    """

    name: str
    label: str
    terms: str
    word: str = ""
    help: str = ""
    decided: str = ""

    @property
    def heading(self) -> str:
        """What a new table calls it."""
        return self.label.capitalize()

    @property
    def noun(self) -> str:
        """What a cell is called in a sentence."""
        return self.word or self.label


#: The columns of a level's activities. The first names the row.
ACTIVITY = (
    Column(
        name="name",
        label="aktivitet/åtgärd",
        word="aktivitet",
        terms="aktivitet; aktiviteter; åtgärd; åtgärder; insats; insatser",
    ),
    Column(
        name="target_group",
        label="målgrupp",
        terms="målgrupp; målgrupper",
        help="En grupp, aldrig enskilda personer.",
        decided="Målgruppen är ändrad",
    ),
    Column(
        name="purpose",
        label="syfte/mål",
        word="syfte",
        terms="syfte; mål; effektmål; delmål",
    ),
    Column(
        name="schedule",
        label="tidsplan",
        terms="när; tid; tidplan; tidsplan; klart; klart senast; tidpunkt; tidsram; start",
        decided="Tidsplanen är ändrad",
    ),
    Column(
        name="responsible",
        label="ansvarig",
        terms="ansvar; ansvarig; ansvariga; ansvarig nämnd; ansvarig förvaltning; huvudansvar",
        help="En roll eller förvaltning, inte ett personnamn.",
        decided="Ansvarig är ändrad",
    ),
)

#: The columns of a table of groups. The first names the row.
NETWORK = (
    Column(
        name="name",
        label="grupp/nätverk",
        word="grupp",
        terms="grupp; grupper; nätverk; forum; samverkansforum; råd",
    ),
    Column(
        name="mission",
        label="uppdrag",
        terms="uppdrag; syfte; fokus; uppgift; uppgifter",
    ),
    Column(
        name="participants",
        label="deltagare",
        terms="deltagare; medlemmar; ledamöter; representanter",
        help="Roller och organisationer, inte personnamn.",
    ),
)
