"""What one account adds, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from firsthand.accounts.account import Account
from firsthand.export.terminal.increment import increment_lines
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.spans import Span
from firsthand.view.case_view import CaseView
from firsthand.view.increment import increment
from firsthand.vocabulary import DirectionBasis, PassageKind

FIRST = "The kiln at Dunmore cracked at noon. Nineteen potters left by the yard gate. Rain fell."
LATER = "A new sentence opens it. The kiln at Dunmore cracked at noon. Ninety potters left by the yard gate."

Deriver = Callable[[CaseView], CaseView]


def account(name: str, text: str, publisher: str | None = None) -> Account:
    at, spans = 0, []
    for part in text.split(". "):
        end = min(len(text), at + len(part) + 1)
        spans.append(Span(at, end))
        at = end + 1
    return Account(f"a-{name}", "v", name, "text/plain", "0", text, "en", publisher=publisher, sentences=tuple(spans))


def passage(ours: str, theirs: str) -> Passage:
    at, there = LATER.index(ours), FIRST.index(theirs)
    kind: PassageKind = "copied" if ours == theirs else "changed"
    return Passage(kind, (at, at + len(ours)), (there, there + len(theirs)))


def case(basis: DirectionBasis = "published") -> CaseView:
    first, later = account("kiln-1", FIRST, "The Dunmore Bell"), account("kiln-2", LATER, "Potters Weekly")
    same = ("The kiln at Dunmore cracked at noon", " potters left by the yard gate")
    spans = (*(passage(w, w) for w in same), passage("Ninety", "Nineteen"))
    row = Lineage(later.account_id, first.account_id, "copy", "aligned_text", basis, spans=spans)
    return CaseView(accounts={a.account_id: a for a in (first, later)}, lineage=(row,))


def kinds(view: CaseView, account_id: str) -> list[str]:
    return [s.kind for s in increment(view, view.accounts[account_id]).sentences]


def test_sentences_are_new_copied_or_renumbered() -> None:
    view = case()
    found = increment(view, view.accounts["a-kiln-2"]).sentences
    assert [s.kind for s in found] == ["new", "copied", "renumbered"]
    assert [s.account_id for s in found] == [None, "a-kiln-1", "a-kiln-1"]
    assert [s.words for s in found] == [LATER[s.span.start : s.span.end] for s in found]
    assert [(n.ours, n.theirs) for n in found[2].numbers] == [("Ninety", "Nineteen")]


def test_the_source_has_nothing_from_its_copy() -> None:
    assert kinds(case(), "a-kiln-1") == ["new", "new", "new"]


def test_where_nobody_knows_who_was_first_words_are_shared_on_both_sides() -> None:
    assert kinds(case("open"), "a-kiln-1") == ["shared", "renumbered", "new"]
    assert kinds(case("open"), "a-kiln-2") == ["new", "shared", "renumbered"]


def test_the_lines_say_whose_words_and_which_number() -> None:
    view, names = case(), {"a-kiln-1": "kiln-1", "a-kiln-2": "kiln-2"}
    told = [line.text for line in increment_lines(increment(view, view.accounts["a-kiln-2"]), names)]
    assert told[1] == "3 sentences: 1 new, 1 copied, 1 renumbered (2 with kiln-1)"
    assert "“Ninety” in place of “Nineteen”" in told


def test_an_account_without_relations_is_new_throughout() -> None:
    assert kinds(replace(case(), lineage=()), "a-kiln-2") == ["new", "new", "new"]
