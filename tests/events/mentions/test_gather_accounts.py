"""Mentions of several accounts as events: what is one, what is not, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from firsthand.config import EventsConfig
from firsthand.events.event import Event
from firsthand.events.grouping.cluster import LinkedMentions, cluster
from firsthand.events.grouping.weigh import MentionLink
from firsthand.events.mentions.mention import Mention

Teller = Callable[..., list[Mention]]
Gatherer = Callable[[Sequence[list[Mention]]], list[Event]]

ONE = "An explosion at a paint works in Bergamo killed 7 people and injured 12 on 4 May 2031."
TWO = "On 4 May 2031 a blast tore through a paint factory in Bergamo. 7 workers were killed."
ELSEWHERE = "An explosion at a mill in Palermo killed 7 people on 4 May 2031."
LATER = "An explosion at a garage in Bergamo killed 2 people on 19 May 2031."


def test_accounts_of_one_day_and_town_are_one_event(tell: Teller, gather: Gatherer) -> None:
    events = gather([tell(ONE, "a"), tell(TWO, "b")])
    assert len(events[0].account_ids) == 2
    assert events[0].date_edtf == "2031-05-04"
    assert (events[0].place or "").startswith("Bergamo")


def test_other_towns_and_other_days_are_other_events(tell: Teller, gather: Gatherer) -> None:
    events = gather([tell(ONE, "a"), tell(ELSEWHERE, "b"), tell(LATER, "c")])
    assert [len(e.account_ids) for e in events] == [1, 1, 1]


def test_a_given_key_joins_and_parts(tell: Teller, gather: Gatherer) -> None:
    joined = gather([tell(ONE, "a", event="x"), tell(ELSEWHERE, "b", event="x")])
    assert len(joined[0].account_ids) == 2
    assert joined[0].event_hint == "x"
    parted = gather([tell(ONE, "a", event="x"), tell(TWO, "b", event="y")])
    assert [len(e.account_ids) for e in parted] == [1, 1]


def test_a_given_key_joins_before_any_other_tie(tell: Teller) -> None:
    (one,) = tell(ONE, "a", event="x")
    told = tell(f"{ELSEWHERE} {LATER.replace('19 May', '5 May')}", "b", event="x")
    main, passing = sorted(told, key=lambda m: not m.main)
    links = (
        MentionLink(one.mention_id, passing.mention_id, 1.0),
        MentionLink(one.mention_id, main.mention_id, 0.9),
    )
    found = {
        m.mention_id: m.event_id for m in cluster(LinkedMentions("g", (one, main, passing), links), EventsConfig())
    }
    assert found[one.mention_id] == found[main.mention_id] != found[passing.mention_id]


def test_an_act_done_once_keeps_its_dates_as_readings(tell: Teller, gather: Gatherer) -> None:
    head = "On 4 May 2031, 40 people were killed in Bari, which is known as the May 4 tragedy. "
    told = [
        tell(head + "In June 2033 parliament gave a legal assessment to the May 4 tragedy.", "a"),
        tell(head + "On 9 May 2031 parliament gave a legal assessment to the May 4 tragedy.", "b"),
    ]
    (act,) = [e for e in gather(told) if e.type == "assessment"]
    assert {r.value for r in act.date_readings} == {"2033-06", "2031-05-09"}
    assert [d.kind for d in act.differences if d.field == "date"] == ["conflict"]
    (harm,) = [e for e in gather(told) if len(e.account_ids) == 2 and e.type != "assessment"]
    assert act.parent_id == harm.event_id


def test_dates_that_can_agree_are_no_conflict(tell: Teller, gather: Gatherer) -> None:
    head = "On 4 May 2031, 40 people were killed in Bari. "
    told = [
        tell(head + "In July 2033 deputies adopted a resolution “On the killings in Bari”.", "a"),
        tell(head + "On 12 July 2033 deputies adopted a resolution “On the killings in Bari”.", "b"),
    ]
    (act,) = [e for e in gather(told) if e.type == "adoption"]
    assert act.date_edtf == "2033-07-12"
    assert act.differences == ()


def test_a_ceremony_is_an_event_of_its_own_whose_parent_is_recalled(tell: Teller, gather: Gatherer) -> None:
    told = [
        tell("On 4 May 2031, 40 people were killed in Bari, which is known as the May 4 tragedy.", "a"),
        tell(
            "A commemorative ceremony was held in Turin on the 10th anniversary of the May 4 tragedy.",
            "b",
            published="2041-05-04",
        ),
    ]
    events = gather(told)
    harm = next(e for e in events if len(e.account_ids) == 2)
    ceremony = next(e for e in events if e.type == "ceremony")
    assert ceremony.parent_id == harm.event_id
    assert ceremony.relation_to_parent == "commemorates"


def test_what_an_account_is_about_the_follow_up_of_is_an_incident_and_what_it_tells_beside_is_background(
    tell: Teller, gather: Gatherer
) -> None:
    trial = "A man was sentenced on 3 July 2033 for killing nine people in Bari on 4 May 2031. "
    beside = "On 8 March 2012, two men were shot dead in Palermo."
    tiers = {e.type: e.tier for e in gather([tell(trial + beside, "a", published="2033-07-03", title="Man sentenced")])}
    assert tiers == {"killing": "incident", "trial": "followup", "shooting": "background"}


def test_names_say_who_uses_them(tell: Teller, gather: Gatherer) -> None:
    told = [
        tell("On 4 May 2031, 40 people were killed in Bari, known as the May 4 tragedy.", "a"),
        tell("On 4 May 2031, 40 people were killed in Bari: Black May, as people here say.", "b"),
    ]
    event = gather(told)[0]
    by_name = {n.name: len(n.account_ids) for n in event.names}
    assert by_name == {"May 4 tragedy": 1, "Black May": 1}


def test_the_order_of_accounts_is_irrelevant(tell: Teller, gather: Gatherer) -> None:
    told = [tell(ONE, "a"), tell(TWO, "b"), tell(ELSEWHERE, "c"), tell(LATER, "d")]
    assert gather(told) == gather(told[::-1])


def test_a_rough_date_speaks_for_each_day_inside_it_and_no_day_for_it(tell: Teller, gather: Gatherer) -> None:
    told = [tell(ONE, "a", event="x"), tell(TWO, "b", event="x")]
    told.append(tell(TWO.replace("On 4 May 2031 a", "In 2031 a"), "c", event="x"))
    assert next(e for e in gather(told) if e.event_hint == "x").date_edtf == "2031-05-04"


def test_days_told_one_day_apart_speak_for_the_one_between(tell: Teller, gather: Gatherer) -> None:
    told = [tell(TWO.replace("4 May", f"{day} May"), str(day), event="x") for day in (1, 2, 3)]
    assert next(e for e in gather(told) if e.event_hint == "x").date_edtf == "2031-05-02"


def test_news_without_a_day_takes_that_of_the_sentence_beside_it(tell: Teller) -> None:
    beside = "A blast tore through a paint factory in Bergamo and killed 7 workers. The town heard it on Saturday."
    assert [(m.edtf, m.date_basis) for m in tell(beside) if m.main] == [("2031-05-03", "beside")]
    long_ago = beside.replace("on Saturday", "in a works opened on 2 May 2011")
    assert [m.date_basis for m in tell(long_ago) if m.main] == ["published"]


def test_a_trial_does_not_place_the_crime(tell: Teller, gather: Gatherer) -> None:
    crime = tell("A gunman killed two people in Bergamo on 4 May 2031.", "a", event="x")
    trial = tell(
        "A court in Palermo sentenced a gunman to life in prison on 9 June 2031.", "b", "2031-06-09", event="x"
    )
    event = next(e for e in gather([trial, crime]) if e.event_hint == "x")
    assert (event.date_edtf, (event.place or "")[:7]) == ("2031-05-04", "Bergamo")


def test_where_as_many_accounts_tell_of_two_towns_the_surer_words_decide(tell: Teller, gather: Gatherer) -> None:
    sure = tell("BERGAMO (WIRE) - A gunman killed two people in Bergamo on 4 May 2031. Bergamo mourns.", "a", event="x")
    slight = tell("A gunman killed two people on 4 May 2031, said a trader from Asti.", "b", event="x")
    assert (next(e for e in gather([slight, sure]) if e.event_hint == "x").place or "").startswith("Bergamo")


def test_a_night_told_by_more_accounts_is_kept_beside_a_day_of_it(tell: Teller, gather: Gatherer) -> None:
    night = TWO.replace("On 4 May 2031", "On the night of 3-4 May 2031")
    told = [tell(night, "a", event="x"), tell(night, "b", event="x"), tell(TWO, "c", event="x")]
    assert next(e for e in gather(told) if e.event_hint == "x").date_edtf == "2031-05-03/2031-05-04"


def test_harm_in_the_background_of_one_account_is_not_what_the_event_is_about(tell: Teller, gather: Gatherer) -> None:
    plain = (
        "The two chess clubs of Riga and Graz played nineteen rounds. The Riga club won the cup. The cup goes to Riga."
    )
    old = "In 1987 eleven people were killed in a storm over the lake. A storm in 1987 sank the boat. "
    told = [
        tell(f"Riga {verb} the chess cup\n\n{plain} {old if n == 'd' else ''}", n, event="cup")
        for n, verb in zip("abcd", ("wins", "takes", "wins", "wins"), strict=True)
    ]
    (cup,) = (e for e in gather(told) if e.event_hint == "cup")
    assert (cup.type, cup.title, cup.date_edtf) == ("report", "Riga wins the chess cup", "2031-05-05~")
    assert len(cup.account_ids) == 4


def test_a_day_after_the_first_publication_is_not_the_day(tell: Teller, gather: Gatherer) -> None:
    text = "An explosion at a paint works in Bergamo killed 7 people today."
    days = {"a": "2031-05-04", "b": "2031-05-05", "c": "2031-05-05"}
    told = [tell(f"{text} {name}", name, published, event="x") for name, published in days.items()]
    assert gather(told)[0].date_edtf == "2031-05-04"


def test_a_day_still_to_come_for_all_stands(tell: Teller, gather: Gatherer) -> None:
    told = [tell(ONE, name, "2031-05-03", event="x") for name in ("a", "b")]
    assert gather(told)[0].date_edtf == "2031-05-04"
