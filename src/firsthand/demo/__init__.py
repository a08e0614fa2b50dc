"""The accounts that come with the package: fifteen tellers of one invented event, so that everyone can see a record at once.

A river ferry capsizes; wire, papers, a ministry, an embassy, a hospital, a blog and later voices tell of it, copy one
another, err, correct and remember.  Only the names of places are real.  Refuses to read anything: it only says where the
accounts are.  They are made by `tools/make_demo_accounts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

ACCOUNTS = "accounts"


@contextmanager
def demo_accounts() -> Iterator[Path]:
    """The folder with the demo's accounts.

    Yields:
        A folder of files, to be read only while the block lasts.
    """
    with resources.as_file(resources.files(__name__) / ACCOUNTS) as folder:
        yield folder
