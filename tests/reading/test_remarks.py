"""What is doubtful in the rows of a register is told with row numbers, summed up, and never with what stands there."""

import pytest

from cchc_xl.findings import Severity, sentence, severity_of
from cchc_xl.reading.remarks import is_sum
from tests.cases import reading_of
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of
from tests.plans import Test as RowTest

DOSSIERS = Register(
    "Hồ sơ",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Ngày tiếp nhận", "date"),
        RegisterColumn("Ngày hẹn trả", "date", may_be_blank=True),
        RegisterColumn("Ngày có kết quả", "date", may_be_blank=True),
        RegisterColumn("Ngày trả", "date", may_be_blank=True),
        RegisterColumn("Trạng thái", "choice", ("Đang giải quyết", "Rút hồ sơ"), may_be_blank=True),
        RegisterColumn("Lệ phí", "number", may_be_blank=True),
        RegisterColumn("Ngày kết quả", "first date", computed_from=("Ngày có kết quả", "Ngày trả")),
        RegisterColumn("Kết quả", "settlement", computed_from=("Ngày hẹn trả", "Ngày kết quả", "Trạng thái")),
    ),
)
HEAD = "| Mã | Ngày tiếp nhận | Ngày hẹn trả | Ngày có kết quả | Ngày trả | Trạng thái | Lệ phí |\n"


def reading(rows, as_of="31/12/2024"):
    settled = Measure("1.1", "total", "Hồ sơ", "count", where=(RowTest("Kết quả", "in", ("đúng hạn", "trễ hạn")),))
    plan = plan_of(criterion("1.1", register="Hồ sơ"), registers=(DOSSIERS,), measures=(settled,))
    return reading_of(plan, sheets={"Hồ sơ": HEAD + rows.lstrip()}, as_of=as_of)


def found(rows, as_of="31/12/2024"):
    """Give code, cell and rows of what was found, and the row count."""
    findings = [one for one in reading(rows, as_of).findings if one.code != "R127"]
    return [(one.code, one.cell.address, dict(one.facts)["rows"]) for one in findings]


def test_dates_in_their_order_within_the_year_are_well():
    assert (
        found("""
        | a | 02/01/2024 | 10/01/2024 | 08/01/2024 | 09/01/2024 |  | 8000 |
        | b | 02/01/2024 | 02/01/2024 | 02/01/2024 | 02/01/2024 |  | 0    |
        | c | 20/12/2023 | 10/01/2025 |            |            | Đang giải quyết |  |

    """)
        == []
    )


def test_a_dossier_that_was_settled_or_promised_before_it_was_received_is_told():
    assert found("""
        | a | 09/01/2024 | 10/01/2024 | 08/01/2024 | 10/01/2024 | | |
        | b | 09/01/2024 | 08/01/2024 | 10/01/2024 | 10/01/2024 | | |
        | c | 09/01/2024 | 20/01/2024 | 11/01/2024 | 08/01/2024 | | |
    """) == [("R121", "C3", "3"), ("R121", "D2", "2"), ("R121", "E4", "4"), ("R121", "E4", "4")]


def test_the_sentence_names_the_columns_and_never_the_row_itself():
    (finding,) = reading("| a | 09/01/2024 | 10/01/2024 | 08/01/2024 | | | |").findings

    assert sentence(finding) == "1 dòng có «Ngày có kết quả» trước «Ngày tiếp nhận», ở hàng 2. Hãy sửa ngày sai."


def test_many_are_one_finding_with_the_first_five_rows():
    rows = "\n".join(f"| t{number} | 09/01/2024 | 10/01/2024 | 08/01/2024 | | | |" for number in range(7))

    assert found(rows) == [("R121", "D2", "2, 3, 4, 5, 6, …")]


@pytest.mark.parametrize(("day", "told"), [("31/12/2022", []), ("30/12/2022", ["R122"]), ("02/01/2034", ["R122"])])
def test_a_year_that_cannot_be_meant_is_told(day, told):
    assert [code for code, _, _ in found(f"| a | {day} | 02/01/2034 |  |  | Rút hồ sơ | |")][: len(told)] == told


def test_what_was_done_after_the_figures_is_a_note_and_what_is_promised_then_is_well():
    assert found("| a | 02/01/2024 | 10/07/2024 | 02/07/2024 | | | |", "30/06/2024") == [("R123", "D2", "2")]


def test_a_dossier_without_a_due_date_is_a_note_unless_it_was_withdrawn():
    rows = """
        | a | 02/01/2024 |  | 03/01/2024 | | | |
        | b | 02/01/2024 |  |  | | Rút hồ sơ | |
    """
    assert found(rows) == [("R124", "C2", "2")]
    assert severity_of(reading(rows).findings[0]) is Severity.NOTE


def test_a_negative_amount_is_told():
    assert found("| a | 02/01/2024 | 10/01/2024 | 03/01/2024 | | | -8000 |") == [("R126", "G2", "2")]


def test_a_line_that_adds_up_the_others_is_left_out_and_told():
    read = reading("""
        | a         | 02/01/2024 | 10/01/2024 | 10/01/2024 | | | 8000 |
        | b         | 02/01/2024 | 10/01/2024 | 11/01/2024 | | | 8000 |
        | TỔNG CỘNG | 02/01/2024 | 10/01/2024 | 10/01/2024 | | | 16000 |
    """)

    assert (read.rows["Hồ sơ"], read.counts["1.1", "total"].number) == (2, 2)
    assert [(one.code, one.cell.address) for one in read.findings] == [("R125", "A4")]


@pytest.mark.parametrize("word", ["Cộng", "Cộng:", "Tổng cộng", "TỔNG SỐ", "Tổng", "Tổng cộng: 120 hồ sơ", "tong cong"])
def test_lines_that_add_up_are_known_by_their_first_word(word):
    assert is_sum(["", word, 12.0])


@pytest.mark.parametrize(
    "row", [[], ["", ""], ["Cộng hòa"], ["Tổng số hộ nghèo"], [3.0, "Tổng cộng"], ["Trần Thị Cộng"]]
)
def test_other_rows_are_rows(row):
    assert not is_sum(row)


def test_what_is_pending_and_overdue_stands_beside_what_is_settled():
    (finding,) = reading("""
        | a | 02/01/2024 | 10/01/2024 | 11/01/2024 | | | |
        | b | 02/01/2024 | 10/01/2024 |            | | Đang giải quyết | |
        | c | 02/01/2024 | 10/01/2025 |            | | Đang giải quyết | |
        | d | 02/01/2024 | 10/01/2024 |            | | Rút hồ sơ | |
    """).findings

    assert finding.code == "R127"
    assert sentence(finding).startswith(
        "Sổ «Hồ sơ»: 4 hồ sơ gồm 1 đã giải quyết (1 trễ hạn), 2 đang giải quyết (1 quá hạn), 1 trường hợp khác"
    )
