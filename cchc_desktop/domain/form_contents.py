"""Nội dung điền vào biểu: what can be poured into a cell of the receiver's form, each by its name.

A figure's numbers and the texts about office and period are declared here once; the window's
lists, the command line and the filling read these lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import NUMBER_LABELS, Figure, share
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile, Signer
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.vietnamese import format_day, format_number, format_percent


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0.259 for 25,9 %; the cell's own format decides how it is written."""

    value: Decimal


Content = str | Decimal | date | Share | None
"""What a cell is given. None is no data, which is not 0: the cell stays empty."""


def shown(content: Content) -> str:
    """Return a content as people read it, "" for no data."""
    match content:
        case None:
            return ""
        case str():
            return content
        case Decimal():
            return format_number(content)
        case Share(value=value):
            return format_percent(value, 1)
        case _:
            return format_day(content)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """What the texts of a form are taken from: the office as it is on the period's last day."""

    period: Period
    office: OfficeProfile
    catalogues: Catalogues
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNumber:
    """One of the numbers of a figure.

    ``brief`` marks its cell where there is little room. ``heads`` is a pattern of what stands at
    the head of its column in other people's forms, folded, "%" and "+/-" in words.
    """

    code: str
    label: str
    brief: str
    heads: str
    of: Callable[[Figure], Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """One text about the office or the period; ``heads`` as for a number, "" for none."""

    code: str
    label: str
    heads: str = ""
    of: Callable[[FormFacts], Content]


def _share(part: Decimal | None, whole: Decimal | None) -> Share | None:
    found = share(part, whole)
    return None if found is None else Share(found)


_NUMBERS = (
    FormNumber(
        code="planned",
        label=NUMBER_LABELS["planned"],
        brief="kế hoạch",
        heads="ke hoach|chi tieu",
        of=lambda figure: figure.planned,
    ),
    FormNumber(
        code="in_period",
        label=NUMBER_LABELS["in_period"],
        brief="trong kỳ",
        heads="trong ky|thuc hien|ket qua|so luong|so lieu|phat sinh|trong (?:quy|thang|nam)",
        of=lambda figure: figure.in_period,
    ),
    FormNumber(
        code="cumulative",
        label=NUMBER_LABELS["cumulative"],
        brief="lũy kế",
        heads="luy ke|cong don|tu dau nam",
        of=lambda figure: figure.cumulative,
    ),
    FormNumber(
        code="same_period_last_year",
        label=NUMBER_LABELS["same_period_last_year"],
        brief="cùng kỳ",
        heads="cung ky|nam truoc",
        of=lambda figure: figure.same_period_last_year,
    ),
    FormNumber(
        code="difference",
        label=NUMBER_LABELS["difference"],
        brief="+/-",
        heads="so (?:voi )?cung ky|tang giam|chenh lech|so sanh",
        of=lambda figure: figure.difference,
    ),
    FormNumber(
        code="share",
        label=NUMBER_LABELS["share"],
        brief="% cùng kỳ",
        heads=(
            r"(?:phan tram|ty le).*(?:cung ky|nam truoc|so sanh|tang giam)"
            r"|(?:cung ky|nam truoc|so sanh|tang giam).*(?:phan tram|ty le)"
        ),
        of=lambda figure: _share(figure.difference, figure.same_period_last_year),
    ),
    FormNumber(
        code="of_plan",
        label="Lũy kế so kế hoạch (%)",
        brief="% kế hoạch",
        heads=(
            r"(?:phan tram|ty le).*(?:ke hoach|chi tieu)"
            r"|(?:ke hoach|chi tieu).*(?:phan tram|ty le)"
        ),
        of=lambda figure: _share(figure.cumulative, figure.planned),
    ),
    FormNumber(
        code="estimated",
        label="Ước thực hiện",
        brief="ước",
        heads=r"\buoc\b",
        of=lambda figure: figure.estimated,
    ),
)

NUMBERS: Mapping[str, FormNumber] = {number.code: number for number in _NUMBERS}
"""The numbers of a figure, by code, in the order of the tally's columns."""


def _signer(facts: FormFacts, of: Callable[[Signer], str]) -> str:
    signer = facts.office.usual_signer()
    return "" if signer is None else of(signer)


def _place_and_day(facts: FormFacts) -> str:
    """Return the line as documents have it (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."""
    day = facts.made_on
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{facts.office.place}, ngày {day.day:02} tháng {month} năm {day.year}"


def _office(name: str) -> FormText:
    return FormText(
        code=f"office.{name}",
        label=fields_of(OfficeProfile)[name].label,
        heads=_OFFICE_HEADS.get(name, ""),
        of=lambda facts: str(getattr(facts.office, name)),
    )


_OFFICE_FIELDS = (
    *("body", "short_name", "unit_name", "place", "district", "province", "superior"),
    *("one_stop_desk", "identifier"),
)
_OFFICE_HEADS = {
    "short_name": "(?:ten )?(?:don vi|co quan)(?: bao cao)?",
    "superior": "kinh gui|noi nhan|don vi nhan(?: bao cao)?",
    "identifier": "ma (?:don vi|dinh danh|co quan)(?: co quan| don vi)?",
}
_TEXTS = (
    *(_office(name) for name in _OFFICE_FIELDS),
    FormText(
        code="signer.name",
        label="Họ và tên người ký",
        heads="nguoi ky|thu truong",
        of=lambda facts: _signer(facts, lambda signer: signer.name),
    ),
    FormText(
        code="signer.position",
        label="Chức vụ người ký",
        of=lambda facts: _signer(
            facts, lambda signer: facts.catalogues.text("signer_positions", signer.position)
        ),
    ),
    FormText(
        code="period.label",
        label="Tên kỳ báo cáo",
        heads="ky(?: bao cao)?",
        of=lambda facts: facts.period.label,
    ),
    FormText(
        code="period.days",
        label="Từ ngày đến ngày của kỳ",
        of=lambda facts: (
            f"Từ ngày {format_day(facts.period.start)} đến ngày {format_day(facts.period.end)}"
        ),
    ),
    FormText(
        code="period.start",
        label="Ngày đầu kỳ",
        heads="tu ngay",
        of=lambda facts: facts.period.start,
    ),
    FormText(
        code="period.end",
        label="Ngày cuối kỳ",
        heads="den(?: het)? ngay",
        of=lambda facts: facts.period.end,
    ),
    FormText(
        code="period.year",
        label="Năm báo cáo",
        heads="nam(?: bao cao)?",
        of=lambda facts: Decimal(facts.period.year),
    ),
    FormText(
        code="made_on",
        label="Ngày lập biểu",
        heads="ngay(?: lap| bao cao)?(?: bieu)?",
        of=lambda facts: facts.made_on,
    ),
    FormText(code="place_and_day", label="Địa danh, ngày tháng năm", of=_place_and_day),
)

TEXTS: Mapping[str, FormText] = {text.code: text for text in _TEXTS}
"""The texts about office and period, by code."""
