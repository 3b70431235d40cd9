"""Cases of the rules on what the text says, held against the registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tests.documents.check.case import Cases, of, say
from tests.documents.check.made import (
    SLOGANS,
    both,
    ending,
    heading,
    live,
    opening,
    paragraph,
    plan,
    planning,
    point,
    saying,
    subject,
    with_blocks,
)

AFTER_THE_YEAR: Final[dict[str, Any]] = {"today": date(2023, 1, 3)}
RADIO: Final = "trên hệ thống Đài truyền thanh xã"

CASES: Final[Mapping[str, Cases]] = {
    "period": Cases(
        wrong=[
            of(subject("Kết quả công tác tuyên truyền quý II năm 2022"), "năm 2022"),
            of(subject("KẾT QUẢ CÔNG TÁC NĂM 2021"), "NĂM 2022"),
            of(
                subject("Kết quả quý II năm 2022"),
                "từ ngày 01/4/2022 đến ngày 29/6/2022",
                of="2022-04-01..2022-06-29",
            ),
            of(paragraph("UBND xã báo cáo kết quả quý II/2022 như sau:"), "năm 2022"),
            of(paragraph("UBND xã báo cáo tình hình 6 tháng đầu năm 2022 như sau:"), "năm 2022"),
            of(ending("Trên đây là báo cáo kết quả năm 2021 và nhiệm vụ năm 2022./."), "năm 2022"),
            of(
                paragraph("UBND xã báo cáo kết quả quý III năm 2022 như sau:"),
                "quý II năm 2022",
                of="2022-Q2",
            ),
        ],
        right=[
            of(subject("Kết quả thực hiện Kế hoạch tuyên truyền quý II năm 2022")),
            of(subject("Kết quả quý IV và năm 2022")),
            of(
                both(
                    subject("Kết quả quý II năm 2022"),
                    opening("UBND xã báo cáo kết quả như sau:"),
                    ending("Trên đây là báo cáo kết quả./."),
                ),
                of="2022-04-01..2022-06-30",
            ),
            of(paragraph("Thực hiện chế độ báo cáo định kỳ quý II năm 2022.")),
            of(ending("Trên đây là báo cáo kết quả năm 2022 và nhiệm vụ quý I năm 2023./.")),
            say("Hội nghị quý II năm 2022 nghe báo cáo kết quả công tác quý I năm 2022."),
            of(
                both(
                    subject("Kết quả quý II năm 2022"),
                    opening("UBND xã báo cáo kết quả từ ngày 01/4/2022 đến ngày 30/6/2022:"),
                    ending("Trên đây là báo cáo kết quả quý II/2022./."),
                ),
                of="2022-Q2",
            ),
            of(subject("Kết quả công tác năm 2022"), of="2022", calendar="statutory"),
            of(
                both(
                    subject("Kết quả từ ngày 15/3/2022 đến hết ngày 14/6/2022"),
                    opening("UBND xã báo cáo kết quả như sau:"),
                    ending("Trên đây là báo cáo kết quả./."),
                ),
                of="2022-03-15..2022-06-14",
            ),
            of(
                paragraph(
                    "Thực hiện công văn số 9/UBND-VP ngày 01/3/2022 của UBND tỉnh về việc báo cáo "
                    "kết quả quý I năm 2022, UBND xã báo cáo kết quả năm 2022 như sau:"
                )
            ),
        ],
    ),
    "period-results": Cases(
        wrong=[
            say("Trong năm 2021 đã phát nhiều tin, bài.", "năm 2022"),
            say("Năm 2021, đã phát 58 tin, bài.", "Năm 2022"),
            of(
                saying(live("Trong quý II đã phát ", "radio.items", "58", " tin, bài.")), "năm 2022"
            ),
            say("Trong năm 2022 đã phát 12 tin, bài.", "quý II năm 2022", of="2022-Q2"),
            say("Trong 6 tháng cuối năm 2021 đã phát nhiều tin.", "năm 2022"),
            say("Từ ngày 15/12/2020 đến ngày 14/12/2021, đã phát nhiều tin.", "Năm 2022"),
            say("Trong 9 tháng năm 2021 đã phát nhiều tin.", "năm 2022"),
        ],
        right=[
            say("Trong quý II năm 2022 đã phát 12 tin, bài."),
            say("Tháng 3, tổ chức hội nghị triển khai kế hoạch."),
            say("Từ ngày 15/3/2022 đến ngày 14/6/2022 đã phát 12 tin, bài."),
            say("Từ ngày 15/3/2022 đến ngày 31/6/2022; từ ngày 14/6/2022 đến ngày 15/3/2022."),
            say("Trong 9 tháng và trong 6 tháng qua, trong quý 4 và quý II."),
            say("Trong năm 2021 phát 41 tin, bài; so với năm 2021 tăng 17 tin, bài."),
            say("Trong năm 2022, UBND xã được tỉnh khen thưởng.", of="2022-Q2"),
            say("Được công nhận đạt chuẩn nông thôn mới năm 2019."),
            of(planning("Trong năm 2023 phát 60 tin, bài trên Đài truyền thanh.")),
            of(saying(live("Trong năm 2022 đã phát ", "radio.items", "58", " tin, bài."))),
        ],
    ),
    "period-next": Cases(
        wrong=[
            of(with_blocks(heading("h", 1, "I.", "PHƯƠNG HƯỚNG NĂM 2022"), point("p")), "NĂM 2023"),
            of(with_blocks(heading("h", 1, "I.", "Nhiệm vụ năm 2021"), point("p")), "năm 2023"),
            of(with_blocks(heading("h", 1, "I.", "Phương hướng quý IV năm 2022"), point("p"))),
            of(ending("Trên đây là báo cáo năm 2022 và phương hướng năm 2025./."), "năm 2023"),
        ],
        right=[
            of(with_blocks(heading("h", 1, "I.", "Phương hướng năm 2023"), point("p"))),
            of(with_blocks(heading("h", 1, "I.", "Kết quả nhiệm vụ năm 2022"), point("p"))),
            of(
                with_blocks(heading("h", 1, "I.", "Nhiệm vụ quý III năm 2022"), point("p")),
                of="2022-Q2",
            ),
            of(with_blocks(heading("h", 1, "I.", "Nhiệm vụ trọng tâm"), point("p"))),
            of(ending("Trên đây là báo cáo năm 2022 và phương hướng, nhiệm vụ năm 2023./.")),
        ],
    ),
    "figure": Cases(
        wrong=[
            say(f"Đã phát 57 tin, bài {RADIO}.", "58"),
            say("Đài truyền thanh xã đã phát 41 tin, bài.", "58"),
            say(f"Phát 26 tin, bài {RADIO} và đăng tải 58 tin, bài trên Trang thông tin điện tử."),
            say(f"Phát 58 tin bài với 1.200 lượt phát {RADIO}.", "1.162"),
            say("Treo 5 tấm băng rôn.", "09"),
            of(saying(f"Phát 58 tin, bài {RADIO}.", f"Phát 60 tin, bài {RADIO}."), "58"),
            say(f"Phát 12 giờ {RADIO}.", "12,5"),
            say("Treo 04 câu khẩu hiệu.", "03"),
            say(f"Đã phát 57 tin, bài {RADIO}, đạt 111,5% kế hoạch năm 2022.", "58"),
        ],
        right=[
            say(f"Đã phát 58 tin, bài {RADIO}."),
            say("Đài truyền thanh phát 58 tin, bài và Trang thông tin điện tử đăng 26 tin, bài."),
            say(f"Phát 84 tin, bài {RADIO} và trên Trang thông tin điện tử."),
            say(f"Phát 1.162 lượt phát {RADIO}."),
            say(f"Theo kế hoạch phát 52 tin, bài {RADIO}."),
            say(f"Cùng kỳ năm trước phát 41 tin, bài {RADIO}."),
            say(f"Phát 58 tin, bài {RADIO}, tăng 17 tin, bài so với cùng kỳ."),
            say(f"Lũy kế từ đầu năm phát 70 tin, bài {RADIO}."),
            say(f"Mỗi tuần phát ít nhất 01 tin, bài {RADIO}."),
            say(f"Phát hơn 50 tin, bài {RADIO}, trong đó có 20 tin, bài về chuyển đổi số."),
            say(f"Quý II phát 12 tin, bài {RADIO}."),
            say(f"Tin, bài {RADIO} đạt 111,5% theo Kế hoạch số 52/KH-UBND ngày 16/02/2022."),
            say("Thôn An Xá phát 5 tin, bài trên Đài truyền thanh."),
            say("Tổ chức 12 hội nghị, phát 30 tin, bài."),
            of(saying(f"Phát 58 tin, bài {RADIO}.", f"Về chuyển đổi số phát 12 tin, bài {RADIO}.")),
            of(
                saying(
                    live("Phát ", "radio.items", "58", f" tin, bài {RADIO}."),
                    f"Về chuyển đổi số phát 12 tin, bài {RADIO}.",
                )
            ),
            of(planning(f"Phát 60 tin, bài {RADIO}.")),
            say(f"Công văn số 9/UBND-VP của UBND tỉnh về việc phát 5 tin, bài {RADIO}."),
            say(f"Phát 12,5 giờ {RADIO}."),
            of(saying(live("Đã phát ", "radio.items", "57", f" tin, bài {RADIO}."))),
        ],
    ),
    "figure-unrecorded": Cases(
        wrong=[
            say("Phát 500 tờ tờ rơi đến các hộ."),
            say("Treo 12 tấm phướn."),
            say("Mạng xã hội đăng 30 bài."),
        ],
        right=[
            say(f"Đã phát 57 tin, bài {RADIO}."),
            say("Dự kiến phát 500 tờ tờ rơi."),
            say("Phát 500 tờ báo."),
            say("Đài truyền thanh đăng 12 tấm ảnh."),
            say("Treo 9 tấm băng rôn."),
        ],
    ),
    "figure-typed": Cases(
        wrong=[
            say(f"Đã phát 58 tin, bài {RADIO}.", "58"),
            say("Trang thông tin điện tử đăng tải 26 tin, bài.", "26"),
        ],
        right=[
            say(f"Đã phát 57 tin, bài {RADIO}."),
            say("Năm 2022 có 58 hộ được hướng dẫn."),
            of(saying(live("Đã phát ", "radio.items", "58", f" tin, bài {RADIO}."))),
        ],
    ),
    "estimate": Cases(
        wrong=[
            say("Ước thực hiện cả năm 60 tin, bài.", **AFTER_THE_YEAR),
            say("Dự ước đạt 100% kế hoạch.", issued_on=date(2023, 1, 5)),
            of(saying(live("Có ", "radio.items.estimated", "05", " tin, bài.")), **AFTER_THE_YEAR),
        ],
        right=[
            say("Ước thực hiện cả năm 60 tin, bài.", issued_on=date(2022, 12, 20)),
            say("Ước thực hiện cả năm 60 tin, bài."),
            say("Người dân mong ước có đường mới.", **AFTER_THE_YEAR),
            of(planning("Ước thực hiện 60 tin, bài."), **AFTER_THE_YEAR),
        ],
    ),
    "slogan": Cases(
        wrong=[
            of(saying(SLOGANS[0].replace("Nhà", "nhà"), mark="+", bold=True), SLOGANS[0]),
            of(saying(SLOGANS[1].rstrip("!"), mark="+", bold=True), SLOGANS[1]),
            of(saying(SLOGANS[2].replace("chung tay", "tích cực"), mark="+"), SLOGANS[2]),
            say(f"Treo khẩu hiệu “{SLOGANS[2].lower()}” ở cổng.", SLOGANS[2]),
        ],
        right=[
            of(saying(*SLOGANS, mark="+", bold=True)),
            say(f"Treo khẩu hiệu “{SLOGANS[2]}” ở cổng."),
            of(saying("Toàn dân đoàn kết xây dựng nông thôn mới!", mark="+", bold=True)),
            of(saying(SLOGANS[0].lower(), mark="+"), slogans=()),
            say("Phong trào “Cả nước thi đua xây dựng nông thôn mới” được hưởng ứng."),
        ],
    ),
    "slogan-unregistered": Cases(
        wrong=[of(saying("Toàn dân đoàn kết xây dựng nông thôn mới!", mark="+", bold=True))],
        right=[
            of(saying(*SLOGANS, mark="+", bold=True)),
            say("Toàn dân đoàn kết xây dựng nông thôn mới."),
        ],
    ),
    "cited-unregistered": Cases(
        wrong=[
            say("Thực hiện Kế hoạch số 10/KH-UBND ngày 16/02/2022."),
            say("Thực hiện Nghị quyết số 18-NQ/TW."),
            say("Căn cứ Luật số 77/2015/QH13."),
        ],
        right=[say("Thực hiện Kế hoạch số 09/KH-UBND."), say("Số hồ sơ là 99/382, đạt 25,9%.")],
    ),
    "cited-date": Cases(
        wrong=[
            say("Theo Kế hoạch số 09/KH-UBND ngày 16/3/2022.", "16/02/2022"),
            say("Theo Kế hoạch số 09/KH-UBND ngày 06 tháng 02 năm 2022.", "16/02/2022"),
            say(
                "Theo Kế hoạch số 09/KH-UBND ngày 01/01/2022.",
                documents=(plan(), plan(day=date(2021, 2, 3))),
            ),
        ],
        right=[
            say("Theo Kế hoạch số 09/KH-UBND ngày 16/02/2022."),
            say("Theo Kế hoạch số 09/KH-UBND ngày 16 tháng 02 năm 2022."),
            say(
                "Theo Kế hoạch số 09/KH-UBND ngày 3/2/2021.",
                documents=(plan(), plan(day=date(2021, 2, 3))),
            ),
            say("Theo Kế hoạch số 10/KH-UBND ngày 16/3/2022."),
            say("Theo Kế hoạch số 09/KH-UBND ngày 31/02/2022."),
        ],
    ),
    "cited-otherwise": Cases(
        wrong=[
            say("Theo Quyết định số 09/KH-UBND của UBND xã Chi Lăng Nam."),
            say("Theo Kế hoạch số 09/KH-UBND về chuyển đổi số."),
        ],
        right=[
            say("Theo Kế hoạch số 09/KH-UBND ngày 16/02/2022."),
            say(
                "Theo Kế hoạch số 09/KH-UBND ngày 16/02/2022 của UBND xã Chi Lăng Nam về tuyên "
                "truyền cải cách hành chính xã Chi Lăng Nam năm 2022."
            ),
            say("Theo Công văn số 508/UBND-VP về thực hiện chế độ báo cáo."),
            say("Kế hoạch số 10/KH-UBND về chuyển đổi số."),
        ],
    ),
    "cited-first": Cases(
        wrong=[
            say("Theo Kế hoạch số 09/KH-UBND ngày 16/02/2022."),
            say("Theo 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương về việc báo cáo."),
        ],
        right=[
            say(
                "Theo công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương về việc thực "
                "hiện chế độ báo cáo. Công văn số 508/UBND-VP yêu cầu báo cáo đúng hạn."
            ),
            say(
                "UBND xã Chi Lăng Nam đã ban hành Kế hoạch 09/KH-UBND ngày 16/02/2022 về tuyên "
                "truyền cải cách hành chính xã Chi Lăng Nam năm 2022."
            ),
        ],
    ),
    "cited-again": Cases(
        wrong=[
            of(
                saying(
                    "Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh về việc báo cáo.",
                    "Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh về việc báo cáo.",
                ),
                "",
            )
        ],
        right=[
            say(
                "Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh về việc báo cáo. Theo Công "
                "văn số 508/UBND-VP, báo cáo gửi trước ngày 20."
            )
        ],
    ),
}
