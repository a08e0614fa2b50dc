"""Firsthand reads many accounts of events and builds one sourced record of what they say."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
