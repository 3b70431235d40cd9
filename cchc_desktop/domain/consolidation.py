"""Many offices' tallies made into one: who has sent, what counts, what all of it comes to.

Quantities are added only where people read the same name and the same unit; estimates are added
apart; "no data" is not 0, so that a sum says from how many offices it comes.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import FIXED
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.handed_over import HandedOverFigure, HandedOverTally, OfficeNames
from cchc_desktop.domain.office_lists import ListedOffice, is_listed_as, same_office, who_of
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.vietnamese import fold_marked, format_day, sort_key

NUMBERS = ("planned", "in_period", "cumulative", "same_period_last_year", "estimated")
"""The numbers of a figure that are summed up, each by itself."""


class Cause(enum.StrEnum):
    """Why a file is set aside, in a few words."""

    ALTERED = "Bị sửa sau khi lập"
    DAMAGED = "Không đọc được"
    NOT_OURS = "Không phải bảng tổng hợp"
    OTHER_VERSION = "Bản chương trình khác"
    OTHER_PERIOD = "Kỳ khác"
    OUTDATED = "Đã có bản mới hơn"
    REPEATED = "Gửi trùng"
    DISAGREEING = "Hai bản cùng ngày khác nhau"


@dataclass(frozen=True, slots=True)
class Received:
    """A tally that could be read, where it lies in the folder, and the day of its file."""

    path: str
    tally: HandedOverTally
    file_day: date | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that is not counted, and why; ``office`` where it still tells whose it is."""

    path: str
    cause: Cause
    reason: str
    office: OfficeNames | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """An office whose tally counts, and what its file says."""

    name: str
    received: Received
    late: bool
    listed: bool
    """Whether the receiver's list has it; True where there is no list."""

    @property
    def tally(self) -> HandedOverTally:
        """What the office handed over."""
        return self.received.tally


