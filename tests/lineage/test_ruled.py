"""Rulings on origins folded to what becomes of each."""

from __future__ import annotations

from firsthand.lineage.ruled import OriginNamed, OriginRule, folded

NAMED = [OriginNamed(o, f"voice {o}", "office") for o in ("o1", "o2", "o3", "o4")]


def becomes(*rules: OriginRule) -> dict[tuple[str, str | None], str]:
    return {(r.origin_id, r.account_id): r.becomes for r in folded(rules, NAMED)}


def join(name: str, *origins: str) -> OriginRule:
    return OriginRule(name, "join", origins)


def part(name: str, origin: str, *accounts: str) -> OriginRule:
    return OriginRule(name, "part", (origin,), accounts)


def test_joined_origins_become_the_first_named() -> None:
    found = becomes(join("d1", "o2", "o1"), join("d2", "o3", "o2"))
    assert {o: found[o, None] for o in ("o1", "o2", "o3", "o4")} == {"o1": "o3", "o2": "o3", "o3": "o3", "o4": "o4"}
    rows = folded([join("d1", "o2", "o1")], NAMED)
    assert [(r.called, r.called_kind) for r in rows if r.origin_id == "o1"] == [("voice o2", "office")]


def test_a_parted_account_goes_to_another_origin_of_that_name() -> None:
    found = becomes(part("d1", "o1", "a7"))
    assert found["o1", None] == "o1"
    assert found["o1", "a7"] not in ("o1", "o2", "o3", "o4")


def test_what_was_joined_is_parted_whole() -> None:
    found = becomes(join("d1", "o1", "o2"), part("d2", "o1", "a7"))
    assert found["o1", "a7"] == found["o2", "a7"] != "o1"
    assert found["o2", None] == "o1"


def test_no_ruling_no_rows() -> None:
    assert folded([], []) == []
