"""Changes the named constants of the rules one by one and lists those changes that no test notices.

    make mutate
    python tools/mutate.py --stage events --limit 20
    python tools/mutate.py --file src/firsthand/record/differences.py

A constant is a module's own name in capitals with a number (tried doubled, halved, one more, one less) or a frozen set
(tried without one member).  Each change is made in a scratch copy of the tree; then the tests of its stage run, those of
bounds first, and the invented labelled set last.  A change that they pass is a survivor.  Results are kept in `--state`, so
that a run goes on where another ended.  Changes nothing in the tree itself, and judges no change: some survive rightly.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("accounts", "claims", "lineage", "events", "record")
INVENTED = Path("tests/gates/test_invented.py")
COPIED = ("src", "tests", "tools", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Change:
    """One constant with another value.

    Attributes:
        stage: The stage whose tests must notice.
        path: The module, relative to the tree.
        name: The constant.
        line, column, end_line, end_column: Where its value stands, lines from 1, columns in bytes from 0.
        old, new: The value's text, before and after.
    """

    stage: str
    path: str
    name: str
    line: int
    column: int
    end_line: int
    end_column: int
    old: str
    new: str

    @property
    def key(self) -> str:
        """What a kept result is known by: a change to the value itself makes it another."""
        return f"{self.path}:{self.name}:{self.old}:{self.new}"


def changes(root: Path, stage: str) -> Iterator[Change]:
    """All changes to the constants of a stage, in the order of files and lines."""
    package = next((root / "src").glob("*/__init__.py")).parent
    for path in sorted((package / stage).rglob("*.py")):
        text = path.read_text("utf-8")
        for name, value in _constants(ast.parse(text)):
            old = ast.get_source_segment(text, value) or ""
            place = (value.lineno, value.col_offset, value.end_lineno or 0, value.end_col_offset or 0)
            for new in _others(value):
                yield Change(
                    stage=stage,
                    path=path.relative_to(root).as_posix(),
                    name=name,
                    line=place[0],
                    column=place[1],
                    end_line=place[2],
                    end_column=place[3],
                    old=old,
                    new=new,
                )


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Names in capitals that a module gives a value."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            continue
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            together = zip(target.elts, value.elts, strict=False)
        else:
            together = zip((target,), (value,), strict=True)
        for name, told in together:
            if isinstance(name, ast.Name) and name.id.isupper():
                yield name.id, told


def _others(value: ast.expr) -> list[str]:
    """Texts of other values; none where the value is no number and no frozen set."""
    number = _number(value)
    if number is not None:
        tried: list[int | float] = [number * 2, number / 2]
        if isinstance(number, int):
            tried = [number * 2, number // 2, number + 1, number - 1]
        return [repr(n) for n in dict.fromkeys(tried) if n != number]
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "frozenset" and value.args:
        return _without_one(value.args[0])
    return []


def _number(value: ast.expr) -> int | float | None:
    """A number told by a literal, or by one shifted; None for all else."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.LShift):
        left, right = _number(value.left), _number(value.right)
        return left << right if isinstance(left, int) and isinstance(right, int) else None
    told = value.value if isinstance(value, ast.Constant) else None
    return told if isinstance(told, int | float) and not isinstance(told, bool) else None


def _without_one(members: ast.expr) -> list[str]:
    """A frozen set without each of its members in turn."""
    try:
        told = ast.literal_eval(members)
    except ValueError:
        return []
    listed = sorted(told) if isinstance(told, str | set) else list(told)
    return [f"frozenset({[m for m in listed if m != left]!r})" for left in dict.fromkeys(listed)]


def thinned(found: Sequence[Change], seed: int) -> list[Change]:
    """The changes in an order of chance, with one change alone of each frozen set."""
    order = random.Random(seed)
    shuffled = order.sample(list(found), len(found))
    sets: set[tuple[str, str]] = set()
    out = []
    for change in shuffled:
        if change.old.startswith("frozenset"):
            if (change.path, change.name) in sets:
                continue
            sets.add((change.path, change.name))
        out.append(change)
    return out


def changed_text(text: str, change: Change) -> str:
    """A module's text with the change made."""
    lines = text.encode().splitlines(keepends=True)
    before = b"".join(lines[: change.line - 1]) + lines[change.line - 1][: change.column]
    after = lines[change.end_line - 1][change.end_column :] + b"".join(lines[change.end_line :])
    return (before + change.new.encode() + after).decode()


def commands(tree: Path, stage: str, quick: bool, module: str = "") -> list[list[str]]:
    """The test runs of a stage: tests of bounds first, then, unless it is to be quick, its folder and the invented set.

    Those of bounds run in the order of how near they stand to `module`, so that most changes are noticed by the first.
    """
    found = (str(p.relative_to(tree)) for p in (tree / "tests" / stage).rglob("test_bounds*.py"))
    home = Path(module).parent.name
    bounds = sorted(found, key=lambda p: (Path(p).parent.name != home, p))
    python = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    asked = [bounds, [f"tests/{stage}"], [str(INVENTED)] if (tree / INVENTED).exists() else []]
    return [
        [*python, *paths]
        for paths in asked[: 1 if quick else None]
        if paths and all((tree / p).exists() for p in paths)
    ]


