from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.documents.composer import NoSigner
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.tree import Document, Heading
from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.office import NoOfficeProfile, Signer
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.records import save
from cchc_desktop.services.report import UnknownForm, write_report
from cchc_desktop.services.report import compose_period as compose
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.repository import update_record
from tests.data_files import directive, office, radio_item

PLAN = directive(
    type="plan",
    symbol="09/KH-UBND",
    day=date(2022, 2, 16),
    issuer="UBND xã Chi Lăng Nam",
    subject="Về tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022",
    direction="own",
)
SLOGAN = Slogan(
    text="Đẩy mạnh <cải cách> hành chính!",
    displays=(Display(medium="banner", since=date(2022, 3, 7), pieces=2),),
)
TASK = Task(year=2023, content="Rà soát các bộ thủ tục.", result="not_done")


def keys(document: Document) -> list[str]:
    return [block.key for block in document.blocks]


def composed(file: DataFile, *made: Any, period: str = "2022", **also: Any) -> Document:
    for record in made:
        save(file, record)
    return compose(file, file.period(period), **also)


def test_a_full_report_cites_counts_quotes_and_numbers_its_parts(data_file: DataFile) -> None:
    report = composed(
        data_file,
        office(),
        directive(),
        PLAN,
        radio_item(),
        radio_item(channel="web"),
        SLOGAN,
        TASK,
    )
    text = plain_text(report)
    assert (
        "Thực hiện công văn số 508/UBND-VP ngày 01/3/2022 của UBND tỉnh Hải Dương "
        "về việc thực hiện chế độ báo cáo. Ủy ban nhân dân xã Chi Lăng Nam báo cáo"
    ) in text
    assert "đã ban hành Kế hoạch 09/KH-UBND ngày 16/02/2022 về tuyên truyền" in text
    assert (
        "Trong năm 2022 đã phát 01 tin, bài trên hệ thống Đài truyền thanh xã và đăng tải 01 tin, "
        "bài trên Trang thông tin điện tử xã Chi Lăng Nam."
    ) in text
    assert "+ Đẩy mạnh <cải cách> hành chính!" in text
    assert "III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023" in text
    assert "- Rà soát các bộ thủ tục." in text
    assert "./." in text
    assert "của tỉnh, huyện về cải cách hành chính" in text
    assert "trực tiếp tại bộ phận một cửa" in text
    assert "{" not in text
    assert [b.number for b in report.blocks if isinstance(b, Heading)] == ["I.", "II.", "III."]


def test_the_two_figures_are_live(data_file: DataFile) -> None:
    report = composed(data_file, office(), radio_item(), radio_item(), radio_item(channel="web"))
    (block,) = [block for block in report.blocks if block.key == "results.items"]
    content: Any = block
    live = {run.token: run.text for run in content.content if run.token}
    assert live == {
        "period": "năm 2022",
        "radio.items": "02",
        "office.kind": "xã",
        "web.items": "01",
        "office.unit_name": "xã Chi Lăng Nam",
    }


def test_without_a_directive_the_report_opens_plainly(data_file: DataFile) -> None:
    report = composed(data_file, office(), directive(day=date(2021, 3, 1)))
    assert "opening" not in keys(report)
    assert "direction.plan" not in keys(report)
    assert plain_text(report).count("Ủy ban nhân dân xã Chi Lăng Nam báo cáo kết quả") == 1
    assert "Thực hiện công văn" not in plain_text(report)


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        ([], set()),
        (["radio"], {"results.radio-items"}),
        (["web"], {"results.web-items"}),
        (["radio", "web"], {"results.items"}),
    ],
)
def test_only_what_was_recorded_is_counted_in_prose(
    data_file: DataFile, channels: list[str], expected: set[str]
) -> None:
    report = composed(data_file, office(), *(radio_item(channel=name) for name in channels))
    of_figures = {"results.items", "results.radio-items", "results.web-items"}
    assert of_figures & set(keys(report)) == expected
    if not expected:
        assert "đã phát" not in plain_text(report)


