"""What the window says, collected for its translation: ``translations/cchc_desktop_en.ts``.

``python -m tools.words`` (``make words``) brings the file up to date. The window's own texts are
found by lupdate. The domain's are declared once, beside what they name, so they are taken from
the declarations themselves and handed to lupdate as a source file of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_desktop import resources
from cchc_desktop.domain.backups import REASONS
from cchc_desktop.domain.calendars import calendars_from
from cchc_desktop.domain.catalogues import Catalogue, delivered_catalogues
from cchc_desktop.domain.counting import FIXED, displayed
from cchc_desktop.domain.fields import fields_of, lines_of
from cchc_desktop.domain.form_contents import NUMBERS, TEXTS
from cchc_desktop.domain.importing.plans import OUTCOME_LABELS
from cchc_desktop.domain.periods import NAMES
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.shown import WORDS
from cchc_desktop.services.figures import GAPS
from cchc_desktop.ui.wording import DECLARATIONS, VALUES
from tools.environment import ROOT

ENGLISH = ROOT / "translations" / "cchc_desktop_en.ts"

_SOURCES = ("cchc_desktop/ui", "cchc_desktop/shell", "cchc_desktop/app")
# PySide6-Essentials brings lupdate; called so, it is found wherever that PySide6 is installed.
_LUPDATE = "from PySide6.scripts.pyside_tool import lupdate; lupdate()"


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the domain that the window shows; a ``counted`` one may follow a number."""

    context: str
    text: str
    counted: bool = False


def declared_words() -> Iterator[Word]:
    """Yield every text of the domain that the window may ask a translation of."""
    for register in REGISTERS.values():
        yield Word(DECLARATIONS, register.label)
        yield Word(DECLARATIONS, register.noun, counted=True)
        yield from _declarations_of(register.record)
    for gap in GAPS:
        yield Word(DECLARATIONS, gap, counted=True)
    for text in OUTCOME_LABELS.values():
        yield Word(DECLARATIONS, text)
    for text in (*NAMES.values(), *REASONS):
        yield Word(DECLARATIONS, text)
    for number in NUMBERS.values():
        yield Word(DECLARATIONS, number.label)
        yield Word(DECLARATIONS, number.brief)
    for said in TEXTS.values():
        yield Word(DECLARATIONS, said.label)
    for text in _values():
        yield Word(VALUES, text)


def update(target: Path = ENGLISH) -> None:
    """Add what is new to the ``.ts`` file, unfinished, and drop what is no longer said."""
    python = [path for name in _SOURCES for path in _python_files(ROOT / name)]
    with tempfile.TemporaryDirectory() as folder:
        declarations = Path(folder) / "declarations.py"
        declarations.write_text(_as_source(declared_words()), encoding="utf-8")
        subprocess.run(
            [
                *(sys.executable, "-c", _LUPDATE, "-silent", "-no-obsolete", "-locations", "none"),
                *("-source-language", "vi_VN", "-target-language", "en_GB"),
                *map(str, (*python, declarations)),
                *("-ts", str(target)),
            ],
            check=True,
        )


def _declarations_of(cls: type[Any]) -> Iterator[Word]:
    for field in fields_of(cls).values():
        yield Word(DECLARATIONS, field.label)
        yield Word(DECLARATIONS, field.help)
    for lines in lines_of(cls).values():
        yield Word(DECLARATIONS, lines.label)
        yield Word(DECLARATIONS, lines.help)
        yield Word(DECLARATIONS, lines.noun, counted=True)
        yield from _declarations_of(lines.line)


def _values() -> Iterator[str]:
    """Yield what can stand in a field, a cell or a figure without the office's having typed it."""
    yield from WORDS
    catalogues = _delivered()
    for catalogue in catalogues.values():
        yield catalogue.label
        yield from (entry.label for entry in catalogue.entries.values())
    for definition in FIXED:
        yield definition.label
        yield definition.unit
    for medium in catalogues["media"].entries.values():
        yield displayed(medium.code, medium_label=medium.label, unit_label="").label


def _delivered() -> dict[str, Catalogue]:
    calendars = calendars_from(resources.read_toml("calendars.toml"))
    return delivered_catalogues(resources.read_toml("catalogues.toml"), calendars.values())


def _as_source(words: Iterable[Word]) -> str:
    """Return Python that asks for each word once, as lupdate reads it: the class is the context."""
    counted: dict[tuple[str, str], bool] = {}
    for word in words:
        if word.text:
            key = (word.context, word.text)
            counted[key] = counted.get(key, False) or word.counted
    lines = []
    for context in dict.fromkeys(context for context, _ in counted):
        lines += [f"class {context}:", "    def words(self, n):"]
        for (of, text), with_number in counted.items():
            if of == context:
                rest = ', "", n' if with_number else ""
                lines.append(f"        self.tr({json.dumps(text, ensure_ascii=False)}{rest})")
    return "\n".join(lines) + "\n"


def _python_files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


if __name__ == "__main__":
    update()
