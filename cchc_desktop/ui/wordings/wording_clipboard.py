"""What is copied out of a wording, and what may be pasted or dropped into one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from PySide6.QtCore import QMimeData

from cchc_desktop.documents.wording import literal
from cchc_desktop.ui.wordings.chips import Chips, shown_text

WORDING: Final = "application/x-cchc-wording"
"""Our own format: the wording with its live words, in UTF-8. Other programs take the text."""

_TEXT: Final = "text/plain"
_GAP: Final = re.compile(r"[ ]*[\t\n\r\v\f\x85\u2028\u2029]+[ ]*")
_ENDS: Final = "\n\r\v\f\x85\u2028\u2029"


def put_wording(data: QMimeData, wording: str, chips: Chips) -> None:
    """Fill what goes to the clipboard: as the wording reads for others, with live words for us."""
    data.clear()
    data.setText(shown_text(wording, chips))
    data.setData(WORDING, wording.encode("utf-8", "replace"))


def can_paste(data: QMimeData) -> bool:
    """Tell whether there is text; a file's address, which Qt offers as text too, is none."""
    return data.hasFormat(WORDING) or data.hasFormat(_TEXT)


def pasted(data: QMimeData) -> str:
    """Return the wording to put in: our own as it was copied, other text without its looks.

    The lines of other text become one, its control characters are left out, and its braces are
    braces: only a wording brings live words.
    """
    if data.hasFormat(WORDING):
        return bytes(data.data(WORDING).data()).decode("utf-8", "replace")
    line = _GAP.sub(" ", data.text().strip(_ENDS))
    return literal("".join(sign for sign in line if unicodedata.category(sign) != "Cc"))
