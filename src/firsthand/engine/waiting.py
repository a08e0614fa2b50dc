"""Items on their way through the readers, until what was read from them comes back: which batch settles which item.

Beside the run.  Refuses to lose an item in silence: what no batch settles is said in rejections.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.casefile.intake import Intake, ReadBatch, ReadFrom
from firsthand.engine.embedded.chain import Made
from firsthand.sources.raw_item import Rejection
from firsthand.tables import batch_of, rows_of


@dataclass(slots=True)
class Waiting:
    """Items on their way through the readers, until what was read from them comes back.

    A rejection says by name which item it speaks of.  Where items share a name it is kept until the end: which of them
    it speaks of is told by which of them no account came of.
    """

    intakes: dict[str, Intake] = field(default_factory=dict)
    read: dict[str, ReadFrom] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=dict)
    unclear: list[Rejection] = field(default_factory=list)

    def add(self, read: ReadFrom, intake: Intake | None = None) -> None:
        """Send one item on its way."""
        self.read[read.account_id] = read
        if intake is not None:
            self.intakes[read.account_id] = intake
        for name in read.names:
            self.named.setdefault(name, set()).add(read.account_id)

    def take(self, made: Made) -> ReadBatch:
        """Everything that a finished batch settles."""
        ids = {i for b in made["accounts"] for i in b.column("account_id").to_pylist()}
        clear = []
        for rejection in (r for b in made["rejections"] for r in rows_of(Rejection, b)):
            about = self.named.get(rejection.input, set())
            if len(about) > 1:
                self.unclear.append(rejection)
            else:
                clear.append(rejection)
                ids |= about
        return self._settled(ids, made, clear)

    def rest(self) -> ReadBatch:
        """What no batch settled: said in rejections, so that nothing is lost in silence."""
        told = {r.input for r in self.unclear}
        lost = [
            Rejection(r.names[0], "accounts", "lost", "no reader answered for it; run the command again")
            for r in self.read.values()
            if not told.intersection(r.names)
        ]
        return self._settled(set(self.read), {"accounts": [], "claims": []}, [*self.unclear, *lost])

    def _settled(self, ids: set[str], made: Made, rejections: list[Rejection]) -> ReadBatch:
        intakes = [self.intakes.pop(i) for i in sorted(ids) if i in self.intakes]
        read = [self.read.pop(i) for i in sorted(ids) if i in self.read]
        return ReadBatch(intakes, read, made["accounts"], made["claims"], [batch_of(Rejection, rejections)])
