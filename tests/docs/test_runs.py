"""What the documents tell people to type works: command lines parse, blocks run, manifests and settings are read."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from firsthand.cli import COMMANDS, cli
from firsthand.config import Config, load_config
from firsthand.demo import demo_accounts
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import RawItem

ROOT = Path(__file__).parents[2]
RUN_IN_ORDER = ("README.md", "docs/cli.md")
FEW = ("palmira-echo.txt", "rambla-daily.html")  # accounts enough for a block that reads a folder
LINE = re.compile(r"^(?:\s*|\s*\$ )(firsthand (?:(?!  ).)+)", re.M)
INLINE = re.compile(r"`(firsthand [^`]+)`")
PLACEHOLDER = re.compile(r"[\[|]")


@dataclass
class Ran:
    """What the documents' commands printed.

    Attributes:
        folder: Where they ran.
        printed: Per command line, its standard output.
        failed: Per command line that did not end with 0, what it said.
    """

    folder: Path
    printed: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def _console_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("$ firsthand "):
            yield line.removeprefix("$ ")


@pytest.fixture(scope="module")
def ran(documents: Any, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """All console blocks of README and the command line's page, run in order in one folder with a few accounts."""
    done = Ran(tmp_path_factory.mktemp("typed"))
    (done.folder / "accounts").mkdir()
    with demo_accounts() as folder:
        for name in FEW:
            shutil.copy(folder / name, done.folder / "accounts")
    runner = CliRunner()
    with chdir(done.folder):
        for line in (x for name in RUN_IN_ORDER for b in documents[name].blocks("console") for x in _console_lines(b)):
            result = runner.invoke(cli, shlex.split(line)[1:])
            done.printed[line] = result.stdout
            if result.exit_code:
                done.failed[line] = f"{result.exit_code}: {result.output}{result.exception!r}"
    return done


def test_every_console_block_runs(ran: Ran) -> None:
    assert ran.failed == {}
    assert {line.split()[1] for line in ran.printed} == set(COMMANDS) - {
        "serve",
        "fetch",
    }  # runs until ended; needs a network


def test_the_readme_shows_what_the_demo_prints(documents: Any, ran: Ran) -> None:
    spec = importlib.util.spec_from_file_location("refresh_readme", ROOT / "tools" / "refresh_readme.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    told = "the demo prints something else by now: run python tools/refresh_readme.py"
    assert tool.block(ran.printed["firsthand demo"]) in documents["README.md"].text, told


def test_every_python_block_runs(documents: Any, ran: Ran) -> None:
    """The blocks of one document go on from one another, as a reader types them."""
    held = {n: blocks for n, d in documents.items() if (blocks := d.blocks("python"))}
    assert "docs/python.md" in held
    with chdir(ran.folder):
        for name, blocks in held.items():
            names: dict[str, Any] = {"__name__": "block"}
            for block in blocks:
                exec(compile(block, name, "exec"), names)


def test_no_block_is_of_a_kind_that_nothing_here_runs(documents: Any) -> None:
    kinds = {k for d in documents.values() for k in re.findall(r"^```(\w+)$", d.text, re.M)}
    assert kinds <= {"console", "python", "toml", "csv", "text"}


def test_every_settings_block_is_read(documents: Any, tmp_path: Path) -> None:
    blocks = [b for d in documents.values() for b in d.blocks("toml")]
    assert blocks
    for block in blocks:
        (tmp_path / "settings.toml").write_text(block, "utf-8")
        assert load_config(tmp_path / "settings.toml") != Config()


def test_every_manifest_block_is_read(documents: Any, tmp_path: Path) -> None:
    blocks = [b for d in documents.values() for b in d.blocks("csv")]
    assert blocks
    for block in blocks:
        (tmp_path / "manifest.csv").write_text(block, "utf-8")
        for path in re.findall(r"\b\w+/[\w.]+", block):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(
                b"%PDF-1.4 ..." if path.endswith(".pdf") else b"<html><p>A ferry sank.</p></html>"
            )
        found = list(find_items(tmp_path / "manifest.csv", Config().sources))
        assert len(found) == len(block.splitlines()) - 1
        assert all(isinstance(i, RawItem) and i.publisher and i.published and i.event for i in found)


def _typed(text: str) -> Iterator[str]:
    """Command lines of a text that stand whole in a block or in backquotes, without those that show alternatives."""
    for found in (*LINE.findall(text), *INLINE.findall(text)):
        line = found.split(" | ")[0].strip()
        if not PLACEHOLDER.search(line):
            yield line


def _commands(text: str) -> Iterator[str]:
    return (line for line in _typed(text) if line.split()[1] in COMMANDS or not line.split()[1].isalpha())


def test_every_command_line_parses(documents: Any) -> None:
    lines = {line for d in documents.values() for line in _commands(d.text)}
    helps = {line for name in COMMANDS for line in _commands(_command(name).epilog or "")}
    assert len(lines) > 10
    assert len(helps) > 8
    for line in sorted(lines | helps):
        _, name, *given = shlex.split(line)
        if name in COMMANDS:
            _parse(name, given, line)


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def _parse(name: str, given: list[str], line: str) -> None:
    try:
        _command(name).make_context(name, list(given), parent=click.Context(cli, **cli.context_settings))
    except click.MissingParameter:
        pass  # the command is only named ("`firsthand read`")
    except click.UsageError as error:
        pytest.fail(f"{line}: {error.format_message()}")


def test_every_word_after_the_program_is_a_command(documents: Any) -> None:
    for document in documents.values():
        for line in _typed(
            "\n".join([*document.blocks("console"), *re.findall(r"`firsthand [a-z]+[^`]*`", document.text)])
        ):
            assert line.split()[1] in COMMANDS, f"{document.name}: {line}"


def test_links_lead_somewhere(documents: Any) -> None:
    for document in documents.values():
        for target in re.findall(r"\]\(([^)\s]+)\)", document.prose):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            there = Path(os.path.normpath(document.path.parent / path)) if path else document.path
            assert there.exists(), f"{document.name}: {target}"
            if anchor:
                name = there.relative_to(ROOT).as_posix()
                assert anchor in documents[name].anchors, f"{document.name}: {target}"


def test_make_targets_that_are_named_are_there(documents: Any) -> None:
    there = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {n for d in documents.values() for n in re.findall(r"(?:`|^    )make ([a-z-]+)", d.text, re.M)}
    assert {"demo", "test"} <= named <= there


def test_documents_that_the_code_names_are_there() -> None:
    for folder in ("src", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            for name in re.findall(r"\bdocs/[\w/-]+\.md\b", path.read_text("utf-8")):
                assert (ROOT / name).is_file(), f"{path}: {name}"
