"""Cases of the rules on how it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tests.data_files import directive, office
from tests.documents.check.case import Cases, of, say
from tests.documents.check.made import (
    addressees,
    both,
    ending,
    heading,
    point,
    recipients,
    saying,
    with_blocks,
)

AFTER_JULY_2025: Final[dict[str, Any]] = {"issued_on": date(2025, 7, 2)}
RADIO: Final = "trên hệ thống Đài truyền thanh xã"

CASES: Final[Mapping[str, Cases]] = {
    "superseded": Cases(
        wrong=[
            say("Thực hiện dịch vụ công trực tuyến mức độ 3, 4.", "toàn trình, một phần"),
            say("Hồ sơ trực tuyến mức 4 đạt 50%.", "toàn trình, một phần"),
            say("Cung cấp dịch vụ công mức độ 3 và mức độ 4.", "toàn trình, một phần"),
            say("Theo chỉ đạo của Phòng Nội vụ huyện.", **AFTER_JULY_2025),
            of(recipients("Như trên", "UBND huyện Thanh Miện", "Lưu: VT, VP"), **AFTER_JULY_2025),
            say("Các xã, thị trấn trong tỉnh Hải Dương.", **AFTER_JULY_2025),
            say("Sở Thông tin và Truyền thông hướng dẫn.", **AFTER_JULY_2025),
        ],
        right=[
            say("Dịch vụ công trực tuyến mức độ 3, 4.", of="2022-Q2"),
            say("Dịch vụ công trực tuyến toàn trình, một phần; mức độ hài lòng đạt 90%."),
            say("Trước đây là dịch vụ công trực tuyến mức độ 4."),
            say("Theo chỉ đạo của Phòng Nội vụ huyện Thanh Miện, tỉnh Hải Dương."),
            of(
                both(
                    addressees("Sở Nội vụ thành phố Hải Phòng"),
                    recipients("Như trên", "Lưu: VT, VP"),
                    saying(
                        "Công văn số 5/UBND-VP ngày 05/3/2025 của UBND huyện Thanh Miện về việc "
                        "báo cáo.",
                        "Địa bàn huyện Thanh Miện cũ, thị trấn Thanh Miện trước đây.",
                        "Bạch Long Vĩ từng là huyện đảo.",
                    ),
                ),
                **AFTER_JULY_2025,
            ),
        ],
    ),
    "capitals": Cases(
        wrong=[
            say("Mọi tầng lớp nhân dân trong xã.", "Nhân dân"),
            say("Mọi tầng lớp Nhân Dân trong xã.", "Nhân dân"),
            say("Pháp luật của nhà nước.", "Nhà nước"),
            say("ủy ban nhân dân xã chỉ đạo.", "Ủy ban nhân dân"),
            say("Ủy ban Nhân dân xã chỉ đạo.", "Ủy ban nhân dân"),
            say("Kỳ họp hội đồng nhân dân xã.", "Hội đồng nhân dân"),
            say("Gửi Phòng nội vụ huyện.", "Phòng Nội vụ"),
            of(recipients("Như trên", "phòng Nội Vụ huyện", "Lưu: VT, VP"), "Phòng Nội vụ"),
            say("Nghị quyết của chính phủ.", "Chính phủ"),
        ],
        right=[
            say("Ủy ban nhân dân, Uỷ ban nhân dân, Hội đồng nhân dân xã và Nhân dân."),
            say("Tòa án nhân dân, công an nhân dân, Viện kiểm sát nhân dân huyện."),
            say("Giấy chứng minh nhân dân; chính phủ điện tử; Luật Ngân sách nhà nước."),
            say("Phòng Nội vụ, Sở Nội vụ; cán bộ nội vụ; Nhà nước."),
            say("Kỹ năng xử lý nội vụ việc."),
            of(with_blocks(heading("h", 1, "I.", "NHÂN DÂN VÀ NHÀ NƯỚC"), point("p"))),
            say(
                "Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh về cải cách nhà nước.",
                documents=(directive(subject="về cải cách nhà nước"),),
            ),
        ],
    ),
    "capitals-place": Cases(
        wrong=[
            say("Nhân dân Xã Chi Lăng Nam đồng tình.", "xã Chi Lăng Nam"),
            say("Nhân dân xã chi lăng nam đồng tình.", "xã Chi Lăng Nam"),
            say("UBND Tỉnh Hải Dương chỉ đạo.", "tỉnh Hải Dương"),
        ],
        right=[
            say("Xã Chi Lăng Nam đã thực hiện. Huyện Thanh Miện khen thưởng."),
            say("Nhân dân Xã Chi Lăng Nam.", office=office(unit_name="", district="", province="")),
            say("Nhân dân xã Chi Lăng Nam, huyện Thanh Miện, tỉnh Hải Dương."),
            of(with_blocks(heading("h", 1, "I.", "KẾT QUẢ CỦA XÃ CHI LĂNG NAM"), point("p"))),
        ],
    ),
    "capitals-law": Cases(
        wrong=[
            say("Theo điều 5 Nghị định về văn thư.", "Điều"),
            say("Theo quy định tại Khoản 2 Điều 5.", "khoản"),
            say("Theo quy định tại Điểm a khoản 2 Điều 5.", "điểm"),
            say("Theo chương II của Luật này.", "Chương"),
        ],
        right=[
            say("Theo điểm a khoản 2 Điều 5 Nghị định về văn thư."),
            say("Khoản 2 Điều 5 quy định về số văn bản."),
            say("Có điều 2 người chưa đồng ý; chương trình II; đạt điểm 8."),
        ],
    ),
    "slip": Cases(
        wrong=[
            say("Xã đang tải 26 tin, bài.", "đăng tải"),
            say("Đang tải các thủ tục lên trang.", "Đăng tải"),
            say("Treo bảng zôn ở các thôn.", "băng zôn"),
            say("Treo bằng rôn ở các thôn.", "băng rôn"),
            say("Treo băng dôn ở các thôn.", "băng rôn"),
            say("Việc sát nhập các thôn.", "sáp nhập"),
            say("Đẩy mạnh tuyên chuyền trong trong xã.", "tuyên truyền"),
            of(with_blocks(heading("h", 1, "I.", "TUYÊN CHUYỀN"), point("p")), "TUYÊN TRUYỀN"),
        ],
        right=[
            say("Xe đang tải vật liệu; trang đang đăng tải 26 tin, bài."),
            say("Treo băng zôn, băng rôn, băng-rôn; bảng điện tử; bằng khen."),
            say("Dịch vụ công và văn hóa; để làm; của các cấp; luôn luôn; ngày ngày."),
        ],
    ),
    "and-missing": Cases(
        wrong=[
            say(f"Đã phát 58 tin, bài {RADIO} đăng tải 26 tin, bài trên trang.", "và "),
            say("Treo 9 tấm băng rôn tổ chức 2 cuộc họp.", "và "),
        ],
        right=[
            say(f"Đã phát 58 tin, bài {RADIO} và đăng tải 26 tin, bài trên trang."),
            say(f"Đã phát 58 tin, bài {RADIO}, đăng tải 26 tin, bài trên trang."),
            say("Phát 58 tin, bài đạt 111% so với 52 tin, bài kế hoạch."),
        ],
    ),
    "hyphen": Cases(
        wrong=[
            of(recipients("Như trên", "Đảng ủy- HĐND xã", "Lưu: VT, VP"), " - "),
            say("Phát triển kinh tế -xã hội.", " - "),
        ],
        right=[
            say("Kinh tế - xã hội; băng-rôn; 2021-2030; tăng -5 điểm; Kế hoạch 09/KH- UBND."),
        ],
    ),
    "spacing": Cases(
        wrong=[
            say("Thừa  dấu cách.", " "),
            say("Có dấu cách trước , dấu phẩy.", ""),
            of(ending("Trên đây là báo cáo kết quả năm 2022 ./."), ""),
            say("Thiếu dấu cách,sau dấu phẩy.", ", "),
        ],
        right=[say("Các cấp, các ngành...; tỷ lệ 25,9%, 1.234,5 (năm 2022)."), say("a ... b")],
    ),
    "day-impossible": Cases(
        wrong=[say("Họp ngày 31/4/2022."), say("Họp ngày 29 tháng 02 năm 2022.")],
        right=[say("Họp ngày 30/4/2022, ngày 29/02/2024.")],
    ),
    "day-zero": Cases(
        wrong=[
            say("Họp ngày 1/3/2022.", "01/3/2022"),
            say("Họp ngày 16/2/2022.", "16/02/2022"),
            say("Họp ngày 16/03/2022.", "16/3/2022"),
            say("Họp ngày 5 tháng 1 năm 2023.", "05 tháng 01 năm 2023"),
        ],
        right=[say("Họp ngày 01/3/2022, ngày 16.02.2022, ngày 20 tháng 11 năm 2022.")],
    ),
}
