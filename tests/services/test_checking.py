"""The checker on real data: the seed as it stands, the sample office's reports, repairs undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.documents.check import Finding
from cchc_desktop.documents.docx import write_docx
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.reading_text import UnreadableText
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import CLOSED, Report
from cchc_desktop.services.checking import (
    NotRepairable,
    check_period,
    check_report,
    found_in,
    repair,
    text_of_file,
)
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file
from cchc_desktop.services.records import every, save, undo
from cchc_desktop.services.report import compose_period
from cchc_desktop.services.report_blocks import add_block, edit_block
from cchc_desktop.services.report_composing import Writing, begin, open_report
from cchc_desktop.services.report_issue import NotClosed, close, issue
from cchc_desktop.services.reports import set_subject
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import insert_records
from tests.data_files import directive, office, radio_item
from tests.services.test_report import PLAN, SLOGAN, TASK

SEED = Path(__file__).parents[1] / "documents" / "seed-as-it-stands.txt"
MENDED = Path(__file__).with_name("seed-mended.txt")

TEN_FAULTS = {
    "1. the opening speaks of another period than the title": ("period", "quý II năm 2022"),
    "2. KT. is missing although a deputy signs": ("signed-for", "KT. CHỦ TỊCH"),
    "3. the signer's name is in capitals": ("signer-capitals", "Nguyễn Văn Nhưng"),
    "4. spaces inside symbols": ("symbol-space", "09/KH-UBND"),
    "5a. đang tải": ("slip", "đăng tải"),
    "5b. và is missing between the two counts": ("and-missing", "và"),
    "5c. bảng zôn": ("slip", "băng zôn"),
    "6. Lưu VP.": ("filing", "Lưu: VT, VP"),
    "7a. no Kính gửi": ("addressee-missing", "Kính gửi"),
    "7b. no Như trên": ("as-above", "Như trên"),
    "8. levels 3 and 4": ("superseded", "mức độ 3, 4"),
    "9. a figure typed by hand": ("figure-typed", "58"),
    "9. the other figure typed by hand": ("figure-typed", "26"),
    "10. nhân dân": ("capitals", "“nhân dân”"),
    "10. nhà nước": ("capitals", "“nhà nước”"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    file = create_data_file(tmp_path_factory.mktemp("mẫu") / "mau.cchc", who="văn thư")
    write_sample_office(file)
    yield file
    file.close()


@pytest.fixture
def draft(data_file: DataFile) -> tuple[DataFile, int]:
    """A draft for 2022 in an office with what a report speaks of."""
    for record in (
        office(),
        directive(),
        PLAN,
        radio_item(),
        radio_item(channel="web"),
        SLOGAN,
        TASK,
    ):
        save(data_file, record)
    report, _ = begin(data_file, data_file.period("2022"))
    assert report.id is not None
    return data_file, report.id


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.rule for finding in findings}


def of_rule(findings: tuple[Finding, ...], rule: str) -> Finding:
    (found,) = [finding for finding in findings if finding.rule == rule]
    return found


def block(writing: Writing, key: str) -> ReportBlock:
    (found,) = [one for one in writing.blocks if one.key == key]
    return found


def say(file: DataFile, report: int, wording: str) -> str:
    """Add a block of the office's own behind the figures; return its key."""
    at = block(open_report(file, report), "results.radio").id
    add_block(file, report, wording, kind="dash", after=at)
    own = [one.key for one in open_report(file, report).blocks if one.key.startswith("own.")]
    return max(own, key=lambda key: int(key.removeprefix("own.")))


@pytest.mark.parametrize("fault", TEN_FAULTS)
def test_the_seed_as_it_stands_shows_its_faults(sample: DataFile, fault: str) -> None:
    rule, words = TEN_FAULTS[fault]
    found = check_period(sample, sample.period("2022"), text=SEED.read_text("utf-8"))
    assert any(words in finding.message for finding in found if finding.rule == rule)


