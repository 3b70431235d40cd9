"""The office's own report templates: taken from a file, tried out, replaced, given out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop import resources
from cchc_desktop.documents.template import WrongTemplate, read_template
from cchc_desktop.documents.template_trial import try_out
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import NoOfficeProfile, OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.domain.vietnamese import format_number, normalize, sort_key
from cchc_desktop.files import write_atomically
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_blocks import changed_in
from cchc_desktop.services.report_composing import composing_of
from cchc_desktop.services.report_facts import TEMPLATE, facts_of
from cchc_desktop.services.reports import short
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.repository import delete_records, find_equal, load, load_all

MOST_LETTERS: Final = fields_of(ReportTemplate)["source"].max_length
_MOST_BYTES: Final = 4 * MOST_LETTERS


class TemplateInUse(CchcError):
    """Raised when a template is to be deleted that reports were written from."""


class TemplateThere(CchcError):
    """Raised when a template is to be taken in under the name of another."""


def own_templates(file: DataFile) -> tuple[ReportTemplate, ...]:
    """Return the office's own templates by name."""
    with reading(file.engine) as connection:
        found: tuple[ReportTemplate, ...] = load_all(connection, "report_templates")
    return tuple(sorted(found, key=lambda template: sort_key(template.name)))


def take_in(
    file: DataFile, path: Path, *, name: str = "", period: Period | None = None
) -> tuple[ReportTemplate, Operation]:
    """Take in the template of a TOML file, under ``name`` or the one that it gives itself.

    It is tried out on the facts of ``period``, of a year in which there is an office where none is
    said. Raises WrongTemplate with the line, :class:`TemplateThere`, NoOfficeProfile.
    """
    source = read_source(path)
    with changing(file) as (connection, done):
        named = _tried_out(connection, file, source, path.name, period)
        wanted = normalize(name) or named
        _refuse_name(connection, wanted, None)
        made = store_all(connection, file, [ReportTemplate(name=wanted, source=source)])
        full = f"Nhập mẫu báo cáo “{short(wanted)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    stored: ReportTemplate = made[0].after  # type: ignore[assignment]
    return stored, done[0]


def replace_by(
    file: DataFile, template_id: int, path: Path, *, period: Period | None = None
) -> Operation:
    """Replace a template by a newer file; its reports that are being written are composed again.

    No edit of theirs is lost; those that are closed or issued stay as they are. All of it is one
    operation, with the id 0 where nothing is different. Raises as :func:`take_in`.
    """
    source = read_source(path)
    with changing(file) as (connection, done):
        template = _template(connection, template_id)
        _tried_out(connection, file, source, path.name, period)
        made = store_all(connection, file, [replace(template, source=source)])
        for report in _reports_of(connection, template_id):
            if report.state == DRAFT:
                made += changed_in(connection, file, report, composing_of(file))
        full = f"Thay mẫu báo cáo “{short(template.name)}” bằng tệp mới"
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def rename(file: DataFile, template_id: int, name: str) -> Operation:
    """Give a template another name. Raises :class:`TemplateThere`, InvalidRecord, RecordGone."""
    with changing(file) as (connection, done):
        template = _template(connection, template_id)
        _refuse_name(connection, normalize(name), template_id)
        made = store_all(connection, file, [replace(template, name=name)])
        full = f"Đổi tên mẫu báo cáo “{short(template.name)}” thành “{short(name)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def delete(file: DataFile, template_id: int) -> Operation:
    """Delete a template; undo puts it back. Raises :class:`TemplateInUse`, RecordGone."""
    with changing(file) as (connection, done):
        template = _template(connection, template_id)
        if used := len(_reports_of(connection, template_id)):
            raise TemplateInUse(
                f"Chưa xoá mẫu “{template.name}” vì {used} báo cáo được soạn từ mẫu này. Mẫu cũ "
                "không cản trở việc dùng mẫu khác; có thể đổi tên nó."
            )
        delete_records(connection, [template])
        full = f"Xoá mẫu báo cáo “{short(template.name)}”"
        gone = [Change(before=template, after=None)]
        done.append(log.write_operation(connection, full, file.who, gone))
    return done[0]


def give_out(file: DataFile, template_id: int | None, target: Path) -> None:
    """Write a template to a file, the delivered one where ``template_id`` is None.

    Raises RecordGone, and FileTrouble where the disk refuses.
    """
    if template_id is None:
        source = resources.read_text(TEMPLATE)
    else:
        with reading(file.engine) as connection:
            source = _template(connection, template_id).source + "\n"
    write_atomically(target, source.encode())


def read_source(path: Path) -> str:
    """Return the text of a template's file. Raises WrongTemplate where it cannot be one."""
    try:
        with path.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        said = error.strerror or type(error).__name__
        reason = "là một thư mục" if path.is_dir() else f"không đọc được (hệ thống báo: {said})"
        raise WrongTemplate(f"“{path.name}” {reason}. Hãy chọn một tệp mẫu (.toml).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) > _MOST_BYTES:
            raise _too_long(path) from error
        raise WrongTemplate(
            f"Tệp “{path.name}” không viết bằng mã UTF-8 nên chữ tiếng Việt không đọc đúng được. "
            "Hãy mở tệp bằng Notepad, chọn Lưu thành… (Save As) với mã UTF-8 rồi nhập lại."
        ) from error
    if len(text) > MOST_LETTERS:
        raise _too_long(path)
    return text


def _too_long(path: Path) -> WrongTemplate:
    most = format_number(MOST_LETTERS)
    return WrongTemplate(f"Tệp “{path.name}” dài quá {most} chữ, không phải là một mẫu báo cáo.")


def _tried_out(
    connection: Connection, file: DataFile, source: str, called: str, period: Period | None
) -> str:
    """Return the name that a template gives itself, once it has been composed from."""
    template = read_template(source, called)
    try_out(template, facts_of(connection, file, period or _some_year(connection, file)))
    return template.name


def _some_year(connection: Connection, file: DataFile) -> Period:
    """Return this year, or the last in which there is an office. Raises NoOfficeProfile."""
    today = date.today()
    offices: tuple[OfficeProfile, ...] = load_all(connection, "offices")
    if not offices:
        raise NoOfficeProfile(today)
    last = max(min(office.valid_to or today, today) for office in offices)
    year = file.period(str(last.year))
    if any(office.valid_on(year.end) for office in offices):
        return year
    day = last.isoformat()
    return file.period(f"{day}..{day}")


def _template(connection: Connection, template_id: int) -> ReportTemplate:
    found = load(connection, "report_templates", [template_id])
    if template_id not in found:
        raise RecordGone(REGISTERS["report_templates"])
    template: ReportTemplate = found[template_id]
    return template


def _reports_of(connection: Connection, template_id: int) -> tuple[Report, ...]:
    ids = find_equal(connection, "reports", {"template": template_id})
    return tuple(load(connection, "reports", ids).values())


def _refuse_name(connection: Connection, name: str, own: int | None) -> None:
    for other in find_equal(connection, "report_templates", {"name": name}):
        if other != own:
            raise TemplateThere(
                f"Đã có mẫu báo cáo tên “{name}”. Hãy đặt tên khác, hoặc thay mẫu đó bằng tệp mới."
            )
