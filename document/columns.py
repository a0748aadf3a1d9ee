"""The fixed columns of the two kinds of table, each described once.

Models, forms, pages, papers, the importer, the comparison and the editorial rule go through `ACTIVITY` and
`NETWORK`. A column is added here, as a field in `document.content`, and as two fields of the models. Its
migration gives the rows that are there, and their history, an empty heading: what they said was sealed. Pure.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
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
        "name",
        "aktivitet/åtgärd",
        "aktivitet; aktiviteter; åtgärd; åtgärder; insats; insatser",
        word="aktivitet",
    ),
    Column(
        "target_group",
        "målgrupp",
        "målgrupp; målgrupper",
        help="En grupp, aldrig enskilda personer.",
        decided="Målgruppen är ändrad",
    ),
    Column("purpose", "syfte/mål", "syfte; mål; effektmål; delmål", word="syfte"),
    Column(
        "schedule",
        "tidsplan",
        "när; tid; tidplan; tidsplan; klart; klart senast; tidpunkt; tidsram; start",
        decided="Tidsplanen är ändrad",
    ),
    Column(
        "responsible",
        "ansvarig",
        "ansvar; ansvarig; ansvariga; ansvarig nämnd; ansvarig förvaltning; huvudansvar",
        help="En roll eller förvaltning, inte ett personnamn.",
        decided="Ansvarig är ändrad",
    ),
)

#: The columns of a table of groups. The first names the row.
NETWORK = (
    Column(
        "name",
        "grupp/nätverk",
        "grupp; grupper; nätverk; forum; samverkansforum; råd",
        word="grupp",
    ),
    Column("mission", "uppdrag", "uppdrag; syfte; fokus; uppgift; uppgifter"),
    Column(
        "participants",
        "deltagare",
        "deltagare; medlemmar; ledamöter; representanter",
        help="Roller och organisationer, inte personnamn.",
    ),
)
