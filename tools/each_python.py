"""Runs the smoke tests on each CPython that is found, from the oldest supported one to the newest:

    python tools/each_python.py                  3.11, 3.12 and 3.13
    python tools/each_python.py --only 3.13

Each has an environment of its own, `.venv-3.13` and so on, set up from `requirements.lock`; the Python that runs this uses the
one it is in.  A version that is not there is said and not failed.  Exits with 1 where tests fail on one that is there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13")
ASK = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"


def candidates(version: str) -> Iterator[Path]:
    """Where a Python may lie: on the path, and among the versions that pyenv keeps."""
    if found := shutil.which(f"python{version}"):
        yield Path(found)
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from sorted(kept.glob(f"{version}.*/bin/python"), reverse=True)


def runs_as(python: Path, version: str) -> bool:
    """Whether it is a CPython of this version that really runs; one that pyenv only stands for does not."""
    try:
        told = subprocess.run([python, "-c", ASK], capture_output=True, text=True, timeout=60, check=False)
    except OSError:
        return False
    return told.returncode == 0 and told.stdout.split() == ["cpython", version]


def interpreter(version: str) -> Path | None:
    """The Python of a version; None where there is none."""
    if runs_as(Path(sys.executable), version):
        return Path(sys.executable)
    return next((p for p in candidates(version) if runs_as(p, version)), None)


def environment(python: Path, version: str, folder: Path = ROOT) -> Path:
    """The Python of this version's environment, set up where it is not there or older than what it is made from.

    Args:
        python: One of this version.
        version: Names the environment.
        folder: Where it lies.
    """
    if python == Path(sys.executable):
        return python
    there = folder / f".venv-{version}"
    ready, inside = there / ".ready", there / "bin" / "python"
    newest = max((ROOT / name).stat().st_mtime for name in ("requirements.lock", "pyproject.toml"))
    if ready.exists() and ready.stat().st_mtime > newest:
        return inside
    pip = (inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    for line in (
        (python, "-m", "venv", "--clear", there),
        (*pip, "--require-hashes", "-r", ROOT / "requirements.lock"),
        (*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT),
    ):
        subprocess.run(line, check=True)
    ready.touch()
    return inside


def passes(python: Path) -> bool:
    """Whether the smoke tests pass."""
    line: list[str | Path] = [python, "-m", "pytest", "-m", "smoke", "-p", "no:cacheprovider", "--numprocesses", "auto"]
    return subprocess.run(line, cwd=ROOT, check=False).returncode == 0


def main() -> None:
    """Run them, and say how it went on each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", choices=VERSIONS, help="this version, instead of all")
    failed = False
    for version in parser.parse_args().only or VERSIONS:
        python = interpreter(version)
        if python is None:
            print(f"CPython {version}: not there, so not tested", flush=True)
            continue
        inside, began = environment(python, version), time.monotonic()
        passed = passes(inside)
        failed |= not passed
        print(f"CPython {version}: {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
