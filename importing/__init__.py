"""Readers of plan documents. Pure: no Django, no database.

    lines ─▶ page furniture, table of contents ─▶ blocks ─▶ cover, outline ─▶ plan
                        └─────── what each stage declares it does to a word ─────────┘

`read` and `read_file` give an `ImportedPlan`: the plan's content, what the cover says of the decision, and a
report that accounts for every word of the source (domain rule 7).
"""

from importing.importer import ImportedPlan, UnreadablePlan, read, read_file
from importing.report import Report

__all__ = ["ImportedPlan", "Report", "UnreadablePlan", "read", "read_file"]