def test_no_data_is_never_printed_as_nought(data_file: DataFile) -> None:
    estimate = Measure(unit="items", quantity=Decimal(5), estimated=True)
    report = composed(data_file, office(), radio_item(measures=(estimate,)))
    assert "đã phát" not in plain_text(report)
    nothing = Measure(unit="items", quantity=Decimal(0))
    report = composed(data_file, radio_item(measures=(nothing,)))
    assert "đã phát 0 tin, bài" in plain_text(report).replace("phát 00 ", "phát 0 ")


def test_without_tasks_and_slogans_their_parts_are_left_out(data_file: DataFile) -> None:
    past = replace(SLOGAN.displays[0], until=date(2022, 3, 31))
    report = composed(
        data_file,
        office(),
        replace(TASK, year=2022),
        replace(SLOGAN, displays=(past,)),
        period="2022-Q2",
    )
    assert {"ending.no-tasks"} == {key for key in keys(report) if key.startswith("ending")}
    assert not [key for key in keys(report) if key.startswith(("directions", "results.slogan"))]
    assert report.subject == "Kết quả công tác tuyên truyền cải cách hành chính quý II năm 2022"


def test_the_office_of_the_day_of_issue(data_file: DataFile) -> None:
    desk = "Trung tâm Phục vụ hành chính công phường Lê Thanh Nghị"
    ward = office(
        valid_from=date(2025, 7, 1),
        body="Ủy ban nhân dân phường Lê Thanh Nghị",
        short_name="UBND phường Lê Thanh Nghị",
        unit_name="phường Lê Thanh Nghị",
        place="Lê Thanh Nghị",
        district="",
        province="thành phố Hải Phòng",
        superior="Sở Nội vụ thành phố Hải Phòng",
        one_stop_desk=desk,
        recipients=(),
    )
    report = composed(data_file, office(valid_to=date(2025, 6, 30)), ward, period="2025")
    text = plain_text(report)
    assert report.letterhead.printed_agency == ("ỦY BAN NHÂN DÂN", "PHƯỜNG LÊ THANH NGHỊ")
    assert f"trực tiếp tại {desk}" in text
    assert "của thành phố về cải cách hành chính" in text
    assert "Đài truyền thanh phường" in text
    # "Cấp xã" is the level, of which a ward is one kind.
    assert "xã" not in text.lower().replace("xã hội", "").replace("cấp xã", "")
    assert "huyện" not in text
    assert "Kính gửi: Sở Nội vụ thành phố Hải Phòng" in text
    of_2022 = compose(data_file, data_file.period("2022"))
    assert of_2022.letterhead.printed_agency[1] == "XÃ CHI LĂNG NAM"
    # Issued after the period's end: by the office of that day.
    late = compose(data_file, data_file.period("2025-Q2"), issued_on=date(2025, 7, 2), number=5)
    assert late.letterhead.place_and_date == "Lê Thanh Nghị, ngày 02 tháng 7 năm 2025"
    assert late.letterhead.number == "Số: 05/BC-UBND"


def test_a_township_is_called_by_both_its_words(data_file: DataFile) -> None:
    town = office(
        body="Ủy ban nhân dân thị trấn Thanh Miện",
        short_name="UBND thị trấn Thanh Miện",
        unit_name="thị trấn Thanh Miện",
    )
    assert "hệ thống Đài truyền thanh thị trấn," in plain_text(composed(data_file, town))


def test_levels_above_that_are_not_said_leave_no_gap(data_file: DataFile) -> None:
    text = plain_text(composed(data_file, office(province="Hải Dương", district="")))
    assert "của Đảng, Nhà nước, của cấp trên về cải cách hành chính" in text


