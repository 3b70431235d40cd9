"""Altered workbooks given to the reader: ``python -m tools.fuzz_workbooks --count 2000``.

Real workbooks are altered at random (bytes, table of contents, entries, XML, sizes) and each is
opened, every sheet of it read, by a process of its own kind: what it costs is measured there, and
a crash or a hang takes nothing else with it. The same ``--seed`` alters them the same way.

On Linux. What must hold for each: no crash, no hang over 10 seconds, never more than 300 MB, no
error but our own. Exit 1 where one fails; ``--keep FOLDER`` keeps the workbooks that did.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tools.mutations import mutated

LONGEST: Final = 10.0
"""Seconds of the processor that opening a workbook and reading its sheets may take."""
_GIVEN_UP: Final = 120.0
"""Seconds on the clock after which it hangs, however busy the machine is with other work."""
MOST_MEMORY: Final = 300
"""MiB of memory that the process may take, Python itself counted."""
_MOST_ADDRESSES: Final = 4 * 2**30
"""Bytes of addresses: a runaway ends with a MemoryError before the machine suffers."""
_AT_WORK: Final = "--read-what-comes"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one altered workbook.

    ``end`` is "read", "partly read" (some sheet was refused) or "refused", or what must not be:
    "foreign error", "crash", "hang", "over memory". Seconds, MiB.
    """

    kind: str
    end: str
    seconds: float
    memory: float
    error: str = ""

    @property
    def sound(self) -> bool:
        """Whether it is an end that may be."""
        return self.end in ("read", "partly read", "refused")


@dataclass(slots=True)
class Reader:
    """The process that reads, started again when it ends or hangs."""

    _process: subprocess.Popen[str] | None = field(default=None, init=False)

    def read(self, kind: str, path: Path) -> Outcome:
        """Let the process read the workbook."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        started = time.monotonic()
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], _GIVEN_UP)
        took = time.monotonic() - started
        if not ready:
            self.close()
            return Outcome(kind, "hang", took, 0)
        line = process.stdout.readline()
        if not line:
            code = process.wait()
            self.close()
            return Outcome(kind, "crash", took, 0, f"exit {code}")
        told = json.loads(line)
        end = told["end"]
        if told["memory"] > MOST_MEMORY:
            end = "over memory"
        elif told["seconds"] > LONGEST:
            end = "hang"
        return Outcome(kind, end, told["seconds"], told["memory"], told["error"])

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tools.fuzz_workbooks", _AT_WORK],
                cwd=Path(__file__).parent.parent,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            # Its first line says that it has imported what it needs.
            assert self._process.stdout is not None
            self._process.stdout.readline()
        return self._process


def fuzz(
    workbooks: Sequence[bytes],
    count: int,
    seed: int,
    *,
    keep: Path | None = None,
    monsters: bool = True,
) -> Iterator[Outcome]:
    """Alter the workbooks ``count`` times and yield what became of each.

    ``keep`` is a folder for those that failed; ``monsters`` as for `mutated`.
    """
    reader = Reader()
    with tempfile.TemporaryDirectory(prefix="cchc-fuzz-") as folder:
        path = Path(folder) / "a.xlsx"
        try:
            for number in range(count):
                dice = random.Random(f"{seed}/{number}")  # noqa: S311
                kind, altered = mutated(dice.choice(workbooks), dice, monsters=monsters)
                path.write_bytes(altered)
                outcome = reader.read(kind, path)
                if keep is not None and not outcome.sound:
                    (keep / f"{seed}-{number}.xlsx").write_bytes(altered)
                yield outcome
        finally:
            reader.close()


def told(outcomes: Sequence[Outcome]) -> str:
    """Return the figures of a run."""
    lines = []
    for kind in sorted({outcome.kind for outcome in outcomes}):
        of_kind = [outcome for outcome in outcomes if outcome.kind == kind]
        ends = Counter(outcome.end for outcome in of_kind)
        counts = ", ".join(f"{end} {count}" for end, count in sorted(ends.items()))
        slowest = max(outcome.seconds for outcome in of_kind)
        largest = max(outcome.memory for outcome in of_kind)
        costs = f"{slowest:.2f} s, {largest:.0f} MB at most"
        lines.append(f"{kind:24} {len(of_kind):5}: {counts}; {costs}")
    slowest = max(outcome.seconds for outcome in outcomes)
    largest = max(outcome.memory for outcome in outcomes)
    ends = Counter(outcome.end for outcome in outcomes)
    lines.append(
        f"{len(outcomes)} workbooks: {ends['crash']} crashes, {ends['hang']} hangs over "
        f"{LONGEST:.0f} s, {ends['over memory']} over {MOST_MEMORY} MB, "
        f"{ends['foreign error']} foreign errors; slowest {slowest:.2f} s, "
        f"most memory {largest:.0f} MB"
    )
    foreign = Counter(outcome.error for outcome in outcomes if not outcome.sound)
    lines += [f"  {count} x {error}" for error, count in foreign.most_common(20)]
    return "\n".join(lines)


def made_workbooks() -> list[bytes]:
    """Return workbooks as two libraries write them, with all that an office's workbook has."""
    return [_made_by_openpyxl(), _made_by_xlsxwriter()]


