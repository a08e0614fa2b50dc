"""Units: the smallest pieces of an account that tell of something that happened, one clause's acts and figures.

First step of the events stage inside one account: each act and figure is given the date that its own clause tells,
or none.  Refuses to guess: a noun told as known ("the massacre") takes no date of the sentence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.claims.acts import ACCIDENTS, ActLexicon, ActType, act_lexicon
from firsthand.claims.claim import Claim
from firsthand.events.mentions.days import (
    JUSTICE,
    LED_WORDS,
    SMALL,
    WORD,
    YEAR,
    clause_at,
    free_times,
    nearest,
    owned_by_other,
)
from firsthand.events.mentions.noun_days import (
    PLAIN,
    POINTING_REACH,
    POINTING_WORDS,
    charged,
    days_left,
    noun_days,
    predicate,
)
from firsthand.events.mentions.sentence import SentenceClaims, UnitWords, in_title_quotes, quoted_titles, unit_words
from firsthand.lang.edtf import bounds, open_year, precision
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span
from firsthand.vocabulary import Family

UNREAL = ("denied", "expected")  # acts that did not happen, or may
LEAST_WORDS = 6  # a date in fewer words is a heading or a dateline, and tells of nothing
DATING_WORDS = 12  # a longer sentence tells more than a day
TOUCHING = 25  # characters between the starts of two acts of one kind that tell of one
TITLE_REACH = 60  # characters from a decision to the quoted title of what was decided


@dataclass
class ClauseUnit:
    """One clause's worth of what happened, while an account is being gathered.

    Attributes:
        act: Its type, None where only figures or a date tell it.
        known: It is told as known: "the shooting", "the killing last year".
        anaphoric: It speaks of something told before, and tells no day of it.
        years_ago: The sentence recalls something that lies so many years back.
        dates_before: Its sentence only says when what was told right before it took place.
        opens: Its sentence opens with its day, as a chronicle's does.
        lent: A day that its sentence tells, of an arrest or a trial, or as the owner of its noun ("Friday's attack"), where it
            has none of its own; taken for want of a better.
        clause: The clause it is told in, as offsets in the account's text.
    """

    sentence: int
    start: int
    family: Family
    act: ActType | None = None
    known: bool = False
    anaphoric: bool = False
    continuing: bool = False
    date: Claim | None = None
    years_ago: int | None = None
    document: str | None = None
    clause: Span = field(default_factory=lambda: Span(0, 0))
    claims: list[Claim] = field(default_factory=list)
    dates_before: bool = False
    opens: bool = False
    lent: Claim | None = None
    names: list[Claim] = field(default_factory=list)
    figures: list[Claim] = field(default_factory=list)


def units_of(sentence: SentenceClaims, pack: LanguagePack) -> list[ClauseUnit]:
    """The units of one sentence, in order of their first words.

    Args:
        sentence: Its claims.
        pack: Lexicons of the account's language.

    Returns:
        One unit for all harm that shares a date, one for each other act; one of family `other` where a date stands
        with no act to take it, marked where it only dates what the sentence before tells.  Empty where nothing happened.
    """
    words, lexicon = unit_words(pack), act_lexicon(pack)
    lower = sentence.text.lower()
    recalled = words.ordinal.search(lower) or words.since.search(lower)
    times = free_times(sentence, words)
    free = [t for t in times if not owned_by_other(sentence, t, words)] if not recalled else []
    names = [n for n in sentence.names if not _names_a_work(sentence, n, words)]
    units = _units_of_acts(sentence, times, free, words=words, lexicon=lexicon)
    for figure in sentence.figures:
        harm = figure.measure in words.harm_measures
        if figure.measure == "abducted":
            _seized(figure, units, lexicon)
        if _of_arrest(figure, units):
            continue
        if (alone := _arrest_of_one(sentence, figure, units, lexicon)) is not None:
            alone.date = nearest(sentence, figure, free, words)
            units.append(alone)
            continue
        unit = ClauseUnit(
            sentence=sentence.index,
            start=figure.start,
            family="harm" if harm else "count",
            claims=[figure],
            figures=[figure],
        )
        unit.date = (_of_act(figure, units) if harm else None) or nearest(sentence, figure, free, words)
        units.append(unit)
    used = {u.date.claim_id for u in units if u.date is not None}
    units += [_named_unit(sentence, n) for n in names]
    units = _fused(_without_days_of_law(units))
    left = [t for t in free if t.claim_id not in used and YEAR.search(t.quote)]
    dating = _only_dates(sentence, words)
    if dating:
        left = times if not units else []
    elif len(WORD.findall(sentence.text)) < LEAST_WORDS or any(u.date for u in units):
        left = []
    opens = bool(left) and _opens(sentence, left[0], words)
    for day in left[:1]:
        units.append(
            ClauseUnit(
                sentence=sentence.index,
                start=day.start,
                family="other",
                date=day,
                claims=[day],
                dates_before=dating,
                opens=opens,
            )
        )
    continuing = lower.lstrip(' "“').startswith(words.continuing) if words.continuing else False
    for unit in units:
        unit.clause = clause_at(sentence, unit.start, words, [t for t in times if YEAR.search(t.quote)] or times)
        unit.continuing = continuing
        unit.years_ago = int(recalled[1]) if recalled else None
    return sorted(units, key=lambda u: u.start)


def _units_of_acts(
    sentence: SentenceClaims, times: list[Claim], free: list[Claim], *, words: UnitWords, lexicon: ActLexicon
) -> list[ClauseUnit]:
    """One unit for each act of a sentence that happened, with the date that is its own."""
    days = noun_days(sentence, times, words, lexicon)
    units: list[ClauseUnit] = []
    for act in sentence.acts:
        kind = lexicon.types[act.act_type or ""]
        if _did_not_happen(sentence, act, kind):
            continue
        unit = ClauseUnit(sentence=sentence.index, start=act.start, family=kind.family, act=kind, claims=[act])
        known = _anaphoric(sentence, act, words) or predicate(sentence, act, lexicon) or charged(sentence, act, words)
        known = known or (kind.generic and _is_said_to_be(sentence, act, words))
        unit.known = kind.family == "harm" and known
        unit.anaphoric = unit.known and act.claim_id not in days.bound
        unit.date = days.bound.get(act.claim_id)
        if kind.family == "harm" and act.claim_id in days.owned and unit.date is None:
            unit.lent, unit.known, unit.anaphoric = days.owned[act.claim_id], True, True
        if unit.date is None and not unit.anaphoric:
            unit.date = nearest(sentence, act, days_left(sentence, act, days, free, law=kind.family == "legal"), words)
        if kind.family == "declaration" and unit.date is not None and not YEAR.search(unit.date.quote):
            unit.date = None
        if kind.family == "legal":
            unit.document = _document(sentence, act)
        units.append(unit)
    return units


def _did_not_happen(sentence: SentenceClaims, act: Claim, kind: ActType) -> bool:
    """Whether an act is denied or feared, a word of a date ("the 19 March elections"), or in a quoted title and no harm."""
    if any(t.start <= act.start and act.end <= t.end for t in sentence.times):
        return True
    unreal = act.modality in UNREAL and kind.family in ("harm", "legal")
    return unreal or (kind.family != "harm" and in_title_quotes(sentence, act))


def _of_arrest(figure: Claim, units: Sequence[ClauseUnit]) -> bool:
    """Give the one person detained to the arrest that the same sentence tells; many detained are what happened itself."""
    law = next((u for u in units if u.act is not None and u.act.name in JUSTICE), None)
    if law is None or figure.measure != "detained" or figure.best != 1:
        return False
    law.claims.append(figure)
    law.figures.append(figure)
    return True


def _arrest_of_one(
    sentence: SentenceClaims, figure: Claim, units: Sequence[ClauseUnit], lexicon: ActLexicon
) -> ClauseUnit | None:
    """The arrest of the one person that a sentence without harm tells as detained ("he was captured on Wednesday")."""
    arrest = lexicon.types.get("arrest")
    if any(u.family == "harm" for u in units) or len([f for f in sentence.figures if f.unit is None]) > 1:
        return None
    if arrest is None or figure.measure != "detained" or figure.best != 1:
        return None
    return ClauseUnit(
        sentence=sentence.index,
        start=figure.start,
        family=arrest.family,
        act=arrest,
        claims=[figure],
        figures=[figure],
    )


def _seized(figure: Claim, units: Sequence[ClauseUnit], lexicon: ActLexicon) -> None:
    """Make an attack whose words tell how many it abducted ("more than 200 girls were seized") a kidnapping."""
    kidnapping = lexicon.types.get("kidnapping")
    for unit in units:
        if kidnapping is not None and unit.act is not None and unit.act.name == PLAIN and _tells(unit, figure):
            unit.act = kidnapping


def _of_act(figure: Claim, units: Sequence[ClauseUnit]) -> Claim | None:
    """The day of the act whose words tell how many it harmed ("identified Monday as the girl shot dead on Easter")."""
    return next((u.date for u in units if u.family == "harm" and u.date is not None and _tells(u, figure)), None)


def _tells(unit: ClauseUnit, figure: Claim) -> bool:
    """Whether a figure shares words with a unit."""
    return any(c.start < figure.end and figure.start < c.end for c in unit.claims)


def _without_days_of_law(units: list[ClauseUnit]) -> list[ClauseUnit]:
    """Harm that shares a day with an arrest or a trial told before the harm or before the day: the day is the law's.

    "He was charged Monday with killing two"; "A man accused of killing two pleaded not guilty Tuesday"; "a raid on Saturday
    ended in an arrest", which harmed nobody.
    """
    of_law = [u for u in units if u.act is not None and u.act.name in JUSTICE and u.date is not None]
    for unit in units:
        if unit.family != "harm" or unit.date is None:
            continue
        plain = unit.act is not None and unit.act.name == PLAIN and not unit.figures
        if any(law.date is unit.date and (plain or law.start < max(unit.start, unit.date.start)) for law in of_law):
            unit.lent, unit.date, unit.anaphoric = unit.date, None, True
    return units


def _opens(sentence: SentenceClaims, day: Claim, words: UnitWords) -> bool:
    """Whether a sentence opens with a day, small words before it left out ("On 4 March 1991 the council met")."""
    before = WORD.findall(sentence.text[: day.start - sentence.start].lower())
    return len(before) <= LED_WORDS and all(len(w) <= SMALL or w in words.small for w in before)


def _named_unit(sentence: SentenceClaims, name: Claim) -> ClauseUnit:
    """The unit of an event's name; a day that the name tells without its year is that of the news it stands in."""
    inside = [t for t in sentence.times if name.start <= t.start and t.end <= name.end and t.time_kind == "date"]
    days = [t for t in inside if precision(t.edtf) == "day" and bounds(t.edtf)[0] is not None]
    told = next(iter(days), None) if open_year(name.edtf) else None
    return ClauseUnit(
        sentence=sentence.index, start=name.start, family="harm", anaphoric=True, date=told, claims=[name], names=[name]
    )


