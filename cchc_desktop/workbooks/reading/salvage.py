"""A zip that was cut short: its table of contents, which stands at the end, made again.

Each part carries a heading of its own. The parts that are whole get a new table of contents; what
is read then goes the same way, through the same limits, as of any other workbook.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final, NamedTuple

from cchc_desktop.workbooks.reading.limits import (
    HIGHEST_RATIO,
    LARGEST_CUT_FILE,
    LARGEST_PART,
    MOST_ENTRIES,
    TOO_SMALL_FOR_A_BOMB,
)

_HEADING: Final = struct.Struct("<4sHHHHHIIIHH")
_HEADING_SIGN: Final = b"PK\x03\x04"
_LINE: Final = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_VERSION: Final = 20
_STORED, _DEFLATED = 0, 8
_IN_UTF8: Final = 0x800
_PIECE: Final = 2**16


class _Part(NamedTuple):
    name: bytes
    utf8: int
    method: int
    check: int
    packed: int
    unpacked: int
    offset: int


def salvaged(path: Path) -> bytes | None:
    """Return the bytes of a zip of the parts that are whole; None when there is none.

    Raises OSError.
    """
    if path.stat().st_size > LARGEST_CUT_FILE:
        return None
    data = path.read_bytes()
    parts: list[_Part] = []
    most = max(TOO_SMALL_FOR_A_BOMB, HIGHEST_RATIO * len(data))
    at = data.find(_HEADING_SIGN)
    while at >= 0 and len(parts) < MOST_ENTRIES:
        part = _whole_part(data, at, min(most, LARGEST_PART))
        following = at + len(_HEADING_SIGN)
        if part is not None:
            parts.append(part)
            most -= part.unpacked
            following = at + _HEADING.size + len(part.name) + part.packed
        at = data.find(_HEADING_SIGN, following)
    return data + _table_of_contents(parts, len(data)) if parts else None


def _whole_part(data: bytes, at: int, most: int) -> _Part | None:
    """Return the part whose heading stands at this place, None for one that is cut or altered."""
    heading = data[at : at + _HEADING.size]
    if len(heading) < _HEADING.size:
        return None
    fields = _HEADING.unpack(heading)
    flags, method, check, packed, unpacked, name_size, extra_size = (
        fields[2],
        fields[3],
        *fields[6:],
    )
    begins = at + _HEADING.size + name_size + extra_size
    name = data[at + _HEADING.size : at + _HEADING.size + name_size]
    if method == _STORED:
        content = data[begins : begins + packed]
        if len(content) < packed or packed > most or zlib.crc32(content) != check:
            return None
    elif method == _DEFLATED:
        found = _unpacked(data, begins, most)
        if found is None or (check and found[0] != check):
            return None
        check, packed, unpacked = found
    else:
        return None
    return _Part(name, flags & _IN_UTF8, method, check, packed, unpacked, at)


def _unpacked(data: bytes, begins: int, most: int) -> tuple[int, int, int] | None:
    """Return (check sum, packed size, unpacked size) of the stream that begins here."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    check = unpacked = 0
    at, waiting = begins, b""
    try:
        while not unpacker.eof:
            if not waiting:
                waiting = data[at : at + _PIECE]
                at += len(waiting)
                if not waiting:
                    return None
            piece = unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
            check = zlib.crc32(piece, check)
            unpacked += len(piece)
            if unpacked > most:
                return None
    except zlib.error:
        return None
    return check, at - len(unpacker.unused_data) - begins, unpacked


def _table_of_contents(parts: list[_Part], starts: int) -> bytes:
    lines = []
    for part in parts:
        sizes = (part.check, part.packed, part.unpacked, len(part.name))
        line = _LINE.pack(
            *(b"PK\x01\x02", _VERSION, _VERSION, part.utf8, part.method, 0, 0),
            *sizes,
            *(0, 0, 0, 0, 0, part.offset),
        )
        lines.append(line + part.name)
    table = b"".join(lines)
    count = len(parts)
    return table + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(table), starts, 0)
