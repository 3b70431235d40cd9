from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import PeriodKind, list_periods
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.demo import DemoFiles, write_demo
from cchc_desktop.services.figures import figures
from cchc_desktop.services.records import get_all, save
from cchc_desktop.services.tally import tally_json
from tests.data_files import radio_item

SEED = Path(__file__).with_name("seed-mended.txt")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    return write_demo(tmp_path_factory.mktemp("demo") / "Xã mẫu")


@pytest.fixture
def sample(demo: DemoFiles) -> Iterator[DataFile]:
    file = open_data_file(demo.data)
    yield file
    file.close()


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf_text(path: Path) -> str:
    """Give the text as it runs on from page to page, without the numbers at the pages' heads."""
    running = ""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            running += text if number == 1 else text.lstrip().removeprefix(str(number))
            text_page.close()
            page.close()
    return running


@pytest.mark.parametrize("calendar", ["calendar", "statutory"])
def test_figures_of_2022_have_trails_as_long(sample: DataFile, calendar: str) -> None:
    tally = {f["name"]: f for f in tally_json(sample, sample.period("2022", calendar))["figures"]}
    if calendar == "calendar":
        assert tally["radio.items"]["in_period"] == 58
        assert tally["web.items"]["in_period"] == 26
    for name in ("radio.items", "web.items"):
        assert len(tally[name]["records"]) == tally[name]["in_period"]
        assert len(set(tally[name]["records"])) == len(tally[name]["records"])
    assert tally["slogans.sentences"]["in_period"] == 3


def test_the_statutory_year_is_another_year(sample: DataFile) -> None:
    natural = set(figures(sample, sample.period("2022"), trails=True)["radio.items"].records)
    found = figures(sample, sample.period("2022", "statutory"), trails=True)["radio.items"]
    assert set(found.records) != natural
    by_day = {a.id: a.day for a in get_all(sample, "activities")}
    span = found.records and sample.period("2022", "statutory")
    assert span
    assert all(span.contains(by_day[key]) for key in found.records)


@pytest.mark.parametrize("calendar", ["calendar", "statutory"])
@pytest.mark.parametrize("kind", [PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTH])
def test_the_parts_of_2022_add_up(sample: DataFile, calendar: str, kind: PeriodKind) -> None:
    known = list_periods(2022, sample.calendars[calendar])
    year = figures(sample, sample.period("2022", calendar), trails=True)
    parts = [figures(sample, p, trails=True) for p in known if p.kind is kind]
    for name in ("radio.items", "radio.broadcasts", "web.items", "meeting.attendees"):
        counted = [p[name].in_period for p in parts if name in p]
        assert sum(value for value in counted if value is not None) == year[name].in_period
        trails = [key for p in parts if name in p for key in p[name].records]
        assert sorted(trails) == sorted(year[name].records)


def test_the_second_quarter_is_its_own_activities(sample: DataFile) -> None:
    quarter = sample.period("2022-Q2")
    expected = [
        a.id
        for a in get_all(sample, "activities")
        if a.channel == "radio" and (a.day.year, (a.day.month + 2) // 3) == (2022, 2)
    ]
    figure = figures(sample, quarter, trails=True)["radio.items"]
    assert sorted(figure.records) == sorted(expected)
    assert figure.in_period == len(expected) > 0


def test_the_report_holds_every_paragraph_of_the_seed(demo: DemoFiles) -> None:
    printed = squeezed(pdf_text(demo.report))
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")
    assert len(paragraphs) > 30
    assert [p for p in paragraphs if squeezed(p) not in printed] == []


def test_the_seeds_faults_are_not_in_the_report(demo: DemoFiles) -> None:
    printed = " ".join(pdf_text(demo.report).split())
    for fault in (
        "quý II",
        "UBND- VP",
        "KH- UBND",
        "đang tải",
        "bảng zôn",
        "mức độ 3, 4",
        "Lưu VP",
    ):
        assert fault not in printed
    assert "NGUYỄN VĂN NHƯNG" not in printed
    assert "nhà nước" not in printed


def test_the_data_file_says_that_it_is_a_sample(sample: DataFile) -> None:
    assert sample.is_sample


def test_the_tally_is_a_workbook(demo: DemoFiles) -> None:
    assert zipfile.is_zipfile(demo.tally)


def test_once_more_keeps_the_data_file_and_makes_the_papers_anew(tmp_path: Path) -> None:
    files = write_demo(tmp_path)
    file = open_data_file(files.data)
    save(file, radio_item(title="Tin của tôi"))
    file.close()
    files.report.unlink()
    files.tally.write_bytes(b"")
    assert tuple(write_demo(tmp_path)) == tuple(files)
    file = open_data_file(files.data)
    assert "Tin của tôi" in {a.title for a in get_all(file, "activities")}
    assert figures(file, file.period("2022"))["radio.items"].in_period == 59
    file.close()
    assert "đã phát 59 tin, bài" in " ".join(pdf_text(files.report).split())
    assert zipfile.is_zipfile(files.tally)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files}


def test_another_programs_file_of_that_name_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mau.cchc").write_text("của tôi")
    with pytest.raises(CchcError, match="không phải là tệp dữ liệu"):
        write_demo(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mau.cchc"]
    assert (tmp_path / "mau.cchc").read_text() == "của tôi"


def test_half_a_sample_office_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: DataFile) -> None:
        raise Cancelled

    monkeypatch.setattr("cchc_desktop.services.demo.write_sample_office", fail)
    with pytest.raises(Cancelled):
        write_demo(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(CchcError, match="đã có một tệp mang tên này"):
        write_demo(tmp_path / "a")
