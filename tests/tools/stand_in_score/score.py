"""A stand-in for the labelled sets' scorer: what share of the events has the killed and injured of the truth."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from common import Export, read
from facts import counts, members


def main(pack: Path, folder: Path) -> None:
    truth, of = read(pack / "truth.jsonl"), members(pack)
    export = Export(folder, {a["id"] for a in read(pack / "accounts.jsonl")})
    events = {t["event"]: export.event_for(t["event"], of[t["event"]]) for t in truth}
    right = {
        measure: [counts(export, events[t["event"]], measure)[1] == t[measure] for t in truth]
        for measure in ("killed", "injured")
    }
    print(json.dumps({"scores": {f"{m}_exact": sum(told) / len(told) for m, told in right.items()}}))


if __name__ == "__main__":
    main(Path(sys.argv[2]), Path(sys.argv[3]))
