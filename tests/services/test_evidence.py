"""The evidence store: copied in under its hash, checked, versions kept, nothing linked."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.evidence_types import MOST_BYTES, TYPES, NotEvidence, kept_name, look_at
from cchc_desktop.services import evidence, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.evidence import DamagedEvidence, Taken, take_in, take_in_bytes
from cchc_desktop.services.evidence_check import check_evidence, let_go
from cchc_desktop.services.evidence_lists import evidence_of
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.verifying import verify
from tests.data_files import new_data_file, passing_data_file, radio_item

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
TODAY = date(2022, 5, 12)


@pytest.fixture
def file(tmp_path: Path) -> DataFile:
    return new_data_file(tmp_path / "Sổ.cchc")


def zipped(**entries: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/"), text)
    return packed.getvalue()


def office_file(top: str, *also: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("[Content_Types].xml", f"{top}/document.xml", *also):
            archive.writestr(name, "<x/>")
    return packed.getvalue()


SAMPLES = {
    "image/png": ("a.png", PNG),
    "image/jpeg": ("a.JPG", JPEG),
    "image/tiff": ("a.tif", b"II*\x00" + b"\x00" * 9),
    "image/gif": ("a.gif", b"GIF89a" + b"\x00" * 9),
    "image/bmp": ("a.bmp", b"BM" + (20).to_bytes(4, "little") + b"\x00" * 14),
    "image/webp": ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 "),
    "image/heic": ("a.heic", b"\x00\x00\x00\x18ftypheic"),
    "application/pdf": ("a.pdf", b"%PDF-1.7\n%%EOF"),
    TYPES["application/msword"].media_type: ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x"),
    "audio/mpeg": ("a.mp3", b"ID3\x04" + b"\x00" * 9),
    "audio/wav": ("a.wav", b"RIFF\x10\x00\x00\x00WAVEfmt "),
    "audio/ogg": ("a.opus", b"OggS" + b"\x00" * 9),
    "audio/amr": ("a.amr", b"#!AMR\n"),
    "audio/mp4": ("a.m4a", b"\x00\x00\x00\x18ftypM4A "),
    "video/mp4": ("a.mp4", b"\x00\x00\x00\x18ftypisom"),
    "video/quicktime": ("a.mov", b"\x00\x00\x00\x18ftypqt  "),
    "video/3gpp": ("a.3gp", b"\x00\x00\x00\x18ftyp3gp4"),
    TYPES["application/vnd.oasis.opendocument.text"].media_type: (
        "a.odt",
        zipped(mimetype="application/vnd.oasis.opendocument.text"),
    ),
}
SAMPLES |= {
    media_type: (f"a{ending}", office_file(top))
    for media_type, ending, top in (
        (next(m for m in TYPES if m.endswith("wordprocessingml.document")), ".docx", "word"),
        (next(m for m in TYPES if m.endswith("spreadsheetml.sheet")), ".xlsx", "xl"),
        (next(m for m in TYPES if m.endswith("presentationml.presentation")), ".pptx", "ppt"),
    )
}


@pytest.mark.parametrize("media_type", SAMPLES)
def test_a_file_is_known_by_its_content(media_type: str) -> None:
    name, content = SAMPLES[media_type]
    assert look_at(content, name).media_type == media_type
    assert kept_name(name, look_at(content, name)) == name.replace(".JPG", ".jpg")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jpg", b"MZ\x90\x00", "chương trình chạy được"),
        ("a.pdf", b"\x7fELF", "chương trình chạy được"),
        ("a.sh", b"#!/bin/sh\nrm -rf /\n", "kịch bản"),
        ("a.bat", b"@echo off\r\ndel *.*", "không thuộc loại tệp"),
        ("a.html", b"<!DOCTYPE html><script>", "trang web"),
        ("a.zip", zipped(virus="x"), "tệp nén"),
        ("a.docx", office_file("word", "word/vbaProject.bin"), "macro"),
        ("a.docx", office_file("word")[:-30], "bị hỏng"),
        ("a.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "bộ cài đặt"),
        ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00", "lối tắt"),
        ("a.png", b"", "rỗng"),
    ],
)
def test_what_could_be_run_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(NotEvidence, match=said) as refused:
        look_at(content, name)
    assert str(refused.value).endswith(".")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_under_any_name_are_taken_or_refused(content: bytes, name: str) -> None:
    try:
        found = look_at(content, name)
    except NotEvidence:
        return
    kept = kept_name(name, found)
    assert Path(kept).name == kept
    assert kept.endswith(found.endings)
    assert len(kept) <= 255
    assert kept_name(kept, found) == kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ảnh hội nghị.png", "Ảnh hội nghị.png"),
        ("anh.jpg", "anh.jpg.png"),
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\Lan\\a.PNG", "a.png"),
        ("con.png", "_con.png"),
        ("a\u202egnp.exe", "agnp.exe.png"),
        ("   .png", "tep.png"),
        ("a:b*c.png", "a_b_c.png"),
    ],
)
def test_the_name_is_one_that_every_system_takes(name: str, kept: str) -> None:
    assert kept_name(name, TYPES["image/png"]) == kept


def test_a_file_is_copied_in_and_no_longer_needed(file: DataFile, tmp_path: Path) -> None:
    path = tmp_path / "Ảnh.png"
    path.write_bytes(PNG)
    taken = take_in(file, path, today=TODAY)
    path.unlink()
    assert evidence.content(file, taken.file) == PNG
    assert taken.file.sha256 == hashlib.sha256(PNG).hexdigest()
    assert (taken.file.name, taken.file.size, taken.file.added_on) == ("Ảnh.png", len(PNG), TODAY)
    assert taken.warnings == ()
    copy = tmp_path / "Bản sao.png"
    evidence.write_copy(file, taken.file, copy)
    assert copy.read_bytes() == PNG


def test_another_type_than_its_name_says_is_told(file: DataFile) -> None:
    taken = take_in_bytes(file, PNG, "Zalo.jpg")
    assert taken.file.name == "Zalo.jpg.png"
    assert "thực ra là ảnh PNG" in taken.warnings[0]


def test_too_large_missing_and_folders_are_refused(file: DataFile, tmp_path: Path) -> None:
    large = tmp_path / "a.png"
    with large.open("wb") as opened:
        opened.write(PNG)
        opened.truncate(MOST_BYTES + 1)
    for path, said in (
        (large, "lớn hơn 25 MB"),
        (tmp_path / "không có.png", "không còn tệp"),
        (tmp_path, "thư mục"),
    ):
        with pytest.raises(NotEvidence, match=said):
            take_in(file, path)
    assert check_evidence(file).kept == 0


def test_a_copy_to_look_at_only_reads_and_bears_its_own_type(
    file: DataFile, tmp_path: Path
) -> None:
    taken = take_in_bytes(file, PNG, "a.png")
    lying = replace(taken.file, name="a.exe")
    path = evidence.write_to_look_at(file, lying, tmp_path / "xem")
    assert path.suffix == ".png"
    assert path.read_bytes() == PNG
    assert path.stat().st_mode & 0o222 == 0
    assert evidence.write_to_look_at(file, lying, tmp_path / "xem") == path
    with pytest.raises(DamagedEvidence, match="không phải loại"):
        evidence.write_to_look_at(
            file, replace(taken.file, media_type="application/x-msdownload"), tmp_path
        )


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=6))
def test_each_content_is_kept_once_and_comes_back(contents: list[bytes]) -> None:
    with passing_data_file() as file:
        taken = [take_in_bytes(file, PNG + content, "a.png") for content in contents]
        for one, content in zip(taken, contents, strict=True):
            assert evidence.content(file, one.file) == PNG + content
        different = {PNG + content for content in contents}
        assert check_evidence(file).kept == sum(map(len, different))


def proving(taken: Taken, *former: Taken) -> tuple[Evidence, ...]:
    files = tuple(one.file for one in (*former, taken))
    return (Evidence(kind="photo", where=taken.file.name, files=files),)


def test_versions_stay_and_undo_brings_the_former_one_back(file: DataFile) -> None:
    first, second = take_in_bytes(file, PNG, "a.png"), take_in_bytes(file, JPEG, "b.jpg")
    saved, _ = records.save(file, radio_item(evidence=proving(first)))
    changed, _ = records.save(file, replace(saved, evidence=proving(second, first)))
    assert changed.evidence[0].file == second.file
    assert [evidence.content(file, one) for one in changed.evidence[0].files] == [PNG, JPEG]
    records.undo(file)
    (again,) = records.get_all(file, "activities")
    assert again.evidence[0].file == first.file
    # What was replaced can be done again, so it is no orphan.
    assert check_evidence(file).unnamed == {}


def test_what_was_never_saved_is_found_and_let_go_when_asked(file: DataFile) -> None:
    kept, given_up, drafted = (
        take_in_bytes(file, PNG + mark, "a.png") for mark in (b"1", b"2", b"3")
    )
    records.save(file, radio_item(evidence=proving(kept)))
    found = check_evidence(file, drafts=[drafted.file.sha256])
    assert found.findings == ()
    assert found.unnamed == {given_up.file.sha256: len(PNG) + 1}
    assert let_go(file, [given_up.file.sha256, kept.file.sha256]) == len(PNG) + 1
    assert evidence.content(file, kept.file) == PNG + b"1"
    assert evidence.content(file, drafted.file) == PNG + b"3"
    with pytest.raises(DamagedEvidence, match="không còn nội dung"):
        evidence.content(file, given_up.file)
    assert let_go(file, [given_up.file.sha256]) == 0


def test_what_was_deleted_can_come_back_with_its_file(file: DataFile) -> None:
    taken = take_in_bytes(file, PNG, "a.png")
    saved, _ = records.save(file, radio_item(evidence=proving(taken)))
    records.delete(file, "activities", [saved.id])
    assert check_evidence(file).unnamed == {}
    records.undo(file)
    assert records.get_all(file, "activities") == (saved,)
    assert evidence.content(file, taken.file) == PNG


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE file_contents SET content = x'00' || substr(content, 2)", "bị hỏng"),
        ("UPDATE file_contents SET size = size + 1", "bị hỏng"),
        ("DELETE FROM file_contents", "không còn nội dung"),
    ],
)
def test_missing_and_altered_files_are_named(file: DataFile, statement: str, said: str) -> None:
    taken = take_in_bytes(file, PNG, "Ảnh hội nghị.png")
    records.save(file, radio_item(evidence=proving(taken)))
    path = file.path
    file.close()
    assert verify(path).findings == ()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    (finding,) = verify(path).findings
    assert "“Ảnh hội nghị.png”" in finding
    assert said in finding
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_evidence_behind_each_figure(file: DataFile) -> None:
    taken = take_in_bytes(file, PNG, "a.png")
    proven, _ = records.save(file, radio_item(date(2022, 3, 1), evidence=proving(taken)))
    bare, _ = records.save(file, radio_item(date(2022, 3, 2)))
    records.save(file, radio_item(date(2021, 3, 2)))
    (items,) = evidence_of(file, file.period("2022"), "radio.items")
    assert [one.record for one in items.records] == [bare.id, proven.id]
    assert [bool(one.evidence) for one in items.records] == [False, True]
    assert items.proven == 1
    every = evidence_of(file, file.period("2022"))
    assert "radio.items" in {one.figure.name for one in every}
    assert all(one.records for one in every)
