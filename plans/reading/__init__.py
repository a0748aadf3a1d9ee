"""What readers are shown: view models made of sealed versions and the ledger, never of a working copy's text.

Each function takes the day as `on` and gives values that a template can lay out without asking further.
`waiting` alone is for those who work on plans.
"""

from plans.reading.copy_check import Answer, answer
from plans.reading.document import Document, document
from plans.reading.edition_page import page
from plans.reading.history import VersionHistory, history
from plans.reading.register import Register, register
from plans.reading.standing import Standing, standing
from plans.reading.start import Start, start
from plans.reading.versions import Versions, versions

__all__ = [
    "Answer",
    "Document",
    "Register",
    "Standing",
    "Start",
    "VersionHistory",
    "Versions",
    "answer",
    "document",
    "history",
    "page",
    "register",
    "standing",
    "start",
    "versions",
]
