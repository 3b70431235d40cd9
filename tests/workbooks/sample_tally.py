"""The tally of the sample office for 2022, made by hand, for tests to write and vary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from cchc_desktop import resources
from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.by_month import ByMonth
from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.counting import (
    FIXED,
    Definition,
    Figure,
    Figures,
    Source,
    displayed,
    measured,
)
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.months import months_of
from cchc_desktop.domain.office import OfficeProfile, Recipient, Signer
from cchc_desktop.domain.periods import Period, calendars_from, parse_period
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.workbooks.tally import Tally

CALENDARS = calendars_from(resources.read_toml("calendars.toml"))
CATALOGUES = Catalogues(
    delivered_catalogues(resources.read_toml("catalogues.toml"), CALENDARS.values())
)
YEAR = parse_period("2022", CALENDARS["calendar"])

OFFICE = OfficeProfile(
    id=1,
    valid_from=date(2021, 6, 1),
    body="Ủy ban nhân dân xã Chi Lăng Nam",
    short_name="UBND xã Chi Lăng Nam",
    unit_name="xã Chi Lăng Nam",
    place="Chi Lăng Nam",
    district="huyện Thanh Miện",
    province="tỉnh Hải Dương",
    superior="UBND huyện Thanh Miện",
    one_stop_desk="Bộ phận Tiếp nhận và Trả kết quả",
    drafting_unit="VP",
    signers=(Signer(name="Nguyễn Văn Nhưng", position="deputy", usual=True),),
    recipients=(Recipient(name="UBND huyện Thanh Miện"),),
)
PLAN = Document(
    id=1,
    type="plan",
    symbol="09/KH-UBND",
    day=date(2022, 2, 16),
    issuer="Ủy ban nhân dân xã Chi Lăng Nam",
    subject="Tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022",
    direction="own",
)

_RADIO_TITLES = (
    "Hướng dẫn nộp hồ sơ đăng ký khai sinh trực tuyến trên Cổng Dịch vụ công quốc gia",
    "Chứng thực bản sao từ bản chính: thành phần hồ sơ và thời hạn giải quyết",
    "Kế hoạch tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022",
    "Người dân có quyền phản ánh, kiến nghị về quy định hành chính",
)
_WEB_TITLES = (
    "Công khai danh mục thủ tục hành chính lĩnh vực Hộ tịch mới sửa đổi, bổ sung",
    "Kết quả xác định chỉ số cải cách hành chính năm 2021 của xã",
)


def activities() -> list[Activity]:
    """58 radio items with their broadcasts, 26 web items, a meeting; by day."""
    made = [
        Activity(
            id=number,
            day=date(2022, 1, 4) + timedelta(days=6 * (number - 1)),
            channel="radio",
            title=_RADIO_TITLES[number % len(_RADIO_TITLES)],
            kind="news" if number % 3 else "article",
            measures=(
                Measure(unit="items", quantity=Decimal(1)),
                Measure(unit="broadcasts", quantity=Decimal(4)),
            ),
            department="radio",
            audience="people",
            place="headquarters",
            document=1,
            evidence=()
            if number % 15 == 0
            else (Evidence(kind="log", where=f"Sổ phát thanh số 2, trang {number}"),),
        )
        for number in range(1, 59)
    ]
    made += [
        Activity(
            id=100 + number,
            day=date(2022, 1, 10) + timedelta(days=13 * (number - 1)),
            channel="web",
            title=_WEB_TITLES[number % len(_WEB_TITLES)],
            kind="article",
            measures=(Measure(unit="items", quantity=Decimal(1)),),
            department="web",
            audience="all",
            place="website",
            evidence=(
                Evidence(
                    kind="link",
                    where=f"https://chilangnam.thanhmien.haiduong.gov.vn/cai-cach-hanh-chinh/{number}",
                ),
            ),
        )
        for number in range(1, 27)
    ]
    made.append(
        Activity(
            id=200,
            day=date(2022, 12, 28),
            channel="meeting",
            title="Hội nghị tổng kết công tác cải cách hành chính năm 2022",
            kind="own-meeting",
            measures=(
                Measure(unit="meetings", quantity=Decimal(1)),
                Measure(unit="attendees", quantity=Decimal(85), estimated=True),
            ),
            department="office",
            audience="officials",
            place="headquarters",
            note="Dự kiến tổ chức cuối tháng 12.",
        )
    )
    return sorted(made, key=lambda a: (a.day or date.min, a.id or 0))


SLOGANS = (
    Slogan(
        id=1,
        text=(
            "Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy nhà nước!"
        ),
        displays=(
            Display(medium="led-board", place="headquarters", since=date(2022, 1, 3), pieces=1),
            Display(
                medium="banner",
                place="main-roads",
                since=date(2022, 3, 1),
                until=date(2022, 6, 30),
                pieces=6,
            ),
            Display(
                medium="banner",
                place="main-roads",
                since=date(2020, 3, 1),
                until=date(2020, 6, 30),
                pieces=9,
            ),
        ),
    ),
    Slogan(
        id=2,
        text="Đẩy mạnh ứng dụng công nghệ thông tin trong hoạt động của cơ quan hành chính!",
        displays=(Display(medium="banner", place="main-roads", since=date(2022, 7, 1), pieces=4),),
    ),
    Slogan(id=3, text="Khẩu hiệu chưa treo lần nào"),
)
PROCEDURES = (
    Procedure(
        id=1,
        code="1.001193",
        name="Thủ tục đăng ký khai sinh",
        field="civil-status",
        level="commune",
        online="full",
        events=(
            ProcedureEvent(
                kind="new",
                effective_on=date(2020, 5, 1),
                decision="1872/QĐ-BTP",
                decided_on=date(2020, 4, 4),
            ),
            ProcedureEvent(
                kind="amended",
                effective_on=date(2022, 3, 15),
                decision="528/QĐ-UBND",
                decided_on=date(2022, 3, 1),
                postings=(
                    Posting(
                        place="one-stop",
                        posted_on=date(2022, 3, 14),
                        taken_down_on=date(2022, 12, 1),
                    ),
                    Posting(place="website", posted_on=date(2022, 3, 15)),
                ),
            ),
            ProcedureEvent(kind="amended", effective_on=date(2023, 2, 1), decision="12/QĐ-UBND"),
        ),
    ),
    Procedure(id=2, code="2.000999", name="Thủ tục đã bãi bỏ", field="land", level="commune"),
)
TASKS = (
    Task(
        id=1,
        year=2022,
        content="Rà soát, đơn giản hoá và công khai các bộ thủ tục hành chính thuộc thẩm quyền.",
        department="one-stop",
        due_on=date(2022, 9, 30),
        result="done",
        done_on=date(2022, 9, 12),
        outcome="Đã công khai 112 thủ tục tại bộ phận một cửa và trên trang thông tin điện tử.",
    ),
    Task(id=2, year=2022, content="Đổi mới nội dung tuyên truyền.", result="in_progress"),
    Task(id=3, year=2023, content="Nhiệm vụ của năm sau.", result="not_done"),
)


def channel_figure(channel: str, unit: str, **numbers: Decimal | tuple[int, ...] | None) -> Figure:
    """A figure of a delivered channel and unit."""
    definition = measured(
        channel,
        unit,
        channel_label=CATALOGUES.text("channels", channel),
        unit_label=CATALOGUES.text("units", unit),
    )
    return Figure(definition=definition, **numbers)  # type: ignore[arg-type]


def fixed_figure(name: str, count: int | None, last_year: int | None, *records: int) -> Figure:
    """A figure of the fixed list; its cumulative number is that of the period."""
    definition: Definition = next(d for d in FIXED if d.name == name)
    counted = None if count is None else Decimal(count)
    return Figure(
        definition=definition,
        in_period=counted,
        cumulative=counted,
        same_period_last_year=None if last_year is None else Decimal(last_year),
        records=records,
    )


def figures(period: Period = YEAR) -> list[Figure]:
    radio = tuple(range(1, 59))
    banner = displayed("banner", medium_label="Băng rôn", unit_label="tấm")
    return [
        channel_figure(
            "radio",
            "items",
            planned=Decimal(52),
            in_period=Decimal(58),
            cumulative=Decimal(58),
            same_period_last_year=Decimal(52),
            records=radio,
        ),
        channel_figure(
            "radio", "broadcasts", in_period=Decimal(232), cumulative=Decimal(232), records=radio
        ),
        channel_figure(
            "radio",
            "hours",
            in_period=Decimal("1234.5"),
            cumulative=Decimal("1234.5"),
            same_period_last_year=Decimal("1300.25"),
        ),
        channel_figure(
            "web",
            "items",
            planned=Decimal(30),
            in_period=Decimal(26),
            cumulative=Decimal(26),
            same_period_last_year=Decimal(31),
            records=tuple(range(101, 127)),
        ),
        channel_figure(
            "meeting", "meetings", in_period=Decimal(1), cumulative=Decimal(1), records=(200,)
        ),
        channel_figure("meeting", "attendees", estimated=Decimal(85)),
        channel_figure("leaflet", "sheets", planned=Decimal(1500)),
        fixed_figure("slogans.sentences", 2, 0, 1, 2),
        Figure(definition=banner, in_period=Decimal(10), cumulative=Decimal(10), records=(1, 2)),
        fixed_figure("procedures.in_force", 1, None, 1),
        fixed_figure("procedures.new", 0, 2),
        fixed_figure("procedures.amended", 1, None, 1),
        fixed_figure("procedures.late", 0, None),
        fixed_figure("tasks.done", 1, 4, 1),
        fixed_figure("tasks.in_progress", 1, None, 2),
        fixed_figure("tasks.not_done", None, 1),
    ]


def by_month(shown: Sequence[Figure], period: Period) -> ByMonth:
    """Months that add up to each figure: all of it in the first but what the last has."""
    months = months_of(period, CALENDARS[period.calendar])
    numbers: dict[str, tuple[Decimal | None, ...]] = {}
    for figure in shown:
        if figure.in_period is not None and figure.definition.source is not Source.TASKS:
            last = (Decimal(1),) if figure.in_period > 1 and len(months) > 1 else ()
            rest = figure.in_period - sum(last)
            between = (None,) * (len(months) - 1 - len(last))
            numbers[figure.name] = (rest, *between, *last)
    return ByMonth(months=months, numbers=numbers)


def tally(shown: Sequence[Figure] | None = None, period: Period = YEAR, **changes: object) -> Tally:
    """The sample tally; ``changes`` are fields of :class:`Tally`."""
    counted = figures() if shown is None else list(shown)
    filled: dict[str, object] = {
        "office": OFFICE,
        "figures": Figures(period, counted),
        "by_month": by_month(counted, period),
        "made_by": "Lan",
        "program": "0.1.0",
        "catalogues": CATALOGUES,
        "made_on": date(2022, 12, 20),
        "activities": activities(),
        "slogans": SLOGANS,
        "procedures": PROCEDURES,
        "tasks": TASKS,
        "documents": {1: PLAN},
    }
    return Tally(**(filled | changes))  # type: ignore[arg-type]
