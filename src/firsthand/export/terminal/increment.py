"""What one account adds, as lines for the terminal: how much of it is whose, then each sentence in order.

Refuses to leave a sentence out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from firsthand.export.terminal.line import Line, Names
from firsthand.export.words import so_many
from firsthand.view.increment import Increment, SentenceFrom

KINDS = ("new", "copied", "partly", "shared", "renumbered")


def increment_lines(found: Increment, names: Names) -> Iterator[Line]:
    """An account for the terminal: how much of it is whose, then each sentence in order.

    Args:
        found: What the account adds.
        names: Account id -> the name to show.
    """
    account = found.account
    when = account.published or "publication not told"
    who = f", {account.publisher}" if account.publisher else ""
    yield Line("", f"{names[account.account_id]}{who}, {when}   [{account.account_id}]", "title")
    yield Line("", f"{so_many(len(found.sentences), 'sentence')}: {_counted(found.sentences, names)}", "strong")
    for one in found.sentences:
        words = " ".join(one.words.split())
        yield Line(one.kind, words, "warn" if one.numbers else "plain" if one.kind == "new" else "faint")
        if one.account_id is not None:
            with_whom = "shared with" if one.kind == "shared" else "as in"
            yield Line("", f"{with_whom} {names[one.account_id]}, {one.share:.0%} of its letters", "faint", 1)
        for number in one.numbers:
            yield Line("", f"“{number.ours}” in place of “{number.theirs}”", "warn", 1)


def _counted(found: Sequence[SentenceFrom], names: Names) -> str:
    """How many sentences are new, and how many are which other account's."""
    kinds = Counter(s.kind for s in found)
    parts = [f"{kinds[k]} {k}" for k in KINDS if kinds[k]]
    by_other = Counter(names[s.account_id] for s in found if s.account_id is not None)
    told = ", ".join(f"{n} with {name}" for name, n in sorted(by_other.items(), key=lambda x: (-x[1], x[0])))
    return ", ".join(parts) + (f" ({told})" if told else "")
