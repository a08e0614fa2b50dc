"""Opens items in a process of its own, under limits of memory, processor time and output.

Parsers of PDF, HTML, Word files, mails and Parquet are large programs, partly in C, and what they read comes from strangers:
here one that dies, hangs or grows without end takes one item with it, and nothing else.  Plain text is opened where it is,
since nothing but Python reads it.  The process answers in JSON; refuses to run anything that it sends.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import IO, Any

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.safe_path import SAFE_PYTHON
from firsthand.sources.confined_message import MESSAGE_HEAD, MOST_ANSWER, Message, message_bytes, message_sizes
from firsthand.sources.media_types import PARQUET, PDF, SHEETS, TEXT
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import Opened, RawItem
from firsthand.tables import noun_of
from firsthand.vocabulary import REJECTION_CODES, word_of

# The process finds modules where this one does, and nowhere else.
_BEGIN = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from firsthand.sources.confined_worker import serve; serve()"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "PYTHONHOME", "PYTHONHASHSEED")
_PLAIN = {  # one thread a library, and no memory set aside beforehand, which would count against the bound
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system",
}  # fmt: skip
_START_SECONDS = 120  # its start and imports are no part of an item's time, but they must end too
_GRACE = 5  # seconds beyond its own limit after which it is ended from here
_CHUNK = 1 << 20
DRAWING_SECONDS = 15  # somebody waits for a picture


class _Ended(Exception):
    """The process gave no answer."""


@dataclass(frozen=True, slots=True)
class _Late(_Ended):
    """It took too long."""

    seconds: float


class _Reader:
    """One process that opens items, one at a time; replaced when it is lost."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def ask(self, question: Message, seconds: float) -> Message:
        """Put a question and wait for its answer.

        Raises:
            _Ended: There is none: the process died, took too long, or said more than it may.
        """
        with self._lock:
            try:
                return self._asked(question, seconds)
            except BaseException:
                self.end()  # whatever it is in the middle of is of no use to the next question
                raise

    def _asked(self, question: Message, seconds: float) -> Message:
        process = self._running()
        try:
            _send(process, question)
        except BrokenPipeError:  # it died while idle
            self.end()
            process = self._running()
            _send(process, question)
        assert process.stdout is not None
        answer = _receive(process.stdout, time.monotonic() + seconds + _GRACE, seconds)
        if answer is None:
            process.wait()
            if process.returncode == -signal.SIGXCPU:
                raise _Late(seconds)
            raise _Ended(_how_it_ended(process.returncode))
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _started()
            assert self._process.stdout is not None
            if _receive(self._process.stdout, time.monotonic() + _START_SECONDS, _START_SECONDS) is None:
                raise RuntimeError("the process that opens files does not start; install the package anew")
        return self._process

    def end(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()
        process.wait()


def _started() -> subprocess.Popen[bytes]:
    paths = [os.path.abspath(p) for p in sys.path if p]
    env = {**{k: v for k, v in os.environ.items() if k in _KEPT}, **_PLAIN}
    line = [*SAFE_PYTHON, "-B", "-c", _BEGIN, json.dumps(paths)]
    return subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env=env
    )


def _send(process: subprocess.Popen[bytes], question: Message) -> None:
    assert process.stdin is not None
    for part in message_bytes(question):
        process.stdin.write(part)
    process.stdin.flush()


def _receive(stream: IO[bytes], until: float, seconds: float) -> Message | None:
    """One answer; None where the process ended before it was whole."""
    head = _exactly(stream, MESSAGE_HEAD, until, seconds)
    if head is None:
        return None
    sizes = message_sizes(head)
    if sizes.told + sizes.body > MOST_ANSWER:
        raise _Ended(f"gave {sizes.told + sizes.body:,} bytes, more than may come out of one item")
    told, body = _exactly(stream, sizes.told, until, seconds), _exactly(stream, sizes.body, until, seconds)
    return None if told is None or body is None else Message(json.loads(told), body)


