"""Figures: how many were killed, injured, missing, detained, displaced ..., read from the sentences of an account.

On the path: document -> `spell` (letters) -> `chunk` (items) -> `attach` (who suffered what) -> `undone` (what has not
happened) -> `claims` (claims).  Only sentences with a cue word are read closely.  Refuses to tell which event a figure belongs
to, and to add up what different sentences say: a total is only summed inside one sentence, and then marked so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.figures.attach import attachments
from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.chunk import chunk
from firsthand.claims.figures.claims import attachment_claims, money_claims
from firsthand.claims.figures.compile import figure_lexicon
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.row import People, Row
from firsthand.claims.figures.spell import KnownNames
from firsthand.claims.figures.undone import undone
from firsthand.vocabulary import FIGURE_MARKS

_NEAR = 2  # sentences over which "their bodies" finds those who are meant


@dataclass(frozen=True, slots=True)
class _CountedPeople:
    """A number of people whom something befell, and the sentence that tells of them."""

    sentence: int
    people: People


class _Found(NamedTuple):
    """A sentence as items, and what is counted in it."""

    row: Row
    attachments: list[Attachment]


NOTHING: Mapping[int, frozenset[int]] = MappingProxyType({})


def read_figures(
    document: Document,
    adjuncts: Mapping[int, frozenset[int]] = NOTHING,
    places: Iterable[Claim] = (),
    lines: frozenset[int] = frozenset(),
) -> list[Claim]:
    """All figures of an account, in the order of their words.

    Args:
        document: The account with its language pack.
        adjuncts: By sentence, the indices of words that only say when or where.  They are stepped over, unless nobody is
            found counted without them: a place may be part of a phrase that holds people.
        places: What the reader of places found: nobody is called so.
        lines: Sentences that are rows of tables or lines of lists, which are read as such.

    Returns:
        Claims of kind `figure`, unsealed; empty where the language tells nothing of figures, or nothing is counted.
    """
    lexicon = figure_lexicon(document.pack)
    if lexicon is None:
        return []
    claims: list[Claim] = []
    group: _CountedPeople | None = None
    known = KnownNames(_capitalised(document, lexicon), _place_words(document, places))
    for sentence in (s for s in _with_cues(document, lexicon) if s.index not in lines):
        row, found = _row(sentence, adjuncts.get(sentence.index, frozenset()), lexicon, known)
        claims.extend(money_claims(document, row))
        told: set[str] = set()
        some, few = False, set[str]()
        near = group.people if group is not None and sentence.index - group.sentence <= _NEAR else None
        dead = {frozenset(a.members) for a in found if a.cue.measure == "killed" and _is_one(row, a)}
        for attachment in found:
            if attachment.cue.measure == "injured" and attachment.members and frozenset(attachment.members) in dead:
                continue  # "a man was shot and died": one person, whose end is told
            if "pronoun_many" in attachment.marks:
                attachment.meant = _meant(row, attachment, near)
            if undone(row, attachment, lexicon):
                continue
            measure = attachment.cue.measure
            if (some or measure in few) and _others_alone(row, attachment):
                attachment.marks.add("part")  # "the toll of children rose to five, seven others were hurt"
            some = some or {"toll", "part"} <= attachment.marks
            if any("partitive" in row.people[m].marks for m in attachment.members):
                few.add(measure)  # "one of the victims was shot in the hand, another in the leg"
            if told - {measure}:
                attachment.marks.add("besides")
            told.add(measure)
            claims.extend(attachment_claims(document, row, attachment, lexicon))
            group = _group(row, attachment) or group
    return sorted(_with_local_tolls(claims, document, adjuncts), key=lambda c: (c.start, c.end))


def _is_one(row: Row, attachment: Attachment) -> bool:
    """Whether a cue tells of one person."""
    people = [row.people[m] for m in attachment.members]
    alone = len(people) == 1 and people[0].kind != "plural"
    return alone and (people[0].amount is None or people[0].amount.best == 1)


def _others_alone(row: Row, attachment: Attachment) -> bool:
    """Whether all whose number a cue tells are others than those told before."""
    people = [row.people[m] for m in attachment.members if row.people[m].kind != "plural"]
    return bool(people) and all("others" in p.marks for p in people)


def _with_local_tolls(
    claims: Sequence[Claim], document: Document, adjuncts: Mapping[int, frozenset[int]]
) -> Iterator[Claim]:
    """Tolls of a place ("the toll in Kutum rose to 88") are parts where the account has told a larger number before."""
    larger: dict[str | None, float] = {}
    for claim in claims:
        told = claim.best or claim.low or 0.0
        if "toll" in claim.marks and told < larger.get(claim.measure, 0.0) and _local(claim, document, adjuncts):
            yield claim.changed(marks=tuple(m for m in FIGURE_MARKS if m in {*claim.marks, "part"}))
        else:
            yield claim
        larger[claim.measure] = max(told, larger.get(claim.measure, 0.0))


def _local(claim: Claim, document: Document, adjuncts: Mapping[int, frozenset[int]]) -> bool:
    """Whether a place or day stands right behind the words for a toll."""
    sentence = document.sentences[claim.sentence]
    behind = bisect_right(sentence.starts, (claim.anchor_end or 0) - 1)
    return behind in adjuncts.get(claim.sentence, frozenset())


def _place_words(document: Document, places: Iterable[Claim]) -> frozenset[int]:
    """Where the words of places that a table knows start, those without a preposition."""
    found = set[int]()
    for place in places:
        if place.place_id is not None and place.rule not in ("in_organisation", "adjective"):
            sentence = document.sentences[place.sentence]
            found.update(at for at in sentence.starts if place.start <= at < place.end)
    return frozenset(found)


def _capitalised(document: Document, lexicon: FigureLexicon) -> frozenset[str]:
    """Words that the account writes with a capital inside its sentences; none where all nouns are written so."""
    if lexicon.noun_capitals:
        return frozenset()
    return frozenset(s.words[i] for s in document.sentences if s.kind != "title" for i in s.capitals if i)


def _row(sentence: Sentence, adjuncts: frozenset[int], lexicon: FigureLexicon, known: KnownNames) -> _Found:
    """A sentence as items, and those it counts: without its adjuncts, or whole where nobody is counted so."""
    for words in (sentence.without(adjuncts), sentence) if adjuncts else (sentence,):
        row = chunk(words, lexicon, known)
        found = list(attachments(row, lexicon))
        if found:
            break
    return _Found(row, found)


def _meant(row: Row, attachment: Attachment, before: People | None) -> People | None:
    """Those that "them" stands for: the last people counted before it in the sentence, else in the sentence before."""
    counted = [p for p in row.people.values() if p.kind == "counted" and p.noun and not p.thing]
    return next((p for p in reversed(counted) if p.end <= attachment.start), before)


def _group(row: Row, attachment: Attachment) -> _CountedPeople | None:
    """Those whom something befell, where they are one number of people."""
    people = [row.people[m] for m in attachment.members if row.people[m].kind == "counted"]
    return _CountedPeople(row.sentence.index, people[0]) if len(people) == 1 else None


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
