"""Lists the wrong groupings of a labelled set, by kind, the commonest first:

    python tools/wrong_groupings.py gva_open                       the ten commonest kinds, three cases of each
    python tools/wrong_groupings.py clusters --kind "together: *"  every case of these kinds
    python tools/wrong_groupings.py gva --case gva.db              a case that stands, read without its event keys

A case is two true events that one group mixes (together), or one true event that lies in two groups (apart); it counts the
pairs of accounts that are wrong by it.  Its kind is the fact that weighs most in the strongest of its links, or, where its
accounts were compared and not linked, the fact that speaks most against the likeliest of them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from firsthand.config import EventsConfig
from firsthand.events.grouping.subject_facts import facts_of
from firsthand.events.grouping.subject_weights import WEIGHTS
from firsthand.events.grouping.weigh import MentionLink, MentionPair, explained, weigh
from grouping import Labelled, agreement, labelled

KINDS, CASES = 10, 3
Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Accounts that are wrongly grouped, all of two true events, or all of one true event in two groups.

    Attributes:
        kind: `together` or `apart`, and why.
        pairs: How many pairs of accounts are wrong by it.
        events: The true events, one or two.
        closest: Ids of the two accounts that tie it most.
        words: What ties these two, and what speaks against it.
    """

    kind: str
    pairs: int
    events: tuple[str, ...]
    closest: Two
    words: str


class Compared:
    """Links of the compared pairs of a set, by pair."""

    def __init__(self, of: Labelled) -> None:
        self.of = of
        self.links = {p: weigh(self.pair(p)) for p in of.pairs}

    def pair(self, ids: Two) -> MentionPair:
        """Two subjects as they are weighed."""
        a, b = ids
        return MentionPair(self.of.subjects[a], self.of.subjects[b], *self.of.likeness.get(ids, (0.0, 0.0)))

    def fact(self, ids: Two, *, against: bool) -> str:
        """Name of the fact that weighs most for or against two subjects; empty where none does."""
        sign = -1 if against else 1
        weighed = self.pair(ids)
        found = facts_of(weighed.a, weighed.b, weighed.likeness, weighed.named_likeness)
        weights = {f.name: sign * f.amount * WEIGHTS.get(f.name, 0.0) for f in found}
        return max((n for n in weights if weights[n] > 0), key=lambda n: (weights[n], n), default="")

    def strongest(self, pairs: Iterable[Two]) -> MentionLink | None:
        """The strongest of the links of some pairs."""
        return max((self.links[p] for p in pairs if p in self.links), key=lambda k: (k.score, k.a, k.b), default=None)


def wrong_groupings(of: Labelled, threshold: float) -> list[Wrong]:
    """All wrong groupings, most wrong pairs first.

    Args:
        of: A set, read and grouped.
        threshold: Score from which a link counts (`events.link_threshold`).
    """
    compared = Compared(of)
    out = [*_together(compared, threshold), *_apart(compared, threshold)]
    return sorted(out, key=lambda w: (-w.pairs, w.kind, w.events, w.closest))


def _together(compared: Compared, threshold: float) -> Iterator[Wrong]:
    for pairs in _crossing(compared.of.found, compared.of.truth):
        link = compared.strongest(pairs)
        if link and link.score >= threshold:
            kind = f"together: tied by {compared.fact((link.a, link.b), against=False) or 'what is set by hand'}"
        else:
            kind = "together: only through accounts of a third event, or after a link too weak"
        yield _wrong(compared, kind, pairs, link)


def _apart(compared: Compared, threshold: float) -> Iterator[Wrong]:
    for pairs in _crossing(compared.of.truth, compared.of.found):
        link = compared.strongest(pairs)
        if link is None:
            kind = "apart: never compared"
        elif link.score >= threshold:
            kind = "apart: linked, but the rest of the two groups is not"
        else:
            kind = f"apart: {compared.fact((link.a, link.b), against=True) or 'too little in common'} speaks against it"
        yield _wrong(compared, kind, pairs, link)


def _crossing(within: Mapping[str, str], across: Mapping[str, str]) -> list[list[Two]]:
    """Pairs of one group `within` that lie in two groups of `across`: a list for each three such groups."""
    members: dict[str, list[str]] = defaultdict(list)
    for one in sorted(within):
        members[within[one]].append(one)
    out: dict[tuple[str, str, str], list[Two]] = defaultdict(list)
    for name, group in members.items():
        for k, a in enumerate(group):
            for b in group[k + 1 :]:
                if across[a] != across[b]:
                    left, right = sorted((across[a], across[b]))
                    out[name, left, right].append((a, b))
    return list(out.values())


def _wrong(compared: Compared, kind: str, pairs: list[Two], link: MentionLink | None) -> Wrong:
    of = compared.of
    events = tuple(sorted({of.truth[one] for one in pairs[0]}))
    a, b = (link.a, link.b) if link else pairs[0]
    words = ""
    if link:
        why = explained(compared.pair((link.a, link.b)))
        words = f"{link.score:.2f}: {why.ties or 'nothing'}; against it: {why.against or 'nothing'}"
    return Wrong(kind, len(pairs), events, (of.sources[a], of.sources[b]), words)


def show(found: list[Wrong], of: Labelled, kind: str | None) -> None:
    """Print kinds by the pairs that are wrong by them, with cases under each."""
    by_kind: dict[str, list[Wrong]] = defaultdict(list)
    for wrong in found:
        if kind is None or fnmatch(wrong.kind, kind):
            by_kind[wrong.kind].append(wrong)
    size = Counter({k: sum(w.pairs for w in rows) for k, rows in by_kind.items()})
    print(" pairs  cases")
    for name, pairs in size.most_common(None if kind else KINDS):
        print(f"{pairs:6} {len(by_kind[name]):6}  {name}")
        for w in by_kind[name][: None if kind else CASES]:
            print(f"                   {w.pairs} of {' and '.join(w.events)}: {w.closest[0]}, {w.closest[1]}")
            if w.words:
                print(f"                       {w.words}")
    print(f"{size.total():6} {sum(map(len, by_kind.values())):6}  in all")
    print("  ".join(f"{k} {v:.4f}" for k, v in agreement(of.found, of.truth, of.truth).items()))


def main() -> None:
    """Read a set or take a case, and print what is grouped wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", help="a labelled set whose accounts belong to events")
    parser.add_argument("--kind", help="every case of the kinds of this pattern (* for any letters)")
    parser.add_argument("--case", type=Path, help="a case of the set, instead of reading it anew")
    given = parser.parse_args()
    of = labelled(given.set, given.case)
    show(wrong_groupings(of, EventsConfig().link_threshold), of, given.kind)


if __name__ == "__main__":
    main()
