"""From a sentence to a row of items: cues, counted people and things, and the small words between them.

First step of reading a figure.  Every word gets one letter (`lexicon`), noun phrases are found by patterns over
the letters, and what is left is one letter an item.  Refuses to decide who suffered what: that is `attach`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.claims.document import Sentence
from firsthand.claims.figures.lexicon import FRAME_CODES, Cue, FigureLexicon
from firsthand.lang.numbers import NumberMention, bounded_behind, find_numbers

_KIND_CODES = {"counted": "P", "single": "S", "named": "E", "plural": "U", "bare": "S", "surname": "E"}
_AGE = re.compile(r"(?<=[ESwWO][,(])P(?=[,;)&]|$)|(?<=[ESwWO][,(]R)P(?=[,;)&]|$)|(?<=,)P(?=,[^e]|,$)")
_OLDEST = 110
_SHOUTED = 0.8  # share of capitals among letters from which a sentence tells nothing by its capitals
_TITLE = 0.8  # share of capitalised words from which it is a headline


@dataclass(slots=True)
class People:
    """Those counted in one noun phrase (or things, then `thing` is set).

    Attributes:
        start, end: Words of the sentence, half-open.
        amount: The number said; None for one person said without a number, and for plurals without one.
        whole: The number of those of whom `amount` are some ("five of the twelve students").
        kind: counted, single, named, plural.
        population: By the nouns.
        noun: The head in lower case, empty if bare.
        marks: `others`, `part`, `definite`, `perpetrator` ...
        cues: Cues inside the phrase ("one dead rebel", "no casualties").
    """

    start: int
    end: int
    kind: str
    amount: NumberMention | None = None
    population: str = "all"
    noun: str = ""
    thing: bool = False
    marks: set[str] = field(default_factory=set)
    cues: tuple[Cue, ...] = ()
    cue_span: tuple[int, int] = (0, 0)
    whole: NumberMention | None = None


@dataclass(slots=True)
class Row:
    """A sentence as items; `codes[i]` is the letter of item `i`, which covers words `[starts[i], ends[i])`."""

    sentence: Sentence
    codes: str
    starts: list[int]
    ends: list[int]
    people: dict[int, People]
    cues: dict[int, tuple[Cue, ...]]
    money: list[NumberMention]


def chunk(sentence: Sentence, lexicon: FigureLexicon) -> Row:
    """Split a sentence into items."""
    codes, starts, ends, numbers, cues = _letters(sentence, lexicon)
    row = Row(sentence, "", [], [], {}, {}, [m for m in numbers.values() if m.kind == "money"])
    text = "".join(codes)
    out: list[str] = []
    at = 0

    def keep(first: int, last: int) -> None:
        """Words outside of any noun phrase are items of their own; an adjective is a word like others there."""
        shift = len(row.starts) - first
        for i in cues:
            if first <= i < last:
                row.cues[i + shift] = cues[i]
        out.append(text[first:last].replace("m", "w"))
        row.starts += starts[first:last]
        row.ends += ends[first:last]

    for m in lexicon.phrase.finditer(text):
        if m.end() == m.start():
            continue
        people = _people(m, (sentence, lexicon), (starts, ends, numbers, cues))
        if people is None:
            continue
        keep(at, m.start())
        row.people[len(row.starts)] = people
        out.append("X" if people.thing else _KIND_CODES[people.kind])
        row.starts.append(people.start)
        row.ends.append(people.end)
        at = m.end()
    keep(at, len(codes))
    row.codes = _AGE.sub(lambda m: _age(m, row), "".join(out))
    return row


def _age(m: re.Match[str], row: Row) -> str:
    """A bare number between the signs after a person is an age."""
    people = row.people[m.start()]
    amount = people.amount
    if people.noun or amount is None or amount.best is None or amount.best > _OLDEST or amount.quantifier != "exact":
        return m[0]
    del row.people[m.start()]
    return "y"


def _capitals_tell(sentence: Sentence) -> bool:
    """Whether capitals mark names here: not in shouted wire text, not in headlines."""
    words = [w for w in sentence.words if w[0].isalpha()]
    if not words:
        return False
    shouted = sum(map(str.isupper, words))
    if shouted > _SHOUTED * len(words):
        return False
    long = [w[0] for w in words if len(w) > 3]
    return sum(map(str.isupper, long)) <= _TITLE * max(1, len(long)) or len(words) < 5


def _letters(
    sentence: Sentence, lexicon: FigureLexicon
) -> tuple[list[str], list[int], list[int], dict[int, NumberMention], dict[int, tuple[Cue, ...]]]:
    """One letter a word, a number or a cue."""
    lowers, words = sentence.lowers, sentence.words
    mentions = {m.start: m for m in find_numbers(lowers, sentence.starts, sentence.ends, lexicon.numbers)}
    names = _capitals_tell(sentence)
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: dict[int, NumberMention] = {}
    found: dict[int, tuple[Cue, ...]] = {}
    i, n, plain = 0, len(words), lexicon.plain
    while i < n:
        mention = mentions.get(i)
        if mention is None and (code := plain.get(lowers[i], "")):
            codes.append(code)
            starts.append(i)
            i += 1
            ends.append(i)
            continue
        end = i + 1
        if mention is not None:
            code, end = {"amount": "N", "age": "y", "money": "$"}.get(mention.kind, "#"), mention.end
            if lowers[i] in lexicon.both and (age := mentions.get(end)) is not None:
                code, end = "y", age.end  # "both 35"
            numbers[len(codes)] = mention
            noun = lowers[i] if end == i + 1 and code == "N" else ""
            if noun in lexicon.populations or any(len(w) == 1 for w, _ in lexicon.cues.get(noun, ())):
                # one word that says two of them
                codes.append(code)
                starts.append(i)
                ends.append(end)
                code, cues = _noun_letter(noun, lexicon)
                if cues:
                    found[len(codes)] = cues
        elif lowers[i] in lexicon.small and (small := _small_at(lowers, i, lexicon)) is not None:
            end, code = small
        elif lowers[i] in lexicon.cues and (cue := _cue_at(lowers, i, lexicon)) is not None:
            end, cues = cue
            code = FRAME_CODES[cues[0].frame]
            found[len(codes)] = cues
        else:
            code = _word_letter(sentence, i, lexicon, (names, codes[-1] if codes else ""))
        if code == "-" and codes and codes[-1] == "-":
            ends[-1] = i = end
            continue
        if (
            code == "("
            and codes
            and codes[-1] in "WOu"
            and i + 2 < n
            and words[i + 1].isupper()
            and words[i + 2] == ")"
        ):
            code, end = "O", i + 3
        codes.append(code)
        starts.append(i)
        ends.append(end)
        i = end
    return codes, starts, ends, numbers, found


def _word_letter(sentence: Sentence, i: int, lexicon: FigureLexicon, shape: tuple[bool, str]) -> str:
    """The letter of a word that is neither number nor cue; `shape` tells whether capitals mark names, and what precedes."""
    word, low, (names, before) = sentence.words[i], sentence.lowers[i], shape
    code = lexicon.codes.get(low, "")
    if code in ("i", "j") and names and word.isupper() and len(low) > 1:
        return "W"
    if code == "O" and not (names and word[0].isupper()):
        return "w"
    if code:
        return code
    if lexicon.noun_capitals:
        names = names and _beside_unknown(sentence, i, lexicon)
    return _open_class(word, low, lexicon, (names and (i > 0 or _named(sentence.words, i)), before))


def _beside_unknown(sentence: Sentence, i: int, lexicon: FigureLexicon) -> bool:
    """Whether another capitalised word that no list knows stands beside this one (languages that capitalise all nouns)."""
    for k in (i - 1, i + 1):
        if 0 <= k < len(sentence.words) and sentence.words[k][0].isupper() and (k or i > 1):
            low = sentence.lowers[k]
            if low not in lexicon.codes and low not in lexicon.cues and low not in lexicon.numbers.starters:
                return True
    return False


def _named(words: list[str], i: int) -> bool:
    """Whether the word after this one is capitalised as well."""
    return i + 1 < len(words) and words[i + 1][0].isupper()


def _cue_at(lowers: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, tuple[Cue, ...]] | None:
    for words, cues in lexicon.cues.get(lowers[i], ()):
        end = i + len(words)
        if len(words) == 1 or tuple(lowers[i:end]) == words:
            fit = tuple(c for c in cues if not c.needs or _needed(lowers, end, c))
            if fit:
                return end, fit
    return None


def _small_at(lowers: list[str], i: int, lexicon: FigureLexicon) -> tuple[int, str] | None:
    for words, code in lexicon.small.get(lowers[i], ()):
        end = i + len(words)
        if tuple(lowers[i:end]) == words:
            return end, code
    return None


def _noun_letter(noun: str, lexicon: FigureLexicon) -> tuple[str, tuple[Cue, ...]]:
    """The letter and the cues of a noun that also says a number."""
    for words, cues in lexicon.cues.get(noun, ()):
        if len(words) == 1:
            return FRAME_CODES[cues[0].frame], cues
    return lexicon.codes[noun], ()


def _needed(lowers: list[str], start: int, cue: Cue) -> bool:
    for word in lowers[start : start + cue.reach]:
        if word in cue.needs:
            return True
        if word in (";", "."):
            return False
    return False


def _open_class(word: str, low: str, lexicon: FigureLexicon, shape: tuple[bool, str]) -> str:
    """The letter of a word that no list knows, by its shape."""
    names, before = shape
    if low.endswith("'s") or low.endswith("s'"):
        return "z"
    if not word[0].isalpha():
        return "?"
    if low in lexicon.particles and before == "W":
        return "W"
    if names and low.endswith(lexicon.oblique_endings):
        return "w"
    if names and (word[0].isupper() or ("-" in word and any(c.isupper() for c in word[1:]))):
        return "W"
    if len(low) > 4 and lexicon.verb_endings and low.endswith(lexicon.verb_endings):
        return "v"
    if len(low) > 4 and lexicon.adjective_endings and low.endswith(lexicon.adjective_endings):
        return "m"
    if len(low) > 4 and low.endswith(lexicon.person_endings):
        return "l" if low.endswith(lexicon.plural_endings) else "k"
    return "w"


_Parts = tuple[list[int], list[int], dict[int, NumberMention], dict[int, tuple[Cue, ...]]]


def _people(m: re.Match[str], context: tuple[Sentence, FigureLexicon], parts: _Parts) -> People | None:
    """The people (or things) of a matched noun phrase; None where it is none after all."""
    sentence, lexicon = context
    starts, ends, numbers, cues = parts
    codes, first = m[0], m.start()
    kind = m.lastgroup or "plural"
    lowers = sentence.lowers
    p = People(starts[first], ends[m.end() - 1], kind)
    nouns: list[tuple[str, str]] = []
    for k, code in enumerate(codes):
        i = first + k
        low = lowers[starts[i]]
        if code == "N" and p.amount is None:
            p.amount = numbers[i]
            if codes[k + 1 : k + 2] in ("f", "d"):
                p.marks.add("of_them" if "j" in codes else "partitive")
        elif code == "N" and p.whole is None and "partitive" in p.marks:
            p.whole = numbers[i]
        elif code in "oxq":
            p.marks.add("others")
        elif code == "d" and k == 0 and codes[1:2] == "N" and low in lexicon.guards["complementiser"].words:
            p.start += 1
        elif code == "d" and k == 0 and kind == "single" and low in lexicon.definite:
            p.marks.add("definite")
        elif code in "KAC" and i in cues:
            p.cues, p.cue_span = cues[i], (starts[i], ends[i])
            if code == "C":
                nouns.append((code, low))
        if code in "shHklutwWOgqm":
            nouns.append((code, low))
    _head(p, nouns, lowers, lexicon)
    if p.kind == "surname":
        p.kind = "named"
        p.marks.add("surname")
    if p.kind == "bare":
        p.kind = "single"
    if p.kind == "counted" and (p.amount is None or _is_verb(p, lowers, lexicon)):
        return None
    if lexicon.bounds_behind and p.amount is not None:
        p.amount = bounded_behind(p.amount, lowers, p.end, lexicon.numbers)
    if lowers[p.start] in lexicon.guards["both"].words and m.string[m.end() : m.end() + 1] == "&":
        return None
    return p


def _is_verb(p: People, lowers: list[str], lexicon: FigureLexicon) -> bool:
    """`one lives in the city`: a plural behind "one" is no noun."""
    return bool(p.cues) and p.amount is not None and p.amount.best == 1 and lowers[p.cue_span[0]] in lexicon.not_of_one


def _meaning(noun: str, plain: str, lowers: list[str], lexicon: FigureLexicon) -> str:
    """The population of a noun, `plain` unless the sentence tells its other one ("mineurs": minors, and miners in a pit)."""
    words, population = lexicon.beside.get(noun, (frozenset[str](), ""))
    return plain if words.isdisjoint(lowers) else population


def _head(p: People, nouns: list[tuple[str, str]], lowers: list[str], lexicon: FigureLexicon) -> None:
    """Population, head and thinghood from the nouns of the phrase."""
    if not nouns:
        return
    heads = [n for n in nouns if n[0] in "shHklutCgq"] or nouns
    code, low = heads[0] if lexicon.head_first or heads[-1][0] == "W" else heads[-1]
    p.noun = low
    p.thing = code in "tu" and p.kind in ("counted", "single", "plural", "bare")
    if p.kind == "single" and code in "hlH" and len(heads) > 1:
        p.kind = "plural"
    found = [_meaning(w, lexicon.populations[w], lowers, lexicon) for _, w in nouns if w in lexicon.populations]
    p.population = min(found, key=lambda x: lexicon.order.get(x, 99), default="all")
    for _, w in nouns:
        if w in lexicon.modifiers and p.population in ("all", "police", "workers", "civilian"):
            p.population = _meaning(w, lexicon.modifiers[w], lowers, lexicon)
