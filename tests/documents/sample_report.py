"""A 2022 report of the sample office in the shape of a real one, for tests to draw and vary."""

from __future__ import annotations

from cchc_desktop.documents.tree import (
    Addressees,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Signature,
    runs,
)

DIRECTION = (
    (
        "UBND xã Chi Lăng Nam đã ban hành Kế hoạch số 09/KH-UBND ngày 16/02/2022 về tuyên truyền "
        "cải cách hành chính xã Chi Lăng Nam năm 2022. Xác định trọng tâm tuyên truyền hướng dẫn "
        "đến toàn bộ cán bộ, công chức, viên chức trong hệ thống chính trị, cơ quan quản lý Nhà "
        "nước, doanh nghiệp và mọi tầng lớp Nhân dân trên địa bàn xã."
    ),
    (
        "Công tác cải cách hành chính nói chung và lĩnh vực tuyên truyền về cải cách hành chính "
        "nói riêng những năm qua luôn được sự quan tâm, chỉ đạo quyết liệt của các cấp ủy Đảng, "
        "chính quyền, sự đồng thuận của các tổ chức đoàn thể, Mặt trận và Nhân dân và sự vào cuộc "
        "quyết tâm của các cơ quan đơn vị, qua đó tạo sự thuận lợi trong thực hiện các giải pháp "
        "nâng cao chất lượng cải cách hành chính."
    ),
    (
        "UBND xã chỉ đạo công chức chuyên môn tham mưu việc tuyên truyền cải cách hành chính bám "
        "sát kế hoạch đã đề ra và bám sát các chủ trương, đường lối của Đảng, chính sách, pháp "
        "luật của Nhà nước."
    ),
    (
        "Chỉ đạo các bộ phận chuyên môn tuyên truyền bằng nhiều hình thức như: Tuyên truyền tại "
        "các cuộc họp, hội nghị, tuyên truyền trực tiếp tại bộ phận một cửa, tuyên truyền bằng "
        "băng zôn, khẩu hiệu, tuyên truyền trên hệ thống Đài truyền thanh xã, tuyên truyền trên "
        "trang thông tin điện tử của xã..."
    ),
    (
        "Phân công trách nhiệm, chỉ đạo các cơ quan chuyên môn tổ chức triển khai thực hiện với "
        "những định hướng trọng tâm tuyên truyền phù hợp theo từng giai đoạn và hàng năm."
    ),
)
SLOGANS = (
    "Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy nhà nước!",
    "Đẩy mạnh ứng dụng công nghệ thông tin trong hoạt động của cơ quan hành chính nhà nước!",
    "Cán bộ và Nhân dân xã Chi Lăng Nam chung tay thực hiện cải cách thủ tục hành chính!",
)
TASKS = (
    (
        "Công khai việc đánh giá, xác định chỉ số CCHC, hàng năm lấy kết quả thực hiện CCHC làm "
        "cơ sở đánh giá mức độ hoàn thành nhiệm vụ, năng lực điều hành của lãnh đạo, là cơ sở "
        "bình xét thi đua khen thưởng đối với tập thể, cá nhân, người đứng đầu của cơ quan, đơn "
        "vị, chính quyền địa phương."
    ),
    (
        "Tiếp tục đổi mới nội dung và hình thức tuyên truyền để công tác tuyên truyền cải cách "
        "hành chính đạt hiệu quả cao."
    ),
    (
        "Chỉ đạo bộ phận một cửa tổ chức niêm yết kịp thời, công khai các bộ thủ tục hành chính, "
        "nhằm giúp người dân, doanh nghiệp dễ dàng tiếp cận, nắm bắt thông tin góp phần tích cực "
        "vào sự phát triển kinh tế - xã hội của địa phương."
    ),
)
OPENING = (
    "Thực hiện Công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương về việc thực "
    "hiện chế độ báo cáo cải cách hành chính định kỳ năm 2022, Ủy ban nhân dân xã Chi Lăng "
    "Nam báo cáo kết quả công tác tuyên truyền cải cách hành chính năm 2022 cụ thể như sau:"
)
ENDING = (
    "Trên đây là báo cáo công tác tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022 "
    "và phương hướng, nhiệm vụ năm 2023. Kính mong các cấp lãnh đạo quan tâm chỉ đạo để công "
    "tác cải cách hành chính của xã Chi Lăng Nam đạt được hiệu quả cao./."
)
LETTERHEAD = Letterhead(
    agency=("Ủy ban nhân dân", "xã Chi Lăng Nam"),
    number="Số:      /BC-UBND",
    place_and_date="Chi Lăng Nam, ngày      tháng 12 năm 2022",
)
RECIPIENTS = Recipients(
    (
        "Như trên",
        "Phòng Nội vụ huyện Thanh Miện",
        "Đảng ủy, HĐND, UBND xã",
        "Lưu: VT, VP",
    )
)
DEPUTY = Signature(
    authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
    position="Phó Chủ tịch",
    name="Nguyễn Văn Nhưng",
)


def _dashes(section: str, texts: tuple[str, ...]) -> tuple[Point, ...]:
    return tuple(
        Point(f"{section}.{number}", "-", runs(text)) for number, text in enumerate(texts, start=1)
    )


def report_blocks() -> tuple[Block, ...]:
    """Return the body of the 2022 report: three parts, dashes, bold pluses, two live figures."""
    return (
        Paragraph("opening", runs(OPENING)),
        Heading("direction", 1, "I.", "Công tác chỉ đạo, điều hành"),
        *_dashes("direction", DIRECTION),
        Heading("results", 1, "II.", "Kết quả đạt được"),
        Point(
            "results.broadcast",
            "-",
            (
                Run("Trong năm 2022 đã phát "),
                Run("58", token="radio.items"),
                Run(" tin, bài trên hệ thống Đài truyền thanh xã và đăng tải "),
                Run("26", token="web.items"),
                Run(" tin, bài trên Trang thông tin điện tử xã Chi Lăng Nam."),
            ),
        ),
        Point(
            "results.slogans",
            "-",
            runs(
                "Thực hiện tuyên truyền bằng các khẩu hiệu tại bảng điện tử của xã và băng zôn "
                "tại các trục đường chính với nội dung:"
            ),
        ),
        *(
            Point(f"results.slogans.{number}", "+", runs(text, bold=True))
            for number, text in enumerate(SLOGANS, start=1)
        ),
        Heading("tasks", 1, "III.", "Phương hướng, nhiệm vụ năm 2023"),
        *_dashes("tasks", TASKS),
        Paragraph("ending", runs(ENDING)),
    )


def report() -> Document:
    """Return the report of a deputy chairman to one superior, number and day still blank."""
    return Document(
        letterhead=LETTERHEAD,
        title="Báo cáo",
        subject="Kết quả công tác tuyên truyền cải cách hành chính năm 2022",
        addressees=Addressees(("Ủy ban nhân dân huyện Thanh Miện",)),
        blocks=report_blocks(),
        recipients=RECIPIENTS,
        signature=DEPUTY,
    )
