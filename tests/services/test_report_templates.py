from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop import resources
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.template import MOST_BLOCKS, MOST_WORDS, WrongTemplate, read_template
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.domain.validation import InvalidRecord
from cchc_desktop.services import records, report_blocks, report_issue, report_templates
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import begin, compose_again, open_report
from cchc_desktop.services.report_facts import TEMPLATE
from cchc_desktop.services.report_templates import (
    TemplateInUse,
    TemplateThere,
    delete,
    give_out,
    own_templates,
    read_source,
    rename,
    replace_by,
    take_in,
)
from cchc_desktop.services.reports import set_parts
from tests.data_files import directive, new_data_file, office, passing_data_file, radio_item

HEAD = 'name = "Mẫu của xã"\ntype = "report"\nsubject = "Kết quả {period}"\n'
ONE = HEAD + '\n[[blocks]]\nkey = "a"\ntext = "Đã phát {radio.items} tin."\n'
TWO = ONE + '\n[[blocks]]\nkey = "b"\ntext = "Không có gì khác."\n'

Put = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    records.save(file, directive())
    records.save(file, radio_item(date(2022, 5, 4)))
    yield file
    file.close()


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(source: str, name: str = "mẫu.toml", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(source.encode(encoding))
        return path

    return write


def block(text: str, key: str = "a", **also: str) -> str:
    more = "".join(f"{name} = {value}\n" for name, value in also.items())
    return f'\n[[blocks]]\nkey = "{key}"\ntext = "{text}"\n{more}'


def test_a_template_is_taken_in_and_composed_from(file: DataFile, put: Put) -> None:
    template, operation = take_in(file, put(ONE))
    assert (template.name, template.source) == ("Mẫu của xã", ONE.strip())
    assert operation.name == "Nhập mẫu báo cáo “Mẫu của xã”"
    report, _ = begin(file, file.period("2022-Q2"), template=template.id)
    assert report.id is not None
    assert "Đã phát 01 tin." in plain_text(open_report(file, report.id).document)


def test_the_delivered_template_goes_out_and_comes_in_again(file: DataFile, tmp_path: Path) -> None:
    path = tmp_path / "mẫu của chương trình.toml"
    give_out(file, None, path)
    assert path.read_text(encoding="utf-8") == resources.read_text(TEMPLATE)
    template, _ = take_in(file, path, name="Mẫu thử")
    again = tmp_path / "lần hai.toml"
    give_out(file, template.id, again)
    same, _ = take_in(file, again, name="Mẫu thử 2")
    assert same.source == template.source
    one, two = (begin(file, file.period("2022-Q2"), template=t)[0] for t in (None, same.id))
    assert one.id is not None
    assert two.id is not None
    assert open_report(file, one.id).document == open_report(file, two.id).document


def test_they_are_listed_in_order_renamed_and_deleted(file: DataFile, put: Put) -> None:
    for name in ("Ước", "An", "Ăn", "Ân"):
        take_in(file, put(ONE), name=f"  {name} ")
    assert [t.name for t in own_templates(file)] == ["An", "Ăn", "Ân", "Ước"]
    first = own_templates(file)[0]
    assert first.id is not None
    with pytest.raises(TemplateThere, match="Đã có mẫu báo cáo tên “Ước”"):
        rename(file, first.id, "Ước")
    with pytest.raises(TemplateThere):
        take_in(file, put(ONE), name="Ước")
    with pytest.raises(InvalidRecord, match="Chưa nhập tên mẫu"):
        rename(file, first.id, "  ")
    assert rename(file, first.id, "Zin").name == "Đổi tên mẫu báo cáo “An” thành “Zin”"
    assert rename(file, first.id, "Zin").id == 0
    delete(file, first.id)
    assert [t.name for t in own_templates(file)] == ["Ăn", "Ân", "Ước"]
    records.undo(file)
    assert own_templates(file)[-1].name == "Zin"
    with pytest.raises(RecordGone):
        delete(file, 99)
    with pytest.raises(RecordGone):
        rename(file, 99, "x")


def test_one_that_a_report_uses_is_not_deleted(file: DataFile, put: Put) -> None:
    template, _ = take_in(file, put(ONE))
    assert template.id is not None
    begin(file, file.period("2022-Q2"), template=template.id)
    with pytest.raises(TemplateInUse, match="vì 1 báo cáo được soạn từ mẫu này"):
        delete(file, template.id)
    assert own_templates(file) == (template,)


def test_a_newer_file_composes_again_and_loses_no_edit(file: DataFile, put: Put) -> None:
    template, _ = take_in(file, put(TWO))
    assert template.id is not None
    ids = []
    for period in ("2022-Q1", "2022-Q2", "2022-Q3"):
        report, _ = begin(file, file.period(period), template=template.id)
        assert report.id is not None
        ids.append(report.id)
    closed, edited, plain = ids
    report_issue.close(file, closed)
    frozen = report_issue.frozen_pdf(file, closed)
    mine = open_report(file, edited).blocks[0]
    assert mine.id is not None
    report_blocks.edit_block(file, mine.id, "Lời của tôi.")

    newer = TWO.replace("Đã phát", "Trong kỳ đã phát") + block("Thêm.", key="c")
    operation = replace_by(file, template.id, put(newer, "mới.toml"))
    assert operation.name == "Thay mẫu báo cáo “Mẫu của xã” bằng tệp mới"
    assert operation.registers == {"report_templates", "report_blocks"}
    told = {
        report: [(b.wording, b.offered) for b in open_report(file, report).blocks]
        for report in (edited, plain)
    }
    assert told[edited] == [
        ("Lời của tôi.", "Trong kỳ đã phát {radio.items} tin."),
        ("Không có gì khác.", ""),
        ("Thêm.", ""),
    ]
    assert told[plain][0] == ("Trong kỳ đã phát {radio.items} tin.", "")
    assert report_issue.frozen_pdf(file, closed) == frozen
    # All of it is one operation.
    records.undo(file)
    assert own_templates(file) == (template,)
    assert [b.wording for b in open_report(file, edited).blocks] == [
        "Lời của tôi.",
        "Không có gì khác.",
    ]
    assert replace_by(file, template.id, put(TWO)).id == 0


def test_a_wrong_newer_file_changes_nothing(file: DataFile, put: Put) -> None:
    template, _ = take_in(file, put(ONE))
    assert template.id is not None
    with pytest.raises(WrongTemplate, match=r"“mới\.toml”, dòng 7: dùng từ “{radio\.itms}”"):
        replace_by(file, template.id, put(ONE.replace("items", "itms"), "mới.toml"))
    assert own_templates(file) == (template,)
    with pytest.raises(RecordGone):
        replace_by(file, 99, put(ONE))


WRONG = [
    ("", "thiếu name, type, subject"),
    (HEAD, "thiếu các khối nội dung"),
    ("không phải toml", "sai cú pháp TOML ở dòng 1"),
    (HEAD + "x = [", "sai cú pháp TOML"),
    (HEAD + "x = " + "[" * 50_000, "quá nhiều lớp ngoặc"),
    (HEAD + "x" + ".x" * 50_000 + " = 1", "dòng 4: quá nhiều dấu chấm"),
    (HEAD + ("x" + ".x" * 400 + " = 1\n") * 200, "sai cú pháp TOML ở dòng 5"),
    (HEAD + "x = " + "1" * 50_000, "có số quá dài"),
    (HEAD + 'tên = "x"', "sai cú pháp TOML ở dòng 4"),
    (HEAD + "extra = 1" + block("x"), "dòng 4: không hiểu “extra”"),
    (HEAD.replace('"report"', "5") + block("x"), "“type” phải là chữ"),
    (HEAD.replace('"report"', '"novel"') + block("x"), "không có loại văn bản “novel”"),
    (HEAD.replace("period", "kỳ") + block("x"), "dòng 3: dùng từ “{kỳ}”"),
    (HEAD + "blocks = 3", "mỗi khối phải là một bảng"),
    (HEAD + "blocks = [1, 2]", "mỗi khối phải là một bảng"),
    (HEAD + block("{radio.itms}"), "dòng 7: dùng từ “{radio.itms}” mà chương trình không biết"),
    (HEAD + block("{}"), "dòng 7: dùng từ “{}”"),
    (HEAD + block("{it}"), "dòng 7: dùng từ “{it}”"),
    (HEAD + block("{it.outcome}", repeat='"slogans"'), "dòng 7: dùng từ “{it.outcome}”"),
    (HEAD + block("{it.due}", repeat='"past_tasks"'), "dòng 7: dùng từ “{it.due}”"),
    # Whatever holds today: nobody has slogans here, and there is a directive-less condition.
    (HEAD + block("x {web.itms}", repeat='"slogans"'), "dòng 7: dùng từ “{web.itms}”"),
    (HEAD + block("{x}", when='["web.items"]'), "dòng 7: dùng từ “{x}”"),
    (HEAD + block("x", when='["radio.itms > 0"]'), "dòng 8: dùng từ “{radio.itms}”"),
    (HEAD + block("x", unless='["nothing"]'), "dòng 8: dùng từ “{nothing}”"),
    (HEAD + block("x", when='["slogans > 0"]'), "dòng 5: viết “slogans” thay cho “slogans > 0”"),
    (HEAD + block("x", when='"radio.items"'), "dòng 5: “when” phải là danh sách"),
    (HEAD + block("x", when="[1]"), "dòng 5: “when” phải là danh sách"),
    (HEAD + block("x", part="1"), "dòng 5: “part” phải là chữ"),
    (
        HEAD + block("x", part='"limit"'),
        "dòng 5: không có phần “limit”; các phần: past-",
    ),
    (HEAD + block("x", part='"appendix-tally"'), "không có phần “appendix-tally”"),
    (HEAD + block("x", repeat='"books"'), "dòng 5: không lặp được theo “books”"),
    (HEAD + block("x", kind='"h1"'), "dòng 5: không có kiểu đoạn “h1”"),
    (HEAD + block("x") + block("y"), "dòng 9: khối “a” có hai lần"),
    (HEAD + block("{it}", repeat='"slogans"') + block("y", key="a.7"), "trùng với khối lặp “a”"),
    (HEAD + block("x", key="own.1"), "dòng 5: “own.1” không dùng làm tên khối được"),
    (HEAD + block("x", key="signature"), "“signature” không dùng làm tên khối được"),
    (HEAD + block("x", key="appendix-tally.table"), "không dùng làm tên khối được"),
    (HEAD + block("x", key="k" * 200), "không dùng làm tên khối được"),
    (HEAD + block("chữ " * 2_500), "dòng 5: đoạn dài 9.999 chữ, quá giới hạn 8.000 chữ"),
    (HEAD + block(r"chuông \u0007"), r"dòng 5: đoạn có ký tự không in được \(U\+0007"),
    (HEAD + block("x") + '[citations]\nd = "plan"\n', "dòng 9: “d” phải nêu văn bản được dẫn"),
    (HEAD + block("x") + '[citations]\nd = { loại = "plan" }\n', "sai cú pháp TOML"),
    (HEAD + block("x") + '[citations]\nd = { kind = "plan" }\n', "dòng 9: văn bản không có “kind”"),
    (HEAD + "words = 1" + block("x"), "“words” phải là một bảng"),
    (HEAD + "citations = 1" + block("x"), "“citations” phải là một bảng"),
    (HEAD + block("x") + "[words]\na = 1\n", "dòng 9: từ “a” phải là chữ"),
    (HEAD + block("x") + '[words]\na.b = "x"\n', "từ “a” phải là chữ.*tên có dấu chấm"),
    (HEAD + block("x") + '[words]\nw = "{itms}"\n', "dòng 9: dùng từ “{itms}”"),
    (
        HEAD + block("x") + '[words]\na = "{b}"\nb = "{a}"\n',
        "dùng lẫn nhau thành vòng: {a} → {b} → {a}",
    ),
    (HEAD + block("x") + '[words]\na = "{a}"\n', "thành vòng: {a} → {a}"),
]


@pytest.mark.parametrize(("source", "said"), WRONG)
def test_a_wrong_template_is_refused_with_its_place(
    file: DataFile, put: Put, source: str, said: str
) -> None:
    before = file.path.read_bytes()
    with pytest.raises(WrongTemplate, match=said) as refused:
        take_in(file, put(source))
    assert "“mẫu.toml”" in str(refused.value)
    assert len(str(refused.value)) < 400
    assert file.path.read_bytes() == before


def _chain(length: int, times: int = 1) -> str:
    """Make words each of which says the one before it so many times."""
    said = [f"{{w{n}}}" * times for n in range(length)]
    lines = [f'w{n} = "{said[n - 1]}"\n' for n in range(1, length)]
    return HEAD + block(said[-1]) + '[words]\nw0 = "x"\n' + "".join(lines)


HOSTILE = [
    (HEAD + "".join(block("x", key=f"k{n}") for n in range(5_000)), "có 5.000 khối, quá giới hạn"),
    (_chain(4_000), "từ, quá giới hạn 200 từ"),
    (_chain(MOST_WORDS, 2), "thành ra dài quá 8.000 chữ"),
    (_chain(20, 300), "thành ra dài quá 8.000 chữ"),
    (
        _chain(3, 80) + "".join(block("{w2}" * 1_900, key=f"k{n}") for n in range(20)),
        "báo cáo dài quá 300.000 chữ",
    ),
    (
        HEAD
        + "[words]\n"
        + "".join(f'w{n} = "{{w{(n + 1) % 150}}}"\n' for n in range(150))
        + block("x"),
        "thành vòng: {w[0-9]+} → {w[0-9]+} → {w[0-9]+} → {w[0-9]+} → … → {w[0-9]+}",
    ),
    (HEAD + "x" * 300_000, "dài quá 200.000 chữ"),
    ("đ" * 900_000, "dài quá 200.000 chữ"),
    ("\x00" * 2_000_000, "dài quá 200.000 chữ"),
]


@pytest.mark.parametrize(("source", "said"), HOSTILE)
def test_a_hostile_template_never_hangs(file: DataFile, put: Put, source: str, said: str) -> None:
    with pytest.raises(WrongTemplate, match=said) as refused:
        take_in(file, put(source))
    assert len(str(refused.value)) < 400


def test_blocks_that_repeat_too_often_are_refused(file: DataFile, put: Put) -> None:
    shown = Display(medium="banner", since=date(2022, 1, 1), pieces=1)
    slogans = [Slogan(text=f"Khẩu hiệu {n}", displays=(shown,)) for n in range(8)]
    records.save_all(file, slogans, "Thêm")
    source = HEAD + "".join(
        block("{it}", key=f"k{n}", repeat='"slogans"') for n in range(MOST_BLOCKS)
    )
    with pytest.raises(WrongTemplate, match=r"lặp ra quá 3\.000 đoạn"):
        take_in(file, put(source), period=file.period("2022"))


@pytest.mark.parametrize("data", [ONE.encode("utf-16"), ONE.encode("utf-8")[:-3] + b"\xf0\x92"])
def test_another_encoding_gets_a_sentence(file: DataFile, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mẫu.toml"
    path.write_bytes(data)
    with pytest.raises(WrongTemplate, match="không viết bằng mã UTF-8"):
        take_in(file, path)


def test_notepads_utf_8_and_line_ends_are_read(file: DataFile, put: Put) -> None:
    path = put(TWO.replace("\n", "\r\n"), encoding="utf-8-sig")
    template, _ = take_in(file, path)
    assert template.source == TWO.strip()
    wrong = put(("\n\n" + TWO).replace("\n", "\r\n").replace("Không", "{x}"), encoding="utf-8-sig")
    with pytest.raises(WrongTemplate, match="dòng 13"):
        take_in(file, wrong, name="Khác")


def test_a_folder_and_a_missing_file_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongTemplate, match="là một thư mục"):
        read_source(tmp_path)
    with pytest.raises(WrongTemplate, match="không đọc được"):
        read_source(tmp_path / "không có.toml")


def test_without_an_office_it_cannot_be_tried_out(tmp_path: Path, put: Put) -> None:
    empty = new_data_file(tmp_path / "trống.cchc")
    with pytest.raises(NoOfficeProfile, match="Chưa có thông tin cơ quan"):
        take_in(empty, put(ONE))
    records.save(empty, office(valid_from=date(2010, 1, 1), valid_to=date(2010, 5, 31)))
    take_in(empty, put(ONE))  # tried out on the last day on which there was one
    empty.close()


def test_letters_in_two_parts_and_spaces_compose_to_nothing_new(file: DataFile, put: Put) -> None:
    source = unicodedata.normalize("NFD", HEAD + block("  Đã phát đều. "))
    template, _ = take_in(file, put(source))
    report, _ = begin(file, file.period("2022-Q2"), template=template.id)
    assert report.id is not None
    (only,) = open_report(file, report.id).blocks
    assert (only.wording, only.edited) == ("Đã phát đều.", False)
    assert compose_again(file, report.id).id == 0


def test_markup_in_a_template_is_text(file: DataFile, put: Put) -> None:
    markup = "<b>Đậm</b> &amp; <img src='x'> {{không phải từ}}"
    template, _ = take_in(file, put(HEAD + block(markup)))
    report, _ = begin(file, file.period("2022-Q2"), template=template.id)
    assert report.id is not None
    report_issue.close(file, report.id)
    shown = plain_text(report_issue.frozen_document(file, report.id))
    assert "<b>Đậm</b> &amp; <img src='x'> {không phải từ}" in shown


def test_every_part_and_repeat_of_it_is_composed(file: DataFile, put: Put) -> None:
    source = (
        HEAD
        + block("Việc đã qua", kind='"part"', part='"past-tasks"')
        + block("{it} {it.outcome}", key="b", repeat='"past_tasks"', part='"past-tasks"')
        + block("Hết.", key="c", when='["procedures.unposted > 0", "slogans"]')
    )
    records.save(file, Task(year=2022, content="Mở lớp.", result="done", outcome="đủ 5 thôn"))
    template, _ = take_in(file, put(source), period=file.period("2022"))
    report, _ = begin(file, file.period("2022"), template=template.id)
    assert report.id is not None
    set_parts(file, report.id, ["past-tasks"])
    assert "Mở lớp. đã hoàn thành: đủ 5 thôn" in plain_text(open_report(file, report.id).document)


PIECES = st.sampled_from(
    [
        *("[[blocks]]\n", 'key = "a"\n', 'key = "b.1"\n', 'text = "x {period}"\n', "text = 5\n"),
        *('kind = "dash"\n', "kind = []\n", 'repeat = "slogans"\n', 'when = ["slogans"]\n'),
        *("[words]\n", 'w = "{v}"\n', 'v = "{w}"\n', "[citations]\n", 'd = { type = "plan" }\n'),
        *(
            'name = "x"\n',
            'type = "report"\n',
            'subject = "{w}"\n',
            "a.b = 1\n",
            "x = [\n",
            '"""\n',
        ),
        *("{", "}", "\\u0000", "đ", "=", "[", "]", "\n", '"', "'", "#", "1979-05-27\n", "inf\n"),
    ]
)


@given(pieces=st.lists(PIECES, max_size=25))
def test_any_text_is_a_template_or_gets_a_sentence(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        read_template(text, "x.toml")
    except WrongTemplate as wrong:
        said = str(wrong)
    else:
        said = ""
    assert said == "" or "“x.toml”" in said


@given(pieces=st.lists(PIECES, max_size=12))
def test_what_is_taken_in_can_be_composed_from(pieces: list[str]) -> None:
    source = HEAD + block("{radio.items}", key="z") + "".join(pieces)
    with passing_data_file() as file:
        records.save(file, office())
        path = file.path.with_name("x.toml")
        path.write_text(source, encoding="utf-8")
        try:
            template, _ = take_in(file, path)
        except CchcError:
            return
        report, _ = begin(file, file.period("2022"), template=template.id)
        assert report.id is not None
        # All of its blocks may wait for something that there is none of.
        with contextlib.suppress(report_issue.NotClosed):
            report_issue.close(file, report.id)


def test_a_raw_template_that_is_broken_names_itself(file: DataFile) -> None:
    """As one of an older version, or saved by another way than this."""
    bad, _ = records.save(file, ReportTemplate(name="Hỏng", source="x = "))
    with pytest.raises(WrongTemplate, match="“Hỏng” không đọc được"):
        begin(file, file.period("2022"), template=bad.id)
    assert report_templates.own_templates(file) == (bad,)