def _only_dates(sentence: SentenceClaims, words: UnitWords) -> bool:
    """Whether a sentence only says when what was just told took place ("It happened on Thursday", "Ocurrió el jueves")."""
    if sentence.figures or not sentence.times:
        return False
    said = " ".join(WORD.findall(sentence.text.lower())) + " "
    if said.count(" ") > DATING_WORDS:
        return False
    return said.startswith(words.verbs) or (said.startswith(words.retold) and any(f" {v}" in said for v in words.verbs))


def _fused(units: list[ClauseUnit]) -> list[ClauseUnit]:
    """Harm of one sentence under one date is one unit; acts of one family that overlap or touch are one."""
    out: list[ClauseUnit] = []
    for unit in sorted(units, key=lambda u: (u.start, u.family)):
        for other in out:
            same_date = (unit.date.claim_id if unit.date else None) == (other.date.claim_id if other.date else None)
            if (
                unit.family == other.family == "harm"
                and (same_date or unit.names or _says_no_more(unit) or _says_no_more(other))
                and (unit.anaphoric == other.anaphoric or _says_no_more(unit) or _says_no_more(other))
                and not (other.names and any(n.rule == "proper_name" for n in unit.names))
            ):
                _absorb(other, unit)
                break
            near = abs(unit.start - other.start) < TOUCHING
            same = unit.act is not None and other.act is not None and (unit.act == other.act or near)
            if unit.family == other.family and unit.family not in ("harm", "count") and same and same_date:
                _absorb(other, unit)
                break
        else:
            out.append(unit)
    return out


