"""Units: the smallest pieces of an account that tell of something that happened, one clause's acts and figures.

First step of the events stage inside one account: each act and figure is given the date that its own clause tells,
or none.  Refuses to guess: a noun told as known ("the massacre") takes no date of the sentence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from firsthand.accounts.account import Account
from firsthand.claims.acts import ACCIDENTS, ActLexicon, ActType, act_lexicon
from firsthand.claims.claim import Claim
from firsthand.lang.edtf import bounds, open_year, precision
from firsthand.lang.forms import all_forms, either
from firsthand.lang.pack import LanguagePack
from firsthand.spans import Span
from firsthand.vocabulary import Family

BOUND_REACH, BOUND_WORDS = (
    45,
    6,
)  # characters and words between an event noun and the date that is part of its noun phrase
# Dates of a work's title, the day on which something is recalled, years of birth, of a model and of comparison, days of a count.
NO_DATE = ("title", "anniversary", "born", "model", "compared", "as_of")
LEAST_WORDS = 6  # a date in fewer words is a heading or a dateline, and tells of nothing
PREDICATE_REACH = 45  # characters from a legal verb to the nouns it names the thing by
SAID_REACH = 120  # characters from a speaker to the end of the verb of saying
DATING_WORDS = 12  # a longer sentence tells more than a day
SAYING_GAP = 5  # characters between a verb of saying and the day on which it was said
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{8,300})[”\"»“]")
TOUCHING = 25  # characters between the starts of two acts of one kind that tell of one
POINTING_REACH, POINTING_WORDS = 40, 3  # characters and words before a noun in which "the" makes it one that is known
TITLE_REACH = 60  # characters from a decision to the quoted title of what was decided
YEAR = re.compile(r"\d{4}")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class UnitWords:
    """The words of a language that decide which date belongs to what."""

    continuing: tuple[str, ...]
    clause: re.Pattern[str]
    definite: frozenset[str]
    happening: re.Pattern[str]
    retold: tuple[str, ...]
    verbs: tuple[str, ...]
    works: frozenset[str]
    harm_measures: frozenset[str]
    ordinal: re.Pattern[str]
    since: re.Pattern[str]


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


@cache
def unit_words(pack: LanguagePack) -> UnitWords:
    """Compile what this step needs of `acts.toml` and `names.toml`."""
    acts, names = pack.topic("acts"), pack.topic("names")
    recalling = names.get("recalling", {})
    return UnitWords(
        continuing=tuple(acts.get("continuing", ())),
        clause=re.compile(rf"[,;:—–]\s|\b(?:{_either(acts.get('clauses', ()))})\b"),
        definite=frozenset(acts.get("definite", ())),
        happening=re.compile(rf"^\W*(?:{_either(acts.get('happening', ()))})\b"),
        retold=tuple(f"{w} " for w in acts.get("retold", ())),
        verbs=tuple(f"{w} " for w in acts.get("happening", ())),
        works=frozenset(acts.get("works", ())),
        harm_measures=frozenset(acts.get("harm_measures", ())),
        ordinal=re.compile(
            rf"(\d{{1,3}})(?:{either(all_forms().ordinal)})?\W+(?:{_either(recalling.get('ordinal', ()))})\b"
        ),
        since=re.compile(rf"(\d{{1,3}})\W+(?:{_either(recalling.get('since', ()))})\b"),
    )


@dataclass
class ClauseUnit:
    """One clause's worth of what happened, while an account is being gathered.

    Attributes:
        act: Its type, None where only figures or a date tell it.
        anaphoric: It speaks of something told before.
        years_ago: The sentence recalls something that lies so many years back.
        dates_before: Its sentence only says when what was told right before it took place.
        clause: The clause it is told in, as offsets in the account's text.
    """

    sentence: int
    start: int
    family: Family
    act: ActType | None = None
    anaphoric: bool = False
    continuing: bool = False
    date: Claim | None = None
    years_ago: int | None = None
    document: str | None = None
    clause: Span = field(default_factory=lambda: Span(0, 0))
    claims: list[Claim] = field(default_factory=list)
    dates_before: bool = False
    names: list[Claim] = field(default_factory=list)
    figures: list[Claim] = field(default_factory=list)


@dataclass
class SentenceClaims:
    """The claims that start in one sentence."""

    index: int
    start: int
    text: str
    acts: list[Claim] = field(default_factory=list)
    times: list[Claim] = field(default_factory=list)
    figures: list[Claim] = field(default_factory=list)
    names: list[Claim] = field(default_factory=list)
    others: list[Claim] = field(default_factory=list)
    said: list[Claim] = field(default_factory=list)


def by_sentence(account: Account, claims: Sequence[Claim]) -> list[SentenceClaims]:
    """An account's claims, sentence by sentence."""
    out = [
        SentenceClaims(index=i, start=s.start, text=account.text[s.start : s.end])
        for i, s in enumerate(account.sentences)
    ]
    shelf = {"act": "acts", "time": "times", "figure": "figures", "name": "names", "attribution": "said"}
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.claim_id)):
        getattr(out[claim.sentence], shelf.get(claim.kind, "others")).append(claim)
    return out


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
    times = _free_times(sentence, words)
    bound = {a.claim_id: t for a in sentence.acts if a.name != "verb" and (t := _bound_date(sentence, a, times))}
    free = times if not recalled else []
    units: list[ClauseUnit] = []
    used: set[str] = set()
    names = [n for n in sentence.names if not _names_a_work(sentence, n, words)]
    for act in sentence.acts:
        kind = lexicon.types[act.act_type or ""]
        if in_title_quotes(sentence, act) and kind.family != "harm":
            continue
        unit = ClauseUnit(sentence=sentence.index, start=act.start, family=kind.family, act=kind, claims=[act])
        known = _anaphoric(sentence, act, words) or _predicate(sentence, act, lexicon)
        unit.anaphoric = kind.family == "harm" and act.claim_id not in bound and known
        unit.date = bound.get(act.claim_id)
        if unit.date is None and not unit.anaphoric:
            others = {t.claim_id for a, t in bound.items() if a != act.claim_id}
            unit.date = _nearest(sentence, act, [t for t in free if t.claim_id not in others] or free, words)
        if kind.family == "declaration" and unit.date is not None and not YEAR.search(unit.date.quote):
            unit.date = None
        if kind.family == "legal":
            unit.document = _document(sentence, act)
        units.append(unit)
        if unit.date is not None:
            used.add(unit.date.claim_id)
    for figure in sentence.figures:
        harm = figure.measure in words.harm_measures
        unit = ClauseUnit(
            sentence=sentence.index,
            start=figure.start,
            family="harm" if harm else "count",
            claims=[figure],
            figures=[figure],
        )
        unit.date = _nearest(sentence, figure, free, words)
        units.append(unit)
        if unit.date is not None:
            used.add(unit.date.claim_id)
    units += [_named_unit(sentence, n) for n in names]
    units = _fused(units)
    left = [t for t in free if t.claim_id not in used and YEAR.search(t.quote)]
    dating = _only_dates(sentence, words)
    if dating:
        left = times if not units else []
    elif len(WORD.findall(sentence.text)) < LEAST_WORDS or any(u.date for u in units):
        left = []
    for day in left[:1]:
        units.append(
            ClauseUnit(
                sentence=sentence.index, start=day.start, family="other", date=day, claims=[day], dates_before=dating
            )
        )
    continuing = lower.lstrip(' "“').startswith(words.continuing) if words.continuing else False
    for unit in units:
        unit.clause = _clause(sentence, unit.start, words, [t for t in times if YEAR.search(t.quote)] or times)
        unit.continuing = continuing
        unit.years_ago = int(recalled[1]) if recalled else None
    return sorted(units, key=lambda u: u.start)


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
                and (same_date or unit.names)
                and unit.anaphoric == other.anaphoric
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


