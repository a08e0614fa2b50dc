"""The review page: a case looked at, compared and corrected in a browser, on the same machine and for one small team.

Reads the case and stores decisions; a record is derived by the engine, in a process of its own.  Refuses to load anything
from elsewhere, and to show an account's markup outside a sandbox.
"""
