"""Rules on where the text ends: "./." behind the last word of the body, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript
from cchc_desktop.documents.check.rule import Hit

_END_MARK: Final = "./."
_OTHER_MARKS: Final = " \n.;,:/…"


def end_mark_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """The body does not end in "./."."""
    texts = [passage for passage in manuscript.body if passage.kind is not Kind.HEADING]
    if not texts or texts[-1].text.rstrip().endswith(_END_MARK):
        return
    text = texts[-1].text
    yield Hit(
        texts[-1],
        len(text.rstrip(_OTHER_MARKS)),
        len(text),
        "Cuối phần nội dung của văn bản có dấu “./.”.",
        _END_MARK,
        label="Thêm “./.”",
    )


def end_mark_early(manuscript: Manuscript) -> Iterator[Hit]:
    """There is a "./." with more text behind it."""
    texts = [passage for passage in manuscript.body if passage.kind is not Kind.HEADING]
    for passage in texts:
        at = passage.text.find(_END_MARK)
        last = passage is texts[-1] and passage.text.rstrip().endswith(_END_MARK)
        if at >= 0 and not (last and at == len(passage.text.rstrip()) - len(_END_MARK)):
            yield Hit(
                passage,
                at,
                at + len(_END_MARK),
                "Dấu “./.” chỉ đứng ở cuối nội dung; sau chỗ này văn bản còn tiếp.",
                ".",
            )
