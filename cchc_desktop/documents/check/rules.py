"""The table of rules, and the check itself: every rule over one document."""

from __future__ import annotations

from typing import Final

from cchc_desktop.documents.check import (
    blanks,
    capitals,
    cited,
    dates,
    endings,
    estimates,
    figures,
    letterhead,
    period,
    place_and_day,
    recipients,
    signing,
    slips,
    slogans,
    structure,
)
from cchc_desktop.documents.check.finding import Finding, Severity
from cchc_desktop.documents.check.manuscript import Manuscript
from cchc_desktop.documents.check.rule import Rule
from cchc_desktop.documents.check.superseded import superseded
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.tree import Document

_OF_WORDS: Final = ("capitals", "capitals-place", "slip", "spacing", "hyphen", "superseded")
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: Final[tuple[Rule, ...]] = (
    # What the paper must show.
    Rule("letterhead-missing", WARNING, letterhead.letterhead_missing, "Thiếu phần đầu văn bản"),
    Rule("superior-named", WARNING, letterhead.superior_named, "Ghi thừa cơ quan cấp trên"),
    Rule("number-form", ERROR, letterhead.number_malformed, "Số và ký hiệu viết sai"),
    Rule("number-missing", ERROR, letterhead.number_missing, "Ban hành mà chưa có số"),
    Rule("symbol-space", ERROR, cited.symbol_spaced, "Khoảng trắng trong số, ký hiệu"),
    Rule("date-form", ERROR, place_and_day.day_malformed, "Địa danh, ngày tháng viết sai"),
    Rule("date-missing", ERROR, place_and_day.day_missing, "Có số mà chưa có ngày"),
    Rule("date-early", ERROR, place_and_day.day_before_period, "Ngày văn bản trước kỳ báo cáo"),
    Rule("title-missing", ERROR, structure.title_missing, "Thiếu tên loại, trích yếu"),
    Rule("addressee-missing", ERROR, recipients.nobody_addressed, "Thiếu “Kính gửi”"),
    Rule("as-above", ERROR, recipients.not_as_above, "“Như trên” thiếu hoặc sai chỗ"),
    Rule("filing", ERROR, recipients.wrongly_filed, "Dòng “Lưu: VT, ...” thiếu hoặc sai"),
    Rule("on-behalf", ERROR, signing.not_on_behalf, "Thiếu “TM.”"),
    Rule("signed-for", ERROR, signing.wrongly_signed_for, "“KT.” thiếu hoặc sai"),
    Rule("signer-missing", ERROR, signing.signer_missing, "Thiếu người ký"),
    Rule("signer-position", ERROR, signing.other_position, "Chức vụ khác thông tin cơ quan"),
    Rule("signer-capitals", ERROR, signing.name_in_capitals, "Tên người ký viết hoa cả"),
    Rule("signer-degree", WARNING, signing.name_with_degree, "Học hàm, học vị trước tên"),
    Rule("end-mark", WARNING, endings.end_mark_missing, "Thiếu dấu “./.”"),
    Rule("end-mark-early", WARNING, endings.end_mark_early, "Dấu “./.” giữa văn bản"),
    # What the text says, held against the registers.
    Rule("period", ERROR, period.other_period, "Kỳ nêu khác kỳ báo cáo"),
    Rule("period-results", WARNING, period.told_of_other_period, "Kết quả của thời gian khác"),
    Rule("period-next", ERROR, period.planned_for_the_past, "Phương hướng của thời gian đã qua"),
    Rule("figure", ERROR, figures.disagrees, "Số liệu khác bảng tổng hợp"),
    Rule("figure-unrecorded", WARNING, figures.unrecorded, "Số liệu chưa có trong sổ"),
    Rule("figure-typed", NOTE, figures.typed_by_hand, "Số liệu gõ tay"),
    Rule("estimate", WARNING, estimates.left_over, "Số ước còn lại sau khi hết kỳ"),
    Rule("slogan", WARNING, slogans.quoted_otherwise, "Khẩu hiệu dẫn khác sổ"),
    Rule("slogan-unregistered", NOTE, slogans.not_registered, "Khẩu hiệu chưa có trong sổ"),
    Rule("cited-unregistered", WARNING, cited.not_registered, "Văn bản dẫn chưa có trong sổ"),
    Rule("cited-date", ERROR, cited.other_day, "Văn bản dẫn sai ngày"),
    Rule("cited-otherwise", NOTE, cited.other_words, "Văn bản dẫn khác tên trong sổ"),
    Rule("cited-first", NOTE, cited.not_in_full, "Dẫn lần đầu chưa đủ"),
    Rule("cited-again", NOTE, cited.in_full_again, "Dẫn lại quá dài"),
    # How it is worded.
    Rule("superseded", WARNING, superseded, "Từ ngữ không còn dùng"),
    Rule("capitals", WARNING, capitals.fixed_capitals, "Viết hoa"),
    Rule("capitals-place", WARNING, capitals.names_of_places, "Viết hoa địa danh"),
    Rule("capitals-law", WARNING, capitals.parts_of_laws, "Viết hoa điều, khoản, điểm"),
    Rule("slip", WARNING, slips.slip, "Lỗi gõ"),
    Rule("and-missing", WARNING, slips.and_missing, "Thiếu “và”"),
    Rule("hyphen", NOTE, slips.hyphen, "Dấu gạch nối"),
    Rule("spacing", NOTE, slips.spacing, "Dấu cách"),
    Rule("day-impossible", ERROR, dates.day_impossible, "Ngày không có thật"),
    Rule("day-zero", NOTE, dates.day_without_zero, "Ngày thiếu số 0"),
    # What is not finished.
    Rule("token", ERROR, blanks.unresolved, "Số liệu sống không hiểu được"),
    Rule("blank", WARNING, blanks.left_blank, "Chỗ trống chưa điền"),
    Rule("section-empty", WARNING, structure.section_empty, "Đề mục không có nội dung"),
    Rule("list-empty", WARNING, structure.list_empty, "Liệt kê không có ý nào"),
    Rule("sentence-broken", WARNING, structure.sentence_broken, "Câu bị ngắt đoạn"),
    Rule("heading-number", WARNING, structure.heading_numbers, "Đề mục đánh số sai"),
    Rule("point-letter", WARNING, structure.letters_of_points, "Điểm a, b, c sai thứ tự"),
)
"""Every rule: its name, how much a finding of it matters, what looks, and what it looks for."""


def check(document: Document, facts: Facts, *, issued: bool) -> tuple[Finding, ...]:
    """Return what the rules find in a document, in the order of its parts.

    ``issued`` asks for what only an issued document must have. The facts are those that the
    document is held against: the period, the office of its day, the tally and the registers.
    """
    manuscript = Manuscript(document, facts, issued)
    order = {passage.key: at for at, passage in enumerate(manuscript.passages)}
    found = [finding for rule in RULES for finding in rule.findings(manuscript)]
    found = [finding for finding in found if not _mended_with_slogan(finding, found)]
    return tuple(sorted(found, key=lambda finding: (order[finding.key], finding.start)))


def _mended_with_slogan(finding: Finding, found: list[Finding]) -> bool:
    """Tell whether a finding on words goes when the slogan that they stand in is quoted rightly."""
    return finding.rule in _OF_WORDS and any(
        other.rule == "slogan"
        and other.key == finding.key
        and other.start <= finding.start
        and finding.end <= other.end
        for other in found
    )
