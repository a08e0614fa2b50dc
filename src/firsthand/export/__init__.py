"""What people and other tools take away from a case: JSON lines, tables, pages, terminal lines; a folder for each.

Prints the nouns of `view`; `words` says how numbers, dates and statuses are written in all of them.  Refuses to work out an
answer.
"""
