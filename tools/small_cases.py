"""Small inputs with known readings, each read as a case of its own: what holds and what does not.

    python tools/small_cases.py                       every folder of FIRSTHAND_SHARED/cases that has readings told
    python tools/small_cases.py real --only 047       one folder, only inputs whose name holds `047`

The inputs lie in `cases/` of the folder that FIRSTHAND_SHARED names.  What a person reads in them stands beside them
(`languages`, `invented`) or in `tests/gates/cases/FOLDER.toml`; `tests/gates/test_cases.py` pins what is missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from invented_set import exported, rows
from labelled_sets import shared

TOLD = Path(__file__).parents[1] / "tests" / "gates" / "cases"
FOLDERS = ("first-hands", "house", "invented", "languages", "real")
NOTHING = "none"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SmallCase:
    """One input and what a person reads in it.

    Attributes:
        name: The input's name in its folder.
        accounts: Rows of a manifest; none where `file` is read as it is.
        file: A file beside the manifest, or read as it is.
        wanted: What is asked (`killed`, `date`, `speaker` ...) -> the answer, as `answer` takes it.
    """

    name: str
    accounts: tuple[Row, ...]
    file: Path | None
    wanted: Row


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing asked of one input, and what was read."""

    case: str
    asked: str
    wanted: object
    read: object
    right: bool

    @property
    def name(self) -> str:
        """What was asked, as `missed.toml` lists it."""
        return f"{self.case}: {self.asked}"

    def line(self) -> str:
        """The reading as one line."""
        return f"{self.name}: wanted {self.wanted!r}, read {self.read!r}"


@dataclass(frozen=True, slots=True)
class Export:
    """The rows of one export."""

    accounts: list[Row]
    claims: list[Row]
    events: list[Row]
    figures: list[Row]
    lineage: list[Row]

    @property
    def main(self) -> Row:
        """The event that the first account is mainly about; empty where there is none."""
        asked = self.accounts[0]["main_event_id"] if self.accounts else None
        return next((e for e in self.events if e["event_id"] == asked), {})

    def figure(self, event: Row, measure: str, population: str = "all") -> Row:
        """A figure of an event; empty where there is none."""
        wanted = (event.get("event_id"), measure, population)
        return next((f for f in self.figures if (f["event_id"], f["measure"], f["population"]) == wanted), {})


def small_cases(folder: str) -> Iterator[SmallCase]:
    """The inputs of a folder of `cases`, with what is told of them.

    Args:
        folder: One of `FOLDERS`.
    """
    where = shared() / "cases" / folder
    if folder == "languages":
        yield from (SmallCase(r["id"], (_manifest(r),), None, r["expect"]) for r in rows(where / "sentences.jsonl"))
        for k, r in enumerate(rows(where / "groups.jsonl")):
            yield SmallCase(f"group {k}", tuple(r["accounts"]), None, {"main_events": r["expect_main_events"]})
    elif folder == "invented":
        told = {r["id"]: {k: v for k, v in r.items() if k != "id"} for r in rows(where / "expected.jsonl")}
        yield from (
            SmallCase(r["id"], (r,), None, told[r["id"]]) for r in rows(where / "faults.jsonl") if r["id"] in told
        )
    else:
        told = tomllib.loads((TOLD / f"{folder}.toml").read_text("utf-8"))
        yield from (_of_file(where, name, wanted) for name, wanted in told.items())


def _of_file(where: Path, name: str, wanted: Row) -> SmallCase:
    """An input that is a file, a line of one (`file.jsonl/2`, from 0), or a table of accounts."""
    file, _, line = name.partition("/")
    path = where / file
    if path.suffix == ".json":
        text = json.loads(path.read_text("utf-8"))[int(line)]
        return SmallCase(name, ({"text": text[0], "language": "en"},), None, wanted)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as table:
            return SmallCase(name, tuple(csv.DictReader(table)), None, wanted)
    if path.suffix == ".jsonl":
        found = rows(path)
        return SmallCase(name, tuple(found if not line else [found[int(line)]]), None, wanted)
    told = next((r for r in rows(where / "expected.jsonl") if r["file"] == file), {}) if where.name == "real" else {}
    if path.suffix == ".eml":
        return SmallCase(name, (), path, wanted)
    row = {k: told[k] for k in ("published", "language") if told.get(k)}
    return SmallCase(name, ({"id": "x", "path": file, "publisher": "Courier", **row},), path, wanted)


def _manifest(row: Row) -> Row:
    given = {k: row[k] for k in ("text", "published", "title") if row.get(k)}
    return {"id": "x", **given, **({} if "language" in row["expect"] else {"language": row["language"]})}


def export_of(case: SmallCase, work: Path) -> Export:
    """Read an input afresh; `work` is an empty folder."""
    read = work / "accounts.jsonl"
    if case.file:
        shutil.copy(case.file, work / case.file.name)
        read = read if case.accounts else work / case.file.name
    if case.accounts:
        read.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in case.accounts), "utf-8")
    out = exported(read, work)
    return Export(*(rows(out / f"{n}.jsonl") for n in Export.__slots__))


