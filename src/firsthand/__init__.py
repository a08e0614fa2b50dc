"""Firsthand reads many accounts of events and builds one sourced record of what they say.

    import firsthand as fh

    case = fh.read("accounts/", case="ferry.db")
    case.event("Nueva Palmira").figure("killed").best

The names below are the public interface (docs/python.md); each is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.api import (
        AccountsOfCase,
        Case,
        CaseAccount,
        CaseEvent,
        CaseFigure,
        CasePair,
        CaseQuote,
        CaseReading,
        FirstHands,
        Printed,
        SharedWords,
        claims_of,
        fetch,
        open,
        read,
        read_demo,
    )
    from firsthand.errors import AmbiguousEvent, FirsthandError

__version__ = "0.1.0"

_ERRORS = ("AmbiguousEvent", "FirsthandError")
__all__ = [
    "AccountsOfCase",
    "AmbiguousEvent",
    "Case",
    "CaseAccount",
    "CaseEvent",
    "CaseFigure",
    "CasePair",
    "CaseQuote",
    "CaseReading",
    "FirstHands",
    "FirsthandError",
    "Printed",
    "SharedWords",
    "__version__",
    "claims_of",
    "fetch",
    "open",
    "read",
    "read_demo",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for: `import firsthand` alone must cost nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("firsthand.errors" if name in _ERRORS else "firsthand.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
