"""One account's statement: what an account says in the end for one measure and population of one event.

An account repeats itself, gives parts and wholes, recalls other incidents, and corrects itself on the way.  Stated totals
win over sums; a statement for one population alone also stands for all (record.md rule 7).  Reads the rule
and marks that `claims/figures/claims.py` gives a claim.  Refuses to add what different sentences say, unless the words
themselves say that it adds ("two others", "also"), or only parts are told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, auto

from firsthand.claims.claim import REVIEWER, Claim
from firsthand.record.witness import Witness
from firsthand.vocabulary import FigureMark, FigureRule, Made, Measure, Modality, Population, Quantifier

LIVE: tuple[Modality, ...] = ("asserted", "claimed", "alleged")  # a denied or expected number is no reading of its own
CASUALTIES: tuple[Measure, ...] = ("killed", "injured", "casualties")
OVERLAPPING: tuple[Population, ...] = ("women", "children")  # populations that cut across the others
ALIKE: tuple[Population, ...] = ("police", "soldiers", "workers")  # populations that one person may be told as
NEAR = 1  # sentences
SELF: FigureRule = "self"
SUM: FigureRule = "sum"
LESS_KILLED: Made = "less the killed"  # how an account comes to a number of wounded that it does not give
ADDING: frozenset[FigureMark] = frozenset({"also", "others"})
BESIDE: frozenset[FigureMark] = ADDING | {"besides"}
ASIDE: frozenset[FigureMark] = frozenset({"period", "background"})
RETOLD: frozenset[FigureMark] = frozenset(
    {"known", "pronoun", "relative", "elided", "surname", "definite", "later", "unknown"}
)
RETOLD_FOR_SURE: frozenset[FigureMark] = RETOLD - {"definite"}
ONE_MEANT: frozenset[FigureMark] = frozenset({"pronoun", "surname"})
# Rules of a number of one, and those of them by which who is meant stands elsewhere.
ALONE: frozenset[FigureRule] = frozenset({"single", "named", "self", "pronoun", "surname"})
POINTING: frozenset[FigureRule] = frozenset({"pronoun", "surname"})


class _Rank(IntEnum):
    """How much a claim speaks of the whole; nothing is added to a total that a person gave for an account."""

    NOBODY = auto()
    ONE = auto()
    MANY = auto()
    BY_REVIEWER = auto()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one account says for one measure and population.

    Attributes:
        value: Its number, None where it only bounds it.
        low, high: What its words allow; `high` None is open.
        witnesses: The claims that say so.
        how: `stated`, `summed` (parts added), `one population` (a number for civilians alone, say).
    """

    account_id: str
    value: float | None
    low: float | None
    high: float | None
    quantifier: Quantifier
    witnesses: tuple[Witness, ...]
    how: Made
    cumulative: bool = False


def is_live(claim: Claim) -> bool:
    """Whether a claim states a number that can be a reading."""
    return claim.modality in LIVE and (claim.low is not None or claim.best is not None or claim.high is not None)


def has(claim: Claim, marks: frozenset[FigureMark]) -> bool:
    """Whether a claim bears one of some marks."""
    return not marks.isdisjoint(claim.marks)


def _is_retold(claim: Claim, marks: frozenset[FigureMark] = RETOLD) -> bool:
    """Whether words point back at somebody told of before."""
    return claim.rule in POINTING or has(claim, marks)


def foreground(witnesses: Sequence[Witness]) -> list[Witness]:
    """Witnesses without what an account tells aside: totals over a period, and casualties of earlier incidents.

    An account that tells of no casualties but aside is about those, and keeps them.
    """
    told = {
        w.claim.account_id
        for w in witnesses
        if w.claim.measure in CASUALTIES and is_live(w.claim) and not has(w.claim, ASIDE)
    }
    return [w for w in witnesses if not (has(w.claim, ASIDE) and w.claim.account_id in told)]


def counts_people(said: Statement) -> bool:
    """Whether a statement gives or adds up a number, not one person alone nor what is left of others' numbers."""
    if said.how == LESS_KILLED:
        return False
    return said.how == "summed" or any(_rank(w.claim) != _Rank.ONE for w in said.witnesses)