def _absorb(unit: ClauseUnit, other: ClauseUnit) -> None:
    """Put a second unit's claims under the first; the type that tells more wins ("killed when a ferry sank": the sinking)."""
    if _gives_way(unit.act, other.act):
        unit.act = other.act
    unit.claims += other.claims
    unit.names += other.names
    unit.figures += other.figures
    unit.date = unit.date or other.date
    unit.document = unit.document or other.document


def _gives_way(act: ActType | None, other: ActType | None) -> bool:
    """Whether a type gives way to another of its clause: none and a generic one do, and a death to the accident it came of."""
    if act is None or other is None:
        return other is not None
    return (act.generic and not other.generic) or (act.outcome and other.name in ACCIDENTS)


def _free_times(sentence: SentenceClaims, words: UnitWords) -> list[Claim]:
    """Dates of the sentence that may tell when something happened: not those in names, titles or beside a verb of saying."""
    out = []
    for time in sentence.times:
        if time.time_kind != "date" or not time.edtf or time.rule in NO_DATE or in_title_quotes(sentence, time):
            continue
        if any(n.start < time.end and time.start < n.end for n in sentence.names):
            continue
        if any(_said_when(time, a) for a in sentence.said):
            continue
        out.append(time)
    return out


def _said_when(time: Claim, said: Claim) -> bool:
    """Whether a date tells when something was said ("police said Sunday", "told a paper in a statement on Sunday that ...").

    It stands in the clause of saying: between the speaker and the verb, right behind either, or between the verb and the
    words that are said.
    """
    cue_start, cue_end = said.cue_start, said.cue_end
    if cue_start is None or cue_end is None:
        return False
    behind = max(cue_end, said.speaker_end or 0)
    after = 0 <= time.start - cue_end <= SAYING_GAP or 0 <= time.start - behind <= SAYING_GAP
    speaker_end = said.speaker_end if said.speaker_end is not None else cue_start
    low = min(cue_start, speaker_end)
    between = low <= time.start and time.end <= cue_end and cue_end - low < SAID_REACH
    led = cue_end <= time.start and time.end <= said.start and said.start - cue_end < SAID_REACH
    return after or between or led


