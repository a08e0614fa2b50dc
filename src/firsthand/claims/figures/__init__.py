"""How many: figures, from the words of a sentence to claims.

On the path: document -> `chunk` (items) -> `attach` (who suffered what) -> `read` (guards) -> `claims`.  Refuses to tell of what
event a figure is.
"""
