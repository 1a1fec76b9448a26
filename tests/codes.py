"""The table of all findings, for people: ``python -m tests.codes`` writes it to ``docs/ma-loi.md``.

Code, severity and sentences come from the catalogue of findings; only the usual causes stand here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from cchc_xl.findings import SEVERITY_NAMES, Kind, Severity
from cchc_xl.model.scorecard import Outcome
from cchc_xl.refusals import Why

TABLE = Path(__file__).parent.parent / "docs" / "ma-loi.md"

GROUPS = {
    "W": "Tệp và phần việc",
    "R": "Sổ theo dõi",
    "F": "Số liệu của tiêu chí",
    "S": "Điểm và chỉ tiêu",
    "E": "Tài liệu kiểm chứng",
    "A": "Thẩm định",
    "C": "Tệp kế hoạch",
}

HEAD = """# Mã lỗi

Mỗi điều chương trình nhận thấy có một mã không đổi. **Lỗi**: tiêu chí đó chưa chấm được hoặc tệp chưa dùng được.
**Cảnh báo**: vẫn chấm, nhưng cần một người xem lại. **Ghi chú**: để biết. Chỗ «…» là tên cột, số hoặc hàng của tệp đang
chấm.
"""

REFUSALS = """## Tệp không đọc được

Tệp có một trong các mã này không được đọc chút nào; các tệp khác vẫn được chấm (W108).
"""

OUTCOMES = {Outcome.MISSING: "thiếu số liệu", Outcome.ERROR: "số liệu lỗi"}

CAUSES = {
    Kind.SHEET_MISSING: "Trang bị xóa hoặc đổi tên",
    Kind.HEADER_MISSING: "Dòng tiêu đề bị xóa hoặc đổi chữ",
    Kind.AS_OF_MISSING: "Quên nhập ngày",
    Kind.AS_OF_UNREADABLE: "Ngày gõ thành chữ",
    Kind.OTHER_VERSION: "Kế hoạch được sửa sau khi phát tệp mẫu",
    Kind.AGENCY_UNKNOWN: "Gõ sai mã hoặc đơn vị mới sắp xếp",
    Kind.AGENCY_NAME_DIFFERS: "Chép tệp của đơn vị khác",
    Kind.AGENCY_TWICE: "Gửi lại mà chưa xóa tệp cũ",
    Kind.FILE_REFUSED: "Tệp hỏng, có mật khẩu hoặc không phải tệp nhập số liệu",
    Kind.AGENCY_UNDECIDED: "Gửi hai lần, sửa số liệu mà giữ ngày cũ",
    Kind.FILE_COPY: "Tải về hai lần, hoặc gửi cả tệp nhập lẫn bảng điểm",
    Kind.AGENCY_SUCCEEDED: "Đơn vị đã sáp nhập",
    Kind.AGENCY_BY_NAME: "Gõ sai mã đơn vị",
    Kind.AGENCY_OF_TWO: "Chép tệp của đơn vị khác mà chỉ sửa mã hoặc chỉ sửa tên",
    Kind.SCORE_OLD: "Gửi lại tệp hỏng hoặc tệp của kế hoạch khác",
    Kind.APPRAISED_TWICE: "Hai người thẩm định, hoặc đơn vị tự ghi vào ô thẩm định",
    Kind.APPRAISED_BEFORE: "Đơn vị gửi lại số liệu sau khi thẩm định",
    Kind.APPRAISAL_TAKEN: "Thẩm định ngay trên bảng điểm của đơn vị",
    Kind.APPRAISAL_STATE_UNKNOWN: "Dán hoặc gõ trạng thái bằng chương trình không có danh sách chọn",
    Kind.FIGURE_EMPTY_TEXT: 'Công thức cho kết quả "", hoặc gõ một dấu nháy rồi bỏ trống',
    Kind.SCOPE_UNKNOWN: "Tên người phụ trách gõ sai",
    Kind.FONT_REWORDED: "Tệp cũ gõ bằng phông .Vn hoặc VNI",
    Kind.FORMAT_HIDES: "Tệp lưu dạng .xls, .xlsb hoặc .ods",
    Kind.SUFFIX_DIFFERS: "Đổi tên tệp thay vì lưu lại dạng khác",
    Kind.FIGURE_AMBIGUOUS: "Dấu chấm có thể là dấu nghìn hoặc dấu thập phân",
    Kind.DATE_IMPOSSIBLE: "Gõ nhầm ngày, tháng hoặc chỉ ghi hai số năm",
    Kind.PERCENT_READ: "Ô đã ở đơn vị % mà gõ thêm dấu %",
    Kind.PERCENT_FOR_NUMBER: "Gõ tỷ lệ vào ô số lượng",
    Kind.SHARE_DOUBTFUL: "Gõ 0,95 thay cho 95%",
    Kind.CODE_UNKNOWN: "Mã gõ sai hoặc thuộc kế hoạch khác",
    Kind.CODE_NOT_TEXT: "Ô không ở dạng Văn bản nên 3.10 thành 3.1",
    Kind.CODE_TWICE: "Chép dòng rồi quên sửa mã",
    Kind.ROW_MISSING: "Dòng bị xóa khỏi biểu mẫu",
    Kind.PARTS_CONFLICT: "Hai người cùng điền một ô, khác nhau",
    Kind.PARTS_DIFFER: "Hai người cùng điền một ô phụ, khác nhau",
    Kind.PART_ABSENT: "Người phụ trách chưa gửi tệp",
    Kind.PARTS_DATED: "Các tệp chốt số liệu khác ngày",
    Kind.FIGURES_ALTERED: "Ai đó đổi số trong bảng điểm sau khi chấm",
    Kind.TOLD_BEFORE: "Bảng điểm lập bằng phiên bản khác của chương trình",
    Kind.AS_OF_COUNTED: "Chọn ngày số liệu khác khi tổng hợp từ bảng điểm",
    Kind.SCORED_SHEET_MISSING: "Trang của bảng điểm bị xóa, đổi tên hoặc mất dòng tiêu đề",
    Kind.PART_UNKNOWN: "Chữ ở cột «Phần» của bảng điểm bị sửa",
    Kind.BARRED_BEFORE: "Bảng điểm mất trang «Kiểm tra số liệu» hoặc dòng của tiêu chí này",
    Kind.POINTS_ALTERED: "Điểm hoặc số liệu trong bảng điểm bị sửa, hoặc chấm theo kế hoạch khác",
    Kind.AS_OF_BEFORE: "Gõ nhầm năm",
    Kind.AS_OF_AFTER: "Ghi ngày lập thay cho ngày số liệu",
    Kind.AS_OF_LATE: "Nộp muộn hoặc gõ nhầm năm",
    Kind.REGISTER_MISSING: "Trang sổ bị xóa hoặc đổi tên",
    Kind.REGISTER_COLUMN_MISSING: "Bảng dán vào thiếu cột hoặc tên cột khác",
    Kind.REGISTER_HEADER: "Dán đè mất dòng tiêu đề",
    Kind.REGISTER_VALUE: "Ngày, lựa chọn hoặc số gõ khác dạng; ô bắt buộc còn trống",
    Kind.REGISTER_TWICE: "Một hồ sơ ghi hai lần, sửa một lần",
    Kind.STATUS_CONTRADICTS: "Đổi ngày mà chưa đổi trạng thái",
    Kind.REGISTER_ORDER: "Gõ nhầm ngày, tháng hoặc đổi chỗ hai cột",
    Kind.REGISTER_FAR: "Gõ nhầm năm",
    Kind.REGISTER_AHEAD: "Sổ xuất sau ngày số liệu, hoặc gõ nhầm năm",
    Kind.REGISTER_NO_DUE_DATE: "Hồ sơ trả ngay, hoặc quên ghi ngày hẹn",
    Kind.REGISTER_SUM: "Bảng dán vào có dòng «Cộng», «Tổng cộng»",
    Kind.REGISTER_NEGATIVE: "Thừa dấu trừ, hoặc khoản hoàn trả",
    Kind.REGISTER_PENDING: "Tỷ lệ chỉ tính hồ sơ đã giải quyết; câu này cho thấy phần còn lại",
    Kind.REGISTER_UNREAD: "Ô ngày hoặc lựa chọn không đọc được ở cột dùng để đếm",
    Kind.REGISTER_ALL_UNREAD: "Mọi dòng cần đếm đều có ô không đọc được",
    Kind.TASK_UNCLEAR: "Quên ghi mã tiêu chí, hoặc ghi mã của kế hoạch khác",
    Kind.PERSON_MONTHS: "Quên đánh giá một người hoặc một tháng; người mới đến, chuyển đi",
    Kind.TARGET_UNREAD: "Ô ngày hoặc lựa chọn không đọc được ở cột dùng để xét chỉ tiêu",
    Kind.REGISTER_EMPTY: "Sổ để trống, chỉ nhập số tổng",
    Kind.REGISTER_DIFFERS: "Số tổng nhập trước, sổ cập nhật sau",
    Kind.REGISTER_OVERRULES: "Còn để «Không áp dụng» khi đã có hồ sơ",
    Kind.LINE_MISSING: "Một kế hoạch chưa có nhiệm vụ nào trong sổ",
    Kind.ANSWER_NOT_COUNTED: "Mức trả lời ghi khác các mức của tiêu chí",
    Kind.FIGURE_ERROR: "Công thức chia cho 0 hoặc mất ô nguồn",
    Kind.FIGURE_UNCALCULATED: "Tệp do chương trình khác ghi, chưa mở bằng Excel",
    Kind.FIGURE_TEXT: "Gõ kèm chữ, đơn vị, hoặc ngày không có thật",
    Kind.FIGURE_NEGATIVE: "Thừa dấu trừ",
    Kind.TOTAL_ZERO: "Quên nhập tổng số",
    Kind.DONE_ABOVE_TOTAL: "Đổi chỗ hai ô, hoặc tổng số chưa cập nhật",
    Kind.NOT_APPLICABLE_REFUSED: "Kế hoạch không cho bỏ qua tiêu chí này",
    Kind.NOT_APPLICABLE_WITH_FIGURE: "Còn để «Không áp dụng» sau khi nhập số",
    Kind.DATE_AFTER_FIGURES: "Gõ nhầm năm, hoặc chưa đổi ngày số liệu",
    Kind.DATE_DESPITE_NO: "Còn để «Không» sau khi nhập ngày",
    Kind.ANSWER_UNKNOWN: "Gõ tay thay vì chọn trong danh sách",
    Kind.FIGURE_IGNORED: "Ô phụ gõ kèm chữ hoặc báo lỗi",
    Kind.LAST_POINTS: "Thang điểm năm trước khác, hoặc gõ nhầm",
    Kind.DATE_BEFORE_PERIOD: "Gõ nhầm năm, hoặc làm sớm từ năm trước",
    Kind.FIGURE_FRACTION: "Nhầm dấu phẩy, hoặc nhập tỷ lệ vào ô số lượng",
    Kind.CLAIMED_OUTSIDE: "Gõ nhầm, hoặc theo thang điểm khác",
    Kind.RATIO_CHANGED: "Gõ nhầm, đổi cách tính, hoặc có thay đổi lớn thật",
    Kind.CHANGED: "Gõ nhầm, đổi cách tính, hoặc có thay đổi lớn thật",
    Kind.RATIO_TYPED: "Gõ đè lên công thức",
    Kind.RATIO_ALONE: "Nhập tỷ lệ thay cho hai con số",
    Kind.FIGURE_MISSING: "Ô chưa nhập",
    Kind.AWAITING: "Chưa có kết quả khảo sát",
    Kind.NOT_DUE: "Chưa đến hạn của tiêu chí",
    Kind.CLAIMED_DIFFERS: "Tự chấm theo cách tính khác hoặc số liệu cũ",
    Kind.APPRAISAL_REFUSED: "Gõ nhầm điểm thẩm định",
    Kind.FIVE_UNCLEAR: "Kế hoạch chưa phân công, hoặc chưa nêu chỉ tiêu, thời hạn, đơn vị tính",
    Kind.TARGETS_NOT_MET: "Kết quả thấp hơn chỉ tiêu của kế hoạch",
    Kind.EVIDENCE_MISSING: "Chưa ghi văn bản",
    Kind.EVIDENCE_EXPLAINED: "Có lý do nên chưa có văn bản",
    Kind.EVIDENCE_UNKNOWN: "Mã gõ sai",
    Kind.EVIDENCE_NUMBER: "Ghi thiếu số, thiếu ký hiệu hoặc ghi tên văn bản",
    Kind.EVIDENCE_LATE: "Gõ nhầm năm, hoặc văn bản của kỳ sau",
    Kind.EVIDENCE_EARLY: "Văn bản năm trước còn hiệu lực, hoặc gõ nhầm năm",
    Kind.EVIDENCE_FILE: "Tệp để nơi khác hoặc tên đã đổi (chỉ xem khi chạy lệnh check)",
    Kind.PLAN_SHEET: "Trang bị xóa hoặc đổi tên",
    Kind.PLAN_COLUMN: "Cột bị xóa hoặc đổi tên",
    Kind.PLAN_VALUE: "Gõ tay thay vì chọn trong danh sách",
    Kind.PLAN_BLANK: "Ô bắt buộc chưa nhập",
    Kind.PLAN_TWICE: "Chép dòng rồi quên sửa mã",
    Kind.PLAN_UNKNOWN: "Đổi tên ở một trang mà chưa đổi ở trang kia",
    Kind.PLAN_SUM: "Sửa điểm một dòng mà chưa sửa tổng",
    Kind.PLAN_SETTING: "Đổi cách tính mà chưa đổi các ô đi kèm",
    Kind.PLAN_BANDS: "Các bậc chồng lên nhau hoặc có khoảng trống",
    Kind.PLAN_DECIMALS: "Điểm ghi lẻ hơn mức làm tròn của kế hoạch",
    Kind.PLAN_WINDOW: "Còn ngày của năm trước",
    Kind.PLAN_UNJUDGED: "Cách xét chỉ tiêu thiếu tiêu chí, số hoặc sổ",
    Kind.PLAN_MEASURE: "Điều kiện đếm không khớp với cột của sổ",
    Kind.PLAN_CODE_NUMBER: "Ô mã không ở dạng Văn bản",
    Kind.PLAN_HEADING: "Tên trang, cột hoặc dòng bị sửa chữ",
    Kind.PLAN_UNASSIGNED: "Văn bản kế hoạch không nêu tên người",
    Kind.PLAN_SUCCESSOR: "Đơn vị mới sau sắp xếp chưa có trong danh sách",
    Kind.PLAN_OTHER_AREA: "Văn bản kế hoạch xếp nhiệm vụ ở phần khác",
    Kind.PLAN_REMARK: "Chỗ mâu thuẫn hoặc bỏ ngỏ của văn bản",
    Kind.PLAN_DOUBTFUL: "Có thể đúng, nhưng thường là nhầm",
    Kind.PLAN_PERCENT: "Gõ dấu % vào ô tính bằng phần trăm",
    Kind.PLAN_COPY: "Sao chép trang tính",
    Kind.PLAN_COLUMN_GONE: "Cột tùy chọn bị xóa",
}


CURES = {  # where the sentence itself does not say
    Kind.FILE_REFUSED: "Hãy làm theo lý do nêu trong câu.",
    Kind.PARTS_DIFFER: "Hãy thống nhất một giá trị.",
    Kind.FIGURE_MISSING: "Hãy bổ sung số liệu.",
}
IN_THE_PLAN = "Hãy sửa chỗ đó trong tệp kế hoạch."


def table() -> str:
    """Write all kinds of findings, group by group, as Markdown."""
    parts = [HEAD]
    for letter, title in GROUPS.items():
        rows = sorted((kind for kind in Kind if kind.code.startswith(letter)), key=lambda kind: kind.code)
        parts.append(f"## {letter} – {title}\n\n{chr(10).join(_lines(rows))}\n")
    return "\n".join((*parts, REFUSALS, *_refusals(), ""))


def _refusals() -> Iterator[str]:
    yield "| Mã | Ý nghĩa | Cách sửa |"
    yield "|---|---|---|"
    for why in Why:
        meaning, please, cure = re.split("(Hãy |Đừng )", why.value.removeprefix("{file}: "), maxsplit=1)
        yield f"| {why.name} | {meaning.strip()[:1].upper()}{meaning.strip()[1:]} | {please}{cure} |"


def _lines(kinds: list[Kind]) -> Iterator[str]:
    yield "| Mã | Mức | Ý nghĩa | Nguyên nhân thường gặp | Cách sửa |"
    yield "|---|---|---|---|---|"
    for kind in kinds:
        meaning, please, cure = kind.vi.partition("Hãy ")
        bars = f" (tiêu chí: {OUTCOMES[kind.bars]})" if kind.bars else ""
        todo = _shown(please + cure) or CURES.get(kind) or ("Không phải sửa." if is_note(kind) else IN_THE_PLAN)
        yield f"| {kind.code} | {SEVERITY_NAMES[kind.severity]}{bars} | {_shown(meaning)} | {CAUSES[kind]}. | {todo} |"


def _shown(words: str) -> str:
    """Write a sentence with «…» where a fact stands."""
    bare = re.sub(r"«?\{\w+\}»?", "…", words).strip()
    return re.sub(r"…[….]*", "…", bare).replace("|", r"\|")


def is_note(kind: Kind) -> bool:
    return kind.severity is Severity.NOTE


if __name__ == "__main__":
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
