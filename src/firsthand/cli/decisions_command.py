"""`firsthand decisions`: what people decided, taken away, brought in, and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from firsthand.casefile.adjudicate import hold_with
from firsthand.casefile.agreement import FieldAgreement, agreement
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decision import Decided, Decision, undone
from firsthand.casefile.exchange import bring_in, decision_lines, write_decisions
from firsthand.cli.output import print_lines, progress_watch, says
from firsthand.engine.redo import derive_again
from firsthand.errors import CaseBusy, InputError
from firsthand.export.terminal.line import Line
from firsthand.view.asked_target import asked_decision

ASIDE = "set aside"  # state of a stored row that cannot be applied
EXAMPLES = """\b
Examples:
  firsthand decisions flood.db                          who decided what, and what became of it
  firsthand decisions flood.db --export ada.jsonl       take all decisions away
  firsthand decisions flood.db --import ben.jsonl       bring another coder's in; twice does no harm
  firsthand decisions flood.db --agreement Ada Ben      how far two coders agree, and where they differ
  firsthand decisions flood.db --hold-with d1e2f3 --by Cleo   settle it: a third coder rules as that decision does
"""


@click.command("decisions", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="List every decision; what happens without other options.")
@click.option(
    "--export", "out", metavar="FILE", type=click.Path(path_type=Path), help="Write all decisions, JSON lines."
)
@click.option("--import", "into", metavar="FILE", type=click.Path(path_type=Path), help="Store decisions from a file.")
@click.option("--agreement", "pair", metavar="A B", nargs=2, help="Compare what two coders decided.")
@click.option("--hold-with", "held", metavar="ID", help="Rule as this decision does, as a third coder; needs --by.")
@click.option("--by", "who", default="", help="Who holds with it.")
@click.option("--json", "as_json", is_flag=True, help="Print the list or the agreement as JSON.")
def command(
    case_path: Path,
    *,
    out: Path | None,
    into: Path | None,
    pair: tuple[str, str] | None,
    held: str | None,
    who: str,
    **flags: bool,
) -> None:
    """List, export, import and compare the decisions that people took on a case, and settle what they differ on."""
    if into is not None:
        _import(case_path, into)
    if held is not None:
        _hold(case_path, held, who)
    with open_case(case_path) as case:
        if out is not None:
            says(f"{write_decisions(case, out)} decisions in {out}")
        if pair is not None:
            _agreement(agreement(case.ledger(), *pair), pair, flags["as_json"])
        if flags["listed"] or (out is None and into is None and pair is None and held is None):
            _list(case, flags["as_json"])


def _hold(case_path: Path, held: str, who: str) -> None:
    with open_case(case_path) as case:
        found = asked_decision((d.decision_id for d in case.ledger()), held)
    click.echo(hold_with(case_path, found, who).decision_id)
    _derived(case_path, "it is applied")


def _import(case_path: Path, path: Path) -> None:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError) as error:
        advice = "give a file made by `firsthand decisions CASE --export FILE`"
        raise InputError(f"cannot be read as decisions ({type(error).__name__})", str(path), advice) from error
    done = bring_in(case_path, lines)
    says(f"{done.found} decisions in {path}, {done.new} of them new")
    _derived(case_path, "they are applied")


def _derived(case_path: Path, said: str) -> None:
    """Derive the record with what was stored, unless a `read` will."""
    try:
        with progress_watch(False) as watch:
            derive_again(case_path, watch=watch)
    except CaseBusy:
        says(f"stored; accounts are being read into this case, and {said} when the record is next derived")


def _list(case: CaseFile, as_json: bool) -> None:
    decisions = case.ledger()
    unfit = case.unfit()
    gone, became = undone(decisions), {d.decision_id: d for d in case.rows(Decided)}
    if as_json:
        rows = [json.loads(line) for line in decision_lines(decisions)]
        states = [{"state": _state(d, gone, became), "detail": _detail(d, became)} for d in decisions]
        told = [r | s for r, s in zip(rows, states, strict=True)]
        aside = [
            {"decision_id": d.decision_id, "kind": d.kind, "who": d.who, "state": ASIDE, "detail": d.why} for d in unfit
        ]
        click.echo(json.dumps([*told, *aside], ensure_ascii=False, indent=2))
        return
    print_lines(_lines(decisions, gone, became))
    for one in unfit:
        print_lines(
            [
                Line("", f"{one.who}: {one.kind} [{one.decision_id}]", "warn"),
                Line("", f"{ASIDE}: {one.why}", "faint", 1),
            ]
        )


def _lines(decisions: list[Decision], gone: dict[str, str], became: dict[str, Decided]) -> Iterator[Line]:
    if not decisions:
        yield Line(
            "", "Nothing is decided yet: decide on the page (`firsthand serve CASE`) or with `firsthand decide`."
        )
    for one in decisions:
        said = ", ".join(f"{k} {json.dumps(v, ensure_ascii=False)}" for k, v in one.ruled.items())
        state, detail = _state(one, gone, became), _detail(one, became)
        weight = "warn" if state in ("unattached", "refused") else "faint" if state == "taken back" else "plain"
        yield Line(
            one.when[:10], f"{one.who}: {one.kind} {one.target}{': ' if said else ''}{said} [{one.decision_id}]", weight
        )
        yield Line("", f"{state}{': ' if detail else ''}{detail}{f'. “{one.why}”' if one.why else ''}", "faint", 1)


def _state(one: Decision, gone: dict[str, str], became: dict[str, Decided]) -> str:
    if one.decision_id in gone:
        return "taken back"
    if one.kind == "undo":
        return "applied"
    return became[one.decision_id].state if one.decision_id in became else "waiting"


def _detail(one: Decision, became: dict[str, Decided]) -> str:
    return became[one.decision_id].detail if one.decision_id in became else ""


def _agreement(rows: list[FieldAgreement], pair: tuple[str, str], as_json: bool) -> None:
    if as_json:
        keys = ("field", "both", "same", "percent", "kappa", "alpha", "only_first", "only_second")
        told = [{k: getattr(r, k) for k in keys} | {"apart": [asdict(a) for a in r.apart]} for r in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print_lines(_agreement_lines(rows, pair))


def _agreement_lines(rows: list[FieldAgreement], pair: tuple[str, str]) -> Iterator[Line]:
    if not rows:
        yield Line("", f"Neither {pair[0]} nor {pair[1]} decided anything that two can decide on.")
    for row in rows:
        percent = "" if row.percent is None else f", {row.percent:.0f} %"
        kappa = "" if row.kappa is None else f", kappa {row.kappa:.2f}"
        alpha = "" if row.alpha is None else f", alpha {row.alpha:.2f}"
        alone = f"{pair[0]} alone {row.only_first}, {pair[1]} alone {row.only_second}"
        yield Line(row.field.replace("_", " "), f"both {row.both}, same {row.same}{percent}{kappa}{alpha}; {alone}")
        for one in row.apart:
            on = f"{one.target} {one.figure}".strip()
            said = f"{pair[0]} {one.first} [{one.first_id}], {pair[1]} {one.second} [{one.second_id}]"
            settled = f"; settled by {one.settled_by}: {one.settled}" if one.settled_by else ""
            yield Line("", f"apart on {on}: {said}{settled}", "faint", 1)
