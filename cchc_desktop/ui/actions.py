"""What can be done in the window: every menu entry with its shortcut, declared once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from cchc_desktop.shell.language import LANGUAGES

_PAGE_MARKS = "1234567890ABCDEF"
"""What a page's menu entry begins with; the digits are shortcuts too."""


class Actions(QObject):
    """The actions of the main window; who owns the work connects them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.open = self._made(self.tr("&Mở tệp dữ liệu…"), "Ctrl+O")
        self.create = self._made(self.tr("&Tạo tệp dữ liệu mới…"))
        self.backup = self._made(self.tr("&Sao lưu…"))
        self.restore = self._made(self.tr("&Khôi phục từ bản sao lưu…"))
        self.hand_over = self._made(self.tr("&Bàn giao…"))
        self.password = self._made(self.tr("Mật khẩ&u…"))
        self.take_in = self._made(self.tr("&Nhập từ Excel…"), "Ctrl+I")
        self.template = self._made(self.tr("Tạo tệp mẫu để nhậ&p…"))
        self.quit = self._made(self.tr("T&hoát"), "Ctrl+Q")
        self.undo = self._made(self.tr("&Hoàn tác"), "Ctrl+Z")
        self.redo = self._made(self.tr("Làm lạ&i"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.add = self._made(self.tr("&Thêm bản ghi"), "Ctrl+N")
        self.edit = self._made(self.tr("&Sửa bản ghi"), "F2")
        self.change_many = self._made(self.tr("Sửa nhiều &dòng…"), "Shift+F2")
        self.save = self._made(self.tr("&Lưu"), "Ctrl+S")
        self.save_and_add = self._made(self.tr("L&ưu và thêm tiếp"), "Ctrl+Return", "Ctrl+Enter")
        self.discard = self._made(self.tr("&Bỏ thay đổi chưa lưu"))
        self.delete = self._made(self.tr("&Xoá"), "Delete")
        self.trash = self._made(self.tr("Mục đã x&oá…"))
        self.take_above = self._made(self.tr("Lấy &giá trị ở trên"), "Ctrl+D")
        self.pin = self._made(self.tr("Ghim ô &này cho bản ghi sau"), "Ctrl+G")
        self.next_problem = self._made(self.tr("&Chỗ cần sửa kế tiếp"), "F8")
        self.search = self._made(self.tr("Tìm t&rong trang này"), "Ctrl+F")
        self.search_everywhere = self._made(self.tr("Tìm trong &mọi sổ…"), "Ctrl+Shift+F")
        self.refresh = self._made(self.tr("Là&m mới"), "F5")
        self.history = self._made(self.tr("&Lịch sử của bản ghi…"), "Ctrl+H")
        self.choose_period = self._made(self.tr("&Chọn kỳ…"), "Ctrl+K")
        self.begin_report = self._made(self.tr("&Lập báo cáo…"), "Ctrl+Shift+N")
        self.print = self._made(self.tr("&In…"), "Ctrl+P")
        self.report = self._made(self.tr("Xuất &báo cáo của kỳ (PDF, Word)…"))
        self.tally = self._made(self.tr("&Xuất tổng hợp (Excel)…"), "Ctrl+E")
        self.forms = self._made(self.tr("Điền biể&u của cấp trên…"))
        self.evidence = self._made(self.tr("&Danh mục minh chứng…"))
        self.consolidate = self._made(self.tr("Gộp bảng tổn&g hợp của nhiều cơ quan…"))
        self.evidence_check = self._made(self.tr("Kiểm tra tệp &minh chứng…"))
        self.sample = self._made(self.tr("&Nạp cơ quan mẫu vào tệp trống"))
        self.first_start = self._made(self.tr("Thiết lập &ban đầu…"))
        self.keys = self._made(self.tr("&Phím tắt"), "F1")
        self.crash_file = self._made(self.tr("Ghi &tệp báo lỗi…"))
        self.about = self._made(self.tr("&Giới thiệu"))
        self.languages = self._made_languages()
        self.pages: list[QAction] = []
        self._menus: list[QMenu] = []
        window.addActions(self._everywhere())

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        bar.clear()
        for former in self._menus:
            former.deleteLater()
        self._menus.clear()
        self._menu(
            bar,
            self.tr("&Tệp"),
            *(self.open, self.create, None, self.take_in, self.template, None),
            *(self.backup, self.restore, self.hand_over, self.password, None, self.quit),
        )
        self._menu(
            bar,
            self.tr("&Sửa"),
            *(self.undo, self.redo, None),
            *(self.add, self.edit, self.change_many, None),
            *(self.save, self.save_and_add, self.discard, self.delete, self.trash, None),
            *(self.take_above, self.pin, self.next_problem, None),
            *(self.search, self.search_everywhere),
        )
        self.view = self._menu(bar, self.tr("&Xem"), *self.pages, None, self.refresh)
        languages = self.view.addMenu(self.tr("&Ngôn ngữ"))
        languages.addActions(list(self.languages.values()))
        self._menu(
            bar,
            self.tr("&Báo cáo"),
            *(self.choose_period, None),
            *(self.begin_report, self.print, None, self.report, self.tally, self.forms),
            *(self.evidence, None, self.consolidate),
        )
        self._menu(
            bar,
            self.tr("&Công cụ"),
            *(self.history, None, self.evidence_check, None, self.sample),
        )
        self._menu(
            bar,
            self.tr("T&rợ giúp"),
            self.keys,
            self.first_start,
            self.crash_file,
            None,
            self.about,
        )

    def set_pages(self, titles: list[str]) -> None:
        """Make an entry with Ctrl+1, Ctrl+2 ... for each page."""
        self.pages = [
            self._made(f"&{mark} {title}", f"Ctrl+{mark}" if mark.isdecimal() else "")
            for mark, title in zip(_PAGE_MARKS, titles, strict=False)
        ]

    def needing_a_file(self) -> tuple[QAction, ...]:
        """Return what can be done only while a data file is open."""
        return (
            *(self.search_everywhere, self.refresh, self.choose_period, self.begin_report),
            *(self.report, self.tally, self.forms, self.consolidate, self.take_in, self.template),
            *(self.sample, self.undo, self.redo, self.trash),
            *(self.evidence, self.evidence_check, self.first_start),
            *(self.backup, self.restore, self.hand_over, self.password),
        )

    def needing_a_register(self) -> tuple[QAction, ...]:
        """Return what can be done only on a page that answers it."""
        return (
            *(self.add, self.edit, self.change_many, self.delete),
            *(self.save, self.save_and_add, self.discard),
            *(self.take_above, self.pin, self.next_problem, self.search, self.history, self.print),
        )

    def _everywhere(self) -> list[QAction]:
        return [a for a in vars(self).values() if isinstance(a, QAction) and a is not self.delete]

    def _made(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def _made_languages(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        languages = {}
        for code, name in LANGUAGES.items():
            action = self._made(name)
            action.setCheckable(True)
            group.addAction(action)
            languages[code] = action
        return languages

    def _menu(self, bar: QMenuBar, title: str, *actions: QAction | None) -> QMenu:
        menu = bar.addMenu(title)
        self._menus.append(menu)
        menu.setToolTipsVisible(True)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu
