"""What a sent form of an event comes to: one ruling for each thing that was changed, and none for what was left.

Pure.  A value that was emptied is taken back; one that is taken from words and not typed is what they were read as.  Refuses to
check a ruling: whether it can be stored is the case file's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.casefile.decide import Ruling
from firsthand.casefile.settle import named_figure
from firsthand.claims.claim import Claim
from firsthand.serve.pages.coding import BLANK, WORDS, CodingPage, FormRow
from firsthand.serve.pages.rulings import exactly

Payload = dict[str, object]
NUMBERS = ("low", "best", "high")


def coded_rulings(
    page: CodingPage, fields: Mapping[str, Sequence[str]], claims: Mapping[str, Claim], who: str
) -> list[Ruling]:
    """The rulings that a sent form comes to.

    Args:
        page: The form as it stands now.
        fields: Values of each field, as they were sent.
        claims: The claims that its rows offer, by id.
        who: The coder.
    """
    why = (fields.get("why") or [""])[0].strip()
    out = []
    for row in (*page.rows, *page.figures):
        sent = row.typed(fields)
        basis = sent.basis.removeprefix(WORDS)
        sent = _from_words(sent, claims[basis]) if basis in claims else sent
        if _left(row, sent):
            continue
        if not any(sent.said.get(n) for n in ("value", "start", *NUMBERS)):
            if row.decision_id:
                out.append(Ruling("undo", row.decision_id, who, {}, why))
            continue
        kind, payload = _payload(sent)
        out.append(Ruling(kind, page.event_id, who, payload | _basis(sent), why))
    return [*out, *_cited(page, fields, who), *_noted(page, fields, who)]


def _left(row: FormRow, sent: FormRow) -> bool:
    """Whether a row was left as it stood."""
    names = {*row.said, *sent.said} - {"measure", "population", "unit"}
    same = all(row.said.get(n, "") == sent.said.get(n, "") for n in names)
    return same and (not row.by or (row.basis, row.source) == (sent.basis, sent.source))


def _basis(sent: FormRow) -> Payload:
    if sent.basis.startswith(WORDS):
        return {"basis": "words", "claims": [sent.basis.removeprefix(WORDS)]}
    source: Payload = {"source": sent.source} if sent.source and sent.basis == "outside" else {}
    return {"basis": sent.basis, **source}


def _payload(sent: FormRow) -> tuple[str, Payload]:
    """Kind and payload of what one row says."""
    said = {n: v for n, v in sent.said.items() if v}
    head, _, role = sent.key.partition("/")
    if head == "actors":
        names = [n.strip() for n in said["value"].split(";")]
        return "actors", {"role": role, "names": list(dict.fromkeys(n for n in names if n))}
    if head == "date":
        start, end = said.get("start", ""), said.get("end", "")
        whole = f"{start}/{end}" if end and end != start else start
        return "date", {"edtf": whole, **_number(said, "prec", "date_prec")}
    if head == "place":
        point = {**_number(said, "latitude"), **_number(said, "longitude"), **_number(said, "prec", "where_prec")}
        country: Payload = {"country": said["country"]} if "country" in said else {}
        return "place", {"place": said.get("value", ""), **point, **country}
    if head in ("title", "type", "tier"):
        return head, {head: said["value"]}
    named: Payload = {n: v for n, v in said.items() if n in ("measure", "population", "unit")}
    if sent.key not in BLANK:
        named = {n: v for n, v in named_figure(sent.key).items() if v is not None}
    numbers = {n: v for name in NUMBERS for n, v in _number(said, name).items()}
    return "lock", {**named, "best": None, **numbers}


def _number(said: Mapping[str, str], name: str, called: str = "") -> Payload:
    """A number by name, where it is given; what is none stays text, for the case file to refuse."""
    text = said.get(name, "").replace(",", "")
    if not text:
        return {}
    try:
        value = float(text)
        return {called or name: int(value) if value.is_integer() else value}
    except (ValueError, OverflowError):
        return {called or name: text}


def _from_words(sent: FormRow, claim: Claim) -> FormRow:
    """A row that was not typed into, with what the chosen words were read as."""
    head = sent.key.partition("/")[0]
    if any(sent.said.get(n) for n in ("value", "start", *NUMBERS)):
        return sent
    start, _, end = (claim.edtf or "").partition("/")
    point = {"latitude": exactly(claim.latitude) or "", "longitude": exactly(claim.longitude) or ""}
    read: Mapping[str, Mapping[str, str]] = {
        "title": {"value": " ".join((claim.name or claim.quote).split())},
        "type": {"value": claim.act_type or ""},
        "date": {"start": start, "end": end},
        "place": {
            "value": claim.place or "",
            **point,
            "country": claim.country or "",
            "prec": str(claim.where_prec or ""),
        },
        "actors": {"value": (claim.name or claim.quote).replace(";", ",")},
    }
    numbers = {n: exactly(v) or "" for n, v in zip(NUMBERS, (claim.low, claim.best, claim.high), strict=True)}
    return FormRow(
        key=sent.key,
        label=sent.label,
        read=sent.read,
        said={**sent.said, **read.get(head, numbers)},
        basis=sent.basis,
        words=sent.words,
        by=sent.by,
        decision_id=sent.decision_id,
    )


def _cited(page: CodingPage, fields: Mapping[str, Sequence[str]], who: str) -> Iterator[Ruling]:
    """The sources that the coder cites, where they are others than before."""
    accounts = [a.account_id for a in page.accounts if a.account_id in fields.get("accounts", ())]
    source = (fields.get("cite.source") or [""])[0].strip()
    before = [a.account_id for a in page.accounts if a.cited]
    if (accounts, source) == (before, page.source):
        return
    if not accounts and not source:
        yield Ruling("undo", page.cited_in, who)
        return
    payload: Payload = {**({"accounts": accounts} if accounts else {}), **({"source": source} if source else {})}
    yield Ruling("cite", page.event_id, who, payload)


def _noted(page: CodingPage, fields: Mapping[str, Sequence[str]], who: str) -> Iterator[Ruling]:
    text = (fields.get("note") or [""])[0].strip()
    if text:
        yield Ruling("note", page.event_id, who, {"text": text})
