"""One sentence of an account with its claims, and the words of its language that decide which date belongs to what.

Stands before `days` and `units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from firsthand.accounts.account import Account
from firsthand.accounts.published import PublishedLabels, published_labels
from firsthand.claims.claim import Claim
from firsthand.lang.forms import all_forms, either
from firsthand.lang.pack import LanguagePack

CHARGE_WORDS = (
    3  # between what says that somebody is charged and the noun of what was done: "charges of second-degree murder"
)
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{8,300})[”\"»“]")


@dataclass(frozen=True)
class UnitWords:
    """The words of a language that decide which date belongs to what."""

    continuing: tuple[str, ...]
    clause: re.Pattern[str]
    definite: frozenset[str]
    happening: re.Pattern[str]
    retold: tuple[str, ...]
    verbs: tuple[str, ...]
    works: frozenset[str]
    harm_measures: frozenset[str]
    ordinal: re.Pattern[str]
    since: re.Pattern[str]
    small: frozenset[str]
    labels: PublishedLabels
    charged: re.Pattern[str]
    charged_behind: re.Pattern[str]
    archived: re.Pattern[str]


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


@cache
def unit_words(pack: LanguagePack) -> UnitWords:
    """Compile what this step needs of `acts.toml` and `names.toml`."""
    acts, names = pack.topic("acts"), pack.topic("names")
    recalling, charges = names.get("recalling", {}), acts.get("charges", {})
    return UnitWords(
        continuing=tuple(acts.get("continuing", ())),
        clause=re.compile(rf"[,;:—–]\s|\b(?:{_either(acts.get('clauses', ()))})\b"),
        definite=frozenset(acts.get("definite", ())),
        happening=re.compile(rf"^\W*(?:{_either(acts.get('happening', ()))})\b"),
        retold=tuple(f"{w} " for w in acts.get("retold", ())),
        verbs=tuple(f"{w} " for w in acts.get("happening", ())),
        works=frozenset(acts.get("works", ())),
        harm_measures=frozenset(acts.get("harm_measures", ())),
        ordinal=re.compile(
            rf"(\d{{1,3}})(?:{either(all_forms().ordinal)})?\W+(?:{_either(recalling.get('ordinal', ()))})\b"
        ),
        since=re.compile(rf"(\d{{1,3}})\W+(?:{_either(recalling.get('since', ()))})\b"),
        small=frozenset(str(pack.topic("terms").get("function_words", "")).split()),
        labels=published_labels(pack),
        charged=re.compile(rf"\b(?:{_either(charges.get('before', ()))})\W+(?:\w+\W+){{0,{CHARGE_WORDS}}}$"),
        archived=re.compile(rf"\b(?:{_either(acts.get('archived', ()))})"),
        charged_behind=re.compile(rf"\W*(?:{_either(charges.get('behind', ()))})\b"),
    )


@dataclass
class SentenceClaims:
    """The claims that start in one sentence."""

    index: int
    start: int
    text: str
    acts: list[Claim] = field(default_factory=list)
    times: list[Claim] = field(default_factory=list)
    figures: list[Claim] = field(default_factory=list)
    names: list[Claim] = field(default_factory=list)
    others: list[Claim] = field(default_factory=list)
    said: list[Claim] = field(default_factory=list)


def by_sentence(account: Account, claims: Sequence[Claim]) -> list[SentenceClaims]:
    """An account's claims, sentence by sentence."""
    out = [
        SentenceClaims(index=i, start=s.start, text=account.text[s.start : s.end])
        for i, s in enumerate(account.sentences)
    ]
    shelf = {"act": "acts", "time": "times", "figure": "figures", "name": "names", "attribution": "said"}
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.claim_id)):
        getattr(out[claim.sentence], shelf.get(claim.kind, "others")).append(claim)
    return out


def quoted_titles(sentence: SentenceClaims) -> list[re.Match[str]]:
    """The titles that a sentence has in quotation marks, in order: a few words, not a sentence, nor what somebody said."""
    told = QUOTED.finditer(sentence.text)
    return [m for m in told if not m[1].rstrip().endswith((".", "!", "?", ",")) and not _is_said(sentence, m)]


def in_title_quotes(sentence: SentenceClaims, claim: Claim) -> bool:
    """Whether a claim stands inside a quoted title."""
    at = claim.start - sentence.start
    return any(m.start() < at < m.end() for m in quoted_titles(sentence))


def _is_said(sentence: SentenceClaims, quoted: re.Match[str]) -> bool:
    """Whether what an attribution of the sentence tells opens with these words in quotation marks."""
    first, last = sentence.start + quoted.start(1), sentence.start + quoted.end(1)
    return any(first - 1 <= a.start <= first and last <= a.end for a in sentence.said)
