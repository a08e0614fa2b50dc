"""A case in the columns of a coding project: UCDP GED, ACLED, Iraq Body Count, each cell with its trace."""
