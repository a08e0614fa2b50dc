"""Every verb of the Makefile and every tool runs on something small, so that none rots unseen."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Runner = Callable[..., str]
ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
VERBS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M))
RUN = {"demo", "errors", "generated", "grouping", "gains", "hooks", "invented", "score"}
# They run the tests, change the project's files or its environment, or take minutes: their lines are looked at, not run.
LOOKED_AT = {
    "test",
    "test-browser",
    "test-notebook",
    "test-versions",
    "check",
    "format",
    "lock",
    "clean",
    "audit",
    "mutate",
    "cases",
    "kill",
    "power",
    "flips",
    "fuzz",
    "ask",
    "soak",
    "wheel",
}
APART = {"run_notebook.py"}  # `make test-notebook` runs it, in an environment of its own
SCRIPTS = sorted(
    p
    for folder in ("tools", "bench")
    for p in (ROOT / folder).glob("*.py")
    if "__main__" in p.read_text("utf-8") and p.name not in APART
)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The environment of this run as `make` wants it: set up, and newer than what it is set up from."""
    there = tmp_path_factory.mktemp("environment")
    for item in Path(sys.prefix).iterdir():
        if item.name != ".ready":
            (there / item.name).symlink_to(item)
    (there / ".ready").touch()
    return there


@pytest.fixture(scope="session")
def make(run: Runner, environment: Path) -> Runner:
    """Run a verb; what it prints."""

    def made(verb: str, *words: str) -> str:
        return run("make", "--no-print-directory", verb, f"VENV={environment}", *words)

    return made


def test_every_verb_is_run_or_looked_at() -> None:
    assert VERBS == RUN | LOOKED_AT


def test_help_names_every_verb(make: Runner) -> None:
    assert {line.split("\t")[0] for line in make("help").splitlines()} == VERBS


@pytest.mark.parametrize("verb", sorted(LOOKED_AT & VERBS))
def test_what_a_verb_would_run_is_there(make: Runner, environment: Path, verb: str) -> None:
    lines = make(verb, "--dry-run").splitlines()
    assert lines
    for word in (word for line in lines for word in line.split()):
        path = Path(word)
        if path.is_relative_to(environment / "bin"):
            assert path.exists(), word
        elif re.fullmatch(r"[\w.]+/[\w./]+", word):
            assert (ROOT / word).exists(), word


def test_errors(make: Runner) -> None:
    assert make("errors", "SET=rand").splitlines()[-1].endswith("in all")


def test_the_invented_set(make: Runner) -> None:
    """`invented_set.py` brings its own set."""
    assert re.search(r"\d\.\d+", make("invented"))


def test_generated_sentences(make: Runner) -> None:
    """`generated.py` makes its own sentences."""
    told = make("generated", "FEATURES=--language en --count 12 --features --show 2").splitlines()[1:]
    assert told[0].split()[:2] == ["language", "figures"]
    assert re.match(r"en +\d+\.\d of 12", told[1])
    kept = make("generated", "FEATURES=--language en --count 4 --moved").splitlines()[-1]
    assert re.fullmatch(r"en +\d+\.\d of 4 pairs unchanged", kept)


def test_grouping(make: Runner) -> None:
    assert "pairwise_f1" in make("grouping", "SET=invented").splitlines()[-1]


def test_gains(make: Runner) -> None:
    """`gains.py` needs a commit to compare with."""
    if subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, check=False).returncode:
        pytest.skip("gains are told against a commit, and this is no checkout")
    told = make("gains", "SET=invented", "BASE=HEAD").splitlines()[-1]
    assert re.fullmatch(r"invented: \d+ claims gained, \d+ lost of \d+", told)
    assert not told.endswith(" of 0")


def test_score(make: Runner, tmp_path: Path) -> None:
    """`score_sets.py` needs a commit too; what it scored is not measured twice."""
    if subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, check=False).returncode:
        pytest.skip("scores are told against a commit, and this is no checkout")
    words = ("score", f"SETS=rand --all --tolerance 1 --state {tmp_path}", "BASE=HEAD")
    *lines, total = make(*words).splitlines()
    assert [line.split()[:2] for line in lines if line.startswith("rand")] == [
        ["rand", "injured_exact"],
        ["rand", "killed_exact"],
    ]
    assert re.fullmatch(r"1 sets, 2 measures against [0-9a-f]{7}: \d gained, 0 lost", total)
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(kept.read_text("utf-8").replace("1.0", "0.25"), "utf-8")
    assert "0.2500" in make(*words)


def test_demo(run: Runner, environment: Path, tmp_path: Path) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    told = run("make", "--no-print-directory", "-C", tmp_path, "demo", f"VENV={environment}")
    assert "Nueva Palmira" in told
    assert (tmp_path / "demo-out" / "record.html").stat().st_size > 10_000


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_every_script_says_what_it_does(run: Runner, script: Path) -> None:
    assert "usage:" in run(sys.executable, script, "--help")


def test_every_script_is_run_by_a_test() -> None:
    tests = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("*.py"))
    assert [p.name for p in SCRIPTS if not re.search(rf'\b{p.stem}(\.py|")', tests)] == []


def test_files_that_scripts_name_are_there() -> None:
    for script in SCRIPTS:
        for name in re.findall(r"\bsrc/firsthand/[\w/]+\.\w+", script.read_text("utf-8")):
            assert (ROOT / name).exists(), f"{script.name}: {name}"
