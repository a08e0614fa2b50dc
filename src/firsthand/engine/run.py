"""A run: takes in what a path holds, reads what is new, derives what follows.  Path to case file, start to end.

Each batch is one transaction, so a killed run loses at most the batch in hand and the next run goes on from there.
Refuses nothing that can be said in a rejection; what cannot go on (no such path, no room) is an error.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path

import pyarrow as pa

from firsthand.accounts.account import Account
from firsthand.accounts.steps import read_accounts
from firsthand.casefile.arrow import arrow_of
from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decision import Decision
from firsthand.casefile.failures import told_as_case_errors
from firsthand.casefile.intake import Intake, ReadBatch, ReadFrom, given_digest
from firsthand.casefile.known import Known
from firsthand.casefile.ledger import UnfitDecision
from firsthand.casefile.memo import Memo
from firsthand.claims.claim import Claim
from firsthand.claims.steps import read_claims
from firsthand.config import Config
from firsthand.engine.decisions.guarded import decided_without, told_aside, with_refused
from firsthand.engine.decisions.outcomes import decided_rows
from firsthand.engine.decisions.texts import UNRULED, text_rulings
from firsthand.engine.derive import KEPT, derive, remembered
from firsthand.engine.embedded.chain import Chain
from firsthand.engine.embedded.runner import ShardRunner, worker_count
from firsthand.engine.embedded.workers import WorkerPool
from firsthand.engine.plan import ShardStep
from firsthand.engine.versions import DERIVING, code_version, reading_version
from firsthand.engine.waiting import Waiting
from firsthand.errors import CaseFull
from firsthand.lineage.steps import Revision
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import Notice, RawItem, Rejection
from firsthand.sources.well_formed import well_formed
from firsthand.spans import content_id
from firsthand.tables import batch_of

BATCH_BYTES = 32_000_000
MOST_ROUNDS = 3  # derivations in one run, where people keep deciding
SMALL_BATCH = 50  # accounts a transaction where all work runs in this process
READING_STEPS = (
    ShardStep("read_accounts", read_accounts, "items", {"accounts": Account, "rejections": Rejection}),
    ShardStep("read_claims", read_claims, "accounts", {"claims": Claim, "rejections": Rejection}),
)
Watch = Callable[[str, int, int | None], None]


def unwatched(stage: str, done: int, of: int | None) -> None:
    """Tell nobody how far a run is."""


@dataclass(slots=True)
class RunSummary:
    """What a run did.

    Attributes:
        found: Items the path holds now.
        standing: Accounts that the case holds of these items.
        new, changed, unchanged, gone, back: Of these items, and of those that a former run found there.
        read: Accounts read in this run, among them those read again since code or settings changed.
        claims: Claims read in this run.
        left_out: Rejections the case holds now of what the path holds, and of deriving.
        derived: Whether lineage, events and figures were derived anew.
        resumed: Whether the run before did not come to its end.
        notices: How inputs were taken, where the user should know: what a manifest's columns were taken for.
    """

    found: int = 0
    standing: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    back: int = 0
    read: int = 0
    claims: int = 0
    left_out: int = 0
    derived: bool = False
    resumed: bool = False
    notices: list[Notice] = field(default_factory=list)


class Run:
    """One run over a case: reading what is new, deriving what follows."""

    def __init__(self, case: CaseFile, config: Config, watch: Watch, scratch: Path) -> None:
        self.case, self.config, self.watch, self.scratch = case, config, watch, scratch
        self.pool = WorkerPool(worker_count(config))
        self.version = reading_version(config)
        self.known: Known = case.known()
        self.summary = RunSummary()
        self.waiting = Waiting()
        self.seen: dict[str, set[str]] = {}
        self.source_rejections: list[Rejection] = []
        self.rulings = text_rulings(case.ledger())

    def read(self, path: Path) -> None:
        """Take in and read what is new at a path, then what was read by other code or with other settings."""
        root = _relative(path, self.case.folder)
        self._read_all(self._new_items(path, root))
        moved = self.case.settle_root(root, self.seen, self.source_rejections)
        self.summary.gone, self.summary.back = moved["gone"], moved["back"]
        self.known = self.case.known()
        self._read_all(self._stale_items())
        read = self.case.known_accounts()
        self.summary.standing = sum(a in read for there in self.seen.values() for a in there)
        self.summary.left_out = self.case.left_out(root)

    def read_as_ruled(self) -> None:
        """Read again the accounts whose text or language people ruled on, or took such a ruling back."""
        self.rulings = text_rulings(self.case.ledger())
        if self.rulings:
            self.known = self.case.known()
            self._read_all(self._stale_items(self.rulings))

    def _new_items(self, path: Path, root: str) -> Iterator[RawItem]:
        for one in find_items(path, self.config.sources, self.config.manifest):
            if isinstance(one, Notice):
                self.summary.notices.append(one)
                continue
            if isinstance(one, Rejection):
                self.source_rejections.append(one)
                continue
            self.summary.found += 1
            there = self.seen.setdefault(one.source_id, set())
            if one.account_id in there:
                said = "the same account was given before and was taken once; remove one of the two"
                self.source_rejections.append(Rejection(one.source_id, "sources", "duplicate", said))
                continue
            there.add(one.account_id)
            if self._is_new(one, root):
                yield self.rulings.get(one.account_id, UNRULED).on(one)

    def _is_new(self, item: RawItem, root: str) -> bool:
        """Note an item; whether it has to be read."""
        account_id, given = item.account_id, given_digest(item)
        before = self.known.places.get((root, item.source_id), {})
        if before.get(account_id) == given:
            self.summary.unchanged += 1
            return False  # if other code read it, it comes again among the stale ones
        self.summary.changed += bool(before)
        self.summary.new += not before
        # Bytes that were here before and are here again revise nothing anew.
        replaced = [] if account_id in self.known.inputs else sorted(set(before) - self.seen[item.source_id])
        intake = Intake(root, item, self._relative_path(item), replaced[0] if len(replaced) == 1 else None)
        digest = self._read_digest(account_id, given)
        self.waiting.add(ReadFrom(account_id, root, digest, _names(account_id, item)), intake)
        return True

    def _relative_path(self, item: RawItem) -> str | None:
        return None if item.path is None else _relative(Path(item.path), self.case.folder)

    def _read_digest(self, account_id: str, given: str) -> str:
        """Hash of all that an account is read from: code, settings, what the input gave, what people ruled."""
        return content_id("r", self.version, given, *self.rulings.get(account_id, UNRULED).parts)

    def _stale_items(self, among: Collection[str] | None = None) -> Iterator[RawItem]:
        """Stored items whose account was read by other code, with other settings, from another text, or not yet."""
        stale = []
        for account_id, known in self.known.inputs.items():
            if among is not None and account_id not in among:
                continue
            digest = self._read_digest(account_id, known.given_digest)
            if digest not in self.known.read.get(account_id, set()):
                stale.append((account_id, known, digest))
        for account_id, known, digest in stale:
            (item,) = self.case.items([account_id], self.known)
            self.waiting.add(ReadFrom(account_id, known.root, digest, _names(account_id, item)))
            yield self.rulings.get(account_id, UNRULED).on(item)

    def _read_all(self, items: Iterator[RawItem]) -> None:
        """Read items and store what comes of them, batch by batch."""
        engine = self.config.engine
        first = _first(items, engine.in_process_below)
        small = first.is_all
        reading = Chain(READING_STEPS, "items", self.version)
        runner = ShardRunner(reading, self.config, self.scratch / "reading", self.pool)
        batches = _batches(
            chain(first.items, items), min(SMALL_BATCH, engine.shard_rows) if small else engine.shard_rows
        )
        for made in runner.here(batches) if small else runner.in_workers(batches):
            self._store(self.waiting.take(made))
            self.watch("reading", self.summary.read, len(first.items) if small else None)
        if self.waiting.read or self.waiting.unclear:
            self._store(self.waiting.rest())
        self.waiting = Waiting()

    def _store(self, batch: ReadBatch) -> None:
        stored = self.case.write_batch(batch)
        self.summary.read += stored.accounts
        self.summary.claims += stored.claims

    def derive(self) -> None:
        """Derive what follows, unless what stands was derived from just these accounts and decisions by this code.

        Decisions that were taken meanwhile are applied before this ends, unless they keep coming.
        """
        for _ in range(MOST_ROUNDS):
            self.read_as_ruled()
            decisions, unfit = self.case.decisions(), self.case.unfit()
            derived_from = self._derived_from([*decisions, *unfit])
            if self.case.mark("derived_from") == derived_from:
                return
            self._derive(decisions, unfit, derived_from)
            self.summary.derived = True

    def _derived_from(self, decisions: Sequence[Decision | UnfitDecision]) -> str:
        read = sorted(self.case.known_accounts().items())
        parts = (code_version(*DERIVING), self.config.digest(), read, sorted(self.case.revisions().items()))
        return content_id("f", *parts, sorted(d.decision_id for d in decisions), size=32)

    def _derive(self, decisions: Sequence[Decision], unfit: Sequence[UnfitDecision], derived_from: str) -> None:
        guarded = decided_without(read_tables(self.case), decisions)
        ruled = guarded.ruled
        memory = remembered(self.case.rows(Memo), self.config)
        scratch = self.scratch / "deriving"
        made = derive(ruled.given, scratch, self.config, progress=self.watch, pool=self.pool, memory=memory)
        kept = {table: made.read(table) for table in KEPT}
        rejections = [*made.nouns_of("rejections", Rejection), *told_aside(unfit, guarded.refused)]
        kept["decided"] = with_refused(decided_rows(ruled, made), guarded.refused)
        self.case.replace_derived(kept, derived_from, rejections, ruled.overlay, memos=memory.memos())


def read_tables(case: CaseFile) -> dict[str, pa.Table]:
    """What the machine read, as tables to apply decisions to and to derive from."""
    return {
        "accounts": arrow_of(case, Account, as_read=True),
        "claims": arrow_of(case, Claim, as_read=True),
        "revisions": _revisions(case),
    }


@dataclass(frozen=True, slots=True)
class _First:
    """The first of many items, and whether they are all."""

    items: list[RawItem]
    is_all: bool


def _first(items: Iterator[RawItem], most: int) -> _First:
    """Up to so many items, fewer where they are large: enough to tell small work from large."""
    taken: list[RawItem] = []
    size = 0
    for item in items:
        taken.append(item)
        size += len(item.data)
        if len(taken) > most or size > 2 * BATCH_BYTES:
            return _First(taken, False)
    return _First(taken, True)


def _names(account_id: str, item: RawItem) -> tuple[str, ...]:
    """Under which names a rejection may speak of an item."""
    return tuple(dict.fromkeys(n for n in (item.source_id, account_id, item.path) if n))


def _relative(path: Path, folder: Path) -> str:
    """A path relative to the case's folder, so that both can be moved together."""
    return well_formed(Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix())


