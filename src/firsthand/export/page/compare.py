"""Two accounts side by side as one HTML page that needs nothing else: both texts whole, their passages marked.

Refuses to mark a word that the case does not hold as a passage.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from firsthand.export.page.html import policy
from firsthand.export.words import tied_as
from firsthand.view.compare import Compared
from firsthand.whole_file import whole_file

STYLE = (
    "body{font:16px/1.5 serif;max-width:75em;margin:2em auto;padding:0 1em}table{width:100%;border-spacing:1em 0}"
    "td,th{vertical-align:top;width:50%;text-align:left;white-space:pre-wrap}.copied{background:#dbe9ff}"
    ".changed{background:#ffd9b3;font-weight:bold}"
)


def _marked(text: str, spans: list[tuple[int, int, str]]) -> Markup:
    """A text with its passages marked; every word of it escaped."""
    out, at = Markup(), 0
    for start, end, kind in sorted(spans):
        if start >= at:
            out += Markup('{}<span class="{}">{}</span>').format(text[at:start], kind, text[start:end])
            at = end
    return out + text[at:]


def compare_page(found: Compared, names: Mapping[str, str]) -> str:
    """A pair as one HTML page that needs nothing else: both texts whole, beside each other.

    Args:
        found: The pair.
        names: Account id -> the name to show.
    """
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
        one=names[found.derived.account_id],
        two=names[found.source.account_id],
        relation=tied_as(found.row.relation),
        reason=found.row.reason,
        ours=ours,
        theirs=theirs,
    )


def write_compare_page(found: Compared, names: Mapping[str, str], path: Path) -> None:
    """Write the page of a pair; its folder is made if absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as out:
        out.write(compare_page(found, names))
