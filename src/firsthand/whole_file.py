"""Files that stand under their name only once they are whole.

Lowest layer.  Whoever is killed, or finds no room, in the middle of writing leaves the file that was there before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path, newline: str = "\n") -> Iterator[IO[str]]:
    """A text file in UTF-8 to be written, put in place of what stands there when the block ends without an error.

    Args:
        path: The file; its folder is there.  What is no file (a terminal, a pipe) is written as it comes.
        newline: As `open` takes it.

    Raises:
        OSError: It may not be written, or there is no room; what stood there before stands.
    """
    if path.exists() and not path.is_file():
        with open(path, "w", encoding="utf-8", newline=newline) as out:
            yield out
        return
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with open(unfinished, "w", encoding="utf-8", newline=newline) as out:
            yield out
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
