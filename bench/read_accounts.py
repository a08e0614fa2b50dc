"""Time `firsthand read` from a cold start on invented accounts, and hold it to its bounds.

    python bench/read_accounts.py            5 accounts within 3 s, 10,000 within 180 s, on two cores
    python bench/read_accounts.py --only 5

Prints one JSON line a size: accounts, seconds, bound, largest resident memory (of the driver and of its largest worker),
claims and events.  Exits with 1 where a bound is broken.  The first of a few small runs only warms the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from make_accounts import write_accounts

BOUNDS = {5: 3.0, 10_000: 180.0}
REPEATS = {5: 4}


def read_once(manifest: Path, case: Path) -> tuple[float, int]:
    """Seconds and kilobytes of one cold `firsthand read`."""
    line = [sys.executable, "-m", "firsthand.cli", "read", str(manifest), "--case", str(case), "--quiet"]
    began = time.monotonic()
    process = subprocess.Popen(line)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"firsthand read ended with {process.returncode}")
    return seconds, used.ru_maxrss


def measured(count: int) -> dict[str, object]:
    """The best of a few runs over so many accounts."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "accounts.jsonl"
        write_accounts(count, manifest)
        runs = []
        for k in range(REPEATS.get(count, 1)):
            case = Path(folder) / f"{k}.db"
            runs.append(read_once(manifest, case))
        seconds, memory = min(runs)
        with closing(sqlite3.connect(case)) as connection:
            rows = {
                t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
                for t in ("claims", "events", "rejections")
            }
    return {"accounts": count, "seconds": round(seconds, 2), "bound": BOUNDS.get(count), "mb": memory // 1024, **rows}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, action="append", help="so many accounts, instead of 5 and 10,000")
    broken = False
    for count in parser.parse_args().only or sorted(BOUNDS):
        found = measured(count)
        print(json.dumps(found), flush=True)
        broken |= count in BOUNDS and float(str(found["seconds"])) > BOUNDS[count]
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
