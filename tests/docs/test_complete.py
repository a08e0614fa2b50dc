"""All that is public is documented: commands, options, exit codes, settings, columns, values, names."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest

import firsthand
from firsthand import cli
from firsthand.claims.claim import Claim
from firsthand.config import Config
from firsthand.events.event import Entity, Event, FieldReading, NamedBy
from firsthand.export.files.jsonl import ACCOUNT_COLUMNS, DIFFERENCE_COLUMNS, FILES, SAID
from firsthand.export.page.html import KINDS
from firsthand.export.words import STATUS
from firsthand.lineage.lineage import Lineage, Origin, Passage
from firsthand.record.figure import Figure, Reading
from firsthand.sources.manifest_row import COLUMNS
from firsthand.sources.raw_item import Rejection

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "firsthand"
TYPES = {dict: "table", str: "str", int: "int", float: "float", bool: "bool"}


def names_of(noun: Any) -> list[str]:
    """Fields of a noun."""
    return [f.name for f in fields(noun)]


RULED = ["reviewed", "decision_ids"]
QUIET = ("silent_account_ids", "denied_claim_ids")
EXPORTED = {
    "accounts": [*ACCOUNT_COLUMNS, "main_event_id", *RULED],
    "claims": [*names_of(Claim), "event_id", "entity_id", *RULED],
    "events": [*names_of(Event), *RULED],
    "figures": [*(SAID.get(name, name) for name in names_of(Figure)), *QUIET, *RULED],
    "lineage": names_of(Lineage),
    "origins": [*names_of(Origin), *RULED],
    "entities": [*names_of(Entity), *RULED],
    "rejections": names_of(Rejection),
}
NESTED = [
    ("events", FieldReading),
    ("events", NamedBy),
    ("figures", Reading),
    ("lineage", Passage),
]


# --- commands


def commands() -> dict[str, click.Command]:
    """Every command, loaded."""
    group = cli.cli
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def parameters(name: str) -> list[click.Parameter]:
    """Options and arguments of a command, as it has them when it is called."""
    command = commands()[name]
    inside = click.Context(command, parent=click.Context(cli.cli, **cli.cli.context_settings))
    return command.get_params(inside)


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_each_command_has_a_section_and_a_row_in_the_readme(documents: Any, name: str) -> None:
    assert documents["docs/cli.md"].section(f"firsthand {name}").strip()
    assert f"`firsthand {name}" in documents["README.md"].section("Commands")


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_each_option_and_argument_is_told_of(documents: Any, name: str) -> None:
    said = documents["docs/cli.md"].section(f"firsthand {name}")
    for parameter in parameters(name):
        if isinstance(parameter, click.Argument):
            assert (parameter.metavar or (parameter.name or "").upper()) in said
        for option in parameter.opts if isinstance(parameter, click.Option) else []:
            assert f"`{option}" in said, f"{name} {option}"


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_no_option_is_told_of_that_is_not_there(documents: Any, name: str) -> None:
    real = {o for p in parameters(name) for o in p.opts}
    assert {n.split()[0] for n in documents["docs/cli.md"].listed(f"firsthand {name}")} <= real


def test_options_of_the_program_itself(documents: Any) -> None:
    for parameter in cli.cli.get_params(click.Context(cli.cli, help_option_names=["-h", "--help"])):
        assert all(option in documents["docs/cli.md"].text for option in parameter.opts)


def test_each_exit_code(documents: Any) -> None:
    codes = [cli.DONE, cli.FAILED, cli.USAGE, cli.LEFT_OUT, cli.FAULTY, cli.INTERRUPTED]
    rows = documents["docs/cli.md"].section("Exit codes").splitlines()
    assert [row.split("|")[1].strip() for row in rows if row.startswith("| ")][1:] == [str(c) for c in codes]
    for code in codes:
        assert f"{code} " in documents["README.md"].text.partition("Exit codes:")[2][:400]
        assert f"{code} " in cli.EPILOG


def test_each_fault_of_verify(documents: Any) -> None:
    said = documents["docs/cli.md"].section("firsthand verify")
    tree = ast.parse((PACKAGE / "casefile" / "verify.py").read_text("utf-8"))
    made = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Fault"]
    kinds = {str(n.args[0].value) for n in made if isinstance(n.args[0], ast.Constant)}
    assert kinds
    assert not [k for k in kinds if f"`{k}`" not in said]


# --- settings


def settings() -> Iterator[tuple[str, str, Any]]:
    """Every setting: its table, its name, its default."""
    config = Config()
    for section in fields(Config):
        table = getattr(config, section.name)
        for setting in fields(table):
            yield section.name, setting.name, getattr(table, setting.name)


@pytest.mark.parametrize(("section", "name", "default"), list(settings()))
def test_each_setting_with_its_type_and_default(documents: Any, section: str, name: str, default: Any) -> None:
    rows = [r for r in documents["docs/settings.md"].section(section).splitlines() if f"`{section}.{name}`" in r]
    assert len(rows) == 1
    cells = [c.strip() for c in rows[0].split("|")]
    shown = f'"{default}"' if isinstance(default, str) else json.dumps(default)
    assert cells[2] == TYPES[type(default)]
    assert cells[3] == f"`{shown}`"
    assert cells[4]


def test_no_setting_is_told_of_that_is_not_there(documents: Any) -> None:
    told = {n for s in fields(Config) for n in documents["docs/settings.md"].listed(s.name)}
    assert told == {f"{section}.{name}" for section, name, _ in settings()}


# --- the export


def test_all_files_of_the_export_are_known_here() -> None:
    assert set(EXPORTED) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_each_column_of_the_export_and_no_other(documents: Any, name: str) -> None:
    until = "| code |" if name == "rejections" else "\n### "
    assert sorted(documents["docs/record.md"].listed(f"{name}.jsonl", until)) == sorted(EXPORTED[name])


@pytest.mark.parametrize(("name", "noun"), NESTED)
def test_each_column_inside_a_column(documents: Any, name: str, noun: Any) -> None:
    section = documents["docs/record.md"].section(f"{name}.jsonl")
    assert not [f for f in names_of(noun) if f"`{f}`" not in section]


def test_each_column_of_a_difference(documents: Any) -> None:
    section = documents["docs/record.md"].section("Differences")
    assert not [name for name in DIFFERENCE_COLUMNS if f"`{name}`" not in section]


def test_each_status_and_kind_of_difference(documents: Any) -> None:
    record, glossary = documents["docs/record.md"], documents["docs/glossary.md"].text
    assert set(record.listed("Statuses")) == set(STATUS)
    assert set(record.listed("Differences")) == set(KINDS)
    assert not [s for s in STATUS if f"`{s}`" not in glossary]
    assert not [k for k in KINDS if f"**{k}**" not in glossary]


def rejection_codes() -> set[str]:
    """Every code that the package's source writes into a rejection."""
    codes = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        if "code=" not in text and "ejection(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                given = [k.value for k in node.keywords if k.arg == "code"]
                named = getattr(node.func, "id", "") in ("Rejection", "rejection")
                given += node.args[2:3] if named else []
                codes |= {c.value for c in given if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    return codes


def test_each_code_of_a_rejection(documents: Any) -> None:
    codes = rejection_codes()
    said = documents["docs/record.md"].section("rejections.jsonl")
    assert len(codes) > 20
    assert not [c for c in codes if f"`{c}`" not in said]


def test_each_column_of_a_manifest(documents: Any) -> None:
    assert set(documents["README.md"].listed("Your own accounts")) == set(COLUMNS)


# --- names


def test_each_public_name(documents: Any) -> None:
    said = documents["docs/python.md"].section("All of it")
    assert not [n for n in firsthand.__all__ if f"`firsthand.{n}`" not in said]
    assert not [n for n in re.findall(r"`firsthand\.(\w+)`", said) if n not in firsthand.__all__]
    assert all(hasattr(firsthand, n) for n in firsthand.__all__)
    assert firsthand.__all__ == sorted(firsthand.__all__)


def test_each_layer_is_in_the_architecture(documents: Any) -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    assert documents["docs/architecture.md"].listed("Layers") == contract["layers"]


def test_each_decision_is_short_and_has_its_four_parts(documents: Any) -> None:
    decisions = [d for n, d in documents.items() if n.startswith("docs/decisions/")]
    assert [d.path.name[:4] for d in decisions] == [f"{i:04}" for i in range(1, len(decisions) + 1)]
    for document in decisions:
        assert len(document.text.splitlines()) <= 40
        assert document.text.startswith(f"# {document.path.name[:4]} ")
        parts = ("Context", "Decision", "Consequences", "Cost of undoing")
        assert [p for p in parts if document.section(p).strip()] == list(parts)


def test_the_changelog_names_the_version(documents: Any) -> None:
    assert firsthand.__version__ in documents["CHANGELOG.md"].text


def test_notices_stand(documents: Any) -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    for text in ((ROOT / "NOTICE").read_text("utf-8"), documents["README.md"].section("Licence")):
        assert "GeoNames" in text
