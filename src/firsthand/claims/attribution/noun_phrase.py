"""Noun phrases where every noun has a capital letter, so that they can be told from verbs and adverbs without a list.

Stands before `claims/attribution/verb_second.py`.  Trusts capitals, determiners, endings of adjectives and the small words
that join two nouns; refuses a phrase without a noun.
"""

from __future__ import annotations

from firsthand.claims.attribution.content import Said, is_quote
from firsthand.claims.attribution.order import Order
from firsthand.claims.attribution.speaker import WordRun, is_sign

LONGEST = 18  # words of a phrase
IN_BRACKETS = 5  # words of a party, age or abbreviation in brackets


def phrase_from(at: Said, order: Order, first: int) -> WordRun | None:
    """The noun phrase that begins at a token.

    Args:
        at: The sentence.
        order: Order of its language.
        first: Index of the token.

    Returns:
        None where no noun phrase or pronoun begins there.
    """
    s, lex, n = at.sentence, at.lex, len(at.sentence.words)
    if first >= n or (is_sign(s.words[first]) and not is_quote(s.words[first])):
        return None
    word = s.lowers[first]
    follows = first + 1 < n and (s.words[first + 1][0].isupper() or _adjective(at, order, first + 1))
    if word in lex.pronoun and not (word in lex.determiner and follows):
        return WordRun(first, first + 1, first + 1)
    k, noun = first, False
    while k < n and k - first < LONGEST:
        step = _step(at, order, k, first)
        if not step:
            break
        noun = noun or any(s.words[j][0].isupper() and s.lowers[j] not in lex.opens_phrase for j in range(k, k + step))
        k += step
    while k > first and (s.lowers[k - 1] in lex.opens_phrase or s.lowers[k - 1] in lex.coordinator):
        k -= 1
    core = s.words.index("(", first, k) if k > first and s.words[k - 1] == ")" else k
    return WordRun(first, k, core) if noun and core > first else None


def _step(at: Said, order: Order, k: int, first: int) -> int:
    """How many tokens at `k` go on with the phrase that began at `first`; 0 where it ends."""
    s, lex, n = at.sentence, at.lex, len(at.sentence.words)
    word, low = s.words[k], s.lowers[k]
    before = s.lowers[k - 1] if k > first else ""
    if word == "(" or is_quote(word):
        closing = next((j for j in range(k + 1, min(n, k + 2 + IN_BRACKETS)) if _closes(at, k, j)), None)
        return closing + 1 - k if closing and (k > first or is_quote(word)) else 0
    if word == ".":
        return int(
            k > first
            and s.starts[k] == s.ends[k - 1]
            and ((len(before) == 1 and before.isalpha()) or before in lex.abbreviation)
        )
    if word in "-/&":
        return 1 if k > first and k + 1 < n and s.words[k + 1][0].isalpha() else 0
    if is_sign(word) or (low in lex.time and before not in lex.article):
        return 0
    if low in lex.determiner:
        return int(k == first or before in lex.opens_phrase or before in lex.coordinator or _owns(at, k, first))
    if low in lex.coordinator:
        return int(k > first and k + 1 < n and _opens_noun(at, order, k + 1))
    if low in lex.preposition:
        joins = k > first and low in lex.chain_heads and k + 1 < n and _opens_noun(at, order, k + 1)
        return int(joins and not any(w in lex.time for w in s.lowers[k + 1 : k + 3]))
    if word[0].isupper():
        return 1
    if low.isdigit():
        return int(k + 1 < n and s.words[k + 1][0].isupper() and len(low) < 3)
    return int(_adjective(at, order, k) or low in lex.connection) or int(
        low in lex.nobility and k > first and s.words[k - 1][0].isupper()
    )


def _closes(at: Said, opened: int, k: int) -> bool:
    """Whether the token at `k` closes the bracket or quotation that opened before it."""
    s = at.sentence
    if s.words[opened] == "(":
        return s.words[k] == ")"
    quote = at.quotes.at(s.starts[opened])
    return quote is not None and s.ends[k] == quote.end


def _adjective(at: Said, order: Order, k: int) -> bool:
    """Whether a lower-case word stands before a noun as its adjective, alone or before another."""
    s, lex = at.sentence, at.lex
    for j in range(k, min(len(s.words), k + 4)):
        low = s.lowers[j]
        if s.words[j][0].isupper():
            return j > k
        if low in lex.opens_phrase or low in lex.auxiliary or low in lex.coordinator or lex.is_adverb(low):
            return False
        if low in order.verbs or low in order.stances or low in order.parted or low in order.mood:
            return False
        if low in lex.subordinator or low in lex.pronoun or not low.endswith(order.adjectives):
            return False
    return False


def _opens_noun(at: Said, order: Order, k: int) -> bool:
    s, lex = at.sentence, at.lex
    return s.words[k][0].isupper() or s.lowers[k] in lex.determiner or _adjective(at, order, k) or is_quote(s.words[k])


def _owns(at: Said, k: int, first: int) -> bool:
    """Whether the article at `k` opens whom the noun before it belongs to: "Sprecher der Polizei", but no name."""
    s, lex = at.sentence, at.lex
    if s.lowers[k] not in lex.chain_heads or not s.words[k - 1][0].isupper() or s.starts[k] > s.ends[k - 1] + 1:
        return False  # a day that was stepped over parts them
    led = any(s.lowers[j] in lex.determiner or s.lowers[j] in lex.telling_heads for j in range(first, k))
    return led or s.lowers[k] in lex.genitive


def phrase_to(at: Said, order: Order, last: int, floor: int) -> WordRun | None:
    """The noun phrase that ends right before token `last`, not beyond token `floor` to the left.

    Where a document of saying stands in it ("in Lublin Angaben der Polizei"), the phrase begins there.
    """
    s, lex = at.sentence, at.lex
    k = last
    while k > floor:
        low, word = s.lowers[k - 1], s.words[k - 1]
        small = low in lex.determiner or low in lex.chain_heads or (k < last and low in lex.coordinator)
        if not (word[0].isupper() or small or (k < last and _adjective(at, order, k - 1)) or low.isdigit()):
            break
        k -= 1
    heads = [j for j in range(k, last) if s.lowers[j] in lex.documents]
    if heads and heads[-1] > k:
        k = heads[-1]
        while k > floor and (s.lowers[k - 1] in lex.determiner or _adjective(at, order, k - 1)):
            k -= 1
    while k < last and (s.lowers[k] in lex.coordinator or s.lowers[k] in lex.preposition):
        k += 1
    found = phrase_from(at, order, k) if k < last else None
    return WordRun(k, last, last) if found is not None else None
