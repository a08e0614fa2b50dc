"""What two accounts are to each other: copy, revision, quotation, common origin, or nothing that words show.

Sixth station of lineage, after `measure`.  Trusts long stretches that run over ends of sentences, and shares of the text;
refuses to call a copy what both may have from one third hand: a statement both carry, or parallel wording with
little verbatim.  Little shared text is never proof of independence, so no row says `independent`.

Constants were calibrated on planted copies and on pairs that share a statement or an incident (1990s wire copy and
present-day local news); each is said where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.config import LineageConfig
from firsthand.lang.edtf import bounds
from firsthand.lineage.dossier import NOTHING, AccountPair, Spot, Telling, outlet_key
from firsthand.lineage.lineage import Lineage, Passage
from firsthand.lineage.shared_text.measure import Comparison, Side, compare
from firsthand.lineage.shared_text.passages import is_number, passages_of, turned
from firsthand.lineage.shared_text.words import WORD, words_of
from firsthand.spans import Span
from firsthand.vocabulary import DirectionBasis, LineageBasis, Relation

# Share of five-word runs: a shared statement reaches .23, a cut, merged or renumbered copy .28 and more.
VERBATIM = 0.28
REWORDED_COVER = 0.26  # aligned share of a text whose words were replaced
REWORDED_EVIDENCE = 33.0  # rare equal words that such an alignment holds; two reports of one incident reach 27
STRETCH = 20  # words of an unbroken stretch over an end of a sentence ...
AT_HOME = 0.085  # ... whose words one of the accounts uses elsewhere too; a third party's statement is foreign in both
APART = 0.05  # ... and the other markedly less; two reports of one incident use them alike
# Below this share of five-word runs two outlets' own reports reach 22 words together.
OWN_REPORTS, OWN_STRETCH = 0.08, 25
LONG_STRETCH, MANY_BORDERS = 80, 3  # such a stretch is no statement, wherever it is at home
COMMON_EVIDENCE = 15.0  # rare equal words that chance and the names of one event do not explain
CREDITED_EVIDENCE = COMMON_EVIDENCE / 2  # as many are enough where both credit one first hand
COMMON_RUN = 15  # words of one run that do so by itself
HOME_MARGIN = 0.04  # difference of `home` that tells where the shared words came from
CUT_WHOLE, CUT_LONGER = 0.95, 1.15  # share of a cut that stands in the whole, and how much longer that is at least
CUT_HOME = 0.10  # `home` of the whole: of planted cuts 65 of 75 reach it, of texts put beside a foreign one none
SAID_SHARE = 0.8  # share of the equal words that stand in somebody's speech
# How sure a row is, by hand.  A copy: from the least to the most with its evidence, which is full at so many rare words;
# at most so sure where its direction is read from its shape.
COPY_LEAST, COPY_MOST, FULL_EVIDENCE, CUT_MOST = 0.6, 0.99, 60.0, 0.9
# The case's own note of a revision, with shared words and without; a common origin, somebody credited and words alone.
REVISED, REVISED_UNLIKE, COMMON_CREDITED, COMMON_WORDS = 0.95, 0.9, 0.7, 0.6
DECIMALS = 4  # of shares as they are shown


@dataclass(frozen=True, slots=True)
class Direction:
    """Which account has it from the other.

    Attributes:
        derived_left: Whether the left one is the derived; in open directions true, for order of id.
        basis: `revision`, `explicit_credit`, `published`, `setting`, `cut` or `open`.
        why: Half a sentence.
    """

    derived_left: bool
    basis: DirectionBasis
    why: str


UNTOLD = Direction(True, "open", "")


@dataclass(frozen=True, slots=True)
class Related:
    """The row of a pair, and the claims of the derived account that the copy changed: numbers, times and places."""

    row: Lineage
    miscopied: tuple[str, ...] = ()


def relate(pair: AccountPair, config: LineageConfig) -> Related | None:
    """Say what two accounts are to each other.

    Args:
        pair: The accounts, the lesser id on the left.
        config: Least share of words for a copy.

    Returns:
        None where their words show no relation.
    """
    found = compare(pair.left, pair.right)
    if pair.revises is not None:
        return _revision(pair, found)
    if found is None:
        return None
    copied = _copied(found, config)
    if copied is not None and not _only_speech(pair, found):
        return _copy(pair, found, copied)
    return _common(pair, found)


def _copied(c: Comparison, config: LineageConfig) -> str | None:
    """Why a pair is a copy, None where it is not."""
    share = max(c.left.containment, c.right.containment)
    if max(c.left.runs, c.right.runs) >= VERBATIM and share >= config.min_containment:
        return f"{share:.0%} of one text stands in the other, most of it word for word"
    cover = max(c.left.cover, c.right.cover)
    if cover >= REWORDED_COVER and c.evidence >= REWORDED_EVIDENCE:
        return f"{cover:.0%} of one text runs along the other with words replaced"
    home, other = sorted((c.left.home or 0.0, c.right.home or 0.0), reverse=True)
    least = STRETCH if max(c.left.runs, c.right.runs) >= OWN_REPORTS else OWN_STRETCH
    placed = c.borders and c.longest >= least and home >= AT_HOME and home - other >= APART
    if placed or (c.borders >= MANY_BORDERS and c.longest >= LONG_STRETCH):
        return f"a stretch of {c.longest} words runs over {c.borders} ends of sentences without a change"
    return None


def _only_speech(pair: AccountPair, c: Comparison) -> bool:
    """Whether all that two accounts share is one speaker's sentence, which each may have heard."""
    return not c.borders and _said(pair, _spans(pair, c, True)) >= SAID_SHARE


