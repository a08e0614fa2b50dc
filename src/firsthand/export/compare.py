"""Two accounts side by side: the stretches that one has from the other, and what was put in their place.

For the terminal and as one HTML page.  Shows what the case holds on the pair; refuses to compare anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.export.page.accounts import sigla_of
from firsthand.export.page.html import policy
from firsthand.export.terminal import Line
from firsthand.export.words import short_names
from firsthand.lineage.dossier import outlet_key
from firsthand.lineage.lineage import Lineage
from firsthand.view.case_view import CaseView

MOST_NAMED = 6
STYLE = (
    "body{font:16px/1.5 serif;max-width:75em;margin:2em auto;padding:0 1em}table{width:100%;border-spacing:1em 0}"
    "td,th{vertical-align:top;width:50%;text-align:left;white-space:pre-wrap}.copied{background:#dbe9ff}"
    ".changed{background:#ffd9b3;font-weight:bold}"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair as the case has it: the row between the accounts, and each with its name."""

    row: Lineage
    derived: Account
    source: Account
    names: tuple[str, str]


def asked_account(view: CaseView, asked: str) -> Account:
    """The account that a person means: the first of these kinds of name that any account answers to.

    An id, a source id or a name that `show` prints; the page's siglum; the publisher, without case and article; the first
    characters of an id.

    Raises:
        InputError: No account, or several, answer to it.
    """
    held = view.accounts.values()
    names, sigla = short_names(list(held)), sigla_of(view)
    key = outlet_key(asked)
    found = (
        [a for a in held if asked in {a.account_id, a.source_id, names[a.account_id]}]
        or [a for a in held if asked == sigla[a.account_id]]
        or [a for a in held if key and key in {outlet_key(a.publisher), outlet_key(names[a.account_id])}]
        or [a for a in held if a.account_id.startswith(asked)]
    )
    if not found:
        raise InputError("no account has this name", asked, "`firsthand show CASE` lists the accounts")
    if len(found) > 1:
        which = ", ".join(sorted(names[a.account_id] for a in found)[:MOST_NAMED])
        raise InputError(f"{len(found)} accounts answer to this name", asked, f"name one of them: {which}")
    return found[0]


def compared(view: CaseView, one: str, two: str) -> Compared | None:
    """What the case holds on two accounts.

    Returns:
        None where their words show no relation; of several rows the one with passages.
    """
    pair = {asked_account(view, one).account_id, asked_account(view, two).account_id}
    if len(pair) == 1:
        raise InputError("is the same account", f"{one}, {two}", "name two accounts")
    rows = [r for r in view.lineage if r.source_account and {r.derived_account, r.source_account} == pair]
    if not rows:
        return None
    row = max(rows, key=lambda r: (len(r.spans), r.confidence))
    derived, source = view.accounts[row.derived_account], view.accounts[row.source_account or ""]
    names = short_names(list(view.accounts.values()))
    return Compared(row, derived, source, (names[derived.account_id], names[source.account_id]))


def compare_lines(found: Compared) -> Iterator[Line]:
    """The passages of a pair in order of the derived account, copied words once and changed words from both."""
    way = "and" if found.row.direction_basis == "open" else "from"
    yield Line("", f"{found.names[0]} {way} {found.names[1]}: {found.row.relation.replace('_', ' ')}", "title")
    yield Line("", found.row.reason)
    for p in found.row.spans:
        ours = " ".join(found.derived.text[slice(*p.derived)].split())
        theirs = " ".join(found.source.text[slice(*p.source)].split())
        if p.kind == "changed":
            yield Line("changed", f"“{ours}” in place of “{theirs}”", "warn")
        else:
            yield Line("copied", f"“{ours}”")
    if not found.row.spans:
        yield Line("", "They share no passage; what joins them is said above.", "faint")


def _marked(text: str, spans: list[tuple[int, int, str]]) -> Markup:
    """A text with its passages marked; every word of it escaped."""
    out, at = Markup(), 0
    for start, end, kind in sorted(spans):
        if start >= at:
            out += Markup('{}<span class="{}">{}</span>').format(text[at:start], kind, text[start:end])
            at = end
    return out + text[at:]


def compare_page(found: Compared) -> str:
    """A pair as one HTML page that needs nothing else: both texts whole, beside each other."""
    ours = _marked(found.derived.text, [(p.derived[0], p.derived[1], p.kind) for p in found.row.spans])
    theirs = _marked(found.source.text, [(p.source[0], p.source[1], p.kind) for p in found.row.spans])
    return Markup(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="{policy}"><title>{one}, {two}</title>'
        "<style>{style}</style></head><body><h1>{one}, {two}</h1><p>{relation}: {reason}</p>"
        '<p><span class="copied">copied</span> <span class="changed">changed</span></p>'
        "<table><tr><th>{one}</th><th>{two}</th></tr><tr><td>{ours}</td><td>{theirs}</td></tr></table></body></html>\n"
    ).format(
        policy=policy(STYLE),
        style=Markup(STYLE),
        one=found.names[0],
        two=found.names[1],
        relation=found.row.relation.replace("_", " "),
        reason=found.row.reason,
        ours=ours,
        theirs=theirs,
    )


def write_page(found: Compared, path: Path) -> None:
    """Write the page of a pair; its folder is made if absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(compare_page(found), "utf-8", newline="\n")
