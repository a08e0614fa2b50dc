"""Where: places named in an account, and which of their namesakes is meant.

On the path: document -> `found` (candidates) -> `setting` (what the account speaks of) -> `meant` (which) -> `read`.
Refuses a place that the gazetteer does not know.
"""