def _made_by_openpyxl() -> bytes:
    from datetime import date, time

    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Hoạt động"
    first.append(["STT", "Ngày", "Tiêu đề", "Số lượng", "Giờ"])
    for number in range(1, 40):
        first.append([number, date(2022, 3, number % 28 + 1), f"Tin số {number}", 0.1, time(7, 30)])
    first["C3"] = "=SUM(A2:A9)"
    first["C4"] = "x· héi"
    first["C4"].font = Font(name=".VnTime")
    first["C5"].comment = Comment("ghi chú", "văn phòng")
    first.merge_cells("A41:E41")
    first.auto_filter.ref = "A1:E40"
    first.row_dimensions[5].hidden = True
    first.column_dimensions["E"].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _made_by_xlsxwriter() -> bytes:
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made)
    day = book.add_format({"num_format": "dd/mm/yyyy", "font_name": "Times New Roman"})
    for name in ("Tổng hợp", "Khẩu hiệu"):
        sheet = book.add_worksheet(name)
        rows = [[n, 44_600 + n, f"Khẩu hiệu {n % 7}", n / 8, f"=A{n + 2}*2"] for n in range(40)]
        sheet.set_column(1, 1, 12, day)
        heads = [{"header": head} for head in ("STT", "Ngày", "Nội dung", "Số lượng", "Gấp đôi")]
        sheet.add_table(0, 0, 40, 4, {"data": rows, "columns": heads})
        sheet.write_rich_string("H1", "chữ ", book.add_format({"bold": True}), "đậm", " <&> ")
        sheet.insert_chart("J2", _chart(book, name))
    book.define_name("Kỳ", "='Tổng hợp'!$A$1")
    book.close()
    return made.getvalue()


def _chart(book: Any, sheet: str) -> Any:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{sheet}'!$D$2:$D$9"})
    return chart


def _offices_workbooks() -> list[bytes]:
    """Return the tally of the sample office, as the program hands it over."""
    from cchc_desktop.services.demo import write_demo

    with tempfile.TemporaryDirectory() as folder:
        write_demo(Path(folder))
        return [path.read_bytes() for path in Path(folder).glob("*.xlsx")]


def read_what_comes() -> None:
    """Read the workbooks whose paths come on standard input; tell of each in a line of JSON."""
    import resource

    # Imported before anything is measured.
    from cchc_desktop.workbooks.reading.opening import open_workbook  # noqa: F401

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
    print("ready", flush=True)
    for line in sys.stdin:
        _forget_peak()
        started = time.process_time()
        end, error = _read(Path(line.rstrip("\n")))
        seconds = time.process_time() - started
        answer = {"end": end, "error": error, "seconds": seconds, "memory": _peak()}
        print(json.dumps(answer), flush=True)


def _read(path: Path) -> tuple[str, str]:
    """Open a workbook and read its sheets; return the end and a foreign error's words."""
    from cchc_desktop.workbooks.reading.opening import open_workbook
    from cchc_desktop.workbooks.reading.refusals import SheetUnreadable, WorkbookRefused

    refused = 0
    try:
        workbook = open_workbook(path)
        for sheet in workbook.sheets:
            try:
                workbook.grid(sheet.name)
            except SheetUnreadable:
                refused += 1
    except WorkbookRefused:
        return "refused", ""
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        return "foreign error", f"{type(error).__name__}: {str(error)[:100]} at {where}"
    return ("partly read" if refused else "read"), ""


def _forget_peak() -> None:
    """Let the system count this process's peak of memory anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split(maxsplit=1)[0]) / 1024


def main(arguments: list[str]) -> int:
    """Run, print the figures; 1 where something ended as it must not."""
    if arguments == [_AT_WORK]:
        read_what_comes()
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the workbooks that failed")
    parser.add_argument("workbooks", type=Path, nargs="*", help="more workbooks to alter")
    chosen = parser.parse_args(arguments)
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    workbooks = made_workbooks() + _offices_workbooks()
    workbooks += [path.read_bytes() for path in chosen.workbooks]
    outcomes = list(fuzz(workbooks, chosen.count, chosen.seed, keep=chosen.keep))
    print(told(outcomes))
    return 0 if all(outcome.sound for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
