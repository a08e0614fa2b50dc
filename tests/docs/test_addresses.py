"""What no file of the project may hold: addresses of package indexes, paths of one machine, talk of how it was written."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Words are put together here so that this file does not hold them.
HOSTS = [
    "py" + "pi.org",
    "python" + "hosted",
    "test.py" + "pi",
    "dev" + "pi",
    "arti" + "factory",
    "npm" + "js",
    "conda." + "anaconda",
]
FORBIDDEN = {
    "host of a package index": re.compile("|".join(map(re.escape, HOSTS)), re.I),
    "address of a package index": re.compile(r"(?:https?|file)://[^\s\"'<>)]*/(?:simple|wheels|pypi)\b", re.I),
    "index set": re.compile(r"(?:-index-url|index_url|-find-links|-trusted-host|registry)[\s=]+[\"']?\w+:" + "//"),
    "path of a machine": re.compile("/" + r"work/(?:main|shared)|/" + r"root/|/" + r"home/\w+/|/tmp/" + r"w/"),
    "talk of work on it": re.compile(
        r"\b(?:previous|earlier|this|another|next) "
        + r"session\b|\bissue "
        + r"#\d+|\bsub"
        + r"agent|\bbrief"
        + r"\.md",
        re.I,
    ),
}


def tracked() -> Iterator[Path]:
    """Files under version control."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a working tree of git")
    out = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    for name in out.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix not in (".npy", ".bin", ".pdf", ".docx"):
            yield path


def test_no_file_says_what_none_may() -> None:
    files = list(tracked())
    assert len(files) > 50
    found = []
    for path in files:
        text = path.read_text("utf-8", "replace")
        found += [
            f"{path.relative_to(ROOT)}: {what}: {m[0]}" for what, p in FORBIDDEN.items() for m in p.finditer(text)
        ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["see " + "py" + "pi.org", "--index-url" + " https://mirror.example/x", "https://mirror.example/" + "simple"],
)
def test_an_address_would_be_found(text: str) -> None:
    assert any(p.search(text) for p in FORBIDDEN.values())
