from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.storage.place import cloud_warning, file_system_of, is_on_network

MOUNTS = [
    b"/dev/sda1 / ext4 rw 0 0",
    b"proc /proc proc rw 0 0",
    b"//may-chu/chung /mnt/D\xe1\xbb\xaf\\040li\xe1\xbb\x87u cifs rw 0 0",
    b"/dev/sdb1 /mnt/D\xe1\xbb\xaf\\040li\xe1\xbb\x87u/usb vfat rw 0 0",
    b"10.0.0.2:/xa /srv nfs4 rw 0 0",
    b"/dev/sdc1 /srv ext4 rw 0 0",
    b"broken",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/lan/a.cchc", "ext4"),
        ("/mnt/Dữ liệu/a.cchc", "cifs"),
        ("/mnt/Dữ liệu/usb/a.cchc", "vfat"),
        ("/mnt/Dữ liệu cũ/a.cchc", "ext4"),
        ("/srv/a.cchc", "ext4"),
    ],
)
def test_the_innermost_and_latest_mount_holds_a_file(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


def test_without_mounts_nothing_is_known() -> None:
    assert file_system_of(Path("/a.cchc"), []) == ""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("\\\\may-chu\\chung\\a.cchc", True),
        ("\\\\?\\UNC\\may-chu\\chung\\a.cchc", True),
        ("\\\\?\\C:\\Dữ liệu\\a.cchc", False),
    ],
)
def test_a_windows_path_to_another_computer(path: str, network: bool) -> None:
    assert is_on_network(Path(path)) is network


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C/Users/Lan/OneDrive - UBND xã", "OneDrive"),
        ("C/Users/Lan/onedrive/2022", "OneDrive"),
        ("G/My Drive", "Google Drive"),
        ("C/Users/Lan/Google Drive", "Google Drive"),
        ("home/lan/Dropbox (Cá nhân)", "Dropbox"),
        ("home/lan/iCloudDrive", "iCloud"),
        ("home/lan/Tài liệu", None),
    ],
)
def test_a_folder_that_a_cloud_service_copies(folder: str, service: str | None) -> None:
    warning = cloud_warning(Path("/", folder, "a.cchc"))
    if service is None:
        assert warning is None
    else:
        assert warning is not None
        assert f"thư mục {service}." in warning


def test_the_files_own_name_is_not_a_folder() -> None:
    assert cloud_warning(Path("/home/lan/dropbox.cchc")) is None
