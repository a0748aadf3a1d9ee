"""Readers of plan documents. Pure: no Django, no database.

    lines ─▶ page furniture, table of contents ─▶ blocks ─▶ cover, outline ─▶ plan
                        └──────── what each stage does to a word: the ledger ────────┘

`read` and `read_file` give a `Reading`: the plan's content, what the cover says of the decision, and a
report that accounts for every word of the source (domain rule 7).
"""

from importing.reading import Reading, UnreadablePlan, read, read_file
from importing.report import Report

__all__ = ["Reading", "Report", "UnreadablePlan", "read", "read_file"]
