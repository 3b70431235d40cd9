"""What a report is opened with, brought into memory while nobody waits for it."""

from __future__ import annotations

from functools import cache


@cache
def bring_in() -> None:
    """Import what opening a report needs and load the fonts, once; for a thread of its own.

    Imported when a report is opened, it would hold the window for a third of a second.
    """
    from cchc_desktop.documents.listing import Listing
    from cchc_desktop.documents.pdf import draw_listing
    from cchc_desktop.documents.pdf_pages import PdfPages
    from cchc_desktop.documents.tree import Table
    from cchc_desktop.services import report_view  # noqa: F401
    from cchc_desktop.ui.reports import report_page  # noqa: F401

    # What draws and what reads pages is imported by the first page only.
    with PdfPages(draw_listing(Listing("A", Table("", (), ())))):
        pass
