"""Cases of the rules on what the paper must show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cchc_desktop.domain.office import Signer
from tests.data_files import office
from tests.documents.check.case import Cases, of, say
from tests.documents.check.made import (
    addressees,
    both,
    ending,
    issued_as,
    letterhead,
    number,
    place_and_date,
    recipients,
    signed,
    subject,
    title,
)

CHAIRMAN: Final = Signer(name="Vũ Đình Khải", position="chairman")
DEPUTY: Final = Signer(name="Nguyễn Văn Nhưng", position="deputy")
BOTH_SIGN: Final[dict[str, Any]] = {"office": office(signers=(CHAIRMAN, DEPUTY))}
GIVEN_DAY: Final = "Chi Lăng Nam, ngày 20 tháng 12 năm 2022"
NO_TO: Final[dict[str, Any]] = {"office": office(addressee=False)}

CASES: Final[Mapping[str, Cases]] = {
    "letterhead-missing": Cases(
        wrong=[of(letterhead(agency=(), number="", place_and_date=""))],
        right=[of(letterhead(superior=("Ủy ban nhân dân huyện",)))],
    ),
    "superior-named": Cases(
        wrong=[
            of(letterhead(superior=("Ủy ban nhân dân huyện Thanh Miện",))),
            of(letterhead(agency=("ỦY BAN NHÂN DÂN HUYỆN", "ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG NAM"))),
        ],
        right=[
            of(letterhead(superior=("Ủy ban nhân dân",)), office=office(show_superior=True)),
            of(letterhead(superior=("Ủy ban nhân dân",), agency=("Phòng Nội vụ",))),
        ],
    ),
    "number-form": Cases(
        wrong=[
            of(number("")),
            of(number("45/BC-UBND")),
            of(number("Số: 45")),
            of(number("Số: 45 BC-UBND")),
            of(number("Số 45/BC-UBND"), "Số:"),
            of(number("Số: 5/BC-UBND"), "05"),
            of(number("Số: 045/BC-UBND"), "45"),
            of(number("Số: 45/KH-UBND"), "BC"),
        ],
        right=[
            of(number("Số: 45/BC-UBND")),
            of(number("Số: 05/BC-UBND")),
            of(number("Số:.../BC-UBND")),
            of(number("Số: 1234/BC-PNV")),
            of(number("Số: 45/BC - UBND")),  # the spaces are the symbol's fault
            of(letterhead(agency=(), number="", place_and_date="")),
        ],
    ),
    "number-missing": Cases(
        wrong=[
            of(place_and_date(GIVEN_DAY), issued=True),
            of(number("Số:/BC-UBND"), issued=True),
            of(number(""), issued=True),
        ],
        right=[of(issued_as("Số: 45/BC-UBND", GIVEN_DAY), issued=True), of(number("Số: /BC-UBND"))],
    ),
    "symbol-space": Cases(
        wrong=[
            say("Theo Kế hoạch 09/KH- UBND của xã.", "09/KH-UBND"),
            say("Theo công văn số 508/UBND -VP của tỉnh.", "508/UBND-VP"),
            say("Theo Nghị định số 30 / 2020/NĐ - CP.", "30/2020/NĐ-CP"),
            of(subject("Kết quả thực hiện Kế hoạch số 09 /KH-UBND năm 2022"), "09/KH-UBND"),
            of(number("Số: 45/BC- UBND"), "45/BC-UBND"),
            of(number("Số:      /BC -UBND"), "/BC-UBND"),
        ],
        right=[
            say("Theo Kế hoạch 09/KH-UBND, 36a/NQ-CP, 107/2021/NĐ-CP, 06/QĐ-TTg, 18-NQ/TW."),
            say("Đảng ủy - HĐND - UBND xã họp ngày 05/3/2022 - đúng hạn, 99/382 hồ sơ."),
            of(number("Số: 45/BC-UBND")),
        ],
    ),
    "date-form": Cases(
        wrong=[
            of(place_and_date("")),
            of(place_and_date("Ngày 20/12/2022")),
            of(place_and_date("Chi Lăng Nam, ngày 5 tháng 12 năm 2022"), "05"),
            of(place_and_date("Chi Lăng Nam, ngày 20 tháng 1 năm 2023"), "01"),
            of(place_and_date("Chi Lăng Nam, ngày 20 tháng 03 năm 2023"), "3"),
            of(place_and_date("Chi Lăng Nam ngày 20 tháng 12 năm 2022"), ","),
            of(place_and_date("Xã Chi Lăng Nam, ngày 20 tháng 12 năm 2022"), ""),
            of(place_and_date("Chi Lăng Nam, ngày 31 tháng 11 năm 2022")),
            of(place_and_date("Chi Lăng Nam, ngày 20 tháng 12 năm 22")),
        ],
        right=[
            of(place_and_date(GIVEN_DAY)),
            of(place_and_date("Lê Thanh Nghị, ngày 05 tháng 01 năm 2023")),
            of(place_and_date("Chi Lăng Nam, ngày ... tháng ... năm 2022")),
        ],
    ),
    "date-missing": Cases(
        wrong=[
            of(number("Số: 45/BC-UBND")),
            of(number("Số: 45/BC-UBND"), issued=True),
            of(place_and_date(""), issued=True),
        ],
        right=[of(issued_as("Số: 45/BC-UBND", GIVEN_DAY), issued=True), of(number("Số: /BC-UBND"))],
    ),
    "date-early": Cases(
        wrong=[of(place_and_date("Chi Lăng Nam, ngày 20 tháng 12 năm 2021"))],
        right=[
            of(place_and_date(GIVEN_DAY)),
            of(place_and_date("Chi Lăng Nam, ngày 05 tháng 01 năm 2023")),
        ],
    ),
    "title-missing": Cases(
        wrong=[of(title("")), of(subject(" "))], right=[of(title("Báo cáo tháng"))]
    ),
    "addressee-missing": Cases(
        wrong=[of(addressees())],
        right=[
            of(addressees(), **NO_TO),
            of(addressees("Ủy ban nhân dân huyện", "Phòng Nội vụ huyện")),
        ],
    ),
    "as-above": Cases(
        wrong=[
            of(recipients("Đảng ủy xã", "Lưu: VT, VP"), "Như trên\n"),
            of(recipients("Đảng ủy xã", "Như trên", "Lưu: VT, VP")),
            of(addressees(), **NO_TO),
        ],
        right=[
            of(both(addressees(), recipients("Đảng ủy xã", "Lưu: VT")), **NO_TO),
            of(recipients("Như trên", "Lưu: VT, VP")),
            of(recipients()),
        ],
    ),
    "filing": Cases(
        wrong=[
            of(recipients("Như trên", "Lưu VP"), "Lưu: VT, VP"),
            of(recipients("Như trên", "Lưu: VP"), "Lưu: VT, VP"),
            of(recipients("Như trên", "Lưu VT"), "Lưu: VT, VP"),
            of(recipients("Như trên", "lưu văn thư, TCKT"), "Lưu: VT, TCKT"),
            of(recipients("Như trên"), "\nLưu: VT, VP"),
            of(recipients("Như trên", "Lưu: VT, VP", "Đảng ủy xã")),
            of(recipients()),
        ],
        right=[
            of(recipients("Như trên", "Lưu: VT, VP")),
            of(recipients("Như trên", "Lưu: VT")),
            of(recipients("Như trên", "Lưu: VT, VP, Hà (03b)")),
        ],
    ),
    "on-behalf": Cases(
        wrong=[
            of(signed(["KT. Chủ tịch"], "Phó Chủ tịch"), "TM. Ủy ban nhân dân\n"),
            of(signed([], "CHỦ TỊCH"), "TM. ỦY BAN NHÂN DÂN\n"),
            of(both(letterhead(agency=("UBND XÃ",)), signed([], "CHỦ TỊCH"))),
        ],
        right=[
            of(signed(["TM. Ủy ban nhân dân"], "Chủ tịch")),
            of(signed(["TL. Chủ tịch"], "Chánh Văn phòng")),
            of(both(letterhead(agency=("Phòng Nội vụ",)), signed([], "Trưởng phòng"))),
        ],
    ),
    "signed-for": Cases(
        wrong=[
            of(signed(["TM. Ủy ban nhân dân"], "Phó Chủ tịch"), "KT. Chủ tịch\n"),
            of(signed(["TM. ỦY BAN NHÂN DÂN"], "PHÓ CHỦ TỊCH"), "KT. CHỦ TỊCH\n"),
            of(signed(["TM. UBND", "KT. Trưởng phòng"], "Phó Chủ tịch"), "KT. Chủ tịch"),
            of(signed(["TM. UBND", "KT CHỦ TỊCH"], "PHÓ CHỦ TỊCH"), "KT. CHỦ TỊCH"),
            of(signed(["TM. UBND", "KT. Chủ tịch"], "Chủ tịch")),
        ],
        right=[
            of(signed(["TM. Ủy ban nhân dân"], "Chủ tịch", "Vũ Đình Khải")),
            of(signed(["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "Phó Chủ tịch")),
            of(signed(["TM. UBND", "KT. Chủ tịch"], "Phó Chủ tịch\nTrưởng ban Chỉ đạo")),
            of(signed(["KT. Giám đốc"], "Phó Giám đốc phụ trách")),
            of(signed(["TL. Chủ tịch"], "Phó Chánh Văn phòng")),
            of(signed(["KT. Giám đốc Trung tâm"], "Phó Giám đốc phụ trách")),
            of(signed([], "Trưởng phòng")),
            of(signed(["TM. Ủy ban nhân dân"], "")),
        ],
    ),
    "signer-missing": Cases(
        wrong=[
            of(signed(["TM. Ủy ban nhân dân"], "Chủ tịch", "")),
            of(signed(["TM. Ủy ban nhân dân"], "")),
            of(signed([], "", "")),
        ],
        right=[of(signed([], "Trưởng phòng"))],
    ),
    "signer-position": Cases(
        wrong=[
            of(signed(["TM. UBND"], "Chủ tịch", "Nguyễn Văn Nhưng"), **BOTH_SIGN),
            of(signed(["TM. UBND", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "VŨ ĐÌNH KHẢI"), **BOTH_SIGN),
        ],
        right=[
            of(signed(["TM. UBND"], "CHỦ TỊCH", "Vũ Đình Khải"), **BOTH_SIGN),
            of(signed(["TM. UBND"], "Chủ tịch", "Trần Thị Mới"), **BOTH_SIGN),
        ],
    ),
    "signer-capitals": Cases(
        wrong=[
            of(signed(["TM. UBND"], "Chủ tịch", "NGUYỄN VĂN NHƯNG"), "Nguyễn Văn Nhưng"),
            of(signed(["TM. UBND"], "Chủ tịch", "TRẦN THỊ ƯỚC"), "Trần Thị Ước"),
        ],
        right=[of(signed(["TM. UBND"], "Chủ tịch", "Trần Thị Ước"))],
    ),
    "signer-degree": Cases(
        wrong=[
            of(signed(["TM. UBND"], "Chủ tịch", "ThS. Trần Thị Ước"), ""),
            of(signed(["TM. UBND"], "Chủ tịch", "Ông Vũ Đình Khải"), ""),
        ],
        right=[
            of(signed(["TM. UBND"], "Chủ tịch", "Tạ Sơn Bạch")),
            of(signed(["TM. UBND"], "Chủ tịch", "Bàng Thị Ông")),
        ],
    ),
    "end-mark": Cases(
        wrong=[
            of(ending("Trên đây là báo cáo kết quả năm 2022."), "./."),
            of(ending("Trên đây là báo cáo kết quả năm 2022"), "./."),
        ],
        right=[of(ending("Trên đây là báo cáo kết quả năm 2022./. "))],
    ),
    "end-mark-early": Cases(
        wrong=[say("Hết phần này./.", "."), of(ending("Một câu./. Trên đây là báo cáo./."))],
        right=[of(ending("Trên đây là báo cáo kết quả năm 2022./."))],
    ),
}
