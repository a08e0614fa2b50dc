"""How people want an account's bytes to be read: with words that extraction left out, in the language that they say.

The one ruling that reaches back before the claims: such an account is read again.  Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.casefile.decision import Decision, standing
from firsthand.sources.language_code import language_code
from firsthand.sources.raw_item import RawItem, Restored

KINDS = ("restore", "language")  # decisions by which an account is read again


@dataclass(frozen=True, slots=True)
class TextRuling:
    """What people say of how one account is to be read; nothing where all that they said was taken back.

    Attributes:
        restored: Words that stand in its text again.
        language: The language that it is in; None where the text or the input tells it.
    """

    restored: tuple[Restored, ...] = ()
    language: str | None = None

    def on(self, item: RawItem) -> RawItem:
        """The item as it is to be read."""
        return replace(item, restored=self.restored, language=self.language or item.language)

    @property
    def parts(self) -> tuple[object, ...]:
        """What it adds to the hash of all that an account is read from; nothing where it says nothing."""
        said = [(r.text, r.raw_start) for r in self.restored]
        return (*said, *((("language", self.language),) if self.language else ()))


UNRULED = TextRuling()


def text_rulings(ledger: Sequence[Decision]) -> dict[str, TextRuling]:
    """Per account that such a decision was ever taken on: what stands of it now."""
    found = {d.target: UNRULED for d in ledger if d.kind in KINDS}
    for one in (d for d in standing(ledger) if d.kind in KINDS):
        before, ruled = found[one.target], one.ruled
        if one.kind == "language":
            found[one.target] = replace(before, language=language_code(ruled["language"]))
        else:
            back = Restored(ruled["text"], ruled.get("raw_start", -1))
            words = tuple(sorted({*before.restored, back}, key=lambda r: (r.raw_start, r.text)))
            found[one.target] = replace(before, restored=words)
    return found
