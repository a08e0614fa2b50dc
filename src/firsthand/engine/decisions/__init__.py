"""How decisions of people enter a derivation, and what became of each.

Refuses to change what was read: corrections are laid over it.
"""
