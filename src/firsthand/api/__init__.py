"""The door in Python: a case opened, asked and taken along in a script or a notebook.

Top of the path beside the command line: every verb of `firsthand` has its method here, and every answer is a frozen noun
that prints itself, as text and in a notebook.  Refuses to derive anything, and to change a case but by the verbs that say so.
"""

from firsthand.api.account import AccountsOfCase, CaseAccount
from firsthand.api.case import Case, open, read, read_demo
from firsthand.api.event import CaseEvent
from firsthand.api.fetching import fetch
from firsthand.api.figure import CaseFigure, CaseQuote, CaseReading, FirstHands
from firsthand.api.pair import CasePair
from firsthand.api.printed import Printed
from firsthand.api.text import claims_of
from firsthand.view.compare import SharedWords

__all__ = [
    "AccountsOfCase",
    "Case",
    "CaseAccount",
    "CaseEvent",
    "CaseFigure",
    "CasePair",
    "CaseQuote",
    "CaseReading",
    "FirstHands",
    "Printed",
    "SharedWords",
    "claims_of",
    "fetch",
    "open",
    "read",
    "read_demo",
]
