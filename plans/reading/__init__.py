"""What readers are shown: view models made of sealed versions and the ledger, never of a working copy's text.

Each function takes the day as `on` and gives values that a template can lay out without asking further.
`waiting` alone is for those who work on plans.
"""

from plans.reading.copy_check import Answer, answer, is_near_miss, numbered
from plans.reading.edition_page import page
from plans.reading.history import history
from plans.reading.start import start
from plans.reading.versions import Versions, versions

__all__ = [
    "Answer",
    "Versions",
    "answer",
    "history",
    "is_near_miss",
    "numbered",
    "page",
    "start",
    "versions",
]
