"""Rule books that make low, best and high of an event's readings; `rule_books` lists them.

Refuses to change a reading.
"""
