"""The command line: one function a command. Qt is imported only to open the window.

Exit code 0: done; 1: refused input, trouble, or an error that was found; 2: wrong usage. Messages
to people are one Vietnamese line on standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import NATURAL
from cchc_desktop.usage import Parser

if TYPE_CHECKING:
    from cchc_desktop.domain.receiver_forms import ReceiverForm
    from cchc_desktop.services.data_file import DataFile

DONE, REFUSED = 0, 1

_REGISTERS = "activities, procedures, slogans, documents, tasks hoặc targets"

_SEVERITIES = {"error": "Lỗi", "warning": "Cần xem lại", "note": "Lưu ý"}


def window(arguments: argparse.Namespace) -> int:
    """Open the window."""
    from cchc_desktop.app import run

    code: int = run(arguments.data)
    return code


def demo(arguments: argparse.Namespace) -> int:
    """Write the sample office, its report and its tally; print their paths."""
    from cchc_desktop.services.demo import write_demo

    for path in write_demo(arguments.folder):
        print(path)
    return DONE


def report(arguments: argparse.Namespace) -> int:
    """Compose the report of a period and write it as a PDF or a Word file."""
    from cchc_desktop.services.report import refuse_unknown_form, write_report

    refuse_unknown_form(arguments.output)
    with _Opened(arguments.data) as file:
        write_report(
            file,
            file.period(arguments.period, arguments.calendar),
            arguments.output,
            number=arguments.number,
            issued_on=arguments.date,
        )
    print(arguments.output)
    return DONE


def tally(arguments: argparse.Namespace) -> int:
    """Write the tally of a period as a workbook, or print it as JSON."""
    from cchc_desktop.services.tally import tally_json, write_tally

    with _Opened(arguments.data) as file:
        period = file.period(arguments.period, arguments.calendar)
        if arguments.json:
            print(json.dumps(tally_json(file, period), ensure_ascii=False, indent=2))
        else:
            write_tally(file, period, arguments.output)
            print(arguments.output)
    return DONE


def receiver_form(arguments: argparse.Namespace) -> int:
    """Fill a copy of a form of the office above for a period; say what there is to say of it."""
    from cchc_desktop.services.form_filling import fill_form

    with _Opened(arguments.data) as file:
        period = file.period(arguments.period, arguments.calendar)
        known = _recognised_form(file, arguments.form)
        assert known.id is not None
        made = fill_form(file, known.id, period, arguments.output, empty=arguments.form)
    print(arguments.output)
    for sentence in made.sentences():
        _complain(sentence)
    return DONE


def form_map(arguments: argparse.Namespace) -> int:
    """Set which cell of a form gets what, from a text file; or print it as such a file."""
    from cchc_desktop.services import receiver_forms
    from cchc_desktop.services.form_mappings import mapping_text, read_mapping

    cells = read_mapping(arguments.map) if arguments.map else None
    with _Opened(arguments.data) as file:
        if cells is not None:
            known = receiver_forms.recognised(file, arguments.form)
            known = known or receiver_forms.take_in(file, arguments.form)[0]
            assert known.id is not None
            receiver_forms.set_cells(file, known.id, cells)
        elif arguments.suggest:
            print(mapping_text(receiver_forms.suggestions_for(file, arguments.form)))
            return DONE
        known = _recognised_form(file, arguments.form)
    print(mapping_text(known.cells))
    return DONE


def _recognised_form(file: DataFile, path: Path) -> ReceiverForm:
    from cchc_desktop.services.receiver_forms import FormRefused, recognised

    known = recognised(file, path)
    if known is None:
        raise FormRefused(
            f"Chưa biết biểu “{path.name}”. Hãy gán ô cho biểu một lần, bằng lệnh form-map hoặc ở "
            "Báo cáo > Điền biểu của cấp trên."
        )
    return known


def consolidate(arguments: argparse.Namespace) -> int:
    """Add up a folder of many offices' tallies; say who is late, missing or set aside."""
    from cchc_desktop.services.consolidating import consolidate_folder, write_consolidation

    made = consolidate_folder(
        arguments.folder,
        offices=arguments.offices,
        period=arguments.period,
        calendar=arguments.calendar,
        due=arguments.due,
        but=arguments.output,
    )
    write_consolidation(made, arguments.output)
    print(arguments.output)
    for sender in made.late:
        _complain(f"Gửi muộn: {sender.name} ({sender.received.path})")
    for missing in made.missing:
        _complain(f"Chưa có số liệu: {missing.office.name}. {missing.note}")
    for file in made.set_aside:
        _complain(f"Để riêng: {file.path}: {file.cause}. {file.reason}")
    return REFUSED if made.set_aside else DONE


