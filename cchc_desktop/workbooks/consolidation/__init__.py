"""Many offices' tallies in one workbook: the sums, each office's part, who has sent what."""
