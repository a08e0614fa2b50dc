"""Lists what the product gets wrong on a labelled set, by kind, the commonest first:

    python tools/errors.py gva                       kinds with counts, and three cases of each
    python tools/errors.py muc --kind "date: *"      every case of these kinds
    python tools/errors.py rand --export rows/       an export that stands already

Each case says what was wanted, what was given, and the words that stand behind it.  The kind tells where to look: what was
never read hangs on the claims stage, what was read but not chosen on events and record.  How accounts are grouped is another
tool's question.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from labelled_sets import exported, pack, scorer

Row = dict[str, Any]
QUOTES = 6
LONGEST = 110


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong.

    Attributes:
        kind: What kind of error it is.
        item: The event or account of the set.
        wanted, given: Values in print.
        words: Quotes of the claims that speak of it.
    """

    kind: str
    item: str
    wanted: str
    given: str
    words: tuple[str, ...] = ()


class Rows:
    """An export limited to a set's accounts, as the scorer sees it, with the claims of each account at hand."""

    def __init__(self, folder: Path, ids: Iterable[str]) -> None:
        self.export = scorer("common").Export(folder, ids)
        self._claims = {kind: self.export.claims_of(kind) for kind in ("figure", "time", "place", "attribution")}

    def claims(self, kind: str, ids: Iterable[str]) -> list[Row]:
        """The claims of one kind in some accounts."""
        return [c for i in sorted(ids) for c in self._claims[kind].get(i, [])]


def quotes(claims: Iterable[Row]) -> tuple[str, ...]:
    """The words of some claims, each once, cut to what a line holds."""
    kept: dict[str, None] = {}
    for c in claims:
        value = next((str(c[k]) for k in ("best", "edtf", "place") if c.get(k) not in (None, "")), "")
        kept[f"{value}: {' '.join(str(c['quote']).split())[:LONGEST]}"] = None
    return tuple(list(kept)[:QUOTES])


# ------------------------------------------------------------------ events with figures


def figures_wrong(told: Rows, event: Row | None, truth: Row, ids: set[str]) -> Iterator[Miss]:
    """Killed and injured of one event that differ from the truth."""
    counts = scorer("facts").counts
    for measure in ("killed", "injured"):
        if measure not in truth or counts(told.export, event, measure)[1] == truth[measure]:
            continue
        want, got = truth[measure], counts(told.export, event, measure)[1]
        claims = [c for c in told.claims("figure", ids) if c["measure"] == measure]
        row = told.export.figure(event, measure) if event else None
        kind = figure_kind(want, got, [c["best"] for c in claims], row)
        yield Miss(f"{measure}: {kind}", truth["event"], str(want), str(got), quotes(claims))


def figure_kind(want: int, got: float | None, read: list[Any], row: Row | None) -> str:
    """Where on the way a figure went wrong."""
    if got is None:
        return "the event is lost"
    if want == 0:
        return "told where the truth has none"
    if not read:
        return "nothing read"
    if want not in read:
        off = "one off" if abs(want - got) == 1 else "too many" if got > want else "too few"
        return f"the true number is never read, {off}"
    if row and any(r["value"] == want for r in row["readings"]):
        return "read, another reading is best"
    return "read, but of another event or population"


def dates_wrong(told: Rows, event: Row | None, truth: Row, ids: set[str]) -> Iterator[Miss]:
    """The day of one event where it is not the true one."""
    within = scorer("common").within_days
    low = date.fromisoformat(truth.get("date") or truth["date_start"])
    high = date.fromisoformat(truth.get("date") or truth["date_end"])
    got = (event or {}).get("date_edtf")
    if within(got, [(low, high)], 0, 1):
        return
    claims = told.claims("time", ids)
    near = [c for c in claims if within(c.get("edtf"), [(low, high)], 0, 1)]
    read = "read, another is taken" if near else "never read"
    how = "no date" if not got else "a day off" if within(got, [(low, high)], 1, 3) else "elsewhere"
    yield Miss(f"date: {read}, {how}", truth["event"], f"{low}/{high}", str(got), quotes(near or claims))


