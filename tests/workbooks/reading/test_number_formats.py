"""What a number format makes of a number."""

from __future__ import annotations

import pytest

from cchc_desktop.workbooks.reading.number_formats import Shows, what_shows


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("", Shows.NUMBER),
        ("General", Shows.NUMBER),
        ("General;[Red]-General", Shows.NUMBER),
        ("0.00E+00", Shows.NUMBER),
        ("#,##0\\ _₫;[Red]-#,##0", Shows.NUMBER),
        ('#,##0" đồng"', Shows.NUMBER),
        ('0" ngày"', Shows.NUMBER),
        ('"ngày "0', Shows.NUMBER),
        ("[h]:mm", Shows.NUMBER),
        ("[mm]:ss", Shows.NUMBER),
        ("@", Shows.NUMBER),
        ("[>=1000]0;0", Shows.NUMBER),
        ("dd/mm/yyyy", Shows.DAY),
        ("[$-42A]dd mmmm yyyy;@", Shows.DAY),
        ("mm-dd-yy", Shows.DAY),
        ("mmm", Shows.DAY),
        ('"ngày" dd "tháng" mm "năm" yyyy', Shows.DAY),
        ("d\\.m\\.yy", Shows.DAY),
        ("yyyy", Shows.DAY),
        ("0;dd/mm/yyyy", Shows.NUMBER),
        ("h:mm", Shows.TIME),
        ("h:mm AM/PM", Shows.TIME),
        ("mm:ss.0", Shows.TIME),
        ('hh"giờ"mm', Shows.TIME),
        ("dd/mm/yyyy h:mm", Shows.DAY_AND_TIME),
    ],
)
def test_what_a_format_shows(code: str, shows: Shows) -> None:
    assert what_shows(code) is shows


@pytest.mark.parametrize("code", ['"' * 255, "[" * 255, "\\", "_", "[$" + "d" * 200, ";" * 255])
def test_odd_formats_show_numbers(code: str) -> None:
    assert what_shows(code) is Shows.NUMBER
