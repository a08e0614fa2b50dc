"""Claims read from a text in one way of writing, led back to the account's own characters.

Last step of reading an account whose language has a `writing.toml`; see `lang/writing.py`.  Refuses to invent words: a
name that does not stand in the text as it was read stays as the reader made it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from firsthand.accounts.account import Account, Region
from firsthand.claims.claim import Claim
from firsthand.lang.writing import Writing
from firsthand.spans import Span

_PAIRS = (("anchor_start", "anchor_end"), ("speaker_start", "speaker_end"), ("cue_start", "cue_end"))


def as_read(account: Account, writing: Writing) -> Account:
    """The account with its text, sentences and regions in one way of writing."""
    here = writing.here
    return replace(
        account,
        text=writing.text,
        sentences=tuple(Span(here(s.start), here(s.end)) for s in account.sentences),
        regions=tuple(Region(r.kind, here(r.start), here(r.end)) for r in account.regions),
    )


def as_written(claim: Claim, writing: Writing) -> Claim:
    """A claim on the text as read as one on the text as written.

    Args:
        claim: Unsealed; its offsets are those of `writing.text`.
        writing: The text in both ways.

    Returns:
        The claim with offsets, quote, cue, speaker and name of the original.
    """
    span = writing.back(claim.start, claim.end)
    made: dict[str, Any] = {"start": span.start, "end": span.end, "quote": writing.original[span.start : span.end]}
    for first, last in _PAIRS:
        a, b = getattr(claim, first), getattr(claim, last)
        if a is not None and b is not None:
            there = writing.back(a, b)
            made[first], made[last] = there.start, there.end
    if claim.cue and claim.cue_start is not None and claim.cue_end is not None:
        cue = writing.back(claim.cue_start, claim.cue_end)
        as_written = writing.original[cue.start : cue.end]
        made["cue"] = as_written if writing.text[claim.cue_start : claim.cue_end] == claim.cue else claim.cue
    if claim.speaker:
        made["speaker"] = _words(claim.speaker, writing, claim.speaker_start or 0)
        made["attribution_chain"] = tuple(_words(n, writing, 0) for n in claim.attribution_chain)
    if claim.name and claim.place_id is None:  # a listed place keeps the name the gazetteer gives
        made["name"] = _words(claim.name, writing, claim.start)
    return claim.changed(**made)


def _words(said: str, writing: Writing, near: int) -> str:
    """Words as the account writes them where they stand in it, first from `near` on."""
    at = writing.text.find(said, near)
    at = at if at >= 0 else writing.text.find(said)
    if at < 0:
        return said
    span = writing.back(at, at + len(said))
    return writing.original[span.start : span.end]
