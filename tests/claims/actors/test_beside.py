"""Who stands beside a phrase: past adverbs, towns, lists with semicolons; and who does not though he stands near."""

from __future__ import annotations

import pytest

import firsthand as fh


def parts(text: str, language: str = "en") -> set[tuple[str | None, str | None]]:
    """Who has which part in harm."""
    told = fh.claims_of(text, language=language)
    return {(c.name, c.role) for c in told if c.kind == "actor" and c.role in ("victim", "perpetrator")}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Tom Quell, 21, of Holm, already has been charged with murder.", {("Tom Quell", "perpetrator")}),
        ("en", "Tom Quell Jr., 21, was charged with murder.", {("Tom Quell Jr", "perpetrator")}),
        ("en", "Tom Quell of Holm Heights was later fatally shot.", {("Tom Quell", "victim")}),
        ("en", "Tom Quell, 19, of Holm Heights, and Ann Poe were charged with murder.",
         {("Tom Quell", "perpetrator"), ("Ann Poe", "perpetrator")}),
        ("en", "Police identified those hurt in the fire as Tom Quell, 29, of Dree, who ran out; and Ann Poe, 25.", set()),
        ("en", "Police identified those wounded as Tom Quell, 29, of Dree, who was hit twice; Ann Poe, 25; and Kovar Blish.",
         {("Tom Quell", "victim"), ("Ann Poe", "victim"), ("Kovar Blish", "victim")}),
        ("en", "Tom Quell, aka Nit, 35; and Ann Poe, aka Lil Folk, 35, were charged with murder.",
         {("Tom Quell", "perpetrator"), ("Ann Poe", "perpetrator")}),
        ("de", "Karl Venn wurde später tödlich verletzt.", {("Karl Venn", "victim")}),
        ("es", "Carlos Vendra fue posteriormente asesinado.", {("Carlos Vendra", "victim")}),
        ("fr", "Charles Vendre a été ensuite tué.", {("Charles Vendre", "victim")}),
        ("ru", "Иван Вендров был позже убит.", {("Иван Вендров", "victim")}),
        ("uk", "Іван Вендренко був пізніше убитий.", {("Іван Вендренко", "victim")}),
    ],
)  # fmt: skip
def test_what_stands_between_is_stepped_over(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert parts(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man who knew Ann Poe is charged in the murder."),
        ("en", "Police shot and killed the driver."),
        ("en", "The gunman was shot dead by police."),
        ("en", "Tom Quell's murder trial opens."),
        ("en", "He was sentenced for the killing by Judge Tom Quell."),
        ("en", "The Holm High School was hit by fire and students were killed."),
        ("de", "Die Polizei erschoss den Täter."),
        ("es", "La policía mató al atacante."),
        ("fr", "La police a abattu le tireur."),
        ("ru", "Полицейские застрелили нападавшего."),
        ("uk", "Поліцейські застрелили нападника."),
        ("tr", "Polisler saldırganı vurdu."),
        ("az", "Polislər hücumçunu güllələyib."),
    ],
)
def test_who_stands_near_has_no_part(language: str, text: str) -> None:
    assert not parts(text, language)


def test_those_who_shoot_others_have_one() -> None:
    assert parts("Soldiers shot and killed three villagers.") == {("Soldiers", "perpetrator")}


@pytest.mark.parametrize(("adverbs", "found"), [(3, True), (4, False)])
def test_three_adverbs_stand_inside_a_phrase(adverbs: int, found: bool) -> None:
    assert bool(parts(f"Tom Quell was {'later ' * adverbs}killed.")) is found


def test_an_adverb_of_doubt_inside_one_is_heard() -> None:
    (claim,) = (c for c in fh.claims_of("Tom Quell was allegedly killed.", language="en") if c.role == "victim")
    assert claim.modality == "alleged"


@pytest.mark.parametrize(("old", "found"), [(17, True), (18, False)])
def test_an_entry_between_semicolons_has_twenty_four_words(old: int, found: bool) -> None:
    text = f"The dead were identified as Tom Quell, 29, {'old ' * old}of town; and Ann Poe, 25."
    assert (("Ann Poe", "victim") in parts(text)) is found


@pytest.mark.parametrize(("small", "found"), [(2, True), (3, False)])
def test_three_words_stand_between_a_semicolon_and_a_name(small: int, found: bool) -> None:
    text = f"The dead were identified as Tom Quell, 29, {'old ' * 12}of town; and {'the ' * small}Ann Poe, 25."
    assert (("Ann Poe", "victim") in parts(text)) is found


@pytest.mark.parametrize(("old", "found"), [(2, False), (3, True)])
def test_four_words_behind_a_deed_say_to_whom_it_was_done(old: int, found: bool) -> None:
    assert bool(parts(f"Police shot the {'old ' * old}gunman.")) is found


@pytest.mark.parametrize(("old", "found"), [(4, False), (5, True)])
def test_six_words_reach_from_who_to_the_object_of_its_clause(old: int, found: bool) -> None:
    assert bool(parts(f"A man who knew {'old ' * old}Ann Poe is charged in the murder.")) is found


@pytest.mark.parametrize(("old", "found"), [(1, True), (2, False)])
def test_eight_words_stand_before_the_last_of_a_list_of_persons(old: int, found: bool) -> None:
    text = f"The dead were identified as Tom Quell, 29, of {'old ' * old}Dree; and Kovar Blish."
    assert (("Kovar Blish", "victim") in parts(text)) is found
