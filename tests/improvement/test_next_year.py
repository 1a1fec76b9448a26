"""From one year to the next: what stands beside the new cells, and a word on everything that did not go along."""

from dataclasses import replace
from decimal import Decimal

from cchc_xl.improvement.next_year import matched, roll_over
from cchc_xl.model.plan import Official, Register, Target
from cchc_xl.model.rollover import LastYear
from tests.cases import scored
from tests.plans import AGENCY, criterion, plan_of

COUNTED = {"rule": "counted", "settings": {"each": Decimal(1)}, "unit": "cuộc"}
OLD = plan_of(
    criterion("1.1", maximum="4"),
    criterion("1.2", maximum="2", **COUNTED),
    criterion("1.3", rule="met", maximum="1"),
    criterion("1.4", rule="met", maximum="1"),
)
FORM = """
    | Mã  | Tiêu chí     | Tổng số | Số thực hiện | Kết quả (Có/Không) |
    |-----|--------------|---------|--------------|--------------------|
    | 1.1 | Tiêu chí 1.1 | 3       | 2            |                    |
    | 1.2 | Tiêu chí 1.2 |         | 1            |                    |
    | 1.3 | Tiêu chí 1.3 |         |              | Có                 |
    | 1.4 | Tiêu chí 1.4 |         |              |                    |
"""


def rolled(*criteria, old=OLD, **changes):
    new = plan_of(*criteria, year=2025, **changes)
    return roll_over(scored(old, FORM), old, new, AGENCY)


def left(found):
    return [(one.kind, one.code, one.said) for one in found.left]


def test_shares_counts_and_points_stand_beside_the_new_cells_and_what_had_no_points_is_told():
    found = rolled(*OLD.criteria)

    assert found.values == {
        "1.1": LastYear(Decimal("66.666667"), Decimal("2.67")),
        "1.2": LastYear(Decimal(1), Decimal(1)),
        "1.3": LastYear(None, Decimal(1)),
        "1.4": LastYear(),
    }
    assert [(one.code, one.said.partition(":")[0]) for one in found.left] == [("1.4", "Năm trước không có điểm")]


def test_a_criterion_that_is_gone_is_told_with_what_it_had():
    found = rolled(*OLD.criteria[1:])

    assert "1.1" not in found.values
    assert left(found)[0] == (
        "Tiêu chí",
        "1.1",
        "Không còn trong kế hoạch mới (năm trước: số liệu 66,666667, 2,67 điểm)",
    )


def test_a_criterion_with_another_code_is_found_by_its_title():
    moved = replace(OLD.criteria[0], code="1.9")
    found = rolled(moved, *OLD.criteria[1:3])

    assert found.values["1.9"] == LastYear(Decimal("66.666667"), Decimal("2.67"))
    assert left(found)[0][2] == "Kế hoạch mới đổi mã thành 1.9; số liệu và điểm đã chuyển theo"


def test_codes_that_changed_places_follow_their_titles():
    one, other = OLD.criteria[2:]
    swapped = plan_of(replace(one, code="1.4"), replace(other, code="1.3"))

    assert [(code, after.code) for code, after in matched(plan_of(one, other), swapped)] == [
        ("1.3", "1.4"),
        ("1.4", "1.3"),
    ]


def test_a_criterion_with_another_title_keeps_its_code_and_is_to_be_looked_at():
    found = rolled(replace(OLD.criteria[0], title="Việc khác"))

    assert found.values["1.1"].points == Decimal("2.67")
    assert (
        left(found)[0][2] == "Kế hoạch mới ghi là «Việc khác»; đã chuyển theo mã, hãy kiểm tra có cùng nội dung không"
    )


def test_points_go_along_only_where_they_can_be_points_of_the_new_criterion():
    larger, smaller = (rolled(replace(OLD.criteria[0], maximum=Decimal(most))) for most in (5, 2))

    assert (larger.values["1.1"].points, left(larger)[0][2]) == (Decimal("2.67"), "Điểm tối đa đổi từ 4 thành 5")
    assert (smaller.values["1.1"].points, left(smaller)[0][2]) == (
        None,
        "Điểm tối đa đổi từ 4 thành 2 nên không chuyển điểm năm trước (năm trước: 2,67 điểm)",
    )


def test_a_figure_that_is_counted_in_another_way_stays_behind():
    found = rolled(replace(OLD.criteria[0], rule="counted", settings={"each": Decimal(1)}))

    assert found.values["1.1"] == LastYear(None, Decimal("2.67"))
    assert left(found)[0][2] == "Cách tính số liệu đã đổi nên không chuyển số liệu năm trước (66,666667)"


def test_targets_registers_and_officials_that_are_gone_are_told():
    old = replace(
        OLD,
        targets=(Target("T1", "I", "Làm hết", "", "%", ">=", "100", "ratio", ("1.1",)),),
        registers=(Register("Hồ sơ", ()),),
        officials=(Official("Đảm", ""), Official("Xuân", "")),
    )
    found = rolled(*OLD.criteria, old=old)

    assert [(one.kind, one.name) for one in found.left[1:]] == [
        ("Chỉ tiêu", "Làm hết"),
        ("Sổ", "Hồ sơ"),
        ("Người phụ trách", "Xuân"),
    ]