def _says_no_more(unit: ClauseUnit) -> bool:
    """Whether a unit is only a noun that fits all harm, without a day or a toll ("killed in a similar accident")."""
    plain = unit.act is not None and unit.act.generic and unit.date is None
    return plain and not unit.figures and not unit.names


def _absorb(unit: ClauseUnit, other: ClauseUnit) -> None:
    """Put a second unit's claims under the first; the type that tells more wins ("killed when a ferry sank": the sinking)."""
    if _gives_way(unit.act, other.act):
        unit.act = other.act
    unit.anaphoric = unit.anaphoric and other.anaphoric
    unit.claims += other.claims
    unit.names += other.names
    unit.figures += other.figures
    unit.date = unit.date or other.date
    unit.lent = unit.lent or other.lent
    unit.document = unit.document or other.document


def _gives_way(act: ActType | None, other: ActType | None) -> bool:
    """Whether a type gives way to another of its clause: none and a generic one do, and a death to the accident it came of."""
    if act is None or other is None:
        return other is not None
    return (act.generic and not other.generic) or (act.outcome and other.name in ACCIDENTS)


def _names_a_work(sentence: SentenceClaims, name: Claim, words: UnitWords) -> bool:
    """Whether a name is the title of a film or book: quoted whole, in a sentence that speaks of such works."""
    at = name.start - sentence.start
    around = (
        sentence.text[max(0, at - 1) : at] + sentence.text[name.end - sentence.start : name.end - sentence.start + 1]
    )
    quoted = len(around) == 2 and all(c in '“”"«»„' for c in around)
    return quoted and not words.works.isdisjoint(sentence.text.lower().split())


