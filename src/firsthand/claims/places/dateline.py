"""The dateline that a name opens: "TURIN, Italy, 4 May (Agency) -".

Beside `found`.  Trusts names and dates alone up to a dash or bracket; refuses one in a title.
"""

from __future__ import annotations

import re

from firsthand.accounts.account import Account
from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.lexicon import PlaceLexicon

DATELINE = re.compile(
    r"[^.!?\n]{0,50}?(?:\([A-Z][\w/. ]{1,24}\)|--|—|–|\s-\s)|,\s+\d{1,2}\s[A-Z]{3}|,\s+[A-Z][a-z]{2,8}\.?\s\d{1,2}\s*(?:\(|-|–|—)"
)
_SPACED = re.compile(r"[^\W_][^\s]*")


def is_filed(made: Candidate, account: Account, lexicon: PlaceLexicon) -> bool:
    """Whether a dateline goes on after the name: outside the title, names and dates alone up to its dash or bracket.

    Args:
        made: The name that opens a sentence.
        account: Its account.
        lexicon: Words of the account's language.
    """
    short = lexicon.after_comma.match(account.text, made.end)
    end = short.end() + (account.text[short.end() : short.end() + 1] == ".") if short else made.end
    match = DATELINE.match(account.text, end)
    if match is None or any(r.kind == "title" and r.start <= made.start < r.end for r in account.regions):
        return False
    words = _SPACED.findall(match[0])
    dated = [any(map(str.isdigit, w)) for w in words]
    beside = (any(dated[max(0, i - 2) : i + 3]) for i in range(len(words)))
    return all(by or not w[0].islower() for w, by in zip(words, beside, strict=True))
