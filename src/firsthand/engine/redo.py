"""Deriving again: the record as the decisions of now make it, without taking in anything new.

What a page does after a decision, and a script after many.  Reads again only accounts whose text a decision changed.
Refuses while a `read` runs: that one applies what was decided until it derives, and the rest is applied next time.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.decision import Decided, Decision
from firsthand.casefile.failures import told_as_case_errors
from firsthand.config import Config, config_from
from firsthand.engine.run import Run, Watch, unwatched


@dataclass(frozen=True, slots=True)
class KeepingUp:
    """How far the record keeps up with the decisions.

    Attributes:
        waiting: Decisions that the record does not hold yet.
        gone: Decisions that were taken back since, and that it still holds.
    """

    waiting: tuple[Decision, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the record holds just the decisions that stand."""
        return not self.waiting and not self.gone


def settings_of(case: CaseFile) -> Config:
    """The settings that the last run that came to its end was given; the defaults where there was none."""
    row = case.connection.execute(
        "SELECT config FROM runs WHERE state = 'done' ORDER BY run_id DESC LIMIT 1"
    ).fetchone()
    return config_from(json.loads(row[0])) if row else Config()


def standing_of(case: CaseFile) -> KeepingUp:
    """Which decisions the record of a case does not hold yet, and which it holds that were taken back."""
    held = {d.decision_id for d in case.rows(Decided)}
    decisions = case.decisions()
    stands = {d.decision_id for d in decisions}
    return KeepingUp(tuple(d for d in decisions if d.decision_id not in held), tuple(sorted(held - stands)))


def derive_again(case_path: Path, config: Config | None = None, *, watch: Watch = unwatched) -> bool:
    """Derive the record of a case anew, if decisions, settings or code are others than it was derived with.

    Args:
        case_path: The case.
        config: Settings; those of the last run where None.
        watch: Told how far it is.

    Returns:
        Whether anything was derived.

    Raises:
        CaseBusy: A `read` runs; what was decided is kept and applied by it, or by the next derivation.
        CaseError: The case cannot be used.
    """
    with open_case(case_path, write=True) as case:
        settings = config or settings_of(case)
        scratch = case_path.with_name(case_path.name + ".work")
        run = Run(case, settings, watch, scratch)
        with told_as_case_errors(case_path), run.pool:
            run.derive()
        shutil.rmtree(scratch, ignore_errors=True)
        return run.summary.derived
