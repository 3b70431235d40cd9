"""Word files made by hand, sound and hostile ones, out of the XML of their parts."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(**targets: str) -> str:
    """Relations of the kinds to their targets."""
    each = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def document(body: str, namespace: str = W) -> str:
    return f'<w:document xmlns:w="{namespace}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'


def write_package(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write parts as they are, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def write_word(path: Path, body: str, *, styles: str = "", numbering: str = "") -> Path:
    """Write a Word file of the body's XML, with a style sheet and lists where given."""
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(
            **({"styles": "styles.xml"} if styles else {}),
            **({"numbering": "/word/numbering.xml"} if numbering else {}),
        ),
    }
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    return write_package(path, parts)


def p(*texts: str, about: str = "") -> str:
    """A paragraph of a run for each text; `about` is inside of its properties."""
    said = f"<w:pPr>{about}</w:pPr>" if about else ""
    each = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{said}{each}</w:p>"


def tbl(*rows: tuple[str, ...]) -> str:
    """A table, each cell given by the XML inside of it."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
