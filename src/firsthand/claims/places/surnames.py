"""Surnames that are towns' names too: a person named in full once is that person where the surname stands alone.

Beside `meant`, before any name is decided.  "Nicholas Lindsay ... standing over Lindsay" speaks of no town in Texas.  Trusts
the words before and behind a name over its rows; refuses to judge a large city, a name with its state or country behind it,
and a dateline.
"""

from __future__ import annotations

import re
from collections import Counter

from firsthand.accounts.account import Account
from firsthand.claims.places.candidate import Candidate, ScannedPlaces
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.row_facts import BIG, facts_of

LEAST_TOLD = 2  # times that the name stands in the account
MOST_PLACED = 0.5  # share of these that a word of place may lead
_INITIAL = re.compile(r"\b[^\W\d_][\w'’-]{1,30} [^\W\d_]\. $")  # a given name and an initial before it: "Ivan A."
_LAST = re.compile(r"([^\W\d_][\w'’-]{0,30}\.?) $")  # the word right before it
_BACK = 40  # characters before a name in which they stand


def mark_surnames(account: Account, found: ScannedPlaces, lexicon: PlaceLexicon) -> None:
    """Mark candidates that are a surname of somebody named in full as persons.

    Args:
        account: The account.
        found: Its candidates; changed in place.
        lexicon: Words of the account's language.
    """
    by_name: dict[str, list[Candidate]] = {}
    for made in found.candidates:
        if " " not in made.name and made.rows:
            by_name.setdefault(made.name, []).append(made)
    told = Counter(re.findall(r"\w+(?:-[^\W\d_]+)*", account.text)) if by_name else Counter[str]()
    for name, stood in by_name.items():
        if any(_is_named(account, c, lexicon) for c in stood) and told[name] >= LEAST_TOLD and not _is_set(stood):
            placed = sum(made.cue == "strong" for made in stood)
            if placed <= MOST_PLACED * told[name]:
                for made in stood:
                    made.person = True


def _is_named(account: Account, made: Candidate, lexicon: PlaceLexicon) -> bool:
    """Whether a given name, with an initial or not, or a title stands right before a name."""
    before = account.text[max(0, made.start - _BACK) : made.start]
    last = _LAST.search(before)
    word = last[1].lower().rstrip(".") if last else ""
    return word in lexicon.first_names or word in lexicon.titles or _INITIAL.search(before) is not None


def _is_set(stood: list[Candidate]) -> bool:
    """Whether a name is surely a place's: with what holds it behind it, a noun beside it, a dateline, or a large city."""
    return any(c.container or c.unit or c.rule == "dateline" or facts_of(c.rows[0]).people >= 10 * BIG for c in stood)
