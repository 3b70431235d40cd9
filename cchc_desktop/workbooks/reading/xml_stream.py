"""XML read as a stream, its dangers refused: no document type, no endless nesting or names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol
from xml.parsers import expat

from cchc_desktop.workbooks.reading.limits import DEEPEST, LONGEST_TOKEN, MOST_NAMES
from cchc_desktop.workbooks.reading.refusals import Damage, Monster

Attributes = Mapping[str, str]

_ENCODINGS: Final = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})
"""What expat decodes itself; for any other name it would ask Python's codecs."""
_BETWEEN: Final = " "
_SHORT: Final = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
}
"""What is put for the namespaces that we know, the two dialects of Excel becoming one."""


class Reader(Protocol):
    """What listens to the stream; names are short ("c", "r:id"), an unknown one is ""."""

    def start(self, name: str, attributes: Attributes, /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, text: str, /) -> None:
        """A piece of text; one text may come in several."""


class ShortNames(dict[str, str]):
    """The short form of each name, worked out once."""

    def __missing__(self, name: str) -> str:
        namespace, _, local = name.rpartition(_BETWEEN)
        short = _SHORT[namespace] + local if namespace in _SHORT else "" if namespace else local
        self[name] = short
        return short


def make_parser() -> tuple[expat.XMLParserType, dict[str, str]]:
    """Return a parser that refuses what is dangerous, and the names that it has met so far."""
    met: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=_BETWEEN, intern=met)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.XmlDeclHandler = _check_encoding
    return parser, met


def read_xml(chunks: Iterable[bytes], reader: Reader) -> None:
    """Tell ``reader`` what is in the XML; raises `Damage` or what the reader raises."""
    parser, met = make_parser()
    short = ShortNames()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Monster("có các phần lồng nhau quá sâu.")
        reader.start(short[name], {short[key]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.end(short[name])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    feed(parser, met, chunks)


def feed(
    parser: expat.XMLParserType,
    met: Mapping[str, str],
    chunks: Iterable[bytes],
    where: Callable[[], str] = str,
) -> None:
    """Feed the parser to the end; what only a hostile file does is refused on the way.

    ``where`` says how far the reader has come, for the message: " sau dòng 57".
    """
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if len(met) > MOST_NAMES:
                raise Monster("có quá nhiều loại phần khác nhau.")
            if fed - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
                raise Monster("có một mẩu dài bất thường.")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Damage(f"bị hỏng{where()}.") from error


def _refuse_document_type(*_: object) -> None:
    raise Monster("có khai báo lạ mà Excel không bao giờ ghi.")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise Damage("ghi bằng bảng mã lạ.")
