"""What an account is mainly about, and the words by which mentions without types are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import log

from anyascii import anyascii

from firsthand.accounts.account import Account
from firsthand.claims.claim import Claim
from firsthand.events.mentions.incidents import Incident
from firsthand.events.mentions.mention import Term
from firsthand.lang.edtf import bounds
from firsthand.lang.forms import all_forms
from firsthand.lang.pack import pack_for

CONTENT = re.compile(r"[^\W_][^\W_'’-]{3,}|\d{2,}")
TERMS = 80  # content words kept for comparison: the heaviest carry the subject, more blur
STEM = 8  # letters of a word that are compared: endings fall away
NAME_WEIGHT = 1.5  # a capitalised word or a number tells more of what happened
READ_CHARACTERS = 6_000  # the head of an account tells its subject; what follows is background
OLD_DAYS = 365  # before publication, beyond which harm that the head does not tell of is background
HEAD_SENTENCES = 5  # in which an account tells what it is about
OPENING_SENTENCES = 2  # the title and the first sentence
SHORT = 6  # sentences of an account so short that one mention is its subject
TITLE_WORDS = 14  # of a sentence or text that stands for a title
FIGURE, EARLY = 2, 3  # what a figure, and a sentence at the head, weigh beside a unit, by hand
IN_TITLE = 2  # times that a word of the title counts
SURNAME_LETTERS = 3  # that make a surname, at least
TERM_DECIMALS = 4


def main_subject(account: Account, incidents: Sequence[Incident]) -> Incident | None:
    """The incident that the account is mainly about.

    A ceremony that the title or first sentence tells of is the subject even where the event it recalls fills the text;
    else the harm with most units, figures and names, the title and lead counting more, if the account dwells on it; else
    an act told in the title or first sentence.  None where nothing is told so: the account is a report of something else.
    """
    for incident in incidents:
        if incident.family == "ceremony" and incident.sentences & {0, 1}:
            return incident
    harm = [i for i in incidents if i.family == "harm" and _dwelt_on(i, account)]
    if harm:
        return max(harm, key=lambda i: (_weight(i), -i.start))
    first = [i for i in incidents if i.family not in ("harm", "count", "other") and i.sentences & {0, 1}]
    return min(first, key=lambda i: i.start) if first else None


def _dwelt_on(incident: Incident, account: Account) -> bool:
    """Whether an account tells of harm as its subject, not as a metaphor or as background.

    Harm with a name is; with a toll, where its lead or several sentences tell of it; in words of harm alone, where title or
    first sentence and another one do.
    """
    if incident.names:
        return True
    if _recalled_aside(incident, account):
        return False
    again = len(incident.sentences) > 1 or len(account.sentences) <= SHORT
    if any(u.family == "harm" and u.figures for u in incident.units):
        return again or bool(incident.sentences & set(range(HEAD_SENTENCES)))
    telling = [u for u in incident.units if u.act is not None and not u.act.generic]
    return again and any(u.sentence < OPENING_SENTENCES for u in telling)


def _recalled_aside(incident: Incident, account: Account) -> bool:
    """Whether harm of another year is told only behind the head of an account that has a day of publication."""
    published, last = bounds(account.published)[0], bounds(incident.edtf)[1]
    old = published is not None and last is not None and (published - last).days > OLD_DAYS
    return old and not incident.sentences & set(range(HEAD_SENTENCES))


def _weight(incident: Incident) -> int:
    figures = sum(len(u.figures) for u in incident.units)
    early = len(incident.sentences & set(range(HEAD_SENTENCES)))
    return incident.told_at_length + FIGURE * figures + EARLY * early


def people_of(claims: Sequence[Claim], sentences: Collection[int]) -> tuple[str, ...]:
    """Surnames, in plain letters, of the persons named in some sentences, sorted."""
    persons = (c for c in claims if c.kind == "actor" and c.person_kind == "person" and c.sentence in sentences)
    return tuple(sorted({plain_surname(c.name or c.quote) for c in persons} - {""}))


def plain_surname(name: str) -> str:
    """A person's surname in plain letters: the last word of more than two letters."""
    words = [
        w
        for w in re.findall(r"[a-z]+", anyascii(name).lower())
        if len(w) >= SURNAME_LETTERS and w not in all_forms().behind_name
    ]
    return words[-1] if words else ""


def content_terms(account: Account) -> tuple[Term, ...]:
    """The words that an account dwells on, heaviest first: by how often, twice for the title, more for names.

    Source: Salton and Buckley (1988), term weighting by 1 + log(frequency); the rarity of a word is the archive's to tell.
    """
    pack = pack_for(account.language)
    plain = frozenset(str(pack.topic("terms").get("function_words", "")).split()) if pack else frozenset()
    title = next(((r.start, r.end) for r in account.regions if r.kind == "title"), (0, 0))
    told: Counter[str] = Counter()
    named: set[str] = set()
    for m in CONTENT.finditer(account.text, 0, READ_CHARACTERS):
        low = re.sub(r"[^a-z0-9]", "", all_forms().unowned(anyascii(m[0]).lower()))
        if not low or low in plain:
            continue
        stem = low[:STEM]
        told[stem] += IN_TITLE if title[0] <= m.start() < title[1] else 1
        if m[0][0].isupper() or m[0][0].isdigit():
            named.add(stem)
    weights = {w: (1 + log(n)) * (NAME_WEIGHT if w in named else 1.0) for w, n in told.items()}
    heaviest = sorted(weights, key=lambda w: (-weights[w], w))[:TERMS]
    return tuple(Term(w, round(weights[w], TERM_DECIMALS), w in named) for w in heaviest)


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
