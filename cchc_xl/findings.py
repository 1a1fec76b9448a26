"""The catalogue of findings: each kind with its stable code, its severity and its sentences.

A sentence says what is wrong and what to do; the place is added in front by ``sentence``. A kind of severity
ERROR bars its criterion: it cannot be scored, and ``bars`` names the outcome.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.scorecard import Outcome


class Severity(Enum):
    """How much a finding matters: ERROR bars a criterion, WARNING asks a person, NOTE informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_NAMES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}


class Kind(Enum):
    """The kinds of finding: (code, severity, outcome it bars with, Vietnamese sentence, English sentence)."""

    SHEET_MISSING = (
        "W101",
        Severity.ERROR,
        None,
        "Không thấy trang tính «{sheet}»{meant}. Hãy lấy lại trang này từ tệp mẫu, giữ đúng tên.",
        "Sheet «{sheet}» is missing{meant}. Take it again from the template and keep its name.",
    )
    HEADER_MISSING = (
        "W102",
        Severity.ERROR,
        None,
        "Không thấy cột «{header}»{meant}. Hãy khôi phục dòng tiêu đề như trong tệp mẫu.",
        "Column «{header}» is missing{meant}. Restore the header row as in the template.",
    )
    AS_OF_MISSING = (
        "W103",
        Severity.WARNING,
        None,
        "Chưa ghi «Số liệu tính đến ngày» nên lấy ngày cuối kỳ {day}. Hãy nhập ngày vào ô này.",
        "«Số liệu tính đến ngày» is blank, so the end of the period, {day}, is taken. Type the date there.",
    )
    AS_OF_UNREADABLE = (
        "W109",
        Severity.WARNING,
        None,
        "Ngày số liệu ghi «{value}», không đọc được{why} nên lấy ngày cuối kỳ {day}. Hãy nhập dạng 31/12/2024.",
        "The figures-as-of, «{value}», cannot be read{why_en}; {day}, the end of the period, is taken. Correct it.",
    )
    OTHER_VERSION = (
        "W104",
        Severity.WARNING,
        None,
        "Tệp lập theo phiên bản {theirs} của kế hoạch, được chấm theo phiên bản {ours}{changed}. Hãy kiểm tra lại.",
        "Filled in under version {theirs} of the plan, scored by version {ours}{changed}. Please check.",
    )
    AGENCY_UNKNOWN = (
        "W105",
        Severity.WARNING,
        None,
        "Mã đơn vị «{agency}» không có trong danh sách đơn vị của kế hoạch{meant}. Hãy kiểm tra «Thông tin chung».",
        "Agency code «{agency}» is not in the plan's roster{meant}. Check «Thông tin chung».",
    )
    AGENCY_NAME_DIFFERS = (
        "W106",
        Severity.WARNING,
        None,
        "Mã {agency} là {ours}, nhưng tệp ghi «{theirs}». Hãy sửa mã hoặc tên đơn vị.",
        "Code {agency} is {ours}, but the file says «{theirs}». Correct the code or the name.",
    )
    AGENCY_TWICE = (
        "W107",
        Severity.WARNING,
        None,
        "{agency} có hai tệp; đã dùng {used}. Hãy xóa hoặc chuyển tệp thừa ra khỏi thư mục.",
        "{agency} has two files; {used} was used. Move the other out of the folder.",
    )
    FILE_REFUSED = (
        "W108",
        Severity.ERROR,
        None,
        "Không dùng được tệp này: {why}",
        "This file cannot be used: {why}",
    )
    AGENCY_UNDECIDED = (
        "W161",
        Severity.ERROR,
        None,
        "{agency} có hai tệp cùng ngày số liệu mà nội dung khác nhau: tệp này và {used} (tạm dùng). "
        "Hãy hỏi đơn vị tệp nào đúng rồi chuyển tệp kia ra khỏi thư mục.",
        "{agency} has two files of the same day that differ: this one and {used} (used for now). Ask which one stands.",
    )
    FILE_COPY = (
        "W162",
        Severity.NOTE,
        None,
        "Cho cùng kết quả với {used} nên chỉ tính một lần. Có thể xóa một tệp.",
        "Gives the same as {used}, so it counts once. One of them may be deleted.",
    )
    AGENCY_OF_TWO = (
        "W166",
        Severity.ERROR,
        None,
        "Mã {code} là của {ours} nhưng tên trong tệp là {theirs} nên tạm tính cho {theirs}. Hãy hỏi đơn vị rồi sửa mã "
        "hoặc tên trong «Thông tin chung».",
        "Code {code} is that of {ours}, but the name is {theirs}, so it counts for {theirs} for now. Ask them which.",
    )
    AGENCY_SUCCEEDED = (
        "W163",
        Severity.WARNING,
        None,
        "{agency} không còn ở cuối kỳ nên tính cho {successor}. Hãy kiểm tra mã đơn vị trong tệp.",
        "{agency} no longer exists at the end of the period, so this counts for {successor}. Check the agency code.",
    )
    AGENCY_BY_NAME = (
        "W164",
        Severity.WARNING,
        None,
        "Mã đơn vị «{code}» không có trong danh sách; lấy theo tên là {agency}. Hãy sửa mã trong «Thông tin chung».",
        "Agency code «{code}» is not in the roster; by its name this is {agency}. Correct the code.",
    )
    SCORE_OLD = (
        "W165",
        Severity.WARNING,
        None,
        "{agency}: tệp mới không dùng được nên giữ điểm đã nhận, số liệu đến {day}. Hãy đề nghị đơn vị gửi lại.",
        "{agency}: the new file cannot be used, so the score received before, as of {day}, is kept. Ask for the file.",
    )
    APPRAISED_TWICE = (
        "A101",
        Severity.WARNING,
        None,
        "{agency}, tiêu chí {code}: ô này thẩm định {value}, nhưng {other} thẩm định {other_value}; đã dùng {used}. "
        "Hãy thống nhất một điểm.",
        "{agency}, criterion {code}: appraised {value} here but {other_value} at {other}; {used} counts. Agree on one.",
    )
    APPRAISED_BEFORE = (
        "A102",
        Severity.WARNING,
        None,
        "{agency}, tiêu chí {code}: đã thẩm định {value} khi số liệu là «{seen}»; nay là «{now}». "
        "Điểm thẩm định vẫn giữ. Hãy xem lại.",
        "{agency}, criterion {code}: {value} was appraised when it stood at «{seen}»; now it is «{now}». Look again.",
    )
    APPRAISAL_TAKEN = (
        "A103",
        Severity.WARNING,
        None,
        "{agency}, tiêu chí {code}: lấy điểm thẩm định {value} từ bảng điểm này. Hãy xóa ô nếu không phải do cơ quan "
        "thẩm định ghi.",
        "{agency}, criterion {code}: the appraisal {value} is taken from this scoring workbook. Clear it if it is not "
        "the appraiser's.",
    )
    APPRAISAL_STATE_UNKNOWN = (
        "A104",
        Severity.WARNING,
        None,
        "Trạng thái thẩm định của tiêu chí {criterion} ghi «{value}», không có trong danh sách{meant} nên không dùng. "
        "Hãy chọn một trạng thái trong danh sách của ô.",
        "The state of the appraisal of criterion {criterion}, «{value}», is not in the list{meant}; it is not used. "
        "Choose one of the list.",
    )
    SCOPE_UNKNOWN = (
        "W110",
        Severity.WARNING,
        None,
        "«Phạm vi» ghi «{value}», không phải «Toàn bộ» hay tên người phụ trách{meant} nên coi là toàn bộ. "
        "Hãy sửa ô này.",
        "The scope «{value}» is neither «Toàn bộ» nor an official{meant}; it is taken as the whole. Mend the cell.",
    )
    FONT_REWORDED = (
        "W141",
        Severity.NOTE,
        None,
        "Đã đổi {count} ô viết bằng phông {fonts} sang Unicode để đọc; tệp giữ nguyên. Hãy xem lại chữ trong kết quả.",
        "{count} cells in the fonts {fonts} were read as Unicode; the file is unchanged. Look over the text.",
    )
    FORMAT_HIDES = (
        "W142",
        Severity.WARNING,
        None,
        "Tệp dạng {format}: ô báo lỗi hoặc chưa tính đọc như ô trống.{fonts} Hãy lưu lại dạng .xlsx rồi chấm lại.",
        "In a {format} file, errors and uncalculated formulas read as blank.{fonts_en} Save it as .xlsx.",
    )
    SUFFIX_DIFFERS = (
        "W143",
        Severity.NOTE,
        None,
        "Tên tệp có đuôi {suffix} nhưng nội dung là dạng {format}; tệp vẫn được đọc. Hãy đổi đuôi tên tệp cho đúng.",
        "The file is named {suffix} but is a {format}; it is read all the same. Name it right.",
    )
    CODE_UNKNOWN = (
        "W111",
        Severity.WARNING,
        None,
        "Mã «{code}» không có trong kế hoạch{meant} nên dòng này không được chấm. Hãy sửa mã như trong tệp mẫu.",
        "Code «{code}» is not in the plan{meant}, so the row is not scored. Correct it as in the template.",
    )
    CODE_NOT_TEXT = (
        "W112",
        Severity.WARNING,
        None,
        "Excel đã đổi mã thành {value}, có thể là {candidates}. Hãy định dạng ô là Văn bản rồi gõ lại mã.",
        "Excel turned the code into {value}; it may be {candidates}. Format the cell as Text and type it again.",
    )
    CODE_TWICE = (
        "W113",
        Severity.ERROR,
        Outcome.ERROR,
        "Mã {code} đã có ở {other}. Hãy xóa một trong hai dòng.",
        "Code {code} stands at {other} already. Delete one of the two rows.",
    )
    ROW_MISSING = (
        "W114",
        Severity.ERROR,
        Outcome.MISSING,
        "Không thấy dòng mã {code} («{title}»). Hãy lấy lại dòng này từ tệp mẫu.",
        "The row of code {code} («{title}») is missing. Take it again from the template.",
    )
    PARTS_CONFLICT = (
        "W121",
        Severity.ERROR,
        Outcome.MISSING,
        "Cột «{column}»: {who} ghi {value}, nhưng {other} ({other_who}) ghi {other_value}. Hãy thống nhất một số.",
        "Column «{column}»: {who} says {value}, but {other} ({other_who}) says {other_value}. Agree on one.",
    )
    PARTS_DIFFER = (
        "W122",
        Severity.WARNING,
        None,
        "Cột «{column}»: {who} ghi {value}, nhưng {other} ({other_who}) ghi {other_value}; không dùng ô này.",
        "Column «{column}»: {who} says {value}, but {other} ({other_who}) says {other_value}; neither is used.",
    )
    PART_ABSENT = (
        "W124",
        Severity.ERROR,
        None,
        "Chưa có phần việc của {name}: {number} tiêu chí, {maximum} điểm. Hãy chấm cùng tệp phần việc của người này.",
        "The part of {name} is not there: {number} criteria, {maximum} points. Score it together with the others.",
    )
    PARTS_DATED = (
        "W123",
        Severity.WARNING,
        None,
        "Các tệp có ngày số liệu khác nhau ({days}); đã lấy ngày muộn nhất. Hãy thống nhất một ngày.",
        "The files have different figures-as-of ({days}); the latest is taken. Agree on one.",
    )
    FIGURES_ALTERED = (
        "W151",
        Severity.WARNING,
        None,
        "«Số liệu» của bảng điểm đã bị sửa sau khi lập; điểm tính theo số liệu đang ghi. Hãy hỏi đơn vị vì sao sửa.",
        "«Số liệu» was changed after the workbook was written; its figures count as they stand. Ask the agency why.",
    )
    TOLD_BEFORE = (
        "W152",
        Severity.WARNING,
        None,
        "Bảng điểm có phát hiện {code} ghi lúc lập: {words}",
        "The scoring workbook tells of {code}, as found when it was written: {words}",
    )
    AS_OF_COUNTED = (
        "W153",
        Severity.WARNING,
        None,
        "Sổ đã đếm đến ngày {theirs} và không đếm lại được đến ngày {ours}. Hãy chấm từ tệp nhập số liệu nếu cần.",
        "The registers were counted as of {theirs}, not {ours}. Score the entry workbook where that day is wanted.",
    )
    SCORED_SHEET_MISSING = (
        "W154",
        Severity.WARNING,
        None,
        "Bảng điểm không đọc được trang «{sheet}»{meant}. Hãy xin đơn vị gửi lại bảng điểm do chương trình tạo ra.",
        "Sheet «{sheet}» of the scoring workbook cannot be read{meant}. Ask for the workbook as it was written.",
    )
    PART_UNKNOWN = (
        "W155",
        Severity.WARNING,
        None,
        "Cột «{column}» ghi «{value}»{meant} nên dòng này không được đọc. "
        "Hãy xin đơn vị gửi lại bảng điểm do chương trình tạo ra.",
        "Column «{column}» says «{value}»{meant}, so the row is not read. Ask for the workbook as it was written.",
    )
    REGISTER_MISSING = (
        "R101",
        Severity.WARNING,
        None,
        "Không thấy sổ «{register}» trong tệp{meant}. Hãy lấy lại trang tính này từ tệp mẫu.",
        "Register «{register}» is not in the file{meant}. Take the sheet again from the template.",
    )
    REGISTER_COLUMN_MISSING = (
        "R102",
        Severity.ERROR,
        None,
        "Sổ «{register}» thiếu cột «{column}»{meant} nên chưa đếm được số liệu cần cột này. Hãy thêm lại cột.",
        "Register «{register}» lacks column «{column}»{meant}, so nothing that needs it is counted. Add it again.",
    )
    REGISTER_HEADER = (
        "R106",
        Severity.ERROR,
        None,
        "Sổ «{register}» không có dòng tiêu đề nhận ra được nên chưa đếm. Cần các cột: {columns}. Hãy sửa tên cột.",
        "Register «{register}» has no header row that is known, so nothing is counted. It needs: {columns}.",
    )
    REGISTER_VALUE = (
        "R103",
        Severity.WARNING,
        None,
        "Cột «{column}»: {count} ô không đọc được ({problem}), ở hàng {rows}. Hãy sửa các ô này.",
        "Column «{column}»: {count} cells cannot be read ({problem}), in rows {rows}. Correct them.",
    )
    REGISTER_TWICE = (
        "R104",
        Severity.WARNING,
        None,
        "{count} dòng trùng khóa nhưng khác nội dung, ở hàng {rows}; chỉ tính dòng đầu. Hãy xóa dòng sai.",
        "{count} rows repeat a key with other content, in rows {rows}; only the first counts. Delete the wrong ones.",
    )
    STATUS_CONTRADICTS = (
        "R105",
        Severity.WARNING,
        None,
        "{count} dòng có trạng thái trái với ngày, ở hàng {rows}; chương trình tính theo ngày. Hãy kiểm tra lại.",
        "{count} rows have a status that contradicts their dates, in rows {rows}; the dates count. Please check.",
    )
    REGISTER_ORDER = (
        "R121",
        Severity.WARNING,
        None,
        "{count} dòng có «{later}» trước «{earlier}», ở hàng {rows}. Hãy sửa ngày sai.",
        "{count} rows have «{later}» before «{earlier}», in rows {rows}. Correct the wrong date.",
    )
    REGISTER_FAR = (
        "R122",
        Severity.WARNING,
        None,
        "Cột «{column}»: {count} ngày cách kỳ báo cáo hơn một năm, ở hàng {rows}. Hãy kiểm tra lại năm.",
        "Column «{column}»: {count} dates lie more than a year outside the period, in rows {rows}. Check the year.",
    )
    REGISTER_AHEAD = (
        "R123",
        Severity.NOTE,
        None,
        "Cột «{column}»: {count} ngày sau ngày số liệu {as_of}, ở hàng {rows}. Hãy kiểm tra nếu không đúng ý.",
        "Column «{column}»: {count} dates lie after the figures' date {as_of}, in rows {rows}. Check if not meant.",
    )
    REGISTER_NO_DUE_DATE = (
        "R124",
        Severity.NOTE,
        None,
        "{count} dòng chưa có «{column}» nên không tính là đúng hạn hay trễ hạn, ở hàng {rows}. Hãy ghi nếu có hẹn.",
        "{count} rows have no «{column}», so they are neither on time nor late, in rows {rows}. Add it if any.",
    )
    REGISTER_SUM = (
        "R125",
        Severity.NOTE,
        None,
        "{count} dòng cộng không đếm như dòng của sổ, ở hàng {rows}.",
        "{count} lines that add up the others are not counted as rows, in rows {rows}.",
    )
    REGISTER_NEGATIVE = (
        "R126",
        Severity.WARNING,
        None,
        "Cột «{column}»: {count} số âm, ở hàng {rows}. Hãy kiểm tra lại.",
        "Column «{column}»: {count} negative numbers, in rows {rows}. Please check.",
    )
    REGISTER_PENDING = (
        "R127",
        Severity.NOTE,
        None,
        "Sổ «{register}»: {received} hồ sơ gồm {settled} đã giải quyết ({late} trễ hạn), {pending} đang giải quyết "
        "({overdue} quá hạn), {others} trường hợp khác (không hẹn, rút, chưa rõ ngày).",
        "Register «{register}»: of {received} dossiers {settled} are settled ({late} late), {pending} pending "
        "({overdue} overdue), {others} other (no due date, withdrawn, dates unknown).",
    )
    REGISTER_UNREAD = (
        "R128",
        Severity.WARNING,
        None,
        "Sổ «{register}»: {unread} dòng chưa tính được cho tiêu chí {criterion} vì có ô không đọc được; {change}. "
        "Hãy sửa các ô này.",
        "Register «{register}»: {unread} rows are left out of criterion {criterion} as cells cannot be read; "
        "{change_en}. Correct them.",
    )
    REGISTER_ALL_UNREAD = (
        "R129",
        Severity.ERROR,
        Outcome.MISSING,
        "Sổ «{register}»: {unread} dòng có ô không đọc được nên chưa biết tiêu chí {criterion} có phát sinh hay không. "
        "Hãy sửa các ô này.",
        "Register «{register}»: cells of {unread} rows cannot be read, so whether anything arose for criterion "
        "{criterion} is not known. Correct them.",
    )
    PERSON_MONTHS = (
        "R130",
        Severity.WARNING,
        None,
        "Sổ «{register}» có {held} lượt người-tháng, nhưng {people} người trong {months} tháng là {due}: thiếu "
        "{missing}. Hãy bổ sung dòng còn thiếu, hoặc giải trình (người mới đến, chuyển đi).",
        "Register «{register}» has {held} person-months, but {people} people in {months} months are {due}: {missing} "
        "are missing. Add them, or explain (people who came or left).",
    )
    TARGET_UNREAD = (
        "R131",
        Severity.WARNING,
        None,
        "Sổ «{register}»: {unread} dòng chưa tính được cho chỉ tiêu {target} ({clause}) vì có ô không đọc được; "
        "kết luận đạt hay chưa đạt có thể khác. Hãy sửa các ô này.",
        "Register «{register}»: {unread} rows are left out of target {target} ({clause}) as cells cannot be read; "
        "whether it is met may come out otherwise. Correct them.",
    )
    REGISTER_EMPTY = (
        "R111",
        Severity.WARNING,
        None,
        "Chưa có sổ «{register}»: tiêu chí {criterion} dùng số liệu nhập tay. Hãy bổ sung sổ để đối chiếu.",
        "No rows in register «{register}»: criterion {criterion} stands on typed figures. Fill the register in.",
    )
    REGISTER_DIFFERS = (
        "R112",
        Severity.WARNING,
        None,
        "Nhập tay {typed}, nhưng sổ «{register}» đếm được {counted}; tính theo sổ. Hãy kiểm tra hai nguồn.",
        "Typed {typed}, but register «{register}» counts {counted}; the register stands. Check both.",
    )
    REGISTER_OVERRULES = (
        "R113",
        Severity.WARNING,
        None,
        "Ghi «Không áp dụng» nhưng sổ «{register}» có số liệu; tính theo sổ. Hãy bỏ «Không áp dụng» hoặc sửa sổ.",
        "«Không áp dụng» is set but register «{register}» has rows; the register stands. Clear one of them.",
    )
    LINE_MISSING = (
        "R114",
        Severity.WARNING,
        None,
        "Sổ «{register}» không có dòng nào của «{line}» nên mục này không tính vào trung bình. Hãy bổ sung.",
        "Register «{register}» has no row for «{line}», so it leaves the mean. Add its rows.",
    )
    ANSWER_NOT_COUNTED = (
        "R115",
        Severity.WARNING,
        None,
        "Sổ «{register}» có {number} phiếu «{answer}», không phải câu trả lời của tiêu chí {criterion} nên không tính. "
        "Hãy sửa các dòng này.",
        "Register «{register}» has {number} answers «{answer}», which criterion {criterion} does not offer.",
    )
    TASK_UNCLEAR = (
        "R132",
        Severity.NOTE,
        None,
        "«5 rõ»: {count} nhiệm vụ chưa gắn với tiêu chí nào của kế hoạch nên chưa rõ trách nhiệm, hiệu quả "
        "(hàng {rows}). Hãy ghi mã tiêu chí vào cột «{column}».",
        "«5 rõ»: {count} tasks belong to no criterion of the plan, so responsibility and result are not clear "
        "(rows {rows}). Write the criterion's code into column «{column}».",
    )
    FIGURE_ERROR = (
        "F101",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» báo lỗi {value}. Hãy sửa công thức hoặc gõ lại số.",
        "Cell «{column}» shows {value}. Mend the formula or type the number.",
    )
    FIGURE_UNCALCULATED = (
        "F102",
        Severity.ERROR,
        Outcome.ERROR,
        "Công thức ở ô «{column}» chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi chấm lại.",
        "The formula in «{column}» was never calculated. Open the file in Excel, save it and score again.",
    )
    FIGURE_TEXT = (
        "F103",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» ghi «{value}», không phải {wanted}. Hãy nhập {wanted}.",
        "Cell «{column}» says «{value}», which is not {wanted_en}. Type {wanted_en}.",
    )
    FIGURE_NEGATIVE = (
        "F104",
        Severity.ERROR,
        Outcome.MISSING,
        "Ô «{column}» là số âm ({value}). Hãy nhập số từ 0 trở lên.",
        "Cell «{column}» is negative ({value}). Type 0 or more.",
    )
    TOTAL_ZERO = (
        "F105",
        Severity.ERROR,
        Outcome.MISSING,
        "Tổng số là 0 nhưng số thực hiện là {done}. Hãy sửa một trong hai ô.",
        "The total is 0 but {done} is done. Correct one of the two.",
    )
    DONE_ABOVE_TOTAL = (
        "F106",
        Severity.WARNING,
        None,
        "Số thực hiện {done} lớn hơn tổng số {total}; điểm chỉ tính đến mức tối đa. Hãy kiểm tra lại.",
        "{done} done is more than the total {total}; points are capped. Please check.",
    )
    NOT_APPLICABLE_REFUSED = (
        "F107",
        Severity.ERROR,
        Outcome.MISSING,
        "Tiêu chí {criterion} không được ghi «Không áp dụng». Hãy nhập số liệu.",
        "Criterion {criterion} does not admit «Không áp dụng». Type its figures.",
    )
    NOT_APPLICABLE_WITH_FIGURE = (
        "F108",
        Severity.ERROR,
        Outcome.MISSING,
        "Ghi «Không áp dụng» nhưng lại có số liệu {value}. Hãy xóa một trong hai.",
        "«Không áp dụng» is set beside the figure {value}. Clear one of them.",
    )
    DATE_AFTER_FIGURES = (
        "F109",
        Severity.ERROR,
        Outcome.MISSING,
        "Ngày thực hiện {day} sau ngày số liệu {as_of}. Hãy kiểm tra lại ngày.",
        "The date {day} is after the figures' date {as_of}. Check the date.",
    )
    DATE_DESPITE_NO = (
        "F110",
        Severity.WARNING,
        None,
        "Ghi «Không» nhưng có ngày thực hiện {day}; chương trình tính theo ngày. Hãy sửa một trong hai ô.",
        "«Không» is set beside the date {day}; the date counts. Correct one of them.",
    )
    ANSWER_UNKNOWN = (
        "F111",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» ghi «{value}». Hãy chọn {choices}.",
        "Cell «{column}» says «{value}». Choose Có, Không or Không áp dụng.",
    )
    FIGURE_IGNORED = (
        "F112",
        Severity.WARNING,
        None,
        "Ô «{column}» ghi «{value}», không đọc được nên không dùng. Hãy sửa ô này.",
        "Cell «{column}» says «{value}», which cannot be read and is left out. Correct it.",
    )
    FIGURE_EMPTY_TEXT = (
        "F114",
        Severity.NOTE,
        None,
        "Ô «{column}» có công thức hoặc dấu nháy cho chữ rỗng, tính như ô trống. Hãy nhập số, hoặc xóa hẳn ô này.",
        "Cell «{column}» holds an empty text, which counts as blank. Type the figure, or clear the cell.",
    )
    LAST_POINTS = (
        "F113",
        Severity.WARNING,
        None,
        "«Điểm năm trước» ghi {value}, phải từ {least} đến {most}. Hãy kiểm tra lại.",
        "Last year's points, {value}, are not within {least} – {most}. Check them.",
    )
    FIGURE_AMBIGUOUS = (
        "F141",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» ghi «{value}»: {whole} hay {fraction}? Hãy gõ {whole}, không dấu chấm, hoặc {fraction}.",
        "Cell «{column}» says «{value}»: {whole} or {fraction}? Type {whole} without a point, or {fraction}.",
    )
    DATE_IMPOSSIBLE = (
        "F142",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» ghi «{value}»: {why}. Hãy nhập đủ ngày/tháng/năm, ví dụ 31/12/2024.",
        "Cell «{column}» says «{value}»: {why_en}. Type day/month/year, as in 31/12/2024.",
    )
    PERCENT_READ = (
        "F143",
        Severity.NOTE,
        None,
        "Ô «{column}» ghi «{value}», đọc là {number} (đơn vị tính là %).",
        "Cell «{column}» says «{value}», read as {number} (the unit is %).",
    )
    PERCENT_FOR_NUMBER = (
        "F144",
        Severity.ERROR,
        Outcome.ERROR,
        "Ô «{column}» ghi «{value}», nhưng ở đây cần số lượng, không phải tỷ lệ. Hãy gõ số lượng; tỷ lệ tự tính.",
        "Cell «{column}» says «{value}», but a number is wanted here, not a share. Type the number; the share follows.",
    )
    SHARE_DOUBTFUL = (
        "F145",
        Severity.WARNING,
        None,
        "Ô «{column}» ghi {value}. Nếu là {percent}%, hãy gõ {wanted}.",
        "Cell «{column}» says {value}. If {percent}% is meant, type {wanted_en}.",
    )
    BARRED_BEFORE = (
        "F151",
        Severity.ERROR,
        Outcome.MISSING,
        "Bảng điểm ghi tiêu chí {criterion} là «{value}» mà không nói vì sao. Hãy xin đơn vị gửi lại tệp nhập số liệu.",
        "Criterion {criterion} is «{value}» in the scoring workbook, without saying why. Ask for the entry workbook.",
    )
    FIGURE_MISSING = (
        "F121",
        Severity.ERROR,
        Outcome.MISSING,
        "Tiêu chí {criterion} chưa chấm được: {why}. Hãy bổ sung để không mất {maximum} điểm.",
        "Criterion {criterion} cannot be scored yet: {why}. Fill it in, {maximum} points are at stake.",
    )
    AWAITING = (
        "F122",
        Severity.NOTE,
        None,
        "Tiêu chí {criterion} đang chờ: {why}.",
        "Criterion {criterion} is awaiting: {why}.",
    )
    NOT_DUE = (
        "F123",
        Severity.NOTE,
        None,
        "Tiêu chí {criterion} chưa đến hạn {due}: {maximum} điểm chưa tính.",
        "Criterion {criterion} is not due until {due}: {maximum} points are not counted yet.",
    )
    APPRAISAL_REFUSED = (
        "S102",
        Severity.WARNING,
        None,
        "Điểm thẩm định của tiêu chí {criterion} ghi «{value}», phải từ {least} đến {most} nên không dùng. Hãy sửa ô.",
        "The appraised points of criterion {criterion}, «{value}», are not within {least} – {most}; not used.",
    )
    POINTS_ALTERED = (
        "S104",
        Severity.WARNING,
        None,
        "Bảng điểm ghi {stated} điểm (lúc lập {submitted}), nhưng số liệu cho {points} điểm; tính theo số liệu. "
        "Hãy hỏi đơn vị vì sao khác.",
        "The workbook says {stated} points ({submitted} when written), but its figures give {points}, which counts.",
    )
    CLAIMED_DIFFERS = (
        "S101",
        Severity.WARNING,
        None,
        "Tự chấm {claimed} điểm nhưng số liệu cho {computed} điểm. Hãy sửa điểm tự chấm hoặc giải trình.",
        "Claimed {claimed} points, but the figures give {computed}. Correct the claim or explain it.",
    )
    EVIDENCE_MISSING = (
        "E101",
        Severity.WARNING,
        None,
        "Tiêu chí {criterion} chưa có tài liệu kiểm chứng. Hãy ghi số, ký hiệu văn bản hoặc giải trình.",
        "Criterion {criterion} has no evidence. Name the document or explain why there is none.",
    )
    EVIDENCE_UNKNOWN = (
        "E103",
        Severity.WARNING,
        None,
        "Mã tiêu chí «{code}» không có trong kế hoạch{meant} nên dòng này không thuộc tiêu chí nào. Hãy sửa mã.",
        "The plan has no criterion «{code}»{meant}, so this row belongs to none. Mend the code.",
    )
    EVIDENCE_EXPLAINED = (
        "E102",
        Severity.NOTE,
        None,
        "Tiêu chí {criterion} chưa có tài liệu kiểm chứng, đã có giải trình.",
        "Criterion {criterion} has no evidence, but an explanation.",
    )
    AS_OF_BEFORE = (
        "W131",
        Severity.WARNING,
        None,
        "Ngày số liệu {as_of} trước kỳ báo cáo ({start} – {end}). Hãy kiểm tra lại năm.",
        "The figures-as-of {as_of} lies before the period ({start} – {end}). Check the year.",
    )
    AS_OF_AFTER = (
        "W132",
        Severity.WARNING,
        None,
        "Ngày số liệu {as_of} sau ngày cuối kỳ {end}; số liệu chỉ tính đến cuối kỳ. Hãy kiểm tra lại ngày.",
        "The figures-as-of {as_of} lies after the end of the period, {end}, where counting stops. Check the date.",
    )
    AS_OF_LATE = (
        "W133",
        Severity.WARNING,
        None,
        "Ngày số liệu {as_of} sau hạn nộp {submit_by} nên tệp này nộp muộn. Hãy kiểm tra lại ngày.",
        "The figures-as-of {as_of} lies after {submit_by}, when the file was owed: it is late. Check the date.",
    )
    DATE_BEFORE_PERIOD = (
        "F131",
        Severity.WARNING,
        None,
        "Ngày thực hiện {day} trước kỳ báo cáo (từ {start}), vẫn tính là đúng hạn. Hãy kiểm tra lại năm.",
        "The date {day} lies before the period (from {start}) and counts as on time. Check the year.",
    )
    FIGURE_FRACTION = (
        "F132",
        Severity.WARNING,
        None,
        "Ghi {value} {unit}, không phải số nguyên. Hãy kiểm tra lại dấu phẩy.",
        "{value} {unit} is no whole number. Check the comma.",
    )
    CLAIMED_OUTSIDE = (
        "F133",
        Severity.WARNING,
        None,
        "«Điểm tự chấm» ghi {value}, phải từ {least} đến {most}. Hãy sửa điểm tự chấm.",
        "The claimed points, {value}, are not within {least} – {most}. Correct the claim.",
    )
    RATIO_CHANGED = (
        "F134",
        Severity.WARNING,
        None,
        "Tỷ lệ năm nay {now}, năm trước {last}: chênh hơn {limit} điểm phần trăm. Hãy kiểm tra hoặc giải trình.",
        "This year {now}, last year {last}: more than {limit} percentage points apart. Check or explain it.",
    )
    CHANGED = (
        "F135",
        Severity.NOTE,
        None,
        "{count} tiêu chí chênh hơn {limit}% so với năm trước: {changes}. Hãy kiểm tra lại nếu không đúng.",
        "{count} criteria differ by more than {limit}% from last year: {changes}. Check if that is not meant.",
    )
    RATIO_TYPED = (
        "F136",
        Severity.WARNING,
        None,
        "Ô «Tỷ lệ» ghi {value}, nhưng hai số bên cạnh cho {share}; điểm tính theo hai số đó. Hãy khôi phục công thức.",
        "«Tỷ lệ» says {value}, but the two figures give {share}, which counts. Restore the formula.",
    )
    RATIO_ALONE = (
        "F137",
        Severity.WARNING,
        None,
        "Ô «Tỷ lệ» ghi {value} nhưng không có số liệu nào; ô này không được dùng. Hãy nhập số liệu.",
        "«Tỷ lệ» says {value} but no figures stand beside it; it is not used. Type the figures.",
    )
    EVIDENCE_NUMBER = (
        "E104",
        Severity.NOTE,
        None,
        "{count} văn bản có số, ký hiệu không theo mẫu 137/KH-UBND, ở hàng {rows}. Hãy kiểm tra lại.",
        "{count} documents have a number unlike 137/KH-UBND, in rows {rows}. Please check.",
    )
    EVIDENCE_LATE = (
        "E105",
        Severity.WARNING,
        None,
        "{count} văn bản ghi ngày sau {day}, ở hàng {rows}. Hãy kiểm tra lại ngày hoặc thay văn bản.",
        "{count} documents are dated after {day}, in rows {rows}. Check the date or name another document.",
    )
    EVIDENCE_EARLY = (
        "E106",
        Severity.NOTE,
        None,
        "{count} văn bản ghi ngày trước kỳ báo cáo (từ {day}), ở hàng {rows}. Hãy kiểm tra còn hiệu lực không.",
        "{count} documents are dated before the period (from {day}), in rows {rows}. Check that they still hold.",
    )
    EVIDENCE_FILE = (
        "E107",
        Severity.NOTE,
        None,
        "{count} tệp nêu ở «Minh chứng» không có trong thư mục của tệp này: {names}. Hãy chép vào cùng thư mục.",
        "{count} files named in «Minh chứng» are not in the folder of this workbook: {names}. Copy them there.",
    )
    TARGETS_NOT_MET = (
        "S103",
        Severity.NOTE,
        None,
        "{name} có {count} chỉ tiêu chưa đạt: {targets}. Hãy xem trang «Chỉ tiêu» của bảng điểm.",
        "{name} has {count} targets that are not met: {targets}. See sheet «Chỉ tiêu» of the scoring workbook.",
    )
    FIVE_UNCLEAR = (
        "S105",
        Severity.NOTE,
        None,
        "«5 rõ»: {count} tiêu chí chưa rõ {what}: {criteria}. Hãy bổ sung {where} trong kế hoạch.",
        "«5 rõ»: {count} criteria are not clear in «{what}»: {criteria}. Complete it in the plan: {where}.",
    )
    PLAN_SHEET = (
        "C101",
        Severity.ERROR,
        None,
        "Kế hoạch thiếu trang tính «{sheet}».",
        "The plan lacks sheet «{sheet}».",
    )
    PLAN_COLUMN = (
        "C102",
        Severity.ERROR,
        None,
        "Trang «{sheet}» thiếu cột «{header}».",
        "Sheet «{sheet}» lacks column «{header}».",
    )
    PLAN_VALUE = (
        "C103",
        Severity.ERROR,
        None,
        "Cột «{header}» ghi «{value}», cần {wanted}.",
        "Column «{header}» says «{value}», wanted: {wanted}.",
    )
    PLAN_BLANK = (
        "C104",
        Severity.ERROR,
        None,
        "Cột «{header}» còn trống, cần {wanted}.",
        "Column «{header}» is blank, wanted: {wanted}.",
    )
    PLAN_TWICE = (
        "C105",
        Severity.ERROR,
        None,
        "«{code}» đã có ở {other}. Hãy xóa hoặc sửa một trong hai.",
        "«{code}» stands at {other} already. Delete or correct one of the two.",
    )
    PLAN_UNKNOWN = (
        "C106",
        Severity.ERROR,
        None,
        "Cột «{header}» nhắc đến «{value}», không có trong trang «{sheet}»{meant}.",
        "Column «{header}» names «{value}», which is not on sheet «{sheet}»{meant}.",
    )
    PLAN_SUM = (
        "C107",
        Severity.ERROR,
        None,
        "{what}: các phần cộng lại được {sum}, nhưng ghi {stated}.",
        "{what}: the parts sum to {sum}, but {stated} is stated.",
    )
    PLAN_SETTING = (
        "C108",
        Severity.ERROR,
        None,
        "Tiêu chí {criterion} chấm «{rule}» nhưng {problem}.",
        "Criterion {criterion} is scored by «{rule}», but: {problem}.",
    )
    PLAN_BANDS = (
        "C109",
        Severity.ERROR,
        None,
        "{what}: {problem}. Hãy sửa các bậc.",
        "{what}: {problem}. Correct the steps.",
    )
    PLAN_DECIMALS = (
        "C110",
        Severity.ERROR,
        None,
        "Cột «{header}» ghi {value}, nhiều hơn {decimals} chữ số thập phân. Hãy làm tròn.",
        "Column «{header}» says {value}, more than {decimals} decimals. Round it.",
    )
    PLAN_WINDOW = (
        "C111",
        Severity.ERROR,
        None,
        "Cột «{header}» ghi ngày {day}, ngoài kỳ {start} – {end}. Hãy sửa ngày.",
        "Column «{header}» says {day}, outside the period {start} – {end}. Correct the date.",
    )
    PLAN_UNJUDGED = (
        "C112",
        Severity.ERROR,
        None,
        "Không xét được chỉ tiêu {code}: {problem}.",
        "Target {code} cannot be judged: {problem}.",
    )
    PLAN_MEASURE = (
        "C113",
        Severity.ERROR,
        None,
        "Phép đếm cho «{owner}» không dùng được: {problem}.",
        "The measure for «{owner}» cannot be used: {problem}.",
    )
    PLAN_CODE_NUMBER = (
        "C114",
        Severity.ERROR,
        None,
        "Ô này là số {value}, có thể là mã {candidates}. Hãy định dạng ô là Văn bản rồi gõ lại mã.",
        "This cell is the number {value}; the code may be {candidates}. Format it as Text and type the code again.",
    )
    PLAN_HEADING = (
        "C115",
        Severity.ERROR,
        None,
        "«{heading}» không phải tên của kế hoạch, trong khi thiếu {missing}. Hãy ghi lại đúng tên như trong tệp mẫu.",
        "«{heading}» is no name of the plan, while {missing} is missing. Name it again as in the template.",
    )
    PLAN_UNASSIGNED = (
        "C121",
        Severity.NOTE,
        None,
        "{owner} chưa có người phụ trách{proposed}.",
        "Nobody is in charge of {owner}{proposed}.",
    )
    PLAN_SUCCESSOR = (
        "C122",
        Severity.NOTE,
        None,
        "Đơn vị kế thừa «{name}» không có trong danh sách đơn vị.",
        "The successor «{name}» is not in the roster.",
    )
    PLAN_OTHER_AREA = (
        "C123",
        Severity.NOTE,
        None,
        "Tiêu chí {criterion} xếp ở lĩnh vực {area} nhưng điều khoản {clause} thuộc lĩnh vực {other}.",
        "Criterion {criterion} stands in area {area}, but clause {clause} belongs to area {other}.",
    )
    PLAN_REMARK = (
        "C124",
        Severity.NOTE,
        None,
        "Văn bản kế hoạch, {clause}: {text}",
        "Plan document, {clause}: {text}",
    )
    PLAN_DOUBTFUL = (
        "C131",
        Severity.WARNING,
        None,
        "{what}: {problem}. Hãy kiểm tra lại.",
        "{what}: {problem}. Please check.",
    )
    PLAN_PERCENT = (
        "C132",
        Severity.WARNING,
        None,
        "Cột «{header}» tính bằng phần trăm mà ghi {value}. Nếu là {percent}%, hãy gõ {percent}, không gõ dấu %.",
        "Column «{header}» is in percent but says {value}. If {percent}% is meant, type {percent} without the sign.",
    )
    PLAN_COPY = (
        "C133",
        Severity.WARNING,
        None,
        "Trang này trùng tên với trang «{sheet}» nên không được đọc. Hãy xóa trang thừa.",
        "This sheet bears the name of sheet «{sheet}» and is not read. Delete the one too many.",
    )
    PLAN_COLUMN_GONE = (
        "C134",
        Severity.WARNING,
        None,
        "Trang «{sheet}» không có cột «{header}» nên coi như cột này trống. Hãy thêm lại cột như trong tệp mẫu.",
        "Sheet «{sheet}» has no column «{header}», which is taken as blank. Add it again as in the template.",
    )

    def __init__(self, code: str, severity: Severity, bars: Outcome | None, vi: str, en: str) -> None:
        self.code = code
        self.severity = severity
        self.bars = bars
        self.vi = vi
        self.en = en

    def at(self, cell: Cell, criterion: str = "", official: str = "", **facts: object) -> Finding:
        """Make a finding of this kind at one cell, with the facts of its sentence; a blank ``meant`` is no fact."""
        named = tuple((name, str(fact)) for name, fact in facts.items() if fact != "" or name != "meant")
        return Finding(self.code, cell, criterion, official, named)