def includes_perpetrator(said: Statement) -> bool:
    """Whether a statement says that who did it is among those counted beside others; tolls leave a suicide bomber out."""
    told = [w.claim for w in said.witnesses if "blast" not in w.claim.marks]
    beside = any(c.population != "perpetrators" for c in told)
    return (said.value or 0) > 1 and beside and any(c.includes_perpetrators for c in told)


def statements(
    witnesses: Sequence[Witness], population: Population, dead: Mapping[str, Dead] | None = None
) -> list[Statement]:
    """What each account says of one measure for one population.

    Args:
        witnesses: Figure claims of one event and one measure.
        population: `all` for the total.
        dead: How many each account says were killed, where the measure is injuries: who was shot or hurt and died is told
            by the same words as who lived.

    Returns:
        One statement an account, in order of account id; accounts that say nothing of it are absent.
    """
    by_account: dict[str, list[Witness]] = {}
    for w in sorted(witnesses, key=lambda w: (w.claim.start, w.claim.end, w.claim.claim_id)):
        if is_live(w.claim):
            by_account.setdefault(w.claim.account_id, []).append(w)
    out = []
    for account, told in sorted(by_account.items()):
        killed = (dead or {}).get(account)
        lived = _lived(told, killed) if killed and killed.value else told
        made = _statement(account, lived, population) if lived else None
        if made is not None:
            out.append(_less(made, killed.value) if killed and killed.value else made)
    return out


@dataclass(frozen=True, slots=True)
class Dead:
    """How many were killed, as an account says it (`own`) or, where it says nothing of it, as most of the others do.

    Attributes:
        told: The claims of the account that tell of the killed.
    """

    value: float
    own: bool
    told: tuple[Claim, ...] = ()


def dead_by_account(witnesses: Sequence[Witness]) -> dict[str, Dead]:
    """The killed by account; an early account that tells of a wounded person alone tells of one who died later too.

    The usual number is that of most first hands: how often it was copied counts for nothing.
    """
    killed = [w for w in foreground(witnesses) if w.claim.measure == "killed" and w.claim.unit is None]
    said = statements(killed, "all")
    told = {s.account_id: s.value or s.low or 0.0 for s in said}
    hands = {(told[s.account_id], o) for s in said for w in s.witnesses for o in w.origin_ids or (s.account_id,)}
    counts = Counter(value for value, _ in hands)
    usual = max(counts, key=lambda v: (counts[v], v), default=0.0)
    accounts = {w.claim.account_id for w in witnesses}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for w in killed:
        claims[w.claim.account_id].append(w.claim)
    return {a: Dead(told.get(a, usual), a in told, tuple(claims[a])) for a in accounts}


def _lived(told: Sequence[Witness], dead: Dead) -> list[Witness]:
    """Who was hurt and lived, in an account that tells of the killed: not the one person that was shot, or told before."""
    told = [w for w in told if not any(_who_died(w.claim, d) for d in dead.told)]
    clear = [w for w in told if _plainly_hurt(w.claim)]
    counted = [w for w in clear if _rank(w.claim) != _Rank.ONE]
    totals = [
        w for w in told if "shot" in w.claim.marks and _rank(w.claim) > _Rank.ONE and _value(w.claim) > dead.value
    ]
    more = [w for w in told if has(w.claim, BESIDE) and not _told_again(w.claim)]
    return counted or totals or (clear if dead.own else []) or more


def _who_died(hurt: Claim, dead: Claim) -> bool:
    """Whether those hurt are told as the dead in the same words: "the man who died was hit by two shots"."""
    within = hurt.start <= dead.start and dead.end < hurt.end
    return within and (hurt.best or 0) <= (dead.best or 0)


def _told_again(claim: Claim) -> bool:
    """Whether words point back at one person that was shot: "she was also shot" may tell of one who died."""
    return "shot" in claim.marks and _rank(claim) == _Rank.ONE and _is_retold(claim, RETOLD_FOR_SURE)


def _plainly_hurt(claim: Claim) -> bool:
    shot = "shot" in claim.marks
    if "besides" in claim.marks or _rank(claim) == _Rank.NOBODY or (has(claim, ADDING) and not shot):
        return True
    return not shot and (_rank(claim) > _Rank.ONE or not _is_retold(claim, RETOLD_FOR_SURE))


