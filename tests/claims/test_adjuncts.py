"""Words that only say when or where, found so that the reader of figures steps over them."""

from __future__ import annotations

import pytest

import firsthand as fh
from firsthand.api.text import account_of
from firsthand.claims.adjuncts import stepped_over
from firsthand.claims.document import Document
from firsthand.claims.places.read import read_places
from firsthand.claims.times.read import read_times
from firsthand.lang.pack import pack_for


def left(text: str, language: str = "en") -> str:
    """The first sentence of a text without its adjuncts."""
    pack = pack_for(language)
    assert pack is not None
    document = Document(account_of(text, language=language, published="2031-05-04"), pack)
    gone = stepped_over(document, read_times(document), read_places(document))
    return " ".join(document.without(gone).sentences[0].words)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Officials said on Saturday nine miners died in Lublin.", "Officials said nine miners died ."),
        ("In Gao, Mali, late on Thursday nine miners died.", "nine miners died ."),
        ("The toll of a fire in the Polish city of Opole rose to 16.", "The toll of a fire rose to 16 ."),
        ("So far this year 40 people died in Lublin.", "So far this year 40 people died ."),
        ("Nine residents of Lublin died in 2019.", "Nine residents of Lublin died in 2019 ."),
        ("Nine miners died in May.", "Nine miners died in May ."),
    ],
)
def test_days_and_places_are_stepped_over_and_nothing_else(text: str, kept: str) -> None:
    assert left(text) == kept


def test_a_sentence_without_adjuncts_is_the_sentence() -> None:
    text = "Nine miners died."
    assert left(text) == "Nine miners died ."


@pytest.mark.parametrize(
    ("language", "text", "measure", "count"),
    [
        ("en", "Police said on Saturday that seven people were killed.", "killed", 7),
        ("en", "Officials said Saturday nine miners were injured in Leeds.", "injured", 9),
        (
            "de",
            "In Jena wurden am Freitag 14 Menschen, darunter zwei Kinder, bei einem Unfall getötet.",
            "killed",
            14,
        ),
        ("de", "Dem Innenministerium zufolge wurden 14 Dorfbewohner festgenommen.", "detained", 14),
        ("es", "Fallecieron nueve mineros y 17 resultaron heridos en Lima el jueves.", "injured", 17),
        ("es", "Un comando mató el 11 de mayo a nueve mineros en Lima.", "killed", 9),
        ("fr", "Neuf mineurs qui se trouvaient dans un car ont perdu la vie jeudi.", "killed", 9),
        ("ru", "Жертвами обвала в Казани в четверг стали девять горняков.", "killed", 9),
        ("ar", "عثر على جثث تسعة عمال في الرمادي يوم الخميس.", "killed", 9),
        ("tr", "Arama ekipleri perşembe günü Bursa'da dokuz madencinin cesedine ulaştı.", "killed", 9),
        ("az", "Bakıda 14 250 nəfər təxliyə edilib.", "displaced", 14250),
        ("az", "Cümə axşamı günü doqquz tələbə suda boğulub.", "killed", 9),
    ],
)
def test_those_counted_are_found_over_what_stands_between(language: str, text: str, measure: str, count: int) -> None:
    told = fh.claims_of(text, language=language, published="2031-05-04")
    figures = {(c.measure, c.best) for c in told if c.kind == "figure" and "part" not in c.rule}
    assert (measure, count) in figures
    assert all(text[c.start : c.end] == c.quote for c in told)


def test_what_is_avenged_is_told_of_another_incident() -> None:
    text = "Militants beheaded a man, possibly as a revenge killing for the eighty protestors killed on 25 October."
    told = {c.best: "background" in c.marks for c in fh.claims_of(text, language="en") if c.kind == "figure"}
    assert told == {1.0: False, 80.0: True}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Holm East Africa claimed responsibility for the blast.", "Holm East Africa"),
        ("Ann Poe in Leeds was shot.", "Ann Poe"),
        ("Gunmen in Leeds opened fire.", "Gunmen"),
    ],
)
def test_who_did_it_is_read_past_places_but_for_those_in_a_name(text: str, name: str) -> None:
    assert [c.name for c in fh.claims_of(text, language="en") if c.kind == "actor"] == [name]
