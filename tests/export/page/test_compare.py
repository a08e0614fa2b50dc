"""Two accounts side by side as a page."""

from __future__ import annotations

from firsthand.accounts.account import Account
from firsthand.export.page.compare import compare_page
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


def test_the_page_marks_and_escapes() -> None:
    found = compared(case(), "a1", "a2")
    assert found is not None
    page = compare_page(found, NAMES)
    assert '<span class="changed">19</span> <span class="copied">lamps &lt;out&gt; on the quay</span>' in page
    assert "<out>" not in page
