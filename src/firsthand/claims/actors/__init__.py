"""Who: persons, groups and organisations with the part that the words give them.

On the path: document -> `persons` and `found` (names) -> `roles` -> `read`.  Refuses to tell who is who across accounts.
"""