def test_the_seed_shows_nothing_that_is_not_there(sample: DataFile) -> None:
    found = check_period(sample, sample.period("2022"), text=SEED.read_text("utf-8"))
    known = {rule for rule, _ in TEN_FAULTS.values()}
    assert rules(found) - known == {
        "letterhead-missing",
        "sentence-broken",  # "vai trò, tầm quan trọng của / việc ứng dụng"
        "slogan",  # nhân dân and nhà nước again, in slogans that are registered otherwise
        "cited-otherwise",  # "về chính phủ" for "về Chính phủ điện tử"
        "hyphen",  # "Đảng ủy- HĐND- UBND xã"
    }


def test_the_seed_mended_has_only_its_typed_figures(sample: DataFile) -> None:
    found = check_period(sample, sample.period("2022"), text=MENDED.read_text("utf-8"))
    assert rules(found) == {"letterhead-missing", "figure-typed"}


@pytest.mark.parametrize(
    "period",
    ["2021", "2022-Q1", "2022-Q2", "2022-Q3", "2022", "2023-Q1", "2022-H1", "2025", "2022-05"],
)
def test_the_sample_offices_reports_are_clean(sample: DataFile, period: str) -> None:
    assert check_period(sample, sample.period(period)) == ()


def test_they_are_clean_by_the_statutory_calendar_and_with_a_day(sample: DataFile) -> None:
    assert check_period(sample, sample.period("2022", "statutory")) == ()
    assert check_period(sample, sample.period("2022"), on=date(2022, 12, 20)) == ()
    assert check_period(sample, sample.period("2022"), on=date(2023, 1, 5)) == ()


def test_a_report_that_comes_back_from_word_is_only_told_of_its_figures(
    sample: DataFile, tmp_path: Path
) -> None:
    period, target = sample.period("2022"), tmp_path / "báo cáo.docx"
    document = compose_period(sample, period, number=45, issued_on=date(2022, 12, 20))
    write_docx(document, target)
    text = text_of_file(target)
    assert "Số: 45/BC-UBND" in text
    assert rules(check_period(sample, period, text=text)) == {"figure-typed"}


def test_a_text_is_judged_by_its_own_day_and_by_the_office_of_that_day(sample: DataFile) -> None:
    text = "Số: 45/BC-UBND\nChi Lăng Nam, ngày 20 tháng 12 năm 2025\nBÁO CÁO\nKết quả năm 2025\n\n"
    text += "Theo chỉ đạo của UBND huyện Thanh Miện./."
    period = sample.period("2025")
    found = check_period(sample, period, text=text)
    assert "superseded" in rules(found)
    assert "Sở Nội vụ thành phố Hải Phòng" in of_rule(found, "addressee-missing").message
    before = check_period(sample, period, text=text, on=date(2025, 6, 30))
    assert "superseded" not in rules(before)
    assert "huyện Thanh Miện" in of_rule(before, "addressee-missing").message


def test_a_texts_own_day_that_no_office_knows_is_not_believed(data_file: DataFile) -> None:
    save(data_file, office(valid_from=date(2022, 12, 1), valid_to=date(2022, 12, 31)))
    text = "Số: 45/BC-UBND\nChi Lăng Nam, ngày 20 tháng 01 năm 2023\nBÁO CÁO\nKết quả năm 2022"
    found = check_period(data_file, data_file.period("2022"), text=text)
    assert "addressee-missing" in rules(found)