def _exactly(stream: IO[bytes], size: int, until: float, seconds: float) -> bytes | None:
    """So many bytes; None where the process ended before."""
    got = bytearray()
    waiting = select.poll()  # select knows no file beyond the 1,024th, and a page may hold many connections
    waiting.register(stream, select.POLLIN)
    while len(got) < size:
        if not waiting.poll(1_000 * max(0.0, until - time.monotonic())):
            raise _Late(seconds)
        part = os.read(stream.fileno(), min(size - len(got), _CHUNK))
        if not part:
            return None
        got += part
    return bytes(got)


def _how_it_ended(code: int) -> str:
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with code {code}"


_READERS: dict[bool, _Reader] = {}


def _reader(tables: bool = False) -> _Reader:
    """A reader of this process; one that was forked off has none of its parent's.

    Args:
        tables: The one that stays in the middle of a table while the other opens what its rows name.
    """
    known = _READERS.get(tables)
    if known is None or known._owner != os.getpid():
        known = _READERS[tables] = _Reader()
        atexit.register(known.end)
    return known


def answered(verb: str, item: RawItem, config: SourcesConfig, **more: object) -> Message:
    """The answer of the process to a question about one item.

    Args:
        verb: `open`, `draw`, `rows`, `tables` or `messages`.
        item: What it is about.
        config: What answering may take.
        more: What else the question says.

    Raises:
        InputError: As the opening of its format says, or `timeout`, `crash`, `too_large`.
    """
    said = {n: getattr(item, n) for n in RawItem.__slots__ if n not in ("data", "restored")}
    question = Message({"verb": verb, "item": said, "config": asdict(config), **more}, item.data)
    is_table = item.media_type == PARQUET
    advice = (
        "write it as .csv or .jsonl"
        if is_table or item.media_type in SHEETS.values()
        else "get it as another format, or as plain text"
    )
    try:
        answer = _reader(is_table).ask(question, config.max_open_seconds)
    except _Late:
        what = f"takes longer than {config.max_open_seconds} seconds to open"
        raise InputError(what, item.source_id, advice, code="timeout") from None
    except _Ended as error:
        what = (
            f"cannot be opened: the process that opens it {error}, as when it takes more than {config.max_open_mb} MB"
        )
        raise InputError(what, item.source_id, advice, code="crash") from None
    told = answer.told
    if told["state"] == "refused":
        code = word_of(told["code"], REJECTION_CODES)
        raise InputError(told["what"], told["subject"], told["advice"], code=code)
    if told["state"] == "failed":
        raise InputError(f"opening it failed ({told['what']})", item.source_id, advice, code="failed")
    return answer


def open_confined(item: RawItem, config: SourcesConfig) -> Opened:
    """The text of an item with what its format tells of it, as `open_item` gives it.

    Args:
        item: The item.
        config: Bounds on size and pages, and what opening may take.

    Raises:
        InputError: As `open_item`; or `timeout`, `crash` where the opening did not come to its end.
    """
    if item.media_type == TEXT:
        return open_item(item, config)
    return noun_of(Opened, answered("open", item, config).told["opened"])


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a spreadsheet.

    Attributes:
        first: The number of its first row, as a spreadsheet counts them.
        rows: Its cells: text, numbers, truth values, None; days in ISO 8601.
    """

    name: str
    first: int
    rows: list[list[Any]]


def tables_of(item: RawItem, config: SourcesConfig) -> list[SheetTable]:
    """The tables of a spreadsheet.

    Raises:
        InputError: `encrypted`, `damaged`, `zip_bomb`, `too_large`, `timeout` or `crash`.
    """
    return [SheetTable(t["name"], t["first"], t["rows"]) for t in answered("tables", item, config).told["tables"]]


def drawn_page(data: bytes, number: int, config: SourcesConfig) -> bytes | None:
    """One page of a PDF as PNG.

    Args:
        data: The PDF.
        number: Page, from 1.
        config: What drawing may take.

    Returns:
        None where there is no such page, or it cannot be drawn within the bounds.
    """
    bounds = replace(config, max_open_seconds=min(config.max_open_seconds, DRAWING_SECONDS))
    try:
        return (
            answered("draw", RawItem(source_id="page", media_type=PDF, data=data), bounds, number=number).body or None
        )
    except InputError:
        return None
