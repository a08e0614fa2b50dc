"""One machine: a plan run over a scratch folder by shard tasks, worker processes, DuckDB and numpy.

Alone names DuckDB.  Refuses to know what a table means.
"""
