"""What goes wrong around a run: full disks, kills, interrupts, two at once, files that are no case.

Each says in one message what happened and what to do, exits as documented, and loses nothing.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from firsthand.accounts.account import Account
from firsthand.casefile.case import open_case
from firsthand.casefile.verify import verify_case
from firsthand.config import Config
from firsthand.engine.run import read_into

Caller = Callable[..., subprocess.CompletedProcess[str]]
Starter = Callable[..., subprocess.Popen[str]]
Exporter = Callable[[Path], dict[str, bytes]]
FolderMaker = Callable[..., Path]
PATIENCE = 90.0
SPREAD = "[engine]\nworkers = 2\nin_process_below = 0\nshard_rows = 5\n"


def failed_plainly(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 1, one message on standard error, no traceback, nothing on standard output."""
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("firsthand: ") or "\nfirsthand: " in done.stderr
    for word in words:
        assert word in done.stderr


def sound(case_path: Path) -> None:
    with open_case(case_path) as case:
        assert verify_case(case).faults == ()


# --- paths


def test_nothing_at_the_path(call: Caller, tmp_path: Path) -> None:
    failed_plainly(call("read", "nowhere", "--case", "c.db"), "nowhere", "cannot be found", "correct the path")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / ".hidden").write_text("Nine died.")
    failed_plainly(call("read", "accounts", "--case", "c.db"), "accounts: holds nothing to read")


def test_all_inputs_rejected(call: Caller, folder: FolderMaker) -> None:
    folder({"a.txt": "", "b.txt": "... ---"})
    failed_plainly(call("read", "accounts", "--case", "c.db"), "none of it could be read", "firsthand show")
    assert "holds no word" in call("show", "c.db").stdout


def test_a_file_that_may_not_be_read(call: Caller, folder: FolderMaker, tale: dict[str, str]) -> None:
    there = folder(tale)
    (there / "link.txt").symlink_to("/proc/self/mem")
    (there / "late.txt").chmod(0)
    done = call("read", "accounts", "--case", "c.db", "--strict")
    assert done.returncode == 3
    assert "link.txt" in call("show", "c.db").stdout
    if os.getuid() != 0:
        assert "late.txt" in call("show", "c.db").stdout


@pytest.mark.parametrize(
    "settings", ["[engine]\nworkerz = 2\n", "[engine\n", "[nowhere]\n", "[engine]\nworkers = 'two'\n"]
)
def test_wrong_settings(call: Caller, tmp_path: Path, folder: FolderMaker, tale: dict[str, str], settings: str) -> None:
    folder(tale)
    (tmp_path / "s.toml").write_text(settings)
    failed_plainly(call("read", "accounts", "--case", "c.db", "--config", "s.toml"))
    assert not (tmp_path / "c.db").exists()


# --- cases


def _letter(path: Path) -> None:
    path.write_text("Dear all,\n" * 200)


def _newer(path: Path) -> None:
    open_case(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("make", "words"), [(_letter, "is no Firsthand case"), (_newer, "newer version"), (Path.mkdir, "is a folder")]
)
@pytest.mark.parametrize(
    "line",
    [
        ["read", "accounts", "--case", "c.db"],
        ["show", "c.db"],
        ["export", "c.db", "--out", "x"],
        ["verify", "c.db"],
    ],
    ids=lambda line: line[0],
)
def test_what_is_no_case(
    call: Caller, tmp_path: Path, make: Callable[[Path], None], words: str, line: list[str]
) -> None:
    (tmp_path / "accounts").mkdir()
    make(tmp_path / "c.db")
    failed_plainly(call(*line), "c.db", words)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("line", [["show", "c.db"], ["verify", "c.db"], ["export", "c.db", "--out", "x"]])
def test_no_case_at_all(call: Caller, line: list[str]) -> None:
    failed_plainly(call(*line), "c.db", "no such case", "firsthand read PATH --case FILE")


