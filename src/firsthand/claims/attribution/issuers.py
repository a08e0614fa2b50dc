"""Whose a document is: "a report by X", "figures released by X", and who only saw it: "records seen by X".

Stands before `claims/attribution/speaker.py`.  Trusts the pack's nouns of documents and participles; refuses "by" behind any
other noun.
"""

from __future__ import annotations

from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.document import Sentence


def issuer_step(s: Sentence, k: int, first: int, lex: AttributionLexicon) -> int:
    """How many tokens at `k` lead from a document to whose it is, or from anybody to who saw them.

    Args:
        s: The sentence.
        k: Index of a token behind a noun.
        first: Index of the noun phrase's first token.
        lex: Lexicon of the language.

    Returns:
        2 for a participle and its preposition, 1 for the preposition alone, 0 where neither stands.
    """
    low = s.lowers
    if k <= first or k >= len(low) or not (lex.issued or lex.seen):
        return 0
    document = low[k - 1] in lex.documents
    follows = low[k + 1] if k + 1 < len(low) else ""
    if (low[k] in lex.issued and document) or low[k] in lex.seen:
        return 2 if follows in lex.issuer else 0
    return int(document and low[k] in lex.issuer)


def seen_from(s: Sentence, first: int, last: int, lex: AttributionLexicon) -> int:
    """The token at which the words about who saw a source begin ("seen by X"), `last` where there are none.

    Args:
        s: The sentence.
        first, last: The noun phrase, `[first, last)`.
        lex: Lexicon of the language.
    """
    low = s.lowers
    return next((k for k in range(first + 1, last - 1) if low[k] in lex.seen and low[k + 1] in lex.issuer), last)
