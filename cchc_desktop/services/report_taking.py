"""A report written elsewhere taken in: its paragraphs become blocks of the office's own.

So the first report in the program begins with the wording that the office always had; what the
checker says of it can be mended block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cchc_desktop.documents.composing_again import placed
from cchc_desktop.documents.reading_text import read_text
from cchc_desktop.documents.tree import Block, Heading, Paragraph, Point, text_of
from cchc_desktop.documents.wording import literal
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.report_blocks import (
    CLAUSE,
    DASH,
    LETTER,
    PARAGRAPH,
    PART,
    PLUS,
    WORDING_LENGTH,
    ReportBlock,
)
from cchc_desktop.domain.reports import Report
from cchc_desktop.services.changing import changing, store_all
from cchc_desktop.services.checking import text_of_file
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_facts import delivered_template
from cchc_desktop.services.reports import short
from cchc_desktop.storage import history as log

_LEVELS = {1: PART, 2: CLAUSE}
_MARKS = {"-": DASH, "+": PLUS}


class NothingToTakeIn(CchcError):
    """Raised when a file holds no paragraph that could become a block of a report."""


def take_in(
    file: DataFile, period: Period, path: Path, *, due_on: date | None = None
) -> tuple[Report, Operation]:
    """Begin the report of a period with the wording of a text or Word file.

    Letterhead, addressee, recipients and signature come from the office's profile. Raises what
    reading the file raises, and :class:`NothingToTakeIn`.
    """
    document = read_text(text_of_file(path))
    blocks = [block for part in document.blocks for block in _taken(part)]
    if not blocks:
        raise NothingToTakeIn(
            f"Tệp “{path.name}” không có đoạn văn nào để đưa vào báo cáo. Tệp không bị thay đổi."
        )
    with changing(file) as (connection, done):
        bare = Report(
            period=period.id,
            calendar=period.calendar,
            title=document.subject or delivered_template().name,
            due_on=due_on,
        )
        made = store_all(connection, file, [bare])
        stored: Report = made[0].after  # type: ignore[assignment]
        numbered = [
            ReportBlock(report=stored.id, key=f"own.{number}", kind=kind, wording=wording)
            for number, (kind, wording) in enumerate(blocks, start=1)
        ]
        made += store_all(connection, file, placed(numbered))
        name = f"Nhận báo cáo từ tệp “{short(path.name)}”"
        done.append(log.write_operation(connection, name, file.who, made))
    return stored, done[0]


def _taken(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the kind and the wording of the blocks that a part of the text becomes.

    A text longer than a block may be goes into several, none of it is lost.
    """
    if isinstance(block, Heading):
        kind, text = _LEVELS.get(block.level, LETTER), block.text
    elif isinstance(block, Point):
        kind, text = _MARKS.get(block.mark, LETTER), text_of(block.content)
    elif isinstance(block, Paragraph):
        kind, text = PARAGRAPH, text_of(block.content)
    else:
        for row in block.rows:
            yield PARAGRAPH, literal("\t".join(text_of(cell) for cell in row))
        return
    # A brace is written twice in a wording: half its length always has room.
    for start in range(0, max(len(text), 1), WORDING_LENGTH // 2):
        yield kind, literal(text[start : start + WORDING_LENGTH // 2])
