"""The pieces of WordprocessingML that the report is made of: runs, paragraphs, rules.

Every text enters the file through `text_runs`, which alone decides what may be written and how.
Lengths are given in points, as everywhere in the documents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, tostring

from docx.oxml.ns import nsmap

from cchc_desktop.documents import layout
from cchc_desktop.documents.binding import bound_spaces
from cchc_desktop.documents.docx.styles import RULE, WHITE, Style
from cchc_desktop.documents.tree import Runs
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.vietnamese import control_characters

_NO_CHARACTERS: Final = "\ufffe\uffff"
"""Code points that are no control characters and that no XML file can hold either."""
_BOUND: Final = "\u00a0"


class TextRefused(CchcError):
    """A text cannot stand in a Word file; nothing was written."""

    def __init__(self, text: str, found: list[str]) -> None:
        shown = "".join(sign if sign.isprintable() else " " for sign in text[:60])
        super().__init__(
            f"Chưa ghi được tệp Word: nội dung “{shown}{'…' if text[60:] else ''}” có ký tự "
            f"không in được ({', '.join(found)}). Dữ liệu và tệp cũ còn nguyên. Hãy sửa nội "
            "dung đó rồi xuất lại."
        )


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Return the element `w:tag`; the attributes' names are those of WordprocessingML."""
    made = Element(f"w:{tag}", {f"w:{name}": str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def written(root: Element) -> str:
    """Return `root` as XML text, the namespace of its `w:` declared."""
    root.set("xmlns:w", nsmap["w"])
    return tostring(root, encoding="unicode")


def twips(points: float) -> int:
    """Return `points` in twentieths of a point, Word's unit of length."""
    return round(points * 20)


def eighths(points: float) -> int:
    """Return `points` in eighths of a point, in which Word tells how thick a line is."""
    return round(points * 8)


def text_runs(content: Runs, *, bound: bool = True) -> Iterator[Element]:
    """Yield the runs of `content`, in NFC.

    A line feed is a line break and a tab is a tab; with `bound` the spaces at which the PDF
    breaks no line are no-break spaces. Raises `TextRefused`.
    """
    texts = [checked(run.text) for run in content]
    held = bound_spaces("".join(texts)) if bound else set()
    start = 0
    for run, text in zip(content, texts, strict=True):
        if text:
            letters = list(text)
            for at in held:
                if start <= at < start + len(text):
                    letters[at - start] = _BOUND
            faces = [w(face) for face, on in (("b", run.bold), ("i", run.italic)) if on]
            yield w("r", *([w("rPr", *faces)] if faces else []), *_signs("".join(letters)))
        start += len(text)


def checked(text: str) -> str:
    """Return `text` in NFC with line feeds for line ends; raises `TextRefused`."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = control_characters(text) + [f"U+{ord(c):04X}" for c in _NO_CHARACTERS if c in text]
    if found:
        raise TextRefused(text, found)
    return text


def _signs(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield w("br")
        for nth, stretch in enumerate(line.split("\t")):
            if nth:
                yield w("tab")
            if stretch:
                letters = w("t")
                letters.text = stretch
                letters.set("xml:space", "preserve")
                yield letters


class Indents(NamedTuple):
    """How far a paragraph stays from the edges; its first line begins `hanging` to the left."""

    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0


def paragraph(
    style: Style,
    content: Runs = (),
    *,
    before: float | None = None,
    indents: Indents | None = None,
    align: str | None = None,
    keep: bool = False,
    bound: bool = True,
) -> Element:
    """Return a paragraph of `style`; what is said beside the style departs from it.

    `before` is the white above it, `align` a value of `w:jc`; with `keep` no page ends between
    it and what follows; `bound` is as for `text_runs`, which may raise `TextRefused`.
    """
    about = w("pPr", w("pStyle", val=style.id))
    if keep:
        about.append(w("keepNext"))
    if before is not None:
        about.append(w("spacing", before=twips(before)))
    if indents:
        sides = {side: twips(far) for side, far in indents._asdict().items() if far}
        about.append(w("ind", **sides))
    if align:
        about.append(w("jc", val=align))
    return w("p", about, *text_runs(content, bound=bound))


def rule(length: float, width: float, *, drop: float, height: float) -> Element:
    """Return an empty paragraph that draws a rule, in the middle of `width`.

    The rule lies `drop` under the line above; all in all `height` is taken. It is a border,
    which every program draws as a line and no person takes for underlined text.
    """
    side = twips((width - length) / 2)
    line = {"val": "single", "sz": eighths(layout.RULE_THICKNESS), "space": 0, "color": "000000"}
    below = height - drop - layout.RULE_THICKNESS
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=RULE.id),
            w("pBdr", w("top", **line)),
            w("spacing", before=twips(drop), line=twips(below), lineRule="exact"),
            w("ind", left=side, right=side),
        ),
    )


def white(height: float) -> Element:
    """Return an empty paragraph of that height, kept with what follows."""
    pitch = w("spacing", line=twips(height), lineRule="exact")
    return w("p", w("pPr", w("pStyle", val=WHITE.id), pitch))
