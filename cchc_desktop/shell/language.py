"""The language of the window: Vietnamese, which the source is written in, or English.

Qt's own words (OK, Cancel, the edit menus) come from ``qtbase_vi``, which PySide6 does not ship.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
"""The languages by code, each in its own words."""

_FILES = {"vi": ("qtbase_vi",), "en": ("cchc_desktop_en",)}


class Language:
    """The language that an application speaks."""

    def __init__(self, application: QCoreApplication, folder: Path) -> None:
        """``folder`` holds the compiled translations."""
        self._application = application
        self._folder = folder
        self._translators: list[QTranslator] = []
        self.code = ""

    def speak(self, code: str) -> None:
        """Use the language ``code`` for all text that is made from now on."""
        self.silence()
        self.code = code if code in LANGUAGES else "vi"
        QLocale.setDefault(QLocale("en_GB" if self.code == "en" else "vi_VN"))
        for name in _FILES[self.code]:
            translator = QTranslator(self._application)
            if translator.load(name, str(self._folder)):
                self._application.installTranslator(translator)
                self._translators.append(translator)
            else:
                logging.getLogger(__name__).warning("no compiled translation %s.qm", name)

    def silence(self) -> None:
        """Take the translations out of the application again."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
