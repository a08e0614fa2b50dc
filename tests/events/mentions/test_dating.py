"""A day that is told in a sentence of its own, or beside the word of saying."""

from __future__ import annotations

from pathlib import Path

import pytest

import firsthand as fh


def day(text: str, folder: Path, language: str) -> str | None:
    (folder / "one.txt").write_text(text, "utf-8")
    rows = folder / "rows.csv"
    rows.write_text(
        f"id,path,publisher,published,language,event\none,one.txt,Courier,2023-05-14,{language},it\n", "utf-8"
    )
    case = fh.read(rows, case=folder / "c.db")
    return case.event("it").date


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine miners died in Lublin, the company said on Saturday. It happened on Thursday."),
        ("en", "Nine miners were killed in Opole, the company said on Saturday. The incident happened on 11 May 2023."),
        ("en", "The company said in a statement on Saturday that nine miners died on Thursday."),
        ("de", "Neun Bergleute wurden bei Gera getötet, sagte der Landrat am Samstag. Das Unglück geschah am 11. Mai."),
        ("es", "Nueve mineros murieron en Lima, dijo la policía el sábado. El hecho ocurrió el jueves."),
        ("fr", "Neuf mineurs sont morts à Nancy, a annoncé samedi la préfecture. Le drame s'est produit jeudi."),
        ("ru", "Девять горняков погибли в Казани, сообщила в субботу прокуратура. Это произошло в четверг."),
        ("ar", "قال المحافظ يوم السبت إن تسعة عمال قتلوا في الرمادي. ووقع الحادث يوم الخميس."),
    ],
)
def test_the_day_it_happened_is_not_the_day_it_was_said(language: str, text: str, tmp_path: Path) -> None:
    assert day(text, tmp_path, language) == "2023-05-11"


def test_a_longer_sentence_about_another_day_dates_nothing_before_it(tmp_path: Path) -> None:
    text = (
        "Nine miners died in Lublin on Thursday. It happened on 3 May 2019 that a shaft nearby was closed for good "
        "after long talks."
    )
    assert day(text, tmp_path, "en") == "2023-05-11"


LIVE = "Harlow attack: latest\n\n22:40\n\nSix people have been killed in the attack in Harlow.\n\n21:15\n\n{}"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("An attack is reported from Harlow.", "2023-05-14"),
        ("Two weeks ago 22 people died in a bombing in Manchester.", "2023-05-14"),
        # what the page dates itself is what it goes on about: within ten days before it begins
        ("Four people were shot in Harlow on 11 May 2023.", "2023-05-11"),
        ("Four people were shot in Leeds on 4 May 2023.", "2023-05-04"),
        ("Four people were shot in Leeds on 3 May 2023.", "2023-05-14"),
    ],
)
def test_a_live_page_dates_what_it_tells_by_its_stamps(entry: str, told: str, tmp_path: Path) -> None:
    assert day(LIVE.format(entry), tmp_path, "en") == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "22.40 Uhr\n\nSechs Menschen wurden in Jena getötet.\n\n21.15 Uhr\n\nAm 2. Mai 2023 starben 22 Menschen in Gera."),
        ("es", "22:40\n\nSeis personas murieron en Lugo.\n\n21:15\n\nEl 2 de mayo de 2023 murieron 22 personas en León."),
        ("fr", "22h40\n\nSix personnes ont été tuées à Nantes.\n\n21h15\n\nLe 2 mai 2023, 22 personnes ont été tuées à Brest."),
        ("ru", "22:40\n\nШесть человек погибли в Туле.\n\n21:15\n\n2 мая 2023 года в Калуге погибли 22 человека."),
        ("uk", "22:40\n\nШестеро людей загинули в Сумах.\n\n21:15\n\n2 травня 2023 року в Полтаві загинули 22 людини."),
        ("tr", "22:40\n\nRize'de altı kişi öldü.\n\n21:15\n\n2 Mayıs 2023'te Trabzon'da 22 kişi öldü."),
        ("az", "22:40\n\nBakıda altı nəfər ölüb.\n\n21:15\n\n2 may 2023-cü ildə Gəncədə 22 nəfər ölüb."),
        ("ar", "22:40\n\nقتل ستة أشخاص في درنة.\n\n21:15\n\nفي 2 مايو 2023 قتل 22 شخصا في طبرق."),
    ],
)  # fmt: skip
def test_a_day_that_a_live_page_recalls_is_anothers(language: str, text: str, tmp_path: Path) -> None:
    assert day(text, tmp_path, language) == "2023-05-14"
