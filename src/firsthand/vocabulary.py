"""The closed sets of words that the record is written in: each stands here once, as a type and as the tuple of its values.

Lowest of all layers.  Nouns take their fields' types from here, so that mypy sees a word misspelt in the code; checks at
run time, the documents and the tests derive from the tuples.  What language packs bring is held against these sets by a
test.  Refuses to say what a word means: that stands with the noun that bears it, and in `docs/record.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar, get_args

Word = TypeVar("Word", bound=str)


def word_of(text: str, words: tuple[Word, ...]) -> Word:
    """A text as one of the words of a closed set: for what comes from a file, and is typed from here on.

    Raises:
        ValueError: It is none of them.
    """
    for word in words:
        if word == text:
            return word
    raise ValueError(f"{text!r} is none of {', '.join(words)}")


# --- claims

ClaimKind = Literal["figure", "time", "place", "actor", "act", "attribution", "name"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)

Measure = Literal[
    "killed", "injured", "missing", "casualties", "hospitalised", "detained", "abducted", "displaced", "rescued", "deployed",
    "participants", "destroyed", "money",
]  # fmt: skip
MEASURES: tuple[Measure, ...] = get_args(Measure)

Population = Literal[
    "all", "citizens", "civilian", "combatant", "soldiers", "police", "children", "women", "workers", "journalists",
    "perpetrators",
]  # fmt: skip
POPULATIONS: tuple[Population, ...] = get_args(Population)

Quantifier = Literal[
    "exact", "at_least", "at_most", "more_than", "fewer_than", "about", "range", "dozens", "several", "none", "unknown",
]  # fmt: skip
QUANTIFIERS: tuple[Quantifier, ...] = get_args(Quantifier)

Modality = Literal["asserted", "claimed", "alleged", "denied", "expected"]
MODALITIES: tuple[Modality, ...] = get_args(Modality)

Role = Literal[
    "victim",
    "perpetrator",
    "combatant",
    "ordered_by",
    "organiser",
    "participant",
    "speaker",
    "office_holder",
    "mentioned",
]
ROLES: tuple[Role, ...] = get_args(Role)

PersonKind = Literal["person", "organisation", "group"]
PERSON_KINDS: tuple[PersonKind, ...] = get_args(PersonKind)

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = get_args(Sex)

TimeKind = Literal["date", "duration", "set", "reference"]
TIME_KINDS: tuple[TimeKind, ...] = get_args(TimeKind)

SourceConnection = Literal["eyewitness", "official", "media", "hearsay", "unattributed"]
SOURCE_CONNECTIONS: tuple[SourceConnection, ...] = get_args(SourceConnection)

# How the number of a figure came about: the rule of a figure claim.
FigureRule = Literal["stated", "single", "named", "pronoun", "surname", "self", "sum"]
FIGURE_RULES: tuple[FigureRule, ...] = get_args(FigureRule)

# What else its words tell of it, in the order in which a claim bears them; `claims/figures/claims.py` says what each means.
FigureMark = Literal[
    "after", "also", "background", "besides", "blast", "definite", "elided", "known", "later", "member", "object", "others",
    "part", "partitive", "period", "perpetrator", "pronoun", "relative", "shared", "shot", "surname", "toll", "unknown",
    "withdrawn",
]  # fmt: skip
FIGURE_MARKS: tuple[FigureMark, ...] = get_args(FigureMark)

# --- accounts

PublishedBasis = Literal["given", "meta", "url", "dateline", "byline", "derived", "reviewer"]
PUBLISHED_BASES: tuple[PublishedBasis, ...] = get_args(PublishedBasis)
# A day that somebody tells; one that was reckoned from the account's words orders no accounts.
TOLD_BASES: frozenset[PublishedBasis] = frozenset(basis for basis in PUBLISHED_BASES if basis != "derived")

# Which comes first in `03/05/2024`.
DateOrder = Literal["day_first", "month_first"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)

RegionKind = Literal["title", "byline", "dateline", "credit", "caption", "body"]
REGION_KINDS: tuple[RegionKind, ...] = get_args(RegionKind)

# --- lineage

Relation = Literal["copy", "revision", "quotation", "common_origin", "credit", "independent"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)

# `disclaimer` and `own` tie an account to an origin, never two accounts.
CreditBasis = Literal["explicit_credit", "dateline", "disclaimer", "own"]
LineageBasis = Literal["aligned_text", "explicit_credit", "dateline", "same_attribution", "shared_error"]
LinkBasis = Literal["explicit_credit", "dateline", "disclaimer", "own", "aligned_text"]
CREDIT_BASES: tuple[CreditBasis, ...] = get_args(CreditBasis)
LINEAGE_BASES: tuple[LineageBasis, ...] = get_args(LineageBasis)

DirectionBasis = Literal["revision", "explicit_credit", "published", "setting", "cut", "open"]
DIRECTION_BASES: tuple[DirectionBasis, ...] = get_args(DirectionBasis)

PassageKind = Literal["copied", "changed"]
PASSAGE_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

OriginKind = Literal["office", "agency", "outlet", "person", "document"]
ORIGIN_KINDS: tuple[OriginKind, ...] = get_args(OriginKind)

# --- events

Family = Literal[
    "harm", "legal", "declaration", "statement", "founding", "ceremony", "operation", "gathering", "politics", "count", "other"
]  # fmt: skip
FAMILIES: tuple[Family, ...] = get_args(Family)

EventType = Literal[
    "incident", "massacre", "killing", "shooting", "stabbing", "explosion", "bombing", "attack", "clash", "kidnapping",
    "expulsion", "arson", "fire", "crash", "shipwreck", "collapse", "earthquake", "storm", "assessment", "adoption", "trial",
    "arrest", "declaration", "statement", "independence", "founding", "ceremony", "conference", "protest", "meeting", "operation",
    "agreement", "election", "appointment", "report", "other",
]  # fmt: skip
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)

EventRelation = Literal["commemorates", "follows"]
EVENT_RELATIONS: tuple[EventRelation, ...] = get_args(EventRelation)

# How near an event is to what the accounts are about.
Tier = Literal["incident", "followup", "background"]
TIERS: tuple[Tier, ...] = get_args(Tier)

# What tells the day of a mention; "" where nothing does.
DateBasis = Literal["told", "beside", "same account", "anniversary", "name", "published", ""]
DATE_BASES: tuple[DateBasis, ...] = get_args(DateBasis)

# --- record

FigureStatus = Literal[
    "single_origin", "agreed", "compatible", "contested", "provisional", "superseded", "retracted", "coded"
]  # fmt: skip
FIGURE_STATUSES: tuple[FigureStatus, ...] = get_args(FigureStatus)

ReadingStatus = Literal["live", "superseded", "retracted", "copying_error"]
READING_STATUSES: tuple[ReadingStatus, ...] = get_args(ReadingStatus)

# In the order in which they are tried.
DifferenceKind = Literal["copying_error", "bound", "rounding", "scope", "update", "conflict", "unit"]
DIFFERENCE_KINDS: tuple[DifferenceKind, ...] = get_args(DifferenceKind)

# What differs: the number of a measure, or the day or place of an event.
DifferenceField = Literal[Measure, "date", "place"]

# What settled the kind of a difference.
DifferenceReason = Literal[
    "changed_in_copying", "taken_back", "bound_holds", "rounds", "part_of_people", "later_counts_more", "overtaken", "exclude",
    "counted_together", "longer_time", "parts_exceed", "population_untold",
]  # fmt: skip
DIFFERENCE_REASONS: tuple[DifferenceReason, ...] = get_args(DifferenceReason)

# How an account's number came about.
Made = Literal["stated", "summed", "one population", "less the killed"]
MADE: tuple[Made, ...] = get_args(Made)

# What one clause of a figure's trace tells; `record/said.py` says each.
TraceKind = Literal[
    "told", "carried", "best", "taken", "span_of_hands", "one_hand", "hands_may_be_one", "no_best", "only_live",
    "only_standing", "only_whole", "most_origins", "most_hands", "may_be_one", "counts_people", "more_precise", "later",
    "larger", "told_alike", "over_vague", "within_bounds", "with_perpetrator", "lower_of_equals", "lowest",
    "better_corroborated", "made", "vague_coded", "overtaken",
    "miscopied", "taken_back", "all_taken_back", "kept_apart", "only_longer", "graded",
    "more_deny", "admitted", "denied", "readings_exclude", "hands_agree", "one_shown", "behind_exclude", "behind_one_shown",
    "behind_denied", "behind_agree", "locked", "coded", "new_against",
]  # fmt: skip
TRACE_KINDS: tuple[TraceKind, ...] = get_args(TraceKind)

# By which rule the best of a figure was chosen, or came to be without a choice.
ChoiceRule = Literal[
    "only reading", "latest toll", "whole over part", "most origins", "counted of equals", "more precise of equals",
    "later of equals", "larger of equals", "first of equals", "lower of equals", "number over vague words",
    "within bounds", "with the perpetrator", "lowest", "better corroborated", "two origins", "origins wanting",
    "origins may be one", "withdrawn", "aggregate only", "locked",
]  # fmt: skip
CHOICE_RULES: tuple[ChoiceRule, ...] = get_args(ChoiceRule)

ProfileName = Literal["plain", "ucdp", "acled", "ibc", "every-casualty", "airwars"]
PROFILES: tuple[ProfileName, ...] = get_args(ProfileName)

Grade = Literal[
    "confirmed", "no definitive conclusion", "rejected", "fair", "weak", "contested", "discounted"
]  # fmt: skip
GRADES: tuple[Grade, ...] = get_args(Grade)

# --- decisions

DecisionKind = Literal[
    "exclude", "include", "publisher", "published", "language", "restore", "note", "tag", "accept", "reject", "correct", "add",
    "merge", "split", "join_origins", "part_origins", "join_entities", "part_entities", "lock", "settle", "title", "type",
    "tier", "date", "place", "actors", "cite", "assign", "undo",
]  # fmt: skip
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)

# What a coder says of an event: of each the last one counts. `actors` by role; `sources` are those that a coder cites.
CodedField = Literal["title", "type", "tier", "date", "place", "actors", "sources"]
CODED_FIELDS: tuple[CodedField, ...] = get_args(CodedField)

# What a coder's value stands on: words of an account in the case, the coder alone, a source that the case does not hold.
Basis = Literal["words", "coder", "outside"]
BASES: tuple[Basis, ...] = get_args(Basis)

DecisionSubject = Literal["account", "claim", "event", "origin", "entity"]
DECISION_SUBJECTS: tuple[DecisionSubject, ...] = get_args(DecisionSubject)

DecisionState = Literal["applied", "overruled", "unattached", "refused"]
DECISION_STATES: tuple[DecisionState, ...] = get_args(DecisionState)

Reviewed = Literal["rejected", "excluded", "corrected", "added", "accepted", "merged", "split", "locked"]
REVIEWED: tuple[Reviewed, ...] = get_args(Reviewed)

# --- rejections

# Stages that reject by themselves; a step that failed is named instead.
RejectionStage = Literal["sources", "accounts", "claims", "lineage", "events", "entities", "decisions"]
REJECTION_STAGES: tuple[RejectionStage, ...] = get_args(RejectionStage)

RejectionCode = Literal[
    "missing", "unreadable", "not_a_file", "link", "broken_link", "loop", "path_escape", "empty", "no_text", "too_large",
    "too_deep", "too_many_pages", "zip_bomb", "unknown_type", "binary", "encoding", "damaged", "truncated", "encrypted",
    "unparsable", "missing_column", "bad_value", "bad_date", "bad_language", "duplicate_id", "duplicate", "language_unread",
    "failed", "timeout", "crash", "lost", "address_refused", "unreachable", "robots",
]  # fmt: skip
REJECTION_CODES: tuple[RejectionCode, ...] = get_args(RejectionCode)

# --- precision: UCDP GED's codes, and what they are called

DatePrecision = Literal[1, 2, 3, 4, 5]
DATE_PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
DATE_PRECISION_WORDS: Mapping[int, str] = {
    1: "to the day", 2: "to two to six days", 3: "to a week", 4: "to a month", 5: "wider than a month",
}  # fmt: skip

PlacePrecision = Literal[1, 2, 3, 4, 5, 6, 7]
PLACE_PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
PLACE_PRECISION_WORDS: Mapping[int, str] = {
    1: "exact place", 2: "within about 25 km", 3: "second-order unit", 4: "first-order unit", 5: "vague", 6: "country",
    7: "international",
}  # fmt: skip
