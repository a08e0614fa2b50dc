"""Who says so: speakers, words of saying, and what they are said to have said.

On the path: document -> `verbs`, `nouns`, `marks`, `order`, `credits` (finds) -> `content` -> `chain` -> `read`.
Refuses a speaker without words that name one.
"""
