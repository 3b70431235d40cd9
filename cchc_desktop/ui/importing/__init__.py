"""A workbook taken in: its columns matched, what each row would do, then the import."""
