"""Each verb: what it prints where, its exit code, and that its help answers at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.casefile.case import open_case
from firsthand.cli import COMMANDS

Caller = Callable[..., subprocess.CompletedProcess[str]]
HEAVY = {
    "pyarrow",
    "duckdb",
    "numpy",
    "lxml",
    "rich",
    "babel",
    "trafilatura",
    "py3langid",
    "jinja2",
    "pypdfium2",
    "rensa",
}


def test_help_imports_nothing_heavy() -> None:
    """Import time is what makes a command slow to answer; counting imports does not hang on the machine's load."""
    program = (
        "import sys; sys.argv = ['firsthand', '--help']\n"
        "import firsthand.cli\n"
        "try: firsthand.cli.main()\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stderr.split())
    assert loaded.isdisjoint(HEAVY)
    ours = {m for m in loaded if m.split(".")[0] == "firsthand"}
    assert ours == {"firsthand", "firsthand.cli", "firsthand.errors", "firsthand.safe_path", "firsthand.vocabulary"}
    assert len(loaded) < 300


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_names_every_command(call: Caller, arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.returncode == 0
    assert done.stderr == ""
    for name, said in COMMANDS.items():
        assert f"  {name}" in done.stdout
        assert said in " ".join(done.stdout.split())
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(call: Caller, name: str) -> None:
    done = call(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  firsthand {name}" in done.stdout.split("Examples:")[1]


def test_version(call: Caller) -> None:
    assert call("--version").stdout.startswith("firsthand, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["reed"],
        ["read"],
        ["read", "accounts"],
        ["read", "a", "--case", "c.db", "--loud"],
        ["show"],
        ["export", "c.db"],
        ["export", "c.db", "--format", "xml", "--out", "x"],
        ["verify"],
    ],
)
def test_wrong_usage_exits_with_2_and_says_so_on_stderr(call: Caller, arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


def test_a_bare_call_shows_the_help(call: Caller) -> None:
    done = call()
    assert "Commands:" in done.stdout + done.stderr
    assert done.returncode in {0, 2}


def test_read_tells_what_it_did_on_stderr(call: Caller, folder: Callable[..., Path], tale: dict[str, str]) -> None:
    folder(tale)
    first = call("read", "accounts", "--case", "c.db")
    assert (first.returncode, first.stdout) == (0, "")
    assert "4 found, 4 new; 4 read" in first.stderr
    assert "`firsthand show c.db`" in first.stderr
    again = call("read", "accounts", "--case", "c.db")
    assert "4 found, 0 new; 0 read, 0 claims" in again.stderr
    assert "nothing new" in again.stderr


def test_read_tells_of_changes(call: Caller, case: Path, folder: Callable[..., Path], tale: dict[str, str]) -> None:
    (case.parent / "accounts" / "late.txt").unlink()
    folder({"wire.txt": tale["wire.txt"].replace("14", "17")})
    assert "3 found, 0 new, 1 changed, 1 gone; 1 read" in call("read", "accounts", "--case", case.name).stderr
    folder({"late.txt": tale["late.txt"]})
    assert "4 found, 0 new, 1 back; 0 read" in call("read", "accounts", "--case", case.name).stderr


def test_strict_exits_with_3_where_something_was_left_out(
    call: Caller, folder: Callable[..., Path], tale: dict[str, str]
) -> None:
    folder({**tale, "dots.txt": "... ---"})
    assert call("read", "accounts", "--case", "c.db").returncode == 0
    strict = call("read", "accounts", "--case", "c.db", "--strict")
    assert strict.returncode == 3
    assert "1 left out" in strict.stderr
    assert "dots.txt" in call("show", "c.db").stdout


def test_show_prints_the_record(call: Caller, case: Path) -> None:
    done = call("show", case.name)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("killed", "Ostrava", "wire.txt", "“killing 14 people”", "Who has it from whom"):
        assert words in done.stdout
    assert "\x1b[" not in done.stdout, "no colour where the output is piped"


def test_show_as_json_holds_the_export_without_texts(call: Caller, case: Path) -> None:
    shown = json.loads(call("show", case.name, "--json").stdout)
    assert set(shown) >= {"accounts", "claims", "events", "figures", "lineage", "origins", "entities", "rejections"}
    assert all("text" not in row for row in shown["accounts"])
    assert {f["measure"] for f in shown["figures"]} >= {"killed", "injured"}


def test_show_one_event_by_the_first_characters_of_its_id(call: Caller, case: Path) -> None:
    events = json.loads(call("show", case.name, "--json").stdout)["events"]
    for event in events:
        done = call("show", case.name, "--event", event["event_id"][:9])
        assert done.stdout.startswith(event["title"])
    one = json.loads(call("show", case.name, "--json", "--event", events[0]["event_id"]).stdout)
    assert [e["event_id"] for e in one["events"]] == [events[0]["event_id"]]
    assert {f["event_id"] for f in one["figures"]} <= {events[0]["event_id"]}


@pytest.mark.parametrize("event", ["zzz", "e"])
def test_show_an_event_that_is_none_or_many(call: Caller, case: Path, event: str) -> None:
    done = call("show", case.name, "--event", event)
    assert (done.returncode, done.stdout) == (1, "")
    assert "firsthand show CASE" in done.stderr


def test_show_lineage_only(call: Caller, case: Path) -> None:
    done = call("show", case.name, "--lineage")
    assert done.returncode == 0
    assert "Meridian Wire" in done.stdout
    assert "killed" not in done.stdout


def test_export_as_json_lines_is_the_contract(call: Caller, case: Path) -> None:
    done = call("export", case.name, "--out", "rows")
    assert (done.returncode, done.stdout) == (0, "")
    assert "wrote 4 accounts" in done.stderr
    for line in (case.parent / "rows" / "claims.jsonl").read_text("utf-8").splitlines():
        claim = json.loads(line)
        (text,) = (
            a["text"]
            for a in map(json.loads, (case.parent / "rows" / "accounts.jsonl").read_text("utf-8").splitlines())
            if a["account_id"] == claim["account_id"]
        )
        assert text[claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(
    ("form", "out", "files"), [("csv", "tables", "tables/figures.csv"), ("html", "r.html", "r.html")]
)
def test_export_in_other_forms(call: Caller, case: Path, form: str, out: str, files: str) -> None:
    done = call("export", case.name, "--format", form, "--out", out)
    assert (done.returncode, done.stdout) == (0, "")
    first = (case.parent / files).read_bytes()
    assert b"killed" in first
    assert call("export", case.name, "--format", form, "--out", out).returncode == 0
    assert (case.parent / files).read_bytes() == first


def test_export_to_where_nothing_can_be_written(call: Caller, case: Path) -> None:
    (case.parent / "taken").write_text("a file")
    done = call("export", case.name, "--out", "taken")
    assert (done.returncode, done.stdout) == (1, "")
    assert "taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_says_what_it_checked(call: Caller, case: Path) -> None:
    done = call("verify", case.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 faults; checked 4 raw items, 4 inputs")


def test_verify_exits_with_4_where_a_byte_was_changed(call: Caller, case: Path) -> None:
    with open_case(case, write=True) as opened, opened.transaction() as connection:
        connection.execute("UPDATE raw_items SET data = x'20' WHERE sha256 = (SELECT min(sha256) FROM raw_items)")
    done = call("verify", case.name)
    assert done.returncode == 4
    assert all(line.startswith("bytes\t") for line in done.stdout.splitlines())
    assert "faults; checked" in done.stderr


def test_demo_prints_a_record_and_writes_a_case_and_a_page(call: Caller, tmp_path: Path) -> None:
    done = call("demo", "--out", "tour")
    assert done.returncode == 0
    assert "killed" in done.stdout
    assert sorted(p.name for p in (tmp_path / "tour").iterdir()) == ["demo.db", "record.html"]
    again = call("demo", "--out", "tour")
    assert again.returncode == 0
    assert again.stdout == done.stdout


def test_a_reader_that_has_gone_is_no_error(case: Path, tmp_path: Path) -> None:
    line = f"{sys.executable} -m firsthand.cli show {case.name} --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=dict(os.environ),
    )
    assert (done.returncode, done.stderr) == (0, "")
