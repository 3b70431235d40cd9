"""The command line as scripts use it: exit codes, one line on standard error, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop import __main__ as command_line
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.records import save
from cchc_desktop.storage.engine import APPLICATION_ID
from tests.data_files import new_data_file, office, radio_item

BUG = "Chương trình gặp lỗi ngoài dự kiến; dữ liệu đã lưu vẫn nguyên."

_NOBODY = 65534
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass(frozen=True)
class Ran:
    code: object
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Ran:
        code: object
        try:
            code = command_line.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    def refused(self, *words: object, code: int = 1) -> str:
        """Run what is refused; return its one line."""
        ran = self(*words)
        assert ran.code == code
        assert ran.out == ""
        assert ran.err.count("\n") == 1
        assert ran.err.endswith("\n")
        return ran.err


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with an office, two radio items and one web article."""
    path = tmp_path / "Xã ta.cchc"
    file = new_data_file(path)
    save(file, office())
    save(file, radio_item(title="Đẩy mạnh cải cách"))
    save(file, radio_item(date(2022, 12, 20), title="Tin cuối năm"))
    save(file, radio_item(channel="web", title="Đẩy mạnh chuyển đổi số"))
    file.close()
    return path


def test_the_tally_as_json_has_its_fixed_shape(run: Run, data: Path) -> None:
    ran = run("tally", data, "--period", "2022", "--json")
    assert (ran.code, ran.err) == (0, "")
    tally = json.loads(ran.out)
    assert set(tally) == {"period", "figures"}
    assert tally["period"] == {
        "id": "2022",
        "from": "2022-01-01",
        "to": "2022-12-31",
        "calendar": "calendar",
    }
    radio = tally["figures"][0]
    assert list(radio) == [
        "name",
        "channel",
        "unit",
        "planned",
        "in_period",
        "cumulative",
        "same_period_last_year",
        "estimated",
        "records",
    ]
    assert (radio["name"], radio["in_period"], radio["records"]) == ("radio.items", 2, [2, 1])
    assert "Đài truyền thanh" in ran.out


def test_tallies_of_many_offices_become_one(run: Run, data: Path) -> None:
    sent, target = data.parent / "đã nhận", data.parent / "gộp.xlsx"
    sent.mkdir()
    run("tally", data, "--period", "2022", "-o", sent / "a.xlsx")
    assert run("consolidate", sent, "-o", target) == Ran(0, f"{target}\n", "")
    (sent / "b.xlsx").write_bytes(b"khong phai Excel")
    listed = data.parent / "ds.txt"
    listed.write_text("UBND xã Chi Lăng Nam\nUBND xã Khác\n", "utf-8")
    options = ("--offices", listed, "--due", "2022-12-20", "--period", "2022")
    ran = run("consolidate", sent, "-o", target, *options)
    assert (ran.code, ran.out) == (1, f"{target}\n")
    late, missing, aside = ran.err.splitlines()
    assert late == "Gửi muộn: UBND xã Chi Lăng Nam (a.xlsx)"
    assert missing == "Chưa có số liệu: UBND xã Khác. Chưa gửi"
    assert aside.startswith("Để riêng: b.xlsx: Không đọc được.")
    assert "Không có thư mục" in run.refused("consolidate", sent / "không có", "-o", target)


def test_the_tally_of_the_statutory_year(run: Run, data: Path) -> None:
    ran = run("tally", data, "--period", "2022", "--calendar", "statutory", "--json")
    tally = json.loads(ran.out)
    assert tally["period"]["from"] == "2021-12-15"
    assert tally["figures"][0]["in_period"] == 1


def test_a_report_and_a_tally_are_written_and_named(run: Run, data: Path) -> None:
    pdf, xlsx = data.with_name("báo cáo.pdf"), data.with_name("tổng hợp.xlsx")
    given = ("--number", "45", "--date", "2022-12-20")
    assert run("report", data, "--period", "2022", "-o", pdf, *given) == Ran(0, f"{pdf}\n", "")
    assert run("tally", data, "--period", "2022-Q2", "-o", xlsx) == Ran(0, f"{xlsx}\n", "")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")


SEED = Path(__file__).parent / "documents" / "seed-as-it-stands.txt"


