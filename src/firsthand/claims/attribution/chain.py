"""Finished attributions: names for pronouns, chains of tellers, what kind of teller speaks, and the claims themselves.

Stands after the rules of `claims/attribution`.  Refuses to name a pronoun whose person the account does not show.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from firsthand.claims.attribution.found import AttributionDraft
from firsthand.claims.attribution.lexicon import AttributionLexicon
from firsthand.claims.attribution.persons import Speakers
from firsthand.claims.attribution.speaker import MAX_PERSON, WordRun, bare
from firsthand.claims.claim import Claim
from firsthand.claims.document import Document, Sentence
from firsthand.claims.persons_lexicon import person_lexicon
from firsthand.vocabulary import SOURCE_CONNECTIONS, SourceConnection

LEAST_OF_COMPOUND = 4  # letters, and one more, of a noun that ends a compound


@dataclass(slots=True)
class _KnownSpeaker:
    """A speaker with the words it is known by."""

    name: str | None
    connection: SourceConnection | None
    chain: tuple[str, ...]


def complete(document: Document, lex: AttributionLexicon, found: list[AttributionDraft]) -> list[Claim]:
    """Make claims of what the rules found.

    Args:
        document: The account.
        lex: Lexicon of its language.
        found: What the rules found, in order of sentences.

    Returns:
        Claims of kind `attribution`; the same content, speaker and cue is kept once.
    """
    speakers = Speakers(document, lex, person_lexicon(document.pack.language))
    tellers: list[_KnownSpeaker] = []
    for item in found:
        s = document.sentences[item.sentence]
        teller = _teller(s, item, lex, speakers)
        tellers.append(teller)
        if item.speaker and not _is_pronoun(s, item.speaker, lex) and teller.name and item.rule != "noun":
            speakers.hear(s, item.speaker, teller.name)
    claims: list[Claim] = []
    seen: set[tuple[int, int, int]] = set()
    for k, item in enumerate(found):
        key = (item.start, item.end, item.cue.start)
        if key in seen or item.start >= item.end:
            continue
        seen.add(key)
        claims.append(_claim(document, item, tellers[k], _outer(found, tellers, k)))
    return claims


def _is_pronoun(s: Sentence, w: WordRun, lex: AttributionLexicon) -> bool:
    return w.core - w.first == 1 and bare(s.lowers[w.first], lex) in lex.pronoun


def _teller(s: Sentence, item: AttributionDraft, lex: AttributionLexicon, speakers: Speakers) -> _KnownSpeaker:
    if item.speaker is None:
        return _KnownSpeaker(None, "unattributed", ())
    w = item.speaker
    if _is_pronoun(s, w, lex):
        name = (None if item.many else speakers.meant(s, w)) or s.words[w.first]
        return _KnownSpeaker(name, connection_of(s.lowers[w.first : w.last], lex), (name,))
    meant = speakers.meant(s, w)
    if meant:
        return _KnownSpeaker(meant, connection_of(s.lowers[w.first : w.last], lex), (meant,))
    core = _core(s, w, lex)
    name = core or " ".join(s.words[w.first : w.last])
    outer = item.outer or _viewer(s, w, lex)
    cites = (_core(s, outer, lex),) if outer else ()
    if person := _named_behind(s, w, lex):
        return _KnownSpeaker(
            person, connection_of(s.lowers[w.first : w.last], lex), (*cites, person, *_links(s, w, lex, name)[1:])
        )
    return _KnownSpeaker(name, connection_of(s.lowers[w.first : w.last], lex), (*cites, *_links(s, w, lex, name)))


def _viewer(s: Sentence, w: WordRun, lex: AttributionLexicon) -> WordRun | None:
    """Who saw or asked the speaker ("records seen by X"), and so tells it in turn."""
    seen = w.core + 2 < w.last and s.lowers[w.core] in lex.seen and s.lowers[w.core + 1] in lex.issuer
    return WordRun(w.core + 2, w.last, w.last) if seen else None


def _named_behind(s: Sentence, w: WordRun, lex: AttributionLexicon) -> str:
    """The person's name in the apposition of an office: "the mayor, Ann Poe"; empty where none stands."""
    low = s.lowers
    office = any(low[k] in lex.offices or low[k] in lex.spokes for k in range(w.first, w.core))
    if not office or w.core >= w.last or s.words[w.core] != "," or low[w.core - 1] in lex.given:
        return ""
    last = w.last - 1 if s.words[w.last - 1] == "," else w.last
    names = range(w.core + 1, last)
    named = 2 <= len(names) <= MAX_PERSON and all(s.words[k][0].isupper() for k in names)
    plain = named and not any(low[k] in lex.determiner or low[k] in lex.telling_heads for k in names)
    holder = s.words[w.core - 1][0].islower() or low[w.core - 1] in lex.telling_heads or low[w.core + 1] in lex.given
    return " ".join(s.words[k] for k in names) if plain and holder else ""