def towns_wrong(told: Rows, event: Row | None, truth: Row, ids: set[str]) -> Iterator[Miss]:
    """The town of one event where it is not named."""
    if not truth.get("city"):
        return
    names, towns = scorer("common").names, scorer("facts").cities(truth["city"])
    got = str((event or {}).get("place") or "")
    if any(names(got, t) for t in towns):
        return
    claims = told.claims("place", ids)
    named = [c for c in claims if any(names(c.get("place"), t) for t in towns)]
    quoted = [c for c in claims if any(names(c["quote"], t) for t in towns)]
    kind = "read, another is taken" if named else "quoted, meant elsewhere" if quoted else "never read"
    yield Miss(f"town: {kind}", truth["event"], truth["city"], got, quotes(named or quoted or claims))


def event_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """Sets with true facts by event: gva, gva_open, rand, ucdp."""
    common, facts = scorer("common"), scorer("facts")
    found: dict[str, Row | None]
    if (folder / "truth_events.jsonl").is_file():
        want = {t["id"]: t["event"] for t in common.read(folder / "truth.jsonl")}
        truth = common.read(folder / "truth_events.jsonl")
        told = Rows(rows, want)
        found = facts.matched_events(told.export, facts.assign(told.export, list(want)), want)
        of: dict[str, set[str]] = defaultdict(set)
        for i, e in want.items():
            of[e].add(i)
    else:
        truth, of = common.read(folder / "truth.jsonl"), facts.members(folder)
        told = Rows(rows, set().union(*of.values()))
        found = {t["event"]: told.export.event_for(t["event"], of[t["event"]]) for t in truth}
    for t in truth:
        known = t | {"killed": t["best"]} if "best" in t else t
        for wrong in (figures_wrong, towns_wrong, *((dates_wrong,) if t.get("date") or t.get("date_start") else ())):
            yield from wrong(told, found[t["event"]], known, of[t["event"]])


# ------------------------------------------------------------------ several events in one account


def slots_wrong(told: Rows, doc: str, templates: list[Row]) -> Iterator[Miss]:
    """Days and towns of the incidents of one account, each held against the event that fits it best."""
    hits = scorer("spans").slot_hits
    events = [e for e in told.export.events if told.export.by_source.get(doc) in e["account_ids"]]
    order = sorted((-sum(hits(t, e).values()), i, j) for i, t in enumerate(templates) for j, e in enumerate(events))
    mate: dict[int, Row] = {}
    for agree, i, j in order:
        if agree and i not in mate and not any(e is events[j] for e in mate.values()):
            mate[i] = events[j]
    for i, t in enumerate(templates):
        event = mate.get(i, {})
        for slot, right in hits(t, event).items():
            if not right and slot in ("date_exact", "city_match"):
                yield from slot_wrong(told, doc, (t, event, events), slot)


def slot_wrong(told: Rows, doc: str, at: tuple[Row, Row, list[Row]], slot: str) -> Iterator[Miss]:
    """One slot that is wrong: whether another event, or any claim, of the account has the right value."""
    template, event, events = at
    hits, key = scorer("spans").slot_hits, "date_edtf" if slot == "date_exact" else "place"
    claims = told.claims("time" if slot == "date_exact" else "place", [doc])
    value = {"date_exact": "edtf", "city_match": "place"}[slot]
    read = any(hits(template, {key: c.get(value)}).get(slot) for c in claims)
    other = any(hits(template, e).get(slot) for e in events)
    where = "another event of the account has it" if other else "read, no event has it" if read else "never read"
    missing = "no event" if not event else "another given" if event.get(key) else "nothing given"
    wanted = str(template["date"] if slot == "date_exact" else template["location"])
    yield Miss(f"{slot}: {where}, {missing}", doc, wanted, str(event.get(key)), quotes(claims))


