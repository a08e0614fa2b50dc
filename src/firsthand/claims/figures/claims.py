"""Claims from attachments: numbers with their bounds, sums inside one sentence, parts, perpetrators, totals to date.

Last step of reading a figure.  What a claim's `rule` and `marks` tell is the contract with the record: the rule is how
the number came about (`stated`, `single`, `named`, `pronoun`, `surname`, `self`, `sum`), the marks are those of `marks`.
Refuses to guess numbers: "several" has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.figures.amount import NOBODY, ONE, Amount, added, amount_of, said
from firsthand.claims.figures.attachment import Attachment
from firsthand.claims.figures.guard import Guard
from firsthand.claims.figures.letters import COUNTED, OF, OTHER, OTHERS, PREPOSITION, STOP, TO
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.marks import Mark
from firsthand.claims.figures.row import People, PeopleKind, Row
from firsthand.lang.number_mention import NumberMention
from firsthand.vocabulary import FIGURE_MARKS, FigureRule, Modality, Population

_BASES: dict[PeopleKind, FigureRule] = {"counted": "stated", "single": "single", "named": "named", "plural": "stated"}
_CONFIDENCE: dict[FigureRule, float] = {
    "stated": 0.9, "sum": 0.85, "single": 0.8, "named": 0.75, "self": 0.85, "pronoun": 0.4, "surname": 0.4,
}  # fmt: skip
_BY_SURNAME = 0.7  # of the confidence, where a phrase is a surname alone
_DENIAL = 8  # words before a cue in which a denial is of it
_FEARED_THAT = 4  # words before those counted in which it is told as feared that it befell them
_IN_ALL = 2  # words before those counted in which "in all" says that they are all
_COMMA, _SEMICOLON = ",", ";"
_FEAR, _FEAR_BEHIND = 3, 2  # words around a cue in which it is told as feared
_ALSO_BEFORE, _ALSO_BEHIND = 4, 2  # words around a cue in which "also" is of it
_LATER_BEFORE, _LATER_BEHIND = 2, 8  # and those in which "later in hospital" is
_PERFECT = 4  # words before a cue in which its auxiliary stands
_AVENGED = 10  # words from a word of revenge to what is avenged
_YEARS = range(1900, 2100)  # numbers that beside several incidents are their year
_AFTERWARDS = 5  # words before a cue in which "before" is of it
NO_MARKS: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """What one claim counts.

    Attributes:
        start, end: Words of those counted, half-open.
        unit: Of things: their noun.
        basis: How the number came about.
    """

    start: int
    end: int
    amount: Amount
    population: Population | None = "all"
    unit: str | None = None
    basis: FigureRule
    marks: frozenset[Mark] = NO_MARKS


class _ClaimWriter:
    """Writes the claims of one attachment."""

    def __init__(self, document: Document, row: Row, a: Attachment, lexicon: FigureLexicon) -> None:
        self.document, self.row, self.a = document, row, a
        self.marks = _marks(row, a, lexicon)
        self.cumulative = a.cue.cumulative or "period" in self.marks
        self.modality: Modality = _modality(row, a, lexicon)

    def claim(self, count: _Count) -> Claim:
        """One claim whose quote spans those counted and the cue."""
        s, a, marks = self.row.sentence, self.a, count.marks
        first, last = min(count.start, a.start), max(count.end, a.end)
        if "besides" in a.marks and "others" in marks:
            marks = (marks - {"others"}) | {"besides"}
        told = marks | self.marks
        perpetrators = count.population == "perpetrators" or "perpetrator" in marks
        return self.document.claim(
            "figure",
            s,
            (s.starts[first], s.ends[last - 1]),
            measure=a.cue.measure,
            population=count.population,
            low=count.amount.low,
            best=count.amount.best,
            high=count.amount.high,
            quantifier=count.amount.quantifier,
            unit=count.unit,
            cumulative=True if self.cumulative else None,
            includes_perpetrators=True if perpetrators else None,
            modality=self.modality,
            anchor_start=s.starts[a.start],
            anchor_end=s.ends[a.end - 1],
            rule=count.basis,
            marks=tuple(mark for mark in FIGURE_MARKS if mark in told),
            confidence=_CONFIDENCE[count.basis] * (_BY_SURNAME if "surname" in marks else 1.0),
        )


def _modality(row: Row, a: Attachment, lexicon: FigureLexicon) -> Modality:
    """Whether the words before a cue deny it, or fear it: "some 85 people are feared dead"."""
    lowers, guards = row.sentence.lowers, lexicon.guards
    if guards["denied"].within(lowers, a.start - _DENIAL, a.start):
        return "denied"
    if a.cue.measure == "killed" and guards["feared"].within(lowers, a.start - _FEAR, a.end + _FEAR_BEHIND):
        return "expected"
    first = _first(row, a)
    return "expected" if guards["fears"].within(lowers, first - _FEARED_THAT, first) else "asserted"


def attachment_claims(document: Document, row: Row, a: Attachment, lexicon: FigureLexicon) -> list[Claim]:
    """The claims of one cue: its members, their sum, its parts.

    Args:
        document: The account.
        row: The sentence as items.
        a: The cue with those it counts.
        lexicon: The words of its language.

    Returns:
        Claims of kind `figure`, unsealed; empty where no number is told.
    """
    writer = _ClaimWriter(document, row, a, lexicon)
    if "none" in a.marks:
        return [writer.claim(_Count(start=a.start, end=a.end, amount=NOBODY, basis="stated"))]
    people, parts = [row.people[m] for m in a.members], [row.people[p] for p in a.parts]
    if _names_its_parts(a, people):
        people, parts = people[:1], people[1:]
    people = _without_names(_without_plural(people))
    members = [_thing(a, p) for p in people] if a.cue.who == "things" else _members(a, people, parts)
    counts = list(members)
    if "self" in a.marks:
        counts.append(_perpetrator(row, a, members))
    elif not people:
        counts.extend(_meant(a))
    if len(counts) > 1 and a.cue.who == "people":
        counts.append(_sum(counts))
    nth = _nth_to_suffer(row, a, people[0], lexicon) if len(people) == 1 else None
    if nth is not None:
        counts = [replace(c, amount=nth, marks=c.marks | {"toll"}, basis="stated") for c in counts]
    if a.cue.at_most:
        counts = [replace(c, amount=_at_most(c.amount)) for c in counts]
    counts += [_count(p, amount_of(p), p.marks | {"part"}) for p in parts]
    told = (c for c in counts if c.amount.quantifier != "unknown" and not _no_others(c, row, lexicon))
    return [writer.claim(c) for c in told]


def _no_others(count: _Count, row: Row, lexicon: FigureLexicon) -> bool:
    """`no other injuries`: nobody beside those told before is not nobody."""
    if count.amount.quantifier != "none":
        return False
    return any(lexicon.letters.get(w) in (OTHER, OTHERS) for w in row.sentence.lowers[count.start : count.end])


def _without_plural(people: list[People]) -> list[People]:
    """`seven soldiers and mercenaries`: a bare plural behind one number is counted in it."""
    numbered = [p for p in people if p.kind != "plural"]
    return numbered if len(numbered) == 1 and numbered[0].kind == "counted" and people[0] is numbered[0] else people


def _without_names(people: list[People]) -> list[People]:
    """`his wife and the four girls, A, B, C and D`: the names at the end of a list are those of the number before them."""
    last = max((i for i, p in enumerate(people) if p.kind == "counted"), default=-1)
    names = people[last + 1 :]
    many = people[last].amount if last >= 0 else None
    told = many is not None and many.best is not None and 2 <= len(names) <= many.best
    return people[: last + 1] if told and all(p.kind == "named" for p in names) else people


def _at_most(amount: Amount) -> Amount:
    """A number that holds others as well ("dead or missing"): no more than that."""
    if amount.quantifier == "none" or amount.best is None:
        return amount
    return Amount(None, amount.best, amount.best, "at_most")


def _names_its_parts(a: Attachment, people: Sequence[People]) -> bool:
    """`three guards, a driver and two clerks`: whether the first number is that of the others together."""
    if len(people) < 3:
        return False
    whole, *others = (_told_of(p, a) for p in people)
    return bool(whole.best) and whole.best == added(others).best


def _told_of(p: People, a: Attachment) -> Amount:
    """The number that a cue counts: of "five of the twelve students who were kidnapped" all twelve were."""
    return said(p.whole) if "relative" in a.marks and p.whole is not None else amount_of(p)


def _count(p: People, amount: Amount, marks: Iterable[Mark]) -> _Count:
    """Those of one noun phrase."""
    return _Count(
        start=p.start,
        end=p.end,
        amount=amount,
        population=p.population,
        basis=_BASES[p.kind],
        marks=frozenset(marks),
    )


def _thing(a: Attachment, p: People) -> _Count:
    return replace(_count(p, _told_of(p, a), p.marks), population=None, unit=p.noun or None)


def _nth_to_suffer(row: Row, a: Attachment, p: People, lexicon: FigureLexicon) -> Amount | None:
    """`the sixth person to die`: so many so far, unless the sentence counts over a stretch of time."""
    lowers = row.sentence.lowers
    caused = lexicon.guards["caused"].within(lowers, a.end, a.end + 1)
    if p.kind != "single" or "others" not in p.marks or not caused or not 0 <= a.start - p.end <= 1:
        return None
    if lexicon.letters.get(lowers[a.start - 1]) not in (TO, PREPOSITION) or lexicon.guards["period"].within(
        lowers, 0, len(lowers)
    ):
        return None
    nth = next((lexicon.ordinals[w] for w in lowers[p.start : p.end] if w in lexicon.ordinals), 0)
    return Amount(float(nth), float(nth), float(nth), "exact") if nth > 1 else None


def _members(a: Attachment, people: Sequence[People], parts: Sequence[People]) -> list[_Count]:
    """Those that stand side by side, each with what its phrase says."""
    shared = set[Mark]()
    if any(p.population == "perpetrators" for p in parts):
        shared.add("perpetrator")
    if len(people) + ("self" in a.marks) > 1:
        shared.add("member")
    partitive: Mark = "part" if "inside" in a.marks else "later"  # "two of the wounded", "two of the wounded died"
    members = []
    for p in people:
        marks = shared | p.marks
        if p.cues and "definite" in marks:
            marks.add("known")
        if p.cues and "partitive" in marks:
            marks.add(partitive)
        members.append(_count(p, _told_of(p, a), marks))
    return members


def _perpetrator(row: Row, a: Attachment, members: Sequence[_Count]) -> _Count:
    """The one who did it, where he counts as well."""
    start, end = (a.start, a.end) if a.own is None else (row.starts[a.own], row.ends[a.own])
    marks: frozenset[Mark] = frozenset({"member"}) if members else NO_MARKS
    return _Count(start=start, end=end, amount=ONE, population="perpetrators", basis="self", marks=marks)


def _meant(a: Attachment) -> Iterator[_Count]:
    """Those that a pronoun or a surname stands for, if the cue counts such."""
    start = max(0, a.start - 1)
    if a.meant is not None:
        amount, population = amount_of(a.meant), a.meant.population
        yield _Count(start=start, end=a.end, amount=amount, population=population, basis="pronoun")
    elif "pronoun" in a.marks:
        yield _Count(start=start, end=a.end, amount=ONE, basis="pronoun")
    elif "surname" in a.marks:
        yield _Count(start=start, end=a.end, amount=ONE, basis="surname")


def _sum(counts: Sequence[_Count]) -> _Count:
    """What those that stand side by side make together."""
    populations = {c.population for c in counts}
    marks: frozenset[Mark] = frozenset({"perpetrator"}) if "perpetrators" in populations else NO_MARKS
    return _Count(
        start=min(c.start for c in counts),
        end=max(c.end for c in counts),
        amount=added([c.amount for c in counts]),
        population=populations.pop() if len(populations) == 1 else "all",
        basis="sum",
        marks=marks,
    )


def _between_stops(lowers: Sequence[str], a: Attachment) -> tuple[int, int]:
    """The words around a cue between semicolons."""
    first = next((k + 1 for k in range(a.start - 1, -1, -1) if lowers[k] == _SEMICOLON), 0)
    return first, next((k for k in range(a.end, len(lowers)) if lowers[k] == _SEMICOLON), len(lowers))


def _also(lowers: Sequence[str], a: Attachment, lexicon: FigureLexicon) -> bool:
    """Whether "also" stands near a cue, or opens its sentence; not "in addition to"."""
    guard = lexicon.guards["also"]
    by_another = lexicon.guards["agent"].within(lowers, a.end, a.end + 1)  # "was shot by another": another who shot
    first, last = max(0, a.start - _ALSO_BEFORE), min(len(lowers), a.end + (0 if by_another else _ALSO_BEHIND))
    for i in {0, *range(first, last)}:
        size = guard.at(lowers, i)
        behind = lowers[i + size] if i + size < len(lowers) else ""
        near = i >= first or behind == _COMMA  # "In addition, one was hurt"
        if size and near and lexicon.letters.get(behind) not in (OF, TO):
            return True
    return False


def _first(row: Row, a: Attachment) -> int:
    """The first word of those counted, or of their cue."""
    return min((row.people[m].start for m in a.members), default=a.start)


def _of_a_year(row: Row, a: Attachment, incidents: Guard, months: tuple[str, ...]) -> bool:
    """`in 2013, 398 people died in accidents`: several incidents and a whole year in the words between two stops."""
    lowers = row.sentence.lowers
    first, last = _between_stops(lowers, a)
    if not incidents.within(lowers, first, last):
        return False
    years = (i for i in range(first, last) if lowers[i].isdecimal() and int(lowers[i]) in _YEARS)
    return any(not (i and lowers[i - 1].startswith(months)) for i in years)


def _avenged(a: Attachment, guard: Guard, lowers: Sequence[str]) -> bool:
    """`revenge for the killing of two men`: what is avenged happened before, and elsewhere."""
    return guard.within(lowers, max(0, a.start - _AVENGED), a.start)


def _marks(row: Row, a: Attachment, lexicon: FigureLexicon) -> frozenset[Mark]:
    """What the attachment, the cue and the words around it say of all its numbers."""
    lowers, guards = row.sentence.lowers, lexicon.guards
    marks = a.marks - {"besides"}
    if a.cue.mark is not None:
        marks.add(a.cue.mark)
    perfect = guards["perfect"].within(lowers, a.start - _PERFECT, a.start)
    since = perfect and guards["since"].within(lowers, 0, len(lowers))
    if (
        since
        or guards["period"].within(lowers, 0, len(lowers))
        or _of_a_year(row, a, guards["incidents"], lexicon.months)
    ):
        marks.add("period")
    elif guards["background"].within(lowers, *_between_stops(lowers, a)) or _avenged(a, guards["avenged"], lowers):
        marks.add("background")
    if _also(lowers, a, lexicon):
        marks.add("also")
    alone = "inside" in a.marks and row.letters.strip(STOP) == COUNTED  # "4 fatalities."
    if alone or guards["in_all"].within(lowers, _first(row, a) - _IN_ALL, a.end):
        marks.add("toll")
    if a.cue.frame == "undergoes":
        if guards["later"].within(lowers, a.start - _LATER_BEFORE, a.end + _LATER_BEHIND):
            marks.add("later")
    elif a.cue.frame == "self" and guards["afterwards"].within(lowers, a.start - _AFTERWARDS, a.start):
        marks.add("after")
    return frozenset(marks)


def money_claims(document: Document, row: Row) -> list[Claim]:
    """Sums of money, each its own cue.

    Args:
        document: The account.
        row: The sentence as items.
    """
    return [_money(document, row.sentence, m) for m in row.money]


def _money(document: Document, s: Sentence, m: NumberMention) -> Claim:
    return document.claim(
        "figure",
        s,
        (s.starts[m.start], s.ends[m.end - 1]),
        measure="money",
        low=m.low,
        best=m.best,
        high=m.high,
        quantifier=m.quantifier,
        unit=m.unit,
        anchor_start=s.starts[m.start],
        anchor_end=s.ends[m.end - 1],
        rule="stated",
        confidence=_CONFIDENCE["stated"],
    )
