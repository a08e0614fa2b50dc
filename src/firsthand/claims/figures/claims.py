"""Claims from attachments: numbers with their bounds, sums inside one sentence, parts, perpetrators, totals to date.

Last step of reading a figure.  What a claim's `rule` tells is the contract with the record:

    stated | single | named | pronoun | surname | self | sum      how the number came about (first word)
    +member      one of several conjuncts, whose `sum` claim spans them all
    +part        some of those that another claim counts; never to be added
    +others      said as "others": adds to those told just before, in the same measure
    +besides     said as "others" than those of another measure ("killing one and wounding three others")
    +definite    one person said with a definite article: probably told before
    +known       "the wounded boy": told before
    +shot        "shot", "with gunshot wounds": wounded unless killed; counts all who were hit
    +later       died after being counted among the wounded
    +also        "also", "another", "as well": adds to those told before, in the same measure
    +period      a total over a stretch of time (since, so far, in recent years): other incidents are in it
    +background  told beside something earlier, or counted over several incidents: probably not this one's number
    +object      object of a verb in the active: somebody did it to them
    +blast       the perpetrator's own death by the device; tolls leave it out
    +toll        said as a toll
    +after       the perpetrator's own death, told as later than what he did ("before killing himself")
    +pronoun, +relative, +elided, +shared, +surname   who is meant stands elsewhere: probably told before
    +unknown     one person by a noun that no list knows

Refuses to guess numbers: "several" has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claims.claim import Claim
from firsthand.claims.document import Document
from firsthand.claims.figures.chunk import People, Row
from firsthand.claims.figures.lexicon import FigureLexicon
from firsthand.claims.figures.walk import Attachment

_CONFIDENCE = {"stated": 0.9, "sum": 0.85, "single": 0.8, "named": 0.75, "self": 0.85, "pronoun": 0.4, "surname": 0.4}


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds and best of a number; see `Claim`."""

    low: float | None
    best: float | None
    high: float | None
    quantifier: str


NOBODY = Amount(0.0, 0.0, 0.0, "none")
ONE = Amount(1.0, 1.0, 1.0, "exact")
UNKNOWN = Amount(None, None, None, "unknown")


def amount_of(people: People) -> Amount:
    """The number of those in a noun phrase."""
    m = people.amount
    if m is not None:
        return Amount(m.low, m.best, m.high, m.quantifier)
    return ONE if people.kind in ("single", "named") else UNKNOWN


def _told_of(people: People, a: Attachment) -> Amount:
    """The number that a cue counts: of "five of the twelve students who were kidnapped" all twelve were."""
    if "relative" in a.marks and people.whole is not None:
        m = people.whole
        return Amount(m.low, m.best, m.high, m.quantifier)
    return amount_of(people)


def added(amounts: Sequence[Amount]) -> Amount:
    """The sum of amounts; one without a number makes the whole open above."""
    lows = [a.low for a in amounts if a.low is not None]
    known = all(a.best is not None for a in amounts)
    open_above = any(a.high is None for a in amounts)
    best = sum(a.best for a in amounts if a.best is not None)
    high = None if open_above else sum(a.high for a in amounts if a.high is not None)
    if any(a.quantifier in ("at_most", "fewer_than") for a in amounts):
        return Amount(None, best if known else None, high, "at_most")
    low = sum(lows)
    kinds = {a.quantifier for a in amounts}
    if open_above:
        return Amount(low, best if known else None, None, "at_least")
    if not known:
        return Amount(low, None, high, "range")
    return Amount(low, best, high, "about" if "about" in kinds else "exact")


