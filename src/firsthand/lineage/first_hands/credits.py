"""Whom an account credits, for the whole of it and claim by claim.

Second reader of lineage beside the shared words: credits of the whole text (claims of rule `credit`, regions, agency,
dateline, disclaimer) and speakers of single claims.  Refuses to take a speaker for the whole account's source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.accounts.account import Account
from firsthand.lineage.dossier import AGENCY, DISCLAIMER, NOTHING, RELEASE, Assertion, Credit, outlet_key
from firsthand.lineage.first_hands.credit_words import credit_topic
from firsthand.lineage.first_hands.party import LONGEST_NAME, Identity, identity_of, is_own_voice, named_key, plain
from firsthand.lineage.first_hands.signature import forwarded, signed
from firsthand.lineage.first_hands.speakers import fuller_names
from firsthand.lineage.lineage import Origin
from firsthand.spans import content_id
from firsthand.vocabulary import OriginKind

HEAD, TAIL = 4, 3  # sentences at the start and the end in which a credit is one of the whole text
LONGEST_CREDIT = 400  # characters of a note of credit; what is longer tells something else
DATELINE_REACH = 200  # characters from the start in which a dateline stands
LONGEST_QUOTE = 160  # characters of a notice that are quoted as the reason
SAID_KINDS = frozenset({"figure", "time", "place", "act"})


def origin_of(who: Identity, account_id: str, reason: str) -> Origin:
    """The origin that an identity is; one that names nobody in particular is the account's own."""
    key = (who.key,) if who.key else (account_id, who.words or plain(who.name))
    return Origin(
        origin_id=content_id("o", *key),
        name=who.name,
        kind=who.kind,
        party=who.party,
        group=who.party,
        reason=reason,
    )


def _agency(name: str, account_id: str, reason: str) -> Origin:
    return origin_of(Identity(name, "agency", name, named_key(name)), account_id, reason)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], str]:
    topic = credit_topic(language)["credits"]
    before = "|".join(f"(?:{p})" for p in topic["before"])
    note = re.compile(rf"(?i:{before})\s*(?P<name>[^\n;/]{{2,{LONGEST_NAME}}}?){topic['after']}")
    return note, re.compile(topic["dateline"], re.S), topic["disclaimer"]


def read_credits(account: Account, claims: Sequence[Assertion]) -> list[Credit]:
    """All credits of one account.

    Args:
        account: The account.
        claims: Its claims.

    Returns:
        At least one whole-account credit (strength 9 where nothing is credited), and one for each claim that stands in
        somebody's words.
    """
    whole = [*_credited(account, claims), *_in_regions(account), *_agencies(account), *_disclaimed(account)]
    whole += _sent(account)
    if not whole:
        whole = [_nothing(account)]
    kept: dict[str, Credit] = {}
    for credit in sorted(whole, key=lambda c: (c.strength, -1 if c.start is None else c.start)):
        kept.setdefault(credit.origin.origin_id, credit)
    return [*kept.values(), *_spoken(account, claims)]


def _credited(account: Account, claims: Sequence[Assertion]) -> Iterator[Credit]:
    """Claims that credit the whole text, near its start or end or in a note of credit."""
    last = len(account.sentences) - TAIL
    notes = [r for r in account.regions if r.kind == "credit"]
    for claim in claims:
        if claim.kind != "attribution" or claim.rule != "credit" or not claim.speaker or claim.speaker_start is None:
            continue
        start, end = claim.speaker_start, claim.speaker_end or claim.speaker_start
        noted = any(r.start <= start < r.end for r in notes)
        at = sum(s.start <= start for s in account.sentences) - 1
        if noted or at < HEAD or at >= last:
            who = identity_of(claim.speaker, account.language, claim.person_kind)
            if who.kind != "person" or who.party:
                yield _credit(account, who, (start, end), RELEASE)


def _credit(account: Account, who: Identity, span: tuple[int, int], strength: int) -> Credit:
    quote = re.sub(r"\s+", " ", account.text[span[0] : span[1]])
    origin = origin_of(who, account.account_id, f"credited in the words “{quote}”")
    return Credit(
        account_id=account.account_id,
        origin=origin,
        claim_id=None,
        start=span[0],
        end=span[1],
        basis="explicit_credit",
        strength=strength,
        outlet=outlet_key(who.name),
    )


def _in_regions(account: Account) -> Iterator[Credit]:
    """Notes of credit that extraction marked."""
    note = _patterns(account.language)[0]
    for region in account.regions:
        if region.kind != "credit" or region.end - region.start > LONGEST_CREDIT:
            continue
        found = note.search(account.text, region.start, region.end)
        if found:
            who = identity_of(found["name"], account.language)
            if who.kind != "person" or who.party:
                yield _credit(account, who, found.span("name"), RELEASE)