def _batches(items: Iterable[RawItem], rows: int) -> Iterator[pa.RecordBatch]:
    """Items in batches of so many rows at most, and of so many bytes unless one item alone has more."""
    batch: list[RawItem] = []
    size = 0
    for item in items:
        if batch and (len(batch) >= rows or size + len(item.data) > BATCH_BYTES):
            yield batch_of(RawItem, batch)
            batch, size = [], 0
        batch.append(item)
        size += len(item.data)
    if batch:
        yield batch_of(RawItem, batch)


def _revisions(case: CaseFile) -> pa.Table:
    known = case.known_accounts()
    pairs = sorted((a, b) for a, b in case.revisions().items() if a in known and b in known)
    return pa.Table.from_batches([batch_of(Revision, [Revision(a, b) for a, b in pairs])])


def read_into(case_path: Path, path: Path, config: Config, watch: Watch = unwatched) -> RunSummary:
    """Read a file, folder or manifest into a case, and derive the record.

    Args:
        case_path: The case file; made where there is none.
        path: What to read.
        config: Settings.
        watch: Told how far it is: the stage (`reading`, or the name of a deriving step), how many are done, of how
            many (None where that is not known yet).

    Returns:
        What was done.  A second run over the same inputs does nothing.

    Raises:
        InputError: There is nothing at `path`.
        CaseError: The case cannot be used: no case, newer, busy, or no room.
    """
    items_are_there = find_items(path, config.sources, config.manifest)
    del items_are_there  # raises at once where the path does not exist, before a case is made
    with open_case(case_path, create=True) as case:
        resumed = case.was_cut_off()
        shown = json.dumps(asdict(config), sort_keys=True)
        number = case.start_run(shown, config.digest(), code_version(*DERIVING))
        scratch = case_path.with_name(case_path.name + ".work")
        run = Run(case, config, watch, scratch)
        state = "failed"
        try:
            with told_as_case_errors(case_path), run.pool:  # the scratch folder lies on the same disk
                run.read(path)
                run.derive()
            state = "done"
        except KeyboardInterrupt:
            state = "interrupted"
            raise
        finally:
            if state == "done":
                shutil.rmtree(scratch, ignore_errors=True)
            _finish(case, number, state)
        run.summary.resumed = resumed
        return run.summary


def _finish(case: CaseFile, number: int, state: str) -> None:
    """Note how the run ended; where there is no room even for that, the next run finds it still running and says so."""
    try:
        case.finish_run(number, state)
    except CaseFull:
        if state == "done":
            raise