def readings(case: SmallCase, export: Export) -> Iterator[Reading]:
    """All that is asked of an input, answered."""
    for asked, wanted in case.wanted.items():
        got, right = answer(export, asked, wanted)
        yield Reading(case.name, asked, wanted, got, right)


def answer(x: Export, asked: str, wanted: Any) -> tuple[object, bool]:
    """What an export says of one thing, and whether it is right.

    Args:
        x: The export.
        asked: A measure (`killed`: the best number of the main event; `killed_low`, `killed_high`, `killed_not`,
            `killed_claim`: some account says it; `killed_children`: of one group of people), or one of the other names below.
        wanted: A value, or a list of right ones; `none` is no value.
    """
    if asked in _ASKED:
        return _ASKED[asked](x, wanted)
    if asked == "each":
        return _each(x, wanted)
    measure, _, of = asked.partition("_")
    if of == "claim":
        said = sorted({c["best"] for c in x.claims if c["kind"] == "figure" and c["measure"] == measure and c["best"]})
        return said, set(_listed(wanted)) <= set(said)
    column = of if of in ("low", "high") else "best"
    population = of if of not in ("", "low", "high", "not") else "all"
    got = x.figure(x.main, measure, population).get(column)
    if of == "not":
        sure = {c["best"] for c in x.claims if c["kind"] == "figure" and c["measure"] == measure and _sure(c)}
        return got, got not in _listed(wanted) and not sure & set(_listed(wanted))
    return got, (got if got else NOTHING) in [w or NOTHING for w in _listed(wanted)]


def _sure(claim: Row) -> bool:
    return claim["modality"] == "asserted" and claim["best"] is not None


def _listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _named(x: Export, role: str) -> list[str]:
    of = [c for c in x.claims if c["kind"] == "actor" and c["role"] == role]
    return [f"{c['quote']} {c.get('name') or ''}" for c in of]


def _date(x: Export, wanted: Any) -> tuple[object, bool]:
    got = str(x.main.get("date_edtf") or NOTHING).rstrip("?~%")
    return got, any(got.startswith(w) or got.endswith("/" + w) for w in _listed(wanted))