def _less(made: Statement, killed: float) -> Statement:
    """`five were shot, two of them dead`: those shot less those killed."""
    claim = made.witnesses[0].claim
    if "shot" not in claim.marks or has(claim, BESIDE) or made.value is None or made.value <= killed:
        return made
    low = None if made.low is None else made.low - killed
    high = None if made.high is None else made.high - killed
    return replace(made, value=made.value - killed, low=low, high=high, how=LESS_KILLED)


def _statement(account: str, told: Sequence[Witness], population: Population) -> Statement | None:
    own = [w for w in told if (w.claim.population or "all") == population]
    if population != "all":
        return _alone(account, _strongest(own), own) if own else None
    units = _units(told)
    if not units:
        return _from_parts(account, told)
    counted = [w for w in units if _rank(w.claim) == max(_rank(u.claim) for u in units)]
    largest = _largest(w for w in counted if (w.claim.population or "all") != "all")
    parts = sum(_value(w.claim) for w in largest.values())
    totals = [w for w in counted if (w.claim.population or "all") == "all" and not _adds_to(w, counted)]
    whole = [w for w in totals if _value(w.claim) >= parts]
    if _rank(counted[0].claim) > _Rank.ONE and not totals and len(largest) > 1:
        return _from_parts(account, counted)
    base = _strongest(whole or counted)
    if _rank(base.claim) == _Rank.BY_REVIEWER:
        return _alone(account, base, counted)
    base = _with_perpetrator(units, base)
    added = _added(units, base) or _own_death(units, base)
    if added:
        return _summed(account, [base, *added])
    how: Made = "stated" if (base.claim.population or "all") == "all" else "one population"
    return _alone(account, base, counted, how)


def _adds_to(later: Witness, told: Sequence[Witness]) -> bool:
    """Whether a number adds to those of one population told right before it ("one guard was hurt. In addition, two ...")."""
    claim = later.claim
    before = (w.claim for w in told if w.claim.start < claim.start and (w.claim.population or "all") != "all")
    return "also" in claim.marks and any(0 <= claim.sentence - c.sentence <= NEAR for c in before)


def _units(told: Sequence[Witness]) -> list[Witness]:
    """What can stand for all, or be added to it: no parts, and no members of a sum that is told as well."""
    sums = {(w.claim.sentence, w.claim.anchor_start) for w in told if _is_sum(w.claim)}
    return [
        w
        for w in told
        if "part" not in w.claim.marks
        and not ("member" in w.claim.marks and (w.claim.sentence, w.claim.anchor_start) in sums)
    ]


def _with_perpetrator(units: Sequence[Witness], base: Witness) -> Witness:
    """A sum that counts the perpetrator beside just those whom the first statement counts ("his wife, and himself")."""
    wider = (w for w in units if _is_sum(w.claim) and w.claim.includes_perpetrators and "blast" not in w.claim.marks)
    return next((w for w in wider if _value(w.claim) == _value(base.claim) + 1), base)


def _own_death(units: Sequence[Witness], base: Witness) -> list[Witness]:
    """The perpetrator's death by his own hand, told in one sentence with those he killed ("killed two, then himself").

    Those killed are the object of the deed, or told before it ("left two dead before killing himself").
    """
    if base.claim.includes_perpetrators:
        return []
    done = [w for w in units if _value(w.claim) == _value(base.claim) and not w.claim.includes_perpetrators]
    own = [w for w in units if w.claim.rule == SELF and "blast" not in w.claim.marks]
    return [w for w in own if any(_followed_by(d.claim, w.claim) for d in done)][:1]


def _followed_by(deed: Claim, own: Claim) -> bool:
    """Whether the perpetrator's own death adds to those killed in the same sentence."""
    later = "after" in own.marks and deed.start < own.start
    return deed.sentence == own.sentence and ("object" in deed.marks or later)


def _is_sum(claim: Claim) -> bool:
    return claim.rule == SUM


def _added(units: Sequence[Witness], base: Witness) -> list[Witness]:
    """Units that add to what was told: "others" in the same sentence, "also" at most `NEAR` sentences later."""
    out: list[Witness] = []
    at = base.claim.sentence
    for w in units:
        gap = w.claim.sentence - at
        near = gap == 0 or (0 < gap <= NEAR and "also" in w.claim.marks)
        again = (
            w.claim.rule in ALONE and base.claim.rule in ALONE and has(base.claim, ADDING)
        )  # "a second hostage", twice
        if w.claim.start > base.claim.start and near and has(w.claim, ADDING) and not (again or _is_retold(w.claim)):
            out.append(w)
            at = w.claim.sentence
    return out if sum(_value(w.claim) for w in out) else []


