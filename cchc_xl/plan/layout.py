"""The sheets and columns of the plan workbook, as data.

Each column has a key in code, the header that officials see, the kind of its values and a line of help. Columns of
kind ``choice`` take one of ``choices``; these pairs of Vietnamese words and code are the closed vocabulary of plans.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from cchc_xl.model.plan import FIGURES_DAY
from cchc_xl.rules import RULES


class Column(NamedTuple):
    """One column: ``kind`` is text, words, number, whole, date, yes or choice; ``words`` are parted by semicolons.

    ``offers`` names the sheet whose first column is offered as a drop-down.
    """

    key: str
    header: str
    kind: str = "text"
    help: str = ""
    required: bool = False
    choices: Mapping[str, str] = MappingProxyType({})
    width: float = 16
    offers: str = ""


class PlanSheet(NamedTuple):
    """One sheet of the plan workbook."""

    key: str
    name: str
    columns: tuple[Column, ...]
    help: str
    optional: bool = False


OPERATORS = {operator: operator for operator in (">=", ">", "<=", "<", "=")}
RULE_NAMES = {rule.NAME: rule.ID for rule in RULES.values()}
NOT_APPLICABLE = {"đủ điểm": "full", "loại trừ": "excluded"}
SCORED_BY = {"tự chấm": "self", "khảo sát": "survey"}
EVIDENCE = {"bắt buộc": "required", "không": "none", "sổ": "register"}
PARTS = {"thực hiện": "done", "tổng số": "total", "câu trả lời": "answers", "thời hạn": "due"}
OPERATIONS = {"đếm": "count", "cộng": "sum", "đếm loại khác nhau": "distinct", "ngày muộn nhất": "latest"}
TESTS = {
    "là một trong": "in",
    "khác": "not in",
    "có giá trị": "given",
    "để trống": "blank",
    "trong kỳ": "in the window",
    **OPERATORS,
}
COLUMN_KINDS = {
    "chữ": "text",
    "danh mục": "choice",
    "ngày": "date",
    "tháng": "month",
    "có/không": "yes/no",
    "số": "number",
    "số nguyên": "whole",
    "người phụ trách": "official",
    "ngày đầu tiên có": "first date",
    "kết quả giải quyết": "settlement",
}
JUDGED_BY = {
    "tỷ lệ của tiêu chí": "ratio",
    "số thực hiện của tiêu chí": "done",
    "tỷ lệ thấp nhất của tiêu chí": "lowest",
    "đủ điểm tối đa": "full",
    "xếp hạng": "rank",
    "giữ điểm tối đa so với năm trước": "kept",
    "điểm so với năm trước": "points rise",
    "tỷ lệ từ sổ so với năm trước": "share rise",
    "tỷ lệ từ sổ": "register",
    "minh chứng": "evidence",
    "5 rõ": "five clear",
    "tự khai tỷ lệ": "own ratio",
    "tự khai số lượng": "own count",
    "tự khai có/không": "own yes",
}
WORDS_SHEET = "Danh mục"

SETTINGS = (
    ("code", "Mã kế hoạch", "text", "Tên ngắn không dấu, ghi vào mọi tệp của kế hoạch này."),
    ("title", "Tên kế hoạch", "text", "Tên đầy đủ, in trên các bảng."),
    ("year", "Năm", "whole", "Năm chấm điểm."),
    ("version", "Phiên bản", "text", "Tăng lên mỗi khi sửa tiêu chí, điểm hoặc cách tính."),
    ("status", "Tình trạng", "text", "mẫu hoặc chính thức; «mẫu» in dòng «không phải bảng điểm chính thức»."),
    ("agency", "Đơn vị", "text", "Mã đơn vị lập kế hoạch, có trong trang «Đơn vị»."),
    ("start", "Số liệu từ ngày", "date", "Ngày đầu kỳ số liệu."),
    ("end", "Số liệu đến ngày", "date", "Ngày cuối kỳ số liệu."),
    ("scale", "Thang điểm", "number", "Tổng điểm của các lĩnh vực trong thang."),
    ("decimals", "Số chữ số thập phân", "whole", "Làm tròn điểm từng tiêu chí, nửa trở lên thì tăng."),
    ("ties", "Đồng hạng", "text", "Cách xếp các đơn vị bằng điểm."),
    ("missing_evidence", "Thiếu minh chứng", "text", "cảnh báo (không trừ điểm) hoặc 0 điểm."),
    ("goal", "Hạng mục tiêu", "whole", "Thứ hạng phấn đấu."),
    ("last_place", "Hạng năm trước", "whole", "Thứ hạng năm trước."),
    ("place_before", "Hạng hai năm trước", "whole", "Thứ hạng của năm trước nữa."),
    ("receiver", "Cơ quan nhận", "text", "Nơi gửi bảng điểm."),
    ("receiver_email", "Email nhận", "text", "Địa chỉ thư điện tử của nơi nhận."),
    ("copies", "Nơi nhận", "text", "Dòng «Nơi nhận» dưới bảng, các nơi cách nhau bằng dấu chấm phẩy."),
    ("signer", "Người ký", "text", "Họ tên người ký bảng điểm."),
    ("signer_title", "Chức vụ người ký", "text", "Viết hoa như trên văn bản."),
    ("on_behalf", "Thay mặt", "text", "Dòng thẩm quyền phía trên chức vụ."),
    ("issuer", "Cơ quan ban hành", "text", "Tên cơ quan ở góc trái đầu trang."),
    ("submit_by", "Hạn nộp", "date", "Nộp sau ngày này là muộn."),
    ("superior", "Cơ quan tổng hợp", "text", "Tên cơ quan ở đầu bảng tổng hợp."),
    ("superior_signer", "Người ký tổng hợp", "text", "Để trống nếu điền tay."),
    ("superior_signer_title", "Chức vụ ký tổng hợp", "text", "Viết hoa như trên văn bản."),
    ("place", "Địa danh", "text", "Địa danh ở dòng ngày tháng."),
    ("change_threshold", "Ngưỡng chênh lệch so với năm trước", "number", "Phần trăm; lệch hơn thì cảnh báo."),
    ("cap", "Trần điểm", "number", "Chỉ số không vượt quá mức này khi có điểm thưởng."),
)
REQUIRED_SETTINGS = {"code", "title", "year", "version", "status", "agency", "start", "end", "scale", "decimals"}

CODE = Column("code", "Mã", required=True, width=9)
CRITERION = Column("criterion", "Mã tiêu chí", required=True, width=11, offers="Tiêu chí")
OPERATOR = Column("operator", "Phép so sánh", "choice", "Một trong >= > <= < =", True, OPERATORS, 13)
THRESHOLD = Column("threshold", "Ngưỡng", "number", "Tính bằng phần trăm nếu tiêu chí có tổng số.", True, width=10)

SETTINGS_SHEET = PlanSheet(
    "settings",
    "Kế hoạch",
    (
        Column("key", "Mục", required=True, width=36),
        Column("value", "Giá trị", width=70),
        Column("note", "Giải thích", width=70),
    ),
    "Các thông tin chung của kế hoạch: chỉ sửa cột «Giá trị».",
)


def rule_columns() -> tuple[Column, ...]:
    """Give a column for each setting that some rule has; rules that share a header share the column."""
    columns: dict[str, Column] = {}
    for rule in RULES.values():
        for setting in rule.SETTINGS:
            used = f"Dùng khi chấm «{rule.NAME}»."
            columns.setdefault(setting.header, Column(setting.header, setting.header, setting.kind, used, width=13))
    return tuple(columns.values())


SHEETS = (
    SETTINGS_SHEET,
    PlanSheet(
        "areas",
        "Lĩnh vực",
        (
            CODE,
            Column("title", "Tên lĩnh vực", required=True, width=70),
            Column("maximum", "Điểm tối đa", "number", "Bằng tổng điểm các tiêu chí của lĩnh vực.", True, width=12),
            Column("clause", "Điều khoản", help="Mục của kế hoạch."),
            Column("outside", "Ngoài thang điểm", "yes", "Có: điểm thưởng, điểm phạt ngoài thang.", width=16),
        ),
        "Mỗi dòng một lĩnh vực; tổng điểm các lĩnh vực trong thang bằng «Thang điểm».",
    ),
    PlanSheet(
        "criteria",
        "Tiêu chí",
        (
            Column("code", "Mã", "text", "Mã lĩnh vực, dấu chấm, số thứ tự: 3.10.", True, width=8),
            Column("clause", "Điều khoản", help="Mục của kế hoạch.", required=True, width=18),
            Column("title", "Tên tiêu chí", required=True, width=60),
            Column("maximum", "Điểm tối đa", "number", "Điểm cao nhất.", True, width=10),
            Column("rule", "Cách chấm", "choice", "Chọn một cách chấm.", True, RULE_NAMES, 20),
            *rule_columns(),
            Column("not_applicable", "Không áp dụng", "choice", "Trống: không được ghi.", False, NOT_APPLICABLE, 14),
            Column("done", "Số thực hiện", help="Nội dung của tử số, bằng lời.", width=40),
            Column("total", "Tổng số", help="Nội dung của mẫu số; trống nếu chỉ đếm.", width=40),
            Column("unit", "Đơn vị tính", width=12),
            Column("due", "Thời hạn", "date", "Hạn hoàn thành.", width=12),
            Column("register", "Nguồn số liệu", help="Tên sổ; trống: nhập tay.", width=22, offers="Sổ"),
            Column("targets", "Chỉ tiêu", "words", "Mã chỉ tiêu, cách nhau bằng dấu chấm phẩy.", width=20),
            Column("official", "Người phụ trách", help="Tên trong trang «Công chức».", width=24, offers="Công chức"),
            Column("scored_by", "Chấm bằng", "choice", "tự chấm hoặc khảo sát.", True, SCORED_BY, 12),
            Column("evidence", "Minh chứng", "choice", "sổ: chính sổ là minh chứng.", True, EVIDENCE, 12),
            Column("may_be_negative", "Cho phép số âm", "yes", "Có: số thực hiện được âm.", width=12),
            Column("effort", "Công sức mỗi đơn vị", "number", "Để tìm cách nâng điểm ít tốn công nhất.", width=12),
            Column("proposed_official", "Đề xuất phân công", help="Khi chưa có người phụ trách.", width=20),
        ),
        "Mỗi dòng một tiêu chí; tổng điểm của một lĩnh vực bằng điểm tối đa của lĩnh vực đó.",
    ),
    PlanSheet(
        "bands",
        "Thang điểm",
        (CRITERION, OPERATOR, THRESHOLD, Column("points", "Điểm", "number", "Điểm của bậc.", True, width=9)),
        "Mỗi dòng một bậc của tiêu chí chấm «theo bậc»; bậc đúng đầu tiên được lấy.",
    ),
    PlanSheet(
        "conditions",
        "Điều kiện",
        (
            CRITERION,
            Column("code", "Mã điều kiện", "text", "Mã tiêu chí, dấu chấm, số thứ tự: 3.9.1.", True, width=13),
            Column("title", "Nội dung", required=True, width=50),
            Column("points", "Điểm", "number", "Trống: phải đạt mọi điều kiện mới có điểm.", width=9),
        ),
        "Mỗi dòng một điều kiện của tiêu chí chấm «có/không».",
    ),
    PlanSheet(
        "options",
        "Phương án trả lời",
        (
            CRITERION,
            Column("label", "Mức trả lời", required=True, width=30),
            Column("weight", "Trọng số (%)", "number", "100: hài lòng hoàn toàn.", True, width=13),
        ),
        "Mỗi dòng một mức trả lời của tiêu chí chấm «khảo sát».",
    ),
    PlanSheet(
        "targets",
        "Chỉ tiêu",
        (
            CODE,
            Column("clause", "Điều khoản", help="Mục và dòng của kế hoạch.", width=28),
            Column("task", "Nhiệm vụ", required=True, width=70),
            Column("official", "Người phụ trách", width=24, offers="Công chức"),
            Column("unit", "Đơn vị tính", width=12),
            OPERATOR,
            Column("value", "Giá trị", "text", "Một số, «Có» hoặc «năm trước».", True, width=12),
            Column("judged_by", "Xét theo", "choice", "Số liệu dùng để xét.", True, JUDGED_BY, 30),
            Column("criteria", "Tiêu chí, lĩnh vực", "words", "Mã, cách nhau bằng dấu chấm phẩy.", width=20),
            Column("done", "Số thực hiện", help="Nội dung phải khai, bằng lời.", width=36),
            Column("total", "Tổng số", help="Nội dung của mẫu số.", width=30),
        ),
        "Mỗi dòng một chỉ tiêu, nhiệm vụ của kế hoạch.",
    ),
    PlanSheet(
        "officials",
        "Công chức",
        (
            Column("name", "Tên", required=True, width=26),
            Column("title", "Chức danh", width=36),
            Column("plan_lines", "Dòng trong kế hoạch", width=22),
            Column("email", "Email", width=34),
        ),
        "Mỗi dòng một người (hoặc nhóm) phụ trách.",
    ),
    PlanSheet(
        "roster",
        "Đơn vị",
        (
            CODE,
            Column("name", "Tên", required=True, width=20),
            Column("kind", "Loại", "text", "xã, phường, thị trấn.", width=12),
            Column("valid_from", "Từ ngày", "date", "Trống: từ trước đến nay.", width=12),
            Column("valid_to", "Đến ngày", "date", "Ngày cuối còn tồn tại.", width=12),
            Column("successor", "Đơn vị kế thừa", width=20),
        ),
        "Mỗi dòng một đơn vị được xếp hạng.",
    ),
    PlanSheet(
        "classes",
        "Xếp loại",
        (OPERATOR, THRESHOLD, Column("name", "Xếp loại", required=True, width=20)),
        "Xếp loại theo chỉ số; dòng đúng đầu tiên được lấy.",
    ),
    PlanSheet(
        "registers",
        "Sổ",
        (
            Column("register", "Sổ", required=True, width=20),
            Column("name", "Cột", required=True, width=22),
            Column("kind", "Loại dữ liệu", "choice", "Chọn một loại.", True, COLUMN_KINDS, 20),
            Column("values", "Giá trị", "words", "Các giá trị được phép, cách nhau bằng dấu chấm phẩy.", width=50),
            Column("may_be_blank", "Được để trống", "yes", width=10),
            Column("key", "Khóa", "yes", "Có: các cột khóa không được trùng nhau.", width=8),
            Column("personal", "Dữ liệu cá nhân", "yes", "Có: không bao giờ ra khỏi tệp.", width=12),
            Column("also_called", "Tên gọi khác", "words", "Tên cột trong các phần mềm khác.", width=40),
            Column("computed_from", "Tính từ", "words", "Các cột nguồn của cột được tính.", width=40),
        ),
        "Mỗi dòng một cột của một sổ; sổ chỉ được đếm, không được chép đi.",
    ),
    PlanSheet(
        "measures",
        "Phép đếm",
        (
            Column("owner", "Mã", help="Mã tiêu chí hoặc chỉ tiêu; trống: mọi tiêu chí.", width=9),
            Column("part", "Phần", "choice", "Số nào của tiêu chí.", True, PARTS, 14),
            Column("register", "Sổ", required=True, width=22, offers="Sổ"),
            Column("operation", "Phép tính", "choice", "Chọn một phép.", True, OPERATIONS, 20),
            Column("of", "Cột", help="Cột được cộng, đếm khác nhau.", width=22),
            Column("for_each", "Theo từng", help="Tính riêng cho từng giá trị của cột này.", width=18),
        ),
        "Mỗi dòng một số liệu đếm từ sổ.",
    ),
    PlanSheet(
        "tests",
        "Điều kiện đếm",
        (
            Column("owner", "Mã", width=9),
            Column("part", "Phần", "choice", "Phần của phép đếm.", True, PARTS, 14),
            Column("group", "Nhóm", "text", "Trống: luôn phải đúng. Các dòng cùng nhóm đúng thì nhóm đúng.", width=8),
            Column("column", "Cột", required=True, width=24),
            Column("operator", "Phép", "choice", "Chọn một phép.", True, TESTS, 16),
            Column("values", "Giá trị", "words", f"Giá trị, hoặc «{FIGURES_DAY}».", width=40),
            Column("other_column", "Cột so sánh", help="So với một cột khác.", width=22),
        ),
        "Điều kiện của các phép đếm: mọi dòng không nhóm phải đúng, và ít nhất một nhóm đúng.",
    ),
    PlanSheet(
        "remarks",
        "Ghi chú văn bản",
        (Column("clause", "Nơi", required=True, width=36), Column("text", "Nội dung", required=True, width=110)),
        "Mỗi dòng một chỗ mâu thuẫn hoặc chưa rõ của văn bản kế hoạch.",
        optional=True,
    ),
)
