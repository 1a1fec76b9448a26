"""The layout of the workbooks that officials see: sheet names and columns, as data.

Readers find columns by these headers (or their other names), never by position; writers lay them out in this order.
"""

from typing import NamedTuple

KIND = "cchc_xl.kind"
PLAN = "cchc_xl.plan"
AGENCY = "cchc_xl.agency"
INDEX = "cchc_xl.index"
ERRORS = "cchc_xl.errors"
RUN = "cchc_xl.run"
UNUSABLE = "cchc_xl.unusable"  # given where words stand in «Thẩm định» that a person has to correct
APPRAISED = "cchc_xl.appraised"  # the criteria of which something was said when a scoring workbook was written

ANNOTATED = "annotated"
DUTIES_KIND = "duties"

SCORED_SUFFIX = " - bang diem"
REVIEWED_SUFFIX = " - ra soat"
LISTED_SUFFIX = " - phieu ra soat"
DUTIES_SUFFIX = " - viec can lam"

GUIDE = "Hướng dẫn"
INFORMATION = "Thông tin chung"
FORM = "Bảng tự chấm"
PROGRESS = "Tiến độ"
OTHER_TARGETS = "Chỉ tiêu khác"
EVIDENCE = "Minh chứng"
DIFFICULTIES = "Khó khăn, kiến nghị"

SUMMARY = "Tổng hợp"
SCORES = "Bảng chấm điểm"
OFFICIALS = "Theo người phụ trách"
IMPROVEMENT = "Cải thiện"
TARGETS = "Chỉ tiêu"
FINDINGS = "Kiểm tra số liệu"
FIGURES = "Số liệu"
SCALE = "Thang điểm"
METHOD = "Phương pháp tính điểm"
REVIEW = "Phiếu rà soát"

DUTIES = "Việc cần làm"
EVALUATION = "Đánh giá hằng tháng"

PLACES = "Xếp hạng"
COURSE = "Diễn biến chỉ số"
AREAS = "Theo lĩnh vực"
MATRIX = "Ma trận điểm"
APPRAISAL = "Thẩm định"
DELIVERIES = "Tình hình gửi báo cáo"

AS_OF = "Số liệu tính đến ngày"
SOURCES = "Tệp số liệu và SHA-256"
WHOLE = "Toàn bộ"
UNASSIGNED = "Chưa phân công"
ANSWERS = ("Có", "Không", "Không áp dụng")


SUMMARY_LINES = {
    "index": "Chỉ số (điểm đạt / điểm tối đa áp dụng × 100); xếp loại",
    "bounds": "Chỉ số thấp nhất; cao nhất còn có thể",
    "points": "Điểm đạt; điểm tối đa áp dụng",
    "goal": "Mục tiêu thứ hạng; thứ hạng năm trước",
    "counts": "Chỉ tiêu đạt / không / chưa rõ; lỗi / cảnh báo / ghi chú",
}
AREA_HEADS = ("Mã", "Lĩnh vực", "Tối đa", "Đạt", "Tỷ lệ", "Mất")


