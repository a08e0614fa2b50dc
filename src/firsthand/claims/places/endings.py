"""Endings of cases behind a name or in it, which say what prepositions say elsewhere ("Bakü'de", "Bakıda": in).

Beside the finder of places, for packs with `[prepositions.behind]`.  Refuses an ending that belongs to the name itself.
"""

from __future__ import annotations

import re

from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.claims.places.names import rows_of
from firsthand.gazetteer.gazetteer import gazetteer

_WORD = re.compile(r"\s*([^\W_]+)")


def _is_where(made: Candidate, ending: str, lexicon: PlaceLexicon) -> bool:
    """Whether a name stands in the case that says where, and is no first name."""
    return lexicon.behind.get(ending) == "strong" and made.name.lower() not in lexicon.first_names


def read_ending(made: Candidate, text: str, lexicon: PlaceLexicon) -> None:
    """Set the cue of a name by its case, and whether a noun behind it says near.

    Args:
        made: The name found; changed in place.
        text: The account's text.
        lexicon: Words of the account's language.
    """
    if not lexicon.behind:
        return
    follows = _WORD.match(text, made.end)
    word = follows[1].lower() if follows else ""
    ending = word if word in lexicon.behind else ""
    if follows and ending:
        after = _WORD.match(text, follows.end())
        word = after[1].lower() if after else ""
    elif not rows_of(made.name):
        low = made.name.lower()
        ending = next((e for e in lexicon.behind if low.endswith(e)), "")
    if word in lexicon.near_behind:
        made.cue, made.near = "strong", True
    if ending and (made.rows[:1] < (gazetteer().starts[1],) or _is_where(made, ending, lexicon)):
        made.person = False  # a country in a case is no person's name, whatever stands before it
    if word not in lexicon.near_behind and ending and made.cue != "strong":
        made.cue = lexicon.behind[ending]
