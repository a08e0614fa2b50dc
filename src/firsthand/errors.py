"""The errors Firsthand raises, one tree.  Lowest layer: imports nothing of the package.

    FirsthandError
      ConfigError       a setting is unknown or out of range
      InputError        an input cannot be read at all (becomes a `rejections` row wherever a batch goes on)
        AmbiguousEvent  several events answer to a name
      DecisionError     a reviewer's decision cannot be taken as it is given
        Overtaken       somebody decided on the same thing since the reviewer looked
      CaseError         a case file cannot be used
        NotACase        the file is no case of ours
        CaseTooNew      a newer version of Firsthand wrote it
        CaseTooOld      an older version derived its record, which lacks what is asked for
        CaseBusy        another `read` holds it
        CaseFull        the disk under it is full or read-only

Every error keeps its facts as attributes, survives pickling, and says what happened, to which thing, and what to do next.
"""

from __future__ import annotations

from functools import partial

from firsthand.vocabulary import RejectionCode, RejectionStage


class FirsthandError(Exception):
    """Base of all errors of this package.

    Args:
        what: What went wrong, in one clause.
        subject: The thing it went wrong with (a path, an id, a setting).
        advice: What to do next, in one clause.
    """

    def __init__(self, what: str, subject: str = "", advice: str = "") -> None:
        super().__init__(what, subject, advice)
        self.what = what
        self.subject = subject
        self.advice = advice

    def __str__(self) -> str:
        text = f"{self.subject}: {self.what}" if self.subject else self.what
        return f"{text}; {self.advice}" if self.advice else text


class ConfigError(FirsthandError):
    """A setting is unknown, of the wrong type or out of range."""


class InputError(FirsthandError):
    """An input cannot be read.

    Args:
        what: What is wrong with it.
        subject: Path, address or row of the input.
        advice: What to do next.
        code: Short machine-readable reason, as written to `rejections.code`.
        stage: The stage that refused it, as written to `rejections.stage`.
    """

    def __init__(
        self,
        what: str,
        subject: str = "",
        advice: str = "",
        *,
        code: RejectionCode = "unreadable",
        stage: RejectionStage = "sources",
    ) -> None:
        super().__init__(what, subject, advice)
        self.code = code
        self.stage = stage

    def __reduce__(self) -> tuple[object, ...]:
        return partial(InputError, code=self.code, stage=self.stage), (self.what, self.subject, self.advice)


class AmbiguousEvent(InputError):
    """Several events answer to what a person asked for.

    Args:
        what, subject, advice: As of every error.
        event_ids: Those that answer to it, most told first.
    """

    def __init__(self, what: str, subject: str = "", advice: str = "", *, event_ids: tuple[str, ...] = ()) -> None:
        super().__init__(what, subject, advice)
        self.event_ids = event_ids

    def __reduce__(self) -> tuple[object, ...]:
        return partial(AmbiguousEvent, event_ids=self.event_ids), (self.what, self.subject, self.advice)


class DecisionError(FirsthandError):
    """A reviewer's decision is none that can be stored: an unknown kind, target or value."""


class Overtaken(DecisionError):
    """Somebody ruled otherwise on the same thing since the reviewer looked; nothing is lost, and it can be ruled again."""


class CaseError(FirsthandError):
    """A case file cannot be used."""


class NotACase(CaseError):
    """The file exists but is no Firsthand case."""


class CaseTooNew(CaseError):
    """A newer version of Firsthand wrote this case."""


class CaseTooOld(CaseError):
    """An older version of Firsthand derived the record of a case, and it lacks what is asked for."""


class CaseBusy(CaseError):
    """Another process is reading accounts into this case."""


class CaseFull(CaseError):
    """The case cannot be written: the disk is full or read-only."""
