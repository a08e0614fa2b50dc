"""What stands on each page, as plain nouns that a template or JSON prints.

Refuses to read texts that the page does not show.
"""
