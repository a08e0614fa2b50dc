"""What an account is mainly about, and the words by which mentions without types are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from anyascii import anyascii

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.incidents import Incident

CONTENT = re.compile(r"[^\W_][^\W_'’-]{3,}|\d{2,}")
TERMS = 48  # content words kept for comparison: titles and leads carry them, more blur
LEAD_SENTENCES = 5
TITLE_WORDS = 14


def main_subject(account: Account, incidents: Sequence[Incident]) -> Incident | None:
    """The incident that the account is mainly about.

    A ceremony that the title or first sentence tells of is the subject even where the event it recalls fills the text;
    else the incident with most units, figures and names, the title and lead counting more.  None where there is none.
    """
    if not incidents:
        return None
    for incident in incidents:
        if incident.family == "ceremony" and incident.sentences & {0, 1}:
            return incident
    harm = [i for i in incidents if i.family == "harm"]
    return max(harm or incidents, key=lambda i: (_weight(i), -i.start))


def _weight(incident: Incident) -> int:
    figures = sum(len(u.figures) for u in incident.units)
    early = len(incident.sentences & set(range(LEAD_SENTENCES)))
    return len(incident.units) + 2 * figures + 3 * early + 2 * len(incident.names)


def people_of(claims: Sequence[Claim], sentences: Collection[int]) -> tuple[str, ...]:
    """Skeletons (last word, plain letters, lower case) of the persons named in some sentences, sorted."""
    persons = (c for c in claims if c.kind == "actor" and c.person_kind == "person" and c.sentence in sentences)
    return tuple(sorted({skeleton(c.name or c.quote) for c in persons} - {""}))


def skeleton(name: str) -> str:
    """A person's surname in plain letters: the last word of more than two letters."""
    words = [w for w in re.findall(r"[a-z]+", anyascii(name).lower()) if len(w) > 2 and w not in ("jnr", "sen")]
    return words[-1] if words else ""


def content_terms(account: Account, sentences: Collection[int], main: bool) -> tuple[str, ...]:
    """Content words of title, lead (main mentions) and of the sentences given, plain lower case, first come first."""
    chosen = sorted(set(sentences) | (set(range(min(LEAD_SENTENCES, len(account.sentences)))) if main else set()))
    seen: dict[str, None] = {}
    for index in chosen[:12]:
        if index >= len(account.sentences):
            continue
        span = account.sentences[index]
        for word in CONTENT.findall(account.text[span.start : span.end]):
            seen.setdefault(anyascii(word).lower().removesuffix("'s"), None)
            if len(seen) >= TERMS:
                return tuple(seen)
    return tuple(seen)


def report_title(account: Account) -> str:
    """The account's own title, else its first words."""
    return account.title or " ".join(account.text.split()[:TITLE_WORDS])


def document_words(account: Account, incident: Incident) -> str:
    """The words that tell an incident best: the sentence of its first act, cut at a dozen words round it."""
    unit = next((u for u in incident.units if u.act and not u.act.generic), incident.units[0])
    span = account.sentences[unit.sentence] if unit.sentence < len(account.sentences) else None
    if span is None:
        return ""
    words = account.text[span.start : span.end].split()
    return " ".join(words[:TITLE_WORDS]) + (" …" if len(words) > TITLE_WORDS else "")
