"""Feeds readers with mutated bytes, steered by the code that they reach, and keeps what breaks them:

    python -m tests.hostile.fuzz --seconds 600
    python -m tests.hostile.fuzz html claims --seconds 60

Steered by atheris where it can be imported (`make fuzz` sets it up beside the environment); without it bytes are mutated
blindly, and that is said.  Each target runs in a process of its own; what breaks it is printed and kept in `--keep`, and it
goes on with another seed until its time is over.  A finding is mended, and becomes a file of the corpus (`corpus.py`).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TARGETS = ("html", "docx", "eml", "pdf", "sheet", "archive", "captures", "chat", "manifest", "edtf", "claims")
SLOW = 20  # seconds that one input of a few kilobytes may take
LONGEST = 8_192  # bytes of one input
MEMORY = 3_000_000_000
_ENDINGS = {
    "html": (".html",), "docx": (".docx",), "eml": (".eml",), "pdf": (".pdf",), "manifest": (".jsonl", ".csv", ".tsv"),
    "sheet": (".xlsx", ".ods"), "archive": (".zip", ".tar", ".tar.gz", ".wacz"), "captures": (".warc", ".warc.gz"),
    "chat": (".json", ".mbox"),
    "claims": (".txt",),
}  # fmt: skip
_EDTF = (
    "2031-05-03",
    "2031-05-XX",
    "2031-21",
    "156X",
    "Y-17E7",
    "2031-05~/2031-06",
    "[1667,1668]",
    "../2031",
    "2031-05-03T12:30",
)
ROOT = Path(__file__).parents[2]


@cache
def _small_files() -> tuple[tuple[str, bytes], ...]:
    """The small files of the corpus, made once: it has large ones, too."""
    from tests.hostile.corpus import corpus

    return tuple((name, data) for name, data, _ in corpus() if len(data) < LONGEST)


def seeds(target: str) -> list[bytes]:
    """Small inputs to begin with."""
    if target == "edtf":
        return [e.encode() for e in _EDTF]
    told = [p.read_bytes() for p in (ROOT / "src/firsthand/demo/accounts").iterdir() if p.suffix in _ENDINGS[target]]
    found = [data for name, data in _small_files() if name.endswith(_ENDINGS[target])]
    if target == "claims":
        rows = (ROOT / "src/firsthand/demo/accounts/news.jsonl").read_text("utf-8").splitlines()
        told += [str(json.loads(row).get("text", "")).encode() for row in rows]
    return [d for d in (*told, *found) if 0 < len(d) < LONGEST]


def one(target: str, data: bytes) -> None:
    """Read one input; what is refused in due form is fine.

    Raises:
        Exception: Anything that is no refusal, or a reading that does not hold.
    """
    importlib.import_module("tests.hostile.fuzzed").TRY[target](data)


def blindly(target: str, seconds: float, seed: int) -> int:
    """Mutate without being steered; how many inputs were tried."""
    tried, until = 0, time.monotonic() + seconds
    for data in mutated(seeds(target), sys.maxsize, seed):
        note(data)
        one(target, data)
        tried += 1
        if time.monotonic() > until:
            break
    return tried


def mutated(known: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """So many inputs, made of known ones."""
    dice = random.Random(seed)
    for _ in range(count):
        data = bytearray(dice.choice(known))
        for _ in range(dice.choice((1, 2, 4, 16))):
            _mutate(data, dice, known)
        yield bytes(data[:LONGEST])


def _mutate(data: bytearray, dice: random.Random, known: list[bytes]) -> None:
    at = dice.randrange(len(data) + 1)
    size = dice.choice((1, 1, 2, 4, 16, 64))
    way = dice.randrange(5)
    if way == 0:
        data[at : at + 1] = bytes([dice.randrange(256)])
    elif way == 1:
        del data[at : at + size]
    elif way == 2:
        data[at:at] = data[at : at + size] * dice.choice((1, 2, 30))
    elif way == 3:
        other = dice.choice(known)
        start = dice.randrange(len(other))
        data[at : at + size] = other[start : start + size]
    else:
        data[at : at + size] = dice.choice(
            (b"\x00", b"\xff\xff", b"9" * 20, b"-1", b"<", b'"', b"\n\n", "\u202e".encode())
        )


_LAST: list[Path] = []


def note(data: bytes) -> None:
    """Keep the input in hand where it is found if the process dies of it."""
    if _LAST:
        _LAST[0].write_bytes(data)


def run(target: str, seconds: float, seed: int, keep: Path) -> int:
    """One process's work; prints how many inputs were tried."""
    _LAST[:] = [keep / f"{target}.last"]
    if importlib.util.find_spec("atheris") is None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        print(f"tried {blindly(target, seconds, seed)}")
        return 0
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["firsthand", "tests.hostile.fuzzed"], enable_loader_override=False):
        importlib.import_module("tests.hostile.fuzzed").load(target)
    pool = keep / f"{target}.seeds"
    pool.mkdir(exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (pool / f"seed-{number}").write_bytes(data)
    line = [
        target, str(pool), f"-max_total_time={int(seconds)}", f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={SLOW}",
        f"-rss_limit_mb={MEMORY // 1_000_000}", f"-artifact_prefix={keep}/{target}-", "-print_final_stats=1", "-verbosity=0",
    ]  # fmt: skip
    atheris.Setup(line, lambda data: one(target, data))
    atheris.Fuzz()
    return 0


def watched(target: str, seconds: float, keep: Path, seed: int) -> dict[str, object]:
    """Run a target until its time is over, again after each finding."""
    until, tried, found = time.monotonic() + seconds, 0, list[str]()
    while (left := until - time.monotonic()) > 2 and len(found) < 25:
        seed += 1
        line = [
            sys.executable,
            "-m",
            "tests.hostile.fuzz",
            target,
            "--inner",
            f"--seconds={left:.0f}",
            f"--seed={seed}",
            f"--keep={keep}",
        ]
        done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, errors="replace")
        told = done.stdout + done.stderr
        counts = re.findall(r"(?:tried |number_of_executed_units: |^#)(\d+)", told, re.M)
        tried += max(map(int, counts), default=0)
        if done.returncode and not _was_kept_waiting(target, told):
            (keep / f"{target}.{seed}.said").write_text(told, "utf-8")
            found.append(_what_broke(told))
    return {"tried": tried, "found": sorted(set(found))}


