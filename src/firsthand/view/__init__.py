"""The questions that people ask of a case, answered as nouns; export, review page and terminal print them.

Reads what the engine derived and stored.  Refuses to put an answer into lines, pages or JSON: that is the products' work.
"""
