"""Cơ quan: the office as it was named, seated and staffed over a span of time.

Every name, place, superior, recipient and signer lives in a profile with validity dates, and a
report is rendered with the profile valid on its date: a report of 2022 prints the names of 2022
for ever (two tiers of government since 1 July 2025, Luật Tổ chức chính quyền địa phương 2025).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Record, choice, day, flag, lines, text, whole
from cchc_desktop.domain.vietnamese import format_day


class NoOfficeProfile(CchcError):
    """Raised when no profile is valid on the day of a report."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"Chưa có thông tin cơ quan có hiệu lực vào ngày {format_day(on)}; "
            "hãy bổ sung ở trang Cơ quan rồi làm lại. Số liệu đã nhập không bị ảnh hưởng."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who may sign, in which position; the position decides KT. and TM. on paper."""

    name: str = text("Họ và tên", required=True, max_length=80)
    position: str = choice("Chức vụ", "signer_positions", required=True)
    usual: bool = flag("Thường ký báo cáo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One line of Nơi nhận, without the dash and the mark at its end."""

    name: str = text("Nơi nhận", required=True, max_length=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile(Record):
    """The office between two dates.

    ``body`` is the body's own name in a sentence ("Ủy ban nhân dân xã Chi Lăng Nam"),
    ``short_name`` its usual abbreviation ("UBND xã Chi Lăng Nam"), ``unit_name`` the unit with its
    kind ("xã Chi Lăng Nam"), ``place`` the unit's name alone, as the date line of a
    document has it (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
    """

    valid_from: date | None = day("Có hiệu lực từ ngày", required=True, listed=True)
    valid_to: date | None = day("Đến hết ngày", listed=True)
    body: str = text("Tên cơ quan", required=True, searched=True, listed=True, ordered=True)
    short_name: str = text("Tên viết tắt", required=True, max_length=120)
    unit_name: str = text("Tên đơn vị hành chính", required=True, max_length=120)
    place: str = text("Địa danh trên văn bản", required=True, max_length=80)
    identifier: str = text(
        "Mã định danh cơ quan",
        max_length=40,
        help="Mã định danh điện tử (Quyết định 20/2020/QĐ-TTg), nếu đã được cấp.",
    )
    district: str = text("Huyện", max_length=120, help="Để trống từ ngày 01/7/2025.")
    province: str = text(
        "Tỉnh, thành phố", required=True, max_length=120, listed=True, ordered=True
    )
    superior: str = text("Cơ quan cấp trên (Kính gửi)", required=True, max_length=200)
    show_superior: bool = flag(
        "In tên cơ quan cấp trên ở đầu văn bản",
        help="Ủy ban nhân dân không ghi cơ quan cấp trên, trừ khi nơi nhận yêu cầu.",
    )
    addressee: bool = flag("Có dòng “Kính gửi”", default=True)
    one_stop_desk: str = text("Tên bộ phận một cửa", required=True, max_length=120)
    drafting_unit: str = text("Đơn vị soạn thảo (Lưu: VT, …)", required=True, max_length=40)
    numbering: str = choice(
        "Đánh số văn bản đi",
        "numberings",
        help="Để trống là mỗi loại văn bản một dãy số riêng.",
    )
    posting_allowance: int | None = whole(
        "Số ngày làm việc được chậm niêm yết",
        minimum=0,
        maximum=60,
        help="Để trống là phải niêm yết ngay từ ngày có hiệu lực.",
    )
    signers: tuple[Signer, ...] = lines("Người ký", Signer, noun="người ký", minimum=1)
    recipients: tuple[Recipient, ...] = lines("Nơi nhận", Recipient, noun="nơi nhận")
    sample: bool = flag("Dữ liệu mẫu")

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A profile does not end before it begins, and has one usual signer."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield "valid_to", "Ngày hết hiệu lực trước ngày bắt đầu."
        if sum(s.usual for s in self.signers) > 1:
            yield "signers", "Chỉ một người được đánh dấu thường ký báo cáo."

    def valid_on(self, on: date) -> bool:
        """Tell whether the profile holds on the day ``on``."""
        return (
            self.valid_from is not None
            and self.valid_from <= on
            and (self.valid_to is None or on <= self.valid_to)
        )

    def usual_signer(self) -> Signer | None:
        """Return the one who usually signs: the marked one, else the first listed."""
        marked = [s for s in self.signers if s.usual]
        return next(iter(marked or self.signers), None)


def profile_on(profiles: Iterable[OfficeProfile], on: date) -> OfficeProfile:
    """Return the profile valid on ``on``, the one that began last where two overlap.

    Raises :class:`NoOfficeProfile` when there is none.
    """
    valid = [p for p in profiles if p.valid_on(on)]
    if not valid:
        raise NoOfficeProfile(on)
    return max(valid, key=lambda p: p.valid_from or date.min)
