"""A decision: what a reviewer ruled, with who, when and why.  Kept apart from derived state; no re-run loses one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.spans import content_id


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling of a reviewer.

    Attributes:
        decision_id: Content hash, set by `sealed`.
        kind: `accept | reject | correct | merge | split | lock`, or `undo`, whose target is the decision it takes back.
        target: Id of the account, claim, event, entity or origin ruled on.
        field: The column ruled on, empty for the whole.
        value: The new value as JSON text, None where the kind needs none.
        who: The reviewer.
        when: UTC, ISO 8601 with seconds.
        why: The reviewer's reason.
        undone_by: Id of the decision that took this one back, None while it stands.
    """

    kind: str
    target: str
    who: str
    when: str
    field: str = ""
    value: str | None = None
    why: str = ""
    undone_by: str | None = None
    decision_id: str = ""

    def sealed(self) -> Decision:
        """The same decision with its id: a hash of what was ruled on what, by whom and when."""
        parts = (self.kind, self.target, self.field, self.value, self.who, self.when)
        return replace(self, decision_id=content_id("d", *parts))
