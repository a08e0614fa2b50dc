"""Towns that lie together speak for each other, great cities do not; the text's language speaks for its own towns."""

from __future__ import annotations

import pytest
from tests.claims.places.test_contained import read

from firsthand.claims.document import Sentence
from firsthand.claims.places.candidate import Candidate
from firsthand.claims.places.together import neighbourhoods, together
from firsthand.gazetteer.gazetteer import gazetteer
from firsthand.gazetteer.place import fold
from firsthand.spans import Span

LINE = Sentence("x", Span(0, 1), 0, "body")


def named(name: str) -> Candidate:
    return Candidate(start=0, end=1, sentence=LINE, name=name, rows=gazetteer().rows(fold(name)))


def test_a_town_is_spoken_for_by_the_names_around_it() -> None:
    table = gazetteer()
    spoken = neighbourhoods([named("Middletown"), named("Cromwell"), named("Glastonbury")])
    by_state = {
        table.name(table.first_order(r)): together("Portland", r, spoken)
        for r in named("Portland").rows
        if r >= table.starts[3]
    }
    assert max(by_state, key=lambda s: by_state[s]) == "Connecticut"


def test_great_cities_and_countries_speak_for_no_neighbour() -> None:
    assert neighbourhoods([named("London"), named("Russia"), named("Paris")]) == {}


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("fr", "Un moulin a brûlé à Orléans.", "Orléans, Centre, France"),
        ("de", "Am Samstag brannte in Münster eine Mühle.", "Münster, North Rhine-Westphalia, Germany"),
        ("es", "Un molino ardió en Granada.", "Granada, Andalusia, Spain"),
        ("ru", "В Люблине сгорела мельница.", "Lublin, Lublin Voivodeship, Poland"),
    ],
)
def test_the_language_speaks_for_its_own_towns_by_their_own_names(language: str, text: str, label: str) -> None:
    assert [c.place for c in read(text, language)] == [label]
