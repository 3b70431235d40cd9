"""Records out of somebody's workbook: its cells understood, compared with what the office has.

The order of the work: :mod:`heads` finds the table, :mod:`headings` matches its columns,
:mod:`gathering` makes drafts of its rows, :mod:`comparing` says what they would change, and
:mod:`plans` holds the answer.
"""