def check(arguments: argparse.Namespace) -> int:
    """Print what is wrong in the report of a period, or in one that was written elsewhere."""
    from cchc_desktop.services.checking import check_period, text_of_file

    text = text_of_file(arguments.text) if arguments.text else None
    with _Opened(arguments.data) as file:
        period = file.period(arguments.period, arguments.calendar)
        findings = check_period(file, period, text=text, on=arguments.date)
    if arguments.json:
        told = [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "place": finding.place,
                "message": finding.message,
                "repairable": finding.repair is not None,
            }
            for finding in findings
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            message = " ".join(finding.message.split())
            print(f"{_SEVERITIES[finding.severity]}: {finding.place}: {message}")
    return REFUSED if any(finding.severity == "error" for finding in findings) else DONE


def evidence(arguments: argparse.Namespace) -> int:
    """List the evidence behind each figure of a period; say what is missing or altered."""
    from cchc_desktop.services.evidence_check import check_evidence
    from cchc_desktop.services.evidence_lists import evidence_json, evidence_lines, evidence_of

    with _Opened(arguments.data) as file:
        listed = evidence_of(file, file.period(arguments.period, arguments.calendar))
        if arguments.json:
            print(json.dumps(evidence_json(listed), ensure_ascii=False, indent=2))
        else:
            for line in evidence_lines(listed, file.catalogues):
                print(line)
        findings = check_evidence(file).findings
    for finding in findings:
        _complain(finding)
    return REFUSED if findings else DONE


def template(arguments: argparse.Namespace) -> int:
    """Write the empty import workbook of a register."""
    from cchc_desktop.services.import_files import write_template

    write_template(arguments.register, arguments.output)
    print(arguments.output)
    return DONE


def import_(arguments: argparse.Namespace) -> int:
    """Say row by row what taking in a workbook would do; with ``--apply`` do it."""
    from cchc_desktop.domain.importing.plans import Outcome
    from cchc_desktop.services.backups import BEFORE_IMPORT, before
    from cchc_desktop.services.import_applying import apply_import
    from cchc_desktop.services.import_files import write_errors
    from cchc_desktop.services.import_matches import refuse_not_imported
    from cchc_desktop.services.import_telling import told_lines
    from cchc_desktop.services.import_workbook import open_import
    from cchc_desktop.services.importing import plan_import

    refuse_not_imported(arguments.register)
    workbook = open_import(arguments.workbook)
    with _Opened(arguments.data) as file:
        plan = plan_import(file, arguments.register, workbook)
        for line in told_lines(plan):
            print(line)
        if arguments.errors and plan.counts[Outcome.REFUSED]:
            lacking = write_errors(plan, arguments.errors)
            print(arguments.errors)
            if lacking:
                _complain(lacking)
        if arguments.apply:
            before(file, BEFORE_IMPORT)
            operation = apply_import(file, plan)
            print(operation.name if operation.id else "Không có gì để nhập: sổ đã có đủ.")
    return REFUSED if plan.counts[Outcome.REFUSED] else DONE


