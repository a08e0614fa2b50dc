"""A text cut into pieces: whole, in order, each with what lies on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.claim import Claim
from firsthand.serve.pages.account import SharedStretch, pieces_of
from firsthand.vocabulary import ClaimKind

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


def claim(number: int, start: int, end: int, kind: ClaimKind = "figure") -> Claim:
    return Claim("a1", kind, start, end, "x" * (end - start), 0, f"c{number}")


@given(
    st.text(min_size=30, max_size=40),
    st.lists(SPANS, max_size=6),
    st.lists(st.tuples(SPANS, st.sampled_from(["copied", "changed"])), max_size=4),
)
def test_pieces_are_the_whole_text_and_know_what_lies_on_them(
    text: str, spans: list[list[int]], shared: list[tuple[list[int], str]]
) -> None:
    claims = [claim(i, a, b) for i, (a, b) in enumerate(spans) if a < b]
    pieces = pieces_of(text, claims, [SharedStretch(a, b, kind) for (a, b), kind in shared if a < b])
    assert "".join(p.text for p in pieces) == text
    at = 0
    for piece in pieces:
        assert piece.start == at
        at += len(piece.text)
        held = {c.claim_id for c in claims if c.start <= piece.start and piece.start + len(piece.text) <= c.end}
        assert set(piece.claims) == held
    assert sorted(i for p in pieces for i in p.first) == sorted(c.claim_id for c in claims)


def test_what_somebody_said_is_underlined_and_what_it_claims_is_marked() -> None:
    pieces = pieces_of(
        "Twelve died, he said.", [claim(1, 0, 11, "attribution"), claim(2, 0, 6)], [SharedStretch(0, 6, "copied")]
    )
    assert [(p.text, p.classes) for p in pieces] == [
        ("Twelve", "c said-by copied"),
        (" died", "said-by"),
        (", he said.", ""),
    ]


def test_an_empty_text_has_no_pieces() -> None:
    assert pieces_of("", [], []) == []