def test_a_damaged_case(call: Caller, case: Path) -> None:
    size = case.stat().st_size
    with case.open("r+b") as file:
        file.seek(size // 3)
        file.write(b"\xa5" * (size // 3))
    assert call("verify", case.name).returncode == 4
    done = call("show", case.name)
    assert done.returncode in {0, 1}
    assert "Traceback" not in done.stderr


# --- many accounts, so that a run can be met half way


@pytest.fixture(scope="session")
def forty(tale: dict[str, str]) -> dict[str, str]:
    """Forty texts by file name."""
    texts = list(tale.values())
    return {f"{i:02}.txt": f"Report {i}\n\n{texts[i % len(texts)]}" for i in range(40)}


@pytest.fixture(scope="session")
def undisturbed(
    forty: dict[str, str], exported: Exporter, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The export of what a run over the forty makes that nothing disturbs."""
    there = tmp_path_factory.mktemp("undisturbed")
    (there / "accounts").mkdir()
    for name, text in forty.items():
        (there / "accounts" / name).write_text(text, "utf-8")
    read_into(there / "c.db", there / "accounts", Config())
    return exported(there / "c.db")


@pytest.fixture
def many(folder: FolderMaker, forty: dict[str, str], tmp_path: Path) -> Path:
    """The forty in a folder, and settings that read them in worker processes, a few at a time."""
    (tmp_path / "spread.toml").write_text(SPREAD)
    return folder(forty)


@pytest.fixture
def reading(start: Starter, many: Path) -> Iterator[subprocess.Popen[str]]:
    """A `read` of the forty, on its way."""
    process = start("read", "accounts", "--case", "c.db", "--config", "spread.toml")
    yield process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def until(process: subprocess.Popen[str], holds: Callable[[], bool]) -> None:
    """Wait for something to hold while a process runs."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert process.poll() is None, "the run ended before it could be met"
        assert time.monotonic() < end
        time.sleep(0.01)


def stored(case_path: Path) -> int:
    """Accounts that a case holds now; 0 where it is not made yet."""
    if not case_path.exists():
        return 0
    try:
        with closing(sqlite3.connect(case_path.as_uri() + "?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM accounts").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.fixture
def goes_on_to_the_same_end(
    call: Caller, tmp_path: Path, exported: Exporter, undisturbed: dict[str, bytes]
) -> Callable[[], None]:
    """The same command ends well, and what stands is what an undisturbed run gives."""

    def goes_on() -> None:
        done = call("read", "accounts", "--case", "c.db", "--config", "spread.toml")
        assert done.returncode == 0, done.stderr
        assert exported(tmp_path / "c.db") == undisturbed
        sound(tmp_path / "c.db")
        with open_case(tmp_path / "c.db") as case:
            assert case.count(Account) == 40
            taken = case.connection.execute("SELECT count(*) FROM custody WHERE action = 'taken in'").fetchone()
            assert taken == (40,), "nothing came in twice"
        assert sorted(p.name for p in tmp_path.glob("c.db*")) == ["c.db"]

    return goes_on


@pytest.mark.parametrize("moment", ["reading", "deriving"])
def test_a_killed_run_goes_on(
    call: Caller,
    reading: subprocess.Popen[str],
    tmp_path: Path,
    goes_on_to_the_same_end: Callable[[], None],
    moment: str,
) -> None:
    if moment == "reading":
        until(reading, lambda: stored(tmp_path / "c.db") > 0)
    else:
        until(reading, (tmp_path / "c.db.work" / "deriving" / "mentions").exists)
    os.kill(reading.pid, signal.SIGKILL)  # the parent alone: its workers must end by themselves
    reading.wait()
    reading.communicate(timeout=20)  # ends once no worker holds the pipes any more
    if moment == "reading":
        sound(tmp_path / "c.db")
    goes_on_to_the_same_end()


def test_a_killed_worker_is_no_loss(
    call: Caller, reading: subprocess.Popen[str], tmp_path: Path, goes_on_to_the_same_end: Callable[[], None]
) -> None:
    until(reading, lambda: stored(tmp_path / "c.db") > 0)
    children = Path(f"/proc/{reading.pid}/task/{reading.pid}/children").read_text().split()
    workers = [int(c) for c in children if "spawn_main" in Path(f"/proc/{c}/cmdline").read_text()]
    os.kill(workers[0], signal.SIGKILL)
    _, said = reading.communicate(timeout=PATIENCE)
    assert reading.returncode == 0, said
    goes_on_to_the_same_end()


@pytest.fixture
def deaf() -> Iterator[None]:
    """The tests run as a script's background job does: interrupts are ignored, and so they are in what it starts."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("deaf")
def test_an_interrupt_exits_with_130_and_says_what_to_do(
    call: Caller, reading: subprocess.Popen[str], tmp_path: Path, goes_on_to_the_same_end: Callable[[], None]
) -> None:
    until(reading, lambda: stored(tmp_path / "c.db") > 0)
    os.killpg(reading.pid, signal.SIGINT)  # as a terminal does: to the workers too
    shown, said = reading.communicate(timeout=PATIENCE)
    assert (reading.returncode, shown) == (130, "")
    assert said.strip() == "interrupted; what was stored stands, run the same command to go on"
    goes_on_to_the_same_end()


def test_a_second_run_at_once_is_refused_and_nothing_is_lost(
    call: Caller, reading: subprocess.Popen[str], tmp_path: Path, goes_on_to_the_same_end: Callable[[], None]
) -> None:
    until(reading, lambda: stored(tmp_path / "c.db") > 0)
    os.killpg(reading.pid, signal.SIGSTOP)  # or it may be done before the second one has started
    try:
        failed_plainly(
            call("read", "accounts", "--case", "c.db"), "another process is reading", "run the same command again"
        )
        shown = call("show", "c.db")
        assert (shown.returncode, shown.stderr) == (0, ""), "readers need not wait"
    finally:
        os.killpg(reading.pid, signal.SIGCONT)
    _, said = reading.communicate(timeout=PATIENCE)
    assert reading.returncode == 0, said
    goes_on_to_the_same_end()


# --- disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB, mounted where we may; else skipped for the bound on file sizes that the next test sets."""
    disk = tmp_path / "disk"
    disk.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(disk)]
    if os.getuid() != 0 or subprocess.run(line, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs more rights")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("kilobytes_left", [20, 150, 400, 700, 1000])
def test_a_full_disk(
    call: Caller,
    many: Path,
    small_disk: Path,
    tmp_path: Path,
    exported: Exporter,
    undisturbed: dict[str, bytes],
    kilobytes_left: int,
) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (1536 - kilobytes_left) * 1024)
    done = call("read", "accounts", "--case", "disk/c.db", "--config", "spread.toml")
    failed_plainly(done, "make room", "run the same command again")
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    again = call("read", "accounts", "--case", "disk/c.db", "--config", "spread.toml")
    assert again.returncode == 0, again.stderr
    assert exported(small_disk / "c.db") == undisturbed
    sound(small_disk / "c.db")


@pytest.mark.parametrize("kilobytes", [8, 300])
def test_files_that_may_not_grow(
    start: Starter,
    call: Caller,
    many: Path,
    tmp_path: Path,
    goes_on_to_the_same_end: Callable[[], None],
    kilobytes: int,
) -> None:
    process = start("read", "accounts", "--case", "c.db", "--config", "spread.toml")
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))
    shown, said = process.communicate(timeout=PATIENCE)
    failed_plainly(subprocess.CompletedProcess([], process.returncode, shown, said), "make room")
    goes_on_to_the_same_end()
