"""Zip and tar archives: what lies in them, in bounds, and never outside."""

from __future__ import annotations

import bz2
import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.sources.sheets import packed

from firsthand.config import SourcesConfig
from firsthand.sources import archive
from firsthand.sources.archive import is_archive, is_safe_name
from firsthand.sources.find import find_items
from firsthand.sources.raw_item import RawItem, Rejection

WORDS = b"Six people were killed in Kaldan on Monday."


def tarred(members: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    """A tar of files and symbolic links."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
        for name, target in (links or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            made.addfile(info)
    return out.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    return packed(dict(members))


def told(folder: Path, name: str, data: bytes, config: SourcesConfig | None = None) -> list[tuple[str, object]]:
    """What is found in an archive: names with bytes, or with the code of a rejection."""
    (folder / name).write_bytes(data)
    found = find_items(folder / name, config or SourcesConfig())
    shown: list[tuple[str, object]] = []
    for one in found:
        if isinstance(one, Rejection):
            shown.append((one.input, one.code))
        elif isinstance(one, RawItem):
            shown.append((one.source_id, one.data))
    return shown


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2"])
def test_each_member_is_an_account(tmp_path: Path, name: str) -> None:
    members = {"b/two.txt": WORDS + b" 2", "one.txt": WORDS, ".hidden": WORDS, "__MACOSX/._one.txt": WORDS}
    data = zipped(members) if name.endswith("zip") else tarred(members)
    data = gzip.compress(data) if name.endswith("gz") else bz2.compress(data) if name.endswith("bz2") else data
    assert told(tmp_path, name, data) == [(f"{name}/b/two.txt", WORDS + b" 2"), (f"{name}/one.txt", WORDS)]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_manifest_in_an_archive_names_members(tmp_path: Path, pack: object) -> None:
    rows = b"id,path,publisher\nx,one.txt,Echo\ny,../one.txt,Echo\nz,/etc/hostname,Echo\nw,gone.txt,Echo\n"
    members = {"in/list.csv": rows, "in/one.txt": WORDS, "one.txt": WORDS + b" 2"}
    name = "a.zip" if pack is zipped else "a.tar"
    found = told(tmp_path, name, pack(members))  # type: ignore[operator]
    assert found == [
        ("x", WORDS), (f"{name}/in/list.csv:2", "path_escape"), (f"{name}/in/list.csv:3", "path_escape"),
        (f"{name}/in/list.csv:4", "missing"),
        (f"{name}/one.txt", WORDS + b" 2"),
    ]  # fmt: skip


def test_one_archive_in_another_is_read_and_no_third(tmp_path: Path) -> None:
    inner = zipped({"deep.zip": zipped({"x.txt": WORDS}), "two.txt": WORDS})
    found = told(tmp_path, "a.zip", zipped({"in.tar": tarred({"one.txt": WORDS}), "in.zip": inner}))
    assert found == [
        ("a.zip/in.tar/one.txt", WORDS), ("a.zip/in.zip/deep.zip", "too_deep"), ("a.zip/in.zip/two.txt", WORDS),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    for kind, data in (
        ("a.zip", zipped({name: WORDS, "one.txt": WORDS})),
        ("a.tar", tarred({name: WORDS, "one.txt": WORDS})),
    ):
        found = told(tmp_path / "in", kind, data)
        assert [code for _, code in found] == ["path_escape", WORDS]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.tar", "a.zip", "in"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    found = told(tmp_path, "a.tar", tarred({"one.txt": WORDS}, {"two.txt": "/etc/hostname"}))
    assert found == [("a.tar/two.txt", "link"), ("a.tar/one.txt", WORDS)]
    info = zipfile.ZipInfo("two.txt")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(info, "/etc/hostname")
    assert told(tmp_path, "a.zip", out.getvalue()) == [("a.zip/two.txt", "link")]


def locked(data: bytes) -> bytes:
    """A zip whose first member says that it is encrypted."""
    changed = bytearray(data)
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def spoiled(data: bytes) -> bytes:
    """A zip whose member's bytes are others than packed."""
    at = data.index(b"one.txt") + 9
    return data[:at] + b"\xff\xff\xff" + data[at + 3 :]


BIG = b" " * 30_000_000


@pytest.mark.parametrize(
    ("name", "data", "codes"),
    [
        ("a.zip", b"", ["empty"]),
        ("a.zip", zipped({"one.txt": WORDS})[:-30], ["damaged"]),
        ("a.zip", b"PK\x03\x04" + b"\0" * 400, ["damaged"]),
        ("a.zip", locked(zipped({"one.txt": WORDS})), ["encrypted"]),
        ("a.zip", spoiled(zipped({"one.txt": WORDS * 20})), ["damaged"]),
        ("a.zip", zipped({"one.txt": BIG}), ["zip_bomb"]),
        ("a.zip", zipped({"in.zip": zipped({"one.txt": BIG})}), ["zip_bomb"]),
        ("a.zip", zipped({"one.txt": b""}), ["empty"]),
        ("a.zip", zipped({"one.exe": WORDS}), ["unknown_type"]),
        ("a.tar", b"", ["empty"]),
        ("a.tar", tarred({"one.txt": WORDS * 100})[:900], ["damaged"]),
        ("a.tar", b"\x01" * 2_000, ["damaged"]),
        ("a.tar.gz", gzip.compress(tarred({"one.txt": WORDS}))[:60], ["damaged"]),
        ("a.tar.gz", gzip.compress(tarred({"one.txt": BIG})), ["zip_bomb"]),
        ("a.tar.bz2", b"BZh9" + b"\0" * 90, ["damaged"]),
    ],
    # Packed bytes hold the second they were made in.
    ids=lambda value: len(value) if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, codes: list[str]) -> None:
    assert [code for _, code in told(tmp_path, name, data)] == codes


def test_bounds_hold_for_all_that_lies_within(tmp_path: Path, config: SourcesConfig) -> None:
    inner = zipped({f"{n}.txt": WORDS for n in range(4)})
    data = zipped({"a.txt": WORDS, "in.zip": inner})
    few = [code for _, code in told(tmp_path, "a.zip", data, replace(config, max_archive_files=5))]
    assert few == [WORDS] * 4 + ["zip_bomb"]
    tight = [
        code
        for _, code in told(tmp_path, "a.zip", data, replace(config, max_archive_bytes=len(inner) + 3 * len(WORDS)))
    ]
    assert tight == [WORDS] * 3 + ["zip_bomb"]
    assert [c for _, c in told(tmp_path, "a.zip", data, replace(config, max_archive_files=1))] == ["too_large"]
    assert [
        c
        for _, c in told(
            tmp_path, "b.tar", tarred({"a.txt": WORDS, "b.txt": WORDS}), replace(config, max_archive_files=1)
        )
    ] == ["too_large"]


def test_a_long_list_of_members_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{n}.txt": WORDS for n in range(4)})
    monkeypatch.setattr(archive, "MOST_LISTED", 100)
    assert [code for _, code in told(tmp_path, "a.zip", data)] == ["too_large"]


def test_a_long_name_of_a_tar_is_refused_unread(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, archive.LONGEST_HEAD + 1
    data = info.tobuf() + b"y" * (info.size + 512) + b"\0" * 1_024
    assert [code for _, code in told(tmp_path, "a.tar", data)] == ["damaged"]


@pytest.mark.parametrize(
    ("name", "so"), [("a.zip", True), ("A.TAR.GZ", True), ("a.gz", False), ("a.docx", False), ("zip", False)]
)
def test_names_of_archives(name: str, so: bool) -> None:
    assert is_archive(name) is so


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b.txt", True), ("a..b", True), ("", False), ("..", False), ("a/../b", False), ("\\\\host\\x", False), ("a\0b", False),
        ("x" * archive.LONGEST_NAME, True), ("x" * (archive.LONGEST_NAME + 1), False),
    ],
)  # fmt: skip
def test_safe_names(name: str, safe: bool) -> None:
    assert is_safe_name(name) is safe


def nameless() -> bytes:
    """A zip whose one member has no name."""
    data = zipped({"x": WORDS})
    listed, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    first = data[:26] + b"\0\0" + data[28:30] + data[31:listed]
    second = data[listed : listed + 28] + b"\0\0" + data[listed + 30 : listed + 46] + data[listed + 47 : end]
    return first + second + data[end : end + 12] + struct.pack("<LLH", len(second), len(first), 0)


def test_a_member_without_a_name(tmp_path: Path) -> None:
    assert [code for _, code in told(tmp_path, "a.zip", nameless())] == ["path_escape"]
