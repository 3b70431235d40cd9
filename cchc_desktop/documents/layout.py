"""The measures of an official document, each declared once.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I (page and type) and mục II (components), with
the sizes of the decree's own samples (phần V). All lengths are in points, 1/72 inch.
What the decree leaves open is marked "ours".
"""

from __future__ import annotations

from typing import Final

MM: Final = 72 / 25.4
"""One millimetre in points."""

# Page: I.1 to I.4 and I.6 (page number in the middle of the top margin, none on page 1).
A4: Final = (210 * MM, 297 * MM)
MARGIN_TOP: Final = 20 * MM
MARGIN_BOTTOM: Final = 20 * MM
MARGIN_LEFT: Final = 30 * MM
MARGIN_RIGHT: Final = 15 * MM
PAGE_NUMBER_SIZE: Final = 13.0
PAGE_NUMBER_BASELINE: Final = 12 * MM
"""From the top edge of the sheet: the figure's middle then lies in the middle of the margin."""

# Letterhead: II.1 to II.4.
NATION_SIZE: Final = 12.0
MOTTO_SIZE: Final = 13.0
SUPERIOR_SIZE: Final = 12.0
AGENCY_SIZE: Final = 12.0
NUMBER_SIZE: Final = 13.0
PLACE_AND_DATE_SIZE: Final = 13.0
LETTERHEAD_LEFT: Final = 70 * MM
"""Ours: width of the agency's column."""
LETTERHEAD_GUTTER: Final = 3 * MM
"""Ours: white that nothing may enter; the motto's column is the rest (92 mm)."""
LETTERHEAD_LEADING: Final = 16.0
"""Ours: one pitch for both columns, so that their lines stand level."""
NUMBER_GAP: Final = 8.0
"""Ours: between the rules and the line of number and date."""

# Title, subject, addressee: II.5 and II.9.
TITLE_SIZE: Final = 14.0
SUBJECT_SIZE: Final = 14.0
ADDRESSEE_SIZE: Final = 14.0
TITLE_GAP: Final = 18.0
"""Ours: white above the name of the type."""
AFTER_TITLE_GAP: Final = 14.0
"""Ours: white under the subject's rule, and under the addressees."""
SUBJECT_WIDTH: Final = 0.86
"""Ours: share of the text width that a line of the subject may take."""
ADDRESSEE_WIDTH: Final = 0.95
"""Ours: share of the text width that "Kính gửi:" and the addressees may take."""

# Rules under the motto (whole), under the agency and the subject (1/3 to 1/2 of the text).
RULE_THICKNESS: Final = 0.75
RULE_DROP: Final = 6.5
"""Ours: from the baseline to the rule, clear of the marks under letters."""
SHORT_RULE: Final = 0.42

# Body: II.6.
BODY_SIZE: Final = 14.0
FIRST_LINE_INDENT: Final = 10 * MM
PARAGRAPH_GAP: Final = 6.0
HEADING_GAP: Final = 9.0
"""Ours: the decree asks for at least 6 pt; a heading stands a little clearer."""
SINGLE_SPACING: Final = 1.15
"""Height of a line of Times New Roman at single spacing, in ems."""
BODY_SPACING: Final = 1.1
"""Of single spacing; the decree allows 1 to 1.5."""
WIDEST_STRETCH: Final = 16.0
"""Ours: a line whose spaces would have to grow by more, beside an endless word, stays ragged."""

# Signature and recipients: II.7, II.8.
SIGNATURE_SIZE: Final = 14.0
SIGNATURE_WHITE: Final = 31 * MM
"""Clean white between position and name for the hand signature and the seal (30 to 35 mm),
measured between the lines' own heights; the letters leave some 2 mm more."""
SIGNATURE_COLUMN: Final = 0.5
"""Share of the text width, at the right."""
RECIPIENTS_LABEL_SIZE: Final = 12.0
RECIPIENTS_SIZE: Final = 11.0
CLOSING_GAP: Final = 14.0
"""Ours: white between the body and the signature."""
CLOSING_GUTTER: Final = 4 * MM
"""Ours: white between recipients and signature."""
CLOSING_COMPANY: Final = 160.0
"""Ours: left free above the closing for the body's last lines and what is kept with them;
recipients that would take it go on overleaf."""

# Appendices: III.
APPENDIX_SIZE: Final = 14.0
AFTER_APPENDIX_HEAD_GAP: Final = 8.0
"""Ours: white under the three lines of the head, besides what follows brings itself."""

# Tables: the decree does not set them; ours.
TABLE_SIZE: Final = 12.0
BOOK_SIZE: Final = 11.0
"""In the pages of a book, which has ten columns."""
TABLE_SPACING: Final = 1.05
CELL_SIDE: Final = 4.0
CELL_TOP: Final = 2.5
GRID_THICKNESS: Final = 0.5
STRIKE_HEIGHT: Final = 0.22
"""Of what is struck through: its rule stands so much of the size above the baseline."""
WHOLE_ROW_LINES: Final = 12
"""A row of more lines may be cut between pages; a shorter one moves whole."""


def leading(size: float, spacing: float = 1.0) -> float:
    """Return the height in points of a line of `size` at `spacing` times single spacing."""
    return size * SINGLE_SPACING * spacing
