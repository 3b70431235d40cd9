"""What a number format makes of a number: a day, a time of day, or a number still."""

from __future__ import annotations

import enum
import re
from typing import Final

BUILT_IN: Final = {
    0: "",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    # Days of the East Asian Excels, whose own notation the file does not tell.
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
"""The formats that a file names by number alone; 14 is the short date of the PC's own country."""

_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOT_A_SIGN: Final = re.compile(
    r'"[^"]*"?'  # a text that is shown as it is
    r"|\\."  # a single letter shown as it is
    r"|[_*]."  # room of a letter's width; a letter that fills the cell
    r"|\[[^\]]*\]?"  # a colour, a condition, a country
    r"|AM/PM|A/P",
    re.IGNORECASE | re.DOTALL,
)
_CLOCK: Final = re.compile("[hs]", re.IGNORECASE)
_CALENDAR: Final = re.compile("[yd]", re.IGNORECASE)
_MONTH: Final = re.compile("m", re.IGNORECASE)


class Shows(enum.Enum):
    """What a cell of a format shows."""

    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    DAY_AND_TIME = "day and time"


def what_shows(number_format: str) -> Shows:
    """Return what a format shows. A length of time such as 36:15 ([h]:mm) is a number of days."""
    if not number_format:
        return Shows.NUMBER
    positive = _positive_section(number_format)
    if _ELAPSED.search(positive):
        return Shows.NUMBER
    signs = _NOT_A_SIGN.sub("", positive)
    if "general" in signs.lower():
        return Shows.NUMBER
    clock = _CLOCK.search(signs) is not None
    month = _MONTH.search(signs) is not None
    calendar = _CALENDAR.search(signs) is not None or (month and not clock)
    if calendar:
        return Shows.DAY_AND_TIME if clock else Shows.DAY
    return Shows.TIME if clock else Shows.NUMBER


def _positive_section(number_format: str) -> str:
    """Return what stands before the first semicolon that separates sections."""
    plain = _NOT_A_SIGN.sub(lambda found: "\0" * len(found.group()), number_format)
    end = plain.find(";")
    return number_format if end < 0 else number_format[:end]
