"""Names of countries, units and towns, where they are, and how names of places are compared.

Below every stage that reads text; refuses to tell which namesake a text means.
"""
