"""Addresses fetched into web archives: the one folder that opens connections, and only when it is asked to."""
