"""The review page: a case looked at, compared and corrected in a browser, on the same machine and for one small team.

Reads the case and stores decisions; refuses to derive anything itself, to load anything from elsewhere, and to show an
account's markup outside a sandbox.
"""
