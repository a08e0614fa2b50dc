"""How many: readings with their witnesses, figures with low, best and high, and what kind each difference is."""
