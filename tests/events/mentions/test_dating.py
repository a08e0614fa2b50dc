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
