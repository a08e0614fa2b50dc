"""Lists the single claims that a change gained and lost on a labelled set, against another commit:

    python tools/gains.py rand                      the working tree against main
    python tools/gains.py gva --base HEAD~3 --kind figure

A claim is what it says of which words: where it stands, its kind, and its values; ids, confidence and version are left
out.  Both trees read the same accounts; claims are printed with `+` or `-`, then counted by kind.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from labelled_sets import ROOT, exported, pack

SAYS = (
    "kind",
    "measure",
    "population",
    "low",
    "best",
    "high",
    "quantifier",
    "includes_perpetrators",
    "cumulative",
    "as_of",
    "edtf",
    "place_id",
    "name",
    "role",
    "speaker",
    "cue",
    "source_connection",
    "modality",
)
Said = tuple[str, int, int, str, tuple[tuple[str, str], ...]]


def said(rows: Path) -> Counter[Said]:
    """Each claim as (account's name, start, end, quote, what it says)."""
    with (rows / "accounts.jsonl").open(encoding="utf-8") as lines:
        names = {a["account_id"]: a["source_id"] for a in map(json.loads, lines)}
    found: Counter[Said] = Counter()
    with (rows / "claims.jsonl").open(encoding="utf-8") as lines:
        for c in map(json.loads, lines):
            values = tuple((k, str(c[k])) for k in SAYS if c.get(k) not in (None, False, ""))
            found[names[c["account_id"]], c["start"], c["end"], c["quote"], values] += 1
    return found


def at_commit(base: str, accounts: Path) -> Counter[Said]:
    """The claims that the code of a commit reads, from a worktree of its own."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, base], cwd=ROOT, check=True)
        try:
            with exported(accounts, tree / "src") as rows:
                return said(rows)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


def told(sign: str, claims: Iterable[Said]) -> Counter[str]:
    """Print claims with a sign; how many of each kind and measure."""
    kinds: Counter[str] = Counter()
    for name, start, end, quote, values in sorted(claims):
        kinds["/".join(v for k, v in values if k in ("kind", "measure"))] += 1
        print(f"{sign} {name} {start}-{end} {' '.join(quote.split())!r}", *(f"{k}={v}" for k, v in values))
    return kinds


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", help="name of a labelled set")
    parser.add_argument("--base", default="main", help="commit to compare with (as it comes: main)")
    parser.add_argument("--kind", help="only claims of this kind")
    given = parser.parse_args()
    accounts = pack(given.set) / "accounts.jsonl"
    before = at_commit(given.base, accounts)
    with exported(accounts) as rows:
        after = said(rows)
    lost = told("-", (c for c in (before - after).elements() if given.kind in (None, c[4][0][1])))
    gained = told("+", (c for c in (after - before).elements() if given.kind in (None, c[4][0][1])))
    for kind in sorted(lost.keys() | gained.keys()):
        print(f"{kind}: {gained[kind]} gained, {lost[kind]} lost")
    print(f"{given.set}: {gained.total()} claims gained, {lost.total()} lost of {before.total()}")


if __name__ == "__main__":
    main()