def search(arguments: argparse.Namespace) -> int:
    """Print the records of every register in which the words occur."""
    from cchc_desktop.services.records import name_of, search_everywhere

    with _Opened(arguments.data) as file:
        for register, record in search_everywhere(file, arguments.text):
            print(f"{register}\t{record.id}\t{name_of(file, record)}")
    return DONE


def backup(arguments: argparse.Namespace) -> int:
    """Back a data file up into a folder and print the backup's path."""
    from cchc_desktop.services.backups import (
        back_up,
        copy_to,
        log_warning,
        refuse_unprotected,
    )

    if arguments.encrypt:
        refuse_unprotected(arguments.data)
    written = back_up(arguments.data, None if arguments.encrypt else arguments.folder)
    if arguments.encrypt:
        written = copy_to(written.path, arguments.folder, arguments.data)
    if not written.new:
        _complain("Không có gì thay đổi từ bản sao lưu gần nhất nên không sao lưu lần nữa.")
    warnings = [*written.manifest.flaws, *filter(None, [log_warning(arguments.data)])]
    for warning in warnings:
        _complain(warning)
    print(written.path)
    return REFUSED if warnings else DONE


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of a data file; the present one is set aside."""
    from cchc_desktop.services.backups import is_encrypted, key_of, restore_backup
    from cchc_desktop.shell.single_instance import DataFileLock
    from cchc_desktop.typed_password import typed

    key = None
    if is_encrypted(arguments.backup):
        key = key_of(arguments.backup, typed("Mật khẩu hoặc mã khôi phục: "))
    with DataFileLock(arguments.data):
        restored = restore_backup(arguments.backup, arguments.data, key=key)
    if restored.set_aside is not None:
        _complain(f"Tệp trước khi khôi phục được giữ ở “{restored.set_aside}”.")
    print(restored.path)
    return DONE


def verify(arguments: argparse.Namespace) -> int:
    """Say whether a data file or a backup is sound, and what is wrong with it."""
    from cchc_desktop.services.backups import verify as judge

    verdict = judge(arguments.file)
    for finding in verdict.findings:
        print(f"Lỗi: {finding}")
    if verdict.encrypted is not None and not verdict.findings:
        print(f"Đạt: {arguments.file}: bản sao lưu mã hoá, từng bit còn nguyên như khi ghi.")
    elif not verdict.findings:
        print(f"Đạt: {arguments.file}: {sum(verdict.tables.values())} dòng, mọi thứ còn nguyên.")
    return REFUSED if verdict.findings else DONE


def salvage(arguments: argparse.Namespace) -> int:
    """Save what is readable of a damaged data file into a new one; print what was lost."""
    from cchc_desktop.services.salvage import report_of, salvage_file

    result = salvage_file(arguments.file, arguments.output)
    for line in report_of(result):
        print(line)
    return DONE if result.whole else REFUSED


def handover(arguments: argparse.Namespace) -> int:
    """Write everything of an office into one folder; print its path."""
    from cchc_desktop.services.handing_over import hand_over

    with _Opened(arguments.data) as file:
        done = hand_over(file, arguments.folder)
    for remark in done.remarks:
        _complain(remark)
    print(done.folder)
    return REFUSED if done.remarks else DONE


def self_test(_arguments: argparse.Namespace) -> int:
    """Write a sample office, read it back, draw its report and tally; say that all is well."""
    import tempfile

    from cchc_desktop.services.data_file import open_data_file
    from cchc_desktop.services.demo import write_demo
    from cchc_desktop.services.tally import tally_json

    with tempfile.TemporaryDirectory() as folder:
        files = write_demo(Path(folder))
        file = open_data_file(files.data)
        try:
            figures = tally_json(file, file.period("2022"))["figures"]
        finally:
            file.close()
        empty = [path.name for path in files if path.stat().st_size == 0]
    if empty or not any(figure["in_period"] for figure in figures):
        raise CchcError("Chương trình tự kiểm tra chưa đạt; hãy cài lại chương trình.")
    print("Tự kiểm tra: đạt.")
    return DONE


class _Opened:
    """A data file that is open for the length of a with statement."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> DataFile:
        from cchc_desktop.typed_password import open_asking

        self._file = open_asking(self._path)
        for notice in self._file.notices:
            _complain(notice)
        return self._file

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="cchc-desktop",
        description="Sổ tuyên truyền cải cách hành chính: ghi sổ, tổng hợp, in báo cáo.",
    )
    parser.add_argument("--data", type=Path, help="tệp dữ liệu để mở trong cửa sổ")
    parser.set_defaults(command=window)
    commands = parser.add_subparsers(metavar="LỆNH", prog="cchc-desktop")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> Parser:
        made: Parser = commands.add_parser(name, help=text, description=text)
        made.set_defaults(command=run)
        return made

    made = command("demo", demo, "ghi cơ quan mẫu, báo cáo và bảng tổng hợp vào một thư mục")
    made.add_argument("folder", type=Path, metavar="THƯ_MỤC")

    made = command("report", report, "lập báo cáo của một kỳ (PDF hoặc Word)")
    _add_data_and_period(made)
    made.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP.pdf|.docx")
    made.add_argument("--number", type=_number, help="số văn bản; bỏ trống để ghi tay")
    made.add_argument("--date", type=_day, help="ngày ban hành, dạng 2022-12-20")

    made = command("tally", tally, "lập bảng tổng hợp số liệu của một kỳ (Excel hoặc JSON)")
    _add_data_and_period(made)
    form = made.add_mutually_exclusive_group(required=True)
    form.add_argument("-o", "--output", type=Path, metavar="TỆP.xlsx")
    form.add_argument("--json", action="store_true", help="in ra dạng JSON")

    made = command("form", receiver_form, "điền số liệu một kỳ vào bản sao biểu Excel của cấp trên")
    _add_data_and_form(made)
    _add_period(made)
    made.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP.xlsx")

    made = command("form-map", form_map, "xem hoặc đặt ô nào của biểu nhận số liệu nào")
    _add_data_and_form(made)
    way = made.add_mutually_exclusive_group()
    way.add_argument("--map", type=Path, metavar="TỆP.toml|.json", help="đặt các ô theo tệp này")
    way.add_argument("--suggest", action="store_true", help="in các ô chương trình đoán được")

    made = command("check", check, "kiểm tra thể thức, số liệu, từ ngữ của báo cáo một kỳ")
    _add_data_and_period(made)
    made.add_argument(
        "--text", type=Path, metavar="TỆP", help="báo cáo viết ở nơi khác (.txt, .docx)"
    )
    made.add_argument("--date", type=_day, help="ngày của văn bản, dạng 2022-12-20")
    made.add_argument("--json", action="store_true", help="in ra dạng JSON")

    made = command("evidence", evidence, "liệt kê minh chứng của từng số liệu, kiểm tra các tệp")
    _add_data_and_period(made)
    made.add_argument("--json", action="store_true", help="in ra dạng JSON")

    made = command("consolidate", consolidate, "gộp bảng tổng hợp của nhiều cơ quan vào một tệp")
    made.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP.xlsx")
    made.add_argument(
        "--offices", type=Path, metavar="TỆP", help="danh sách cơ quan phải gửi (.txt, .xlsx)"
    )
    made.add_argument("--due", type=_day, help="hạn gửi, dạng 2022-06-20")
    _add_period(made, required=False)

    made = command("template", template, "ghi tệp Excel mẫu để nhập một sổ")
    made.add_argument("register", metavar="SỔ", help=_REGISTERS)
    made.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP.xlsx")

    made = command(
        "import", import_, "nhập một sổ từ tệp Excel; chỉ xem trước nếu không có --apply"
    )
    made.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    made.add_argument("register", metavar="SỔ", help=_REGISTERS)
    made.add_argument("workbook", type=Path, metavar="TỆP.xlsx")
    made.add_argument("--apply", action="store_true", help="ghi vào sổ, tất cả hoặc không dòng nào")
    made.add_argument(
        "--errors", type=Path, metavar="TỆP.xlsx", help="ghi bản sao của tệp có đánh dấu các ô lỗi"
    )

    made = command("search", search, "tìm trong mọi sổ, gõ không dấu cũng được")
    made.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    made.add_argument("text", metavar="TỪ_CẦN_TÌM")

    made = command("backup", backup, "sao lưu tệp dữ liệu vào một thư mục, có kiểm tra lại")
    made.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    made.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    made.add_argument(
        "--encrypt",
        action="store_true",
        help="ghi vào thư mục đó bản mã hoá (tệp có mật khẩu), bản thường ở cạnh tệp dữ liệu",
    )

    made = command("restore", restore, "khôi phục tệp dữ liệu từ một bản sao lưu")
    made.add_argument("backup", type=Path, metavar="BẢN_SAO_LƯU")
    made.add_argument("data", type=Path, metavar="DỮ_LIỆU")

    made = command("verify", verify, "kiểm tra một tệp dữ liệu hoặc bản sao lưu")
    made.add_argument("file", type=Path, metavar="TỆP")

    made = command("salvage", salvage, "cứu phần đọc được của một tệp dữ liệu hỏng sang tệp mới")
    made.add_argument("file", type=Path, metavar="TỆP_HỎNG")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP_MỚI.cchc")

    made = command("handover", handover, "bàn giao: mọi thứ trong một thư mục, xem được về sau")
    made.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    made.add_argument("folder", type=Path, metavar="THƯ_MỤC")

    command("self-test", self_test, "tự kiểm tra bản cài đặt")
    return parser


