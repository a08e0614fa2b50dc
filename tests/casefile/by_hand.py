"""A case that somebody changed with another program, and what verify says of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from firsthand.casefile.case import CaseFile, open_case
from firsthand.casefile.verify import Fault, verify_case


def faults_after(case: CaseFile, *statements: str) -> list[Fault]:
    """The faults of a case, closed and changed by SQL statements."""
    case.close()
    with closing(sqlite3.connect(case.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    with open_case(case.path) as reader:
        return list(verify_case(reader).faults)
