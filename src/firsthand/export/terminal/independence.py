"""Whether two accounts are shown to be independent, as a sentence for the terminal.

Refuses to call accounts dependent either: where it is not shown, the sentence says what is wanting.
"""

from __future__ import annotations

from firsthand.export.terminal.line import Names
from firsthand.export.words import tied_as
from firsthand.view.independence import Independence


def independence_told(answer: Independence, names: Names) -> str:
    """The answer for a pair, with that on which it stands.

    Args:
        answer: For two accounts.
        names: Account id -> the name to show.
    """
    if answer.joined is not None:
        relation = tied_as(answer.joined.relation)
        return f"not shown to be independent: {relation}, {answer.joined.reason}."
    if answer.both:
        return f"not shown to be independent: both go back to {', '.join(o.name for o in answer.both)}."
    if answer.wanting:
        wanting = " and ".join(names[a] for a in answer.wanting)
        return f"not shown to be independent: {wanting} names no eyewitness of its own."
    heard = "; ".join(f"{names[a]} has {', '.join(answer.witnesses[a])}" for a in (answer.one, answer.two))
    return f"independent: no shared passage, no first hand in common, and eyewitnesses of their own: {heard}."
