"""Opening a report brings nothing into memory any more, once all was brought in beforehand."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from cchc_desktop.services import records
from cchc_desktop.services.report_composing import begin
from tests.data_files import new_data_file, office, radio_item

OPENING = """
import json, sys, threading, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.ui.reports.readiness import bring_in
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.desks import desk_on

application = QApplication([])
path = Path(sys.argv[1])
desk = desk_on(open_data_file(path), path.parent)
notices = NoticeBar()
ready = threading.Thread(target=bring_in)
ready.start()
ready.join()
before = set(sys.modules)
from cchc_desktop.ui.reports.report_page import ReportPage
page = ReportPage(desk, 1, notices)
page.resize(1000, 600)
page.show()
until = time.monotonic() + 30
while page.view is None and time.monotonic() < until:
    application.processEvents()
assert page.view is not None
page.grab()
while desk.tasks.busy:
    application.processEvents()
print(json.dumps(sorted(set(sys.modules) - before)))
page.leave()
desk.close()
desk.file.close()
"""


def test_nothing_is_imported_when_a_report_is_opened(tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    records.save(file, radio_item(date(2022, 5, 4)))
    begin(file, file.period("2022-Q2"))
    file.close()
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(file.path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # Python's own tables of letters are small, and which of them a page needs depends on it.
    assert [name for name in json.loads(done.stdout) if not name.startswith("encodings.")] == []
