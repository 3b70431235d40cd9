"""The registers: which there are, what one record is called, in which order a list stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.import_matches import ImportMatch
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.receiver_forms import ReceiverForm
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.report_files import ReportFile
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.tasks import Task


class UnknownRegister(CchcError):
    """Raised when a register is asked for by a name that none has."""

    def __init__(self, name: str) -> None:
        known = ", ".join(REGISTERS)
        super().__init__(f"Không có sổ nào tên “{name}”. Các sổ: {known}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register.

    ``name`` is the table's name and the word of the command line; ``label`` the page's title;
    ``noun`` one record in a message ("Đã xoá 3 khẩu hiệu"). ``name_field`` names a record to
    people, ``order`` is the field by which the list is first sorted and ``newest_first`` in which
    direction. ``day_field`` and ``channel_field`` are what the filters by period and by channel
    look at, empty where the register has none. ``owner`` names the register to whose records these
    belong: they are shown with them, and go with them. ``unique`` are fields which no two records
    share. A register with ``page`` has a page of its own in the window.
    """

    name: str
    record: type[Record]
    label: str
    noun: str
    name_field: str
    order: str
    newest_first: bool = False
    day_field: str = ""
    channel_field: str = ""
    owner: str = ""
    unique: tuple[str, ...] = ()
    page: bool = True

    def name_of(self, record: Record) -> str:
        """Return what people call this record."""
        return str(getattr(record, self.name_field))


_ALL = (
    Register(
        name="activities",
        record=Activity,
        label="Hoạt động",
        noun="hoạt động",
        name_field="title",
        order="day",
        newest_first=True,
        day_field="day",
        channel_field="channel",
    ),
    Register(
        name="procedures",
        record=Procedure,
        label="Thủ tục",
        noun="thủ tục hành chính",
        name_field="name",
        order="code",
    ),
    Register(
        name="slogans",
        record=Slogan,
        label="Khẩu hiệu",
        noun="khẩu hiệu",
        name_field="text",
        order="text",
    ),
    Register(
        name="documents",
        record=Document,
        label="Văn bản",
        noun="văn bản",
        name_field="symbol",
        order="day",
        newest_first=True,
        day_field="day",
    ),
    Register(
        name="tasks",
        record=Task,
        label="Nhiệm vụ",
        noun="nhiệm vụ",
        name_field="content",
        order="year",
        newest_first=True,
    ),
    Register(
        name="targets",
        record=Target,
        label="Chỉ tiêu",
        noun="chỉ tiêu",
        name_field="channel",
        order="year",
        newest_first=True,
        channel_field="channel",
    ),
    Register(
        name="reports",
        record=Report,
        label="Báo cáo",
        noun="báo cáo",
        name_field="title",
        order="period",
        newest_first=True,
    ),
    Register(
        name="outgoing",
        record=OutgoingDocument,
        label="Văn bản đi",
        noun="văn bản đi",
        name_field="symbol",
        order="day",
        newest_first=True,
        day_field="day",
        unique=("series", "year", "number"),
    ),
    Register(
        name="offices",
        record=OfficeProfile,
        label="Cơ quan",
        noun="thông tin cơ quan",
        name_field="body",
        order="valid_from",
        newest_first=True,
    ),
    Register(
        name="catalogue_entries",
        record=CatalogueEntry,
        label="Danh mục",
        noun="mục trong danh mục",
        name_field="label",
        order="label",
    ),
    Register(
        name="report_templates",
        record=ReportTemplate,
        label="Mẫu báo cáo",
        noun="mẫu báo cáo",
        name_field="name",
        order="name",
        page=False,
    ),
    Register(
        name="report_blocks",
        record=ReportBlock,
        label="Đoạn của báo cáo",
        noun="đoạn của báo cáo",
        name_field="key",
        order="position",
        owner="reports",
        page=False,
    ),
    Register(
        name="report_files",
        record=ReportFile,
        label="Tệp của báo cáo",
        noun="tệp của báo cáo",
        name_field="name",
        order="name",
        owner="reports",
        page=False,
    ),
    Register(
        name="import_matches",
        record=ImportMatch,
        label="Khớp cột",
        noun="cách khớp cột",
        name_field="name",
        order="name",
        page=False,
    ),
    Register(
        name="receiver_forms",
        record=ReceiverForm,
        label="Biểu của cấp trên",
        noun="biểu của cấp trên",
        name_field="name",
        order="name",
        page=False,
    ),
)

REGISTERS: Mapping[str, Register] = {register.name: register for register in _ALL}


PAGES: Mapping[str, Register] = {name: found for name, found in REGISTERS.items() if found.page}
"""The registers that the window shows on pages of their own."""


def register_named(name: str) -> Register:
    """Return the register ``name``; raises :class:`UnknownRegister`."""
    try:
        return REGISTERS[name]
    except KeyError:
        raise UnknownRegister(name) from None


def register_of(record: Record | type[Record]) -> Register:
    """Return the register that keeps records of this class."""
    cls = record if isinstance(record, type) else type(record)
    return next(r for r in _ALL if r.record is cls)
