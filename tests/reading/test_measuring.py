"""How figures are counted from register rows: each operation, each condition, and the measures of the real plan."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cchc_xl.findings import Severity, severity_of
from cchc_xl.model.plan import FIGURES_DAY
from cchc_xl.reading.measuring import Table
from tests.cases import reading_of, told
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of, real_plan
from tests.plans import Test as RowTest

WORKS = Register(
    "Việc",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Loại", "choice", ("A", "B", "C"), may_be_blank=True),
        RegisterColumn("Hạn", "date", may_be_blank=True),
        RegisterColumn("Xong", "date", may_be_blank=True),
        RegisterColumn("Giao", "number", may_be_blank=True),
        RegisterColumn("Làm", "number", may_be_blank=True),
        RegisterColumn("Đạt", "yes/no", may_be_blank=True),
    ),
)

SHOWN = """
    | Mã | Loại | Hạn        | Xong       | Giao | Làm | Đạt   |
    |----|------|------------|------------|------|-----|-------|
    | a  | A    | 31/03/2024 | 31/03/2024 | 10   | 10  | Có    |
    | b  | B    | 31/03/2024 | 01/04/2024 | 10   | 9   | Không |
    | c  | A    | 30/06/2024 |            |      | 5   |       |
    | d  |      |            | 15/05/2024 | 0    |     | Có    |
