"""Two accounts side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.accounts.account import Account
from firsthand.errors import InputError
from firsthand.export.page.compare import compare_page
from firsthand.export.terminal.compare import compare_lines
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.view.case_view import CaseView
from firsthand.view.compare import compared


def view() -> CaseView:
    texts = {"a1": "19 lamps <out> on the quay", "a2": "17 lamps <out> on the quay, it was said", "a3": "Nothing."}
    held = {i: Account(i, f"v{i}", f"{i}.txt", "text/plain", "0", t) for i, t in texts.items()}
    spans = (Passage("changed", (0, 2), (0, 2)), Passage("copied", (3, 26), (3, 26)))
    row = Lineage("a1", "a2", "copy", "aligned_text", "published", None, 0.8, spans, 0.9, "it was published later")
    return CaseView(accounts=held, lineage=(row,))


def test_copied_and_changed_words_are_told_whichever_is_named_first() -> None:
    found = compared(view(), "a2.txt", "a1")
    assert found is not None
    told = [(line.label, line.text) for line in compare_lines(found)]
    assert told[0][1] == "a1.txt from a2.txt: copy"
    assert told[2:] == [("changed", "“19” in place of “17”"), ("copied", "“lamps <out> on the quay”")]


def test_the_page_marks_and_escapes() -> None:
    found = compared(view(), "a1", "a2")
    assert found is not None
    page = compare_page(found)
    assert '<span class="changed">19</span> <span class="copied">lamps &lt;out&gt; on the quay</span>' in page
    assert "<out>" not in page


def test_a_pair_without_passages_says_so() -> None:
    bare = view()
    found = compared(replace(bare, lineage=(replace(bare.lineage[0], spans=()),)), "a1", "a2")
    assert found is not None
    assert "share no passage" in list(compare_lines(found))[-1].text


def test_strangers_have_nothing_to_compare() -> None:
    assert compared(view(), "a1", "a3") is None


@pytest.mark.parametrize("names", [("a1", "nobody"), ("a", "a2"), ("a1", "a1.txt")])
def test_who_cannot_be_compared_is_named(names: tuple[str, str]) -> None:
    with pytest.raises(InputError):
        compared(view(), *names)