@dataclass(frozen=True, slots=True)
class Missing:
    """An office of the list none of whose files counts; ``note`` says what became of them."""

    office: ListedOffice
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one office adds to a line."""

    sender: Sender
    figure: HandedOverFigure


@dataclass(slots=True)
class Line:
    """One figure over all offices: what people call it, its unit, and what each office has."""

    register: str
    label: str
    unit: str
    parts: list[Part] = field(default_factory=list)

    def total(self, number: str) -> Decimal | None:
        """Return the sum of one of :data:`NUMBERS`; None where no office has it."""
        known = self._known(number)
        return sum((value for _, value in known), Decimal(0)) if known else None

    def offices_with(self, number: str) -> int:
        """Return how many offices have the number."""
        return len({path for path, _ in self._known(number)})

    def difference(self) -> Decimal | None:
        """Return the period less last year's, where both are known of the very same offices."""
        now, before = self._known("in_period"), self._known("same_period_last_year")
        if not now or [name for name, _ in now] != [name for name, _ in before]:
            return None
        return sum((v for _, v in now), Decimal(0)) - sum((v for _, v in before), Decimal(0))

    def _known(self, number: str) -> list[tuple[str, Decimal]]:
        values = ((part.sender.received.path, getattr(part.figure, number)) for part in self.parts)
        return [(path, value) for path, value in values if value is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """The tallies of many offices for one period, and what became of every file.

    ``due`` is the day by which they were to be made, ``listed`` whether there was a list of
    offices to compare with.
    """

    period: Period
    due: date | None
    listed: bool
    senders: tuple[Sender, ...]
    missing: tuple[Missing, ...]
    set_aside: tuple[SetAside, ...]
    lines: tuple[Line, ...]

    @property
    def late(self) -> tuple[Sender, ...]:
        """The senders whose tally was made after the due day."""
        return tuple(sender for sender in self.senders if sender.late)


class UnclearPeriod(CchcError):
    """Raised where it cannot be told for which period the files are to be added up."""


def consolidate(
    received: Sequence[Received],
    set_aside: Iterable[SetAside],
    catalogues: Catalogues,
    *,
    period: Period | None = None,
    due: date | None = None,
    offices: Sequence[ListedOffice] | None = None,
) -> Consolidation:
    """Add up what was received; what does not count is set aside with the reason.

    Without ``period`` it is the one of most files. Of an office's files the one that was made
    last counts; where two of the same day disagree, none of the office's files does, for nobody
    but the office can tell which is right. ``catalogues`` give the order of the lines. Raises
    :class:`UnclearPeriod`.
    """
    wanted = period or _usual_period(received)
    aside = list(set_aside)
    of_period = []
    for one in received:
        if _days_of(one.tally.period) == _days_of(wanted):
            of_period.append(one)
        else:
            aside.append(_of_other_period(one, wanted))
    counted: list[Received] = []
    for same in _by_office(of_period):
        newest, refused = _newest(same)
        aside += refused
        counted += newest
    senders = _senders(counted, due, offices)
    missing = _missing(senders, aside, offices or ())
    return Consolidation(
        period=wanted,
        due=due,
        listed=offices is not None,
        senders=senders,
        missing=missing,
        set_aside=tuple(sorted(aside, key=lambda one: sort_key(one.path))),
        lines=_lines(senders, catalogues),
    )


def _days_of(period: Period) -> tuple[date, date, str]:
    """Return what makes two periods the same: the days, and the calendar that named them."""
    return period.start, period.end, period.calendar


def _usual_period(received: Sequence[Received]) -> Period:
    if not received:
        raise UnclearPeriod(
            "Không có bảng tổng hợp nào đọc được trong thư mục, nên chưa gộp. Hãy chọn thư mục có "
            "các tệp .xlsx do chương trình xuất, hoặc chỉ rõ kỳ báo cáo."
        )
    periods = Counter(one.tally.period for one in received).most_common(2)
    if len(periods) == 2 and periods[0][1] == periods[1][1]:
        names = " và ".join(f"{found.label} ({count} tệp)" for found, count in periods)
        raise UnclearPeriod(
            f"Thư mục có tệp của nhiều kỳ bằng nhau: {names}. Chưa gộp gì; hãy chỉ rõ kỳ cần gộp."
        )
    return periods[0][0]


def _of_other_period(one: Received, wanted: Period) -> SetAside:
    found = one.tally.period
    reason = f"Tệp của {found.label} ({found.days_label}, {found.calendar}), không phải "
    reason += f"{wanted.label} ({wanted.days_label}, {wanted.calendar})."
    return SetAside(one.path, Cause.OTHER_PERIOD, reason, one.tally.office)


def _by_office(received: Sequence[Received]) -> list[list[Received]]:
    groups: list[list[Received]] = []
    for one in received:
        for group in groups:
            if any(same_office(one.tally.office, other.tally.office) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _newest(same: Sequence[Received]) -> tuple[list[Received], list[SetAside]]:
    """Return the file of an office that counts, if one does, and what becomes of the others."""
    last = max(one.tally.made_on for one in same)
    newest = sorted((one for one in same if one.tally.made_on == last), key=lambda one: one.path)
    older = [one for one in same if one.tally.made_on != last]
    first = newest[0]
    if any(_content(one) != _content(first) for one in newest):
        names = ", ".join(f"“{one.path}”" for one in newest)
        disagree = (
            f"Các tệp {names} cùng lập ngày {format_day(last)} mà số liệu khác nhau; "
            "hãy hỏi lại cơ quan gửi xem bản nào đúng."
        )
        refused = [
            SetAside(one.path, Cause.DISAGREEING, disagree, one.tally.office) for one in newest
        ]
        return [], refused + [_outdated(one, disagree) for one in older]
    counts = f"Bản được tính là “{first.path}”, lập ngày {format_day(last)}."
    repeated = [
        SetAside(one.path, Cause.REPEATED, f"Cùng nội dung. {counts}", one.tally.office)
        for one in newest[1:]
    ]
    return [first], repeated + [_outdated(one, counts) for one in older]


def _outdated(one: Received, why: str) -> SetAside:
    reason = f"Bản này lập ngày {format_day(one.tally.made_on)}. {why}"
    return SetAside(one.path, Cause.OUTDATED, reason, one.tally.office)


def _content(one: Received) -> object:
    """Return what two files of the same office and day must have in common."""
    return one.tally.figures, one.tally.period


def _senders(
    counted: Sequence[Received], due: date | None, offices: Sequence[ListedOffice] | None
) -> tuple[Sender, ...]:
    all_ = [one.tally.office for one in counted]
    found = [
        Sender(
            name=who_of(one.tally.office, all_),
            received=one,
            late=due is not None and one.tally.made_on > due,
            listed=offices is None or any(is_listed_as(one.tally.office, o) for o in offices),
        )
        for one in counted
    ]
    return tuple(sorted(found, key=lambda sender: (sort_key(sender.name), sender.received.path)))


def _missing(
    senders: Sequence[Sender], aside: Sequence[SetAside], offices: Sequence[ListedOffice]
) -> tuple[Missing, ...]:
    found = []
    for listed in dict.fromkeys(offices):
        names = [sender for sender in senders if is_listed_as(sender.tally.office, listed)]
        if len(names) == 1:
            continue
        if names:
            alike = "; ".join(f"“{sender.received.path}”" for sender in names)
            note = f"Tên này khớp với nhiều cơ quan đã gửi ({alike}); hãy ghi thêm huyện hoặc mã."
        else:
            note = _note_of([a for a in aside if a.office and is_listed_as(a.office, listed)])
        found.append(Missing(listed, note))
    return tuple(found)


def _note_of(files: Sequence[SetAside]) -> str:
    if not files:
        return "Chưa gửi"
    return "; ".join(f"Có gửi “{one.path}” nhưng để riêng: {one.cause.lower()}" for one in files)


def _lines(senders: Sequence[Sender], catalogues: Catalogues) -> tuple[Line, ...]:
    lines: dict[tuple[str, str, str], Line] = {}
    ranks: dict[tuple[str, str, str], tuple[int, int, int]] = {}
    order = _Order(catalogues)
    for sender in senders:
        for figure in sender.tally.figures:
            # By what people read, not by the code, which an office gives its own channels.
            key = (figure.register, fold_marked(figure.label), fold_marked(figure.unit))
            if key not in lines:
                lines[key] = Line(figure.register, figure.label, figure.unit)
            lines[key].parts.append(Part(sender, figure))
            ranks[key] = min(ranks.get(key, order.last), order.of(figure))
    return tuple(
        line for key, line in sorted(lines.items(), key=lambda item: (ranks[item[0]], item[0]))
    )


class _Order:
    """The order of the tally: channels, displays, procedures, tasks; what is unknown comes last."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._channels = list(catalogues["channels"].entries)
        self._units = list(catalogues["units"].entries)
        self._media = list(catalogues["media"].entries)
        self._fixed = [definition.name for definition in FIXED]
        self.last = (9, 0, 0)

    def of(self, figure: HandedOverFigure) -> tuple[int, int, int]:
        """Return where a figure stands."""
        first, _, rest = figure.name.rpartition(".")
        if figure.register == "activities":
            return 0, _place(first, self._channels), _place(rest, self._units)
        if figure.name in self._fixed:
            # The slogans themselves come before where they hang, the procedures after.
            at = self._fixed.index(figure.name)
            return (1, 0, 0) if figure.register == "slogans" else (3, at, 0)
        return 2, _place(rest, self._media), 0


def _place(code: str, known: Sequence[str]) -> int:
    return known.index(code) if code in known else len(known)
