"""What one account tells of: incidents with their dates and places, acts that speak of them, what is told in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]


def main(mentions: list[Mention]) -> Mention:
    (one,) = [m for m in mentions if m.main]
    return one


def of_type(mentions: list[Mention], kind: str) -> Mention:
    (one,) = [m for m in mentions if m.type == kind]
    return one


BLAST = "An explosion at a paint works in Bergamo killed 7 people and injured 12 on 4 May 2031."


def test_every_account_has_one_main_mention(tell: Teller) -> None:
    assert main(tell("The council meets again next week.")).type == "report"
    assert main(tell(BLAST)).family == "harm"


def test_an_incident_has_the_date_and_place_of_its_own_words(tell: Teller) -> None:
    found = main(tell(BLAST + " A similar plant in Lyon was closed in March 2029."))
    assert (found.edtf, found.date_basis) == ("2031-05-04", "told")
    assert found.place == "Bergamo, Lombardy, Italy" or (found.place or "").startswith("Bergamo")


def test_undated_news_is_dated_by_its_publication_only_roughly(tell: Teller) -> None:
    found = main(tell("An explosion in Bergamo killed 7 people.", published="2031-05-05"))
    assert (found.edtf, found.date_basis) == ("2031-05-05~", "published")


def test_two_incidents_of_other_days_are_two_mentions(tell: Teller) -> None:
    told = tell(BLAST + " In June 2019, a fire at the same works killed 3 people.")
    assert sorted(m.edtf or "" for m in told if m.family == "harm") == ["2019-06", "2031-05-04"]


def test_words_that_point_back_join_what_they_point_to(tell: Teller) -> None:
    told = tell(BLAST + " The blast shook the town. This tragedy must not be repeated, the mayor said.")
    assert len([m for m in told if m.family == "harm"]) == 1


def test_a_name_joins_the_incident_of_its_day(tell: Teller) -> None:
    told = tell(
        "On 4 May 2031 soldiers stormed the harbour of Bari. The tragedy of May 4 is remembered in every school."
    )
    (harm,) = [m for m in told if m.family == "harm"]
    assert harm.names == ("May 4 tragedy",)
    assert harm.edtf == "2031-05-04"


def test_two_proper_names_in_a_sentence_are_two_things(tell: Teller) -> None:
    told = tell(
        "The May 4 tragedy came after the long Hundred Islands War. On 4 May 2031, 7 people were killed in Bari."
    )
    names = [m.names for m in told if m.family == "harm"]
    assert ("May 4 tragedy",) in names
    assert all("War" not in " ".join(n) or len(n) == 1 for n in names)


def test_an_anniversary_shifts_back_and_a_named_day_makes_it_exact(tell: Teller) -> None:
    told = tell(
        "A conference on the 10th anniversary of the May 4 tragedy was held in Turin. The tragedy shook the country.",
        published="2041-05",
    )
    harm = next(m for m in told if m.family == "harm")
    assert (harm.edtf, harm.date_basis) == ("2031-05-04", "anniversary")
    assert main(told).family == "ceremony"
    assert main(told).about == harm.mention_id
    assert main(told).relation == "commemorates"


def test_the_scene_of_a_ceremony_is_not_that_of_what_it_recalls(tell: Teller) -> None:
    told = tell(
        "A commemorative ceremony for the victims of the May 4 tragedy was held in Turin. "
        "Guests said the tragedy changed the country.",
        published="2041-05-04",
    )
    harm = next(m for m in told if m.family == "harm")
    assert (main(told).place or "").startswith("Turin")
    assert not (harm.place or "").startswith("Turin")


def test_a_decision_is_dated_by_its_own_clause(tell: Teller) -> None:
    told = tell(
        "On 4 May 2031, 7 people were killed in Bari. In June 2033 the killing of the dockers on 4 May 2031 was "
        "qualified as a crime, and in July 2033 a resolution “On the killings in Bari on 4 May 2031” was adopted."
    )
    assert of_type(told, "assessment").edtf == "2033-06"
    adoption = of_type(told, "adoption")
    assert adoption.edtf == "2033-07"
    assert adoption.document == "on the killings in bari on 4 may 2031"
    assert {m.edtf for m in told if m.family == "harm"} == {"2031-05-04"}


def test_the_title_of_a_document_is_no_scene_of_its_adoption(tell: Teller) -> None:
    told = tell(
        "On 4 May 2031, 7 people were killed in Bari. On 2 July 2033, deputies adopted a resolution “On the events in Bari”."
    )
    assert of_type(told, "adoption").place is None


def test_a_town_after_an_office_is_where_something_was_said(tell: Teller) -> None:
    told = tell(
        "On 4 May 2031, 7 people were killed in Bari. On 5 May 2031, Lucia Ferrante issued a statement condemning the "
        "killing at the Embassy of Italy in Vienna."
    )
    assert (of_type(told, "statement").place or "").startswith("Vienna")


def test_where_somebody_was_going_is_no_scene(tell: Teller) -> None:
    told = tell("A ferry capsized off Bari on 4 May 2031, killing 7 people. The ferry was bound for Split, Croatia.")
    assert all(not p.startswith("Split") for p in main(told).places)


def test_this_agreement_points_to_one_that_no_words_tell(tell: Teller) -> None:
    assert not [m for m in tell(BLAST + " This agreement was signed in vain.") if m.type == "agreement"]


def test_an_undated_generic_word_beside_an_incident_is_no_event(tell: Teller) -> None:
    told = tell(BLAST + " There is violence in the suburbs every summer.")
    assert len([m for m in told if m.family == "harm"]) == 1


def test_participants_are_counted_for_the_gathering_they_attended(tell: Teller) -> None:
    told = tell(
        "On 4 May 2031, 7 people were killed in Bari. On 6 May 2031 a vigil was held in Bari. 300 people attended the vigil."
    )
    vigil = next(m for m in told if m.family == "ceremony")
    harm = next(m for m in told if m.family == "harm")
    assert not set(vigil.core_ids) & set(harm.core_ids)


@pytest.mark.parametrize("extra", ["", " It rained.", " Police closed the road. Shops stayed shut."])
def test_no_figure_is_left_without_a_mention(tell: Teller, extra: str) -> None:
    told = tell(BLAST + extra)
    assert {t.measure for m in told for t in m.tolls} >= {"killed", "injured"}


def test_the_users_key_stands_on_the_main_mention(tell: Teller) -> None:
    told = tell(BLAST + " In June 2019, a fire at the same works killed 3 people.", event="bergamo-1")
    assert [m.event_hint for m in told if m.main] == ["bergamo-1"]
    assert all(m.event_hint is None for m in told if not m.main)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Club sells its stadium\n\nThe price was $4 million. Fans stormed the ticket office. It sold well.", "report"),
        ("Two shot at a stadium\n\nTwo people were shot dead. The price was $4 million. It sold well.", "shooting"),
        ("A mild year ends\n\nIt was warm. It was dry. The clubs rested. Ice melted. Trees grew. Cars sold. "
         "Four people were killed in a flood of another year, the book says.", "report"),
        ("Bomb in a market\n\nA bomb exploded in the market. The bombing shook the town. Shops shut.", "bombing"),
    ],
)  # fmt: skip
def test_words_of_harm_are_the_subject_only_where_the_account_dwells_on_them(
    tell: Teller, text: str, kind: str
) -> None:
    assert [m.type for m in tell(text) if m.main] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine people were killed and 40 hurt when a crowded ferry sank off Split on 4 May 2031.", "shipwreck"),
        ("Nine people were killed when a cable car crashed near Bergamo on 4 May 2031.", "crash"),
        ("Nine miners were killed when a tunnel caved in near Bergamo on 4 May 2031.", "collapse"),
        ("Nine people were killed in Bergamo on 4 May 2031.", "killing"),
    ],
)
def test_a_death_gives_way_to_the_accident_it_came_of(tell: Teller, text: str, kind: str) -> None:
    assert main(tell(text)).type == kind


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Since the Palermo attacks on 13 November 2030 the mood in Bergamo has been tense.", "Palermo"),
        ("Since the Palermo drive-by bomb attacks on 13 November 2030 the mood in Bergamo has been tense.", "Bergamo"),
        ("Gunmen attacked a bank in Bergamo on 13 November 2030, said police in Palermo.", "Bergamo"),
    ],
)
def test_a_town_that_is_a_part_of_the_noun_is_where_it_was(tell: Teller, words: str, town: str) -> None:
    told = tell(f"A bridge fell in Turin on 4 May 2031, killing two. {words}", published="2031-05-05")
    (attack,) = [m for m in told if m.edtf == "2030-11-13"]
    assert (attack.place or "").startswith(town)


@pytest.mark.parametrize(
    "more",
    [
        "The incident occurred around 5 p.m.",  # a day and no more
        "So far in 2031, 398 people have been murdered in the region.",  # the total of a year
    ],
)
def test_what_tells_no_kind_or_counts_a_year_is_no_event(tell: Teller, more: str) -> None:
    told = tell(f"A man was shot dead in Bergamo on 4 May 2031. The town was shocked. {more}", published="2031-05-05")
    assert [m.edtf for m in told if m.family == "harm"] == ["2031-05-04"]


def test_harm_told_by_a_weekday_lies_behind_the_news(tell: Teller) -> None:
    told = tell("A boy who was shot Sunday is now recovering, and he will tell the court.", published="2031-05-06")
    assert [m.edtf for m in told if m.family == "harm"] == ["2031-05-04"]
