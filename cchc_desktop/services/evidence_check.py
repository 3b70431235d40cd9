"""Whether every kept file is there and is what was kept, and what nobody names any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cchc_desktop.services.changing import changing
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.file_contents import bytes_kept, remove_contents
from cchc_desktop.storage.kept_contents import (
    content_findings,
    unnamed_contents,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCheck:
    """What was found: sentences on what is missing or altered, none where all is well.

    ``unnamed`` gives the size in bytes of each kept file, by SHA-256, that was taken in for a form
    which was never saved; ``kept`` is the size of all kept files together.
    """

    findings: tuple[str, ...]
    unnamed: Mapping[str, int]
    kept: int


def check_evidence(file: DataFile, drafts: Collection[str] = ()) -> EvidenceCheck:
    """Read every kept file and hold it against its SHA-256.

    ``drafts`` are the SHA-256 that unsaved forms name: those files are still wanted.
    """
    with reading(file.engine) as connection:
        return EvidenceCheck(
            findings=content_findings(connection),
            unnamed={
                sha256: size
                for sha256, size in unnamed_contents(connection).items()
                if sha256 not in drafts
            },
            kept=bytes_kept(connection),
        )


def let_go(file: DataFile, unnamed: Collection[str]) -> int:
    """Let those of ``unnamed`` go that still nobody names; return the bytes that came free.

    They were in no record, so there is nothing to undo.
    """
    with changing(file) as (connection, _):
        known = unnamed_contents(connection)
        still = {key: size for key, size in known.items() if key in unnamed}
        if still:
            remove_contents(connection, still)
    return sum(still.values())
