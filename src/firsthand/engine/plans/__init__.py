"""The steps of the stages in order, with the tables they read and write; what a step does stands with its stage."""
