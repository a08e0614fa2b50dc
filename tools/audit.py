"""What the package is made of: the licence of everything pinned, held against a list, and a bill of materials:

    python tools/audit.py                        licences, then `dist/firsthand-VERSION.cdx.json`
    python tools/audit.py --out bom.json
    .venv-attack/bin/python tools/audit.py --lock requirements-attack.lock       what only tests attack with; no bill

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
LOCK = ROOT / "requirements.lock"
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
# Read in the package's own licence file, since its metadata tell none.
UNTOLD = {"atheris": "Apache-2.0", "axe-playwright-python": "MIT"}
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


def holes(lock: Path) -> bool:
    """Look known holes of what a lock pins up; whether there is one."""
    if util.find_spec("pip_audit") is None:
        print("known holes were not looked up: pip-audit is not installed (pip install pip-audit)")
        return False
    line = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--format", "json"]
    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, check=False)
    return known_holes(done.stdout)


def known_holes(told: str) -> bool:
    """Say what `pip-audit` tells, as JSON; whether a hole is known, or one could not be looked up."""
    try:
        found = json.loads(told)["dependencies"]
    except (ValueError, KeyError, TypeError):
        print("known holes were not looked up: pip-audit told nothing")
        return True
    unknown = [one["name"] for one in found if "skip_reason" in one]
    holed = [f"{one['name']} {v['id']}" for one in found for v in one.get("vulns", ())]
    if unknown:
        print(
            f"known holes of {len(unknown)} of {len(found)} packages could not be looked up, as where there is no network"
        )
    for one in holed:
        print(f"{one}: a known hole")
    return bool(unknown or holed)


def main(arguments: list[str] | None = None) -> int:
    """Audit what is pinned; the exit code."""
    version = metadata.version(PACKAGE)
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=ROOT / "dist" / f"{PACKAGE}-{version}.cdx.json")
    options.add_argument(
        "--lock", type=Path, default=LOCK, help="What is audited; run by an environment that was made of it."
    )
    asked = options.parse_args(arguments)
    packages = pinned(asked.lock.read_text("utf-8"))
    wrong = [p for p in packages if not is_allowed(p.licence)]
    for one in wrong:
        print(f"{one.name} {one.version}: {one.licence or 'tells no licence'}; it is on no list")
    print(f"{asked.lock.name}: {len(packages)} packages, {len(wrong)} licences refused")
    if asked.lock == LOCK:
        write_bill(packages, version, asked.out)
    return 1 if holes(asked.lock) or wrong else 0


def write_bill(packages: list[Pinned], version: str, out: Path) -> None:
    """Write the bill of what runs, where a wheel lies, too."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill(packages, version), indent=2) + "\n", "utf-8")
    print(f"{sum(p.runs for p in packages)} packages to run: {out}")


if __name__ == "__main__":
    sys.exit(main())
