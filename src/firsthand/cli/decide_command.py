"""`firsthand decide`: a decision on one thing or on many, from a script or a terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from firsthand.casefile.anchors import is_there
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decide import Ruling, decide_all
from firsthand.casefile.kinds import KINDS
from firsthand.casefile.open_claims import open_claims
from firsthand.cli.output import progress_watch, says
from firsthand.engine.redo import derive_again
from firsthand.errors import CaseBusy, DecisionError
from firsthand.view.asked_target import asked_decision, asked_target
from firsthand.view.load import load_view

LISTS = ("events", "accounts", "claims", "origins", "entities")
NAMES = "names"
VERDICTS = ("accept", "reject")
TEXTS = (
    "title",
    "source",
    "type",
    "tier",
    "role",
    "basis",
    "text",
    "tag",
    "publisher",
    "quote",
    "name",
    "place",
    "country",
    "unit",
    "published",
    "language",
    "coder",
    "edtf",
)
EXAMPLES = """\b
Examples:
  firsthand decide flood.db exclude wire-2 --by Ada --why "another flood"
  firsthand decide flood.db tag wire-1 wire-2 paper-3 tag=second-hand --by Ada
  firsthand decide flood.db accept wire-1 --all --by Ada
  firsthand decide flood.db correct c4d5e6 best=16 --by Ada
  firsthand decide flood.db merge e7f8a9 events=e0b1c2,e3d4e5 --by Ada
  firsthand decide flood.db lock e7f8a9 measure=killed best=16 --by Ada --why "ministry's final list"
  firsthand decide flood.db date e7f8a9 edtf=2024-05-01/2024-05-03 basis=outside source="the inquiry" --by Ada
  firsthand decide flood.db undo d1e2f3 --by Ada
"""


@click.command("decide", epilog=EXAMPLES)
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("kind", metavar="KIND")
@click.argument("target", metavar="TARGET")
@click.argument("values", metavar="[TARGET]... [KEY=VALUE]...", nargs=-1)
@click.option("--by", "who", required=True, help="Who decides.")
@click.option("--why", default="", help="The reason.")
@click.option(
    "--all", "whole", is_flag=True, help="Accept or reject each claim of these accounts that nobody ruled on."
)
@click.option("--later", is_flag=True, help="Store it only; the record is derived by the next command that does.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def command(
    case_path: Path, *, kind: str, target: str, values: tuple[str, ...], who: str, why: str, **flags: bool
) -> None:
    """Store one decision on TARGET (an account, claim, event, origin, entity or decision: a name or an id), and apply it.

    KIND is what is decided; KEY=VALUE says the rest. With several TARGETs the same is decided on each, all or none. A
    decision that is made while a `read` runs is kept and applied later.
    """
    payload = dict(_pair(v) for v in values if "=" in v)
    targets = [target, *(v for v in values if "=" not in v)]
    with open_case(case_path) as case:
        rulings = _rulings(case, Ruling(kind, target, who, payload, why), targets, flags["whole"])
    for made in decide_all(case_path, rulings):
        click.echo(made.decision_id)
    if flags["later"]:
        return
    try:
        with progress_watch(flags["quiet"]) as watch:
            derive_again(case_path, watch=watch)
    except CaseBusy:
        says("stored; accounts are being read into this case, and it is applied when the record is next derived")


def _rulings(case: CaseFile, asked: Ruling, targets: list[str], whole: bool) -> list[Ruling]:
    """The same ruling on each target; of whole accounts on each of their claims that nobody ruled on.

    Raises:
        DecisionError: All of an account is to be ruled on, and there is nothing of it left, or no verdict is given.
    """
    if whole:
        if asked.kind not in VERDICTS:
            raise DecisionError("is given on one thing at a time", asked.kind, "use --all with accept or reject")
        accounts = [_found(case, "exclude", one, {})[0] for one in targets]
        claims = open_claims(case.connection, accounts)
        if not claims:
            raise DecisionError("has no claim that nobody ruled on", ", ".join(targets), "there is nothing to decide")
        return [replace(asked, target=c) for c in claims]
    known = KINDS.get(asked.kind)
    if len(targets) > 1 and known is not None and any(key not in asked.payload for key in known.needed):
        _pair(targets[1])  # a value without its key, rather than a second target
    made: dict[str, Ruling] = {}
    for one in targets:
        found, payload = _found(case, asked.kind, one, dict(asked.payload))
        if "quote" in payload and "start" not in payload:
            payload |= _selected(case, found, payload["quote"])
        made[found] = replace(asked, target=found, payload=payload)
    return list(made.values())


# What the ids of a list in a payload are ids of.
SUBJECTS = {
    "event": "event",
    "events": "event",
    "accounts": "account",
    "claims": "claim",
    "origins": "origin",
    "entities": "entity",
}


def _found(case: CaseFile, kind: str, target: str, payload: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """What is meant, where it is named by a name, a siglum or the first characters of an id."""
    known = KINDS.get(kind)
    if known is None:
        return target, payload  # what is no kind is refused where it is checked
    if known.subject == "decision":
        return asked_decision((d.decision_id for d in case.ledger()), target), payload
    named = {key: value for key, value in payload.items() if key in SUBJECTS and isinstance(value, list)}
    if "event" in payload:
        named["event"] = [str(payload["event"])]
    asked = [(known.subject, target), *((SUBJECTS[key], one) for key, ids in named.items() for one in ids)]
    if all(is_there(case.connection, subject, one) for subject, one in asked):
        return target, payload
    view = load_view(case)
    found = {key: [asked_target(view, SUBJECTS[key], one) for one in ids] for key, ids in named.items()}
    one = {"event": found.pop("event")[0]} if "event" in found else {}
    return asked_target(view, known.subject, target), {**payload, **found, **one}


def _pair(text: str) -> tuple[str, Any]:
    """`KEY=VALUE`: a list of ids for some keys, plain words for others, else a number, null or words."""
    key, sign, value = text.partition("=")
    if not sign:
        raise DecisionError("is no KEY=VALUE", text, "write it as measure=killed")
    if key in LISTS:
        return key, [part for part in value.split(",") if part]
    if key == NAMES:
        return key, [part.strip() for part in value.split(";") if part.strip()]
    if key in TEXTS:
        return key, value or None
    try:
        return key, json.loads(value)
    except json.JSONDecodeError:
        return key, value


def _selected(case: CaseFile, target: str, quote: str) -> dict[str, int]:
    """Where words stand in the account of a target.

    Raises:
        DecisionError: They stand there several times, or not at all.
    """
    sql = (
        "SELECT text FROM accounts JOIN text_versions USING (version_id, account_id) WHERE account_id = ? "
        "OR account_id = (SELECT account_id FROM claims WHERE claim_id = ?)"
    )
    row = case.connection.execute(sql, (target, target)).fetchone()
    times = row[0].count(quote) if row else 0
    if times != 1:
        raise DecisionError(f"stands there {times} times", f"“{quote}”", "give start=, end= and quote=")
    start = row[0].index(quote)
    return {"start": start, "end": start + len(quote)}
