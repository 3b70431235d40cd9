"""Live words as a report has them, for tests."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.ui.wordings.chips import Chip

CITATION = (
    "Công văn số 508/UBND-VP ngày 16/02/2022 của Ủy ban nhân dân huyện Thanh Miện về việc đẩy "
    "mạnh công tác tuyên truyền cải cách hành chính năm 2022 trên địa bàn huyện"
)

KNOWN = {
    "radio.items": Chip("58", "Tin, bài trên Đài truyền thanh, trong kỳ", is_figure=True),
    "web.items": Chip("26", "Tin, bài trên Trang thông tin điện tử, trong kỳ", is_figure=True),
    "period": Chip("năm 2022", "Kỳ báo cáo"),
    "office.district": Chip("", "Huyện"),
    "directive": Chip(CITATION, "Văn bản dẫn chiếu"),
}

SENTENCE = "Đã phát {radio.items} tin, bài."


class KnownWords:
    """Answers the live words above; ``now`` says which stand for another text now."""

    def __init__(self, now: dict[str, str] | None = None) -> None:
        self._now = now or {}

    def chip(self, name: str) -> Chip | None:
        known = KNOWN.get(name)
        if known is None or name not in self._now:
            return known
        return replace(known, shown=self._now[name], changed=True, old=known.shown)


WORDS = KnownWords()
