"""How large a workbook may be, and why.

The largest that an office has is a register of years: 100,000 rows of 12 columns. The limits
leave room above it and keep what is hostile below 300 MB and ten seconds.
"""

from __future__ import annotations

from typing import Final

LARGEST_FILE: Final = 256 * 2**20
"""Bytes on the disk: photographs pasted into a workbook count, its cells take a tenth of it."""
LARGEST_CUT_FILE: Final = 64 * 2**20
"""Bytes of a file that was cut short and is held in memory to be mended."""
LARGEST_PART: Final = 160 * 2**20
"""Bytes of one part unpacked. The 100,000 rows take 45 MB, a million empty bordered rows 110."""
LARGEST_TOTAL: Final = 512 * 2**20
"""Bytes of all parts unpacked: three sheets at the limit of one."""
HIGHEST_RATIO: Final = 400
"""Unpacked to packed. Empty cells with borders reach 60, like rows 250; a bomb goes for 1,000."""
TOO_SMALL_FOR_A_BOMB: Final = 2**20
"""Bytes unpacked below which the ratio says nothing."""
MOST_ENTRIES: Final = 5_000
"""Entries of the zip. A workbook of 255 sheets with comments and drawings has 1,300."""
MOST_SHEETS: Final = 1_000
LARGEST_SMALL_PART: Final = 16 * 2**20
"""Bytes of the parts that are kept whole: list of sheets, relationships, looks of cells."""

DEEPEST: Final = 100
"""Elements within elements; Excel's own go ten deep, extensions twenty."""
MOST_NAMES: Final = 5_000
"""Different names of elements and attributes; expat keeps each. A sheet has some sixty."""
LONGEST_TOKEN: Final = 2**20
"""Bytes of one tag with its attributes, or one comment: expat keeps it whole."""
LONGEST_TEXT: Final = 2**20
"""Characters of one cell; Excel holds 32,767, LibreOffice more."""

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_MERGED: Final = 100_000
"""Merged areas; a form has hundreds."""
MOST_STYLES: Final = 65_490
"""Looks of cells; Excel holds 65,490."""
HEAVIEST_GRID: Final = 170 * 2**20
"""Bytes of memory that the cells of one sheet may take; the 100,000 rows take 90 MB."""
HEAVIEST_STRINGS: Final = 80 * 2**20
"""Bytes of memory that the texts shared by the sheets may take; the 100,000 rows' take 20 MB."""
