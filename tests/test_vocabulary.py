"""The closed sets of words: each stands once, the documents and the language packs keep to them, and mypy sees a slip."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from firsthand import vocabulary as v
from firsthand.casefile.kinds import KINDS
from firsthand.claims.claim import Claim, ClaimColumns
from firsthand.claims.figures.marks import Mark
from firsthand.lang.pack import languages

ROOT = Path(__file__).parents[1]
RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
LANG = ROOT / "src" / "firsthand" / "lang"


def section(heading: str) -> str:
    """What stands in docs/record.md under a heading, down to the next."""
    return re.split(r"^#+ ", RECORD.partition(f" {heading}\n")[2], maxsplit=1, flags=re.M)[0]


def cell(heading: str, column: str) -> str:
    """What a table of docs/record.md says of a column."""
    rows = (r.split("|") for r in section(heading).splitlines() if r.startswith("|"))
    return next(r[-2] for r in rows if f"`{column}`" in r[1])


def told(text: str) -> set[str]:
    """Words in backquotes; `null` is no word of a set."""
    return set(re.findall(r"`([^`]+)`", text)) - {"null"}


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Measures", v.MEASURES),
        ("Populations", v.POPULATIONS),
        ("Quantifiers", v.QUANTIFIERS),
        ("Event types", v.EVENT_TYPES),
    ],
)
def test_each_word_of_a_set_and_no_other_is_listed(heading: str, words: tuple[str, ...]) -> None:
    assert told(section(heading)) - {"unit"} == set(words)


@pytest.mark.parametrize(
    ("file", "column", "words"),
    [
        ("claims.jsonl", "kind", v.CLAIM_KINDS),
        ("claims.jsonl", "role", v.ROLES),
        ("claims.jsonl", "person_kind", v.PERSON_KINDS),
        ("claims.jsonl", "time_kind", v.TIME_KINDS),
        ("claims.jsonl", "source_connection", v.SOURCE_CONNECTIONS),
        ("claims.jsonl", "modality", v.MODALITIES),
        ("claims.jsonl", "reviewed", ("rejected", "corrected", "added", "accepted")),
        ("events.jsonl", "relation_to_parent", v.EVENT_RELATIONS),
        ("events.jsonl", "tier", v.TIERS),
        ("figures.jsonl", "profile", v.PROFILES),
        ("lineage.jsonl", "relation", v.RELATIONS),
        ("lineage.jsonl", "basis", v.LINEAGE_BASES),
        ("lineage.jsonl", "direction_basis", v.DIRECTION_BASES),
        ("origins.jsonl", "kind", v.ORIGIN_KINDS),
        ("entities.jsonl", "kind", v.PERSON_KINDS),
        ("rejections.jsonl", "stage", v.REJECTION_STAGES),
    ],
)
def test_each_word_of_a_column_and_no_other_is_told_of(file: str, column: str, words: tuple[str, ...]) -> None:
    said = re.sub(r"\[[^]]*\]\([^)]*\)", "", cell(file, column)).replace("`firsthand show --lineage`", "")
    assert told(said) == set(words)


@pytest.mark.parametrize(
    ("file", "column", "words"),
    [
        ("accounts.jsonl", "published_basis", {*v.PUBLISHED_BASES} - {"derived"}),
        ("figures.jsonl", "readings", v.READING_STATUSES),
        ("figures.jsonl", "grade", v.GRADES),
        ("figures.jsonl", "rule", v.CHOICE_RULES),
        ("lineage.jsonl", "spans", v.PASSAGE_KINDS),
    ],
)
def test_each_word_inside_a_column_is_told_of(file: str, column: str, words: tuple[str, ...]) -> None:
    assert set(words) <= told(cell(file, column))


def test_each_mark_of_a_figure_and_no_other() -> None:
    rows = [r.split("|")[1] for r in section("Marks").splitlines() if r.startswith("| `")]
    assert sorted(w for r in rows for w in told(r)) == list(v.FIGURE_MARKS)


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Reviewed", v.REVIEWED),
        ("Statuses", v.FIGURE_STATUSES),
        ("Differences", v.DIFFERENCE_KINDS),
    ],
)
def test_each_word_of_a_table_and_no_other(heading: str, words: tuple[str, ...]) -> None:
    rows = [r.split("|")[1] for r in section(heading).splitlines() if r.startswith("| `")]
    assert [w for r in rows for w in re.findall(r"`([^`]+)`", r)] == list(words)


def test_each_code_of_a_rejection_and_no_other() -> None:
    rows = section("rejections.jsonl").partition("| code |")[2].splitlines()
    assert {w for r in rows if r.startswith("| `") for w in told(r.split("|")[1])} == set(v.REJECTION_CODES)


def test_kinds_of_decision_are_those_of_the_vocabulary() -> None:
    assert tuple(KINDS) == v.DECISION_KINDS
    assert {k.subject for k in KINDS.values()} == {*v.DECISION_SUBJECTS, "any", "decision"}


def test_a_precision_has_words_for_each_code() -> None:
    assert tuple(v.DATE_PRECISION_WORDS) == v.DATE_PRECISIONS
    assert tuple(v.PLACE_PRECISION_WORDS) == v.PLACE_PRECISIONS
    exports = (ROOT / "docs" / "exports.md").read_text("utf-8")
    row = next(r for r in exports.splitlines() if r.startswith("| `where_prec`"))
    assert row.split("|")[2].strip() == ", ".join(f"{k} {word}" for k, word in v.PLACE_PRECISION_WORDS.items())


def test_no_word_stands_twice_in_a_set() -> None:
    sets = [words for name, words in vars(v).items() if name.isupper() and isinstance(words, tuple)]
    assert len(sets) > 20
    assert not [words for words in sets if len(set(words)) != len(words)]


# --- what language packs bring


def table(language: str, name: str) -> Any:
    """One topic of a language."""
    path = LANG / language / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def brought(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Words that a language's lexicons write into claims: where each stands, the word, and its set."""
    for cue in table(language, "figures").get("cue", []):
        yield "figures.cue.measure", cue["measure"], v.MEASURES
        yield from (("figures.cue.mark", m, v.FIGURE_MARKS) for m in cue.get("mark", "").split())
        yield from (("figures.cue.beside", m, v.MEASURES) for m in cue.get("beside", "").split())
        yield from (("figures.cue.only", p, v.POPULATIONS) for key in ("only", "not_only") for p in cue.get(key, ()))
    people = table(language, "populations")
    yield from (("populations", p, v.POPULATIONS) for key in ("populations", "modifiers") for p in people.get(key, ()))
    yield from (("populations", other["population"], v.POPULATIONS) for other in people.get("beside", ()))
    acts = table(language, "acts")
    yield from (("acts.harm_measures", m, v.MEASURES) for m in acts.get("harm_measures", ()))
    for act in acts.get("act", []):
        yield "acts.act.type", act["type"], v.EVENT_TYPES
        yield "acts.act.family", act["family"], v.FAMILIES
    actors, said = table(language, "actors"), table(language, "attribution")
    yield from (("actors.roles", r, v.ROLES) for r in actors.get("roles", ()))
    yield from (("actors.modality", m, v.MODALITIES) for m in actors.get("modality", ()))
    yield from (("attribution.modality", m, v.MODALITIES) for m in said.get("modality", ()))
    yield from (("attribution.order.modality", m, v.MODALITIES) for m in said.get("order", {}).get("modality", ()))
    yield from (("attribution.adverbs", m, v.MODALITIES) for m in said.get("fixed", {}).get("adverbs", {}).values())
    yield from (("attribution.connection", c, v.SOURCE_CONNECTIONS) for c in said.get("connection", ()))
    numbers = table(language, "numbers")
    bounds = (b for key in ("before", "after") for b in numbers.get(key, ()))
    yield from (("numbers.bounds", b, v.QUANTIFIERS) for b in bounds)