NAMED = 5
LONGEST = 500  # characters of one fact in a sentence; a cell may hold 32,767

KINDS = {kind.code: kind for kind in Kind}
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def kind_of(finding: Finding) -> Kind:
    """Give the kind of a finding from its code."""
    return KINDS[finding.code]


def severity_of(finding: Finding) -> Severity:
    """Give how much a finding matters."""
    return kind_of(finding).severity


def sentence(finding: Finding, language: str = "vi") -> str:
    """Write what was found and what to do, in Vietnamese or English, without the place."""
    kind = kind_of(finding)
    facts = {"criterion": finding.criterion, "meant": "", **{name: _short(fact) for name, fact in finding.facts}}
    return (kind.en if language == "en" else kind.vi).format_map(facts)


def _short(fact: str) -> str:
    return fact if len(fact) <= LONGEST else f"{fact[:LONGEST]}…"


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each finding once, errors before warnings before notes, in the order they were found."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: ORDER[severity_of(finding)]))


def errors_among(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings of severity ERROR."""
    return tuple(finding for finding in findings if severity_of(finding) is Severity.ERROR)


def summed(kind: Kind, cells: Sequence[Cell], **facts: str) -> Iterator[Finding]:
    """Give one finding for the cells of each sheet, at the first of them, with their number and the first rows."""
    for place in dict.fromkeys((cell.file, cell.sheet) for cell in cells):
        here = [cell for cell in cells if (cell.file, cell.sheet) == place]
        rows = first_few([re.sub(r"\D", "", cell.address) for cell in here])
        yield kind.at(here[0], **facts, count=str(len(here)), rows=rows)


def first_few(names: Sequence[str], between: str = ", ") -> str:
    """Name the first five, and say that there are more."""
    return between.join(names[:NAMED]) + (f"{between}…" if len(names) > NAMED else "")