def _date_not(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [str(e.get("date_edtf") or "") for e in x.events]
    return got, not any(g.startswith(w) for g in got for w in _listed(wanted))


def _place(x: Export, wanted: Any) -> tuple[object, bool]:
    got = f"{x.main.get('place')} | {x.main.get('place_text')} | {x.main.get('country')}"
    right = [not x.main.get("place") if w in (None, NOTHING) else w in got for w in _listed(wanted)]
    return got, any(right)


def _place_not(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [f"{e.get('place')} | {e.get('country')}" for e in x.events]
    return got, not any(w in g for g in got for w in _listed(wanted))


def _no_figure(x: Export, wanted: Any) -> tuple[object, bool]:
    of = [c for c in x.claims if c["kind"] == "figure" and (wanted == "any" or c["measure"] in _listed(wanted))]
    return [(c["measure"], c["quote"]) for c in of], not any(_sure(c) for c in of)


def _speaker(x: Export, wanted: Any) -> tuple[object, bool]:
    got = sorted({c["speaker"] for c in x.claims if c["speaker"]})
    return got, any(w.lower() in g.lower() for g in got for w in _listed(wanted))


def _no_speaker(x: Export, wanted: Any) -> tuple[object, bool]:
    got = sorted({c["speaker"] for c in x.claims if c["speaker"]})
    return got, not got if wanted == "any" else not any(w in got for w in _listed(wanted))


def _actors(x: Export, role: str, wanted: Any) -> tuple[object, bool]:
    got = _named(x, role)
    return got, all(any(w.lower() in g.lower() for g in got) for w in _listed(wanted))


def _type(x: Export, wanted: Any) -> tuple[object, bool]:
    return x.main.get("type"), x.main.get("type") in _listed(wanted)


def _no_type(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [e.get("type") for e in x.events]
    return got, not set(_listed(wanted)) & set(got)


def _times(x: Export, wanted: Any) -> tuple[object, bool]:
    said = [c for c in x.claims if c["kind"] == "time"]
    got = {q: [c["edtf"] for c in said if q in c["quote"] or c["quote"] in q] for q in wanted}
    return got, all(w in got[q] for q, w in wanted.items())


def _each(x: Export, wanted: Any) -> tuple[object, bool]:
    """Whether for each row there is an event of its own that answers all it asks (`place`, `date`, measures)."""
    got = [
        (
            e.get("date_edtf"),
            e.get("place"),
            [(f["measure"], f["best"]) for f in x.figures if f["event_id"] == e["event_id"]],
        )
        for e in x.events
    ]
    taken: set[str] = set()
    for row in wanted:
        free = (e for e in x.events if e["event_id"] not in taken and _answers(x, e, row))
        found = next(free, None)
        if found is None:
            return got, False
        taken.add(found["event_id"])
    return got, True


def _answers(x: Export, event: Row, row: Row) -> bool:
    of_event = Export([{"main_event_id": event["event_id"]}], [], x.events, x.figures, [])
    return all(answer(of_event, k, v)[1] for k, v in row.items())


def _events(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [e["title"] for e in x.events if not e["parent_id"]]
    return got, len(got) in _listed(wanted)


def _main_events(x: Export, wanted: Any) -> tuple[object, bool]:
    got = {a["main_event_id"] for a in x.accounts}
    return len(got), len(got) == wanted


def _copies(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [r["relation"] for r in x.lineage if r["relation"] in ("copy", "revision") and r["source_account"]]
    return got, sorted(got) == sorted(_listed(wanted) if wanted != NOTHING else [])


def _readings(x: Export, wanted: Any) -> tuple[object, bool]:
    got = [r["value"] for r in x.figure(x.main, wanted[0]).get("readings", ())]
    return got, {str(w) for w in wanted[1:]} <= set(map(str, got))


_ASKED: dict[str, Callable[[Export, Any], tuple[object, bool]]] = {
    "date": _date,
    "date_not": _date_not,
    "place": _place,
    "place_text": _place,
    "place_not": _place_not,
    "prec_not": lambda x, w: (x.main.get("where_prec"), x.main.get("where_prec") != w),
    "language": lambda x, w: (x.accounts[0]["language"], x.accounts[0]["language"] == w),
    "perpetrator": lambda x, w: _actors(x, "perpetrator", w),
    "victim": lambda x, w: _actors(x, "victim", w),
    "perpetrator_not": lambda x, w: (_named(x, "perpetrator"), not _actors(x, "perpetrator", w)[1]),
    "speaker": _speaker,
    "nospeaker": _no_speaker,
    "no_attribution": lambda x, w: _no_speaker(x, "any"),
    "nofigure": _no_figure,
    "type": _type,
    "type_not": _no_type,
    "times": _times,
    "events": _events,
    "main_events": _main_events,
    "copies": _copies,
    "readings": _readings,
    "silent": lambda x, w: (
        x.figure(x.main, w[0]).get("silent_account_ids"),
        len(x.figure(x.main, w[0]).get("silent_account_ids") or ()) == w[1],
    ),
    "title": lambda x, w: (x.main.get("title"), w in str(x.main.get("title"))),
    "agency": lambda x, w: ([a["agency"] for a in x.accounts], all(a["agency"] == w for a in x.accounts)),
}


def read_folder(folder: str, only: str = "") -> list[Reading]:
    """Read every input of a folder whose name holds `only`.

    Inputs of one account share a case, each with an event key of its own; the others are cases of their own.
    """
    asked = [c for c in small_cases(folder) if only in c.name]
    single = [c for c in asked if len(c.accounts) == 1]
    found: dict[str, list[Reading]] = {}
    with tempfile.TemporaryDirectory() as work:
        found |= _read_together(single, Path(work)) if single else {}
    for case in asked:
        if case.name not in found:
            with tempfile.TemporaryDirectory() as work:
                found[case.name] = list(readings(case, export_of(case, Path(work))))
    return [r for c in asked for r in found[c.name]]


def _read_together(cases: list[SmallCase], work: Path) -> dict[str, list[Reading]]:
    keyed = tuple({**c.accounts[0], "id": c.name, "event": c.name} for c in cases)
    for case in cases:
        if case.file:
            shutil.copy(case.file, work / case.file.name)
    whole = export_of(SmallCase("", keyed, None, {}), work)
    account = {a["source_id"]: a["account_id"] for a in whole.accounts}
    return {c.name: list(readings(c, _of_account(whole, account[c.name]))) for c in cases if c.name in account}


def _of_account(whole: Export, account: str) -> Export:
    """What an export tells of one account."""
    events = [e for e in whole.events if account in e["account_ids"]]
    told = {e["event_id"] for e in events}
    return Export(
        [a for a in whole.accounts if a["account_id"] == account],
        [c for c in whole.claims if c["account_id"] == account],
        events,
        [f for f in whole.figures if f["event_id"] in told],
        [r for r in whole.lineage if account in (r["derived_account"], r["source_account"])],
    )


def missed(found: Iterable[Reading]) -> list[str]:
    """The names of what is read otherwise than told, in order."""
    return sorted(r.name for r in found if not r.right)


def main() -> int:
    """Print what does not hold, then a count for each folder."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", help="default: all")
    options.add_argument("--only", default="", help="inputs whose name holds this")
    given = options.parse_args()
    for folder in given.folders or FOLDERS:
        found = read_folder(folder, given.only)
        for reading in found:
            if not reading.right:
                print(reading.line())
        print(f"{folder}: {sum(r.right for r in found)} of {len(found)} readings hold", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
