"""Workbooks altered at random, as disks, bad programs and ill will do."""

from __future__ import annotations

import io
import itertools
import random
import re
import struct
import zipfile
from collections.abc import Callable
from typing import Final

_NUMBERS: Final = (
    *("0", "-1", "1", "60", "2958466", "16385", "1048577", "4294967296", "-0", "1E999", "NaN"),
    *("9" * 400, "0x10", "1_000", "٣", "", " ", "true", "1e-400", "2147483648", "9" * 17),
)
_TEXTS: Final = (
    *("", "\x00", "\ud7ff", "&a;", "&#0;", "&#xD800;", "]]>", "_xD800_", "\ufffe"),
    "a" * 40_000,
)
_BOMB: Final = (
    '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise("abcdefghi"))
    + "]>"
)
_HEADS: Final = (
    '<?xml version="1.0" encoding="cp1258"?>',
    '<?xml version="1.0" encoding="idna"?>',
    '<?xml version="1.1"?>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    _BOMB,
)

Parts = dict[str, bytes]


def mutated(workbook: bytes, dice: random.Random, *, monsters: bool = True) -> tuple[str, bytes]:
    """Return the kind of a mutation and the workbook that has suffered it, one or several.

    ``monsters`` are parts of many megabytes, which take seconds to make.
    """
    kind = dice.choice((*_KINDS, _SIZES) if monsters else tuple(_KINDS))
    if kind == _SIZES:
        monster = dice.choice(_MONSTERS)
        name = monster.__name__.strip("_").replace("_", " ")
        return f"{_SIZES}: {name}", _of_one_part(workbook, dice, monster)
    altered = workbook
    for _ in range(dice.choice((1, 1, 2, 4))):
        altered = _KINDS[kind](altered, dice)
    return kind, altered


def _bytes(workbook: bytes, dice: random.Random) -> bytes:
    data = bytearray(workbook)
    at = dice.randrange(len(data))
    length = dice.choice((1, 2, 8, 100, 5_000))
    how = dice.randrange(6)
    if how == 0:
        return bytes(data[:at])
    if how == 1:
        data[at : at + length] = bytes(length)
    elif how == 2:
        data[at:at] = dice.randbytes(length)
    elif how == 3:
        del data[at : at + length]
    elif how == 4:
        other = dice.randrange(len(data))
        data[at : at + length] = data[other : other + length]
    else:
        for _ in range(length):
            data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _table_of_contents(workbook: bytes, dice: random.Random) -> bytes:
    """Let a line of the table of contents, or a part's own heading, lie."""
    data = bytearray(workbook)
    sign, fields = dice.choice(
        (
            (b"PK\x01\x02", (6, 8, 10, 16, 20, 24, 28, 30, 32, 34, 38, 42)),
            (b"PK\x03\x04", (4, 6, 8, 14, 18, 22, 26, 28)),
            (b"PK\x05\x06", (4, 6, 8, 10, 12, 16, 20)),
        )
    )
    places = [found.start() for found in re.finditer(re.escape(sign), data)]
    if places:
        at = dice.choice(places) + dice.choice(fields)
        value = dice.choice((0, 1, 8, 9, 255, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, dice.getrandbits(32)))
        packed = struct.pack("<I", value)[: dice.choice((2, 4))]
        data[at : at + len(packed)] = packed
    return bytes(data)


def _entries(workbook: bytes, dice: random.Random) -> bytes:
    parts = _unpacked(workbook)
    if not parts:
        return workbook
    one, other = dice.choice(list(parts)), dice.choice(list(parts))
    how = dice.randrange(6)
    if how == 0:
        del parts[one]
    elif how == 1:
        names = ("../a", one.upper(), one.replace("/", "\\"), "a" * 300)
        parts[dice.choice(names)] = parts.pop(one)
    elif how == 2:
        parts[one], parts[other] = parts[other], parts[one]
    elif how == 3:
        parts[one] = b""
    elif how == 4:
        parts[one] = workbook
    else:
        parts[one] = dice.randbytes(dice.choice((1, 100, 100_000)))
    return _packed(parts)


def _nodes(workbook: bytes, dice: random.Random) -> bytes:
    """Alter tags, attributes and texts of one part's XML."""
    return _of_one_part(workbook, dice, _altered_nodes)