def test_a_sound_report_has_no_findings(run: Run, data: Path) -> None:
    assert run("check", data, "--period", "2022") == Ran(0, "", "")
    assert run("check", data, "--period", "2022", "--json") == Ran(0, "[]\n", "")
    assert run("check", data, "--period", "2022", "--date", "2022-12-20").code == 0
    assert run("check", data, "--period", "2022", "--calendar", "statutory").code == 0


def test_findings_are_a_line_each_and_an_error_ends_with_1(run: Run, data: Path) -> None:
    ran = run("check", data, "--period", "2022", "--text", SEED)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert "Lỗi: Phần mở đầu, đoạn 1: Ghi “quý II năm 2022” nhưng đây là báo cáo năm 2022." in lines
    assert all(line.startswith(("Lỗi: ", "Cần xem lại: ", "Lưu ý: ")) for line in lines)


def test_findings_as_json_have_their_fixed_shape(run: Run, data: Path) -> None:
    ran = run("check", data, "--period", "2022", "--text", SEED, "--json")
    findings = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert {tuple(finding) for finding in findings} == {
        ("rule", "severity", "place", "message", "repairable")
    }
    (period,) = [finding for finding in findings if finding["rule"] == "period"]
    assert period["severity"] == "error"
    assert period["place"] == "Phần mở đầu, đoạn 1"
    assert period["repairable"] is True
    assert {finding["severity"] for finding in findings} <= {"error", "warning", "note"}
    assert False in {finding["repairable"] for finding in findings}


def test_warnings_alone_end_with_0(run: Run, data: Path, tmp_path: Path) -> None:
    text = tmp_path / "báo cáo.txt"
    mended = (Path(__file__).parent / "services" / "seed-mended.txt").read_text("utf-8")
    counted = mended.replace("58 tin, bài", "02 tin, bài").replace("26 tin, bài", "01 tin, bài")
    text.write_text("\ufeff" + counted, "utf-8")
    ran = run("check", data, "--period", "2022", "--text", text)
    assert ran.code == 0
    assert "Cần xem lại: " in ran.out
    text.write_text(mended, "utf-8")
    assert run("check", data, "--period", "2022", "--text", text).code == 1


def test_a_text_that_cannot_be_read_is_refused(run: Run, data: Path, tmp_path: Path) -> None:
    words = ("check", data, "--period", "2022", "--text")
    assert "Không có tệp" in run.refused(*words, tmp_path / "x.txt")
    old = tmp_path / "cũ.txt"
    old.write_bytes("Ủy ban".encode("utf-16"))
    assert "UTF-8" in run.refused(*words, old)


def test_search_prints_what_is_found_without_marks(run: Run, data: Path) -> None:
    assert run("search", data, "day manh").out == (
        "activities\t3\tĐẩy mạnh chuyển đổi số\nactivities\t1\tĐẩy mạnh cải cách\n"
    )
    assert run("search", data, "đẩy mạnh cải").out == "activities\t1\tĐẩy mạnh cải cách\n"
    assert run("search", data, 'NEAR("') == Ran(0, "", "")


def test_the_self_test_passes(run: Run) -> None:
    assert run("self-test") == Ran(0, "Tự kiểm tra: đạt.\n", "")


