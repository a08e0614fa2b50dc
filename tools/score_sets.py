"""Scores every labelled set with the working tree and against another commit, and prints what was gained and lost:

    python tools/score_sets.py                        all sets against main
    python tools/score_sets.py rand gtd --base HEAD~3
    python tools/score_sets.py --all                  unchanged measures too

A change is kept for what it does over all sets.  What a commit scored is kept in `--state` and not measured twice; the
working tree always is.  Where the tree stands at the base and is clean, that one measurement is all.  Ends with 1 where a
measure fell by more than `--tolerance`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from labelled_sets import ROOT, exported, pack, shared

Scores = dict[str, float]
FIRST = {"gva", "gva_open", "clusters", "rand", "muc", "timex", "polnear", "ucdp", "w5", "reuse"}
TABLE_ROW = "all-en"  # of the nine languages' table: all but English


@dataclass(frozen=True, slots=True)
class Moved:
    """One measure of one set, before and after, as shares of one."""

    name: str
    measure: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float:
        """How far it moved; 0 where either side is not measured."""
        return 0.0 if self.before is None or self.after is None else self.after - self.before


def command(name: str, rows: Path) -> list[str]:
    """The scorer's command for a set; each of its scorers knows other sets."""
    score, folder = shared() / "score", pack(name)
    words: dict[str, tuple[object, ...]] = {
        "nine": (score / "score_nine.py", rows, folder),
        "whole": (score / "score_whole.py", folder, rows),
        "quotes_de": (score / "score.py", "polnear", folder, rows),
    }
    as_it_comes = (score / ("score.py" if name in FIRST else "score_more.py"), name, folder, rows)
    return [sys.executable, *map(str, words.get(name, as_it_comes))]


def table(printed: str) -> Scores:
    """The row of a table of percentages, by the names in its heading."""
    lines = [line.replace("|", " ").split() for line in printed.splitlines()]
    heading = next(line for line in lines if line[:1] == ["lang"])
    row = next(line for line in lines if line[:1] == [TABLE_ROW])
    cells = [(h, c) for h, c in zip(heading[2:], row[2:], strict=True) if c.isdigit() and h != "n"]
    return {h: int(c) / 100 for h, c in cells}


def score(name: str, source: Path) -> Scores:
    """What a set's scorer says of what the code in `source` reads.

    Raises:
        SystemExit: The scorer failed; the message is its own.
    """
    with exported(pack(name) / "accounts.jsonl", source) as rows:
        told = subprocess.run(command(name, rows), capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit(
            f"the scorer of {name} ended with {told.returncode}: {told.stderr.strip() or told.stdout.strip()}"
        )
    return scores_of(name, told.stdout)


def scores_of(name: str, printed: str) -> Scores:
    """The scores in what a set's scorer printed: a table of the nine languages, JSON in the last line of all others."""
    if name == "nine":
        return table(printed)
    scores: Scores = json.loads(printed.strip().splitlines()[-1])["scores"]
    return scores


def git(*words: str) -> str:
    """What git prints."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """The source of a commit, in a worktree of its own."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        try:
            yield tree / "src"
        finally:
            git("worktree", "remove", "--force", str(tree))


def at_commit(commit: str, names: list[str], state: Path) -> dict[str, Scores]:
    """The scores of a commit, those kept before and those measured now, which are kept."""
    kept = state / f"{commit}.json"
    known: dict[str, Scores] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    missing = [n for n in names if n not in known]
    if missing:
        with tree_of(commit) as source:
            for name in missing:
                tell(name, commit[:7])
                known[name] = score(name, source)
                state.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(known, indent=1), "utf-8")
    return {n: known[n] for n in names}


def tell(name: str, of: str) -> None:
    """Progress, beside what is piped on."""
    print(f"scoring {name} as of {of}", file=sys.stderr, flush=True)


def compared(before: dict[str, Scores], after: dict[str, Scores]) -> Iterator[Moved]:
    """Each measure of each set."""
    for name, scores in after.items():
        for measure in sorted(before[name].keys() | scores.keys()):
            yield Moved(name, measure, before[name].get(measure), scores.get(measure))


def shown(moved: Moved) -> str:
    """One line of the table."""
    cells = ("-" if v is None else f"{v:.4f}" for v in (moved.before, moved.after))
    return f"{moved.name:13} {moved.measure:26} {' '.join(f'{c:>7}' for c in cells)} {moved.by:+.4f}"


def main() -> int:
    """Measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help="names of labelled sets (as it comes: all)")
    parser.add_argument("--base", default="main", help="commit to compare with (as it comes: main)")
    parser.add_argument("--state", type=Path, default=ROOT / "build" / "score", help="where a commit's scores are kept")
    parser.add_argument("--tolerance", type=float, default=0.0, help="how far a measure may fall, in shares of one")
    parser.add_argument("--all", action="store_true", help="print the measures that did not move as well")
    given = parser.parse_args()
    names = given.set or sorted(p.parent.name for p in (shared() / "packs").glob("*/accounts.jsonl"))
    base = git("rev-parse", f"{given.base}^{{commit}}")
    before = at_commit(base, names, given.state)
    if base == git("rev-parse", "HEAD") and not git("status", "--porcelain", "--", "src"):
        after = before
    else:
        after = {}
        for name in names:
            tell(name, "the working tree")
            after[name] = score(name, ROOT / "src")
    rows = list(compared(before, after))
    for moved in rows:
        if given.all or moved.by or None in (moved.before, moved.after):
            print(shown(moved))
    fallen = [m for m in rows if m.by < -given.tolerance]
    gained = sum(m.by > 0 for m in rows)
    print(f"{len(names)} sets, {len(rows)} measures against {base[:7]}: {gained} gained, {len(fallen)} lost")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
