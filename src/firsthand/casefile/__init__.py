"""The case file: one SQLite file per case; raw bytes, accounts, claims, derived rows, decisions and logs."""
