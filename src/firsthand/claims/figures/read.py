"""Figures: how many were killed, injured, missing, detained, displaced ..., read from the sentences of an account.

On the path: document -> `chunk` (items) -> `attach` (who suffered what) -> here (guards) ->
`claims` (claims).  Only sentences with a cue word are read closely.  Refuses to tell which event a figure belongs
to, and to add up what different sentences say: a total is only summed inside one sentence, and then marked so.
"""

from __future__ import annotations

from bisect import bisect_right

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.figures.attach import Attacher
from firsthand.claims.figures.chunk import People, Row, chunk
from firsthand.claims.figures.claims import attachment_claims, money_claims
from firsthand.claims.figures.lexicon import FigureLexicon, figure_lexicon
from firsthand.claims.figures.walk import Attachment

_CLAUSE_SIGNS = frozenset(",;:")
_VERB_BEHIND = 4  # words from a toll to the verb that ends its clause, the ending of a figure counted
_NEAR = 2  # sentences over which "their bodies" finds those who are meant


def read_figures(document: Document) -> list[Claim]:
    """All figures of an account, in the order of their words.

    Args:
        document: The account with its language pack.

    Returns:
        Claims of kind `figure`, unsealed; empty where the language tells nothing of figures, or nothing is counted.
    """
    lexicon = figure_lexicon(document.pack)
    if lexicon is None:
        return []
    claims: list[Claim] = []
    group: tuple[int, People] | None = None
    for sentence in _with_cues(document, lexicon):
        row = chunk(sentence, lexicon)
        claims.extend(money_claims(document, row))
        told: set[str] = set()
        near = group if group is not None and sentence.index - group[0] <= _NEAR else None
        for attachment in Attacher(row, lexicon).all() if row.cues or row.people else ():
            if "pronoun_many" in attachment.marks:
                attachment.meant = _meant(row, attachment, near[1] if near else None)
            if undone(row, attachment, lexicon):
                continue
            measure = attachment.cue.measure
            if told - {measure}:
                attachment.marks.add("besides")
            told.add(measure)
            claims.extend(attachment_claims(document, row, (attachment, lexicon)))
            group = _group(row, attachment) or group
    return sorted(claims, key=lambda c: (c.start, c.end))


def _meant(row: Row, attachment: Attachment, before: People | None) -> People | None:
    """Those that "them" stands for: the last people counted before it in the sentence, else in the sentence before."""
    counted = [p for p in row.people.values() if p.kind == "counted" and p.noun and not p.thing]
    return next((p for p in reversed(counted) if p.end <= attachment.start), before)


def _group(row: Row, attachment: Attachment) -> tuple[int, People] | None:
    """A number of people whom something befell, with the sentence's index."""
    people = [row.people[m] for m in attachment.members if row.people[m].kind == "counted"]
    return (row.sentence.index, people[0]) if len(people) == 1 else None


def _with_cues(document: Document, lexicon: FigureLexicon) -> list[Sentence]:
    """The sentences in which a cue word stands."""
    sentences = document.sentences
    text = document.account.text
    lower = text.lower()
    if len(lower) != len(text):
        return [s for s in sentences if next(iter(lexicon.scan.iter(s.lower)), None) is not None]
    bounds = [s.start for s in sentences]
    hit: set[int] = set()
    for at, size in lexicon.scan.iter(lower):
        begin = at - size + 1
        if begin and lower[begin - 1].isalnum() and lower[begin].isalnum():
            continue
        if at + 1 < len(lower) and lower[at + 1].isalnum() and lower[at].isalnum():
            continue
        hit.add(bisect_right(bounds, begin) - 1)
    return [sentences[i] for i in sorted(hit) if i >= 0]


def undone(row: Row, attachment: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether the words around a cue say that it has not happened, or that it is the name of a crime or a weapon.

    Trusts the verb group and the two words before the cue; misses hypotheses told in another clause.
    """
    lowers = row.sentence.lowers
    after = lowers[attachment.end] if attachment.end < len(lowers) else ""
    if after in lexicon.guards["not_before"].words and "inside" not in attachment.marks:
        return True
    if (
        "toll" in attachment.marks and attachment.members
    ):  # "ölü sayısı 20'ye çıkabilir": the verb stands behind the number
        last = max(row.people[m].end for m in attachment.members)
        if lexicon.guards["not_before"].within(lowers, last, last + _VERB_BEHIND):
            return True
    first = min((row.people[m].start for m in attachment.members), default=attachment.start)
    if first and lowers[first - 1] in lexicon.guards["open_question"].words:
        return True
    if "undone_clause" in lexicon.guards and lexicon.guards["undone_clause"].within(lowers, *_clause(row, attachment)):
        return True
    guard, group = lexicon.guards["undone"], lexicon.codes
    before = lowers[max(0, attachment.start - 2) : attachment.start]
    if attachment.cue.frame == "affecting" and len(before) == 2 and group.get(before[1]) == "T":
        return before[0] not in lexicon.guards["done"].words
    i = attachment.start - 1
    steps = 0
    while i >= 0 and steps < 6:
        word = lowers[i]
        if word in guard.words:
            return True
        code = group.get(word, "")
        if code == "n":
            return True
        if code not in ("R", "T", "B", "V", "a", "d"):
            break
        i, steps = i - 1, steps + 1
    return False


def _clause(row: Row, attachment: Attachment) -> tuple[int, int]:
    """The words between the commas or stops on both sides of a cue."""
    lowers = row.sentence.lowers
    first = next((k + 1 for k in range(attachment.start - 1, -1, -1) if lowers[k] in _CLAUSE_SIGNS), 0)
    last = next((k for k in range(attachment.end, len(lowers)) if lowers[k] in _CLAUSE_SIGNS), len(lowers))
    return first, last
