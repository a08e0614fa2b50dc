"""Why a figure is what it is: rule, readings, witnesses in their sentences, origins with what merged or parted them, differences.

Lines for the terminal.  Refuses to sum up: every witness and every difference is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.event import Event
from firsthand.export.terminal.line import Line
from firsthand.export.words import accounts, number, origins, span, stands
from firsthand.lineage.first_hands.origins import origin_range
from firsthand.lineage.lineage import Origin, OriginLink
from firsthand.record.figure import Figure, Reading
from firsthand.record.profiles.rule_books import PROFILES
from firsthand.record.readings import words
from firsthand.view.case_view import CaseView
from firsthand.view.shown import by_gravity


def why_lines(view: CaseView, event: Event, figure: Figure) -> Iterator[Line]:
    """Everything a figure rests on."""
    names = view.names
    unit = f" {figure.unit}" if figure.unit else ""
    people = "" if figure.population == "all" else f" ({figure.population})"
    yield Line("", f"{event.title}: {figure.measure}{unit}{people}   [{event.event_id}]", "title")
    best = "no best" if figure.best is None else f"best {number(figure.best)}"
    yield Line("figure", f"{span(figure)}   {best}   {stands(figure)}", "strong")
    yield Line("how", figure.trace)
    rule = PROFILES[figure.profile].says if figure.profile in PROFILES else ""
    yield Line("rule", f"{figure.rule} (profile {figure.profile}: {rule})", "faint")
    behind = origins(figure.n_origins_min, figure.n_origins_max)
    yield Line("behind", f"{accounts(figure.n_accounts)}, {behind}")
    for reading in figure.readings:
        yield from _reading(view, reading, names, "reading")
    for reading in figure.aggregates if figure.aggregates != figure.readings else ():
        yield from _reading(view, reading, names, "kept apart")
    yield from _origins(view, figure, names)
    yield from left_out_lines(view, figure)
    for difference in by_gravity(figure.differences):
        yield Line("differ", f"{difference.kind.replace('_', ' ')}: {difference.sentence}", "warn")


def _reading(view: CaseView, reading: Reading, names: dict[str, str], label: str) -> Iterator[Line]:
    yield Line(label, f"{words(reading)}   {origins(reading.n_origins_min, reading.n_origins_max)}", "strong")
    for claim_id in reading.claim_ids:
        claim = view.claims.get(claim_id)
        if claim is not None:
            yield from _witness(view.accounts[claim.account_id], claim, names)


def _witness(account: Account, claim: Claim, names: dict[str, str]) -> Iterator[Line]:
    """One witness: who and when, the claim's words marked in their sentence, who is said to have said it."""
    when = account.published or "publication not told"
    said = f"; said by {claim.speaker}" if claim.speaker else ""
    yield Line("", f"{names[account.account_id]}, {when}{said} [{claim.claim_id}]", "plain", 1)
    yield Line("", in_sentence(account, claim), "faint", 2)


def in_sentence(account: Account, claim: Claim) -> str:
    """The sentence or sentences that hold a claim, its words between brackets, on one line."""
    held = [s for s in account.sentences if s.start < claim.end and claim.start < s.end]
    start = min((s.start for s in held), default=claim.start)
    end = max((s.end for s in held), default=claim.end)
    text = account.text
    before, after = text[min(start, claim.start) : claim.start], text[claim.end : max(end, claim.end)]
    return "“" + " ".join(f"{before}[{claim.quote}]{after}".split()) + "”"


def _origins(view: CaseView, figure: Figure, names: dict[str, str]) -> Iterator[Line]:
    """Each first hand behind the figure: why it is one, what ties the witnesses to it, and whether it may be another's."""
    ids = sorted({o for r in figure.readings for o in r.origin_ids})
    held = [view.origins[o] for o in ids if o in view.origins]
    counted = origin_range(ids, view.origins)
    yield Line("origins", f"{origins(counted.low, counted.high)}: {counted.reason}", "strong")
    for origin in held:
        yield Line("", f"{origin.name} ({origin.kind}): {origin.reason}", "plain", 1)
        yield Line("", _apart(origin, held), "faint", 2)
        for link in _links(view, figure, origin):
            yield Line("", _tie(view, link, names), "faint", 2)


def left_out_lines(view: CaseView, figure: Figure) -> Iterator[Line]:
    """Leave one origin out: what stands of the figure's low, best and high without each, and what rests on it alone.

    An origin carries a reading alone where no other stands behind it.  Refuses to choose a best anew: it stands where its
    reading stands.
    """
    ids = sorted({o for r in figure.readings for o in r.origin_ids})
    if not ids:
        return
    yield Line("without", "what stands if one first hand is left out", "strong")
    for origin_id in ids:
        name = view.origins[origin_id].name if origin_id in view.origins else origin_id
        left = [r for r in figure.readings if set(r.origin_ids) - {origin_id}]
        lost = [r for r in figure.readings if r not in left]
        yield Line("", f"{name}: {_without(figure, left, lost)}", "warn" if lost else "plain", 1)


def _without(figure: Figure, left: Sequence[Reading], lost: Sequence[Reading]) -> str:
    """What is left of a figure's range, and which of its ends rest on the origin alone."""
    if not left:
        return "it alone carries the whole figure; nothing stands without it"
    kept, alone = _values(left), _values(lost) - _values(left)
    ends = (("low", figure.low), ("best", figure.best), ("high", figure.high))
    gone = [f"{end} {number(value)}" for end, value in ends if value is not None and value in alone]
    inside = [v for v in kept if (figure.low is None or v >= figure.low) and (figure.high is None or v <= figure.high)]
    rest = "no number" if not inside else number(min(inside))
    if inside and max(inside) != min(inside):
        rest += f" to {number(max(inside))}"
    return f"{rest} stands; it alone carries {', '.join(gone)}" if gone else f"{rest} stands, as with it"


def _values(readings: Sequence[Reading]) -> set[float]:
    return {v for r in readings for v in (r.value, r.low, r.high) if v is not None}


def _apart(origin: Origin, held: Sequence[Origin]) -> str:
    """Whether an origin is kept apart from the others or may be one with some of them."""
    others = [o for o in held if o is not origin]
    group = origin.group or origin.party
    if not others:
        return "no other first hand stands behind this figure"
    if group is None:
        return "whose voice it is is not known: it may be any of the others, so it is apart at most"
    same = [o.name for o in others if (o.group or o.party) == group]
    if same:
        return f"speaks for {group}, as {', '.join(same)} does: apart at most, one at least"
    return f"speaks for {group}, as no other here does: kept apart from those whose voice is known"


def _links(view: CaseView, figure: Figure, origin: Origin) -> list[OriginLink]:
    """The ties of the figure's witnesses to an origin; a claim's own tie goes before its account's."""
    claims = set(figure.claim_ids)
    told = {view.claims[c].account_id for c in claims if c in view.claims}
    mine = [k for k in view.origin_links if k.origin_id == origin.origin_id and k.account_id in told]
    return [k for k in mine if k.claim_id is None or k.claim_id in claims]


def _tie(view: CaseView, link: OriginLink, names: dict[str, str]) -> str:
    who, basis = names.get(link.account_id, link.account_id), link.basis.replace("_", " ")
    if link.inherited_from:
        return f"merged: {who} has it from {names.get(link.inherited_from, link.inherited_from)}, which it copied ({basis})"
    if link.start is None or link.end is None:
        return f"{who} stands on it itself ({basis})"
    quote = " ".join(view.accounts[link.account_id].text[link.start : link.end].split())
    return f"{who} credits it: “{quote}” ({basis})"
