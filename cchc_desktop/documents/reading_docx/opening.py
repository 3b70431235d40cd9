"""A Word file opened with care: what it is and how large, before any of it is parsed."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.files import why_unreadable

_LARGEST_FILE: Final = 100 * 2**20
_LARGEST_PART: Final = 64 * 2**20
"""Bytes of one part unpacked; a report's text takes one, an annex of 10,000 rows twenty."""
_HIGHEST_RATIO: Final = 400
"""Unpacked to packed. An annex of like rows reaches 170; a bomb goes for 1,000."""
_TOO_SMALL_FOR_A_BOMB: Final = 2**20
_MOST_PARTS: Final = 10_000
_MOST_ELEMENTS: Final = 1_000_000
_DEEPEST: Final = 200
"""Elements within elements: tables in tables in text boxes take some thirty."""

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The old container of Office: a .doc, or a .docx behind a password."""
_WITH_PASSWORD: Final = "EncryptedPackage".encode("utf-16-le")
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SHORT: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "",
    "http://purl.oclc.org/ooxml/officeDocument/math": "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
}
"""What is put for the namespaces that we know, the two dialects of Word becoming one."""
_DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    # zipfile's word for a part behind a password, and for what it cannot make sense of.
    RuntimeError,
    ValueError,
    OSError,
)


class UnreadableWordFile(CchcError):
    """A file cannot be read as a Word file; the message says why and what to do."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Chưa đọc được tệp “{path.name}”: {why}")


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a Word file that tell its text, their tags shortened ("p", "mc:Choice")."""

    path: Path
    document: Element
    styles: Element | None
    numbering: Element | None


def open_word_file(path: Path) -> WordFile:
    """Return the parts of the file; raises `UnreadableWordFile`."""
    _refuse_other_kinds(path)
    try:
        with zipfile.ZipFile(path) as package:
            if len(package.infolist()) > _MOST_PARTS:
                raise UnreadableWordFile(path, "tệp gồm quá nhiều phần, không giống tệp Word.")
            main = _target(path, package, "", "officeDocument")
            if main is None:
                raise _no_word_file(path)
            document = _part(path, package, main)
            if document is None or document.tag != "document":
                raise _no_word_file(path)
            styles = _target(path, package, main, "styles")
            numbering = _target(path, package, main, "numbering")
            return WordFile(
                path,
                document,
                _part(path, package, styles) if styles else None,
                _part(path, package, numbering) if numbering else None,
            )
    except _DAMAGES as error:
        raise UnreadableWordFile(
            path,
            "tệp bị hỏng hoặc chép thiếu. Hãy mở bằng Word, lưu lại thành tệp mới rồi chọn tệp đó.",
        ) from error


def _refuse_other_kinds(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
            compound = file.read() if start == _COMPOUND and size <= _LARGEST_FILE else b""
    except OSError as error:
        raise UnreadableWordFile(path, why_unreadable(path, error)) from error
    if size == 0:
        raise UnreadableWordFile(path, "tệp trống.")
    if size > _LARGEST_FILE:
        raise UnreadableWordFile(path, "tệp lớn hơn 100 MB. Hãy bỏ bớt ảnh trong tệp rồi chọn lại.")
    if _WITH_PASSWORD in compound:
        raise _behind_password(path)
    if start == _COMPOUND:
        raise UnreadableWordFile(
            path,
            "đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành, kiểu tệp “.docx”, "
            "rồi chọn tệp mới.",
        )
    if not start.startswith(b"PK"):
        raise _no_word_file(path)


def _no_word_file(path: Path) -> UnreadableWordFile:
    return UnreadableWordFile(
        path,
        "đây không phải tệp Word (.docx). Hãy mở bằng Word, chọn Lưu thành, kiểu tệp “.docx”, "
        "rồi chọn tệp mới.",
    )


def _behind_password(path: Path) -> UnreadableWordFile:
    return UnreadableWordFile(
        path, "tệp có đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại."
    )


def _target(path: Path, package: zipfile.ZipFile, source: str, kind: str) -> str | None:
    """Return the name of the part that `source` relates to as `kind`; "" is the package.

    What lies outside of the file is not looked at.
    """
    folder, name = posixpath.split(source)
    relations = _part(path, package, posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in () if relations is None else relations:
        if relation.get("TargetMode") == "External":
            continue
        if relation.get("Type") in (f"{_OFFICE}/{kind}", f"{_STRICT_OFFICE}/{kind}"):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    return None


def _part(path: Path, package: zipfile.ZipFile, name: str) -> Element | None:
    """Return a part's root, None where there is no such part."""
    from defusedxml.common import DefusedXmlException

    try:
        part = package.getinfo(name)
    except KeyError:
        return None
    if part.flag_bits & 1:
        raise _behind_password(path)
    packed = max(part.compress_size, 1)
    bomb = part.file_size > _TOO_SMALL_FOR_A_BOMB and part.file_size / packed > _HIGHEST_RATIO
    if bomb or part.file_size > _LARGEST_PART:
        raise _monstrous(path)
    try:
        return _parsed(path, package, part)
    except ParseError as error:
        raise UnreadableWordFile(
            path,
            "nội dung trong tệp bị hỏng. Hãy mở bằng Word, lưu lại thành tệp mới rồi chọn tệp đó.",
        ) from error
    except DefusedXmlException as error:
        raise UnreadableWordFile(
            path, "tệp có phần khai báo lạ mà Word không bao giờ ghi; có thể là tệp độc hại."
        ) from error


def _parsed(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Element:
    from defusedxml.ElementTree import iterparse

    count = depth = 0
    root: Element | None = None
    with package.open(part) as stream:
        for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            count += 1
            depth += 1
            if count > _MOST_ELEMENTS or depth > _DEEPEST:
                raise _monstrous(path)
            if root is None:
                root = element
            namespace, _, name = element.tag[1:].rpartition("}")
            if namespace in _SHORT:
                element.tag = _SHORT[namespace] + name
    if root is None:
        raise ParseError("no element")
    return root


def _monstrous(path: Path) -> UnreadableWordFile:
    return UnreadableWordFile(
        path, "nội dung bung ra lớn hoặc rối bất thường; có thể là tệp độc hại."
    )
