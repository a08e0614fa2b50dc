"""Who is who across accounts: persons, groups and organisations with every way they are written.

On the path: actor claims -> `naming` -> `resolve` -> `ruled` (people's rulings).  Refuses to join on a likeness of names alone.
"""
