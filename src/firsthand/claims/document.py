"""An account as claim readers see it: sentences with words and their places.

Readers share this one split, so a sentence is tokenised once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import Unpack

from firsthand.accounts.account import Account, Region
from firsthand.claims.claim import Claim, ReadAs, new_claim
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span
from firsthand.vocabulary import ClaimKind

# Numbers with separators stay whole; words keep inner apostrophes, dots of initials and hyphens; else one sign each.
WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‑-][^\W_]+)*(?:['’](?=\W|$))?|[^\w\s]|_")
_PARTED = re.compile(f"({WORD.pattern})")


class Sentence:
    """One sentence: `words[i] == text[starts[i]:ends[i]]` in offsets of the whole account.

    Attributes:
        index: Position in `account.sentences`.
        start, end: Offsets in the account's text.
        text: The sentence's own characters.
        lower: They in lower case; same length as `text` (characters that would grow stay as they are).
        kind: Region kind it lies in (`title`, `body`, `caption`, `credit` ...).
        words: The words and signs as written.
        starts, ends: Where each word starts and ends in the account's text.
        lowers: The words in lower case, curly apostrophes straightened.
        capitals: Which words begin with a capital letter.
    """

    __slots__ = ("capitals", "end", "ends", "index", "kind", "lower", "lowers", "start", "starts", "text", "words")

    def __init__(self, text: str, span: Span, index: int, kind: str) -> None:
        self.index, self.start, self.end, self.kind = index, span.start, span.end, kind
        self.text = own = text[span.start : span.end]
        self.lower = _lower(own)
        pieces = _PARTED.split(own)  # what stands between words, and the words, by turns
        places = list(accumulate(map(len, pieces), initial=self.start))
        self.words, self.starts, self.ends = pieces[1::2], places[1:-1:2], places[2::2]
        self.lowers = "\n".join(self.words).lower().replace("’", "'").split("\n") if self.words else []
        self.capitals = [k for k, word in enumerate(self.words) if word[0].isupper()]

    def adjoins(self, k: int) -> bool:
        """Whether a word stands next to the one before it in the text: nothing that was stepped over lies between.

        Args:
            k: Index of the word, above 0.
        """
        return not any(map(str.isalnum, self.text[self.ends[k - 1] - self.start : self.starts[k] - self.start]))

    def without(self, gone: Collection[int]) -> Sentence:
        """The same sentence with some of its words stepped over; offsets, text and index stay those of the whole.

        Args:
            gone: Indices of words.
        """
        if not gone:
            return self
        left = Sentence.__new__(Sentence)
        left.index, left.start, left.end, left.kind = self.index, self.start, self.end, self.kind
        left.text, left.lower = self.text, self.lower
        kept = [i for i in range(len(self.words)) if i not in gone]
        left.words, left.lowers = [self.words[i] for i in kept], [self.lowers[i] for i in kept]
        left.starts, left.ends = [self.starts[i] for i in kept], [self.ends[i] for i in kept]
        left.capitals = [k for k, word in enumerate(left.words) if word[0].isupper()]
        return left


def _kind_at(regions: Sequence[Region], at: int) -> str:
    """The kind of the region that holds a place."""
    for region in regions:
        if region.start <= at < region.end:
            return region.kind
    return "body"


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Document:
    """One account with its language pack, ready to be read.

    Attributes:
        account: The account.
        pack: Lexicons of its language.
        sentences: Its sentences, in order.
        starts: Where each of them starts in the account's text.
    """

    def __init__(self, account: Account, pack: LanguagePack) -> None:
        self.account, self.pack = account, pack
        regions = account.regions
        self.sentences = [
            Sentence(account.text, span, i, _kind_at(regions, span.start)) for i, span in enumerate(account.sentences)
        ]
        self.starts = [s.start for s in self.sentences]

    def sentence_at(self, at: int) -> Sentence:
        """The sentence that holds a place of the account's text, else the last one before it.

        Args:
            at: Offset in the account's text.
        """
        return self.sentences[max(0, bisect_right(self.starts, at) - 1)]

    def without(self, gone: Mapping[int, Collection[int]]) -> Document:
        """The same account with some words of its sentences stepped over.

        Args:
            gone: Sentence index to indices of its words.
        """
        if not gone:
            return self
        left = Document.__new__(Document)
        left.account, left.pack, left.starts = self.account, self.pack, self.starts
        left.sentences = [s.without(gone.get(s.index, ())) for s in self.sentences]
        return left

    def claim(self, kind: ClaimKind, sentence: Sentence, span: tuple[int, int], **fields: Unpack[ReadAs]) -> Claim:
        """A claim on `account.text[span[0]:span[1]]`; readers build every claim here so that the quote always holds.

        Args:
            kind: Kind of claim.
            sentence: The sentence that holds the span's start.
            span: Half-open code points in the account's text; may not be empty.
            **fields: Further columns of `Claim`.
        """
        start, end = span
        if not 0 <= start < end <= len(self.account.text):
            raise ValueError(f"no words at {start}:{end} in {self.account.account_id}")
        quote = self.account.text[start:end]
        return new_claim(
            self.account.account_id, kind, start, end, quote=quote, sentence=sentence.index, columns=fields
        )
