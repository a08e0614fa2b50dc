"""Which accounts share words: fingerprints propose pairs, alignment measures them, passages say what is shared.

Refuses to say who copied whom.
"""