def _value(claim: Claim) -> float:
    """The number by which statements of one account are ranked."""
    return next((v for v in (claim.best, claim.low, claim.high) if v is not None), 0.0)


def _strongest(own: Sequence[Witness]) -> Witness:
    """The claim that tells most of the whole: numbers of people, then the last as of its day, tolls, the first told."""
    best = max(own, key=lambda w: (_rank(w.claim), w.claim.as_of or "", "toll" in w.claim.marks, -w.claim.start))
    if best.claim.quantifier != "dozens":
        return best
    # "Dozens die" in a headline gives way to the number that the text tells
    return next((w for w in own if w.claim.best is not None and w.claim.best >= (best.claim.low or 0.0)), best)


def _alone(account: str, best: Witness, same: Sequence[Witness], how: Made = "stated") -> Statement:
    """A claim as its account's statement."""
    c = best.claim
    low, high = _bounds(c)
    same = [w for w in same if _bounds(w.claim) == (low, high)]
    how = "summed" if c.rule == SUM else how
    return Statement(
        account_id=account,
        value=c.best,
        low=low,
        high=high,
        quantifier=c.quantifier or "exact",
        witnesses=tuple(same),
        how=how,
        cumulative=bool(c.cumulative),
    )


def _rank(claim: Claim) -> _Rank:
    """How much a claim speaks of the whole: a number of people, then a person told alone, then one retold, then nobody.

    A total that a person corrected or added stands before all that the reader made of the same account.
    """
    if claim.extractor == REVIEWER and (claim.population or "all") == "all":
        return _Rank.BY_REVIEWER
    if claim.quantifier == "none" or (claim.best == 0 and claim.high == 0):
        return _Rank.NOBODY
    if claim.rule in ALONE or has(claim, ONE_MEANT):
        return _Rank.ONE
    return _Rank.MANY


def _bounds(claim: Claim) -> tuple[float | None, float | None]:
    """Bounds a claim's words allow."""
    low = claim.low if claim.low is not None else claim.best
    high = (
        claim.high if claim.high is not None or claim.quantifier in ("at_least", "more_than", "about") else claim.best
    )
    return low, high


def _largest(told: Iterable[Witness]) -> dict[Population, Witness]:
    """The largest number of each population."""
    largest: dict[Population, Witness] = {}
    for w in told:
        name = w.claim.population or "all"
        if name not in largest or _value(w.claim) > _value(largest[name].claim):
            largest[name] = w
    return largest


def _from_parts(account: str, told: Sequence[Witness]) -> Statement | None:
    """The whole from parts: the largest of each population, added; overlapping populations (women, children) are not added."""
    largest = _largest(told)
    apart = {p: w for p, w in largest.items() if p not in OVERLAPPING} or largest
    if _same_people(apart):
        first = min(apart.values(), key=lambda w: w.claim.start)
        return _alone(account, first, [first], "one population")
    used = [apart[p] for p in sorted(apart)]
    if not used:
        return None
    if len(used) == 1:
        return _alone(account, used[0], used, "one population")
    return _summed(account, used)


def _same_people(told: Mapping[Population, Witness]) -> bool:
    """Whether one number is told of people under two names ("two colonels", then "two officers"): in sentences of their own."""
    claims = [w.claim for w in told.values()]
    if len(claims) < 2 or not {c.population for c in claims} <= set(ALIKE) or any(has(c, ADDING) for c in claims):
        return False
    return len({_value(c) for c in claims}) == 1 and len({c.sentence for c in claims}) == len(claims)


def _summed(account: str, used: Sequence[Witness]) -> Statement:
    """Claims added."""
    total = sum(_value(w.claim) for w in used)
    open_above = any(_bounds(w.claim)[1] is None for w in used)
    high = None if open_above else sum(_bounds(w.claim)[1] or 0.0 for w in used)
    return Statement(
        account_id=account,
        value=total,
        low=total,
        high=high,
        quantifier="at_least" if open_above else "exact",
        witnesses=tuple(used),
        how="summed",
    )
