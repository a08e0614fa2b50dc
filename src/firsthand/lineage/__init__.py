"""Who has it from whom: shared words, credits, and the first hands behind each claim."""
