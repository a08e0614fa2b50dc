"""Phrases of roles: deeds told from passives, lists from clauses, what is denied, alleged or a charge."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.claims.actors.read import read_actors
from firsthand.claims.actors.roles import find_roles, role_lexicon
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.lang.pack import LanguagePack, pack_for
from firsthand.spans import Span

ENGLISH = pack_for("en") or LanguagePack("en")


def actors(text: str) -> list[Claim]:
    account = Account("a", "v", "s", "text/plain", "0", text, language="en", sentences=(Span(0, len(text)),))
    return read_actors(Document(account, ENGLISH))


def roles(text: str) -> set[tuple[str | None, str | None]]:
    return {(c.name, c.role) for c in actors(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy was attacked by rebels.", {("attacked by", "perpetrator", "after")}),
        ("Three soldiers killed near the gate.", {("killed", "victim", "before")}),
        ("Gunmen killed two guards.", {("killed", "perpetrator", "before"), ("killed", "victim", "after")}),
        ("She was killed by gunmen.", {("was killed", "victim", "before"), ("killed by", "perpetrator", "after")}),
        ("He ordered lunch for the guests.", set()),
        ("He ordered an attack on the town.", {("ordered", "ordered_by", "before")}),
    ],
)
def test_phrases_and_the_sides_they_speak_for(text: str, expected: set[tuple[str, str, str]]) -> None:
    s = Sentence(text, Span(0, len(text)), 0, "body")
    found = find_roles(s, role_lexicon(ENGLISH))
    assert {(" ".join(f.phrase.words), f.phrase.role, f.phrase.side) for f in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops without warning anybody in the town stormed Dree.", {("Troops", "perpetrator")}),
        ("Maria Quell, 34, was shot by two masked men.", {("Maria Quell", "victim"), ("men", "perpetrator")}),
        ("Maria Quell, 34, shot dead outside her home in Dree.", {("Maria Quell", "victim")}),
        (
            "On orders from President Karl Venn, troops opened fire on the crowd.",
            {("Karl Venn", "ordered_by"), ("troops", "perpetrator")},
        ),
        (
            "Anna Quell, Peter Harl and Maria Venn attended the vigil.",
            {("Anna Quell", "participant"), ("Peter Harl", "participant"), ("Maria Venn", "participant")},
        ),
        ("“We grieve,” said Mayor Peter Harl.", {("Peter Harl", "speaker")}),
        (
            "A seminar was organized by the “Dree is One!” Civic Platform's Coordinator for Norland, the Dree Solidarity "
            "of Norland Youth (DSNY) and the North and West Center of Dree Harbour University.",
            {
                ("Civic Platform", "organiser"),
                ("Dree Solidarity of Norland Youth", "organiser"),
                ("North and West Center of Dree Harbour University", "organiser"),
            },
        ),
    ],
)
def test_lists_and_clauses_share_out_roles(text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Three soldiers killed in ambush near Dree.", "soldiers", "perpetrator"),
        ("The death of Anna Quell's brother shocked the town.", "Anna Quell", "victim"),
        ("On orders from President Karl Venn, troops opened fire.", "Karl Venn", "perpetrator"),
        ("Peter Harl was shot by gunmen, and Maria Quell was hit by a car.", "Maria Quell", "perpetrator"),
        ("The mayor ordered flowers for Peter Harl.", "Peter Harl", "ordered_by"),
    ],
)
def test_nearness_gives_no_role(text: str, name: str, role: str) -> None:
    assert (name, role) not in roles(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The raid was ordered by General Karl Venn.", "asserted"),
        ("The raid was not ordered by General Karl Venn.", "denied"),
        ("General Karl Venn allegedly ordered the raid.", "alleged"),
        ("General Karl Venn never ordered the raid.", "denied"),
    ],
)
def test_doubt_and_denial_stay_with_the_role(text: str, modality: str) -> None:
    (ordered,) = [c for c in actors(text) if c.role == "ordered_by"]
    assert ordered.modality == modality


def test_a_charge_is_an_allegation() -> None:
    (accused,) = actors("Peter Harl, 19, was arrested over the killing on Monday.")
    assert (accused.role, accused.modality, accused.age) == ("perpetrator", "alleged", "19")
