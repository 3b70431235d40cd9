"""Save what is readable of a damaged data file into a new one, and say what was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.salvaged import Salvaged
from cchc_desktop.domain.validation import lower_first
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.files import write_atomically
from cchc_desktop.storage.refusals import DamagedDataFile, NotADataFile
from cchc_desktop.storage.salvage import salvage

_NAMES_TOLD = 200
"""How many sentences one list of the report has at most."""


def may_be_salvaged(trouble: CchcError) -> bool:
    """Tell whether a file that was refused so may still hold readable records."""
    return isinstance(trouble, (DamagedDataFile, NotADataFile))


def salvage_file(source: Path, target: Path) -> Salvaged:
    """Save what is readable of ``source`` into the new file ``target``, with a report beside it.

    Raises CchcError: nothing readable, a file of a newer program, ``target`` exists, the disk
    refuses. ``source`` is only read.
    """
    result = salvage(source, target)
    text = "\n".join(report_of(result)) + "\n"
    write_atomically(report_path(target), text.encode())
    return result


def report_path(target: Path) -> Path:
    """Return where the report about the new file lies."""
    return target.with_name(f"{target.stem}.bao-cao-cuu-du-lieu.txt")


def report_of(result: Salvaged) -> tuple[str, ...]:
    """Return the report, a sentence a line: what was kept, what is lost, what to look at."""
    return tuple(_lines(result))


def _lines(result: Salvaged) -> Iterator[str]:
    yield f"Cứu dữ liệu từ tệp: {result.source}"
    yield f"Ghi vào tệp mới: {result.target}"
    yield ""
    if result.whole:
        yield "Mọi dữ liệu trong tệp đều đọc được và đã chép đủ sang tệp mới."
    else:
        yield (
            f"Tệp có {format_number(result.pages)} trang; {format_number(result.unread_pages)} "
            f"trang và {format_number(result.unread_rows)} dòng ở các trang khác không đọc được."
        )
        yield "Tệp cũ còn nguyên; hãy giữ lại cho đến khi kiểm tra xong tệp mới."
    yield ""
    yield "Đã cứu được:"
    for name, count in result.kept.items():
        if count:
            yield f"- {format_number(count)} {lower_first(REGISTERS[name].noun)}"
    yield f"- {format_number(result.operations)} lần thay đổi trong lịch sử"
    yield f"- {format_number(result.contents)} tệp kèm theo, đúng như khi được giữ"
    back = [name for names in result.from_history.values() for name in names]
    yield from _list("Mất trong sổ nhưng lấy lại được từ lịch sử:", back)
    yield from _list("Đã mất:", result.lost)
    yield from _list("Cần xem lại:", result.doubtful)
    if not result.whole:
        yield ""
        yield (
            "Các thay đổi trước đây không hoàn tác được nữa trong tệp mới; lịch sử vẫn xem được. "
            "Hãy so tệp mới với bản sao lưu gần nhất trước khi dùng tiếp."
        )


def _list(heading: str, sentences: Sequence[str]) -> Iterator[str]:
    if not sentences:
        return
    yield ""
    yield heading
    for sentence in sentences[:_NAMES_TOLD]:
        yield f"- {sentence}"
    if len(sentences) > _NAMES_TOLD:
        yield f"- … và {format_number(len(sentences) - _NAMES_TOLD)} mục nữa"