def _agencies(account: Account) -> Iterator[Credit]:
    """The agency that sent the text, from metadata, byline or dateline."""
    if account.agency:
        at = account.text.find(account.agency)
        start, end = (at, at + len(account.agency)) if at >= 0 else (None, None)
        origin = _agency(account.agency, account.account_id, f"the account names the agency “{account.agency}”")
        yield Credit(
            account_id=account.account_id,
            origin=origin,
            claim_id=None,
            start=start,
            end=end,
            basis="dateline",
            strength=AGENCY,
            outlet=outlet_key(account.agency),
        )
        return
    found = _patterns(account.language)[1].search(account.text[:DATELINE_REACH])
    behind = signed(account.text, account.language) if not found else None
    if found:
        yield _of_agency(account, found[1].strip(), found.span(1), where="the dateline names")
    elif behind is not None:
        yield _of_agency(account, behind.name, (behind.span.start, behind.span.end), where="the last line names")


def _of_agency(account: Account, name: str, span: tuple[int, int], *, where: str) -> Credit:
    return Credit(
        account_id=account.account_id,
        origin=_agency(name, account.account_id, f"{where} “{name}”"),
        claim_id=None,
        start=span[0],
        end=span[1],
        basis="dateline",
        strength=AGENCY,
        outlet=outlet_key(name),
    )


def _sent(account: Account) -> list[Credit]:
    """The writer of a mail that the account forwards."""
    inner = forwarded(account.text, account.language)
    if inner is None:
        return []
    who = identity_of(inner.name, account.language)
    return [_credit(account, who, (inner.span.start, inner.span.end), RELEASE)]


def _disclaimed(account: Account) -> Iterator[Credit]:
    """A notice that the outlet prints what others send it: the first hand is somebody outside, unnamed."""
    notice = next((d for d in account.dropped if d.kind == "disclaimer"), None)
    if notice:
        words = _patterns(account.language)[2]
        outlet = account.publisher or account.source_id
        quote = re.sub(r"\s+", " ", notice.text).strip()[:LONGEST_QUOTE]
        who = Identity(f"{words} of {outlet}", "document", None, None)
        origin = origin_of(who, account.account_id, f"the page says “{quote}”, and names no source")
        yield Credit(
            account_id=account.account_id,
            origin=origin,
            claim_id=None,
            start=None,
            end=None,
            basis="disclaimer",
            strength=DISCLAIMER,
        )


def _nothing(account: Account) -> Credit:
    """The account's own voice.  Two accounts of one outlet have an origin each, which counting takes for one hand: were they one
    origin, a further copy of one of them, with nothing to tell which was first, could add one."""
    name = account.publisher or account.source_id
    kind: OriginKind = "outlet" if account.publisher else "document"
    origin = Origin(
        origin_id=content_id("o", account.account_id),
        name=name,
        kind=kind,
        reason="nothing credited",
    )
    return Credit(
        account_id=account.account_id, origin=origin, claim_id=None, start=None, end=None, basis="own", strength=NOTHING
    )


def _spoken(account: Account, claims: Sequence[Assertion]) -> Iterator[Credit]:
    """Claims that stand inside what somebody is said to have said; what the account says itself is no one else's."""
    said = {c.claim_id: c for c in claims if c.kind == "attribution"}
    own = outlet_key(account.publisher)
    names = [a for c in said.values() for a in (c.speaker, *c.attribution_chain) if a]
    fuller = fuller_names(names, account.language)
    for claim in claims:
        by = said.get(claim.attribution_id) if claim.attribution_id else claim
        if claim.kind not in SAID_KINDS or by is None or not by.speaker or by.rule == "credit":
            continue
        first_hand = by.attribution_chain[-1] if by.attribution_chain else by.speaker
        itself = bool(own) and outlet_key(first_hand) == own
        if itself or is_own_voice(first_hand, account.language):
            continue
        who = identity_of(fuller.get(plain(first_hand), first_hand), account.language, by.person_kind)
        origin = origin_of(who, account.account_id, f"said to be from “{by.speaker}”")
        start, end, nameless = by.speaker_start, by.speaker_end, "" if who.key else who.words or plain(who.name)
        yield Credit(
            account_id=account.account_id,
            origin=origin,
            claim_id=claim.claim_id,
            start=start,
            end=end,
            basis="explicit_credit",
            strength=RELEASE,
            outlet=outlet_key(who.name),
            nameless=nameless,
        )
