"""What is read of the invented labelled set in `tests/gates/invented`, beside what is told there.

    python tools/invented_set.py

prints each thing that is read otherwise than told (which account or event, what was wanted, what was read), then the
share of each measure that is read as told.  `tests/gates/test_invented.py` holds the shares at their floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from firsthand.casefile.case import open_case
from firsthand.config import Config
from firsthand.engine.run import read_into
from firsthand.export.files.jsonl import write_jsonl
from firsthand.view.load import load_view

SET = Path(__file__).parents[1] / "tests" / "gates" / "invented"
COPIES = frozenset({"copy", "revision"})
NAMED = frozenset({"figures", "best", "speakers", "perpetrators"})  # asked of one account more than once
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that the set tells, and what was read of it.

    Attributes:
        measure: What is asked: `figures`, `days`, `speakers`, `together` ...
        of: The account, event or pair that it is asked of.
        wanted: What is told.
        read: What was read instead, or as well.
        right: Whether that is one.
    """

    measure: str
    of: str
    wanted: object
    read: object
    right: bool

    @property
    def name(self) -> str:
        """What was asked, in the words that `floors.toml` lists it by."""
        return f"{self.of}: {self.wanted}" if isinstance(self.wanted, str) and self.measure in NAMED else self.of

    def line(self) -> str:
        """The answer as one line: which account, what was expected, what was read."""
        return f"{self.measure:18s} {self.of}: wanted {self.wanted}, read {self.read}"


@dataclass(frozen=True, slots=True)
class Read:
    """An export, by the names that the set's accounts bear."""

    claims: dict[str, list[Row]]
    events: dict[str, Row]
    figures: dict[str, dict[str, Row]]
    copies: frozenset[tuple[str, str]]


