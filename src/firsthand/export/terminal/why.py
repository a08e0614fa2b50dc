"""Why a figure is what it is, as lines for the terminal: rule, readings, witnesses in their sentences, origins, differences.

Refuses to sum up: every witness and every difference is printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.export.terminal.line import Line, Names
from firsthand.export.words import accounts, first_hands, number, span, stands, stands_without
from firsthand.view.event_record import ReadingRecord
from firsthand.view.left_out import LeftOut
from firsthand.view.quote import Quote
from firsthand.view.why import OriginBehind, OriginTie, Why


def why_lines(found: Why, names: Names) -> Iterator[Line]:
    """Everything a figure rests on.

    Args:
        found: The figure.
        names: Account id -> the name to show.
    """
    figure = found.record.figure
    unit = f" {figure.unit}" if figure.unit else ""
    people = "" if figure.population == "all" else f" ({figure.population})"
    yield Line("", f"{found.event.title}: {figure.measure}{unit}{people}   [{found.event.event_id}]", "title")
    best = "no best" if figure.best is None else f"best {number(figure.best)}"
    yield Line("figure", f"{span(figure)}   {best}   {stands(figure)}", "strong")
    yield Line("how", figure.trace)
    yield Line("rule", f"{figure.rule} (profile {figure.profile}: {found.rule_book})", "faint")
    behind = first_hands(figure.n_origins_min, figure.n_origins_max)
    yield Line("behind", f"{accounts(figure.n_accounts)}, {behind}")
    for reading in found.record.readings:
        yield from _reading(reading, names, "reading")
    for reading in found.record.aggregates if figure.aggregates != figure.readings else ():
        yield from _reading(reading, names, "kept apart")
    yield Line("first hands", f"{first_hands(found.counted.low, found.counted.high)}: {found.counted.reason}", "strong")
    for origin in found.origins:
        yield from _origin(origin, names)
    yield from left_out_lines(found.without)
    for difference in found.differences:
        yield Line("differ", f"{difference.kind.replace('_', ' ')}: {difference.sentence}", "warn")


def _reading(record: ReadingRecord, names: Names, label: str) -> Iterator[Line]:
    reading = record.reading
    yield Line(label, f"{record.value}   {first_hands(reading.n_origins_min, reading.n_origins_max)}", "strong")
    for quote in record.quotes:
        yield from _witness(quote, names)


def _witness(quote: Quote, names: Names) -> Iterator[Line]:
    """One witness: who and when, the claim's words marked in their sentence, who is said to have said it."""
    when = quote.account.published or "publication not told"
    said = f"; said by {quote.claim.speaker}" if quote.claim.speaker else ""
    yield Line("", f"{names[quote.account.account_id]}, {when}{said} [{quote.claim.claim_id}]", "plain", 1)
    yield Line("", bracketed(quote), "faint", 2)


def bracketed(quote: Quote) -> str:
    """The sentence or sentences that hold a claim, its words between brackets, on one line."""
    return "“" + " ".join(f"{quote.before}[{quote.words}]{quote.after}".split()) + "”"


def _origin(behind: OriginBehind, names: Names) -> Iterator[Line]:
    """A first hand: why it is one, whether it may be another's, and what ties the witnesses to it."""
    origin = behind.origin
    yield Line("", f"{origin.name} ({origin.kind}): {origin.reason}", "plain", 1)
    yield Line("", _apart(behind), "faint", 2)
    for tie in behind.ties:
        yield Line("", _tie(tie, names), "faint", 2)


def _apart(behind: OriginBehind) -> str:
    """Whether an origin is kept apart from the others or may be one with some of them."""
    if behind.apart == "only":
        return "no other first hand stands behind this figure"
    if behind.apart == "unknown_voice":
        return "whose voice it is is not known: it may be any of the others, so it is apart at most"
    if behind.apart == "shared_voice":
        fellows = ", ".join(o.name for o in behind.fellows)
        return f"speaks for {behind.group}, as {fellows} does: apart at most, one at least"
    return f"speaks for {behind.group}, as no other here does: kept apart from those whose voice is known"


def _tie(tie: OriginTie, names: Names) -> str:
    link = tie.link
    who, basis = names.get(link.account_id, link.account_id), link.basis.replace("_", " ")
    if link.inherited_from:
        return f"merged: {who} has it from {names.get(link.inherited_from, link.inherited_from)}, which it copied ({basis})"
    if link.start is None or link.end is None:
        return f"{who} stands on it itself ({basis})"
    return f"{who} credits it: “{' '.join(tie.words.split())}” ({basis})"


def left_out_lines(without: tuple[LeftOut, ...]) -> Iterator[Line]:
    """What stands if one first hand is left out, a line for each; nothing where none is known."""
    if without:
        yield Line("without", "what stands if one first hand is left out", "strong")
    for one in without:
        yield Line("", f"{one.name}: {stands_without(one)}", "warn" if one.lost else "plain", 1)
