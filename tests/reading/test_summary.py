"""What a scoring workbook says of itself, read back: from one that we wrote, and from others."""

from decimal import Decimal

from cchc_xl.model.summary import AreaLine, FindingLine, Summary
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading.summary import read_summary
from cchc_xl.reporting.scoring import write_scorecard
from tests.cases import reading_of
from tests.plans import criterion, plan_of
from tests.tables import workbook

PLAN = plan_of(criterion("1.1"), criterion("1.2"))
FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một | 10 | 5 |\n| '1.2 | Hai | nhiều | 1 |"


def test_what_was_written_is_read_back():
    found = read_summary("a.xlsx", write_scorecard(score(reading_of(PLAN, FORM), PLAN), PLAN))

    assert (found.index, found.low, found.high) == (Decimal(25), Decimal(25), Decimal(75))
    assert (found.points, found.maximum, found.named) == (Decimal(1), Decimal(4), "")
    assert found.areas == (AreaLine("1", "Lĩnh vực thử", Decimal(1), Decimal(4)),)
    assert [(one.severity, one.criterion) for one in found.findings][:1] == [("Lỗi", "1.2")]
    assert found.sheets[0] == "Tổng hợp"


def test_the_findings_are_told_as_they_stand():
    sheets = {
        "Kiểm tra số liệu": "KẾT QUẢ\n| STT | Mức độ | Mã | Tiêu chí | Nội dung và cách sửa |\n"
        "| 1 | ✗ Lỗi | N101 | '1.2 | Sai. Hãy sửa. |\n| 2 | i Ghi chú | P1 | | Xem. |"
    }

    assert read_summary("a.xlsx", workbook(sheets)) == Summary(
        findings=(FindingLine("Lỗi", "1.2", "Sai. Hãy sửa."), FindingLine("Ghi chú", "", "Xem.")),
        sheets=("Kiểm tra số liệu",),
    )


def test_no_findings_are_none_and_cells_without_a_number_are_none():
    sheets = {
        "Tổng hợp": "| Chỉ số (điểm đạt / điểm tối đa áp dụng × 100); xếp loại | | Chưa có | | |\n"
        "| Điểm đạt; điểm tối đa áp dụng | | #N/A | | 4 |\n"
        "| Mã | Lĩnh vực | Tối đa | Đạt |\n| '1 | Chỉ đạo | 4 | #REF! |\n| | Tổng cộng | 4 | 1 |",
        "Kiểm tra số liệu": "| STT | Mức độ | Tiêu chí | Nội dung và cách sửa |\n| Không có lỗi, cảnh báo nào. |",
    }

    assert read_summary("a.xlsx", workbook(sheets)) == Summary(
        maximum=Decimal(4),
        areas=(AreaLine("1", "Chỉ đạo", None, Decimal(4)),),
        sheets=("Tổng hợp", "Kiểm tra số liệu"),
    )


def test_another_workbook_says_nothing():
    assert read_summary("a.xlsx", workbook({"Sheet1": "| a | b |"})) == Summary(sheets=("Sheet1",))