def rows(path: Path) -> list[Row]:
    """The lines of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def exported(accounts: Path, work: Path) -> Path:
    """Read the accounts afresh.

    Args:
        accounts: The manifest.
        work: An empty folder for the case and its export.

    Returns:
        The folder of the JSON-lines export.
    """
    read_into(work / "case.db", accounts, Config())
    with open_case(work / "case.db") as case:
        write_jsonl(load_view(case), work / "export")
    return work / "export"


def read_export(folder: Path) -> Read:
    """A JSON-lines export by the names of its accounts."""
    name = {a["account_id"]: a["source_id"] for a in rows(folder / "accounts.jsonl")}
    main = {a["source_id"]: a["main_event_id"] for a in rows(folder / "accounts.jsonl")}
    by_id = {e["event_id"]: e for e in rows(folder / "events.jsonl")}
    claims: dict[str, list[Row]] = defaultdict(list)
    for c in rows(folder / "claims.jsonl"):
        claims[name[c["account_id"]]].append(c)
    figures: dict[str, dict[str, Row]] = defaultdict(dict)
    for f in rows(folder / "figures.jsonl"):
        if f["population"] == "all":
            figures[f["event_id"]][f["measure"]] = f
    pairs = (
        (name[p["derived_account"]], name[p["source_account"]])
        for p in rows(folder / "lineage.jsonl")
        if p["relation"] in COPIES and p["source_account"]
    )
    events = {account: by_id.get(event or "", {}) for account, event in main.items()}
    return Read(claims, events, figures, frozenset(pairs))


def answers(truth: Iterable[Row], read: Read) -> Iterator[Answer]:
    """All that a truth asks, answered by an export.

    Args:
        truth: Rows that tell an account (`account`), an event (`event` alone), or a pair (`copy`, `no_copy`).
        read: The export.
    """
    told = list(truth)
    of_event: dict[str, list[str]] = defaultdict(list)
    for row in told:
        if "account" in row and not row.get("loose"):
            of_event[row["event"]].append(row["account"])
    for row in told:
        if "account" in row:
            yield from _of_account(row, read.claims[row["account"]])
        elif "event" in row:
            yield from _of_event(row, of_event[row["event"]], read)
        else:
            yield _of_pair(row, read)
    yield from _grouping(of_event, read)


def _of_account(row: Row, claims: list[Row]) -> Iterator[Answer]:
    """Numbers, speakers and those who did it, as one account tells them."""
    who, wanted = row["account"], row.get("figures", {})
    sure = [c for c in claims if c["kind"] == "figure" and c["modality"] == "asserted" and c["best"] is not None]
    got = sorted({(c["measure"], c["best"]) for c in sure})
    for measure, numbers in wanted.items():
        for number in numbers:
            yield Answer("figures", who, f"{measure} {number}", got, (measure, number) in got)
    false = [f"{m} {v:g}" for m, v in got if v not in wanted.get(m, ())]
    yield Answer("no_false_figure", who, wanted, false, not false)
    said = [str(c["speaker"]) for c in claims if c["kind"] == "attribution" and c["speaker"]]
    for speaker in row.get("speakers", ()):
        yield Answer("speakers", who, speaker, said, any(speaker in s for s in said))
    strangers = [s for s in said if not any(w in s or s in w for w in row.get("speakers", ()))]
    yield Answer("no_false_speaker", who, row.get("speakers", []), strangers, not strangers)
    did = [str(c["quote"]) for c in claims if c["kind"] == "actor" and c["role"] == "perpetrator"]
    for group in row.get("perpetrators", ()):
        yield Answer("perpetrators", who, group, did, any(group in d for d in did))


def _of_event(row: Row, accounts: list[str], read: Read) -> Iterator[Answer]:
    """Day, place and best numbers of the event that its first account is mainly about."""
    event = read.events.get(accounts[0], {})
    day = str(event.get("date_edtf") or "")
    yield Answer("days", row["event"], row["date"], day, day.rstrip("?~%") == row["date"])
    place = str(event.get("place") or "")
    yield Answer("places", row["event"], row["place"], place, row["place"] in place)
    for measure, number in row["figures"].items():
        figure = read.figures.get(event.get("event_id", ""), {}).get(measure, {})
        best = figure.get("best")
        right = best in number if isinstance(number, list) else best == number
        yield Answer("best", row["event"], f"{measure} {number}", best, right)


def _of_pair(row: Row, read: Read) -> Answer:
    """Whether a pair is called a copy, in its direction where the two texts show one."""
    measure = "copies" if "copy" in row else "no_copies"
    derived, source = row.get("copy") or row["no_copy"]
    either = (derived, source) in read.copies or (source, derived) in read.copies
    found = either if measure == "no_copies" or row.get("open") else (derived, source) in read.copies
    said = "a copy" if (derived, source) in read.copies else "the other way round" if either else "no copy"
    return Answer(measure, f"{derived} of {source}", measure == "copies", said, found == (measure == "copies"))


def _grouping(of_event: dict[str, list[str]], read: Read) -> Iterator[Answer]:
    """Pairs of accounts of one event, which must share theirs, and for each account that no stranger does."""
    main = {account: event.get("event_id") for account, event in read.events.items()}
    event_of = {a: e for e, accounts in of_event.items() for a in accounts}
    for event, accounts in of_event.items():
        for a, b in combinations(accounts, 2):
            yield Answer("together", f"{a}, {b}", f"one event ({event})", "two events", main[a] == main[b] is not None)
    for account, event in event_of.items():
        strangers = [o for o, e in event_of.items() if e != event and main[o] == main[account]]
        yield Answer("apart", account, f"no account but of {event}", strangers, not strangers)


def shares(given: Iterable[Answer]) -> dict[str, float]:
    """The share of right answers, by measure."""
    counted: dict[str, list[bool]] = defaultdict(list)
    for answer in given:
        counted[answer.measure].append(answer.right)
    return {m: sum(right) / len(right) for m, right in counted.items()}


def read_set(work: Path) -> list[Answer]:
    """Read the set afresh and answer all that it asks; `work` is an empty folder."""
    return list(answers(rows(SET / "truth.jsonl"), read_export(exported(SET / "accounts.jsonl", work))))


def main() -> int:
    """Print what is wrong, then the shares."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory() as work:
        found = read_set(Path(work))
    for answer in found:
        if not answer.right:
            print(answer.line())
    for measure, share in shares(found).items():
        print(f"{measure:18s} {share:.3f} of {sum(a.measure == measure for a in found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