def test_number_and_day_are_blanks_until_they_are_given(data_file: DataFile) -> None:
    save(data_file, office())
    blank = compose(data_file, data_file.period("2022"))
    assert blank.letterhead.number == "Số:       /BC-UBND"
    assert blank.letterhead.place_and_date == "Chi Lăng Nam, ngày        tháng 12 năm 2022"
    given = compose(data_file, data_file.period("2022"), number=45, issued_on=date(2022, 12, 20))
    assert given.letterhead.number == "Số: 45/BC-UBND"
    assert given.letterhead.place_and_date == "Chi Lăng Nam, ngày 20 tháng 12 năm 2022"


def test_a_deputy_signs_for_the_chairman(data_file: DataFile) -> None:
    signature = composed(data_file, office()).signature
    assert signature.printed_position == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signature.name == "Nguyễn Văn Nhưng"


def test_the_chairman_signs_himself(data_file: DataFile) -> None:
    signer = Signer(name="Vũ Đình Khải", position="chairman")
    signature = composed(data_file, office(signers=(signer,))).signature
    assert signature.printed_position == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_recipients_and_addressee_go_together(data_file: DataFile) -> None:
    saved, _ = save(data_file, office())
    report = compose(data_file, data_file.period("2022"))
    assert report.recipients.printed[0] == "- Như trên;"
    assert report.recipients.printed[-1] == "- Lưu: VT, VP."
    save(data_file, replace(saved, addressee=False, show_superior=True))
    report = compose(data_file, data_file.period("2022"))
    assert report.addressees is None
    assert "Như trên" not in " ".join(report.recipients.printed)
    assert report.letterhead.printed_superior == ("ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN",)


def test_without_an_office_or_a_signer_the_report_is_refused_in_words(
    data_file: DataFile, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    with pytest.raises(NoOfficeProfile, match="31/12/2022"):
        write_report(data_file, data_file.period("2022"), target)
    saved, _ = save(data_file, office())
    with writing(data_file.engine) as connection:
        update_record(connection, saved, replace(saved, signers=()))
    with pytest.raises(NoSigner, match="chưa có người ký"):
        write_report(data_file, data_file.period("2022"), target)
    assert not target.exists()


class StopsAt:
    def __init__(self, step: int) -> None:
        self._step = step
        self.seen: list[int] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.seen.append(done)
        assert what
        assert done <= total
        if done == self._step:
            raise Cancelled


def test_a_cancelled_report_leaves_nothing(data_file: DataFile, tmp_path: Path) -> None:
    save(data_file, office())
    target = tmp_path / "a.pdf"
    with pytest.raises(Cancelled):
        write_report(data_file, data_file.period("2022"), target, progress=StopsAt(1))
    assert list(tmp_path.glob("*.pdf")) == []
    watcher = StopsAt(99)
    write_report(data_file, data_file.period("2022"), target, progress=watcher)
    assert target.read_bytes().startswith(b"%PDF")
    assert watcher.seen == [0, 1, 2]


def test_a_range_of_days_reads_as_one(data_file: DataFile) -> None:
    report = composed(data_file, office(), radio_item(), period="2022-03-15..2022-06-14")
    assert report.subject.endswith("giai đoạn từ ngày 15/3/2022 đến ngày 14/6/2022")


def test_the_report_as_a_word_file(data_file: DataFile, tmp_path: Path) -> None:
    from cchc_desktop.documents.reading_docx import text_of_docx

    save(data_file, office())
    save(data_file, radio_item())
    target = tmp_path / "báo cáo.docx"
    write_report(data_file, data_file.period("2022"), target)
    assert "đã phát 01 tin, bài" in text_of_docx(target)


def test_a_form_that_there_is_not_is_refused(data_file: DataFile, tmp_path: Path) -> None:
    save(data_file, office())
    with pytest.raises(UnknownForm, match=r"hãy đổi tên “báo cáo\.odt”"):
        write_report(data_file, data_file.period("2022"), tmp_path / "báo cáo.odt")
    assert list(tmp_path.glob("*.odt")) == []