def in_title_quotes(sentence: SentenceClaims, claim: Claim) -> bool:
    """Whether a claim stands inside a quoted title (quotation marks round a few words, not round what somebody said)."""
    at = claim.start - sentence.start
    return any(
        m.start() < at < m.end() and not m[1].rstrip().endswith((".", "!", "?", ",")) and not _is_said(sentence, m)
        for m in QUOTED.finditer(sentence.text)
    )


def _is_said(sentence: SentenceClaims, quoted: re.Match[str]) -> bool:
    """Whether what an attribution of the sentence tells opens with these words in quotation marks."""
    first, last = sentence.start + quoted.start(1), sentence.start + quoted.end(1)
    return any(first - 1 <= a.start <= first and last <= a.end for a in sentence.said)


def _names_a_work(sentence: SentenceClaims, name: Claim, words: UnitWords) -> bool:
    """Whether a name is the title of a film or book: quoted whole, in a sentence that speaks of such works."""
    at = name.start - sentence.start
    around = (
        sentence.text[max(0, at - 1) : at] + sentence.text[name.end - sentence.start : name.end - sentence.start + 1]
    )
    quoted = len(around) == 2 and all(c in '“”"«»„' for c in around)
    return quoted and not words.works.isdisjoint(sentence.text.lower().split())


def _bound_date(sentence: SentenceClaims, act: Claim, free: list[Claim]) -> Claim | None:
    """The date inside a noun phrase ("the killing of villagers on 3 May"): near, and no comma or other act between."""
    for time in free:
        gap = sentence.text[act.end - sentence.start : time.start - sentence.start]
        if 0 <= time.start - act.end <= BOUND_REACH and not re.search(r"[,;:]", gap):
            between = [a for a in sentence.acts if act.end <= a.start < time.start]
            if not between and len(WORD.findall(gap)) <= BOUND_WORDS:
                return time
    return None


def _anaphoric(sentence: SentenceClaims, act: Claim, words: UnitWords) -> bool:
    """Whether a noun speaks of something known: told with "the" or "this", and no verb of happening follows."""
    if act.name == "verb":
        return False
    at = act.start - sentence.start
    before = [w.lower() for w in WORD.findall(sentence.text[max(0, at - POINTING_REACH) : at])[-POINTING_WORDS:]]
    known = act.name == "pointing" or not words.definite.isdisjoint(before)
    return known and not words.happening.match(sentence.text[act.end - sentence.start :].lower())


def _predicate(sentence: SentenceClaims, act: Claim, lexicon: ActLexicon) -> bool:
    """Whether a noun is what a legal act calls the thing ("was qualified as aggression and a crime"), not a happening."""
    return act.name == "noun" and any(
        a.name == "verb"
        and 0 <= act.start - a.end <= PREDICATE_REACH
        and lexicon.types[a.act_type or ""].family == "legal"
        for a in sentence.acts
    )


def _nearest(sentence: SentenceClaims, claim: Claim, free: list[Claim], words: UnitWords) -> Claim | None:
    """The date of a claim: in its own clause the nearest, else the last one before it, else the next one after."""
    dated = [t for t in free if YEAR.search(t.quote)] or free
    if not dated:
        return None
    clause = _clause(sentence, claim.start, words, dated)
    own = [t for t in dated if clause.start <= t.start < clause.end]
    if own:
        return min(own, key=lambda t: (abs(t.start - claim.start), t.start))
    before = [t for t in dated if t.end <= claim.start]
    return before[-1] if before else dated[0]


def _clause(sentence: SentenceClaims, at: int, words: UnitWords, dated: Sequence[Claim]) -> Span:
    """The clause round an offset: between signs and words that open clauses, those inside a date left out."""
    marks = [m.start() + sentence.start for m in words.clause.finditer(sentence.text.lower())]
    marks = [m for m in marks if not any(t.start < m < t.end for t in dated)]
    low = max((m for m in marks if m <= at), default=sentence.start)
    return Span(low, min((m for m in marks if m > at), default=sentence.start + len(sentence.text)))


def _document(sentence: SentenceClaims, act: Claim) -> str | None:
    """The quoted title that follows a decision within its sentence, as lower-case words."""
    for m in QUOTED.finditer(sentence.text):
        if 0 <= m.start() + sentence.start - act.end <= TITLE_REACH:
            return " ".join(re.findall(r"\w+", m[1].lower()))
    return None
