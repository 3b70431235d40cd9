"""A data file with very many activities, written in bulk, and kept between runs."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from cchc_desktop.domain.vietnamese import fold, fold_marked, sort_key
from cchc_desktop.services.data_file import create_data_file
from cchc_desktop.storage.schema_history import HISTORY

FIRST_DAY = date(2016, 1, 1)
DAYS = 3652
_WORDS = re.findall(
    r"\w+",
    "cải cách hành chính thủ tục niêm yết một cửa dịch vụ công trực tuyến khai sinh hộ tịch "
    "chứng thực đất đai nhân dân xã thôn tuyên truyền đài truyền thanh chỉ số hài lòng chữ ký số "
    "kế hoạch hội nghị đẩy mạnh nâng cao hiệu lực hiệu quả quản lý hồ sơ trả kết quả đúng hạn",
)
_CHANNELS = (("radio", "items"), ("web", "items"), ("meeting", "meetings"), ("social", "posts"))


def file_of(count: int) -> Path:
    """Return a data file with ``count`` activities over ten years, made on first use."""
    # Its name has the schema's own mark: a file of another schema is made anew.
    shape = HISTORY.marks[HISTORY.latest]
    kept = Path(tempfile.gettempdir()) / f"cchc-benchmark-{shape}-{count}.cchc"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.cchc"
            create_data_file(made).close()
            _fill(made, count)
            shutil.move(made, kept)
    return kept


def _fill(path: Path, count: int) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    rows = _rows(count)
    while some := list(islice(rows, 50_000)):
        connection.executemany(
            "INSERT INTO activities (id, day, channel, title, title_order, kind, department,"
            " audience, place, document, note) VALUES (?, ?, ?, ?, ?, '', '', '', '', NULL, '')",
            [(i, d.isoformat(), channel, title, key) for i, d, channel, _, title, key in some],
        )
        connection.executemany(
            "INSERT INTO activities_measures (record_id, position_1, day, channel, unit,"
            " quantity, estimated) VALUES (?, 0, ?, ?, ?, 1000, 0)",
            [(i, d.isoformat(), channel, unit) for i, d, channel, unit, _, _ in some],
        )
        connection.executemany(
            "INSERT INTO activities_search (rowid, folded, marked) VALUES (?, ?, ?)",
            [
                (d.toordinal() << 32 | i, fold(title), fold_marked(title))
                for i, d, _, _, title, _ in some
            ],
        )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def _rows(count: int) -> Iterator[tuple[int, date, str, str, str, str]]:
    chance = random.Random(20221231)
    titles = [" ".join(chance.choices(_WORDS, k=9)).capitalize() for _ in range(20_000)]
    keys = [sort_key(title) for title in titles]
    for number in range(1, count + 1):
        which = chance.randrange(len(titles))
        channel, unit = chance.choice(_CHANNELS)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield number, day, channel, unit, titles[which], keys[which]
