"""Tables and lists of counts in all languages: what each cell counts, what is the total and what a part, and what is no toll."""

from __future__ import annotations

import pytest
from tests.claims.figures.tables.told import LANGUAGES, WORDS, table

import firsthand as fh
from firsthand.claims.claim import Claim

PUBLISHED = "2031-05-14"
COUNTS = ((7, 21, 2), (5, 9, 0), (11, 40, 6))
SUMS = {"killed": 23.0, "injured": 70.0, "missing": 8.0}


def figures(text: str, language: str) -> list[Claim]:
    return [c for c in fh.claims_of(text, language=language, published=PUBLISHED) if c.kind == "figure"]


def wholes(found: list[Claim]) -> dict[str | None, float | None]:
    """Measure -> what is told of all."""
    return {c.measure: c.best for c in found if "part" not in c.marks and c.population == "all"}


def parts(found: list[Claim], measure: str) -> list[float | None]:
    return [c.best for c in found if "part" in c.marks and c.measure == measure]


@pytest.mark.parametrize("border", ["\t", " | ", ";", ",", "    "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_total_row_is_the_total_and_its_rows_are_parts(language: str, border: str) -> None:
    w = WORDS[language]
    head = (w.place, w.killed, w.injured, w.missing)
    rows = [head, *((town, *counts) for town, counts in zip(w.towns, COUNTS, strict=True)), (w.total, 23, 70, 8)]
    text = table(w, rows, border)
    found = figures(text, language)
    assert wholes(found) == SUMS
    assert all(c.marks == ("toll",) for c in found if "part" not in c.marks)
    assert parts(found, "killed") == [7, 5, 11]
    assert all(c.quote.isdecimal() for c in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_by_town_without_a_total_is_summed_and_marked_so(language: str) -> None:
    w = WORDS[language]
    rows = [(w.place, w.killed), *((town, c[0]) for town, c in zip(w.towns, COUNTS, strict=True))]
    found = figures(table(w, rows), language)
    assert parts(found, "killed") == [7, 5, 11]
    assert [(c.best, c.rule) for c in found if "part" not in c.marks] == [(23.0, "sum")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_before_the_rows(language: str) -> None:
    w = WORDS[language]
    rows = [("", *w.towns, w.total), (w.killed, 7, 5, 11, 23), (w.injured, 21, 9, 40, 70)]
    found = figures(table(w, rows), language)
    assert wholes(found) == {"killed": 23.0, "injured": 70.0}
    assert parts(found, "injured") == [21, 9, 40]


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_over_heads_units_and_footnotes(language: str) -> None:
    w = WORDS[language]
    rows = [
        (w.place, f"{w.killed} ({w.people})", "", f"{w.injured}*"),
        ("", w.civilians, w.soldiers, w.total),
        (w.towns[0], "7[1]", 2, 21),
        (w.towns[1], "5", "–", "~9"),
        (w.total, 12, 2, "30+"),
    ]
    found = figures(table(w, rows), language)
    told = {(c.measure, c.population): (c.low, c.high) for c in found if "part" not in c.marks}
    killed = {population: bounds for (measure, population), bounds in told.items() if measure == "killed"}
    assert sorted(killed.values()) == [(2.0, 2.0), (12.0, 12.0)]
    assert "soldiers" in killed
    assert told["injured", "all"] == (30.0, None)
    assert next(c.quantifier for c in found if c.best == 9) == "about"


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_day_what_counts_on_and_what_does_not(language: str) -> None:
    w = WORDS[language]
    on = [(w.day, f"{w.killed} ({w.cumulative})"), *zip(w.days, (4, 9, 12), strict=True)]
    found = figures(table(w, on), language)
    assert [(c.best, c.as_of) for c in found if "part" not in c.marks] == [(12.0, "2031-05-05")]
    rising = [(w.day, w.killed), *zip(w.days, (4, 9, 12), strict=True)]
    assert wholes(figures(table(w, rising), language)) == {"killed": 12.0}
    new = [(w.day, f"{w.daily} {w.killed}"), *zip(w.days, (4, 9, 1), strict=True)]
    assert wholes(figures(table(w, new), language)) == {"killed": 14.0}
    told = [(w.day, w.killed), *zip(w.days, (4, 9, 1), strict=True), (w.total, 14)]
    found = figures(table(w, told), language)
    assert wholes(found) == {"killed": 14.0}
    assert parts(found, "killed") == [4, 9, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_of_counts_date_no_incident_but_rows_of_incidents_do(language: str) -> None:
    w = WORDS[language]
    counted = table(w, [(w.day, w.killed), *zip(w.days, (4, 9, 1), strict=True), (w.total, 14)])
    rules = {c.rule for c in fh.claims_of(counted, language=language, published=PUBLISHED) if c.kind == "time"}
    assert rules == {"as_of"}
    rows = [(w.day, w.place, w.killed), *zip(w.days, w.towns, (4, 9, 1), strict=True)]
    told = fh.claims_of(table(w, rows), language=language, published=PUBLISHED)
    assert [c.marks for c in told if c.kind == "figure"] == [()] * 3
    assert "as_of" not in {c.rule for c in told if c.kind == "time"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_with_their_numbers(language: str) -> None:
    w = WORDS[language]
    for text in (
        f"{w.killed}: 3–4\n{w.injured}: 12",
        f"{w.killed}: 3–4; {w.injured}: 12",
        f"- {w.killed} – 3–4\n- {w.injured} – 12",
        f"{w.killed}\t3–4\n{w.injured}\t12",
        f"{w.killed}\n\n3–4\n\n{w.injured}\n\n12",
        f"3–4\n{w.killed}\n12\n{w.injured}",
    ):
        found = figures(f"{w.lead}\n\n{text}", language)
        assert [(c.measure, c.low, c.high, c.marks) for c in found] == [
            ("killed", 3.0, 4.0, ("toll",)),
            ("injured", 12.0, 12.0, ("toll",)),
        ], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_lists_of_other_things_count_nobody(language: str) -> None:
    w = WORDS[language]
    a, b, _ = w.towns
    for rows in (
        [(w.place, w.points, w.votes), (a, 10, 7), (b, 12, 3), (w.total, 22, 10)],
        [(w.place, w.births, w.killed), (a, 410, 310), (b, 130, 99), (w.total, 540, 409)],
        [(w.place, f"{w.killed}, %"), (a, 41), (b, 59), (w.total, 100)],
        [(w.day, w.killed), ("2019", 110), ("2020", 98), (w.total, 208)],
        [(w.killed, w.place), ("Ana", a), ("Bo", b)],
        [(w.place, f"{w.killed} xyz"), (a, 4), (b, 9), (w.total, 13)],
    ):
        assert not figures(table(w, rows), language), rows
    for text in (
        f"{w.births}: 3; {w.killed}: 4",
        f"{w.killed}: 12 %",
        f"{w.killed}: Ana",
        f"{w.killed} xyz: 4",
        f"{w.killed}\n2031",
    ):
        assert not figures(f"{w.lead}\n\n{text}", language), text


def test_a_total_smaller_than_a_part_is_none() -> None:
    w = WORDS["en"]
    rows = [(w.place, w.killed), (w.towns[0], 7), (w.towns[1], 9), (w.total, 8)]
    assert not figures(table(w, rows), "en")


def test_rows_of_an_unknown_kind_without_a_total_tell_nothing() -> None:
    rows = [("Thing", "Killed"), ("Xqu", 7), ("Wmz", 9)]
    assert not figures(table(WORDS["en"], rows), "en")


def test_a_sum_gives_way_to_a_number_that_a_sentence_states() -> None:
    w = WORDS["en"]
    rows = [(w.place, w.killed), (w.towns[0], 7), (w.towns[1], 9)]
    found = figures(table(w, rows) + "\n\nSeventeen people were killed.", "en")
    assert wholes(found) == {"killed": 17.0}


def test_tellers_of_a_table_speak_for_their_rows() -> None:
    rows = [("Source", "Killed"), ("Police", 12), ("Red Cross", 15)]
    found = figures(table(WORDS["en"], rows), "en")
    assert [(c.best, c.speaker, c.population) for c in found] == [(12, "Police", "all"), (15, "Red Cross", "all")]


def test_groups_of_a_table_are_its_populations() -> None:
    rows = [("Group", "Killed"), ("Civilians", 14), ("Soldiers", 9)]
    found = figures(table(WORDS["en"], rows), "en")
    assert [(c.best, c.population) for c in found] == [(14, "civilian"), (9, "soldiers")]


def test_values_in_thousands_and_things_with_their_unit() -> None:
    rows = [("Town", "Displaced (in thousands)", "Houses destroyed"), ("Dover", "2.5", 40), ("Total", "2.5", 40)]
    found = figures(table(WORDS["en"], rows), "en")
    assert {(c.measure, c.best, c.unit) for c in found} == {("displaced", 2500.0, None), ("destroyed", 40.0, "houses")}


def test_parts_of_a_label_are_parts() -> None:
    found = figures("Killed: 12\nof whom children: 4\nInjured: 30 (including 2 children)", "en")
    assert [(c.measure, c.population, c.best, c.marks) for c in found] == [
        ("killed", "all", 12.0, ("toll",)),
        ("killed", "children", 4.0, ("part",)),
        ("injured", "all", 30.0, ("toll",)),
    ]


def test_nothing_happens_in_a_head() -> None:
    told = fh.claims_of("Town\tKilled\nDover\t7\nDeal\t5\nTotal\t12", language="en", published=PUBLISHED)
    assert not [c for c in told if c.kind == "act"]
