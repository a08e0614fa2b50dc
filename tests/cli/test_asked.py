"""A case in a few lines, its events as a list, and decisions on what is named by a name."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Caller = Callable[..., subprocess.CompletedProcess[str]]


def test_show_begins_with_what_the_case_holds_and_the_next_command(call: Caller, case: Path) -> None:
    said = call("show", case.name).stdout.splitlines()
    labels = [line.split()[0] for line in said[:4]]
    assert labels == ["case", "events", "in", "tolls"]
    assert any(line.startswith("       next firsthand show") for line in said)


def test_events_are_listed_by_what_is_asked(call: Caller, case: Path) -> None:
    everything = call("show", case.name, "--top", 50).stdout
    assert len(call("show", case.name, "--top", 1).stdout.strip().splitlines()) <= len(everything.strip().splitlines())
    assert "Ostrava" in call("show", case.name, "--place", "ostrava").stdout
    assert call("show", case.name, "--since", "2099").stdout.strip() == "No event fits."
    assert call("show", case.name, "--type", "quarrel").returncode == 1
    assert call("show", case.name, "--top", 0).returncode == 2


def test_a_decision_takes_the_name_of_what_it_is_about(call: Caller, case: Path) -> None:
    made = call("decide", case.name, "tag", "wire.txt", "tag=seen", "--by", "Ada", "--later")
    assert made.returncode == 0, made.stderr
    event = call("decide", case.name, "title", "Ostrava", "title=The bridge", "--by", "Ada", "--later")
    assert event.returncode == 0, event.stderr
    back = call("decide", case.name, "undo", event.stdout.strip()[:8], "--by", "Ada", "--later")
    assert back.returncode == 0, back.stderr
    (row,) = [r for r in json.loads(call("decisions", case.name, "--json").stdout) if r["kind"] == "title"]
    assert row["decision_id"] == event.stdout.strip()
    assert call("decide", case.name, "exclude", "nobody", "--by", "Ada").returncode == 1


def test_read_ends_with_the_events_and_what_moved(
    call: Caller, folder: Callable[..., Path], tale: dict[str, str]
) -> None:
    folder({"wire.txt": tale["wire.txt"]})
    first = call("read", "accounts", "--case", "c.db").stderr
    assert "1 event, 0 contested, 0 without a day" in first
    assert "since the last read" not in first
    folder({"wire.txt": tale["wire.txt"].replace("14", "17")})
    assert "moved" in call("read", "accounts", "--case", "c.db").stderr.partition("since the last read: ")[2]


def test_changes_tell_what_moved_since_a_day(call: Caller, case: Path) -> None:
    done = call("changes", case.name, "--since", "2031-05-03")
    assert done.returncode == 0, done.stderr
    assert "→" in done.stdout or "new" in done.stdout
    assert "Nothing moved" in call("changes", case.name, "--since", "2099-01-01").stdout
    assert call("changes", case.name, "--since", "yesterday").returncode == 1
