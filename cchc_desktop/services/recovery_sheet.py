"""The printed recovery sheet of an open data file."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.recovery_key import groups
from cchc_desktop.domain.secret import Secret
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.protection import NotProtected, protection_in, refuse_another
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.storage.snapshot import state_of


def recovery_sheet(file: DataFile, key: Secret, *, now: datetime | None = None) -> bytes:
    """Return the sheet with ``key`` as a PDF of one A4 page; it is written nowhere.

    Raises WrongRecoveryKey where the key is not that of the file, NotProtected without one.
    """
    from cchc_desktop.documents.pdf.recovery_sheet import RecoverySheet, draw_recovery_sheet

    protection = protection_in(file)
    if protection is None:
        raise NotProtected(f"Tệp “{file.path.name}” không có mật khẩu nên không có mã khôi phục.")
    refuse_another(protection, key)
    return draw_recovery_sheet(
        RecoverySheet(
            office=state_of(file.path, HISTORY).office or "Cơ quan chưa ghi tên",
            data_file=file.path.name,
            folder=str(file.path.parent),
            protected_since=datetime.fromisoformat(protection.since).astimezone(),
            printed_at=now or datetime.now(),
            key=key.reveal(),
            groups=groups(key),
        )
    )
