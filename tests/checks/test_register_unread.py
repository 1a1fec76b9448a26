"""Rows that cannot be read never raise a score in silence."""

from cchc_xl.findings import sentence
from tests.cases import scored
from tests.plans import Measure, NotApplicable, Register, RegisterColumn, criterion, plan_of, real_plan
from tests.plans import Test as RowTest

FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một |  |  |"
PETITIONS = Register(
    "Kiến nghị",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Thời hạn", "date"),
        RegisterColumn("Đã xử lý", "yes/no", may_be_blank=True),
        RegisterColumn("Nhóm", "choice", ("A", "B"), may_be_blank=True),
    ),
)
DUE = RowTest("Thời hạn", "in the window")
SETTLED = RowTest("Đã xử lý", "in", ("Có",))


def found(rows, one=None, *, for_each=""):
    """Give the findings about rows that were not read, and the score."""
    one = one or criterion("1.1", register="Kiến nghị", not_applicable=NotApplicable.FULL)
    measures = (
        Measure("1.1", "done", "Kiến nghị", "count", for_each=for_each, where=(DUE, SETTLED)),
        Measure("1.1", "total", "Kiến nghị", "count", for_each=for_each, where=(DUE,)),
    )
    plan = plan_of(one, registers=(PETITIONS,), measures=measures)
    result = scored(plan, FORM, {"Kiến nghị": f"| Mã | Thời hạn | Đã xử lý | Nhóm |\n{rows}"})
    return [finding for finding in result.findings if finding.code in {"R128", "R129"}], result.card.score("1.1")


def test_a_register_that_can_be_read_is_well():
    findings, score = found("| a | 01/02/2024 | Có | |\n| b | 02/02/2024 | Không | |")

    assert (findings, score.points) == ([], 1)


def test_a_row_that_is_left_out_may_lower_or_raise_the_points():
    (finding,), score = found("| a | 01/02/2024 | Có | |\n| b | 02/02/2024 | Không | |\n| c | chưa rõ | Có | |")

    assert (finding.code, score.points) == ("R128", 1)
    assert "1 dòng" in sentence(finding)
    assert "điểm hiện là 1,00, có thể từ 0,67 đến 1,33." in sentence(finding)


def test_a_row_that_counts_but_of_which_it_is_not_known_whether_it_was_done_may_only_raise_them():
    (finding,), _ = found("| a | 01/02/2024 | Có | |\n| b | 02/02/2024 | có lẽ | |")

    assert "có thể từ 1,00 đến 2,00" in sentence(finding)


def test_a_blank_that_is_allowed_is_no_doubt():
    assert found("| a | 01/02/2024 | Có | |\n| b | 02/02/2024 |  | |")[0] == []


def test_a_cell_that_the_criterion_does_not_need_is_no_doubt_for_it():
    assert found("| a | 01/02/2024 | Có | Z |\n| b | 02/02/2024 | Có | |")[0] == []


def test_a_doubt_that_changes_no_point_is_not_told():
    banded = criterion("1.1", "deducted", register="Kiến nghị", settings={"each": 1, "floor": 2})

    assert found("| a | 01/02/2024 | Có | |\n| b | 02/02/2024 | có lẽ | |", banded)[0] == []


def test_in_a_mean_the_points_may_be_lower_or_higher():
    mean = criterion("1.1", register="Kiến nghị", settings={"mean": "nhóm"})
    (finding,), _ = found("| a | 01/02/2024 | Có | A |\n| b | 02/02/2024 | Có | Z |", mean, for_each="Nhóm")

    assert "điểm có thể thấp hơn hoặc cao hơn" in sentence(finding)


DOSSIERS = """| Mã hồ sơ | Tên TTHC | Kênh tiếp nhận | Ngày tiếp nhận | Ngày hẹn trả | Ngày có kết quả | Ngày trả | Thư xin lỗi | Trạng thái |
| b        | X        | Trực tiếp      | 01/02/2024     | 01/03/2024   | 01/03/2024      |          |             | Đã có kết quả |
"""


def test_on_time_of_the_real_plan_tells_how_far_the_points_may_fall():
    rows = "| a | X | Trực tiếp | 01/02/2024 | 01/03/2024 | hôm qua | | | Đã có kết quả |"
    result = scored(real_plan(), sheets={"Hồ sơ TTHC": DOSSIERS + rows})
    (finding,) = [one for one in result.findings if one.criterion == "3.6" and one.code == "R128"]

    assert "điểm hiện là 5,00, có thể từ 0,00 đến 5,00" in sentence(finding)
