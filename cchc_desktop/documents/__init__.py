"""The report on paper: one neutral tree, which writers draw and the checker reads."""
