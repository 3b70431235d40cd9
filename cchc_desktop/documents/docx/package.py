"""The file around the text: what it says of itself, and how Word is to read it.

A Word file leaves the program: whoever edits it edits a copy, whose figures no longer follow
the records. That is marked in the file's properties (in Word: Tệp > Thông tin), as its comment,
its status and a property of its own. It is not on the paper, not even as hidden text or as a
comment, which can both be printed: what is signed bears the components of Nghị định 30/2020 and
nothing else.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

import docx

from cchc_desktop.documents.docx.elements import checked, w, written
from cchc_desktop.documents.docx.style_sheet import style_sheet
from cchc_desktop.documents.docx.styles import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

PROGRAM: Final = "CCHC Desktop"
MARK: Final = f"Bản Word xuất từ {PROGRAM}; số liệu không còn tự cập nhật"
STATUS: Final = "Bản xuất ra ngoài chương trình"

_LONGEST_PROPERTY: Final = 255
"""Characters; python-docx refuses more."""
_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name, so that the same document gives the same bytes."""

_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_W: Final = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main"'
_TYPES: Final = "application/vnd.openxmlformats-"
_WORD_TYPES: Final = f"{_TYPES}officedocument.wordprocessingml."
_RELATIONS: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Our own package instead of python-docx's own template, which brings 900 KB of styles of an
# English Word and a picture of an empty page.
_AROUND: Final = {
    "[Content_Types].xml": f"""<Types xmlns="{_SCHEMAS}/package/2006/content-types">
  <Default Extension="rels" ContentType="{_TYPES}package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/word/document.xml" ContentType="{_WORD_TYPES}document.main+xml"/>
  <Override PartName="/word/styles.xml" ContentType="{_WORD_TYPES}styles+xml"/>
  <Override PartName="/word/settings.xml" ContentType="{_WORD_TYPES}settings+xml"/>
  <Override PartName="/docProps/core.xml" ContentType="{_TYPES}package.core-properties+xml"/>
  <Override PartName="/docProps/app.xml"
    ContentType="{_TYPES}officedocument.extended-properties+xml"/>
  <Override PartName="/docProps/custom.xml"
    ContentType="{_TYPES}officedocument.custom-properties+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">
  <Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>
  <Relationship Id="rId2" Target="docProps/core.xml"
    Type="{_SCHEMAS}/package/2006/relationships/metadata/core-properties"/>
  <Relationship Id="rId3" Type="{_RELATIONS}/extended-properties" Target="docProps/app.xml"/>
  <Relationship Id="rId4" Type="{_RELATIONS}/custom-properties" Target="docProps/custom.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships
  xmlns="{_SCHEMAS}/package/2006/relationships">
  <Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>
  <Relationship Id="rId2" Type="{_RELATIONS}/settings" Target="settings.xml"/>
</Relationships>""",
    # Mode 15 is that of Word 2013 and all since: a lower one says "compatibility mode" in the
    # title. doNotExpandShiftReturn: else a justified line that ends in a break is torn apart.
    "word/settings.xml": f"""<w:settings {_W}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="720"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:doNotExpandShiftReturn/>
    <w:compatSetting w:name="compatibilityMode"
      w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:themeFontLang w:val="{LANGUAGE}"/>
  <w:decimalSymbol w:val=","/>
  <w:listSeparator w:val=";"/>
</w:settings>""",
    "docProps/core.xml": f"""<cp:coreProperties
  xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>""",
    "docProps/app.xml": f"""<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties">
  <Application>{PROGRAM}</Application>
</Properties>""",
    "docProps/custom.xml": f"""<Properties xmlns="{_SCHEMAS}/officeDocument/2006/custom-properties"
  xmlns:vt="{_SCHEMAS}/officeDocument/2006/docPropsVTypes">
  <property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Nguồn">
    <vt:lpwstr>{PROGRAM}</vt:lpwstr>
  </property>
  <property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="3" name="Tình trạng">
    <vt:lpwstr>{MARK}</vt:lpwstr>
  </property>
</Properties>""",
}


def open_package(body: Element, *, title: str, author: str) -> WordDocument:
    """Return a Word document of `body` with the report's styles, marked as an export."""
    parts = {
        **_AROUND,
        "word/document.xml": written(w("document", body)),
        "word/styles.xml": written(style_sheet()),
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        for name, xml in parts.items():
            file.writestr(name, f"{_XML}{xml}")
    document = docx.Document(package)
    about = document.core_properties
    about.title = _label(title)
    about.author = _label(author)
    about.comments = MARK
    about.content_status = STATUS
    about.language = LANGUAGE
    return document


def packed(document: WordDocument) -> bytes:
    """Return the file, its parts in order and without the time of their making."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _NO_CLOCK)
            part.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the system that made the file is told in it.
            part.create_system = 0
            target.writestr(part, source.read(name))
    return packed.getvalue()


def _label(text: str) -> str:
    """Return `text` as a property shows it: a label of what the document says in full."""
    line = " ".join(checked(text).split())
    return line if len(line) <= _LONGEST_PROPERTY else line[: _LONGEST_PROPERTY - 1] + "…"
