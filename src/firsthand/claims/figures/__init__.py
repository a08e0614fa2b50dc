"""How many: figures, from the words of a sentence to claims.

On the path: document -> `spell` (letters) -> `phrases`, `chunk` (items) -> `attach` (who suffered what) -> `undone` (what has
not happened) -> `claims`; `read` leads it.  `letters` is the legend, `marks` what is noted beside a number, `compile` makes
the words of a language.  Refuses to tell of what event a figure is.
"""
