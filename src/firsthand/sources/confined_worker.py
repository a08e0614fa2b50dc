"""The process that opens items for another: takes a question, answers, until its input closes.

Its memory, processor time and files are bounded by the system, anew for each item.  Refuses to outlive the process that asks.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from firsthand.config import SourcesConfig
from firsthand.errors import InputError
from firsthand.sources.confined_message import MESSAGE_HEAD, Message, message_bytes, message_sizes
from firsthand.sources.media_types import DOCX, EML, HTML, ODS, PARQUET, PDF, XLSX
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem
from firsthand.tables import as_row

_PR_SET_PDEATHSIG = 1
_MB = 1_000_000
# What opening a format loads, before its item is bounded.
_PARSERS = {
    PDF: ("pypdfium2", "numpy", "firsthand.sources.pdf"),
    HTML: ("trafilatura", "lxml.html", "firsthand.sources.html"),
    DOCX: ("lxml.etree", "firsthand.sources.docx"),
    EML: ("trafilatura", "lxml.html", "firsthand.sources.html", "firsthand.sources.eml"),
    PARQUET: ("pyarrow.parquet", "firsthand.sources.parquet"),
    XLSX: ("python_calamine", "firsthand.sources.spreadsheet"),
    ODS: ("python_calamine", "firsthand.sources.spreadsheet"),
}


def serve() -> None:
    """Answer questions on standard input until it closes."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's Ctrl-C is for the process that asks, which ends this one
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # what a parser prints is no answer
    for bound in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(bound, (0, 0))
    at_rest = 0
    loaded = set[str]()
    _send(answers, Message({"state": "ready"}))
    while (question := _next(asked)) is not None:
        modules = _PARSERS.get(question.told["item"]["media_type"], ())
        if not loaded.issuperset(modules):
            _soft(resource.RLIMIT_AS, resource.RLIM_INFINITY)  # what a parser takes to be loaded is no item's
            loaded.update(modules)
            for module in modules:
                import_module(module)
            at_rest = _virtual_size()
        _bound(SourcesConfig(**question.told["config"]), at_rest + 2 * len(question.body))
        _send(answers, _answer(question))


def _next(asked: BinaryIO) -> Message | None:
    head = asked.read(MESSAGE_HEAD)
    if len(head) < MESSAGE_HEAD:
        return None
    sizes = message_sizes(head)
    told, body = asked.read(sizes.told), asked.read(sizes.body)
    return Message(json.loads(told), body) if len(body) == sizes.body else None


def _send(answers: BinaryIO, frame: Message) -> None:
    for part in message_bytes(frame):
        answers.write(part)
    answers.flush()


def _virtual_size() -> int:
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[0]) * resource.getpagesize()


def _soft(bound: int, most: int) -> None:
    """Set a bound that can be raised again for the next item, as far as the user's own bound allows."""
    hard = resource.getrlimit(bound)[1]
    soft = most if hard == resource.RLIM_INFINITY else hard if most == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(bound, (soft, hard))


def _bound(config: SourcesConfig, held: int) -> None:
    """Set what the next item may take, beyond what is held already."""
    _soft(resource.RLIMIT_AS, held + config.max_open_mb * _MB)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + config.max_open_seconds)


def _done(told: dict[str, Any], item: RawItem, config: SourcesConfig) -> Message:
    """What was asked for, done."""
    if told["verb"] == "draw":
        from firsthand.sources.pdf_drawing import draw_page

        return Message({"state": "done"}, draw_page(item.data, told["number"]) or b"")
    if told["verb"] == "rows":
        from firsthand.sources.parquet import next_rows

        return Message(
            {
                "state": "done",
                **as_row(next_rows(item, told["start"], config.max_bytes, told["columns"], path=told["path"])),
            }
        )
    if told["verb"] == "tables":
        from firsthand.sources.spreadsheet import read_tables

        return Message({"state": "done", "tables": read_tables(item, config)})
    if told["verb"] == "messages":
        from firsthand.sources.telegram_page import read_messages

        return Message({"state": "done", **read_messages(item, config)})
    return Message({"state": "done", "opened": as_row(open_item(item, config))})


def _answer(question: Message) -> Message:
    told = question.told
    item, config = RawItem(**told["item"], data=question.body), SourcesConfig(**told["config"])
    try:
        return _done(told, item, config)
    except InputError as error:
        said = {"what": error.what, "subject": error.subject, "advice": error.advice, "code": error.code}
        return Message({"state": "refused", **said})
    except MemoryError:
        what = f"takes more than {config.max_open_mb} MB to open"
        own = "write it as .jsonl" if told["verb"] == "rows" else "save its main part or its text"
        advice = f"{own}, or raise sources.max_open_mb"
        return Message(
            {"state": "refused", "what": what, "subject": item.source_id, "advice": advice, "code": "too_large"}
        )
    except Exception as error:
        return Message({"state": "failed", "what": f"{type(error).__name__}: {error}"[:500]})


if __name__ == "__main__":
    sys.exit("this is started by firsthand.sources.confined")
