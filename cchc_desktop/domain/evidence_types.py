"""What a file that is to prove something is, by its content and whatever its name says.

Pictures, PDF, Office and OpenDocument files, sound and video are taken. What could be run is not,
and what is taken is only ever given out again under an ending of its own type.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from cchc_desktop.domain.errors import CchcError

MOST_BYTES: Final = 25_000_000
"""Half an hour of speech, ten pages in colour, or a minute of video: every backup carries it."""

PDF: Final = "application/pdf"
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/tiff"})
"""The pictures that can be shown small and printed with the report's scans."""


class NotEvidence(CchcError):
    """Raised for a file that cannot be kept as evidence; the message says what it is."""


@dataclass(frozen=True, slots=True)
class EvidenceType:
    """One type of file: ``endings`` in small letters, the usual one first.

    ``kind`` is the code of the kind of evidence that such a file mostly is.
    """

    media_type: str
    label: str
    endings: tuple[str, ...]
    kind: str


_JPEG = EvidenceType("image/jpeg", "ảnh JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), "photo")
_PNG = EvidenceType("image/png", "ảnh PNG", (".png",), "screenshot")
_TIFF = EvidenceType("image/tiff", "ảnh TIFF", (".tif", ".tiff"), "signed")
_GIF = EvidenceType("image/gif", "ảnh GIF", (".gif",), "photo")
_BMP = EvidenceType("image/bmp", "ảnh BMP", (".bmp",), "photo")
_WEBP = EvidenceType("image/webp", "ảnh WebP", (".webp",), "photo")
_HEIC = EvidenceType("image/heic", "ảnh HEIC của điện thoại", (".heic", ".heif"), "photo")
_PDF = EvidenceType(PDF, "PDF", (".pdf",), "signed")
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
_DOCX = EvidenceType(f"{_OOXML}wordprocessingml.document", "tệp Word", (".docx",), "signed")
_XLSX = EvidenceType(f"{_OOXML}spreadsheetml.sheet", "tệp Excel", (".xlsx",), "log")
_PPTX = EvidenceType(f"{_OOXML}presentationml.presentation", "tệp PowerPoint", (".pptx",), "signed")
_DOC = EvidenceType("application/msword", "tệp Word kiểu cũ", (".doc",), "signed")
_XLS = EvidenceType("application/vnd.ms-excel", "tệp Excel kiểu cũ", (".xls",), "log")
_PPT = EvidenceType("application/vnd.ms-powerpoint", "tệp PowerPoint kiểu cũ", (".ppt",), "signed")
_ODT = EvidenceType("application/vnd.oasis.opendocument.text", "tệp ODT", (".odt",), "signed")
_ODS = EvidenceType("application/vnd.oasis.opendocument.spreadsheet", "tệp ODS", (".ods",), "log")
_MP3 = EvidenceType("audio/mpeg", "âm thanh MP3", (".mp3",), "recording")
_WAV = EvidenceType("audio/wav", "âm thanh WAV", (".wav",), "recording")
_OGG = EvidenceType("audio/ogg", "âm thanh OGG", (".ogg", ".oga", ".opus"), "recording")
_AMR = EvidenceType("audio/amr", "âm thanh AMR", (".amr",), "recording")
_M4A = EvidenceType("audio/mp4", "âm thanh M4A", (".m4a",), "recording")
_MP4 = EvidenceType("video/mp4", "phim MP4", (".mp4", ".m4v"), "recording")
_MOV = EvidenceType("video/quicktime", "phim MOV", (".mov",), "recording")
_3GP = EvidenceType("video/3gpp", "phim 3GP", (".3gp",), "recording")

TYPES: Final[Mapping[str, EvidenceType]] = {
    one.media_type: one
    for one in (
        *(_JPEG, _PNG, _TIFF, _GIF, _BMP, _WEBP, _HEIC, _PDF, _DOCX, _XLSX, _PPTX, _DOC, _XLS),
        *(_PPT, _ODT, _ODS, _MP3, _WAV, _OGG, _AMR, _M4A, _MP4, _MOV, _3GP),
    )
}
"""By media type."""

_BEGINNINGS: Final = (
    (0, b"\x89PNG\r\n\x1a\n", _PNG),
    (0, b"\xff\xd8\xff", _JPEG),
    (0, b"II*\x00", _TIFF),
    (0, b"MM\x00*", _TIFF),
    (0, b"GIF87a", _GIF),
    (0, b"GIF89a", _GIF),
    (8, b"WEBP", _WEBP),
    (8, b"WAVE", _WAV),
    (0, b"OggS", _OGG),
    (0, b"#!AMR", _AMR),
    (0, b"ID3", _MP3),
)
_BRANDS: Final = (
    ((b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1"), _HEIC),
    ((b"M4A ", b"M4B "), _M4A),
    ((b"qt  ",), _MOV),
    ((b"3gp", b"3g2"), _3GP),
)
_INSIDE: Final = (("word/", _DOCX), ("xl/", _XLSX), ("ppt/", _PPTX))
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: Final = (
    (b"MZ", "là một chương trình chạy được (.exe)"),
    (b"\x7fELF", "là một chương trình chạy được"),
    (b"#!", "là một chương trình chạy được (kịch bản)"),
    (b"Rar!", "là tệp nén"),
    (b"7z\xbc\xaf", "là tệp nén"),
    (b"L\x00\x00\x00\x01\x14\x02", "là một lối tắt (.lnk), không phải chính tệp đó"),
)
_LOOKED_FOR: Final = 1024
_LONGEST_NAME: Final = 200
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError),
    *(RuntimeError, UnicodeDecodeError, ValueError, OverflowError),
)


def look_at(content: bytes, name: str) -> EvidenceType:
    """Return what a file is; ``name`` is what people call it. Raises :class:`NotEvidence`."""
    if not content:
        raise NotEvidence(
            f"Tệp “{name}” rỗng nên chưa đưa vào. Hãy chép lại tệp từ máy ảnh, điện thoại rồi chọn "
            "lại."
        )
    found = _type_of(content, PurePath(name).suffix.lower())
    if found is None:
        raise NotEvidence(
            f"Tệp “{name}” {_what(content)} nên không nhận làm minh chứng; tệp không bị thay đổi. "
            "Hãy chọn ảnh, bản quét PDF, tệp Word, Excel, ghi âm hoặc phim."
        )
    return found


def kept_name(name: str, found: EvidenceType) -> str:
    """Return the name under which a file is kept: one that every system takes, of its own type."""
    plain = unicodedata.normalize("NFC", PurePath(name.replace("\\", "/")).name)
    plain = _FORBIDDEN.sub("_", "".join(c for c in plain if unicodedata.category(c) != "Cf"))
    ending = PurePath(plain).suffix.lower()
    if ending in found.endings:
        stem = plain[: -len(ending)]
    else:
        stem, ending = plain, found.endings[0]
    stem = stem.strip(" .")[:_LONGEST_NAME].strip(" .") or "tep"
    return f"_{stem}{ending}" if _RESERVED.match(stem) else f"{stem}{ending}"


def _type_of(content: bytes, ending: str) -> EvidenceType | None:
    for at, mark, found in _BEGINNINGS:
        if content.startswith(mark, at):
            return found
    if content.startswith(b"BM") and int.from_bytes(content[2:6], "little") == len(content):
        return _BMP
    if content.startswith(b"ftyp", 4):
        brand = content[8:12]
        known = (one for marks, one in _BRANDS if brand.startswith(marks))
        return next(known, _MP4)
    if content.startswith(b"PK\x03\x04"):
        return _inside_zip(content)
    if content.startswith(_OLD_OFFICE):
        # An installer is made alike: here the name has to say which of them it is.
        return next((one for one in (_DOC, _XLS, _PPT) if ending in one.endings), None)
    if content[:1] == b"\xff" and content[1:2] and content[1] & 0xE6 in (0xE2, 0xE4, 0xE6):
        return _MP3
    return _PDF if b"%PDF-" in content[:_LOOKED_FOR] else None


def _inside_zip(content: bytes) -> EvidenceType | None:
    """Tell an office document from other archives by what it lists; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if any(PurePath(name).name.lower() == "vbaproject.bin" for name in names):
                return None
            if "[Content_Types].xml" in names:
                inside = (one for top, one in _INSIDE if any(n.startswith(top) for n in names))
                return next(inside, None)
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _LOOKED_FOR:
                with archive.open("mimetype") as told:
                    said = told.read(_LOOKED_FOR).decode("ascii").strip()
                return next((one for one in (_ODT, _ODS) if one.media_type == said), None)
    except _UNREADABLE:
        return None
    return None


def _what(content: bytes) -> str:
    for mark, what in _OTHERS:
        if content.startswith(mark):
            return what
    if content.startswith(b"PK\x03\x04"):
        return "là tệp nén, hoặc tệp Office có macro hay bị hỏng"
    if content.startswith(_OLD_OFFICE):
        return "không có đuôi .doc, .xls hay .ppt như nội dung của nó (có thể là bộ cài đặt)"
    opening = content[:_LOOKED_FOR].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return "là một trang web (HTML)"
    return "không thuộc loại tệp nào mà chương trình biết"