def _was_kept_waiting(target: str, told: str) -> bool:
    """Whether an input that took too long by the clock takes little of the processor, as on a machine that does much else."""
    found = re.search(r"Test unit written to (\S*-timeout-\S+)", told)
    if found is None:
        return False
    code = (
        "import sys, time, importlib; from tests.hostile import fuzz; data = open(sys.argv[2], 'rb').read(); "
        "importlib.import_module('tests.hostile.fuzzed').load(sys.argv[1]); began = time.process_time(); "
        "fuzz.one(sys.argv[1], data); print(time.process_time() - began)"
    )
    line = [sys.executable, "-c", code, target, found[1]]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode == 0 and float(done.stdout) < SLOW / 2


def _what_broke(told: str) -> str:
    """The last lines of a traceback, or what else was said at the end."""
    lines = told.splitlines()
    at = next(
        (i for i, line in enumerate(lines) if "Traceback" in line or "Uncaught Python" in line), max(0, len(lines) - 12)
    )
    ours = [
        line.strip()
        for line in lines[at : at + 80]
        if re.search(r"firsthand|Error|Exception|SUMMARY|timeout|Signal", line)
    ]
    return " | ".join(ours[-6:])[:900] or " | ".join(lines[-4:])[:900]


def main() -> int:
    """Fuzz; the exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("targets", nargs="*", default=list(TARGETS))
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "firsthand-fuzz")
    options.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    asked = options.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    if asked.inner:
        return run(asked.targets[0], asked.seconds, asked.seed, asked.keep)
    told = {}
    for target in asked.targets:
        told[target] = watched(target, asked.seconds, asked.keep, asked.seed)
        print(f"{target}: {json.dumps(told[target], indent=1)}", flush=True)
    if importlib.util.find_spec("atheris") is None:
        print("not steered: atheris is not installed")
    return 1 if any(t["found"] for t in told.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
