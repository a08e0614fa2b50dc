"""Which event a person means: an id, a title, a place, an account, or the same event in another state of the case."""

from __future__ import annotations

from collections.abc import Collection

from firsthand.errors import AmbiguousEvent, InputError
from firsthand.events.event import Event
from firsthand.gazetteer.place import fold
from firsthand.view.account_names import asked_account
from firsthand.view.case_view import CaseView

LISTED = 6  # events that an error names


def asked_event(view: CaseView, asked: str) -> Event:
    """The event that a person means: the first of these kinds of name that any event answers to.

    An id, the user's own event key, the first characters of an id; a title, a place or a name of the event, whole and then
    in part, without case and accents; an account, for the event that it is mainly about.  An event that recalls or follows
    another of those found gives way to it.

    Raises:
        AmbiguousEvent: Several events answer to it; the message names them.
        InputError: None does.
    """
    events = list(view.ranked_events())
    key = fold(asked)
    kinds = (
        [e for e in events if asked in (e.event_id, e.event_hint)],
        [e for e in events if e.event_id.startswith(asked)],
        [e for e in events if key and key in _names(e)],
        [e for e in events if key and any(key in name for name in _names(e))],
    )
    found = next((k for k in kinds if k), None) or _of_account(view, asked)
    ids = {e.event_id for e in found}
    first = [e for e in found if e.parent_id not in ids] or found
    if len(first) == 1:
        return first[0]
    if not first:
        advice = f"`firsthand show CASE` lists events with their ids; known here: {_listed(events) or 'none'}"
        raise InputError("no event answers to this", asked, advice)
    advice = f"name one by its id, as `firsthand show CASE` lists them: {_listed(first)}"
    raise AmbiguousEvent(
        f"{len(first)} events answer to this", asked, advice, event_ids=tuple(e.event_id for e in first)
    )


def same_event(view: CaseView, event_id: str, account_ids: Collection[str]) -> Event | None:
    """The event that another state of a case has in place of one: of its id, else told by most of its accounts.

    Args:
        view: The other state: an earlier day, more accounts, other decisions.
        event_id: The event's id here.
        account_ids: The accounts that tell of it here.

    Returns:
        None where no account of that state tells of it.
    """
    if event_id in view.events:
        return view.events[event_id]
    told = set(account_ids)
    shared = [(len(told & set(e.account_ids)), e) for e in view.ranked_events() if told & set(e.account_ids)]
    most = max((n for n, _ in shared), default=0)
    return next((e for n, e in shared if n == most), None)


def _names(event: Event) -> set[str]:
    """Title, places and names of an event, folded."""
    told = [event.title, event.place, event.place_text, *(n.name for n in event.names)]
    parts = (event.place or "").split(", ")
    return {fold(t) for t in (*told, *parts) if t}


def _of_account(view: CaseView, asked: str) -> list[Event]:
    try:
        main = view.main_event.get(asked_account(view, asked).account_id, "")
    except InputError:
        return []
    return [view.events[main]] if main in view.events else []


def _listed(events: list[Event]) -> str:
    shown = "; ".join(f"{e.title} [{e.event_id}]" for e in events[:LISTED])
    return shown + ("; ..." if len(events) > LISTED else "")
