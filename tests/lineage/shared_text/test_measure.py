"""What an alignment amounts to."""

import pytest

from firsthand.accounts.account import Region
from firsthand.lineage.dossier import Telling
from firsthand.lineage.shared_text.measure import Comparison, compare


def compared(left: str, right: str) -> Comparison | None:
    return compare(Telling("a1", left, "en"), Telling("a2", right, "en"))


@pytest.mark.parametrize(("left", "right"), [("", ""), ("", "word"), ("red boats", "green hills")])
def test_nothing_shared(left: str, right: str) -> None:
    assert compared(left, right) is None


def test_a_whole_copy(ferry: str) -> None:
    found = compared(ferry, ferry)
    assert found is not None
    assert found.left == found.right
    assert (found.left.containment, found.left.runs, found.left.cover, found.left.home) == (1.0, 1.0, 1.0, None)
    assert found.borders == 5
    assert found.longest == found.equal == found.left.words


def test_a_cut(ferry: str, market: str) -> None:
    found = compared(ferry, f"{market} {ferry[: ferry.index('The harbour')]}")
    assert found is not None
    assert found.left.equal == found.right.equal
    assert found.left.containment < 0.6
    assert found.borders == 1


def test_home_tells_whose_words_they_are(ferry: str, market: str) -> None:
    body = ferry + " The ferry operator said passengers from the villages knew the Halden Star and its steering gear."
    found = compared(f"{market} {ferry[:260]}", body)
    assert found is not None
    assert found.left.home is not None
    assert found.right.home is not None
    assert found.right.home > found.left.home + 0.1


def test_a_shared_title_is_no_shared_text(ferry: str, market: str) -> None:
    title = "What the long winter of storms taught the northern harbours"
    tellings = [
        Telling(i, f"{title}\n{t}", "en", regions=(Region("title", 0, len(title)),))
        for i, t in (("a", ferry), ("b", market))
    ]
    assert compare(*tellings) is None
    assert compared(f"{title}\n{ferry}", f"{title}\n{market}") is not None