def test_a_draft_is_clean_until_somebody_writes_into_it(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    assert check_report(file, report) == ()
    key = say(file, report, "Đài truyền thanh phát 57 tin, bài tại {office.kind}.")
    found = of_rule(check_report(file, report), "figure")
    assert (found.key, found.place) == (key, "Phần II, đoạn 3")
    assert found.start == len("Đài truyền thanh phát ")


def test_a_figure_is_put_right_by_its_live_word_and_counts_as_read(
    draft: tuple[DataFile, int],
) -> None:
    file, report = draft
    key = say(file, report, "Tại {office.kind}, Đài truyền thanh phát 57 tin, bài.")
    operation = repair(file, report, of_rule(check_report(file, report), "figure"))
    after = block(open_report(file, report), key)
    assert after.wording == "Tại {office.kind}, Đài truyền thanh phát {radio.items} tin, bài."
    assert [(seen.token, seen.shown) for seen in after.seen] == [("radio.items", "01")]
    assert open_report(file, report).sentences == ()
    assert check_report(file, report) == ()
    assert operation.registers == {"report_blocks"}
    undo(file)
    assert "phát 57 tin" in block(open_report(file, report), key).wording


def test_a_period_in_the_subject_and_in_a_block(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    set_subject(file, report, "Kết quả công tác tuyên truyền quý II năm 2022")
    opening = block(open_report(file, report), "opening")
    assert opening.id is not None
    edit_block(file, opening.id, opening.wording.replace("{period}", "quý II năm 2022"))
    for finding in check_report(file, report):
        assert finding.rule == "period"
        repair(file, report, finding)
    writing = open_report(file, report)
    assert writing.report.title == "Kết quả công tác tuyên truyền năm 2022"
    assert block(writing, "opening").wording == opening.wording
    assert check_report(file, report) == ()


MESSY = (
    "Xã đang tải 5 tin, bài lên trang của {office.unit_name}  ; treo bảng zôn.",
    "Theo Kế hoạch 09/KH- UBND ngày 16/3/2022, mọi tầng lớp nhân dân {office.kind} hưởng ứng.",
    "{period}: dịch vụ công trực tuyến mức độ 3, 4 của nhà nước; họp ngày 1/3/2022.",
    "Đài truyền thanh phát 58 tin, bài {radio.items} tổ chức 2 cuộc họp.",
)


def test_mending_all_that_can_be_mended_comes_to_an_end_and_can_be_undone(
    draft: tuple[DataFile, int],
) -> None:
    file, report = draft
    for wording in MESSY:
        say(file, report, wording)
    before = plain_text(open_report(file, report).document)
    steps = 0
    while mendable := [f for f in check_report(file, report) if f.repair is not None]:
        was = plain_text(open_report(file, report).document)
        repair(file, report, mendable[-1])
        assert plain_text(open_report(file, report).document) != was
        steps += 1
        assert steps < 30
    writing = open_report(file, report)
    assert {one.wording for one in writing.blocks if one.own} >= {
        "Xã đăng tải 5 tin, bài lên trang của {office.unit_name}; treo băng zôn.",
        "Theo Kế hoạch 09/KH-UBND ngày 16/02/2022, mọi tầng lớp Nhân dân {office.kind} hưởng ứng.",
        "{period}: dịch vụ công trực tuyến toàn trình, một phần của Nhà nước; họp ngày 01/3/2022.",
    }
    assert "error" not in {finding.severity for finding in check_report(file, report)}
    for _ in range(steps):
        undo(file)
    assert plain_text(open_report(file, report).document) == before


def test_what_a_live_word_says_is_put_right_in_its_register(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    (slogan,) = every(file, Query(register="slogans"))
    save(file, replace(slogan, text="Toàn thể nhân dân chung tay cải cách hành chính!"))
    found = of_rule(check_report(file, report), "capitals")
    assert found.repair is None
    assert found.message.endswith("Sửa ở trang Khẩu hiệu.")
    (task,) = every(file, Query(register="tasks"))
    save(file, replace(task, content="Rà soát thủ tục cho nhân dân."))
    messages = [f.message for f in check_report(file, report) if f.rule == "capitals"]
    assert any(message.endswith("Sửa ở trang Nhiệm vụ.") for message in messages)
    with pytest.raises(NotRepairable, match="tự sửa"):
        repair(file, report, found)


def test_what_the_office_is_called_is_put_right_there(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    (profile,) = every(file, Query(register="offices"))
    named = replace(profile.signers[0], name="NGUYỄN VĂN NHƯNG")
    save(file, replace(profile, signers=(named,), place="Xã Chi Lăng Nam"))
    found = check_report(file, report)
    assert rules(found) == {"signer-capitals", "date-form"}
    assert all(f.repair is None and f.message.endswith("Sửa ở trang Cơ quan.") for f in found)


def test_a_figure_without_data_is_to_be_recorded(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    say(file, report, "Đã phát {leaflet.sheets} tờ rơi.")
    found = of_rule(check_report(file, report), "blank")
    assert "Chưa có số liệu" in found.message
    assert found.message.endswith("Sửa ở trang Hoạt động.")
    say(file, report, "Tuyên truyền {period}  tại xã.")
    assert of_rule(check_report(file, report), "spacing").repair is not None


def test_what_the_register_of_documents_says_is_put_right_there(
    draft: tuple[DataFile, int],
) -> None:
    file, report = draft
    (letter,) = [d for d in every(file, Query(register="documents")) if d.type == "letter"]
    save(file, replace(letter, issuer="ủy ban nhân dân tỉnh Hải Dương"))
    found = of_rule(check_report(file, report), "capitals")
    assert found.message.endswith("Sửa ở trang Văn bản.")


def test_a_finding_that_no_longer_holds_changes_nothing(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    key = say(file, report, "Treo bảng zôn ở thôn.")
    finding = of_rule(check_report(file, report), "slip")
    own = block(open_report(file, report), key)
    assert own.id is not None
    edit_block(file, own.id, "Đã treo bảng zôn ở thôn.")
    with pytest.raises(NotRepairable, match="vừa thay đổi"):
        repair(file, report, finding)
    assert block(open_report(file, report), key).wording == "Đã treo bảng zôn ở thôn."


def test_a_closed_report_is_judged_as_it_was_frozen(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    say(file, report, "Đài truyền thanh phát 01 tin, bài.")
    open_finding = of_rule(check_report(file, report), "figure-typed")
    close(file, report)
    save(file, radio_item(title="Tin mới"))
    frozen = check_report(file, report)
    assert [(f.rule, f.repair) for f in frozen] == [("figure-typed", None)]
    assert check_period(file, file.period("2022")) == frozen
    with pytest.raises(Sealed):
        repair(file, report, open_finding)
    issue(file, report, on=date(2022, 12, 20))
    assert check_report(file, report) == frozen


def test_a_report_from_before_the_program_has_nothing_to_check(data_file: DataFile) -> None:
    save(data_file, office())
    old = Report(period="2021", calendar="calendar", title="Kết quả năm 2021", state=CLOSED)
    with writing(data_file.engine) as connection:
        (stored,) = insert_records(connection, [old])
    with pytest.raises(NotClosed, match="không có bản lưu"):
        check_report(data_file, stored.id)


def test_an_estimate_is_left_over_only_when_the_year_is_over(draft: tuple[DataFile, int]) -> None:
    file, report = draft
    say(file, report, "Ước thực hiện cả năm đạt kế hoạch.")
    assert check_report(file, report, today=date(2022, 12, 20)) == ()
    assert rules(check_report(file, report, today=date(2023, 1, 3))) == {"estimate"}
    assert rules(check_report(file, report)) == {"estimate"}
    assert [finding.rule for finding in found_in(open_report(file, report))] == ["estimate"]


def test_files_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="Không có tệp"):
        text_of_file(tmp_path / "x.txt")
    with pytest.raises(CchcError, match="là một thư mục"):
        text_of_file(tmp_path)
    with pytest.raises(CchcError, match="Không có tệp"):
        text_of_file(tmp_path / "x.docx")
    with pytest.raises(CchcError, match="Không đọc được tệp"):
        text_of_file(tmp_path / f"{'x' * 300}.txt")
    old = tmp_path / "cũ.txt"
    old.write_bytes("Ủy ban".encode("utf-16"))
    with pytest.raises(UnreadableText, match="UTF-8"):
        text_of_file(old)
    word = tmp_path / "giả.docx"
    word.write_text("không phải Word")
    with pytest.raises(CchcError, match="giả"):
        text_of_file(word)


def test_checking_writes_nothing(sample: DataFile) -> None:
    before = sample.path.read_bytes()
    check_period(sample, sample.period("2022"), text=SEED.read_text("utf-8"))
    check_period(sample, sample.period("2022"))
    assert sample.path.read_bytes() == before
    again = open_data_file(sample.path)
    again.close()
