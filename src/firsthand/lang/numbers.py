"""Numbers in running text: digits and words, bounds and likeness, ranges, vague amounts, with the words they stand in.

Language-neutral: all words come from `lang/<code>/numbers.toml`.  Stands below the claim readers, which decide what a
number counts.  Refuses digits that are no amounts (dates, ages, years, measures, addresses) and never guesses a value for
"several".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Any

from firsthand.lang.compounds import compound_value
from firsthand.lang.digits import digits_value, scaled_value
from firsthand.lang.number_mention import NumberMention, with_bound
from firsthand.lang.number_words import NumberLexicon, Phrases
from firsthand.vocabulary import Quantifier

HUNDRED, THOUSAND, MILLION = 100, 1_000, 1_000_000
_DASHES = ("-", "–", "—")
_QUOTES = ('"', "“", "”", "«", "»", "„")


def _match(phrases: Phrases, lowers: Sequence[str], at: int) -> tuple[int, Any] | None:
    """The longest phrase that stands at a word: its end and meaning."""
    if at >= len(lowers):
        return None
    for words, meaning in phrases.get(lowers[at], ()):
        if tuple(lowers[at : at + len(words)]) == words:
            return at + len(words), meaning
    return None


def find_numbers(
    lowers: Sequence[str], starts: Sequence[int], ends: Sequence[int], lexicon: NumberLexicon
) -> list[NumberMention]:
    """All amounts, ages and sums of money in a sentence, in order, without overlap.

    Args:
        lowers: The sentence's words in lower case.
        starts: Where each word starts; with `ends` it tells which words are glued ("5m", "27-year-old").
        ends: Where each word ends.
        lexicon: The language's number words.

    Returns:
        Mentions with word positions; empty where nothing is counted.  Digits that are no amounts (dates, clock times,
        measures) are given with `kind` "other", so that readers can step over them.
    """
    found: list[NumberMention] = []
    reader = _NumberReader(lowers, starts, ends, lexicon)
    end = 0
    for i in _possible(lowers, lexicon):
        if i < end:
            continue
        word = lowers[i]
        mention = None
        if word in lexicon.starters or word[0].isdigit() or word in lexicon.signs:
            mention = reader.mention(i)
        elif "-" in word:
            mention = reader.hyphenated(i)
        elif lexicon.compounds and compound_value(word, lexicon.compounds) is not None:
            mention = reader.mention(i)
        if mention is not None:
            found.append(mention)
            end = mention.end
    return found


def _possible(lowers: Sequence[str], lexicon: NumberLexicon) -> Iterable[int]:
    """Where a number may begin: everywhere in a language that writes number words as one."""
    if lexicon.compounds:
        return range(len(lowers))
    starters, signs = lexicon.starters, lexicon.signs
    return [i for i, w in enumerate(lowers) if w in starters or w[0].isdigit() or "-" in w or w in signs]


def bounded_behind(m: NumberMention, lowers: Sequence[str], at: int, lexicon: NumberLexicon) -> NumberMention:
    """A number with the bound that stands at word `at`, behind the noun that it counts; the number itself where none does."""
    bound = _match(lexicon.after, lowers, at)
    return with_bound(m, bound[1]) if bound and m.best is not None and m.quantifier in ("exact", "about") else m


class _NumberReader:
    """Reads the numbers of one sentence."""

    __slots__ = ("changes", "ends", "lex", "lowers", "plains", "starts")

    def __init__(
        self, lowers: Sequence[str], starts: Sequence[int], ends: Sequence[int], lexicon: NumberLexicon
    ) -> None:
        self.lowers, self.starts, self.ends, self.lex = lowers, starts, ends, lexicon
        self.plains: dict[int, NumberMention | None] = {}
        self.changes = not lexicon.changed.isdisjoint(lowers)

    def glued(self, i: int) -> bool:
        """Whether word `i` stands directly on the word before it."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def word(self, i: int) -> str:
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def word_value(self, word: str) -> float | None:
        """The value of one word: `seven`, `twenty-five`; None where it is no number."""
        value = self.lex.values.get(word)
        if value is not None or "-" not in word:
            return value if value is not None or not self.lex.compounds else compound_value(word, self.lex.compounds)
        total = 0.0
        for part in word.split("-"):
            v = self.lex.values.get(part)
            if v is None:
                return None
            total += v
        return total

    def hyphenated(self, i: int) -> NumberMention | None:
        """`twenty-five people`, and `eight-year-old` in one word."""
        word = self.lowers[i]
        for suffix in self.lex.ages:
            if word.endswith("-" + suffix):
                value = self.word_value(word[: -len(suffix) - 1])
                return (
                    None
                    if value is None
                    else NumberMention(start=i, end=i + 1, low=value, best=value, high=value, kind="age", core=i)
                )
        return None if self.word_value(word) is None else self.mention(i)

    def mention(self, i: int) -> NumberMention | None:
        """The number phrase that starts at word `i`, bounds included."""
        if self.word(i) in self.lex.between:
            ranged = self.range(i + 1, self.lex.between_join) or self.bounded_range(i + 1)
            if ranged:
                return replace(ranged, start=i)
        bound = _match(self.lex.before, self.lowers, i)
        if bound:
            more = self.word(bound[0]) in self.lex.more
            inner = self.mention(bound[0] + more)
            return self.bounded(inner, i, bound[1]) if inner and inner.kind != "other" else None
        came_to = self.changed(i) if self.changes else None
        if came_to:
            return came_to
        if self.word(i) in self.lex.range_from:
            ranged = self.range(i + 1, self.lex.range_join)
            return replace(ranged, start=i) if ranged else None
        return self.range(i, self.lex.range_join) or self.single(i)

    def bounded(self, inner: NumberMention, start: int, bound: Quantifier) -> NumberMention | None:
        if inner.quantifier in ("none", "several") and bound != "exact":
            return None
        one = self.lex.one_of.get(self.word(inner.core))
        if one is not None and inner.end == inner.core + 1:  # "about a hundred", in the case that is also the plural
            inner = replace(inner, low=one, best=one, high=one, quantifier="exact")
        if bound == "exact" or inner.quantifier not in ("exact", "about"):
            return replace(inner, start=start)
        return replace(with_bound(inner, bound), start=start)

    def changed(self, i: int) -> NumberMention | None:
        """`rose from 27 to 31`: the number that was come to; the one before it is told no more."""
        led = self.word(i) in self.lex.changed_from
        was = self.plain(i + led)
        if was is None or self.word(was.end) not in (self.lex.changed_to if led else self.lex.changed_behind):
            return None
        now = self.plain(was.end + 1)
        return replace(self.classed(now), start=was.end if led else i) if now and now.best is not None else None

    def range(self, i: int, joins: frozenset[str]) -> NumberMention | None:
        """`10 to 15`, `10-15`, `four or five`."""
        left, join = self.plain(i), None
        if left and left.quantifier == "exact":
            join = self.word(left.end)
        if not left or left.best is None or join not in joins:
            return None
        right = self.plain(left.end + 1)
        if not right or right.best is None or right.quantifier != "exact" or not left.best < right.best:
            return None
        digits = self.word(left.start)[:1].isdigit(), self.word(right.start)[:1].isdigit()
        if join in _DASHES and digits[0] != digits[1]:
            return None
        if self.word(i - 1) in self.lex.not_before:
            return replace(right, start=i, kind="other")
        right = self.classed(right)
        if right.kind == "age" or (right.kind == "other" and not self.glued(right.start)):
            return None
        if right.kind == "other" and (
            self.word(right.end) in self.lex.not_after or self.word(right.end) in self.lex.ages
        ):
            return replace(right, start=i, kind="other")
        kind = "money" if right.kind == "money" else "amount"
        return NumberMention(
            start=i,
            end=right.end,
            low=left.best,
            best=None,
            high=right.best,
            quantifier="range",
            kind=kind,
            unit=right.unit,
            core=i,
        )

    def bounded_range(self, i: int) -> NumberMention | None:
        """`80 and "over 200"`: behind "between", with quotation marks and bounds around the numbers."""
        left = self.plain(self.past_quotes(i))
        if left is None or left.best is None:
            return None
        at = self.past_quotes(left.end)
        if self.word(at) not in self.lex.between_join:
            return None
        at = self.past_quotes(at + 1)
        bound = _match(self.lex.before, self.lowers, at)
        right = self.plain(self.past_quotes(bound[0] if bound else at))
        if right is None or right.best is None or not left.best < right.best:
            return None
        end = self.past_quotes(right.end)
        return NumberMention(
            start=i, end=end, low=left.best, best=None, high=right.best, quantifier="range", core=left.start
        )

    def past_quotes(self, i: int) -> int:
        """The place from word `i` on, behind quotation marks."""
        while self.word(i) in _QUOTES:
            i += 1
        return i

    def single(self, i: int) -> NumberMention | None:
        """One amount without bounds before it."""
        unit = self.lex.signs.get(self.word(i))
        if unit is not None:
            amount = self.plain(i + 1)
            return replace(amount, start=i, kind="money", unit=unit) if amount else None
        word = self.word(i)
        if word in self.lex.vague:
            return self.vague(i)
        whole = _match(self.lex.phrases, self.lowers, i)
        if whole:
            end, (quantifier, value) = whole
            scale = self.lex.scales.get(self.word(end))
            if quantifier == "several" and self.word(end) in self.lex.vague and not scale:
                return replace(self.vague(end), start=i, core=i)
            if quantifier == "several" and self.word(end) in self.lex.of and (inner := self.mention(end + 1)):
                return replace(inner, start=i) if inner.kind == "amount" else None  # "a group of nine"
            if quantifier == "several" and scale:
                return NumberMention(
                    start=i, end=end + 1, low=2 * scale, best=None, high=None, quantifier="dozens", core=i
                )
            if quantifier == "exact" and self.word(end) in self.lex.scales and value is not None:
                value *= self.lex.scales[self.word(end)]
                return self.after(NumberMention(start=i, end=end + 1, low=value, best=value, high=value, core=i))
            if quantifier in ("several", "exact") and self.word(end) in self.lex.of and end - i > 1:
                end += 1
            return self.after(
                NumberMention(start=i, end=end, low=value, best=value, high=value, quantifier=quantifier, core=i)
            )
        amount = self.plain(i)
        return self.classed(amount) if amount else None

    def vague(self, i: int) -> NumberMention:
        """`dozens`, `hundreds of thousands`: at least two of the scale."""
        low, end = self.lex.vague[self.lowers[i]], i + 1
        while self.word(end) in self.lex.of and self.word(end + 1) in self.lex.vague:
            low, end = low / 2 * self.lex.vague[self.lowers[end + 1]], end + 2
        if self.word(end) in self.lex.scales:  # "tens thousand", where a language has no word between
            low, end = low * self.lex.scales[self.lowers[end]], end + 1
        end += self.word(end) in self.lex.of
        return NumberMention(start=i, end=end, low=low, best=None, high=None, quantifier="dozens", core=i)

    def plain(self, i: int) -> NumberMention | None:
        """Digits or number words with their scales; ranges and single amounts ask for the same ones."""
        if i not in self.plains:
            self.plains[i] = self._plain(i)
        return self.plains[i]

    def _plain(self, i: int) -> NumberMention | None:
        word = self.word(i)
        if word[:1].isdigit():
            value, end = digits_value(word), i + 1
            if value is None:
                return None
            if self.scaled(end):
                value = scaled_value(word, self.lex.decimal) or value
            if self.glued(end) and self.word(end) in self.lex.glued:
                value, end = value * self.lex.glued[self.lowers[end]], end + 1
        else:
            value, end = self.words(i)
            if value is None:
                return None
            value, end = self.mixed(value, end)
        half = _match(self.lex.half, self.lowers, end)
        if half and self.word(end - 1) in self.lex.scales:  # "two millions and a half"
            value, end = value + self.lex.scales[self.word(end - 1)] / 2, half[0]
        elif half and self.word(half[0]) in self.lex.scales:  # "two and a half thousand"
            value, end = value + 0.5, half[0]
        while (scale := self.lex.scales.get(self.word(end))) is not None and (value < scale or scale < 100):
            value, end = value * scale, end + 1
            value, end = self.mixed(value, end)
        if (half or self.word(end - 1) in self.lex.after_scale) and self.word(end) in self.lex.of:
            end += 1  # "two millions of people", as some languages say
        return self.after(NumberMention(start=i, end=end, low=value, best=value, high=value, core=i))

    def mixed(self, value: float, end: int) -> tuple[float, int]:
        """Digits behind a scale of a thousand and more: `2 bin 500`, `72 thousand and 133`; as they are where there are none."""
        scale = self.lex.scales.get(self.word(end - 1), 0)
        joined = self.word(end) in self.lex.joiners
        if scale < THOUSAND or not (self.lex.mixed or joined) or not self.word(end + joined)[:1].isdigit():
            return value, end
        further = digits_value(self.word(end + joined))
        if further is None or not further < scale or (joined and further < HUNDRED):
            return value, end
        return value + further, end + joined + 1

    def scaled(self, i: int) -> bool:
        """Whether a scale of a million or more stands at word `i`: the number before it may be a fraction."""
        scale = self.lex.glued.get(self.word(i)) if self.glued(i) else None
        return (scale or self.lex.scales.get(self.word(i)) or 0) >= MILLION

    def words(self, i: int) -> tuple[float | None, int]:
        """The value of number words from `i`, and where they end."""
        total, current, end, last = 0.0, None, i, inf
        while end < len(self.lowers):
            word = self.lowers[end]
            value, scale = self.word_value(word), self.lex.scales.get(word)
            if value is None and current is not None:
                value = self.lex.tails.get(word)
            if (
                value is not None
                and value < last
                and (current is None or (last >= self.lex.tens and value < 10) or last >= 100)
            ):
                current, last = (current or 0) + value, value
            elif scale is not None and (current is not None or end == i) and scale >= 100:
                current = (current or 1) * scale
                last = scale
                if scale >= 1000:
                    total, current = total + current, 0.0
            elif self.lex.units_first and word in self.lex.joiners and last < 10 and self._ten(end + 1):
                current, last, end = (current or 0) + self._ten(end + 1), self._ten(end + 1), end + 1
            elif (
                word in self.lex.joiners
                and end > i
                and last >= self.lex.joined
                and (self.word_value(self.word(end + 1)) or 0) < (1000 if last >= 1000 else 100 if last >= 100 else 10)
            ):
                if self.word_value(self.word(end + 1)) is None:
                    break
            else:
                break
            end += 1
        return (total + (current or 0), end) if current is not None else (None, i)

    def _ten(self, i: int) -> float:
        """The value of the word at `i` where it is twenty to ninety, else 0."""
        value = self.word_value(self.word(i)) or 0
        return value if 20 <= value < 100 else 0

    def after(self, m: NumberMention) -> NumberMention:
        """Bounds behind the number: `30 or more`."""
        bound = _match(self.lex.after, self.lowers, m.end)
        return replace(with_bound(m, bound[1]), end=bound[0]) if bound and m.best is not None else m

    def classed(self, m: NumberMention) -> NumberMention:
        """Tell amounts from ages, years, dates, measures and money."""
        nxt, prev = self.word(m.end), self.word(m.start - 1)
        if prev == "." and m.start > 1:
            prev = self.word(m.start - 2)
        if nxt in self.lex.currencies:
            return replace(m, end=m.end + 1, kind="money", unit=self.lex.currencies[nxt])
        if nxt in self.lex.ages:
            return replace(m, end=m.end + 1, kind="age")
        age = _match(self.lex.age_phrases, self.lowers, m.end)
        if age:
            return replace(m, end=age[0], kind="age")
        digits = self.lowers[m.start][0].isdigit() and m.end == m.start + 1
        other = nxt in self.lex.not_after or prev in self.lex.not_before or (digits and nxt in self.lex.address)
        if digits:
            value = m.best or 0
            year = self.lowers[m.start].isdecimal() and self.lex.years[0] <= value <= self.lex.years[1]
            ordinal = self.lex.ordinal_point and nxt == "." and self.glued(m.end) and self.word(m.end + 1)[:1].isalpha()
            year = (year and (nxt not in self.lex.counted or prev in self.lex.year_led)) or (
                prev in self.lex.dated and 1000 <= value < 2200
            )
            fused = self.glued(m.end) and (nxt[:1].isalpha() or nxt in (":", "/"))
            hyphen = (
                self.glued(m.end) and nxt in ("-", "–") and self.glued(m.end + 1) and self.word(m.end + 1)[:1].isalpha()
            )
            led = self.glued(m.start) and self.word(m.start - 1) in (":", "/", "-", "#", ".")
            other = other or year or ordinal or fused or hyphen or led or value % 1 != 0
        return replace(m, kind="other") if other else m
