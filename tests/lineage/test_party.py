"""Who a crediting name stands for."""

import pytest

from firsthand.lineage.party import identity_of, plain


@pytest.mark.parametrize(
    ("name", "kind", "party"),
    [
        ("the Embassy of Norway in Chile", "office", "Norway"),
        ("Embassy of the Republic of Kenya in Peru", "office", "Kenya"),
        ("Norwegian Embassy", "office", "Norway"),
        ("the Ministry of Health of Peru", "office", "Peru"),
        ("Ambassador of Chile Marta Lund", "person", "Chile"),
        ("Salt Workers Union", "office", "Salt Workers Union"),
        ("a spokesman for the Salt Workers Union", "office", "Salt Workers Union"),
        ("Marta Lund", "person", None),
        ("Dr. Marta Lund", "person", None),
        ("she", "person", None),
        ("police", "person", None),
    ],
)
def test_kind_and_party(name: str, kind: str, party: str | None) -> None:
    who = identity_of(name)
    assert (who.kind, who.party) == (kind, party)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Embassy of Norway in Chile", "Embassy of Norway in Chile", True),
        ("Embassy of Norway in Chile", "Embassy of Norway in Peru", False),
        ("Embassy of Norway in Chile", "Embassy of Kenya in Chile", False),
        ("Dr. Marta Lund", "Marta Lund", True),
        ("Marta Lund, a diver", "Marta Lund", True),
        ("Salt Workers Union", "the Salt Workers Union", True),
        ("Norway's Ministry of the Interior", "Norway's Ministry of Defence", False),
        ("Norway's Ministry of the Interior", "the Interior Ministry of Norway", True),
        ("Ministry of the Interior of Norway", "Norway's Interior Ministry", True),
        ("Ministry of the Interior of Norway", "the Norwegian interior ministry", True),
        ("Ministry of Foreign Affairs of the Republic of Chile", "the Chilean Foreign Ministry", True),
        ("Foreign Ministry of South Korea", "the South Korean foreign ministry", True),
        ("Ministry of Foreign Affairs of Chile", "the Peruvian Foreign Ministry", False),
        ("Embassy of Chile in Norway", "the Chilean Embassy in Norway", True),
        ("the Chilean Embassy in Norway", "the Chilean Embassy in Sweden", False),
        ("Ministry of Foreign Affairs of Norway", "Ministry of Defence of Norway", False),
    ],
)
def test_one_identity(one: str, other: str, same: bool) -> None:
    assert (identity_of(one).key == identity_of(other).key) is same


@pytest.mark.parametrize("name", ["he", "police", "residents", "Lund", "", "the Embassy of Norway"])
def test_words_that_name_nobody_have_no_key(name: str) -> None:
    assert identity_of(name).key is None


@pytest.mark.parametrize(("name", "shown"), [(" The “Echo”, ", "echo”"), ("A  long\nname.", "long name")])
def test_plain(name: str, shown: str) -> None:
    assert plain(name).strip("“”") == shown.strip("“”")


@pytest.mark.parametrize(
    ("name", "language"), [("she", "en"), ("He", "en"), ("They", "en"), ("it", "en"), ("она", "ru"), ("ella", "es")]
)
def test_a_pronoun_is_never_shown_as_a_name(name: str, language: str) -> None:
    who = identity_of(name, language)
    assert (who.name, who.key, who.words) == ("an unnamed speaker", None, name.lower())


@pytest.mark.parametrize(("one", "two"), [("Zoë Lindqvist", "Zoe Lindqvist"), ("Вера Лунд", "Vera Lund")])
def test_marks_and_script_do_not_part_a_name(one: str, two: str) -> None:
    assert identity_of(one).key == identity_of(two).key