"""


def plan_with(*measures):
    return plan_of(registers=(WORKS,), measures=measures)


def counts(*measures, shown=SHOWN, as_of="31/12/2024"):
    return reading_of(plan_with(*measures), sheets={"Việc": shown}, as_of=as_of).counts


def number(*tests, as_of="31/12/2024", shown=SHOWN):
    """Count the rows that pass these tests."""
    measure = Measure("1.1", "done", "Việc", "count", where=tests)
    return counts(measure, shown=shown, as_of=as_of)["1.1", "done"].number


def test_without_a_condition_every_row_counts():
    assert number() == 4


@pytest.mark.parametrize(
    ("test", "rows"),
    [
        (RowTest("Loại", "in", ("A",)), "a c"),
        (RowTest("Loại", "in", ("A", "B")), "a b c"),
        (RowTest("Loại", "in", ("C",)), ""),
        (RowTest("Loại", "not in", ("A",)), "b"),
        (RowTest("Loại", "given"), "a b c"),
        (RowTest("Loại", "blank"), "d"),
        (RowTest("Đạt", "in", ("Có",)), "a d"),
        (RowTest("Đạt", "in", ("Không",)), "b"),
        (RowTest("Đạt", "not in", ("Có",)), "b"),
        (RowTest("Xong", "<=", other_column="Hạn"), "a"),
        (RowTest("Xong", ">", other_column="Hạn"), "b"),
        (RowTest("Xong", "=", other_column="Hạn"), "a"),
        (RowTest("Làm", ">=", other_column="Giao"), "a"),
        (RowTest("Làm", "<", other_column="Giao"), "b"),
        (RowTest("Làm", ">=", ("9",)), "a b"),
        (RowTest("Giao", "=", ("0",)), "d"),
        (RowTest("Giao", "<", ("10",)), "d"),
        (RowTest("Hạn", "<=", (FIGURES_DAY,)), "a b"),
        (RowTest("Hạn", ">", (FIGURES_DAY,)), "c"),
    ],
)
def test_one_condition_and_the_rows_it_holds_for(test, rows):
    each = Measure("1.1", "done", "Việc", "count", for_each="Mã", where=(test,))

    assert [label for label, _ in counts(each, as_of="01/04/2024")["1.1", "done"].lines] == rows.split()


@pytest.mark.parametrize("operator", [">=", ">", "<=", "<", "="])
@pytest.mark.parametrize(
    "test",
    [
        lambda sign: RowTest("Xong", sign, other_column="Hạn"),
        lambda sign: RowTest("Xong", sign, (FIGURES_DAY,)),
        lambda sign: RowTest("Giao", sign, ("0",)),
    ],
)
@pytest.mark.parametrize("row", ["| a | | 31/03/2024 | | | 5 | |", "| a | | | | | | |"])
def test_a_comparison_with_a_blank_is_false(operator, test, row):
    assert number(test(operator), shown=f"| Mã | Loại | Hạn | Xong | Giao | Làm | Đạt |\n{row}") == 0


def test_all_conditions_must_hold():
    assert number(RowTest("Loại", "given"), RowTest("Xong", "given")) == 2
    assert number(RowTest("Loại", "blank"), RowTest("Loại", "given")) == 0


def test_one_of_the_groups_is_enough_and_what_has_no_group_must_hold_besides():
    late = RowTest("Xong", ">", other_column="Hạn", group="a")
    done = RowTest("Xong", "given", group="b"), RowTest("Loại", "blank", group="b")

    assert number(late, *done) == 2
    assert number(late, *done, RowTest("Đạt", "in", ("Có",))) == 1
    assert number(*done) == 1


@pytest.mark.parametrize(
    ("as_of", "rows"),
    [
        ("31/12/2024", "first last mid"),
        ("15/01/2025", "first last mid"),
        ("30/12/2024", "first mid"),
        ("01/07/2024", "first mid"),
        ("30/06/2024", "first"),
        ("01/01/2024", "first"),
        ("31/12/2023", ""),
    ],
)
def test_the_window_runs_from_the_start_to_the_earlier_of_end_and_figures_day(as_of, rows):
    in_the_window = Measure("1.1", "done", "Việc", "count", for_each="Mã", where=(RowTest("Xong", "in the window"),))
    shown = """
        | Mã     | Loại | Hạn | Xong       | Giao | Làm | Đạt |
        | before |      |     | 31/12/2023 |      |     |     |
        | first  |      |     | 01/01/2024 |      |     |     |
        | last   |      |     | 31/12/2024 |      |     |     |
        | mid    |      |     | 01/07/2024 |      |     |     |
        | after  |      |     | 01/01/2025 |      |     |     |
        | none   |      |     |            |      |     |     |
    """

    assert [label for label, _ in counts(in_the_window, shown=shown, as_of=as_of)["1.1", "done"].lines] == rows.split()


def test_a_sum_leaves_blanks_out():
    total = Measure("1.1", "total", "Việc", "sum", of="Giao")

    assert counts(total)["1.1", "total"].number == 20


def test_things_that_differ_are_counted_once_each_and_blanks_are_nothing():
    kinds = Measure("1.1", "done", "Việc", "distinct", of="Loại")
    finished = Measure("1.2", "done", "Việc", "distinct", of="Loại", where=(RowTest("Xong", "given"),))

    found = counts(kinds, finished)
    assert (found["1.1", "done"].number, found["1.2", "done"].number) == (2, 2)


def test_the_latest_day_is_kept_for_each_criterion():
    latest = Measure("", "due", "Việc", "latest", of="Hạn", for_each="Loại")
    plan = plan_of(criterion("A"), criterion("B"), registers=(WORKS,), measures=(latest,))

    assert dict(reading_of(plan, sheets={"Việc": SHOWN}).counts["", "due"].days) == {
        "A": date(2024, 6, 30),
        "B": date(2024, 3, 31),
    }


def test_for_each_value_of_a_column_there_is_a_line_and_a_blank_has_none():
    lines = Measure("1.1", "total", "Việc", "count", for_each="Loại")

    assert counts(lines)["1.1", "total"].lines == (("A", 2), ("B", 1))


def test_a_value_that_the_plan_names_has_a_line_even_without_a_row():
    lines = Measure("1.1", "total", "Việc", "count", for_each="Loại", where=(RowTest("Loại", "in", ("C", "B", "A")),))
    done = Measure("1.1", "done", "Việc", "sum", of="Làm", for_each="Loại", where=lines.where)

    found = counts(lines, done)
    assert found["1.1", "total"].lines == (("C", 0), ("B", 1), ("A", 2))
    assert found["1.1", "done"].lines == (("C", 0), ("B", 9), ("A", 15))


ROWS = some.lists(
    some.tuples(
        some.text("xyz", min_size=1, max_size=2),
        some.sampled_from(["A", "B", None]),
        some.none() | some.dates(date(2023, 12, 25), date(2024, 1, 10)),
        some.none() | some.integers(-5, 5).map(Decimal),
    ),
    max_size=20,
)


@given(ROWS, some.dates(date(2023, 12, 20), date(2024, 1, 15)))
def test_counts_are_what_a_person_counts(rows, as_of):
    register = Register(
        "Việc",
        (
            RegisterColumn("Mã", "text"),
            RegisterColumn("Loại", "text"),
            RegisterColumn("Ngày", "date"),
            RegisterColumn("Số", "number"),
        ),
    )
    columns = {column.name: [row[place] for row in rows] for place, column in enumerate(register.columns)}
    window = RowTest("Ngày", "in the window")

    def tallied(measure):
        return Table(columns, len(rows), plan_of(registers=(register,)), as_of).count(measure)

    inside = [row for row in rows if row[2] and date(2024, 1, 1) <= row[2] <= as_of]
    assert tallied(Measure("", "done", "Việc", "count", where=(window,))).number == len(inside)
    assert tallied(Measure("", "done", "Việc", "sum", of="Số", where=(window,))).number == sum(
        row[3] or 0 for row in inside
    )
    assert tallied(Measure("", "done", "Việc", "distinct", of="Loại")).number == len({row[1] for row in rows} - {None})
    by_kind = dict(tallied(Measure("", "done", "Việc", "count", for_each="Loại")).lines)
    assert by_kind == {kind: sum(row[1] == kind for row in rows) for kind in {row[1] for row in rows} - {None}}


DOSSIERS = """
    | Mã hồ sơ | Kênh tiếp nhận | Ngày tiếp nhận | Ngày hẹn trả | Ngày có kết quả | Ngày trả   | Hình thức trả | Số hóa hồ sơ | Số hóa kết quả | Thư xin lỗi | Trạng thái | Tên TTHC |
    |---|---|---|---|---|---|---|---|---|---|---|---|
    | early   | Trực tuyến | 01/02/2024 | 10/02/2024 | 09/02/2024 | 12/02/2024 | Bưu chính công ích | Có    | Có    |    | Đã có kết quả | x |
    | on time | Trực tuyến | 01/02/2024 | 10/02/2024 |            | 10/02/2024 | Trực tiếp          | Có    | Không |    | Đã có kết quả | x |
    | late    | Trực tiếp  | 01/02/2024 | 10/02/2024 | 11/02/2024 | 11/02/2024 | Trực tiếp          | Không | Có    | Có | Đã có kết quả | x |
    | late 2  | Trực tiếp  | 01/02/2024 | 10/02/2024 | 20/02/2024 |            | Bưu chính công ích |       |       |    | Từ chối       | x |
    | old     | Trực tuyến | 20/12/2023 | 29/12/2023 | 28/12/2023 |            |                    | Có    | Có    |    | Đã có kết quả | x |
    | old 2   | Trực tiếp  | 20/12/2023 | 29/12/2023 | 02/01/2024 |            |                    | Có    | Có    |    | Đã có kết quả | x |
    | overdue | Bưu chính công ích | 01/02/2024 | 10/02/2024 |  |         |                    | Có    |       | Có | Đang giải quyết | x |
    | waiting | Trực tiếp  | 01/02/2024 | 10/02/2024 |            |            |                    |       |       |    | Yêu cầu bổ sung | x |
    | in time | Trực tiếp  | 29/06/2024 | 30/06/2024 |            |            |                    |       |       |    | Đang giải quyết | x |
    | unasked | Trực tiếp  | 01/02/2024 |            | 05/02/2024 |            |                    |       | Có    |    | Đã có kết quả | x |
    | taken   | Trực tiếp  | 01/02/2024 | 10/02/2024 | 05/02/2024 |            |                    |       | Có    |    | Rút hồ sơ     | x |
    | later   | Trực tiếp  | 01/07/2024 | 10/07/2024 |            |            |                    |       |       |    | Đang giải quyết | x |
