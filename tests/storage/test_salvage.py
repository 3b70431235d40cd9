from __future__ import annotations

import lzma
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import create_data_file, open_data_file
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.refusals import AlreadyThere, NewerDataFile
from cchc_desktop.storage.salvage import NothingToSave, salvage

PAGE = 4096
OLD = Path(__file__).parent / "old_files" / "0001.cchc.xz"

Content = dict[str, dict[int, Any]]
Damage = Callable[[bytearray], None]


@cache
def whole() -> tuple[bytes, Content]:
    """The sample office with something deleted and something taken back; what is in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.cchc"
        file = create_data_file(path, who="Lan")
        write_sample_office(file)
        for text in ("Xoá đi", "Thêm rồi hoàn tác"):
            saved, _ = records.save(file, Slogan(text=text))
            if text == "Xoá đi":
                records.delete(file, "slogans", [saved.id])
            else:
                records.undo(file)
        file.close()
        return path.read_bytes(), content_of(path)


def content_of(path: Path) -> Content:
    file = open_data_file(path)
    try:
        return {name: {r.id: r for r in records.get_all(file, name)} for name in REGISTERS}
    finally:
        file.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Callable[[Damage], Path]:
    def make(damage: Damage) -> Path:
        content = bytearray(whole()[0])
        damage(content)
        path = tmp_path / "Sổ hỏng.cchc"
        path.write_bytes(content)
        return path

    return make


def zeroed(first: int, count: int) -> Damage:
    def damage(content: bytearray) -> None:
        content[first * PAGE : (first + count) * PAGE] = bytes(count * PAGE)

    return damage


def sprayed(count: int) -> Damage:
    def damage(content: bytearray) -> None:
        chance = random.Random(count)
        for _ in range(count):
            page = chance.randrange(len(content) // PAGE)
            content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)

    return damage


def flipped(count: int) -> Damage:
    def damage(content: bytearray) -> None:
        chance = random.Random(count)
        for _ in range(count):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)

    return damage


def test_a_sound_file_comes_over_whole(damaged: Callable[[Damage], Path], tmp_path: Path) -> None:
    path = damaged(lambda _: None)
    result = salvage(path, tmp_path / "mới.cchc")
    assert result.whole
    assert content_of(tmp_path / "mới.cchc") == whole()[1]
    assert result.kept == {name: len(found) for name, found in whole()[1].items()}
    file = open_data_file(tmp_path / "mới.cchc")
    assert records.redo_name(file) == "Thêm khẩu hiệu “Thêm rồi hoàn tác”"
    assert len(records.history(file, "slogans", 4)) == 2
    file.close()
    assert path.read_bytes() == whole()[0]


@pytest.mark.parametrize(
    "damage",
    [zeroed(0, 1), zeroed(0, 16), zeroed(40, 10), zeroed(100, 60), sprayed(1), sprayed(5)],
    ids=["first page", "all roots", "middle", "sixty pages", "one page", "five pages"],
)
def test_what_the_pages_or_the_history_still_hold_is_all_there(
    damaged: Callable[[Damage], Path], tmp_path: Path, damage: Damage
) -> None:
    path = damaged(damage)
    before = path.read_bytes()
    result = salvage(path, tmp_path / "mới.cchc")
    assert path.read_bytes() == before
    found = content_of(tmp_path / "mới.cchc")
    for register, expected in whole()[1].items():
        assert set(found[register]) <= set(expected), "a deleted record came back"
        missing = len(expected) - len(found[register])
        assert missing <= len(expected) * 0.1, register
        differing = sum(found[register][key] != expected[key] for key in found[register])
        assert differing <= len(result.doubtful)


@pytest.mark.parametrize("count", [1, 30, 300])
def test_flipped_bits_are_read_around(
    damaged: Callable[[Damage], Path], tmp_path: Path, count: int
) -> None:
    result = salvage(damaged(flipped(count)), tmp_path / "mới.cchc")
    found, expected = content_of(tmp_path / "mới.cchc"), whole()[1]
    same = sum(found[n].get(key) == r for n in expected for key, r in expected[n].items())
    assert same >= sum(map(len, expected.values())) - count
    assert result.operations > 10


def test_half_a_file_gives_what_its_half_holds(
    damaged: Callable[[Damage], Path], tmp_path: Path
) -> None:
    def cut(content: bytearray) -> None:
        del content[len(content) // 2 + 77 :]

    result = salvage(damaged(cut), tmp_path / "mới.cchc")
    assert len(content_of(tmp_path / "mới.cchc")["activities"]) == result.kept["activities"] > 150
    assert result.unread_pages > 10


def test_a_change_that_was_cut_off_is_taken_back_first(
    damaged: Callable[[Damage], Path], tmp_path: Path
) -> None:
    path = damaged(lambda _: None)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from cchc_desktop.storage.engine import connect\n"
        "c = connect(Path(sys.argv[1])); c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE operations SET state = 'dở dang'\")\n"
        "for _ in range(50): c.execute(\"UPDATE activities SET note = note || ' '\")\n"
        "os._exit(0)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", code, str(path)], env=env, check=True)
    assert Path(f"{path}-journal").exists()
    assert salvage(path, tmp_path / "mới.cchc").whole
    assert Path(f"{path}-journal").exists()
    assert content_of(tmp_path / "mới.cchc") == whole()[1]


def test_a_journal_that_is_not_the_files_is_left_out(
    damaged: Callable[[Damage], Path], tmp_path: Path
) -> None:
    path = damaged(lambda _: None)
    Path(f"{path}-journal").write_bytes(random.Random(1).randbytes(9000))
    assert salvage(path, tmp_path / "mới.cchc").whole


def test_a_file_of_an_older_program_comes_over_as_todays(tmp_path: Path) -> None:
    path = tmp_path / "cũ.cchc"
    content = bytearray(lzma.decompress(OLD.read_bytes()))
    path.write_bytes(content)
    whole_one = salvage(path, tmp_path / "nguyên.cchc")
    content[60 * PAGE : 64 * PAGE] = bytes(4 * PAGE)
    path.write_bytes(content)
    salvage(path, tmp_path / "mới.cchc")
    found, expected = content_of(tmp_path / "mới.cchc"), content_of(tmp_path / "nguyên.cchc")
    assert whole_one.kept["activities"] == len(expected["activities"]) > 50
    assert sum(map(len, found.values())) >= 0.9 * sum(map(len, expected.values()))


def test_a_report_whose_paper_is_gone_keeps_what_it_said(
    damaged: Callable[[Damage], Path], tmp_path: Path
) -> None:
    def damage(content: bytearray) -> None:
        for at in range(len(content)):
            if content.startswith(b"%PDF-", at):
                content[at : at + 5] = b"%XXX-"

    result = salvage(damaged(damage), tmp_path / "mới.cchc")
    assert sum("mất bản PDF khi chốt" in sentence for sentence in result.lost) >= 4
    with closing(connect(tmp_path / "mới.cchc", read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM closings").fetchone() > (4,)


@pytest.mark.parametrize(
    "content", [b"", b"xin chao", b"SQLite format 3\0" * 700, b"\xff" * 40_000], ids=len
)
def test_what_holds_nothing_of_ours_gives_no_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lạ.cchc"
    path.write_bytes(content)
    with pytest.raises(NothingToSave, match="không bị thay đổi"):
        salvage(path, tmp_path / "mới.cchc")
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_gives_no_file(tmp_path: Path) -> None:
    path = tmp_path / "lạ.cchc"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE slogans (a)")
        connection.execute("CREATE VIEW activities AS SELECT 1")
        connection.execute("INSERT INTO slogans VALUES ('x')")
        connection.commit()
    with pytest.raises(NothingToSave):
        salvage(path, tmp_path / "mới.cchc")


def test_no_file_is_replaced(damaged: Callable[[Damage], Path], tmp_path: Path) -> None:
    path = damaged(lambda _: None)
    with pytest.raises(AlreadyThere):
        salvage(path, path)
    assert path.read_bytes() == whole()[0]


def test_a_file_of_a_newer_program_is_left_to_that(
    damaged: Callable[[Damage], Path], tmp_path: Path
) -> None:
    path = damaged(lambda _: None)
    with closing(connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(NewerDataFile):
        salvage(path, tmp_path / "mới.cchc")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="Không có tệp"):
        salvage(tmp_path / "mất.cchc", tmp_path / "mới.cchc")
