from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.validation import Severity
from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.colours import problem_colour
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_frame import FieldFrame, LabelPlace
from cchc_desktop.ui.widgets.flag_field import FlagField
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.text_field import TextField


def _title(frame: FieldFrame[str]) -> QLabel:
    label = next(child for child in frame.findChildren(QLabel) if child.buddy() is not None)
    assert label.buddy() is frame.widget
    return label


def test_the_label_names_the_field_without_a_mnemonic(place: Callable[..., QWidget]) -> None:
    frame = FieldFrame("Tên & số", TextField(), required=True, help="Như trong văn bản.")
    place(frame)

    assert _title(frame).text() == "Tên && số *"
    assert frame.widget.editor.accessibleName() == "Tên & số"
    assert frame.widget.editor.accessibleDescription() == "Bắt buộc. Như trong văn bản."
    assert frame.label == "Tên & số"


def test_leaving_a_field_says_what_cannot_be_read(
    place: Callable[..., QWidget], today: Callable[[], date]
) -> None:
    frame = FieldFrame("Ngày", DateField(today))
    place(frame, TextField())
    QTest.keyClicks(frame.widget.editor, "31/04")
    assert frame.message == ""

    QTest.keyClick(frame.widget.editor, Qt.Key.Key_Tab)

    assert frame.problem is not None
    assert frame.message == "Lỗi: Tháng 4 chỉ có 30 ngày."
    assert frame.widget.editor.accessibleDescription() == frame.message
    assert frame.widget.text() == "31/04"


def test_a_mended_field_loses_its_message(
    place: Callable[..., QWidget], today: Callable[[], date]
) -> None:
    frame = FieldFrame("Ngày", DateField(today), help="Ngày phát.")
    place(frame)
    frame.widget.set_text("31/04")
    assert not frame.check()

    frame.widget.set_text("30/04")
    assert frame.check()

    assert frame.problem is None
    assert frame.message == "Ngày phát."


def test_a_required_field_that_is_left_empty_says_so(place: Callable[..., QWidget]) -> None:
    frame = FieldFrame("Tiêu đề", TextField(), required=True)
    place(frame)

    frame.widget.finish()

    assert frame.message == "Lỗi: Cần điền ô này."


def _rules(value: object) -> Iterator[tuple[str, Severity]]:
    if not value:
        yield "Chưa nhập tiêu đề.", Severity.ERROR
    elif len(str(value)) > 5:
        yield "Dài quá.", Severity.ERROR
    elif str(value).isupper():
        yield "Toàn chữ hoa.", Severity.WARNING


@pytest.mark.parametrize(
    ("text", "message", "good"),
    [
        ("", "Lỗi: Chưa nhập tiêu đề.", False),
        ("tiêu đề", "Lỗi: Dài quá.", False),
        ("TIÊU", "Lưu ý: Toàn chữ hoa.", True),
        ("Tiêu", "", True),
    ],
)
def test_the_fields_rules_speak(
    place: Callable[..., QWidget], text: str, message: str, good: bool
) -> None:
    frame = FieldFrame("Tiêu đề", TextField(), required=True, rules=_rules)
    place(frame)
    frame.widget.set_text(text)

    assert frame.check() is good
    assert frame.message == message


def test_a_problem_hides_a_warning_for_as_long_as_it_lasts(
    place: Callable[..., QWidget],
) -> None:
    frame = FieldFrame("Tiêu đề", TextField())
    place(frame)

    frame.set_warning("Mã khác mẫu.")
    assert frame.message == "Lưu ý: Mã khác mẫu."
    frame.set_problem("Trùng mã.")
    assert frame.message == "Lỗi: Trùng mã."
    frame.set_problem(None)
    assert frame.warning == "Mã khác mẫu."
    assert frame.message == "Lưu ý: Mã khác mẫu."
    frame.set_warning(None)
    assert frame.message == ""


def test_a_fault_is_drawn_not_only_coloured(place: Callable[..., QWidget]) -> None:
    frame = FieldFrame("Tiêu đề", TextField())
    place(frame)
    line = frame.findChild(MessageLine)
    assert line is not None
    assert line.isHidden()
    plain = frame.widget.grab().toImage()

    frame.set_problem("Trùng mã.")

    assert line.isVisible()
    assert any(
        not label.pixmap().isNull() and label.isVisible() for label in line.findChildren(QLabel)
    )
    assert frame.widget.grab().toImage() != plain


def test_the_message_follows_the_scheme(place: Callable[..., QWidget]) -> None:
    frame = FieldFrame("Tiêu đề", TextField())
    place(frame)
    frame.set_problem("Trùng mã.")
    sentence = next(label for label in frame.findChildren(QLabel) if label.text().startswith("Lỗi"))
    dark = QPalette(QColor("#303030"))

    frame.setPalette(dark)

    assert sentence.palette().color(QPalette.ColorRole.WindowText) == problem_colour(
        frame.palette()
    )


def test_a_check_box_carries_the_label_itself(place: Callable[..., QWidget]) -> None:
    frame = FieldFrame("Ước thực hiện", FlagField())
    place(frame)

    assert all(not label.isVisible() for label in frame.findChildren(QLabel))
    assert frame.check()


def test_a_new_name_can_be_added_from_its_message(
    place: Callable[..., QWidget], qtbot: QtBot
) -> None:
    field = ChoiceField("Kênh", extendable=True)
    field.set_choices([Choice("radio", "Đài truyền thanh")])
    frame = FieldFrame("Kênh", field)
    place(frame, TextField())
    line = frame.findChild(MessageLine)
    assert line is not None
    field.set_text("Xe cổ động")
    field.finish()
    assert line.button.isVisible()
    assert line.button.text() == "Thêm vào danh mục"

    with qtbot.waitSignal(field.add_requested) as asked:
        QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["Xe cổ động"]

    field.set_text("dai truyen thanh")
    field.finish()
    assert not line.button.isVisible()


def test_the_add_button_comes_after_its_field_in_the_tab_order(
    place: Callable[..., QWidget],
) -> None:
    field = ChoiceField("Kênh", extendable=True)
    frame = FieldFrame("Kênh", field)
    other = TextField()
    place(frame, other)
    field.set_text("Xe cổ động")
    field.finish()
    line = frame.findChild(MessageLine)
    assert line is not None

    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    assert line.button.hasFocus()
    QTest.keyClick(line.button, Qt.Key.Key_Tab)
    assert other.editor.hasFocus()


def test_labels_beside_their_fields_can_stand_in_line(place: Callable[..., QWidget]) -> None:
    frames = [
        FieldFrame(label, TextField(), place=LabelPlace.BESIDE)
        for label in ("Số", "Cơ quan ban hành")
    ]
    width = max(frame.label_width() for frame in frames)
    for frame in frames:
        frame.set_label_width(width)
    window = place(*frames)
    layout = window.layout()
    assert isinstance(layout, QLayout)
    layout.activate()

    assert frames[0].widget.x() == frames[1].widget.x() >= width
    assert abs(_title(frames[0]).y() - frames[0].widget.y()) < frames[0].widget.height()


def test_a_new_language_renews_the_message(
    place: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = FieldFrame("Tiêu đề", TextField())
    place(frame)
    frame.set_problem("Trùng mã.")
    monkeypatch.setattr(
        MessageLine, "tr", lambda self, text: text.replace("Lỗi", "Error"), raising=False
    )

    QApplication.sendEvent(frame, QEvent(QEvent.Type.LanguageChange))

    assert frame.message == "Error: Trùng mã."