def _add_data_and_form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    parser.add_argument("form", type=Path, metavar="BIỂU.xlsx")


def _add_data_and_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("data", type=Path, metavar="DỮ_LIỆU")
    _add_period(parser)


def _add_period(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--period",
        required=required,
        help="2022, 2022-Q2, 2022-H1, 2022-9M, 2022-05 hoặc 2022-03-15..2022-06-14",
    )
    parser.add_argument(
        "--calendar",
        choices=(NATURAL, "statutory"),
        default=NATURAL,
        help="cách tính kỳ: năm dương lịch, hoặc chế độ báo cáo (15/12-14/12)",
    )


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text}” không phải số văn bản")
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải một ngày có thật, dạng 2022-12-20"
        ) from None


def _complain(message: str) -> None:
    print(" ".join(message.split()), file=sys.stderr)


def _log(error: Exception) -> str:
    """Write a bug with its details into the log; return the sentence that says where."""
    from cchc_desktop.shell.crash_report import log_error
    from cchc_desktop.shell.log import log_file, start_log
    from cchc_desktop.shell.paths import log_folder

    try:
        end = start_log(log_folder())
    except OSError as trouble:
        return f"Không ghi được nhật ký ở “{log_folder()}” ({trouble.strerror}): {error!r}."
    log_error(error)
    end()
    return f"Chi tiết được ghi ở “{log_file(log_folder())}”."


def _speak_utf8() -> None:
    """Print Vietnamese whatever the code page of the console says."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that ``words`` (the command line) name; return the exit code."""
    _speak_utf8()
    arguments = _parser().parse_args(words)
    try:
        code: int = arguments.command(arguments)
    except CchcError as error:
        _complain(str(error))
        return REFUSED
    except KeyboardInterrupt:
        _complain("Đã dừng theo yêu cầu.")
        return REFUSED
    except Exception as error:  # noqa: BLE001 - a bug: the log has it, a person a sentence
        _complain(f"Chương trình gặp lỗi ngoài dự kiến; dữ liệu đã lưu vẫn nguyên. {_log(error)}")
        return REFUSED
    return code


if __name__ == "__main__":
    sys.exit(main())
