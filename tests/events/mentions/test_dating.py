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


@pytest.mark.parametrize(
    ("language", "date", "killed", "lead"),
    [
        ("en", "Date: 3 May 2023", "Killed: 4", "A flood hit Dover."),
        ("de", "Datum: 3. Mai 2023", "Tote: 4", "Ein Hochwasser traf Passau."),
        ("es", "Fecha: 3 de mayo de 2023", "Muertos: 4", "Una riada golpeó Lugo."),
        ("fr", "Date : 3 mai 2023", "Morts : 4", "Une crue a frappé Nîmes."),
        ("ru", "Дата: 3 мая 2023 года", "Погибшие: 4", "Наводнение затронуло Тулу."),
        ("uk", "Дата: 3 травня 2023 року", "Загиблі: 4", "Повінь охопила Суми."),
        ("tr", "Tarih: 3 Mayıs 2023", "Ölü: 4", "Sel Rize'yi vurdu."),
        ("az", "Tarix: 3 may 2023", "Ölənlər: 4", "Daşqın Şəkini vurdu."),
        ("ar", "التاريخ: 3 مايو 2023", "القتلى: 4", "ضرب الفيضان مدينة درنة."),
    ],
)
def test_a_list_that_tells_a_day_dates_its_counts(
    language: str, date: str, killed: str, lead: str, tmp_path: Path
) -> None:
    assert day(f"{lead}\n\n{date}\n{killed}", tmp_path, language) == "2023-05-03"


def test_a_day_beyond_a_blank_line_is_none_of_the_list(tmp_path: Path) -> None:
    assert day("A flood hit Dover.\n\nDate: 3 May 2023\n\nKilled: 4", tmp_path, "en") != "2023-05-03"


def test_each_list_of_a_page_has_its_own_day(tmp_path: Path) -> None:
    text = "Incidents\n\nDate: 3 May 2023\nPlace: Dover\nKilled: 4\n\nDate: 7 May 2023\nPlace: Deal\nKilled: 2"
    (tmp_path / "one.txt").write_text(text, "utf-8")
    (tmp_path / "rows.csv").write_text("id,path,published,language\none,one.txt,2023-05-14,en\n", "utf-8")
    case = fh.read(tmp_path / "rows.csv", case=tmp_path / "c.db")
    told = {e.date: f.best for e in case.events for f in e.figures if f.measure == "killed"}
    assert told == {"2023-05-03": 4, "2023-05-07": 2}
