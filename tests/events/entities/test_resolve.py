"""Who is one across accounts: short forms, spellings, namesakes, ages; whatever the order, and in steps as in memory."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.config import Config
from firsthand.engine.embedded.carry_out import run_plan
from firsthand.engine.plan import Plan
from firsthand.engine.plans.entities import entity_steps
from firsthand.events.entities import steps
from firsthand.events.entities.resolve import FoundEntities, find_entities
from firsthand.events.entities.ruled import EntityMark
from firsthand.events.event import Entity, EntityClaim
from firsthand.events.steps import ReadAccount
from firsthand.tables import batch_of

Who = tuple[str, str]  # account and name


def actor(account: str, name: str, at: int = 0, **more: object) -> Claim:
    given_: dict[str, object] = {"role": "mentioned", "person_kind": "person"} | more
    return Claim(account, "actor", at, at + len(name), name, 0, name=name, **given_).sealed()  # type: ignore[arg-type]


def speech(account: str, speaker: str, at: int = 500, chain: tuple[str, ...] = ()) -> Claim:
    more = {"speaker": speaker, "speaker_start": at, "attribution_chain": chain or (speaker,)}
    return Claim(account, "attribution", at, at + 9, "they fled", 0, **more).sealed()  # type: ignore[arg-type]


def people(*who: Who) -> list[Claim]:
    return [actor(account, name, 20 * k) for k, (account, name) in enumerate(who)]


def groups(found: FoundEntities) -> list[tuple[str, ...]]:
    return sorted(e.variants for e in found.entities)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ([("a", "Varo Orlizade"), ("b", "Varo Orlizadeh")], [("Varo Orlizade", "Varo Orlizadeh")]),
        ([("a", "Varo Holm"), ("a", "V. Holm")], [("V. Holm", "Varo Holm")]),
        ([("a", "Varo Holm"), ("a", "Holm")], [("Holm", "Varo Holm")]),
        ([("a", "Varo Holm"), ("a", "Orla Holm")], [("Orla Holm",), ("Varo Holm",)]),
        ([("a", "Varo Holm"), ("a", "Orla Holm"), ("a", "Holm")], [("Holm",), ("Orla Holm",), ("Varo Holm",)]),
        ([("a", "Varo Holm"), ("a", "Orla Holm"), ("a", "O. Holm")], [("O. Holm", "Orla Holm"), ("Varo Holm",)]),
        ([("a", "Varo Orlizade"), ("a", "Varo Orlizadeh"), ("a", "Orlizade")],
         [("Orlizade", "Varo Orlizade", "Varo Orlizadeh")]),
        ([("a", "Varo Holm"), ("b", "Holm")], [("Holm",), ("Varo Holm",)]),
        ([("a", "Varo Holm"), ("b", "V. Holm")], [("V. Holm",), ("Varo Holm",)]),
        ([("a", "Holm"), ("b", "Holm")], [("Holm",), ("Holm",)]),
        ([("a", "Varo Holm"), ("b", "Varo Holm Jr.")], [("Varo Holm",), ("Varo Holm Jr.",)]),
        ([("a", "Varo Holm"), ("b", "Varo Holm"), ("c", "Varo K. Holm")], [("Varo Holm", "Varo K. Holm")]),
    ],
)  # fmt: skip
def test_names_join_only_where_they_fit(who: list[Who], expected: list[tuple[str, ...]]) -> None:
    assert groups(find_entities(people(*who))) == expected


@pytest.mark.parametrize(
    ("ages", "entities"),
    [(("27", "27"), 1), (("27", "29"), 1), (("27", "30"), 2), (("27", None), 1), (("27", "year-old"), 1)],
)
def test_ages_tell_namesakes_apart(ages: tuple[str, str | None], entities: int) -> None:
    claims = [actor("a", "Varo Holm", age=ages[0]), actor("b", "Varo Holm", age=ages[1])]
    assert len(find_entities(claims).entities) == entities


def test_what_is_told_of_somebody_is_gathered() -> None:
    told = [
        actor("a", "Varo Holm", 0, role="victim", age="27", sex="male", occupation="ferryman"),
        actor("a", "Holm", 40, role="mentioned"),
        actor("b", "Varo Holm", 9, role="speaker", occupation="ferryman"),
        speech("b", "ferryman Varo Holm"),
    ]
    (one,) = find_entities(told).entities
    assert (one.name, one.kind, one.variants) == ("Varo Holm", "person", ("Holm", "Varo Holm"))
    assert one.roles == ("mentioned", "speaker", "victim")
    assert (one.age, one.sex, one.occupation) == ("27", "male", "ferryman")
    assert one.account_ids == ("a", "b")
    assert one.evidence == tuple(sorted(c.claim_id for c in told))
    assert "2 accounts" in one.reason


@pytest.mark.parametrize(
    ("one", "other", "entities"),
    [
        ("the Ministry of Canals", "Ministry of Canals", 1),
        ("Ministry of Canals", "Ministry of Locks", 2),
        ("MINISTRY OF CANALS", "Ministry of Canals", 1),
    ],
)
def test_bodies_join_by_their_plain_name(one: str, other: str, entities: int) -> None:
    claims = [actor("a", one, person_kind="organisation"), actor("b", other, person_kind="organisation")]
    found = find_entities(claims).entities
    assert len(found) == entities
    assert {e.kind for e in found} == {"organisation"}


def test_nameless_groups_are_nobody_and_named_ones_are() -> None:
    claims = [actor("a", "masked gunmen", person_kind="group"), actor("a", "Orvian troops", 30, person_kind="group")]
    assert groups(find_entities(claims)) == [("Orvian troops",)]


@pytest.mark.parametrize(
    ("speaker", "chain", "speaks"),
    [
        ("Varo Holm", (), True),
        ("Mayor Varo Holm", (), True),
        ("Holm", (), True),
        ("V. Holm", (), True),
        ("H. Holm", (), False),
        ("Varo Holm's brother", (), False),
        ("Varo Holmsen", (), False),
        ("a neighbour of the mayor", (), False),
        ("a spokesman for Varo Holm", ("a spokesman", "Varo Holm"), False),
        ("officials", (), False),
    ],
)
def test_a_speaker_is_a_person_whom_the_account_names(speaker: str, chain: tuple[str, ...], speaks: bool) -> None:
    found = find_entities([actor("a", "Varo Holm"), speech("a", speaker, chain=chain)])
    assert [e.roles for e in found.entities] == [("mentioned", "speaker") if speaks else ("mentioned",)]


def test_a_title_and_surname_speak_for_the_only_one_who_bears_it() -> None:
    words = Claim("a", "attribution", 300, 309, "they fled", 0, speaker="Mr Holm", speaker_start=200, speaker_end=207)
    surname = actor("a", "Holm", 203)
    one, two = actor("a", "Varo Holm"), actor("a", "Orla Holm", 40)
    assert groups(find_entities([one, surname, words.sealed()])) == [("Holm", "Varo Holm")]
    (person,) = find_entities([one, surname, words.sealed()]).entities
    assert "speaker" in person.roles
    among = find_entities([one, two, surname, words.sealed()]).entities
    assert [e.variants for e in among if "speaker" in e.roles] == [("Holm",)]


def test_a_speaker_may_be_a_body() -> None:
    claims = [actor("a", "Ministry of Canals", person_kind="organisation"), speech("a", "the Ministry of Canals")]
    (one,) = find_entities(claims).entities
    assert (one.kind, one.roles) == ("organisation", ("mentioned", "speaker"))


def test_nobody_named_gives_nothing() -> None:
    assert find_entities([]) == FoundEntities((), ())
    assert find_entities([speech("a", "officials")]) == FoundEntities((), ())


GIVEN = st.sampled_from(["Varo", "V.", "Orla", "Varro", ""])
SURNAMES = st.sampled_from(["Holm", "Orlizade", "Orlizadeh", "Temiyev", "Temiev", "Holm Jr."])
CLAIMS = st.builds(
    lambda account, given_, surname, at, age: actor(account, f"{given_} {surname}".strip(), at, age=age),
    st.sampled_from("abcd"),
    GIVEN,
    SURNAMES,
    st.integers(0, 400),
    st.sampled_from([None, None, "27", "28", "61"]),
)


@given(st.lists(CLAIMS, max_size=14, unique_by=lambda c: c.claim_id), st.integers(0, 99))
def test_order_does_not_matter_and_each_claim_names_one(claims: list[Claim], seed: int) -> None:
    mixed = list(claims)
    random.Random(seed).shuffle(mixed)
    found = find_entities(claims)
    assert find_entities(mixed) == found
    assert sorted(c.claim_id for c in found.claims) == sorted(c.claim_id for c in claims)
    assert sorted(c for e in found.entities for c in e.evidence) == sorted(c.claim_id for c in claims)
    assert len({e.entity_id for e in found.entities}) == len(found.entities)


def _run(claims: Sequence[Claim]) -> tuple[FoundEntities, int]:
    ids = sorted({c.account_id for c in claims})
    rows = [
        ReadAccount(Account(i, "v", i, "text/plain", "0", "x"), tuple(c for c in claims if c.account_id == i))
        for i in ids
    ]
    given_ = {
        "read_accounts": pa.Table.from_batches([batch_of(ReadAccount, rows)]),
        "entity_marks": pa.Table.from_batches([batch_of(EntityMark, [])]),
    }
    plan = Plan(entity_steps(), {"read_accounts": ReadAccount, "entity_marks": EntityMark})
    tables = run_plan(plan, given_, Path(tempfile.mkdtemp()), Config())
    entities = sorted(tables.nouns_of("entities", Entity), key=lambda e: e.entity_id)
    links = sorted(tables.nouns_of("entity_claims", EntityClaim), key=lambda c: (c.claim_id, c.entity_id))
    return FoundEntities(tuple(entities), tuple(links)), tables.read("rejections").num_rows


@settings(max_examples=6, deadline=None)
@given(st.lists(CLAIMS, max_size=12, unique_by=lambda c: c.claim_id))
def test_steps_give_what_finding_gives(claims: list[Claim]) -> None:
    assert _run(claims) == (find_entities(claims), 0)


def test_an_account_that_fails_is_a_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("torn page")

    monkeypatch.setattr(steps, "namings_of", broken)
    out = steps.name_accounts(
        batch_of(ReadAccount, [ReadAccount(Account("a", "v", "page-1", "text/plain", "0", "x"))]), Config()
    )
    assert out["namings"].num_rows == 0
    (row,) = out["rejections"].to_pylist()
    assert (row["input"], row["stage"], row["code"]) == ("page-1", "entities", "failed")
    assert "torn page" in row["detail"]
