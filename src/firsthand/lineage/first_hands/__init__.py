"""Who stands behind an account: credits, offices, parties, and origins counted as ranges.

Refuses to call two voices one because nothing keeps them apart.
"""
