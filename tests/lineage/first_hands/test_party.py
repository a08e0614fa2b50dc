"""Who a crediting name stands for."""

import pytest

from firsthand.lineage.first_hands.party import identity_of, is_own_voice, plain


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


INTERIOR, EMBASSY = "the Interior Ministry of Norway", "Embassy of Chile in Norway"


@pytest.mark.parametrize(
    ("language", "name", "english"),
    [
        ("es", "el Ministerio del Interior de Noruega", INTERIOR),
        ("es", "un portavoz del Ministerio del Interior de Noruega", INTERIOR),
        ("es", "el Ministerio noruego del Interior", INTERIOR),
        ("es", "la embajada de Chile en Noruega", EMBASSY),
        ("es", "la embajada chilena en Noruega", EMBASSY),
        ("fr", "le ministère de l'Intérieur de la Norvège", INTERIOR),
        ("fr", "le ministère norvégien de l'Intérieur", INTERIOR),
        ("fr", "l’ambassade du Chili en Norvège", EMBASSY),
        ("de", "das norwegische Innenministerium", INTERIOR),
        ("de", "Innenministerium Norwegens", INTERIOR),
        ("de", "eine Sprecherin des Innenministeriums von Norwegen", INTERIOR),
        ("de", "die Botschaft Chiles in Norwegen", EMBASSY),
        ("ru", "МВД Норвегии", INTERIOR),
        ("ru", "Министерства внутренних дел Норвегии", INTERIOR),
        ("ru", "норвежское министерство внутренних дел", INTERIOR),
        ("ru", "посольство Чили в Норвегии", EMBASSY),
        ("uk", "Міністерство внутрішніх справ Норвегії", INTERIOR),
        ("uk", "посольство Чилі в Норвегії", EMBASSY),
        ("tr", "Norveç İçişleri Bakanlığı", INTERIOR),
        ("tr", "Şili'nin Norveç Büyükelçiliği", EMBASSY),
        ("tr", "Norveç'teki Şili Büyükelçiliği", EMBASSY),
        ("az", "Norveçin Daxili İşlər Nazirliyi", INTERIOR),
        ("az", "Çilinin Norveçdəki səfirliyi", EMBASSY),
        ("ar", "المتحدث باسم وزارة الداخلية في النرويج", INTERIOR),
        ("ar", "وزارة الداخلية النرويجية", INTERIOR),
        ("ar", "سفارة تشيلي في النرويج", EMBASSY),
    ],
)
def test_an_office_is_one_in_all_languages(language: str, name: str, english: str) -> None:
    told, known = identity_of(name, language), identity_of(english)
    assert (told.key, told.party) == (known.key, known.party)


@pytest.mark.parametrize(
    ("language", "name", "english"),
    [
        ("es", "el Ministerio de Defensa de Noruega", INTERIOR),
        ("de", "das Innenministerium Schwedens", INTERIOR),
        ("ru", "посольство Чили в Швеции", EMBASSY),
        ("tr", "Norveç'in Şili Büyükelçiliği", EMBASSY),
        ("es", "el Ministerio de Pesca de Noruega", "Ministry of Fisheries of Sweden"),
    ],
)
def test_two_offices_are_two_in_all_languages(language: str, name: str, english: str) -> None:
    assert identity_of(name, language).key != identity_of(english).key


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "a spokesman for the police"),
        ("es", "los vecinos"),
        ("es", "un portavoz de la policía"),
        ("fr", "une source policière"),
        ("de", "ein Sprecher der Polizei"),
        ("ru", "представитель полиции"),
        ("uk", "місцеві мешканці"),
        ("tr", "polis sözcüsü"),
        ("az", "hadisə şahidləri"),
        ("ar", "شهود عيان"),
    ],
)
def test_common_words_name_nobody_in_any_language(language: str, name: str) -> None:
    assert identity_of(name, language).key is None


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Ambassador of Chile Vera Lund"),
        ("en", "Vera Lund, Ambassador of Chile to Norway"),
        ("es", "la embajadora de Chile en Noruega, Vera Lund"),
        ("ru", "посол Чили в Норвегии Вера Лунд"),
    ],
)
def test_an_ambassador_is_the_person_and_speaks_for_the_state(language: str, name: str) -> None:
    who = identity_of(name, language)
    assert (who.kind, who.party, who.key) == ("person", "Chile", identity_of("Vera Lund").key)


@pytest.mark.parametrize(
    ("language", "name", "own"),
    [
        ("es", "el ataque", True),
        ("de", "Der Angriff", True),
        ("ru", "кровавая агрессия", True),
        ("fr", "notre journal", True),
        ("es", "la Unión de Pescadores", False),
        ("de", "die Botschaft", False),
        ("en", "the bloody aggression", True),
        ("en", "the Attack Archive", False),
    ],
)
def test_the_voice_of_the_account_itself(language: str, name: str, own: bool) -> None:
    assert is_own_voice(name, language) is own
