"""What the terminal prints of a case: a line is a label, a text and its weight; one module for each question."""
