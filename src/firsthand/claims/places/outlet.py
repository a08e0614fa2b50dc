"""The tail of a saved page's title that names the outlet: "... - Channel 4 News Lowford".

Beside `found`: a place in it is part of an organisation's name, and no scene of what happened.  Trusts
separators that sites set ( - | :: ) and words or signs of outlets; refuses to cut the headline before the first of them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from firsthand.claims.document import Document
from firsthand.claims.places.lexicon import PlaceLexicon
from firsthand.spans import Span

_SEPARATOR = re.compile(r"\s(?:[-–—|»]|::)\s")
_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|org|net|tv|news|info|co\.[a-z]{2}|[a-z]{2})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def outlet_tail(document: Document, lexicon: PlaceLexicon) -> Span:
    """Where the outlet stands in the title.

    Args:
        document: The account with its language pack.
        lexicon: Its words of place, with those of outlets.

    Returns:
        From the first separator behind which an outlet is named to the title's end; empty where none is.
    """
    title = next((r for r in document.account.regions if r.kind == "title"), None)
    if title is None:
        return Span(0, 0)
    cuts = [m.end() for m in _SEPARATOR.finditer(document.account.text, title.start, title.end)]
    for start, end in pairwise([*cuts, title.end]):
        part = document.account.text[start:end]
        words = {w.lower() for w in _WORD.findall(part)}
        if not lexicon.outlets.isdisjoint(words) or lexicon.outlet_signs.search(part) or _DOMAIN.search(part):
            return Span(start, title.end)
    return Span(0, 0)
