"""Lists of persons and bodies: whether two of them stand side by side in one, "A, 40, and his driver, B".

Beside `read`, which gives all members of a list the part of the one beside the words.  Refuses a list across another phrase
of a role, and to the left of a verb whatever is more than ages, towns and one short apposition.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.claims.actors.found import ActorMention
from firsthand.claims.actors.roles import RoleLexicon
from firsthand.claims.actors.scene import ActorSentence, titles_of

CHAIN = 14  # words between two names of one list, their titles and offices among them
LEFT = 6  # the same to the left of the name beside a verb
DRIVER = 4  # words of "and his driver,"
ENTRY = 24  # words of an entry between semicolons, with what it tells of the one it names
OPENED = 3  # words between a semicolon and the name of the next entry


def in_one_list(scene: ActorSentence, left: ActorMention, right: ActorMention, way: int) -> bool:
    """Whether two actors stand side by side in a list, with no other phrase of a role between them."""
    gap, lexicon = scene.sentence.lowers[left.reach : right.first - (titles_of(right) if way < 0 else 0)], scene.lexicon
    if between_entries(gap, lexicon):
        return True
    gap = _at_home(scene, left, ["," if w == ";" else w for w in gap])
    if way > 0 and _opens_clause(scene, right):
        return False
    if right.again and not _plain_list(gap, lexicon):
        return False
    joined = any(w in lexicon.joining | lexicon.either or w == "," for w in gap[:1] + gap[-2:])
    crossed = any(left.last <= f.first < right.first for f in scene.found)
    if not joined or crossed or len(gap) > (CHAIN if way > 0 else LEFT) or any(w in ".;:" for w in gap):
        return False
    return way > 0 or _plain_list(gap, lexicon)


def _opens_clause(scene: ActorSentence, actor: ActorMention) -> bool:
    """Whether a verb that is said of one alone stands right behind somebody: ", A was" goes on with another clause."""
    lowers = scene.sentence.lowers
    return actor.reach < len(lowers) and lowers[actor.reach] in scene.lexicon.singular


def _at_home(scene: ActorSentence, left: ActorMention, gap: list[str]) -> list[str]:
    """Words between two of a list without where the first is from: ", of Holm Heights, and" is ", , and"."""
    words, at = scene.sentence.words, left.reach
    k = next((i for i, w in enumerate(gap) if w in scene.lexicon.of), -1)
    if k < 1 or gap[k - 1] != ",":
        return gap
    end = k + 1
    while end < len(gap) and words[at + end][0].isupper():
        end += 1
    return gap[:k] + gap[end:] if k + 1 < end < len(gap) and gap[end] == "," else gap


def between_entries(gap: Sequence[str], lexicon: RoleLexicon) -> bool:
    """Whether a semicolon parts two entries of a list: "A, 29, of Dree, who was hit twice; and B"."""
    marks = [k for k, w in enumerate(gap) if w == ";"]
    if len(marks) != 1 or len(gap) > ENTRY or any(w in ".:!?" for w in gap):
        return False
    opening = gap[marks[0] + 1 :]
    return len(opening) <= OPENED and all(w in lexicon.joining or w in lexicon.articles for w in opening)


def _plain_list(gap: Sequence[str], lexicon: RoleLexicon) -> bool:
    """Whether only commas, "and", ages and one short apposition stand between: "A, 40, and his driver, B"."""
    plain = lexicon.joining | lexicon.either | lexicon.between | lexicon.articles | {",", "-"}
    if all(w in plain or w[0].isdecimal() for w in gap):
        return True
    opens = [i for i, w in enumerate(gap) if w in lexicon.joining]
    return (
        bool(opens)
        and gap[-1] == ","
        and opens[0] <= 3
        and len(gap) - opens[0] <= DRIVER
        and "," not in gap[opens[0] : -1]
    )