def _altered_nodes(xml: str, dice: random.Random) -> str:
    pieces = re.split(r"(<[^<>]*>)", xml)
    at = dice.randrange(len(pieces))
    how = dice.randrange(8)
    if how == 0:
        del pieces[at]
    elif how == 1:
        pieces.insert(dice.randrange(len(pieces)), pieces[at])
    elif how == 2:
        end = at + dice.choice((2, 10, 200))
        pieces[at:at] = pieces[at:end]
    elif how == 3:
        values = list(re.finditer(r'="[^"]*"', xml))
        if values:
            found = dice.choice(values)
            value = dice.choice((*_NUMBERS, *_TEXTS))
            return f'{xml[: found.start()]}="{value}"{xml[found.end() :]}'
    elif how == 4:
        texts = [place for place in range(0, len(pieces), 2) if pieces[place]]
        if texts:
            pieces[dice.choice(texts)] = dice.choice((*_NUMBERS, *_TEXTS))
    elif how == 5:
        other = dice.randrange(len(pieces))
        pieces[at], pieces[other] = pieces[other], pieces[at]
    elif how == 6:
        return dice.choice(_HEADS) + re.sub(r"^<\?xml[^>]*>\s*", "", xml)
    else:
        return xml[: dice.randrange(len(xml) + 1)]
    return "".join(pieces)


def _many_rows(xml: str, dice: random.Random) -> str:
    styled = dice.choice(("", '<c r="A{0}" s="1"/>', '<c r="A{0}" s="1"/><c r="XFD{0}" s="1"/>'))
    count = dice.choice((10_000, 100_000, 1_048_576))
    row = '<row r="{0}" s="1" customFormat="1">' + styled + "</row>"
    return _in_rows(xml, "".join(row.format(number) for number in range(1, count + 1)))


def _far_cells(xml: str, dice: random.Random) -> str:
    row = '<row r="{0}"><c r="XFD{0}"><v>{0}</v></c></row>'
    count = dice.choice((10, 1_000, 20_000))
    return _in_rows(xml, "".join(row.format(number) for number in range(1, count)))


def _different_cells(xml: str, dice: random.Random) -> str:
    cell = dice.choice(("<c><v>{0}.5</v></c>", '<c t="str"><v>chữ số {0}</v></c>'))
    rows = (
        "<row>" + "".join(cell.format(row * 50 + at) for at in range(50)) + "</row>"
        for row in range(dice.choice((100, 20_000)))
    )
    return _in_rows(xml, "".join(rows))


def _deep(xml: str, dice: random.Random) -> str:
    depth = dice.choice((50, 500, 200_000))
    return _in_rows(xml, "<a>" * depth + "</a>" * depth)


def _many_names(xml: str, dice: random.Random) -> str:
    count = dice.choice((100, 300_000))
    return _in_rows(xml, "".join(f"<n{number}/>" for number in range(count)))


def _long_text(xml: str, dice: random.Random) -> str:
    text = dice.choice(("x", "ế", "&lt;")) * dice.choice((100_000, 10_000_000))
    return _in_rows(xml, f'<row><c t="str"><v>{text}</v></c></row>')


def _long_attribute(xml: str, dice: random.Random) -> str:
    return _in_rows(xml, f'<row a="{"x" * dice.choice((100_000, 30_000_000))}"/>')


def _many_items(xml: str, dice: random.Random) -> str:
    item = dice.choice(
        (
            '<mergeCell ref="A{0}:B{0}"/>',
            "<si><t>{0}</t></si>",
            "<xf/>",
            "<font/>",
            '<sheet name="{0}"/>',
        )
    )
    return _in_rows(xml, "".join(item.format(n) for n in range(1, dice.choice((1_000, 700_000)))))


def _nothing_but_zeros(_xml: str, dice: random.Random) -> str:
    return "\0" * dice.choice((10_000, 30_000_000, 200_000_000))


_MONSTERS: Final = (
    *(_many_rows, _far_cells, _different_cells, _deep, _many_names, _long_text, _long_attribute),
    *(_many_items, _nothing_but_zeros),
)

_SIZES: Final = "sizes"
_KINDS: Final[dict[str, Callable[[bytes, random.Random], bytes]]] = {
    "bytes": _bytes,
    "table of contents": _table_of_contents,
    "entries": _entries,
    "XML nodes": _nodes,
}


def _in_rows(xml: str, more: str) -> str:
    """Put more in the place of the rows or, in another part, behind the first tag."""
    openings = ("<sheetData>", "<sst [^>]*>", "<cellXfs[^>]*>", "<sheets>", "<[a-zA-Z]+[^>]*>")
    for opening in openings:
        if found := re.search(opening, xml):
            return xml[: found.end()] + more + xml[found.end() :]
    return more


def _of_one_part(
    workbook: bytes, dice: random.Random, alter: Callable[[str, random.Random], str]
) -> bytes:
    parts = _unpacked(workbook)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not names:
        return workbook
    sheets = [name for name in names if "sheet" in name]
    name = dice.choice(dice.choice((sheets or names, names)))
    altered = alter(parts[name].decode("utf-8", "replace"), dice)
    parts[name] = altered.encode("utf-8", "surrogatepass")
    return _packed(parts)


def _unpacked(workbook: bytes) -> Parts:
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):
        return {}  # an earlier mutation has broken the zip itself


def _packed(parts: Parts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            # Not by its name alone, which would add the hour.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 1)
    return made.getvalue()
