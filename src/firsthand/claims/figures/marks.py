"""Marks: what the reader of figures notes of a number beside its value, each with what it means.

Noun phrases (`People`), attachments and cues bear them; those of the vocabulary's `FIGURE_MARKS` pass to the claim, where
the record reads them, all others the readers leave for one another.  Refuses to weigh them: that is the record's work.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Mark = Literal[
    # of a noun phrase
    "definite", "others", "of_them", "partitive",
    # of an attachment: how those counted were found
    "relative", "elided", "shared", "pronoun", "pronoun_many", "surname", "unknown", "object", "toll", "part", "inside",
    "self", "none", "besides",
    # of a cue
    "blast", "shot",
    # of the words around
    "period", "background", "also", "later", "after",
    # of a claim among the others of its cue
    "member", "known", "perpetrator",
]  # fmt: skip

MEANING: Mapping[Mark, str] = {
    "definite": "one person said with a definite article: probably told before",
    "others": 'said as "others": adds to those told just before, in the same measure',
    "of_them": '"two of them": some of those told before in the sentence',
    "partitive": '"two of the wounded": some of a group',
    "relative": "who is meant stands before a relative pronoun: probably told before",
    "elided": 'the subject is that of the clause before ("and were killed"): probably told before',
    "shared": 'the subject is that of the verb before ("was kidnapped in the street and killed"): probably told before',
    "pronoun": "said with a pronoun: probably told before",
    "pronoun_many": '"them", "their": those counted last are meant',
    "surname": "said by surname alone: probably told before",
    "unknown": "one person by a noun that no list knows",
    "object": "object of a verb in the active: somebody did it to them",
    "toll": "said as a toll",
    "part": "some of those that another claim counts; never to be added",
    "inside": 'the cue stands inside the noun phrase ("one dead rebel")',
    "self": 'those who did it count as well ("and himself"): one person',
    "none": "the words themselves say that there was nobody",
    "besides": 'beside a number of another measure in the sentence; of a claim, said as "others" than those of that measure '
    '("killing one and wounding three others")',
    "blast": "the perpetrator's own death by the device; tolls leave it out",
    "shot": '"shot", "with gunshot wounds": wounded unless killed; counts all who were hit',
    "period": "a total over a stretch of time (since, so far, in recent years): other incidents are in it",
    "background": "told beside something earlier, or counted over several incidents: probably not this one's number",
    "also": '"also", "another", "as well": adds to those told before, in the same measure',
    "later": "died after being counted among the wounded",
    "after": 'the perpetrator\'s own death, told as later than what he did ("before killing himself")',
    "member": "one of several conjuncts, whose `sum` claim spans them all",
    "known": '"the wounded boy": told before',
    "perpetrator": "perpetrators are among those counted",
}