def _core(s: Sentence, w: WordRun, lex: AttributionLexicon) -> str:
    """The speaker's own words without apposition, leading article and possessive mark, white space made single."""
    if w.core <= w.first:
        return ""
    first = w.first
    if s.lowers[first] in lex.definite and first + 1 < w.core:
        first += 1
    shift = s.start
    text = " ".join(s.text[s.starts[first] - shift : s.ends[w.core - 1] - shift].split()).strip(" ,")
    for mark in lex.possessive:
        for form in (mark, mark.replace("'", "’")):
            text = text.removesuffix(form)
    return _plain_case(text, lex)


def _plain_case(text: str, lex: AttributionLexicon) -> str:
    """A teller's noun without the ending of a case, where it is known without it ("polise", "polis")."""
    before, _, last = text.rpartition(" ")
    if last.lower() in lex.telling_heads:
        return text
    bare_form = next(
        (
            last[: -len(e)]
            for e in lex.case_endings
            if last.lower().endswith(e) and last.lower()[: -len(e)] in lex.telling_heads
        ),
        last,
    )
    return f"{before} {bare_form}".strip()


def _links(s: Sentence, w: WordRun, lex: AttributionLexicon, name: str) -> tuple[str, ...]:
    """ "a spokesman for the ministry" as (a spokesman, ministry); any other speaker as itself."""
    for k in range(w.first + 1, w.core - 1):
        document = s.lowers[k] in lex.issuer and (s.lowers[k - 1] in lex.documents or s.lowers[k - 1] in lex.issued)
        if document or (s.lowers[k] in lex.chain_heads and s.lowers[k - 1] in lex.spokes):
            body = not lex.telling_heads.isdisjoint(s.lowers[k + 1 : w.core])
            if s.lowers[k] in lex.locating and not body:
                continue  # "officials in Bergen"
            left = _core(s, WordRun(w.first, k, k), lex)
            right = _core(s, WordRun(k + 1, w.core, w.core), lex)
            return (left, right) if left and right else (name,)
    return (name,)


def connection_of(words: list[str], lex: AttributionLexicon) -> SourceConnection | None:
    """What kind of teller these words name: eyewitness, official, hearsay, media; None where they do not tell.

    Args:
        words: The speaker's words in lower case, apposition included.
        lex: Lexicon of the language.
    """
    kinds = [kind for w in words if (kind := _connected(w, lex)) is not None]
    return min(kinds, key=SOURCE_CONNECTIONS.index, default=None)


def _connected(word: str, lex: AttributionLexicon) -> SourceConnection | None:
    """What kind of teller a word is; where nouns are joined, by the longest noun that it ends with."""
    if word in lex.connection:
        return lex.connection[word]
    plain = (word[: -len(e)] for e in lex.case_endings if word.endswith(e))
    if cased := next((lex.connection[w] for w in plain if w in lex.connection), None):
        return cased
    if not lex.compounds:
        return None
    ends = (k for k in range(1, len(word) - LEAST_OF_COMPOUND) if word[k:] in lex.connection)
    return next((lex.connection[word[k:]] for k in ends), None)


def _outer(found: list[AttributionDraft], tellers: list[_KnownSpeaker], k: int) -> tuple[str, ...]:
    """Tellers in whose words this attribution stands, outermost first."""
    item = found[k]
    first, last = item.cue.start, item.cue.end
    around = [
        (other.start - other.end, i)
        for i, other in enumerate(found[max(0, k - 12) : k + 6], max(0, k - 12))
        if other.start <= first
        and last <= other.end
        and i != k
        and tellers[i].chain
        and not (item.start <= other.cue.start and other.cue.end <= item.end)
    ]
    if not around:
        return ()
    chain: list[str] = []
    for _, i in sorted(around):
        chain.extend(name for name in tellers[i].chain if name not in chain)
    return tuple(chain)


def _claim(document: Document, item: AttributionDraft, teller: _KnownSpeaker, outer: tuple[str, ...]) -> Claim:
    s, text = document.sentences[item.sentence], document.account.text
    w = item.speaker
    start = s.starts[w.first] if w else None
    end = s.ends[w.last - 1] if w else None
    while start is not None and end is not None and end - 1 > start and text[end - 1] in ", ":
        end -= 1
    chain = outer + tuple(name for name in teller.chain if name not in outer)
    holds = document.sentences[max(0, bisect_right(document.starts, item.start) - 1)]
    inside = holds.start <= item.start < holds.end and holds.index < item.sentence + 2
    return document.claim(
        "attribution",
        holds if inside else s,
        (item.start, item.end),
        speaker=teller.name,
        speaker_start=start,
        speaker_end=end,
        cue=text[item.cue.start : item.cue.end],
        cue_start=item.cue.start,
        cue_end=item.cue.end,
        attribution_chain=chain,
        source_connection=teller.connection,
        modality=item.modality,
        rule=item.rule,
        confidence=item.confidence,
    )