"""


@pytest.fixture(scope="module")
def of_the_real_plan():
    """What the real plan counts of the dossiers as of the end of June."""
    return reading_of(real_plan(), sheets={"Hồ sơ TTHC": DOSSIERS}, as_of="30/06/2024")


@pytest.mark.parametrize(
    ("criterion", "done", "total", "why"),
    [
        ("3.6", 2, 5, "early, on time; late, late 2, old 2 besides; unasked and taken are in no class of settled"),
        ("3.7", 2, 4, "late with a letter, overdue with a letter; late 2, old 2 besides"),
        ("7.1", 2, 9, "early, on time; all that came from January to June"),
        ("7.2", 3, 9, "early, on time, overdue"),
        ("7.3", 4, 6, "early, late, old 2, unasked; on time and late 2 besides; taken was withdrawn"),
    ],
)
def test_dossiers_of_the_real_plan(of_the_real_plan, criterion, done, total, why):
    counted = of_the_real_plan.counts

    assert (counted[criterion, "done"].number, counted[criterion, "total"].number) == (done, total), why


def asked(reading):
    """Give what asks a person for something: no notes, and no sheet that this test leaves out."""
    asking = (one for one in reading.findings if severity_of(one) is not Severity.NOTE)
    return told(one for one in asking if one.code not in {"R101", "R130"})  # registers are few and short here


def test_dossiers_by_post_of_the_real_plan(of_the_real_plan):
    assert of_the_real_plan.counts["7.5", "done"].number == 3, "early and late 2 sent by post, overdue came by post"
    assert asked(of_the_real_plan) == []


def real(register, shown, as_of="31/12/2024"):
    """Count a register by the measures of the real plan; gives number by code and part."""
    reading = reading_of(real_plan(), sheets={register: shown}, as_of=as_of)
    assert asked(reading) == []
    return {" ".join(key): count for key, count in reading.counts.items()}


def numbers(counts, *keys):
    return [counts[key].number for key in keys]


def test_tasks_of_the_real_plan():
    counts = real(
        "Nhiệm vụ",
        """
        | Mã nhiệm vụ | Kế hoạch  | Nội dung | Mã tiêu chí | Người phụ trách | Thời hạn   | Ngày hoàn thành |
        | N1          | CCHC      | a        | '1.1        | Đảm             | 31/01/2024 | 31/01/2024      |
        | N2          | CCHC      | b        | '1.1        | Đảm             | 31/03/2024 | 01/04/2024      |
        | N3          | CCHC      | c        | '3.10       | Đảm             | 30/06/2024 |                 |
        | N4          | CCHC      | d        |             | Đảm             | 01/07/2024 | 30/06/2024      |
        | N5          | PAPI      | e        |             | Đảm             | 31/03/2024 | 01/03/2024      |
        | N6          | Khắc phục | g        |             | Đảm             | 31/03/2024 | 30/06/2024      |
        | N7          | Khắc phục | h        |             | Đảm             | 31/03/2024 | 01/07/2024      |
        | N8          | Khắc phục | i        |             | Đảm             | 30/11/2024 | 01/03/2024      |
        """,
        as_of="30/06/2024",
    )

    assert counts["1.2 total"].lines == (("CCHC", 4), ("SIPAS", 0), ("PAPI", 1), ("Tuyên truyền", 0))
    assert counts["1.2 done"].lines == (("CCHC", 3), ("SIPAS", 0), ("PAPI", 1), ("Tuyên truyền", 0))
    assert numbers(counts, "T07 done", "T07 total") == [1, 3]
    assert numbers(counts, "T60 done", "T60 total") == [1, 2]
    assert dict(counts[" due"].days) == {"1.1": date(2024, 3, 31), "3.10": date(2024, 6, 30)}


def test_publicity_of_the_real_plan():
    counts = real(
        "Tuyên truyền",
        """
        | Mã | Nội dung | Hình thức    | Ngày theo kế hoạch | Ngày thực hiện | Người phụ trách |
        | 1  | a        | Truyền thanh | 31/03/2024         | 20/03/2024     | Thanh           |
        | 2  | b        | Truyền thanh | 30/06/2024         | 20/06/2024     | Thanh           |
        | 3  | c        | Hội nghị     | 30/06/2024         | 20/07/2024     | Thanh           |
        | 4  | d        | Tờ rơi       | 30/06/2024         |                | Thanh           |
        """,
    )

    assert numbers(counts, "1.4 done", "1.4 total", "1.5 done") == [3, 4, 2]


def test_complaints_of_the_real_plan():
    counts = real(
        "Phản ánh kiến nghị",
        """
        | Mã | Ngày tiếp nhận | Thời hạn xử lý | Ngày xử lý | Nội dung |
        | 1  | 01/02/2024     | 10/02/2024     | 10/02/2024 | a        |
        | 2  | 01/02/2024     | 10/02/2024     | 11/02/2024 | b        |
        | 3  | 01/02/2024     | 10/02/2024     |            | c        |
        | 4  | 20/12/2023     | 31/12/2023     | 30/12/2023 | d        |
        | 5  | 20/12/2023     | 01/01/2024     | 30/12/2023 | e        |
        | 6  | 20/12/2024     | 01/01/2025     | 30/12/2024 | g        |
        """,
    )

    assert numbers(counts, "3.8 done", "3.8 total") == [2, 4]


@pytest.mark.parametrize(("as_of", "done", "total"), [("29/02/2024", 2, 3), ("30/03/2024", 2, 3), ("31/03/2024", 2, 4)])
def test_months_of_the_real_plan_count_once_they_have_ended(as_of, done, total):
    counts = real(
        "Đánh giá tháng",
        """
        | Họ tên | Tháng   | Xếp loại |
        | Ông A  | 1       | A        |
        | Bà B   | Tháng 1 |          |
        | Ông A  | 02/2024 | B        |
        | Ông A  | 3       |          |
        | Ông A  | 4       | A        |
        """,
        as_of,
    )

    assert numbers(counts, "5.1 done", "5.1 total") == [done, total]


def test_documents_of_the_real_plan():
    counts = real(
        "Văn bản",
        """
        | Số, ký hiệu | Ngày       | Chiều | Mật   | Xử lý trên mạng |
        | 1/UBND      | 01/02/2024 | Đến   | Không | Có              |
        | 1/UBND      | 01/02/2024 | Đi    | Không | Không           |
        | 2/UBND      | 01/02/2024 | Đi    | Có    | Có              |
        | 1/UBND      | 31/12/2023 | Đi    | Không | Có              |
        | 1/UBND      | 02/02/2024 | Đi    | Không | Có              |
        """,
    )

    assert numbers(counts, "7.4 done", "7.4 total") == [2, 3]


def test_a_blank_yes_or_no_is_neither():
    reading = reading_of(
        real_plan(),
        sheets={
            "Văn bản": """
                | Số, ký hiệu | Ngày       | Chiều | Mật   | Xử lý trên mạng |
                | 1/UBND      | 01/02/2024 | Đến   | Không | Có              |
                | 2/UBND      | 01/02/2024 | Đến   |       | Có              |
                | 3/UBND      | 01/02/2024 | Đến   | Không |                 |
            """
        },
    )

    assert [reading.counts["7.4", part].number for part in ("done", "total")] == [1, 2]
    assert told(one for one in reading.findings if one.code != "R101") == [("R103", "D3"), ("R103", "E4")]


def test_economic_targets_of_the_real_plan():
    counts = real(
        "Chỉ tiêu KT-XH",
        """
        | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện |
        | Lúa      | tấn         | 100      | 100       |
        | Rau      | tấn         | 100      | 99,99     |
        | Hộ nghèo | %           | 0        | 0         |
        | Cây xanh | cây         | 100      |           |
        """,
    )

    assert numbers(counts, "8.1 done", "8.1 total") == [2, 4]


def test_taxes_of_the_real_plan():
    counts = real(
        "Thuế",
        """
        | Sắc thuế | Chỉ tiêu giao | Số thu |
        | Đất      | 120,5         | 60     |
        | Môn bài  | 10            | 12     |
        """,
    )

    assert counts["8.2 total"].lines == (("Đất", Decimal("120.5")), ("Môn bài", 10))
    assert counts["8.2 done"].lines == (("Đất", 60), ("Môn bài", 12))


def test_surveys_of_the_real_plan():
    counts = real(
        "Khảo sát",
        """
        | Loại  | Câu hỏi      | Mức trả lời    | Số phiếu |
        | SIPAS | TTHC         | Rất hài lòng   | 10       |
        | SIPAS | TTHC         | Hài lòng       | 30       |
        | SIPAS | TTHC         | Không hài lòng | 10       |
        | SIPAS | Dịch vụ công | Hài lòng       | 40       |
        | SIPAS | Dịch vụ công | Bình thường    | 10       |
        | PAPI  | Công khai    | Đạt            | 9        |
        | PAPI  | Công khai    | Không đạt      | 1        |
        | PAPI  | Giải trình   | Đạt            | 8        |
        """,
    )

    assert dict(counts["8.3 answers"].lines) == {
        "Rất hài lòng": 10,
        "Hài lòng": 70,
        "Không hài lòng": 10,
        "Bình thường": 10,
    }
    assert dict(counts["8.4 answers"].lines) == {"Đạt": 17, "Không đạt": 1}
    assert numbers(counts, "T04 done", "T04 total") == [80, 100]
    assert numbers(counts, "T48 done", "T48 total") == [40, 50]
    assert numbers(counts, "T56 done", "T56 total") == [40, 50]
    assert numbers(counts, "T57 done", "T57 total") == [17, 18]
