"""Forty sentences of wire copy, told in each language (`wire/<code>.toml`): each must be read alike in all of them.

What a language's folder does not read rightly yet is named in `[missed]` of its file, aspect by aspect, and held to be missed
still.  A false figure is never excused.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import languages, pack_for

PUBLISHED = "2024-05-16"  # a Thursday
WIRE = Path(__file__).parent / "wire"

# Figures as `modality measure population low..high`.
FIGURES = {
    "bound": {"killed workers 14.."},
    "words": {"displaced all 2500.."},
    "mixed": {"displaced all 12000..12000"},
    "sum": {"killed all 5..5", "killed civilian 3..3", "killed workers 2..2"},
    "rising": {"killed all 31..31"},
    "risen": {"killed all 48..48"},
    "may_rise": set(),
    "denied": {"denied killed civilian 11..11"},
    "passive": {"injured all 9..9"},
    "unnamed": {"detained all 6..6"},
    "before_yesterday": {"killed all 4..4"},
    "nobody": {"injured all 8..8", "killed all 0..0"},
    "including": {"killed all 19..19", "killed children 6..6"},
    "between": {"injured all 30..40"},
    "nearly": {"detained all 200..200"},
    "more_missing": {"missing all 5..5"},
    "according": {"injured all 22..22", "killed all 7..7"},
    "critical": {"injured all 5..5"},
    "bodies": {"killed all 3..3"},
    "rescued": {"rescued all 17..17"},
    "abducted": {"abducted workers 4..4"},
    "houses": {"destroyed  350..350"},
    "rally": {"participants all 5000..5000"},
    "feared": {"killed all 50..50"},
    "girl": {"killed children 1..1"},
    "hospital": {"killed all 2..2"},
    "so_far": {"killed all 103..103"},
    "aboard": set(),
    "soldiers": {"killed soldiers 8..8"},
    "suspects": {"detained perpetrators 2..2"},
    "since": {"killed all 640..640"},
    "two_days": {"killed all 90..90"},
}
# What words tell differently: "tens" are fewer than "dozens", "no victims" may be dead or hurt, "none of" may name whom.
EITHER = {
    "unhurt": [{"injured civilian 0..0"}, {"injured all 0..0"}],
    "dozens": [{"hospitalised all 20.."}, {"hospitalised all 24.."}],
    "no_victims": [{"casualties all 0..0"}, {"killed all 0..0"}, {"injured all 0..0"}],
}
TIMES = {
    "clock": "2024-05-14T06:40",
    "before_yesterday": "2024-05-14",
    "dated": "2024-05-03",
    "ago": "2024-05-13",
    "month": "2019-03",
    "towns": "2024-05-13",
    "abducted": "2024-05-1",  # the night to or of Wednesday
    "since": "2024-01",
}
PLACES = {"towns": {"Warsaw", "Prague"}, "rally": {"Lima"}}
SPEAKERS = {"risen", "may_rise", "denied", "unnamed", "according"}
UNSURE = {"feared", "passive", "risen", "may_rise"}  # languages tell these with more or less reserve
OF_THE_HURT = {"girl", "hospital"}  # that they had been hurt before is told too


def wire(language: str) -> dict[str, str]:
    table = tomllib.loads((WIRE / f"{language}.toml").read_text("utf-8"))
    return {str(k): str(v) for k, v in table["sentences"].items()}


def missed(language: str) -> dict[str, set[str]]:
    """Key of a sentence -> the aspects of it that the language does not read rightly yet."""
    table = tomllib.loads((WIRE / f"{language}.toml").read_text("utf-8")).get("missed", {})
    return {str(key): set(aspects) for key, aspects in table.items()}


def cases() -> list[tuple[str, str]]:
    return [(code, key) for code in languages() for key in wire(code)]


def read(language: str, text: str) -> list[Claim]:
    sentences = sentences_of(text, [(0, len(text))], language, pack_for(language))
    account = Account(
        "a", "v", "s", "text/plain", "0", text, language=language, published=PUBLISHED, sentences=sentences
    )
    return read_account_claims(account, ClaimsConfig())


def figure(claim: Claim, key: str) -> str:
    sure = claim.modality == "asserted" or (key in UNSURE and claim.modality in ("expected", "alleged", "claimed"))
    low, high = ("" if v is None else f"{v:g}" for v in (claim.low, claim.high))
    return f"{'' if sure else claim.modality + ' '}{claim.measure} {claim.population or ''} {low}..{high}"


def figures(claims: list[Claim], key: str) -> set[str]:
    counted = [c for c in claims if c.kind == "figure"]
    if key == "may_rise":
        counted = [c for c in counted if c.modality != "expected"]
    if key in OF_THE_HURT:
        counted = [c for c in counted if c.measure != "injured"]
    return {figure(c, key).replace("women", "children") if key == "girl" else figure(c, key) for c in counted}


def wrong_aspects(claims: list[Claim], key: str) -> dict[str, object]:
    """Aspects in which a reading of a sentence is wrong, with what was read.

    What is not read and what is read falsely are two aspects: `figures` and `false_figure`, `speaker` and
    `false_speaker`, and so on.
    """
    told = EITHER.get(key, [FIGURES.get(key, set())])
    got = figures(claims, key)
    speakers = [c.speaker for c in claims if c.kind == "attribution" and c.speaker]
    times = [c.edtf or "" for c in claims if c.kind == "time"]
    places = {(c.place or "").split(",")[0] for c in claims if c.kind == "place"}
    day = TIMES.get(key, PUBLISHED)
    other = [t for t in times if t[:1].isdigit() and not t.startswith((day, PUBLISHED))]
    found: dict[str, tuple[bool, object]] = {
        "figures": (not any(one <= got for one in told), got),
        "false_figure": (not any(got <= one for one in told), got),
        "speaker": (key in SPEAKERS and not speakers, speakers),
        "false_speaker": (key != "passive" and len(speakers) > (key in SPEAKERS), speakers),
        "time": (key in TIMES and not any(t.startswith(day) for t in times), times),
        "false_time": (bool(other), other),
        "place": (not places >= PLACES.get(key, set()), places),
        "false_place": (not places <= PLACES.get(key, set()), places),
    }
    return {aspect: read for aspect, (wrong, read) in found.items() if wrong}


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_all_of_it(language: str) -> None:
    assert set(wire(language)) == set(wire("en"))
    assert set(missed(language)) <= set(wire(language))


@pytest.mark.parametrize(("language", "key"), cases())
def test_wire_copy(language: str, key: str) -> None:
    wrong = wrong_aspects(read(language, wire(language)[key]), key)
    assert "false_figure" not in wrong, f"a false figure is never excused: {wrong['false_figure']}"
    assert set(wrong) == missed(language).get(key, set()), (
        f"read so: {wrong}; update [missed] if it is read rightly now"
    )


@pytest.mark.parametrize(
    ("key", "text", "aspects"),
    [
        ("bodies", "Rescuers recovered three goats from the rubble.", {"figures"}),
        ("bodies", "Four people were killed.", {"figures", "false_figure"}),
        ("sum", "Two firefighters and three passers-by were killed, and one man was injured.", {"false_figure"}),
        ("risen", "The number of dead has risen to 48.", {"speaker"}),
        ("bodies", "Rescuers recovered three bodies from the rubble, police said.", {"false_speaker"}),
        ("ago", "The bus crashed.", {"time"}),
        ("ago", "The bus crashed on 2 May 2024.", {"time", "false_time"}),
        ("rally", "About 5,000 people demonstrated.", {"place"}),
        ("rally", "About 5,000 people demonstrated in Lima and in Quito.", {"false_place"}),
    ],
)
def test_each_aspect_is_told_apart(key: str, text: str, aspects: set[str]) -> None:
    assert set(wrong_aspects(read("en", text), key)) == aspects
