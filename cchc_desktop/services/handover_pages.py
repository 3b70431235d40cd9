"""The pages of a handover: plain HTML that any browser shows, without scripts and the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final
from urllib.parse import quote

from cchc_desktop.domain.register_lists import RegisterList, text_of

_STYLE: Final = """
body { font: 16px/1.5 "Times New Roman", "Liberation Serif", serif; color: #111; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
body.wide { max-width: none; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; }
td.number { text-align: right; white-space: nowrap; }
.remark { border-left: .3rem solid #b00; padding-left: .7rem; }
@media print { a { color: inherit; text-decoration: none; } }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A file of the handover: its path from the index page, and what it is called."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: texts, and the files that belong to it."""

    texts: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, some sentences, and a table where there is one."""

    title: str
    sentences: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def index_page(title: str, lead: Sequence[str], sections: Iterable[Section]) -> str:
    """Return the first page, from which everything is found."""
    body = [f"<h1>{escape(title)}</h1>"]
    body += [f"<p>{escape(sentence)}</p>" for sentence in lead]
    for section in sections:
        body += _section(section)
    return _page(title, body)


def list_page(one: RegisterList, back: str) -> Iterable[str]:
    """Yield the page of a register, piece by piece: it may be long."""
    title = one.register.label
    yield from _head(title, wide=True)
    yield f'<p><a href="{quote(back)}">Về trang đầu</a></p>\n<h1>{escape(title)}</h1>\n'
    yield f"<p>{one.count} bản ghi.</p>\n<table>\n<tr><th>STT</th>"
    yield "".join(f"<th>{escape(heading)}</th>" for heading in one.headings) + "</tr>\n"
    for ordinal, cells in enumerate(one.rows, start=1):
        yield f'<tr><td class="number">{ordinal}</td>'
        for cell in cells:
            kind = "" if cell is None or isinstance(cell, str) else ' class="number"'
            yield f"<td{kind}>{_text(text_of(cell))}</td>"
        yield "</tr>\n"
    yield "</table>\n</body>\n</html>\n"


def _section(section: Section) -> Iterable[str]:
    yield f"<h2>{escape(section.title)}</h2>"
    yield from (f"<p>{escape(sentence)}</p>" for sentence in section.sentences)
    if section.rows:
        yield "<table>"
        heads = "".join(f"<th>{escape(heading)}</th>" for heading in section.headings)
        yield f"<tr>{heads}</tr>"
        for row in section.rows:
            cells = [_text(text) for text in row.texts]
            cells.append("<br>".join(_link(link) for link in row.links))
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        yield "</table>"
    yield from (f'<p class="remark">{escape(remark)}</p>' for remark in section.remarks)


def _link(link: Link) -> str:
    return f'<a href="{quote(link.path)}">{escape(link.text)}</a>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _page(title: str, body: Sequence[str]) -> str:
    return "".join((*_head(title), "\n".join(body), "\n</body>\n</html>\n"))


def _head(title: str, *, wide: bool = False) -> Iterable[str]:
    yield '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
    # Whatever stands in a record, nothing of it runs and nothing is fetched.
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
    yield '<body class="wide">\n' if wide else "<body>\n"
