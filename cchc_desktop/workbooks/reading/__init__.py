"""Workbooks of other people, read with care: opened by :func:`opening.open_workbook`.

The sheets are read by a stream of XML, not by openpyxl: in half the time, in memory that the
cells alone take, with a formula's mark and its value in one pass, and without an object that a
hostile file could make grow.
"""