def test_a_self_test_that_reads_back_nothing_fails(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc_desktop.services.tally.tally_json", lambda *_: {"figures": []})
    assert "chưa đạt" in run.refused("self-test")


def test_the_demo_prints_its_three_files(run: Run, tmp_path: Path) -> None:
    ran = run("demo", tmp_path / "mẫu")
    paths = [Path(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [path.suffix for path in paths] == [".cchc", ".pdf", ".xlsx"]
    assert paths[0].name == "mau.cchc"
    assert all(path.is_file() for path in paths)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2022-Q5", "viết chưa đúng"),
        ("quý 2", "viết chưa đúng"),
        ("0000", "năm chưa đúng"),
        ("9999", "năm chưa đúng"),
        ("2022-02-01..2022-02-30", "không tồn tại"),
        ("2022-06-01..2022-05-01", "sau ngày cuối"),
        ("", "Chưa nhập kỳ báo cáo"),
    ],
)
def test_a_wrong_period_is_refused(run: Run, data: Path, period: str, said: str) -> None:
    assert said in run.refused("tally", data, "--period", period, "--json")
    assert said in run.refused("report", data, "--period", period, "-o", data.with_suffix(".pdf"))
    assert said in run.refused("check", data, "--period", period)


def test_a_statutory_period_before_its_decree_is_refused(run: Run, data: Path) -> None:
    words = ("tally", data, "--period", "2018", "--calendar", "statutory", "--json")
    assert "12/03/2019" in run.refused(*words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tally"], "thiếu DỮ_LIỆU, --period"),
        (["tally", "a.cchc", "--period", "2022"], "cần một trong: -o/--output --json"),
        (["tally", "a", "--period", "1", "--json", "-o", "b"], "không đi cùng"),
        (["tally", "a", "--period"], "--period cần một giá trị"),
        (["tally", "a", "--per", "2022", "--json"], "thiếu --period"),
        (["tally", "a", "--period", "1", "--json", "--calendar", "lunar"], "không nhận 'lunar'"),
        (["report", "a", "--period", "2022"], "thiếu -o/--output"),
        (["report", "a", "--period", "1", "-o", "b", "--number", "0"], "“0” không phải số văn bản"),
        (["report", "a", "--period", "1", "-o", "b", "--number", "4a"], "không phải số văn bản"),
        (["report", "a", "--period", "1", "-o", "b", "--date", "2022-04-31"], "ngày có thật"),
        (["fly"], "không nhận 'fly', chỉ nhận"),
        (["check", "a"], "thiếu --period"),
        (["check", "a", "--period", "1", "--date", "20/12/2022"], "ngày có thật"),
        (["search", "a"], "thiếu TỪ_CẦN_TÌM"),
        (["search", "a", "b", "c"], "không hiểu “c”"),
        (["--dta"], "không hiểu “--dta”"),
    ],
)
def test_wrong_usage_is_one_vietnamese_line(run: Run, words: list[str], said: str) -> None:
    line = run.refused(*words, code=2)
    assert line.startswith("Lệnh viết chưa đúng: ")
    assert said in line
    assert "--help" in line


