"""The tools that read a labelled set and look at how it is grouped."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firsthand.events.grouping import subject_weights

Runner = Callable[..., str]
ROOT = Path(__file__).parents[2]


def test_wrong_groupings_of_a_case(tool: Runner, labelled_case: Path) -> None:
    told = tool("wrong_groupings.py", "rand", "--case", labelled_case)
    head, *_, last = told.splitlines()
    assert head.split() == ["pairs", "cases"]
    scores = dict(zip(*[iter(last.split())] * 2, strict=True))
    assert set(scores) == {"pairwise_p", "pairwise_r", "pairwise_f1", "bcubed_f1"}
    assert float(scores["pairwise_p"]) == 1.0, "three events that share nothing"


def test_weights_are_fitted_and_told(tool: Runner, labelled_case: Path) -> None:
    told = tool("fit_subjects.py", f"rand={labelled_case}", f"gva={labelled_case}")
    first, second, *weights = told.splitlines()
    assert (first.split(":")[0], second.split(":")[0]) == ("rand", "gva")
    names = {line.split()[0] for line in weights}
    assert {"bias", "town_same", "words"} <= names


@pytest.fixture
def fitting(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that fits."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import fit_subjects

    return fit_subjects


def test_what_is_written_is_the_module_that_stands(fitting: Any) -> None:
    stands = fitting.TARGET.read_text("utf-8")
    assert Path(fitting.TARGET) == Path(subject_weights.__file__)
    told = [line for line in str(ast.get_docstring(ast.parse(stands))).splitlines() if ": pairwise_p" in line]
    weights = subject_weights.WEIGHTS
    written = fitting.written(list(weights), [*weights.values(), subject_weights.BIAS], told)
    assert ast.dump(ast.parse(written)) == ast.dump(ast.parse(stands))
