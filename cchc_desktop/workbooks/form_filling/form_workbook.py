"""The package of a form: its sheets and styles found, and its parts written back with some new."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.workbooks.form_filling.sheet_places import UnusualForm
from cchc_desktop.workbooks.reading.contents import read_contents, relations
from cchc_desktop.workbooks.reading.kinds import refuse_other_kinds
from cchc_desktop.workbooks.reading.looks import Look, LooksReader
from cchc_desktop.workbooks.reading.package import Package
from cchc_desktop.workbooks.reading.refusals import SAVE_AGAIN, Damage, WorkbookRefused
from cchc_desktop.workbooks.reading.xml_stream import Attributes, read_xml

_TYPES: Final = "[Content_Types].xml"
_USUAL_WORKBOOK: Final = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class FormWorkbook:
    """What is to be known of a form before its cells are filled.

    ``workbook`` is the part that lists the sheets. ``sheets`` gives each worksheet's part by its
    name, in their order; sheets of charts and dialogs are left out. ``looks`` says what each cell
    style shows. ``suffix`` is the only one under which Excel opens such a file: ".xlsm" for one
    with macros.
    """

    path: Path
    package: Package
    workbook: str
    sheets: Mapping[str, str]
    looks: tuple[Look, ...]
    from_1904: bool
    suffix: str

    @property
    def signed(self) -> bool:
        """Tell whether somebody has signed the file itself, which no change leaves valid."""
        return any(name.lower().startswith("_xmlsignatures/") for name in self.package.names())

    def table_heads(self, sheet: str) -> tuple[str, ...]:
        """Return the rows of heads of a sheet's tables ("A5:D5"): Excel keeps their texts twice."""
        with _refusing(self.path):
            tables = [
                relation.part
                for relation in relations(self.package, self.sheets[sheet]).values()
                if relation.kind == "table" and relation.part in self.package
            ]
            readers = [_TableReader() for _ in tables]
            for part, reader in zip(tables, readers, strict=True):
                read_xml([self.package.whole(part)], reader)
        return tuple(reader.head for reader in readers if reader.head)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; raises :class:`WorkbookRefused`."""
        with _refusing(self.path):
            return b"".join(self.package.pieces(name))

    def rewritten(self, new: Mapping[str, bytes]) -> bytes:
        """Return the whole file with the parts ``new`` in the place of the old ones.

        Every other part is the same to the byte; their order, names and times stay too. Raises
        :class:`WorkbookRefused` where one of them cannot be read whole.
        """
        wanted = {_plain(name): data for name, data in new.items()}
        out = io.BytesIO()
        with (
            _refusing(self.path),
            zipfile.ZipFile(self.path) as old,
            zipfile.ZipFile(out, "w") as written,
        ):
            written.comment = old.comment
            for entry in old.infolist():
                data = wanted.get(_plain(entry.filename))
                same = copy.copy(entry)
                same.extra = b""  # sizes and times in other words, which hold no longer
                if data is None:
                    data = b"" if entry.is_dir() else self.part(entry.filename)
                written.writestr(same, data)
        return out.getvalue()


class _TableReader:
    def __init__(self) -> None:
        self.head = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the table's block where it has a row of heads."""
        if name == "table" and attributes.get("headerRowCount", "1") != "0":
            self.head = attributes.get("ref", "")

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def open_form(path: Path) -> FormWorkbook:
    """Look into the form at ``path``; raises :class:`WorkbookRefused` and UnusualForm."""
    refuse_other_kinds(path)
    with _refusing(path):
        package = Package(path)
        if package.cut:
            raise WorkbookRefused(
                path.name,
                "tệp bị chép thiếu. Đọc thì được một phần, nhưng điền vào thì phần thiếu mất hẳn; "
                "hãy chép lại hoặc xin lại tệp.",
            )
        contents = read_contents(package)
        if contents is None:
            raise WorkbookRefused(path.name, f"đây không phải tệp Excel (.xlsx). {SAVE_AGAIN}")
        styles = LooksReader()
        if contents.styles in package:
            read_xml(package.pieces(contents.styles), styles)
        suffix = _suffix(package.whole(_TYPES)) if _TYPES in package else ".xlsx"
        top = relations(package, "").values()
        workbook = next((r.part for r in top if r.kind == "officeDocument"), _USUAL_WORKBOOK)
    sheets = {s.name: s.part for s in contents.sheets if s.kind == "worksheet" and s.part}
    if not sheets:
        raise UnusualForm("Biểu không có trang tính nào để điền.")
    return FormWorkbook(
        path, package, workbook, sheets, tuple(styles.looks), contents.from_1904, suffix
    )


def _suffix(types: bytes) -> str:
    """Return the file's suffix from what it says its workbook is."""
    macros, template = b"macroEnabled" in types, b"template.m" in types
    return f".xl{'t' if template else 's'}{'m' if macros else 'x'}"


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except Damage as error:
        raise WorkbookRefused(path.name, f"một phần của tệp {error} {SAVE_AGAIN}") from error
    except (zipfile.BadZipFile, OSError) as error:
        # What could be read a moment ago: the stick was pulled out, the file written anew.
        raise WorkbookRefused(path.name, "tệp vừa bị thay đổi. Hãy chọn lại tệp.") from error


def _plain(name: str) -> str:
    """Return a part's name as it is compared: some writers use another case or other slashes."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
