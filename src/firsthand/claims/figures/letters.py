"""The letters of the figure reader: what each of them stands for, and the sets of them that the readers ask for.

A sentence is read as a row of letters: first one for each word or number (`spell`), then one for each item (`chunk`),
where a noun phrase that tells of people, or of things counted, is one item.  So the readers see its build and no words:

    Two soldiers from the fort were killed ,  and a man was wounded .
    N   h        p    d   w    B    K      ,  &   a s   B   K       ;
    P            p    d   w    B    K      ,  &   S     B   K       ;

Readers, and the patterns of the language packs, know letters by their names alone.  Refuses to know any word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Items made of noun phrases; all other items are words.
COUNTED = "P"  # people with their number: "two soldiers", "12"
SINGLE = "S"  # one person by a noun: "a man", "the gunman"
NAMED = "E"  # one person by name: "Ali Khan", "the baker Olan Dree"
PLURAL = "U"  # people without a number: "villagers"
THINGS = "X"  # things with their number: "three houses"

# Cues: words that say what happened to those counted, a letter for each way of standing to them (see `Cue`).
AFFECTS = "K"  # a past or participle of what is done to people: "killed"
AFFECTING = "G"  # a present, infinitive or gerund of it: "killing"
UNDERGOES = "D"  # a verb whose subject suffers it: "died"
STATE = "A"  # an adjective: "dead"
CUE_NOUN = "C"  # a noun that is counted, or leads those counted: "deaths", "the murder of"
TOLL = "L"  # a noun after which the number follows: "death toll"
SUFFERS = "F"  # a verb that counts with its object: "suffered" wounds
DOING = "Z"  # an active verb of those counted: "marched"
BY = "b"  # words that those counted follow: "attended by"
ALONE = "Q"  # a cue that needs nobody beside it: "killed himself"

# The verb group.
BE = "B"  # "was", "been"
HAVE = "V"  # "has", "had"
MODAL = "M"  # "could", "will"
NOT = "n"  # "not", "never"
TO = "T"  # "to" before a verb; elsewhere endings of place and words for "too"
ADVERB = "R"  # "later", "reportedly"
VERB = "v"  # a verb that counts nobody: "said", "opened"

# Small words.
PREPOSITION = "p"  # "in", "from"
POSTPOSITION = "Y"  # stands behind its noun: Turkish "tarafından"
OF = "f"  # "of"
AND = "&"  # "and", "or"
ALONGSIDE = "+"  # "along with": joins those who suffered the same, also behind the verb
DETERMINER = "d"  # "the", "their"
ARTICLE = "a"  # "a"
POSSESSIVE = "z"  # an owner: "the town's"
RELATIVE = "r"  # "who", "which"
CONJUNCTION = "c"  # "when", "because"
PRONOUN_ONE = "i"  # "he", "her"
PRONOUN_MANY = "j"  # "they", "them"
REFLEXIVE = "I"  # "himself"
INCLUDING = "e"  # "including", "among them"
OTHER = "o"  # "other", "more"; ordinals: "second"
OTHER_ONE = "x"  # "another"
OTHERS = "q"  # "others"

# Signs.
STOP = ";"  # ";", ":", "."
COMMA = ","  # ","
OPENING = "("  # "(", "["
CLOSING = ")"  # ")", "]"
DASH = "-"  # "-", "–"
QUOTE = '"'  # a quotation mark
SIGN = "?"  # any other sign: "%"

# Numbers.
NUMBER = "N"  # an amount: "two", "12"
AGE = "y"  # "35-year-old"
MONEY = "$"  # "$5,000"
FIGURE = "#"  # a number that is no amount: "2019", "40 km"

# Nouns, and words that no list knows, by their shape.
PERSON = "s"  # "soldier"
PERSONS = "h"  # "soldiers"
FOLK = "H"  # a person or persons: "police"
NATION = "g"  # "Norwegian", "Norwegians"
GUESSED_ONE = "k"  # a person by the ending: "locksmith"
GUESSED_MANY = "l"  # persons by the ending: "locksmiths"
THING = "t"  # "car"
GROUP = "u"  # people in one word, of no number: "convoy"
ORGANISATION = "O"  # makes a name one of an office or a place: "Ministry"
NAME = "W"  # a capitalised word
ADJECTIVE = "m"  # an adjective by the ending; an item of its own is a `WORD`
WORD = "w"  # any other word

EDGE = " "  # what stands before the first item and behind the last

# Sets: who is told of.
NUMBERED = COUNTED + SINGLE + NAMED  # people whose number is told
PEOPLE = NUMBERED + PLURAL
VICTIMS = PEOPLE + THINGS
PRONOUNS = PRONOUN_ONE + PRONOUN_MANY
# Sets: verbs.
AUXILIARIES = BE + HAVE + MODAL
FILLERS = ADVERB + QUOTE  # may stand anywhere, and change nothing
VERB_GROUP = AUXILIARIES + NOT + TO + FILLERS  # what stands between a subject and its verb
CUE_VERBS = AFFECTS + AFFECTING + UNDERGOES
BEFALLEN = AFFECTS + UNDERGOES + STATE  # cues behind those whom it befell
PREDICATES = AUXILIARIES + BEFALLEN + VERB  # begin what is said of a subject
PARTICIPLES = AFFECTS + VERB + WORD  # may be the participle of a second verb
# Sets: what parts a clause, and what joins or hangs on a noun.
CLAUSE_ENDS = STOP + CONJUNCTION + RELATIVE
JOINING = AND + ALONGSIDE
JOINTS = JOINING + COMMA
INSERTION_ENDS = COMMA + CLOSING + DASH
PREPOSITIONS = PREPOSITION + OF
DETERMINERS = DETERMINER + ARTICLE + POSSESSIVE
PERSON_NOUNS = PERSON + PERSONS + FOLK
GUESSED = GUESSED_ONE + GUESSED_MANY
NOUNS = WORD + NAME + ORGANISATION + THING  # nouns that tell of nobody
PHRASE = PREPOSITIONS + NOUNS + AGE + DETERMINER + POSSESSIVE + GUESSED + FIGURE  # words that hang on people

# The letters and sets by their names in lower case.
BY_NAME: Mapping[str, str] = {name.lower(): value for name, value in list(globals().items()) if name.isupper()}

_PIECE = re.compile(
    r"(?P<name>[a-z_]+)|(?P<open>\[\^?)|(?P<close>\])|(?P<gap>\s+)|\{\d+(?:,\d*)?\}|\(\?<?[:=!]|[()|*+?^$]"
)


def letters_of(names: str) -> str:
    """A set of letters, for `in`.

    Args:
        names: Names of letters and sets in lower case, with blanks between them: `numbered reflexive`.

    Raises:
        ValueError: A name that no letter has; the message says which.
    """
    return "".join(map(_called, names.split()))


def _called(name: str) -> str:
    if name not in BY_NAME:
        raise ValueError(f"no letter is called {name!r}; see claims/figures/letters.py")
    return BY_NAME[name]


def over_letters(pattern: str) -> str:
    """A regular expression over letters, from one that calls them by their names.

    Args:
        pattern: Names of letters and sets in lower case between the signs of regular expressions, with blanks and line
            ends wherever they help: `article? [person guessed_one] (?! name)`.

    Returns:
        The same with letters for names, and without blanks.

    Raises:
        ValueError: A name that no letter has, or a sign that means nothing here; the message says which.
    """
    out: list[str] = []
    at, inside = 0, False
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            raise ValueError(f"{pattern[at : at + 12]!r} in a pattern over letters: letters are called by their names")
        if piece["name"]:
            letters = _called(piece["name"])
            out.append(re.escape(letters) if inside or len(letters) == 1 else f"[{re.escape(letters)}]")
        elif not piece["gap"]:
            out.append(piece[0])
            inside = piece["open"] is not None or (inside and piece["close"] is None)
        at = piece.end()
    return "".join(out)
