"""What the package is made of: the licence of everything pinned, held against a list, and a bill of materials:

    python tools/audit.py                        licences, then `dist/firsthand-VERSION.cdx.json`
    python tools/audit.py --out bom.json

Licences are what the installed packages say of themselves.  Of several that one may choose from, one on the list is enough;
GPL and AGPL are on no list.  Known holes are looked up by `pip-audit` where it is installed, which needs a network; where it
is not, that is said.  Exits with 1 where a licence is not on the list, or a hole is known.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PACKAGE = "firsthand"
ALLOWED = frozenset((
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MPL-1.1", "MPL-2.0",
    "PSF-2.0", "Public-Domain", "Unlicense", "Zlib",
))  # fmt: skip
# What older packages say in words, as SPDX calls it.
CALLED = {
    "apache 2.0": "Apache-2.0", "apache software license": "Apache-2.0", "bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause", "isc license (iscl)": "ISC", "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0", "bsd-3-clause and public-domain": "BSD-3-Clause AND Public-Domain",
    "bsd-3-clause, apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}  # fmt: skip
UNTOLD = {"axe-playwright-python": "MIT"}  # read in the package's own licence file, since its metadata tell none
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s\\]+)((?:\s*\\\n\s+--hash=sha256:[0-9a-f]{64})*)", re.M)


@dataclass(frozen=True, slots=True)
class Pinned:
    """One package of the lock.

    Attributes:
        licence: An SPDX expression; empty where it tells none.
        runs: Whether the package needs it to run; the others test and build it.
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str
    runs: bool


def plain(name: str) -> str:
    """A package's name as the index writes it.  Source: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str) -> str:
    """What an installed package says its licence is; empty where it is not installed or says nothing."""
    try:
        told: Any = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    if expression := told.get("License-Expression"):
        return str(expression)
    words = [c.rpartition("::")[2].strip() for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    words += [str(told.get("License") or "").strip()]
    found = (CALLED.get(w.lower(), w) for w in words if w and len(w) < 80)
    return next((f for f in found if is_allowed(f)), UNTOLD.get(plain(name), next((w for w in words if w), "")))


def is_allowed(expression: str) -> bool:
    """Whether every part of one choice that an SPDX expression gives is on the list."""
    choices = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(all(part.strip() in ALLOWED for part in re.split(r"\s+AND\s+", c)) for c in choices)


def needed(name: str) -> set[str]:
    """Everything that an installed package needs to run, and what that needs."""
    found, waiting = set[str](), [plain(name)]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        try:
            told = metadata.requires(one) or []
        except metadata.PackageNotFoundError:
            continue
        waiting += [plain(re.split(r"[\s\[<>=!~;(]", r, maxsplit=1)[0]) for r in told if "extra ==" not in r]
    return found - {plain(name)}


def pinned(lock: str) -> list[Pinned]:
    """The packages of a lock, in its order."""
    runs = needed(PACKAGE)
    return [
        Pinned(
            name=plain(name), version=version, hashes=tuple(re.findall(r"sha256:(\w+)", hashes)),
            licence=licence_of(name), runs=plain(name) in runs,
        )
        for name, version, hashes in _PINNED.findall(lock)
    ]  # fmt: skip


def bill(packages: list[Pinned], version: str) -> dict[str, Any]:
    """The bill of materials of what runs.  Source: CycloneDX 1.5."""
    components = [
        {
            "type": "library",
            "name": p.name,
            "version": p.version,
            "purl": f"pkg:pypi/{p.name}@{p.version}",
            "licenses": [{"expression": p.licence}],
        }
        for p in packages
        if p.runs
    ]
    about = {"type": "application", "name": PACKAGE, "version": version, "licenses": [{"expression": "Apache-2.0"}]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": about},
        "components": components,
    }


def holes() -> bool:
    """Look known holes up; whether there is one."""
    if util.find_spec("pip_audit") is None:
        print("known holes were not looked up: pip-audit is not installed (pip install pip-audit)")
        return False
    line = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "requirements.lock"), "--disable-pip"]
    return subprocess.run(line, check=False).returncode != 0


def main(arguments: list[str] | None = None) -> int:
    """Audit what is pinned; the exit code."""
    version = metadata.version(PACKAGE)
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=ROOT / "dist" / f"{PACKAGE}-{version}.cdx.json")
    out: Path = options.parse_args(arguments).out
    packages = pinned((ROOT / "requirements.lock").read_text("utf-8"))
    wrong = [p for p in packages if not is_allowed(p.licence)]
    for one in wrong:
        print(f"{one.name} {one.version}: {one.licence or 'tells no licence'}; it is on no list")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill(packages, version), indent=2) + "\n", "utf-8")
    print(
        f"{len(packages)} packages, {sum(p.runs for p in packages)} of them to run; {len(wrong)} licences refused; {out}"
    )
    return 1 if holes() or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
