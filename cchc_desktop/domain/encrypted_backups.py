"""What an encrypted backup says of itself to everybody, and what it keeps to itself.

To be seen are the office (a stick that was lost finds its way back), the data file's name, when it
was made and by which version, and its sizes. Who made it on which computer, what the data file
holds and every text of it are inside.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final

from cchc_desktop.domain.backups import (
    Manifest,
    WrongManifest,
    backup_name,
    manifest_values,
)

SUFFIX: Final = ".cchcm"
"""How an encrypted backup's name ends."""

FORM: Final = 1
_MARK_LETTERS: Final = 16
_FLAWED: Final = "Bản sao lưu này giữ một tệp đã hỏng từ trước khi sao lưu."


@dataclass(frozen=True, slots=True, kw_only=True)
class EncryptedManifest:
    """What can be read without the key.

    ``made_at``, ``office``, ``source``, ``number`` and ``mark`` are those of the backup inside;
    ``kept_apart`` stands for its series without telling the computer; ``whole`` is False where it
    held damaged files. ``recipient`` is the public key, ``size`` in bytes and ``sha256`` are of
    the encrypted backup.
    """

    form: int = FORM
    program: str
    made_at: datetime
    office: str
    source: str
    number: int
    kept_apart: str
    mark: str
    whole: bool
    recipient: str
    size: int
    sha256: str

    @property
    def series(self) -> tuple[str, str, str]:
        """What encrypted backups that may take each other's place share."""
        return ("", self.kept_apart, self.source)

    @property
    def flaws(self) -> tuple[str, ...]:
        """Whole sentences on what was damaged already when the backup was made."""
        return () if self.whole else (_FLAWED,)

    @property
    def name(self) -> str:
        """The backup's file name, which sorts by time."""
        return PurePath(backup_name(self.made_at, self.office)).stem + SUFFIX


def apart(manifest: Manifest) -> str:
    """Return what stands for a backup's series where it is encrypted."""
    told = json.dumps(manifest.series, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:_MARK_LETTERS]


def told_of(manifest: Manifest, recipient: str, size: int, sha256: str) -> EncryptedManifest:
    """Return what an encrypted backup says of the backup inside it."""
    return EncryptedManifest(
        program=manifest.program,
        made_at=manifest.made_at,
        office=manifest.office,
        source=manifest.source,
        number=manifest.number,
        kept_apart=apart(manifest),
        mark=manifest.mark,
        whole=not manifest.flaws,
        recipient=recipient,
        size=size,
        sha256=sha256,
    )


def encrypted_manifest_text(manifest: EncryptedManifest) -> str:
    """Return a manifest as JSON, for people to read too."""
    plain = asdict(manifest)
    plain["made_at"] = manifest.made_at.isoformat(timespec="seconds")
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def encrypted_manifest_from(text: str) -> EncryptedManifest:
    """Return what :func:`encrypted_manifest_text` wrote; raises WrongManifest."""
    try:
        return _manifest(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WrongManifest(
            "Bản kê trong bản sao lưu mã hoá không đọc được, hoặc do một phiên bản mới hơn của "
            "chương trình ghi ra."
        ) from error


def _manifest(plain: Any) -> EncryptedManifest:
    kinds = {"form": int, "number": int, "size": int, "whole": bool}
    values = manifest_values(EncryptedManifest, plain, FORM, kinds)
    return EncryptedManifest(**values)