class _Writer:
    """Writes the claims of one attachment."""

    def __init__(self, document: Document, row: Row, a: Attachment, lexicon: FigureLexicon) -> None:
        self.besides = "besides" in a.marks
        self.document, self.row, self.a, self.lexicon = document, row, a, lexicon
        lowers = row.sentence.lowers
        guards = lexicon.guards
        perfect = guards["perfect"].within(lowers, a.start - 4, a.start)
        since = perfect and guards["since"].within(lowers, 0, len(lowers))
        period = since or guards["period"].within(lowers, 0, len(lowers))
        self.cumulative = a.cue.cumulative or period
        self.modality = "asserted"
        near = (a.start - 8, a.start)
        if guards["denied"].within(lowers, *near):
            self.modality = "denied"
        marks = {m for m in a.marks if m not in ("self", "inside", "besides", "pronoun_many", "none")}
        if a.cue.mark:
            marks.add(a.cue.mark)
        if period:
            marks.add("period")
        elif guards["background"].within(lowers, 0, len(lowers)):
            marks.add("background")
        if guards["also"].within(lowers, a.start - 4, a.end + 2):
            marks.add("also")
        if a.cue.frame == "undergoes" and guards["later"].within(lowers, a.start - 2, a.end + 8):
            marks.add("later")
        if (
            a.cue.frame == "self"
            and "afterwards" in guards
            and guards["afterwards"].within(lowers, a.start - 5, a.start)
        ):
            marks.add("after")
        self.marks = marks

    def claim(self, words: tuple[int, int], amount: Amount, population: str, how: tuple[str, set[str]]) -> Claim:
        """One claim whose quote spans `words` and the cue."""
        s, a = self.row.sentence, self.a
        first, last = min(words[0], a.start), max(words[1], a.end)
        basis, marks = how
        if self.besides and "others" in marks:
            marks = (marks - {"others"}) | {"besides"}
        rule = "+".join([basis, *sorted(marks | self.marks)])
        perpetrators = population == "perpetrators" or "perpetrator" in marks
        return self.document.claim(
            "figure",
            s,
            (s.starts[first], s.ends[last - 1]),
            measure=a.cue.measure,
            population=population,
            low=amount.low,
            best=amount.best,
            high=amount.high,
            quantifier=amount.quantifier,
            unit=None,
            cumulative=True if self.cumulative else None,
            includes_perpetrators=True if perpetrators else None,
            modality=self.modality,
            anchor_start=s.starts[a.start],
            anchor_end=s.ends[a.end - 1],
            rule=rule,
            confidence=_CONFIDENCE.get(basis, 0.8) * (0.7 if marks & {"pronoun", "elided", "surname"} else 1.0),
        )


def attachment_claims(document: Document, row: Row, found: tuple[Attachment, FigureLexicon]) -> list[Claim]:
    """The claims of one cue: its members, their sum, its parts."""
    a, lexicon = found
    w = _Writer(document, row, a, lexicon)
    out: list[Claim] = []
    members = [row.people[m] for m in a.members]
    parts = [row.people[p] for p in a.parts]
    amounts = [_told_of(p, a) for p in members]
    if len(members) > 2 and amounts[0].best and amounts[0].best == added(amounts[1:]).best:
        parts, members, amounts = members[1:], members[:1], amounts[:1]
    if "none" in a.marks:
        return [w.claim((a.start, a.end), NOBODY, "all", ("stated", set()))]
    own = "self" in a.marks
    perpetrators = {"perpetrator"} if any(p.population == "perpetrators" for p in parts) else set[str]()
    for p, amount in zip(members, amounts, strict=True):
        if amount.quantifier == "unknown":
            continue
        extra = (p.marks - {"of_them"}) | perpetrators | ({"member"} if len(members) + own > 1 else set())
        if p.cues and "definite" in p.marks:
            extra.add("known")
        if p.cues and "partitive" in p.marks:
            extra.add("part" if "inside" in a.marks else "later")
        if a.cue.who == "things":
            out.append(_thing(w, p, amount))
            continue
        out.append(w.claim((p.start, p.end), amount, p.population, (_basis(p), extra)))
    if own:
        words = (a.start, a.end) if a.own is None else (row.starts[a.own], row.ends[a.own])
        out.append(w.claim(words, ONE, "perpetrators", ("self", {"member"} if members else set())))
        amounts, members = [*amounts, ONE], [*members, People(*words, "single", population="perpetrators")]
    elif not members and a.meant is not None:
        words = (max(0, a.start - 1), a.end)
        out.append(w.claim(words, amount_of(a.meant), a.meant.population, ("pronoun", set())))
    elif not members and a.marks & {"pronoun", "surname"}:
        basis = "pronoun" if "pronoun" in a.marks else "surname"
        out.append(w.claim((max(0, a.start - 1), a.end), ONE, "all", (basis, set())))
    if len(members) > 1 and a.cue.who == "people":
        out.append(_sum(w, members, amounts))
    for p in parts:
        amount = amount_of(p)
        if amount.quantifier != "unknown":
            out.append(w.claim((p.start, p.end), amount, p.population, (_basis(p), (p.marks - {"of_them"}) | {"part"})))
    return out


def _sum(w: _Writer, members: Sequence[People], amounts: Sequence[Amount]) -> Claim:
    populations = {p.population for p in members}
    marks: set[str] = {"perpetrator"} if "perpetrators" in populations else set()
    words = (min(p.start for p in members), max(p.end for p in members))
    population = populations.pop() if len(populations) == 1 else "all"
    return w.claim(words, added(amounts), population, ("sum", marks))


def _thing(w: _Writer, p: People, amount: Amount) -> Claim:
    claim = w.claim((p.start, p.end), amount, "all", (_basis(p), p.marks))
    return claim.changed(unit=p.noun or None, population=None)


def _basis(p: People) -> str:
    return {"counted": "stated", "single": "single", "named": "named"}.get(p.kind, "stated")


def money_claims(document: Document, row: Row) -> list[Claim]:
    """Sums of money, each its own cue."""
    s = row.sentence
    return [
        document.claim(
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
            confidence=0.9,
        )
        for m in row.money
    ]
