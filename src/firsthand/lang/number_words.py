"""The number words of a language, compiled: values, scales, bounds, and which digits are no amounts.

Stands between `lang/<code>/numbers.toml` and the reader of numbers.  Refuses to know any word itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.lang.compounds import Compounds, compounds_of
from firsthand.lang.pack import LanguagePack

Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]


@dataclass(frozen=True)
class NumberLexicon:
    """Compiled `numbers.toml`; see there for what each table holds.

    Attributes:
        tails: Words that are a number only behind another number word ("yirmi bir").
        mixed: Whether digits may follow a scale of a thousand and more ("2 bin 500").
        units_first: Whether the unit stands before the ten, behind a joiner ("five and twenty").
        half: Words that add half of the scale before or behind them ("two and a half thousand").
        one_of: Vague plurals that behind a bound are one of their scale ("около сотни"), with its value.
        decimal: The sign that parts a fraction from its whole.
        more: Words between a bound and its number ("at least another 11").
        tens: The least number word that takes units behind it.
    """

    values: dict[str, float]
    scales: dict[str, float]
    glued: dict[str, float]
    vague: dict[str, float]
    phrases: Phrases
    before: Phrases
    after: Phrases
    age_phrases: Phrases
    between: frozenset[str]
    between_join: frozenset[str]
    range_from: frozenset[str]
    range_join: frozenset[str]
    changed: frozenset[str]
    changed_from: frozenset[str]
    changed_to: frozenset[str]
    changed_behind: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]
    dated: frozenset[str]
    year_led: frozenset[str]
    address: frozenset[str]
    ages: frozenset[str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    years: tuple[int, int]
    counted: frozenset[str]
    starters: frozenset[str]
    compounds: Compounds | None
    ordinal_point: bool
    units_first: bool
    tens: float
    tails: dict[str, float]
    mixed: bool
    joined: float
    half: Phrases
    after_scale: frozenset[str]
    decimal: str
    one_of: dict[str, float]
    more: frozenset[str]


def _phrases(pairs: Iterable[tuple[str, Any]]) -> Phrases:
    out: Phrases = {}
    for phrase, meaning in pairs:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, meaning))
    for options in out.values():
        options.sort(key=lambda o: -len(o[0]))
    return out


@cache
def counted_nouns(pack: LanguagePack) -> frozenset[str]:
    """All nouns for people and for those counted."""
    return _counted(pack, True)


def _counted(pack: LanguagePack, which: bool | str) -> frozenset[str]:
    """Nouns for people and for those counted, behind which digits are no year ("2000 personas").

    All of them where the pack says `true`; where it says "many", only plurals for people, in a language whose nouns stand
    before nouns ("the 2011 police reform").
    """
    if not which:
        return frozenset()
    people = pack.topic("populations").get("populations", {})
    cues = (cue for cue in pack.topic("figures").get("cue", ()) if cue["frame"] == "counted")
    if which == "many":
        return frozenset(pair.partition("/")[2] for words in people.values() for pair in str(words).split()) - {""}
    nouns = (word for words in people.values() for word in str(words).replace("/", " ").split())
    return frozenset((*nouns, *(form for cue in cues for form in cue.get("forms", ()))))


@cache
def number_lexicon(pack: LanguagePack) -> NumberLexicon:
    """The compiled number words of a language; empty tables where the pack has none."""
    t = pack.topic("numbers")
    p, no, ranges = t.get("phrases", {}), t.get("not_amounts", {}), t.get("ranges", {})
    whole: list[tuple[str, Any]] = [(k, ("exact", float(v))) for k, v in p.get("values", {}).items()]
    whole += [(k, ("none", 0.0)) for k in p.get("none", ())] + [(k, ("several", None)) for k in p.get("several", ())]
    before = [(w, kind) for kind, words in t.get("before", {}).items() for w in words]
    values = {k: float(v) for k, v in t.get("values", {}).items()}
    scales = {k: float(v) for k, v in t.get("scales", {}).items()}
    vague = {k: float(v) for k, v in t.get("vague_scales", {}).items()}
    phrases, bounds = _phrases(whole), _phrases(before)
    changed_from = frozenset(ranges.get("changed_from", ()))
    between, range_from = frozenset(ranges.get("between", ())), frozenset(ranges.get("from", ()))
    return NumberLexicon(
        values=values,
        scales=scales,
        glued={k: float(v) for k, v in t.get("glued_scales", {}).items()},
        vague=vague,
        phrases=phrases,
        before=bounds,
        after=_phrases([(w, kind) for kind, words in t.get("after", {}).items() for w in words]),
        age_phrases=_phrases([(w, True) for w in no.get("age_phrases", ())]),
        between=between,
        between_join=frozenset(ranges.get("between_join", ())),
        range_from=range_from,
        range_join=frozenset((*ranges.get("join", ()), *ranges.get("from_join", ()))),
        changed=frozenset(ranges.get("changed", ())),
        changed_from=changed_from,
        changed_to=frozenset(ranges.get("changed_to", ())),
        changed_behind=frozenset(ranges.get("changed_behind", ())),
        joiners=frozenset(t.get("joiners", {}).get("words", ())),
        of=frozenset(t.get("joiners", {}).get("of", ())),
        not_after=frozenset(no.get("after", ())),
        not_before=frozenset(no.get("before", ())),
        dated=frozenset(no.get("dated", ())),
        address=frozenset(no.get("address", ())),
        ages=frozenset(no.get("age_suffixes", ())),
        signs=dict(no.get("currency_signs", {})),
        currencies=dict(no.get("currency_words", {})),
        years=tuple(no.get("years", (1500, 2100))),
        counted=_counted(pack, no.get("years_counted", False)),
        year_led=frozenset(no.get("year_led", ())),
        starters=frozenset((*values, *scales, *vague, *phrases, *bounds, *between, *range_from, *changed_from)),
        compounds=compounds_of(t.get("compounds", {}), values),
        ordinal_point=bool(no.get("ordinal_point", False)),
        units_first=bool(t.get("joiners", {}).get("units_first", False)),
        tens=float(t.get("joiners", {}).get("tens", 20)),
        tails={k: float(v) for k, v in t.get("tails", {}).items()},
        mixed=bool(t.get("joiners", {}).get("mixed", False)),
        half=_phrases([(w, True) for w in t.get("joiners", {}).get("half", ())]),
        joined=float(t.get("joiners", {}).get("least", 100)),
        after_scale=frozenset(t.get("joiners", {}).get("after_scale", ())),
        one_of={k: float(v) for k, v in t.get("one_of", {}).items()},
        decimal=str(t.get("decimal", ",")),
        more=frozenset(t.get("joiners", {}).get("more", ())),
    )
