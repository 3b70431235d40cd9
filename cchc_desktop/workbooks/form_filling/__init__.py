"""A figure goes into one cell of somebody else's workbook, and nothing else of it is touched.

The package is edited, not written anew: every part is copied byte for byte, and in a sheet only
the elements of the filled cells and the results of the formulas that depend on them change.
"""