def template_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """muc: numbers that no claim gives, claims that no template knows, days and towns that no event has."""
    spans = scorer("spans")
    truth = {t["doc"]: t["templates"] for t in scorer("common").read(folder / "truth.jsonl")}
    told = Rows(rows, truth)
    for doc, templates in truth.items():
        yield from slots_wrong(told, doc, [t for t in templates if not t["optional"]])
        for measure in ("killed", "injured", "abducted"):
            claims = [c for c in told.claims("figure", [doc]) if c["measure"] == measure]
            given = {c[k] for c in claims for k in ("low", "best", "high") if c.get(k) is not None}
            for alternatives in {
                tuple(v) for t in templates if not t["optional"] for v in spans.gold_numbers(t, measure)
            }:
                if not given & set(alternatives):
                    kind = "number never read" if claims else "nothing read"
                    yield Miss(f"{measure}: {kind}", doc, str(alternatives), str(sorted(given)), quotes(claims))
            fine = set().union(*(spans.accepted(t, measure) for t in templates))
            if templates and (extra := [c for c in claims if c.get("best") is not None and c["best"] not in fine]):
                yield Miss(f"{measure}: number that no template has", doc, str(sorted(fine)), "", quotes(extra))


def article_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """w5: the day and the place of each article's main event."""
    common, facts = scorer("common"), scorer("facts")
    truth = common.read(folder / "truth.jsonl")
    told = Rows(rows, [t["id"] for t in truth])
    for t in truth:
        event = facts.main_event(told.export, t["id"], t["event"]) or {}
        days = [(date.fromisoformat(w["parsed"]),) * 2 for w in t["when"] if w["parsed"]]
        got, claims = event.get("date_edtf"), told.claims("time", [t["id"]])
        if days and not common.within_days(got, days, 0, 2):
            read = any(common.within_days(c.get("edtf"), days, 0, 2) for c in claims)
            near = "a day off" if common.within_days(got, days, 1, 4) else "elsewhere"
            kind = f"date: {'read, another is taken' if read else 'never read'}, {near}"
            yield Miss(kind, t["id"], ", ".join(str(d[0]) for d in days), str(got), quotes(claims))
        phrases = [w["text"] for w in t["where"] if w["text"].strip()]
        place = event.get("place_text") or event.get("place")
        best = max((common.token_f1(place, p) for p in phrases), default=1.0)
        if best < 0.5:
            kind = "place: shares no word" if not best else "place: shares few words"
            yield Miss(kind, t["id"], " | ".join(phrases), str(place), quotes(told.claims("place", [t["id"]])))


# ------------------------------------------------------------------ spans


def time_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """timex: expressions missed, invented, cut otherwise, or given another value."""
    common, spans = scorer("common"), scorer("spans")
    truth = {t["doc"]: t for t in common.read(folder / "truth.jsonl")}
    original = {a["id"]: a["text"] for a in common.read(folder / "accounts.jsonl")}
    told = Rows(rows, truth)
    for doc, t in truth.items():
        aligned = common.Aligner(told.export.accounts[told.export.by_source[doc]]["text"], original[doc])
        got = [(s, c) for c in told.claims("time", [doc]) if (s := aligned.span(c["start"], c["end"]))]
        pairs = dict(common.match([[(g["start"], g["end"])] for g in t["timex"]], [[s] for s, _ in got]))
        for n, g in enumerate(t["timex"]):
            if n not in pairs:
                yield Miss(f"missed {g['type']}", doc, f"{g['text']!r} {g['value']}", "")
                continue
            span, claim = got[pairs[n]]
            if not spans.same_value(g["value"], claim.get("edtf"), t["dct"]):
                yield Miss(
                    f"value of {g['type']}",
                    doc,
                    f"{g['text']!r} {g['value']}",
                    f"{claim['quote']!r} {claim.get('edtf')}",
                )
            if span != (g["start"], g["end"]):
                yield Miss(f"span of {g['type']}", doc, repr(g["text"]), repr(claim["quote"]))
        for n in sorted(set(range(len(got))) - set(pairs.values())):
            yield Miss("no such expression", doc, "", f"{got[n][1]['quote']!r} {got[n][1].get('edtf')}")