def _anaphoric(sentence: SentenceClaims, act: Claim, words: UnitWords) -> bool:
    """Whether a noun speaks of something known: told with "the" or "this", and no verb of happening follows."""
    if act.name == "verb":
        return False
    at = act.start - sentence.start
    before = [w.lower() for w in WORD.findall(sentence.text[max(0, at - POINTING_REACH) : at])[-POINTING_WORDS:]]
    known = act.name == "pointing" or not words.definite.isdisjoint(before)
    return known and not _happens(sentence, act, words)


def _happens(sentence: SentenceClaims, act: Claim, words: UnitWords) -> bool:
    """Whether a verb of happening follows a noun."""
    return words.happening.match(sentence.text[act.end - sentence.start :].lower()) is not None


def _is_said_to_be(sentence: SentenceClaims, act: Claim, words: UnitWords) -> bool:
    """Whether a noun that fits all harm only says what something was ("the death was an accident"), not that it happened."""
    return act.name == "noun" and not _happens(sentence, act, words)


def _document(sentence: SentenceClaims, act: Claim) -> str | None:
    """The quoted title that follows a decision within its sentence, as lower-case words."""
    for m in quoted_titles(sentence):
        if 0 <= m.start() + sentence.start - act.end <= TITLE_REACH:
            return " ".join(re.findall(r"\w+", m[1].lower()))
    return None
