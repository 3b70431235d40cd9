from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.domain.report_blocks import DASH, PARAGRAPH, PART
from cchc_desktop.services.checking import check_report, repair
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.records import save, undo
from cchc_desktop.services.report_composing import begin, compose_again, open_report
from cchc_desktop.services.report_taking import NothingToTakeIn, take_in
from tests.data_files import office

SEED = Path(__file__).parent.parent / "documents" / "seed-as-it-stands.txt"


@pytest.fixture
def taken(data_file: DataFile) -> int:
    save(data_file, office())
    report, _ = take_in(data_file, data_file.period("2022"), SEED)
    assert report.id is not None
    return report.id


def test_every_paragraph_becomes_a_block_of_the_office(data_file: DataFile, taken: int) -> None:
    writing = open_report(data_file, taken)
    assert writing.report.title == "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    kinds = [block.kind for block in writing.blocks]
    assert (kinds[0], kinds.count(PART)) == (PARAGRAPH, 3)
    assert kinds.count(DASH) >= 15
    assert all(block.own for block in writing.blocks)
    told = " ".join(block.wording for block in writing.blocks)
    assert "Trong năm 2022 đã phát 58 tin, bài" in told


def test_composing_again_leaves_it_alone_and_what_is_wrong_can_be_mended(
    data_file: DataFile, taken: int
) -> None:
    before = open_report(data_file, taken).blocks
    assert compose_again(data_file, taken).id == 0
    assert open_report(data_file, taken).blocks == before
    following, _ = begin(data_file, data_file.period("2023-Q1"), former=taken)
    assert following.id is not None
    assert [b.wording for b in open_report(data_file, following.id).blocks] == [
        block.wording for block in before
    ]
    finding = next(
        found
        for found in check_report(data_file, taken)
        if found.repair is not None and "508/UBND-VP" in found.message
    )
    repair(data_file, taken, finding)
    told = " ".join(block.wording for block in open_report(data_file, taken).blocks)
    assert "508/UBND-VP" in told
    undo(data_file)
    told = " ".join(block.wording for block in open_report(data_file, taken).blocks)
    assert "508/UBND- VP" in told


def test_a_brace_in_the_text_stays_a_brace(data_file: DataFile, tmp_path: Path) -> None:
    save(data_file, office())
    source = tmp_path / "cũ.txt"
    source.write_text("BÁO CÁO\nKết quả\n\nMột đoạn có {ngoặc} trong văn bản.\n", "utf-8")
    report, _ = take_in(data_file, data_file.period("2022"), source)
    assert report.id is not None
    (block,) = open_report(data_file, report.id).document.blocks
    assert "có {ngoặc} trong" in "".join(run.text for run in block.content)  # type: ignore[union-attr]


def test_a_file_without_a_paragraph_is_refused(data_file: DataFile, tmp_path: Path) -> None:
    save(data_file, office())
    source = tmp_path / "trống.txt"
    source.write_text("\n\n", "utf-8")
    with pytest.raises(NothingToTakeIn, match="không có đoạn văn nào"):
        take_in(data_file, data_file.period("2022"), source)
