"""A case as JSON lines and CSV tables, one file a noun."""
