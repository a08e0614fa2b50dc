"""Corrections: figures that the account itself takes back ("we wrote that ...; that was wrong").

Last reader of claims: it adds none, it marks figures read by others as denied, so that they are shown but are no reading.
Trusts an opening that speaks of the teller's own earlier words together with a word that says they were wrong; refuses
either alone, since "we reported" mostly confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.lang.pack import LanguagePack

REACH = 2  # sentences after the earlier words in which it is said that they were wrong


@dataclass(frozen=True)
class CorrectionWords:
    """Patterns over lower-case sentences; `spoken` are the phrases of `earlier`, one of which an account must hold."""

    spoken: Sequence[str]
    earlier: re.Pattern[str]
    wrong: re.Pattern[str]
    instead: re.Pattern[str]


@cache
def correction_words(pack: LanguagePack) -> CorrectionWords:
    """Compile `corrections.toml` of a language; patterns that match nothing where the pack has none."""
    topic = pack.topic("corrections")

    def either(key: str) -> re.Pattern[str]:
        listed = sorted(topic.get(key, ()), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b" if listed else r"(?!)")

    return CorrectionWords(tuple(topic.get("earlier", ())), either("earlier"), either("wrong"), either("instead"))


def taken_back(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """The same claims; figures that the account takes back have modality `denied` and the mark `withdrawn`.

    Args:
        document: The account with its pack.
        claims: Claims of the account, not yet sealed.

    Returns:
        All claims, in the order given.
    """
    spans = _spans(document)
    return [
        c.changed(modality="denied", marks=(*c.marks, "withdrawn")) if c.kind == "figure" and _inside(c, spans) else c
        for c in claims
    ]


def _inside(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= claim.start < end for start, end in spans)


def _spans(document: Document) -> list[tuple[int, int]]:
    """Stretches of the text that tell what was told before and is taken back."""
    words = correction_words(document.pack)
    lower = document.account.text.lower()
    if not any(said in lower for said in words.spoken):
        return []
    out = []
    for k, sentence in enumerate(document.sentences):
        earlier = words.earlier.search(sentence.lower)
        if earlier is None:
            continue
        near = " ".join(s.lower for s in document.sentences[k : k + 1 + REACH])
        if words.wrong.search(near) is None:
            continue
        instead = words.instead.search(sentence.lower, earlier.end())
        end = sentence.end if instead is None else sentence.start + instead.start()
        out.append((sentence.start + earlier.start(), end))
    return out