def test_help_is_vietnamese(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert "Cách dùng: cchc-desktop" in ran.out
    assert "usage" not in ran.out
    assert "optional" not in run("tally", "--help").out


COMMANDS = [
    ("tally", "--period", "2022", "--json"),
    ("report", "--period", "2022", "-o", "a.pdf"),
    ("check", "--period", "2022"),
    ("search", "tin"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_data_file_is_refused(
    run: Run, tmp_path: Path, data: Path, command: tuple[str, ...]
) -> None:
    name, *rest = command
    rest = [str(tmp_path / word) if word.endswith(".pdf") else word for word in rest]
    foreign = tmp_path / "a.txt"
    foreign.write_text("Xin chào", encoding="utf-8")
    other = tmp_path / "other.db"
    other.write_bytes(data.read_bytes()[:68] + b"\0\0\0\1" + data.read_bytes()[72:])
    damaged = tmp_path / "damaged.cchc"
    whole = data.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    assert "Không có tệp" in run.refused(name, tmp_path / "x.cchc", *rest)
    assert "là một thư mục" in run.refused(name, tmp_path, *rest)
    assert "không phải là tệp dữ liệu" in run.refused(name, foreign, *rest)
    assert "chương trình khác" in run.refused(name, other, *rest)
    assert "hỏng" in run.refused(name, damaged, *rest)
    assert foreign.read_text(encoding="utf-8") == "Xin chào"
    assert APPLICATION_ID.to_bytes(4, "big") == whole[68:72]
    assert not (tmp_path / "a.pdf").exists()


def test_a_newer_file_is_refused_and_left_alone(run: Run, data: Path) -> None:
    file = open_data_file(data)
    with file.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    before = data.read_bytes()
    assert "phiên bản mới hơn" in run.refused("search", data, "tin")
    assert data.read_bytes() == before


def test_where_a_paper_cannot_be_written_the_line_says_why(run: Run, data: Path) -> None:
    missing = data.parent / "không có" / "a.pdf"
    words = ("report", data, "--period", "2022", "-o")
    assert "không có thư mục" in run.refused(*words, missing)
    folder = data.parent / "b.pdf"
    folder.mkdir()
    assert "đã có một thư mục mang tên này" in run.refused(*words, folder)
    assert ".pdf" in run.refused(*words, data.parent / "a.odt")
    assert list(data.parent.glob(".cchc-*")) == []


@contextmanager
def powerless() -> Iterator[None]:
    """Be a user who may not write everywhere, as root may."""
    if not _IS_ROOT:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_refused(run: Run, data: Path) -> None:
    assert run("search", data, "tin").code == 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / data.name
        path.write_bytes(data.read_bytes())
        path.chmod(0o444)
        folder.chmod(0o555)
        with powerless():
            assert "chỉ cho đọc" in run.refused("search", path, "tin")
        folder.chmod(0o755)
    assert run("search", data, "tin").code == 0


def test_an_office_without_a_profile_is_told_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.cchc"
    new_data_file(path).close()
    line = run.refused("report", path, "--period", "2022", "-o", tmp_path / "a.pdf")
    assert "Chưa có thông tin cơ quan có hiệu lực vào ngày 31/12/2022" in line
    tally = json.loads(run("tally", path, "--period", "2022", "--json").out)
    assert {figure["in_period"] for figure in tally["figures"]} == {None}


def test_a_bug_is_a_sentence_and_its_details_are_in_the_log(
    run: Run, data: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: DataFile, _text: str) -> None:
        raise ZeroDivisionError("một lỗi của chương trình")

    monkeypatch.setattr("cchc_desktop.services.records.search_everywhere", broken)
    line = run.refused("search", data, "tin")
    assert line.startswith(BUG)
    (log,) = own_home.rglob("cchc-desktop.log")
    assert f"“{log}”" in line
    told = log.read_text(encoding="utf-8")
    assert "Traceback" in told
    assert "ZeroDivisionError: một lỗi của chương trình" in told


def test_a_bug_that_cannot_be_logged_is_still_a_sentence(
    run: Run, data: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: DataFile, _text: str) -> None:
        raise ZeroDivisionError("một lỗi")

    monkeypatch.setattr("cchc_desktop.services.records.search_everywhere", broken)
    own_home.parent.mkdir(parents=True, exist_ok=True)
    own_home.write_text("a file where the folder should be")
    line = run.refused("search", data, "tin")
    assert line.startswith(BUG)
    assert "ZeroDivisionError" in line


def test_stopping_it_is_one_line(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_file: DataFile, _text: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_desktop.services.records.search_everywhere", stopped)
    assert run.refused("search", data, "tin") == "Đã dừng theo yêu cầu.\n"


def program(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cchc_desktop", *map(str, words)],
        cwd=Path(command_line.__file__).parents[1],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_a_real_process_speaks_utf8_whatever_the_console_says(data: Path) -> None:
    ran = program("search", data, "day manh cai", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert ran.stdout.decode("utf-8").split() == ["activities", "1", "Đẩy", "mạnh", "cải", "cách"]
    assert ran.stderr == b""


def test_a_real_process_ends_with_its_code(tmp_path: Path) -> None:
    refused = program("search", tmp_path / "x.cchc", "tin", PYTHONIOENCODING="ascii")
    assert refused.returncode == 1
    assert "Không có tệp" in refused.stderr.decode("utf-8")
    assert refused.stderr.count(b"\n") == 1
    assert program("fly").returncode == 2


def test_no_command_but_the_window_needs_qt(data: Path) -> None:
    script = (
        "import sys; from cchc_desktop.__main__ import main; "
        f"code = main(['tally', {str(data)!r}, '--period', '2022', '--json']); "
        "sys.exit(9 if 'PySide6' in sys.modules else code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(command_line.__file__).parents[1],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0


def test_salvage_says_what_was_kept_and_what_was_lost(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Sổ xã.cchc"
    file = new_data_file(path)
    save(file, radio_item(title="Tin còn đọc được"))
    file.close()
    ran = run("salvage", path, "-o", tmp_path / "mới.cchc")
    assert (ran.code, ran.err) == (0, "")
    assert "đều đọc được" in ran.out
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    assert "Hãy chọn một tệp .cchc khác" in run.refused("search", path, "tin")
    ran = run("salvage", path, "-o", tmp_path / "mới 2.cchc")
    assert ran.code == 1
    assert "Tệp cũ còn nguyên" in ran.out
    assert "- 1 hoạt động" in ran.out
    kept = (tmp_path / "mới 2.bao-cao-cuu-du-lieu.txt").read_text(encoding="utf-8")
    assert kept == ran.out
    assert "Tin còn đọc được" in run("search", tmp_path / "mới 2.cchc", "tin").out
    assert "còn nguyên" in run.refused("salvage", path, "-o", tmp_path / "mới.cchc")
