"""What a decision is about, named as a person names it."""

import pytest

from firsthand.errors import InputError
from firsthand.lineage.lineage import Origin
from firsthand.view.asked_target import asked_decision, asked_target
from firsthand.view.case_view import CaseView


def origin(this: str, name: str) -> Origin:
    return Origin(this, name, "office")


VIEW = CaseView(
    origins={
        "o11aa": origin("o11aa", "The Council"),
        "o11bb": origin("o11bb", "Police"),
        "o22cc": origin("o22cc", "Police"),
    }
)


@pytest.mark.parametrize(("asked", "found"), [("o11aa", "o11aa"), ("o22c", "o22cc"), ("the council", "o11aa")])
def test_a_first_hand_answers_to_its_name_and_the_beginning_of_its_id(asked: str, found: str) -> None:
    assert asked_target(VIEW, "origin", asked) == found
    assert asked_target(VIEW, "any", asked) == found


@pytest.mark.parametrize("asked", ["police", "o1", "nobody", ""])
def test_what_answers_to_nothing_or_to_several_is_refused(asked: str) -> None:
    with pytest.raises(InputError):
        asked_target(VIEW, "origin", asked)


def test_a_decision_answers_to_the_beginning_of_its_id() -> None:
    assert asked_decision(["d1234", "d1235"], "d1234") == "d1234"
    assert asked_decision(["d1234", "d5"], "d123") == "d1234"
    for asked in ("d12", "d123", "d9"):
        with pytest.raises(InputError):
            asked_decision(["d1234", "d1235"], asked)
