"""The questions that people ask of a case, answered as nouns; export, review page and terminal print them.

Reads what the engine derived and stored.  Two answers are derived anew when they are asked for, by the engine's and the
record's own functions: `as_of` (the record of a day) and `witnesses` (another profile).  Refuses to store anything, and to
put an answer into lines, pages or JSON: that is the products' work.
"""
