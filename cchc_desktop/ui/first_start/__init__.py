"""The first start: five short steps from an empty file to the first record, each may be skipped."""
