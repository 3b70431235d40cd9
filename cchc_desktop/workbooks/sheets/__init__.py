"""The sheets of the tally, a file each."""
