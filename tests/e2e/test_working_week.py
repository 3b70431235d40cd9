from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.ui.dialogs.search_everywhere import SearchDialog
from tests.e2e.conftest import CTRL, SHIFT, Clerk, Start

OFFICE = {
    "Tên cơ quan": "Ủy ban nhân dân xã Chi Lăng Nam",
    "Tên viết tắt": "UBND xã Chi Lăng Nam",
    "Tên đơn vị hành chính": "xã Chi Lăng Nam",
    "Địa danh trên văn bản": "Chi Lăng Nam",
    "Huyện": "huyện Thanh Miện",
    "Tỉnh, thành phố": "tỉnh Hải Dương",
    "Cơ quan cấp trên (Kính gửi)": "Phòng Nội vụ huyện Thanh Miện",
    "Tên bộ phận một cửa": "Bộ phận một cửa",
    "Đơn vị soạn thảo (Lưu: VT, …)": "VP",
    "+ Thêm người ký": "Nguyễn Văn An",
    "Chức vụ": "Phó Chủ tịch",
}
DOCUMENT = {
    "Số, ký hiệu": "09/KH-UBND",
    "Ngày ban hành": "16/02/2022",
    "Văn bản đi/đến": "van ban cua co quan",
    "Cơ quan ban hành": "UBND xã Chi Lăng Nam",
    "Trích yếu": "về tuyên truyền cải cách hành chính năm 2022",
}
TARGET = {"Kênh": "dai truyen thanh", "Số lượng kế hoạch": "52"}
TASK = {
    "Nội dung nhiệm vụ": "Rà soát, đơn giản hoá thủ tục hành chính",
    "Kết quả": "Chưa thực hiện",
}
SLOGAN = {
    "+ Thêm lượt treo": "bang dien tu",
    "Từ ngày": "01/03/2022",
    "Số tấm, cái": "1",
}
PROCEDURE = {
    "Lĩnh vực": "ho tich",
    "Tên thủ tục": "Đăng ký khai sinh",
    "Cấp thực hiện": "cap xa",
    "+ Thêm sự kiện": "moi ban hanh",
    "Ngày có hiệu lực": "01/03/2022",
    "+ Thêm nơi niêm yết": "bo phan mot cua",
    "Ngày niêm yết": "28/02/2022",
}
ACTIVITIES = [
    ("14/03/2022", "dai truyen thanh", "Phát thanh về dịch vụ công trực tuyến"),
    ("15/03/2022", "trang thong tin dien tu", "Đăng bộ thủ tục hành chính cấp xã"),
    ("16/03/2022", "hoi nghi, cuoc hop", "Hội nghị triển khai kế hoạch cải cách hành chính"),
    ("17/03/2022", "dai truyen thanh", "Hướng dẫn đăng ký khai sinh, kết hôn"),
    ("18/03/2022", "dai truyen thanh", "Ủy ban nhân dân xã trả lời kiến nghị của Nhân dân"),
]


def test_a_week_typed_by_keyboard_alone_is_found_after_a_restart(
    start: Start, tmp_path: Path
) -> None:
    """Every register's record is typed without a mouse, kept, and found without marks."""
    clerk = start()
    _write_the_week(clerk)
    data = clerk.program.settings.last_file
    clerk.program.window.close()

    again = start()
    assert again.program.settings.last_file == data
    for page, wanted in enumerate([5, 1, 1, 1, 1, 1, 1, 0, 1], 2):
        again.go_to_page(page)
        assert again.page.records.rowCount() == wanted, again.page.register.label
    for words, register in (
        ("dich vu cong truc tuyen", "activities"),
        ("tra loi kien nghi", "activities"),
        ("dang ky khai sinh", "procedures"),
        ("day manh cai cach", "slogans"),
        ("09/kh-ubnd", "documents"),
        ("don gian hoa thu tuc", "tasks"),
        ("ket qua cong tac", "reports"),
        ("uy ban nhan dan xa", "offices"),
    ):
        assert register in _found_everywhere(again, words), words


def test_an_activity_takes_at_most_twelve_keys_beyond_its_text(start: Start) -> None:
    """Ctrl+N, the date's digits, Tab, the channel, Tab, the title, save and next."""
    clerk = start()
    clerk.go_to_page(2)
    keys = 0

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        clerk.press(key, modifiers)

    press(Qt.Key.Key_N, CTRL)
    for digit in "140322":
        press(Qt.Key(ord(digit)))
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_D)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    clerk.type("Phát thanh về dịch vụ công trực tuyến")
    press(Qt.Key.Key_Return, CTRL)
    clerk.rest()

    assert keys <= 12
    assert clerk.page.form.record.id is None
    assert not clerk.page.form.dirty
    desk = clerk.program.desk
    assert desk is not None
    (saved,) = desk.all_of("activities")
    assert isinstance(saved, Activity)
    assert (saved.day, saved.channel) == (date(2022, 3, 14), "radio")
    assert saved.title == "Phát thanh về dịch vụ công trực tuyến"
    assert saved.measures == (Measure(unit="items", quantity=Decimal(1)),)


def _write_the_week(clerk: Clerk) -> None:
    clerk.go_to_page(10)
    clerk.add("01/01/2020", OFFICE)
    clerk.go_to_page(5)
    clerk.add("ke hoach", DOCUMENT)
    clerk.go_to_page(7)
    clerk.add("2022", TARGET)
    clerk.go_to_page(6)
    clerk.add("2022", TASK)
    clerk.go_to_page(4)
    clerk.add("Đẩy mạnh cải cách hành chính!", SLOGAN)
    clerk.go_to_page(3)
    clerk.add("1.001193", PROCEDURE)
    clerk.go_to_page(8)
    clerk.begin_report()
    clerk.go_to_page(2)
    for day, channel, title in ACTIVITIES:
        clerk.add(day, {"Kênh": channel, "Tiêu đề, nội dung": title})


def _found_everywhere(clerk: Clerk, words: str) -> set[str]:
    """Search every register by keyboard and return the registers that have something."""
    window = clerk.program.window
    clerk.press(Qt.Key.Key_F, CTRL | SHIFT)
    clerk.rest()
    clerk.type(words)
    clerk.press(Qt.Key.Key_Return)
    clerk.rest()
    dialog = window.findChild(SearchDialog)
    assert dialog is not None
    found = {name for name, _ in dialog.found}
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_Escape)
    clerk.rest()
    return found