def outcome(tree: Path, change: Change, seconds: float, quick: bool = False) -> str:
    """What the tests say of a change: `noticed`, `survived`, or `noticed (time)` where they take too long.

    Args:
        tree: The scratch copy; its module is as it was afterwards.
        change: The change.
        seconds: The most that each test run may take.
        quick: Whether the tests of bounds alone are asked.
    """
    module = tree / change.path
    kept = module.read_text("utf-8")
    module.write_text(changed_text(kept, change), "utf-8")
    try:
        return "survived" if passes(tree, change.stage, seconds, quick, module=change.path) else "noticed"
    except subprocess.TimeoutExpired:
        return "noticed (time)"
    finally:
        module.write_text(kept, "utf-8")


def passes(tree: Path, stage: str, seconds: float, quick: bool = False, *, module: str = "") -> bool:
    """Whether all tests of a stage pass, those near a module first; one that holds no test at all passes.

    Raises:
        subprocess.TimeoutExpired: A run of them takes more than `seconds`.
    """
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    for command in commands(tree, stage, quick, module):
        run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=seconds, check=False)
        if run.returncode not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            return False
    return True


def copied(root: Path, to: Path) -> Path:
    """A scratch copy of what the tests need."""
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        elif source.exists():
            shutil.copy(source, to / name)
    return to


def summary(results: dict[str, str], of: Sequence[Change]) -> Iterator[str]:
    """Lines that count constants, changes tried and survivors by stage, and name the survivors."""
    by_key = {c.key: c for c in of}
    constants: Counter[str] = Counter(s for s, _, _ in {(c.stage, c.path, c.name) for c in of})
    for stage, count in constants.items():
        told = {k: v for k, v in results.items() if k in by_key and by_key[k].stage == stage}
        survived = [by_key[k] for k, v in told.items() if v == "survived"]
        touched = {(by_key[k].path, by_key[k].name) for k in told}
        yield f"{stage}: {count} constants, {len(touched)} of them changed, {len(told)} changes, {len(survived)} survivors"
        for c in sorted(survived, key=lambda c: (c.path, c.line, c.new)):
            yield f"  {c.path}:{c.line} {c.name} {_short(c.old)} -> {_short(c.new)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _options() -> argparse.Namespace:
    told = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    told.add_argument("--stage", action="append", choices=STAGES, help="only this stage; may be given again")
    told.add_argument("--file", action="append", default=[], help="only modules whose path ends so; may be given again")
    told.add_argument("--limit", type=int, default=0, help="the most changes to try, 0 for all")
    told.add_argument("--seed", type=int, default=1, help="of the order in which changes are tried")
    told.add_argument("--seconds", type=float, default=300.0, help="the most that one run of tests may take")
    told.add_argument("--quick", action="store_true", help="ask the tests of bounds alone; keep these results apart")
    told.add_argument("--trust", action="store_true", help="do not first run the tests on the unchanged tree")
    told.add_argument("--state", type=Path, default=ROOT / "out" / "mutate.jsonl", help="where results are kept")
    told.add_argument("--root", type=Path, default=ROOT, help="the tree to try")
    return told.parse_args()


def main() -> int:
    """Try what is not tried yet, then tell what survived."""
    o = _options()
    root: Path = o.root.resolve()
    found = [c for stage in o.stage or STAGES for c in changes(root, stage)]
    found = thinned([c for c in found if not o.file or c.path.endswith(tuple(o.file))], o.seed)
    rows = o.state.read_text("utf-8").splitlines() if o.state.exists() else []
    results: dict[str, str] = {r["key"]: r["outcome"] for r in map(json.loads, rows)}
    left = [c for c in found if c.key not in results]
    left = left[: o.limit] if o.limit else left
    o.state.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, o.state.open("a", encoding="utf-8") as kept:
        tree = copied(root, Path(scratch))
        failing = [
            stage for stage in {c.stage for c in left} if not o.trust and not passes(tree, stage, o.seconds, o.quick)
        ]
        if failing:
            raise SystemExit(f"{', '.join(sorted(failing))}: the tests fail before anything is changed")
        for n, change in enumerate(left, start=1):
            began = time.monotonic()
            results[change.key] = outcome(tree, change, o.seconds, o.quick)
            kept.write(json.dumps({"key": change.key, "outcome": results[change.key], **asdict(change)}) + "\n")
            kept.flush()
            told = f"{change.path} {change.name} {_short(change.old)} -> {_short(change.new)}"
            print(f"[{n}/{len(left)}] {told}: {results[change.key]} ({time.monotonic() - began:.0f} s)", flush=True)
    print("\n".join(summary(results, found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
