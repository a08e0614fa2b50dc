"""What a decision is about, as a person names it: an account or event by its name, anything by the first characters of its id.

Refuses to guess: a name that several things answer to is an error that lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.errors import InputError
from firsthand.gazetteer.place import fold
from firsthand.view.account_names import asked_account
from firsthand.view.asked_event import asked_event
from firsthand.view.case_view import CaseView

LISTED = 6  # things that an error names
SHORTEST = 4  # characters of an id that name a thing


def asked_target(view: CaseView, subject: str, asked: str) -> str:
    """The id of the thing that a person means.

    Args:
        view: The case.
        subject: What the decision rules on: `account`, `claim`, `event`, `origin`, `entity`, or `any` of these.
        asked: An id or its first characters; of an account or event all that `show` takes; of an origin or entity its name.

    Raises:
        InputError: Nothing of that subject answers to it, or several things do.
    """
    if subject == "account":
        return asked_account(view, asked).account_id
    if subject == "event":
        return asked_event(view, asked).event_id
    held = _held(view)
    kinds = held if subject == "any" else {subject: held.get(subject, {})}
    for known in kinds.values():
        if asked in known:
            return asked
    found = {i: name for known in kinds.values() for i, name in known.items() if _answers(i, name, asked)}
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise InputError(
            f"no {subject if subject != 'any' else 'thing'} answers to this", asked, "look its id up again"
        )
    listed = "; ".join(f"{name} [{i}]" for i, name in sorted(found.items())[:LISTED])
    raise InputError(f"{len(found)} things answer to this", asked, f"name one by its id: {listed}")


def _held(view: CaseView) -> Mapping[str, Mapping[str, str]]:
    """Ids with the names that people call them by."""
    return {
        "account": view.names,
        "claim": {i: f"“{c.quote}”" for i, c in view.claims.items()},
        "event": {i: e.title for i, e in view.events.items()},
        "origin": {i: o.name for i, o in view.origins.items()},
        "entity": {i: e.name for i, e in view.entities.items()},
    }


def _answers(this: str, name: str, asked: str) -> bool:
    return (len(asked) >= SHORTEST and this.startswith(asked)) or (bool(fold(asked)) and fold(name) == fold(asked))


def asked_decision(known: Iterable[str], asked: str) -> str:
    """The id of the decision that a person means by its first characters.

    Raises:
        InputError: None begins so, or several do.
    """
    ids = set(known)
    found = [asked] if asked in ids else sorted(i for i in ids if len(asked) >= SHORTEST and i.startswith(asked))
    if len(found) == 1:
        return found[0]
    advice = "`firsthand decisions CASE` lists them"
    raise InputError("no decision begins so" if not found else f"{len(found)} decisions begin so", asked, advice)
