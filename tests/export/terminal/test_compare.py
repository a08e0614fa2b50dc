"""What two accounts share, in the terminal."""

from __future__ import annotations

from dataclasses import replace

from firsthand.accounts.account import Account
from firsthand.export.terminal.compare import compare_lines
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.view.case_view import CaseView
from firsthand.view.compare import compared

NAMES = {"a1": "a1.txt", "a2": "a2.txt", "a3": "a3.txt"}


def case() -> CaseView:
    texts = {"a1": "19 lamps <out> on the quay", "a2": "17 lamps <out> on the quay, it was said", "a3": "Nothing."}
    held = {i: Account(i, f"v{i}", f"{i}.txt", "text/plain", "0", t) for i, t in texts.items()}
    spans = (Passage("changed", (0, 2), (0, 2)), Passage("copied", (3, 26), (3, 26)))
    row = Lineage("a1", "a2", "copy", "aligned_text", "published", None, 0.8, spans, 0.9, "it was published later")
    return CaseView(accounts=held, lineage=(row,))


def test_copied_and_changed_words_are_told_whichever_is_named_first() -> None:
    found = compared(case(), "a2.txt", "a1")
    assert found is not None
    told = [(line.label, line.text) for line in compare_lines(found, NAMES)]
    assert told[0][1] == "a1.txt from a2.txt: copy"
    assert told[2:] == [("changed", "“19” in place of “17”"), ("copied", "“lamps <out> on the quay”")]


def test_a_pair_without_passages_says_so() -> None:
    bare = case()
    found = compared(replace(bare, lineage=(replace(bare.lineage[0], spans=()),)), "a1", "a2")
    assert found is not None
    assert "share no passage" in list(compare_lines(found, NAMES))[-1].text
