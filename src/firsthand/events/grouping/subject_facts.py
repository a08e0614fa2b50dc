"""What ties the subjects of two accounts, and what speaks against it: each fact a name, an amount and a sentence.

The names are those of `subject_weights.WEIGHTS`, which says what each is worth.  A day that excludes another is no fact of
one kind: news of an arrest or a trial tells its own day, so a day told on the day of publication parts accounts less than
one that an account looks back on.  Facts alone are told here; nothing is joined.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from firsthand.events.grouping.distance import DAY_WIDE, FAR_KM, NEAR_KM, days_between, distance_km, told_to_the_day
from firsthand.events.mentions.exactness import is_town
from firsthand.events.mentions.mention import Mention, Toll
from firsthand.lang.edtf import bounds, width

KNEE = 0.3  # likeness beyond it adds at another rate
FRESH_DAYS = 1  # days before publication within which a day may be that of the news told, not of the harm
# Days between two days told, and between two days of publication, by the name of the fact; the weights are fitted to these.
DAYS_APART = ((3, "few"), (14, "some"))
APART = ((1, "day"), (7, "week"), (30, "month"))
LARGE = 10  # a number from which few events share it
FEW = 0.15  # likeness below it: no more words in common than other news of the kind
MOST = 2  # people, and numbers, that count
LISTED_PEOPLE, LISTED_TOLLS = 3, 2  # that a sentence names
TOLD_ALIKE = "{:.0%} of their telling words agree"
SHARED = "{:.0%} of their telling names and numbers agree"


class Fact(NamedTuple):
    """One thing that two subjects share or differ in.

    A sentence is put together only where somebody asks: a million pairs are weighed for each thousand that are explained.

    Attributes:
        name: Of `subject_weights.WEIGHTS`.
        amount: How much of it, 1 where it just holds.
        form, parts: The sentence, or its part, as a format string, and what it is filled with.
    """

    name: str
    amount: float
    form: str
    parts: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        """The sentence."""
        return self.form.format(*self.parts)


def facts_of(a: Mention, b: Mention, likeness: float, named_likeness: float) -> list[Fact]:
    """All facts about two subjects.

    Args:
        a, b: Main mentions of two accounts.
        likeness: Cosine of their content words, 0 to 1.
        named_likeness: The same over names and numbers alone.

    Returns:
        Facts in a fixed order, each at most once.
    """
    words = _words(a, b, likeness, named_likeness)
    return [*words, *_dates(a, b), *_published(a, b), *_places(a, b, likeness), *_people_and_tolls(a, b), *_kinds(a, b)]


def _words(a: Mention, b: Mention, likeness: float, named: float) -> list[Fact]:
    """Words, names and numbers told alike; names and numbers alone between two languages."""
    if a.language != b.language:
        out = [Fact("other_language", 1, "told in {} and {}", (a.language, b.language))]
        if named:
            out.append(Fact("named_across", min(named, KNEE), SHARED, (named,)))
        return out
    out = []
    if likeness:
        out.append(Fact("words", min(likeness, KNEE), TOLD_ALIKE, (likeness,)))
        if likeness > KNEE:
            out.append(Fact("words_more", likeness - KNEE, TOLD_ALIKE, (likeness,)))
    if named:
        out.append(Fact("named", min(named, KNEE), SHARED, (named,)))
        if named > KNEE:
            out.append(Fact("named_more", named - KNEE, SHARED, (named,)))
    return out


def _first(edtf: str | None) -> date | None:
    return bounds(edtf)[0]


def _dates(a: Mention, b: Mention) -> list[Fact]:
    """Days that meet, or how far apart they lie and whether the later one may be that of the news itself."""
    gap = days_between(a.edtf, b.edtf)
    if gap is None:
        return [Fact("day_open", 1, "")]
    apart, firm = gap.days, told_to_the_day(a) and told_to_the_day(b)
    if apart == 0:
        same = "both tell {}" if a.edtf == b.edtf else "{} and {} can agree"
        return [Fact("day_firm" if firm else "day_rough", 1, same, (a.edtf, b.edtf))]
    if apart == 1:
        return [Fact("day_next", 1, "told one day apart")]
    against = ("{} against {}", (a.edtf, b.edtf))
    if max(width(a.edtf) or 1, width(b.edtf) or 1) > DAY_WIDE:
        return [Fact("day_wide", 1, *against)]
    late = max((a, b), key=lambda m: (_first(m.edtf) or date.min, m.mention_id))
    told, published = _first(late.edtf), _first(late.published)
    fresh = told is not None and published is not None and (published - told).days <= FRESH_DAYS
    size = next((name for most, name in DAYS_APART if apart <= most), "many")
    return [Fact(f"days_{size}_{'fresh' if fresh else 'past'}_{'firm' if firm else 'rough'}", 1, *against)]


def _published(a: Mention, b: Mention) -> list[Fact]:
    p, q = _first(a.published), _first(b.published)
    if p is None or q is None:
        return []
    apart = abs((p - q).days)
    size = next((name for most, name in APART if apart <= most), "long")
    return [Fact(f"published_{size}", 1, "published {} day{} apart", (apart, "s" * (apart != 1)))]


def _places(a: Mention, b: Mention, likeness: float) -> list[Fact]:
    """Towns and lands; towns apart part accounts that share few words, and say little where an account is misread."""
    towns = is_town(a.where_prec) and is_town(b.where_prec)
    if share_a_place(a, b):
        return [Fact("town_same" if towns else "unit_same", 1, "both in {}", (a.place,))]
    apart = distance_km(a, b)
    if towns and apart is not None:
        size = "near" if apart <= NEAR_KM else "off" if apart <= FAR_KM else "far"
        if size != "near" and a.language == b.language and likeness < FEW:
            size += "_few_words"
        return [Fact(f"town_{size}", 1, "{} and {} lie {:.0f} km apart", (a.place, b.place, apart))]
    if a.country and b.country and a.country != b.country:
        return [Fact("land_other", 1, "{} against {}", (a.country, b.country))]
    return []


def _people_and_tolls(a: Mention, b: Mention) -> list[Fact]:
    """Surnames and numbers above one that both tell; greatest numbers of killed or injured that differ."""
    out = []
    if people := shared_people(a, b):
        out.append(Fact("people", min(MOST, len(people)), "both name {}", (listed_people(people),)))
    if not a.tolls or not b.tolls:
        return out
    if same := shared_tolls(a, b):
        out.append(Fact("tolls", min(MOST, len(same)), "both tell {}", (listed_tolls(same),)))
        most = max(t.value for t in same)
        if most >= LARGE:
            out.append(Fact("toll_large", 1, "a number as large as {:g}", (most,)))
    mine, theirs = _most_told(a), _most_told(b)
    for measure in ("killed", "injured"):
        x, y = mine.get(measure), theirs.get(measure)
        if x is not None and y is not None and x != y:
            out.append(Fact(f"{measure}_differ", 1, "{:g} " + measure + " against {:g}", (x, y)))
    return out


def share_a_place(a: Mention, b: Mention) -> bool:
    """Whether one of their towns is the same."""
    return bool(a.place_ids and b.place_ids) and not set(a.place_ids).isdisjoint(b.place_ids)


def shared_people(a: Mention, b: Mention) -> set[str]:
    """Surnames that both tell."""
    return set(a.people).intersection(b.people) if a.people and b.people else set()


def shared_tolls(a: Mention, b: Mention) -> set[Toll]:
    """Numbers above one that both tell of one measure."""
    if not a.tolls or not b.tolls:
        return set()
    return {t for t in a.tolls if t.value > 1}.intersection(b.tolls)


def listed_people(people: set[str]) -> str:
    """The first of some surnames, for a sentence."""
    return ", ".join(sorted(people)[:LISTED_PEOPLE])


def listed_tolls(tolls: set[Toll]) -> str:
    """The first of some numbers with their measures, for a sentence."""
    return ", ".join(f"{t.value:g} {t.measure}" for t in sorted(tolls)[:LISTED_TOLLS])


def _most_told(m: Mention) -> dict[str, float]:
    """The greatest number that a mention tells, by measure."""
    out: dict[str, float] = {}
    for t in m.tolls:
        if t.value >= out.get(t.measure, t.value):
            out[t.measure] = t.value
    return out


def _kinds(a: Mention, b: Mention) -> list[Fact]:
    if a.type == b.type:
        return [Fact("type_same", 1, "both tell of {}", (a.type,))]
    if a.family != b.family and "other" not in (a.family, b.family):
        return [Fact("family_other", 1, "{} against {}", (a.family, b.family))]
    return []
