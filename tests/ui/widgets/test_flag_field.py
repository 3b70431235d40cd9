from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget

from cchc_desktop.ui.widgets.flag_field import FlagField


def test_space_ticks_and_tells(place: Callable[..., QWidget]) -> None:
    field = FlagField()
    place(field)
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.finished.connect(lambda: told.append("finished"))

    QTest.keyClick(field.editor, Qt.Key.Key_Space)

    assert field.value() is True
    assert told == ["edited", "finished"]


def test_a_tick_survives_as_a_draft(place: Callable[..., QWidget]) -> None:
    field = FlagField()
    place(field)
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.set_value(True)
    draft = field.text()
    field.set_value(None)
    assert field.text() != draft

    field.set_text(draft)

    assert field.value() is True
    assert told == []


def test_it_carries_its_own_label(place: Callable[..., QWidget]) -> None:
    field = FlagField()
    place(field)
    field.set_label("Ước thực hiện & ghi chú")
    box = field.editor
    assert isinstance(box, QCheckBox)

    assert box.text() == "Ước thực hiện && ghi chú"
    assert box.accessibleName() == "Ước thực hiện & ghi chú"


def test_finishing_only_tells(place: Callable[..., QWidget]) -> None:
    field = FlagField()
    place(field)
    told: list[str] = []
    field.finished.connect(lambda: told.append("finished"))

    field.finish()

    assert told == ["finished"]
    assert field.value() is False