@pytest.mark.parametrize("language", languages())
def test_a_language_brings_words_of_the_sets_alone(language: str) -> None:
    found = list(brought(language))
    assert len(found) > 60
    assert not [(place, word) for place, word, words in found if word not in words]


def test_each_measure_population_and_type_is_read_in_some_language() -> None:
    words = {(place.partition(".")[0], word) for language in languages() for place, word, _ in brought(language)}
    assert {w for t, w in words if t == "populations"} == set(v.POPULATIONS)
    assert {w for t, w in words if t == "figures"} >= set(v.MEASURES) - {"money"}  # money is read from its currency
    assert {w for t, w in words if t == "acts"} >= set(v.EVENT_TYPES) - {"report", "other"}


# --- misspelt words

SNIPPET = """
from firsthand.claims.claim import Claim
from firsthand.events.event import Difference
from firsthand.lineage.lineage import Lineage
from firsthand.record.figure import Figure


def slips(claim: Claim, figure: Figure, row: Lineage, difference: Difference) -> list[bool]:
    return [
        claim.kind == "figgure",
        claim.measure == "kiled",
        claim.modality == "aserted",
        figure.status == "single_orgin",
        row.relation == "coppy",
        difference.kind == "confict",
    ]
"""


def test_mypy_sees_each_misspelt_word(tmp_path: Path) -> None:
    path = tmp_path / "slips.py"
    path.write_text(SNIPPET, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(path)]
    found = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    lines = {int(m[1]) for m in re.finditer(r"slips\.py:(\d+): error: Non-overlapping equality", found.stdout)}
    assert lines == {i for i, line in enumerate(SNIPPET.splitlines(), 1) if " == " in line}, found.stdout


def test_each_mark_that_a_reader_may_leave_on_a_claim_is_one_of_its_marks() -> None:
    inward = {"self", "inside", "none", "pronoun_many", "of_them"}
    assert {*get_args(Mark)} - inward | {"withdrawn"} == set(v.FIGURE_MARKS)


def test_a_word_from_a_file_is_one_of_its_set() -> None:
    assert v.word_of("killed", v.MEASURES) == "killed"
    with pytest.raises(ValueError, match="'kiled' is none of killed, injured"):
        v.word_of("kiled", v.MEASURES)


def test_columns_of_a_claim_by_name_are_its_fields() -> None:
    assert get_type_hints(ClaimColumns) == get_type_hints(Claim)


def test_tuples_derive_from_their_types() -> None:
    assert get_args(v.Measure) == v.MEASURES
    assert get_args(v.DifferenceKind) == v.DIFFERENCE_KINDS