def direction_of(pair: AccountPair, c: Comparison | None) -> Direction:
    """Which account has it from the other, as far as anything tells.

    Trusts, in this order: a note that one revises the other, a credit to the other's publisher, dates of publication that
    do not overlap and are no inference of ours, and the setting: shared words that the source uses in the rest of its text
    too, and the derived account does not; or that all of one stands in the other, whose further sentences go on in the same
    words: it is the longer one cut.  (A short text that another later tells on looks the same where neither is dated, so its
    confidence is lower.)
    """
    left, right = pair.left, pair.right
    if pair.revises is not None:
        return Direction(pair.revises == left.account_id, "revision", "the case notes it as a revision")
    left_says, right_says = _credits_other(left, right), _credits_other(right, left)
    if left_says != right_says:
        by = right.publisher if left_says else left.publisher
        return Direction(left_says, "explicit_credit", f"it credits {by}")
    later = _later(left, right)
    if later is not None:
        return Direction(later, "published", "it was published later")
    if c is not None and c.left.home is not None and c.right.home is not None:
        margin = c.left.home - c.right.home
        if abs(margin) >= HOME_MARGIN:
            return Direction(margin < 0, "setting", "the shared words belong to the other's subject")
    if c is not None and _is_cut(c.left, c.right) != _is_cut(c.right, c.left):
        return Direction(
            _is_cut(c.left, c.right), "cut", "all of it stands in the other, which tells on in the same words"
        )
    return UNTOLD


def _is_cut(one: Side, other: Side) -> bool:
    """Whether nothing is left of one side beside the shared words, and the other goes on about the same."""
    goes_on = other.home is not None and other.home >= CUT_HOME and other.words >= CUT_LONGER * one.words
    return one.home is None and one.containment >= CUT_WHOLE and goes_on


def _credits_other(one: Telling, other: Telling) -> bool:
    key = outlet_key(other.publisher)
    return bool(key) and key != outlet_key(one.publisher) and any(c.outlet == key for c in one.credits)


def _later(left: Telling, right: Telling) -> bool | None:
    """Whether the left account was published after the right; None where their dates overlap or are inferred."""
    if "derived" in (left.published_basis, right.published_basis):
        return None
    (a, b), (x, y) = bounds(left.published), bounds(right.published)
    if b is not None and x is not None and b < x:
        return False
    if y is not None and a is not None and y < a:
        return True
    return None


