"""Which fuller name of the same account a short speaker stands for: a surname, an office's noun, a variant spelling.

Serves `credits`.  Trusts only what one account itself names; refuses to choose between two fuller names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from firsthand.lineage.first_hands.party import Identity, identity_of, plain

ONE_SPELLING = 93.0  # likeness of two spellings of one person's name in one account


def fuller_names(names: Sequence[str], language: str) -> Mapping[str, str]:
    """From a plain short name to the fullest name of the same account that it stands for.

    Args:
        names: Speakers of one account, repeated as often as they speak.
        language: ISO 639-1 code of the account.

    Returns:
        A person's last word and other spellings of the name lead to the name; a common noun ("the ministry", "the
        ambassador") leads to the only identity that holds this word.
    """
    often = Counter(names)
    who = {n: identity_of(n, language) for n in sorted(often, key=lambda n: (len(n), n))}
    out = _spellings(who, often)
    holding: dict[str, dict[str, str]] = defaultdict(dict)
    for name, identity in who.items():
        if identity.key is None:
            continue
        for word in set(re.findall(r"[^\W\d_][\w'-]*", plain(name))):
            holding[word][identity.key] = name
    for name, identity in who.items():
        low = plain(name)
        fuller = {k: n for k, n in holding.get(low, {}).items() if plain(n) != low}
        if len({plain(out.get(plain(n), n)) for n in fuller.values()}) == 1 and _is_short(identity, low):
            best = max(fuller.values(), key=lambda n: (len(n), n))
            out[low] = out.get(plain(best), best)
    return out


def _is_short(identity: Identity, low: str) -> bool:
    """Whether words can stand for a fuller name: one word, which is nobody's by itself or an office without a state."""
    return " " not in low and (identity.key is None or identity.party is None or plain(identity.party) == low)


def _spellings(who: Mapping[str, Identity], often: Mapping[str, int]) -> dict[str, str]:
    """From a rarer spelling of a person's name to the one that the account uses most."""
    persons = [n for n, i in who.items() if i.kind == "person" and i.key is not None]
    persons.sort(key=lambda n: (-often[n], -len(n), n))
    out: dict[str, str] = {}
    for at, name in enumerate(persons):
        core = who[name].key or ""
        for other in persons[:at]:
            theirs = who[other].key or ""
            if core != theirs and ratio(core, theirs) >= ONE_SPELLING:
                out[plain(name)] = out.get(plain(other), other)
                break
    return out
