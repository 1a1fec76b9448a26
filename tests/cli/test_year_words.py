"""What ``improve`` says of last year, shown whole."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc_xl.cli.year_words import told_of_year
from cchc_xl.improvement import year_on_year
from cchc_xl.model.plan import Target
from cchc_xl.model.year_on_year import Then, YearBefore
from tests.cases import scored
from tests.plans import criterion, plan_of


def more(code, clause, task, *criteria):
    return Target(code, clause, task, "", "điểm", ">", "năm trước", "points rise", criteria)


PLAN = plan_of(
    *(criterion(f"1.{number}", maximum="4") for number in range(1, 7)),
    targets=(
        more("A", "II, L7", "Nâng điểm tuyên truyền", "1.1", "1.2"),
        more("B", "II, L8", "Nâng điểm sáng kiến", "1.2"),
        more("C", "II, L9", "Nâng điểm kiểm tra", "1.4"),
        more("D", "III.2", "Nâng điểm văn bản", "1.3"),
    ),
)
FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Điểm năm trước |
    |-----|----------|---------|--------------|----------------|
    | 1.1 | a        | 4       | 3            | 1,5            |
    | 1.2 | b        | 4       | 3            | 4              |
    | 1.3 | c        | 4       | 4            | 4              |
    | 1.4 | d        | 4       |              | 4              |
    | 1.5 | e        | 4       | 3            |                |
    | 1.6 | g        | 4       | 3            | 3              |
"""
OWED = {"1.2": "1.2 Tiêu chí 1.2 [Đảm, hạn 31/12/2024]"}


def said(form=FORM, plan=PLAN, last=None):
    return list(told_of_year(year_on_year(scored(plan, form), plan, last), OWED, plan))


def test_what_rose_and_fell_the_maximum_and_the_weaknesses_of_each_section():
    assert said() == [
        "So với năm trước: so được 4/6 tiêu chí, từ 12,50 đến 13,00 điểm.",
        "  Tăng 1 tiêu chí (+1,50 điểm): 1.1 +1,50",
        "  Giảm 1 tiêu chí (-1,00 điểm): 1.2 -1,00",
        "  Giữ điểm tối đa: 1/3 tiêu chí đạt điểm tối đa năm trước",
        "  Tụt khỏi điểm tối đa:",
        "    1.2 Tiêu chí 1.2 [Đảm, hạn 31/12/2024]: 4,00 → 3,00 điểm",
        "  Đạt điểm tối đa năm trước, năm nay chưa có điểm: 1.4",
        "  Chưa so được 2 tiêu chí: năm nay chưa có điểm (1.4); chưa có điểm năm trước (1.5)",
        "Hạn chế nêu tại mục II của kế hoạch (3 nội dung): đã cải thiện 1, chưa cải thiện 1, chưa xác định 1",
        "  A Nâng điểm tuyên truyền: đã cải thiện, 5,50 → 6,00/8,00 điểm (1.1: 1,50 → 3,00; 1.2: 4,00 → 3,00)",
        "  B Nâng điểm sáng kiến: chưa cải thiện, 4,00 → 3,00/4,00 điểm (1.2)",
        "  C Nâng điểm kiểm tra: chưa xác định (1.4: năm nay chưa có điểm)",
        "Hạn chế nêu tại mục III.2 của kế hoạch (1 nội dung): đã cải thiện 1",
        "  D Nâng điểm văn bản: giữ điểm tối đa, 4,00 → 4,00/4,00 điểm (1.3)",
    ]


def test_last_years_workbook_is_named_by_its_year_with_what_is_to_be_looked_at_and_what_is_gone():
    then = {"1.6": Then("1.9", "Tiêu chí 1.6", Decimal(5), Decimal(3)), "1.1": Then("1.1", "x", Decimal(4), Decimal(2))}
    gone = (
        Then("1.7", "Việc cũ", Decimal(2), Decimal("1.5")),
        Then("1.8", "Việc khác", Decimal(2), None, None, "Chưa có số liệu"),
    )
    lines = said(plan=replace(PLAN, targets=()), last=YearBefore(2023, Fraction(875, 10), then, gone))

    assert lines[0] == "So với năm 2023: so được 3/6 tiêu chí, từ 10,00 đến 10,00 điểm, chỉ số năm ấy 87,50."
    assert lines[-5:] == [
        "  Chưa so được 3 tiêu chí: năm nay chưa có điểm (1.4); kế hoạch năm trước không có tiêu chí này (1.5); "
        "điểm tối đa đổi từ 5 thành 4 (1.6)",
        "  Không còn trong kế hoạch năm nay: 1.7 Việc cũ (1,50/2,00 điểm); 1.8 Việc khác",
        "  Cần xem lại 1.1: năm trước ghi là «x»: so theo mã, hãy kiểm tra có cùng nội dung không",
        "  Cần xem lại 1.1: «Điểm năm trước» ghi 1,5, tệp năm trước có 2 điểm: lấy theo tệp năm trước",
        "  Cần xem lại 1.6: năm trước có mã 1.9",
    ]


def test_of_many_changes_the_first_are_named_and_the_others_counted():
    plan = plan_of(*(criterion(f"1.{number}") for number in range(1, 9)))
    rows = "\n".join(f"| 1.{number} | a | 4 | 4 | 1 |" for number in range(1, 9))
    lines = said(f"| Mã | Tiêu chí | Tổng số | Số thực hiện | Điểm năm trước |\n{rows}", plan)

    assert lines == [
        "So với năm trước: so được 8/8 tiêu chí, từ 8,00 đến 16,00 điểm.",
        "  Tăng 8 tiêu chí (+8,00 điểm): 1.1 +1,00; 1.2 +1,00; 1.3 +1,00; 1.4 +1,00; 1.5 +1,00; 1.6 +1,00; "
        "… và 2 tiêu chí khác",
    ]


def test_without_any_points_of_last_year_it_says_how_to_give_them():
    form = "| Mã | Tiêu chí | Tổng số | Số thực hiện |"
    assert [line.partition(". ")[0] for line in said(form)] == ["So với năm trước: chưa có điểm năm trước"]