def _spans(pair: AccountPair, c: Comparison, derived_left: bool) -> tuple[Passage, ...]:
    left, right = words_of(pair.left.text), words_of(pair.right.text)
    return passages_of(c.stretches, left, right) if derived_left else passages_of(turned(c.stretches), right, left)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is said of a pair beside its words: columns of its row."""

    relation: Relation
    basis: LineageBasis
    confidence: float
    reason: str


def _row(
    pair: AccountPair, c: Comparison | None, way: Direction, said: _Judged, *, spans: tuple[Passage, ...] = ()
) -> Lineage:
    """The row of a pair, with the words that both have if they have any."""
    derived, source = (pair.left, pair.right) if way.derived_left else (pair.right, pair.left)
    shares = (c.left.containment, c.right.containment) if c else (0.0, 0.0)
    return Lineage(
        derived_account=derived.account_id,
        source_account=source.account_id,
        relation=said.relation,
        basis=said.basis,
        direction_basis=way.basis,
        containment=round(shares[not way.derived_left], DECIMALS),
        spans=spans,
        confidence=said.confidence,
        reason=said.reason,
        source_containment=round(shares[way.derived_left], DECIMALS),
    )


def _copy(pair: AccountPair, c: Comparison, why: str) -> Related:
    way = direction_of(pair, c)
    derived, source = (pair.left, pair.right) if way.derived_left else (pair.right, pair.left)
    reason = f"{why}; {way.why}" if way.why else f"{why}; which of them came first cannot be told"
    spans = _spans(pair, c, way.derived_left)
    row = _row(pair, c, way, _Judged("copy", "aligned_text", _sure(c, way), reason), spans=spans)
    other = [p for p in spans if p.kind == "changed"]
    changed = [p for p in other if renumbered(p, derived.text, source.text)]
    if changed:
        told = f"; {len(changed)} {'number was' if len(changed) == 1 else 'numbers were'} changed"
        row = replace(row, reason=reason + told)
    if way.basis == "open":
        return Related(row)
    return Related(row, (*_touched(derived.figures, changed), *_touched(derived.settings, other)))


def _sure(c: Comparison, way: Direction) -> float:
    """How sure a copy is: the more rare words are shared in order, the surer; less where its direction is read from its shape."""
    most = CUT_MOST if way.basis == "cut" else COPY_MOST
    return round(min(most, COPY_LEAST + (1 - COPY_LEAST) * min(1.0, c.evidence / FULL_EVIDENCE)), 2)


def renumbered(p: Passage, derived: str, source: str) -> bool:
    """Whether a changed passage puts one number in the place of another."""
    return all(
        any(is_number(w.lower()) for w in WORD.findall(text[span[0] : span[1]]))
        for text, span in ((derived, p.derived), (source, p.source))
    )


def _touched(told: Sequence[Spot], changed: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(c.claim_id for c in told if any(c.start < p.derived[1] and p.derived[0] < c.end for p in changed))


def _revision(pair: AccountPair, c: Comparison | None) -> Related:
    way = direction_of(pair, c)
    sure, spans = (REVISED_UNLIKE, ()) if c is None else (REVISED, _spans(pair, c, way.derived_left))
    return Related(_row(pair, c, way, _Judged("revision", "aligned_text", sure, way.why), spans=spans))


def _common(pair: AccountPair, c: Comparison) -> Related | None:
    """Shared words that are no copy: somebody's statement, one credited hand, or parallel wording."""
    same = _same_hand(pair)
    if c.evidence < COMMON_EVIDENCE and c.longest < COMMON_RUN and not (same and c.evidence >= CREDITED_EVIDENCE):
        return None
    spans = _spans(pair, c, True)
    basis: LineageBasis = "same_attribution"
    sure = COMMON_CREDITED
    if _said(pair, spans) >= SAID_SHARE:
        reason = "both carry the same words of a speaker"
    elif same:
        reason = f"both credit {same}, and {c.equal} words run parallel"
    else:
        basis, sure = "aligned_text", COMMON_WORDS
        reason = f"{c.equal} words in {_runs(spans)} run parallel: both may have them from one hand, neither is shown to copy"
    return Related(_row(pair, c, UNTOLD, _Judged("common_origin", basis, sure, reason), spans=spans))


def _runs(spans: Sequence[Passage]) -> str:
    count = sum(p.kind == "copied" for p in spans)
    return f"{count} passage" if count == 1 else f"{count} passages"


def _same_hand(pair: AccountPair) -> str | None:
    """The name of an origin that both accounts credit for the whole of themselves."""
    left = {c.origin_id: c.name for c in pair.left.credits if c.strength < NOTHING}
    return next((left[c.origin_id] for c in pair.right.credits if c.origin_id in left), None)


def _said(pair: AccountPair, spans: Sequence[Passage]) -> float:
    """Share of the copied characters that stand in somebody's words in both accounts."""

    def inside(spots: Sequence[Span], span: Sequence[int]) -> bool:
        return any(s.start <= span[0] and span[1] <= s.end for s in spots)

    total = held = 0
    for p in spans:
        if p.kind == "copied":
            size = p.derived[1] - p.derived[0]
            total += size
            held += size * (inside(pair.left.sayings, p.derived) and inside(pair.right.sayings, p.source))
    return held / total if total else 0.0
