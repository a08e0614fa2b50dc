"""How much of ordinary sentences with known meaning is read right, by language and by feature of the wording.

    python tools/generated.py                          all languages, 200 accounts each
    python tools/generated.py --language de --features what costs most in German
    python tools/generated.py --language de --show 20  twenty accounts that are read wrong
    python tools/generated.py --moved                  how often a phrase put elsewhere leaves the record as it was

The sentences are made by `tests/generated/made_sentences.py`; floors stand in `tests/generated/floors.toml`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "generated"))

from made_sentences import LANGUAGES, generated, moved
from reading_of_sentences import PARTS, Judged, by_feature, judged, same_record, shares


def main() -> None:
    """Print the table, and what was asked for beside it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--language", action="append", choices=LANGUAGES, help="only this one; may be repeated")
    options.add_argument("--count", type=int, default=200, help="accounts a language (200)")
    options.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    options.add_argument("--features", action="store_true", help="the features that cost most, by part")
    options.add_argument("--part", choices=PARTS, help="only this part with --features and --show")
    options.add_argument("--show", type=int, default=0, metavar="N", help="N accounts that are read wrong")
    options.add_argument("--moved", action="store_true", help="pairs that differ in where a phrase stands")
    given = options.parse_args()
    if given.moved:
        _print_moved(given.language or LANGUAGES, given.count, given.seed)
        return
    print("language  " + "".join(f"{p:>14}" for p in PARTS))
    for language in given.language or LANGUAGES:
        with TemporaryDirectory() as folder:
            found = judged(list(generated(language, given.count, given.seed)), Path(folder))
        told = shares(found)
        print(f"{language:10}" + "".join(f"{100 * n / of if of else 0:7.1f} of {of:<3}" for n, of in told.values()))
        parts = [given.part] if given.part else list(PARTS)
        if given.features:
            _print_features(found, parts)
        wrong = [j for j in found if any(j.right[p] is False for p in parts)]
        for j in wrong[: given.show]:
            print(f"  [{', '.join(p for p in parts if j.right[p] is False)}] {j.account.text}\n      read: {j.read}")


def _print_moved(languages: Sequence[str], count: int, seed: int) -> None:
    """Of pairs of accounts that say one thing with a phrase in two places: how many leave the record as it was."""
    for language in languages:
        pairs = list(moved(language, count, seed))
        with TemporaryDirectory() as folder:
            found = judged([a for pair in pairs for a in pair], Path(folder))
        kept = sum(same_record(found[i], found[i + 1]) for i in range(0, len(found), 2))
        print(f"{language:10}{100 * kept / len(pairs):6.1f} of {len(pairs)} pairs unchanged")


def _print_features(found: list[Judged], parts: list[str]) -> None:
    for part in parts:
        for feature, having, without, n in by_feature(found, part)[:8]:
            if having < without:
                print(f"  {part:8} {100 * having:5.0f} with, {100 * without:4.0f} without: {feature} ({n})")


if __name__ == "__main__":
    main()
