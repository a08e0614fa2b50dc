"""What people and other tools take away from a case: JSON lines, tables, pages, terminal lines."""
