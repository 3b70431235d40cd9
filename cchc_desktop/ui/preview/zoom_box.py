"""How large the pages are: chosen, typed in per cent, or fitted."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.sign_button import SignButton
from cchc_desktop.ui.preview.zoom import Fit, Zoom
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.widgets.signs import Sign

_WIDEST = "0400 %"


class ZoomBox(QWidget):
    """Smaller, per cent, larger, whole width, whole page."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.smaller = SignButton(Sign.MINUS, self.tr("Thu nhỏ"), "Ctrl+-")
        self.larger = SignButton(Sign.PLUS, self.tr("Phóng to"), "Ctrl++")
        self.width_button = SignButton(Sign.FIT_WIDTH, self.tr("Vừa chiều ngang"))
        self.page_button = SignButton(Sign.FIT_PAGE, self.tr("Vừa cả trang"))
        self.line = LineEdit()
        self.percent = self._made_percent()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.smaller, self.percent, self.larger):
            row.addWidget(widget)
        for button, wanted in (
            (self.width_button, zoom.FIT_WIDTH),
            (self.page_button, zoom.FIT_PAGE),
        ):
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, wanted=wanted: self._set(wanted))
            row.addWidget(button)
        self.smaller.clicked.connect(lambda: self._set(zoom.smaller(view.percent)))
        self.larger.clicked.connect(lambda: self._set(zoom.larger(view.percent)))
        view.zoom_changed.connect(self._show)
        view.shown.connect(self._show)
        view.emptied.connect(self._show)
        self._show()

    def _made_percent(self) -> QuietCombo:
        box = QuietCombo()
        box.setEditable(True)
        box.setLineEdit(self.line)
        # Nothing is completed while somebody types.
        box.setCompleter(None)  # type: ignore[arg-type]
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(self.tr("Cỡ xem"))
        box.setToolTip(self.tr("Cỡ xem so với tờ giấy, từ 50 % đến 400 %"))
        for step in zoom.STEPS:
            box.addItem(f"{step} %", step)
        box.setMinimumContentsLength(len(_WIDEST))
        box.activated.connect(lambda index: self._set(zoom.at(box.itemData(index))))
        self.line.returnPressed.connect(self._take_typed)
        self.line.left.connect(self._take_typed)
        return box

    def _take_typed(self) -> None:
        """Show the pages in the size that has been typed; what is no number is put back."""
        digits = self.line.text().replace("%", "").strip()
        if self.line.isModified() and digits.isdecimal():
            self._view.set_zoom(zoom.at(int(digits)))
        self._show(typing_ended=True)

    def _set(self, wanted: Zoom) -> None:
        self._view.set_zoom(wanted)
        self._show(typing_ended=True)

    def _show(self, *, typing_ended: bool = False) -> None:
        view = self._view
        self.setEnabled(view.count > 0)
        self.width_button.setChecked(view.zoom.fit is Fit.WIDTH)
        self.page_button.setChecked(view.zoom.fit is Fit.PAGE)
        if typing_ended or not (self.line.hasFocus() and self.line.isModified()):
            self.line.show_text(f"{view.percent:.0f} %")
