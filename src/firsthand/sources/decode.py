"""From bytes to characters: which encoding, and whether the bytes are text at all.

Used by every opener of a text format.  Trusts, in this order: a byte order mark, valid UTF-8, the declared charset, UTF-8
with a few damaged bytes, UTF-16 without a mark, and last a statistical guess.  Refuses bytes that are no text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from firsthand.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEVEN_BIT = ("iso2022", "hz")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x08") + b"\x7f"
_SAMPLE = 65_536
_CONTROL_SHARE = 0.03  # random bytes hold about 0.10, old wire copy below 0.01
_DAMAGED_SHARE = 0.1
_RUNS = re.compile(rb"[\x80-\xff]{3,}")
_TAG = re.compile(rb"<[^<>]{0,1000}>")
_CODE_PAGES = {
    "cp1254": ("tr", "az"),
    "cp1250": ("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"),
    "cp1257": ("lt", "lv", "et"),
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a raw item; a byte order mark is left out."""

    text: str
    encoding: str


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin, Cyrillic and Greek text has one of each two bytes nearly constant."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 4:
        return None
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if sum(b <= 0x06 for b in high) > 0.9 * len(high) and sum(b == 0 for b in low) < 0.02 * len(low):
            return name
    return None


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding, judged on their first 64 KB."""
    if _mark(data):
        return False
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return _wide(sample) is None
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample)


def _known(charset: str | None) -> str | None:
    """The codec of a declared charset, None where it is none or not a text encoding."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if name == "ascii":
        return (
            None  # asked only where bytes beyond ASCII stand: then the label is a program's default and tells nothing
        )
    return "cp1252" if name == "iso8859-1" else name  # as browsers read that label (WHATWG Encoding)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 in which few bytes are damaged; each of them becomes U+FFFD."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return text if good and bad <= _DAMAGED_SHARE * good else None


def _latin(sample: bytes) -> str | None:
    """The Windows code page of a Latin script: there letters beyond ASCII rarely stand three in a row."""
    high = sum(b > 0x7F for b in sample)
    if sum(len(run) for run in _RUNS.findall(sample)) > 0.3 * high:
        return None
    import py3langid

    for page, spoken in _CODE_PAGES.items():
        if py3langid.classify(sample.decode(page, "replace"))[0] in spoken:
            return page
    return "cp1252"


def _guess(data: bytes) -> str | None:
    """Latin scripts by language; others by letter statistics, which are reliable only there."""
    latin = _latin(_TAG.sub(b" ", data[: 4 * _SAMPLE]))
    if latin:
        return latin
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * _SAMPLE], threshold=0.3).best()
    return best.encoding if best else None


def decode(data: bytes, declared: str | None = None, *, subject: str = "") -> Decoded:
    """The characters of an item.

    Args:
        data: The bytes.
        declared: Charset that the format declares (HTML `meta`, MIME header), None where it declares none.
        subject: The item's path or id, for messages.

    Returns:
        The text and the encoding it was read in; bytes that do not decode are U+FFFD.

    Raises:
        InputError: `binary`, the bytes are no text; `encoding`, no encoding fits.

    Source: WHATWG Encoding Standard for labels; RFC 3629.
    """
    found = _mark(data)
    if found:
        return Decoded(data[len(found[0]) :].decode(found[1], "replace"), found[1])
    if looks_binary(data):
        raise InputError("the bytes are no text", subject, "give the file its true ending", code="binary")
    charset = _known(declared)
    if charset and charset.startswith(_SEVEN_BIT) and (text := _strict(data, charset)) is not None:
        return Decoded(text, charset)
    wide = _wide(data[:_SAMPLE]) if b"\x00" in data[:_SAMPLE] else None
    for encoding in (wide, None if wide else "utf-8", charset):
        if encoding and (text := _strict(data, encoding)) is not None:
            return Decoded(text, encoding)
    if (text := _damaged_utf8(data)) is not None:
        return Decoded(text, "utf-8")
    encoding = wide or _guess(data)
    if encoding is None:
        raise InputError("no character encoding fits", subject, "save the file as UTF-8", code="encoding")
    return Decoded(data.decode(encoding, "replace"), encoding)
