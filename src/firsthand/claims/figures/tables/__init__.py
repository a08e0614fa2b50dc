"""Counts in tables and lists: grids of cells, what their heads count, and the figures that their cells tell.

A part of the reading of figures; knows words only through `lang/<code>/tables.toml` and the lexicon of figures.
"""
