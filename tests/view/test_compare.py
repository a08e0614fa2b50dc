"""Two accounts side by side."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.view.case_view import CaseView
from firsthand.view.compare import compared


def view() -> CaseView:
    texts = {"a1": "19 lamps <out> on the quay", "a2": "17 lamps <out> on the quay, it was said", "a3": "Nothing."}
    held = {i: Account(i, f"v{i}", f"{i}.txt", "text/plain", "0", t) for i, t in texts.items()}
    spans = (Passage("changed", (0, 2), (0, 2)), Passage("copied", (3, 26), (3, 26)))
    row = Lineage("a1", "a2", "copy", "aligned_text", "published", None, 0.8, spans, 0.9, "it was published later")
    return CaseView(accounts=held, lineage=(row,))


def test_the_words_of_each_passage_are_those_of_either_account() -> None:
    found = compared(view(), "a2.txt", "a1")
    assert found is not None
    assert (found.derived.account_id, found.source.account_id) == ("a1", "a2")
    told = [(p.kind, p.derived, p.source) for p in found.passages]
    assert told == [("changed", "19", "17"), ("copied", "lamps <out> on the quay", "lamps <out> on the quay")]


def test_strangers_have_nothing_to_compare() -> None:
    assert compared(view(), "a1", "a3") is None


@pytest.mark.parametrize("names", [("a1", "nobody"), ("a", "a2"), ("a1", "a1.txt")])
def test_who_cannot_be_compared_is_named(names: tuple[str, str]) -> None:
    with pytest.raises(InputError):
        compared(view(), *names)
