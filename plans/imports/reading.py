"""From the text of a plan document to the plan as one value: lines, blocks, outline, plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from plans import text
from plans.content import ActivityColumns, Level, NetworkColumns, NetworkTable, PlanContent, Prose
from plans.imports import (
    accounting,
    blocks,
    contents,
    cover,
    front,
    furniture,
    lines,
    outline,
    report,
    vocabulary,
)
from plans.imports.accounting import Ledger
from plans.imports.headings import Recogniser
from plans.imports.report import Report
from plans.imports.sections import Assembler
from plans.rules import Decision

LARGEST_FILE = 5_000_000