class Column(NamedTuple):
    """One column of a form: its key in code, its header, width in characters, other headers, whether typed into."""

    key: str
    header: str
    width: float
    typed: bool = False
    also_called: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All headers by which the column may be found."""
        return (self.header, *self.also_called)


FORM_COLUMNS = (
    Column("code", "Mã", 7, also_called=("Mã tiêu chí", "Mã TC")),
    Column("title", "Tiêu chí", 38, also_called=("Tên tiêu chí",)),
    Column("maximum", "Điểm tối đa", 8),
    Column("method", "Cách tính điểm", 30),
    Column("target", "Chỉ tiêu", 12),
    Column("content", "Nội dung số liệu", 30),
    Column("unit", "Đơn vị tính", 10, also_called=("ĐVT",)),
    Column("total", "Tổng số", 16, typed=True),
    Column("done", "Số thực hiện", 16, typed=True, also_called=("Thực hiện",)),
    Column("ratio", "Tỷ lệ", 9, also_called=("Tỷ lệ (%)",)),
    Column("day", "Ngày thực hiện", 13, typed=True),
    Column("answer", "Kết quả (Có/Không)", 13, typed=True, also_called=("Kết quả",)),
    Column("last_figure", "Năm trước", 10, typed=True, also_called=("Số liệu năm trước",)),
    Column("last_points", "Điểm năm trước", 9, typed=True),
    Column("claimed", "Điểm tự chấm", 9, typed=True),
    Column("evidence", "Tài liệu kiểm chứng", 31, typed=True),
    Column("explanation", "Giải trình", 28, typed=True),
    Column("official", "Người phụ trách", 16),
    Column("due", "Thời hạn", 12),
    Column("state", "Số liệu", 19),
)

FORM_HEADERS = {column.key: column.header for column in FORM_COLUMNS}

OTHER_COLUMNS = (
    Column("code", "Mã", 7, also_called=("Mã chỉ tiêu",)),
    Column("title", "Nhiệm vụ", 50),
    Column("target", "Chỉ tiêu", 14),
    Column("content", "Nội dung số liệu", 34),
    Column("unit", "Đơn vị tính", 11, also_called=("ĐVT",)),
    Column("total", "Tổng số", 11, typed=True),
    Column("done", "Số thực hiện", 12, typed=True, also_called=("Thực hiện",)),
    Column("ratio", "Tỷ lệ", 9),
    Column("answer", "Kết quả (Có/Không)", 13, typed=True, also_called=("Kết quả",)),
    Column("evidence", "Tài liệu kiểm chứng", 26, typed=True),
    Column("explanation", "Giải trình", 26, typed=True),
    Column("official", "Người phụ trách", 18),
)

EVIDENCE_COLUMNS = (
    Column("criterion", "Mã tiêu chí", 9, typed=True, also_called=("Mã",)),
    Column("number", "Số, ký hiệu", 20, typed=True),
    Column("day", "Ngày", 12, typed=True),
    Column("summary", "Trích yếu", 60, typed=True),
    Column("file", "Tên tệp", 28, typed=True),
    Column("page", "Trang, mục", 12, typed=True, also_called=("Trang",)),
)

CARRIED = "Chuyển từ năm trước"
CARRIED_COLUMNS = (
    Column("kind", "Loại", 16),
    Column("code", "Mã năm trước", 10),
    Column("name", "Tên năm trước", 60),
    Column("said", "Đã chuyển thế nào", 70),
)

DIFFICULTY_COLUMNS = (
    Column("content", "Khó khăn, vướng mắc", 60, typed=True),
    Column("proposal", "Kiến nghị, đề xuất", 60, typed=True),
    Column("criterion", "Mã tiêu chí liên quan", 12, typed=True),
    Column("reporter", "Người báo cáo", 18, typed=True),
)


class Line(NamedTuple):
    """One line of «Thông tin chung»: its key in code, its label, what stands beside it as help."""

    key: str
    label: str
    help: str = ""
    typed: bool = False


INFORMATION_LINES = (
    Line("plan", "Mã kế hoạch", "Không sửa: chương trình dùng mã này để biết tệp thuộc kế hoạch nào."),
    Line("title", "Tên kế hoạch"),
    Line("version", "Phiên bản kế hoạch", "Không sửa."),
    Line("year", "Năm", "Không sửa."),
    Line("agency", "Mã đơn vị", "Mã đơn vị hành chính gồm 5 chữ số."),
    Line("agency_name", "Tên đơn vị"),
    Line("period", "Kỳ báo cáo", "Ví dụ: Năm 2024; 6 tháng đầu năm 2024.", typed=True),
    Line("as_of", AS_OF, "Nhập dạng ngày/tháng/năm, ví dụ 31/12/2024.", typed=True),
    Line("scope", "Phạm vi", "«Toàn bộ», hoặc tên người phụ trách nếu tệp chỉ có phần việc của người đó."),
    Line("prepared_by", "Người lập", "Họ tên người điền tệp này.", typed=True),
    Line("contact", "Liên hệ", "Điện thoại hoặc thư điện tử của người lập.", typed=True),
    Line("remark", "Lưu ý", "Ví dụ: số liệu minh họa.", typed=True),
)


FIGURE_COLUMNS = (
    Column("code", "Mã", 6.5),
    Column("title", "Tiêu chí, chỉ tiêu", 20),
    Column("part", "Phần", 10),
    Column("line", "Dòng", 11),
    Column("value", "Giá trị", 11.5),
    Column("unit", "Đơn vị tính", 7),
    Column("state", "Tình trạng ô", 7),
    Column("register", "Sổ", 9),
    Column("content", "Nội dung số liệu", 17),
    Column("source", "Nguồn (bấm để mở)", 17),
)

PARTS = {
    "total": "Tổng số",
    "done": "Số thực hiện",
    "day": "Ngày thực hiện",
    "answer": "Kết quả",
    "answers": "Số phiếu",
    "claimed": "Điểm tự chấm",
    "last_figure": "Năm trước",
    "last_points": "Điểm năm trước",
    "barred": "Không chấm được",
    "typed_total": "Tổng số, nhập tay",
    "typed_done": "Số thực hiện, nhập tay",
    "typed_day": "Ngày, nhập tay",
    "typed_answer": "Kết quả, nhập tay",
    "other_answers": "Phiếu không tính",
    "other_done": "Mục không tính",
    "due": "Thời hạn theo sổ",
    "unknown": "Dòng chưa rõ số",
    "unread": "Dòng không đọc được",
    "rows": "Số dòng của sổ",
}

FIGURE_STATES = {
    "blank": "trống",
    "number": "số",
    "date": "ngày",
    "text": "chữ",
    "error": "ô lỗi",
    "uncalculated": "chưa tính",
}
UNCALCULATED = "(công thức chưa tính)"
NOTHING_LISTED = "Không có nội dung nào được ghi."
NO_FINDINGS = "Không có lỗi, cảnh báo nào."
PERIOD_OVER = (
    "Kỳ số liệu đã hết ngày {day}: các việc dưới đây chỉ được tính nếu đã làm trong kỳ mà chưa ghi nhận; "
    "nếu không, đó là mức cần đạt của kỳ sau."
)
ENTRY_VERSION = "Phiên bản của tệp nhập số liệu"
SEAL = "Dấu vân tay của số liệu (SHA-256)"

FINDING_COLUMNS = (
    Column("number", "STT", 5),
    Column("severity", "Mức độ", 10.5),
    Column("code", "Mã", 6.5),
    Column("criterion", "Tiêu chí", 7),
    Column("place", "Nơi xảy ra (bấm để mở)", 25),
    Column("words", "Nội dung và cách sửa", 51),
    Column("official", "Người phụ trách", 11),
)

SCORE_COLUMNS = (
    Column("code", "STT", 5.2),
    Column("title", "Lĩnh vực / tiêu chí / thành phần", 21),
    Column("maximum", "Điểm tối đa", 6.2),
    Column("figures", "Số liệu", 10),
    Column("method", "Cách tính điểm", 16.5),
    Column("claimed", "Tự chấm", 5.2),
    Column("computed", "Tính lại", 5.2),
    Column("surveyed", "Khảo sát", 5.2),
    Column("appraised", "Thẩm định", 5.4, typed=True),
    Column("points", "Đạt được", 5.4),
    Column("evidence", "Tài liệu kiểm chứng", 10.5),
    Column("explanation", "Giải trình", 7.5),
    Column("official", "Người phụ trách", 6.8),
    Column("remark", "Ghi chú", 6.2, typed=True),
    Column("outcome", "Tình trạng", 15),
    Column("applicable", "Tối đa áp dụng", 8),
    Column("low", "Thấp nhất", 8),
    Column("high", "Cao nhất", 8),
    Column("last_points", "Điểm năm trước", 8),
    Column("submitted", "Điểm lúc lập", 8),
    Column("differs", "So với lúc lập", 10),
    Column("required", "Cần minh chứng", 8),
    Column("clear", "5 rõ", 6),
    Column("reason", "Vì sao được điểm này (lúc lập bảng)", 60),
)

OUTCOMES = {
    "scored": "Đã chấm",
    "full": "Không phát sinh, đủ điểm",
    "excluded": "Không áp dụng, loại trừ",
    "awaiting": "Chờ khảo sát",
    "not_due": "Chưa đến hạn",
    "missing": "Thiếu số liệu",
    "error": "Số liệu lỗi",
}

ASKED_TO_EXPLAIN, HAS_EXPLAINED = "Yêu cầu giải trình", "Đã giải trình"
APPRAISAL_STATES = ("Đang thẩm định", ASKED_TO_EXPLAIN, HAS_EXPLAINED, "Đã thẩm định", "Công bố", "Rút lại")

APPRAISAL_COLUMNS = (
    Column("agency", "Mã đơn vị", 7),
    Column("agency_name", "Đơn vị", 16),
    Column("code", "Mã tiêu chí", 6.5),
    Column("title", "Tiêu chí", 30),
    Column("maximum", "Điểm tối đa", 6.5),
    Column("claimed", "Tự chấm", 6.5),
    Column("computed", "Tính lại", 6.5),
    Column("appraised", "Thẩm định", 7.5, typed=True),
    Column("remark", "Ý kiến thẩm định", 24, typed=True),
    Column("state", "Trạng thái", 13, typed=True),
    Column("points", "Đạt được", 6.5),
    Column("outcome", "Tình trạng", 12),
    Column("explanation", "Giải trình của đơn vị", 24),
    Column("reason", "Vì sao được điểm này", 40),
)

RESULTS = {True: "✓ Đạt", False: "✗ Không đạt", None: "? Chưa xác định"}