def saying_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """polnear: speakers, cues and contents missed and invented, and attributions that are cut otherwise."""
    common, spans = scorer("common"), scorer("spans")
    truth = {t["doc"]: t["attributions"] for t in common.read(folder / "truth.jsonl")}
    original = {a["id"]: a["text"] for a in common.read(folder / "accounts.jsonl")}
    told = Rows(rows, truth)
    for doc, gold in truth.items():
        text = original[doc]
        got = spans.exported_attributions(told.export, doc, told.claims("attribution", [doc]), text)
        for role in ("source", "cue", "content"):
            ours, theirs = [a[role] for a in got if a[role]], [a[role] for a in gold if a[role]]
            pairs = common.match(theirs, ours)
            for n in sorted(set(range(len(theirs))) - {i for i, _ in pairs}):
                yield Miss(f"{role} missed", doc, piece(text, theirs[n]), "")
            for n in sorted(set(range(len(ours))) - {j for _, j in pairs}):
                yield Miss(f"{role} invented", doc, "", piece(text, ours[n]))
        for a in gold:
            near = [b for b in got if common.overlap(a["content"], b["content"])]
            if near and not any(spans.agrees(a, b) for b in near):
                yield Miss("attribution cut otherwise", doc, piece(text, a["content"]), piece(text, near[0]["content"]))


def piece(text: str, places: Iterable[Any]) -> str:
    """The words of some spans, cut to what a line holds."""
    return " ... ".join(" ".join(text[s:e].split())[:LONGEST] for s, e in places)


# ------------------------------------------------------------------ copies


def copy_errors(folder: Path, rows: Path) -> Iterator[Miss]:
    """reuse: pairs missed or wrongly called copies, by kind, and directions left open or turned."""
    common = scorer("common")
    truth = common.read(folder / "truth.jsonl")
    told = Rows(rows, {i for t in truth for i in (t["derived"], t["source"])}).export
    pairs = {}
    for row in told.lineage:
        if row["relation"] in ("copy", "revision"):
            ends = told.source(row["derived_account"]), told.source(row["source_account"])
            pairs[frozenset(ends)] = (ends, row)
    for t in truth:
        found = pairs.get(frozenset((t["derived"], t["source"])))
        pair = f"{t['derived']} < {t['source']}"
        dated = "dated" if t.get("dated") else "undated"
        if bool(found) != bool(t["copied"]):
            yield Miss(
                f"{t['kind']}: {'missed' if t['copied'] else 'wrongly called a copy'}",
                pair,
                str(t["copied"]),
                str(bool(found)),
            )
        elif found and found[1]["direction_basis"] == "open":
            yield Miss(f"direction open ({dated}, {t['kind']})", pair, pair, "open")
        elif found and found[0] != (t["derived"], t["source"]):
            yield Miss(f"direction turned ({dated}, {t['kind']})", pair, pair, found[1]["reason"])


# ------------------------------------------------------------------ print

ERRORS: dict[str, Callable[[Path, Path], Iterator[Miss]]] = {
    "gva": event_errors,
    "gva_open": event_errors,
    "rand": event_errors,
    "ucdp": event_errors,
    "muc": template_errors,
    "w5": article_errors,
    "timex": time_errors,
    "polnear": saying_errors,
    "reuse": copy_errors,
}


def show(found: list[Miss], kind: str | None, cases: int) -> None:
    """Print kinds by count, with cases under each."""
    by_kind: dict[str, list[Miss]] = defaultdict(list)
    for miss in found:
        if kind is None or fnmatch(miss.kind, kind):
            by_kind[miss.kind].append(miss)
    for name, misses in sorted(by_kind.items(), key=lambda x: (-len(x[1]), x[0])):
        print(f"{len(misses):6}  {name}")
        for m in misses if kind else misses[:cases]:
            print(f"          {m.item}: wanted {m.wanted or 'nothing'}, given {m.given or 'nothing'}")
            for words in m.words:
                print(f"              {words}")
    print(f"{sum(map(len, by_kind.values())):6}  in all")


def main() -> None:
    """Read or take an export, and print what is wrong in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sorted(ERRORS))
    parser.add_argument("--kind", help="every case of the kinds of this pattern (* for any letters)")
    parser.add_argument("--cases", type=int, default=3, help="cases to print under each kind (as it comes: 3)")
    parser.add_argument("--export", type=Path, help="an export of the set, instead of reading it anew")
    given = parser.parse_args()
    folder = pack(given.set)
    with nullcontext(given.export) if given.export else exported(folder / "accounts.jsonl") as rows:
        show(list(ERRORS[given.set](folder, rows)), given.kind, given.cases)


if __name__ == "__main__":
    main()
