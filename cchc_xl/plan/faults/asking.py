"""Conditions of measures that no register row could be asked."""

from collections.abc import Iterator

from cchc_xl.meaning import hint
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import FIGURES_DAY, Plan, RegisterColumn, Test
from cchc_xl.model.reading import Answer
from cchc_xl.numbers import COMPARE, is_number
from cchc_xl.plan.building import test_of
from cchc_xl.plan.faults.adding import DAYS, LABELS, NUMBERS
from cchc_xl.plan.faults.counting import unusable
from cchc_xl.plan.layout import TESTS
from cchc_xl.plan.rows import Row, Rows

TEST_NAMES = {code: word for word, code in TESTS.items()}
YES_NO = (Answer.YES.value, Answer.NO.value)
OF_VALUES = {"in", "not in"}

Problem = tuple[str, str]  # the key of the cell that is wrong, and what is wrong with it
WELL: Problem = ("", "")


def conditions_of_no_measure(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A condition belongs to a measure."""
    known = {(measure.owner, measure.part) for measure in plan.measures}
    for row in rows["tests"]:
        owner = row.text("owner")
        if (owner, row.text("part")) not in known:
            yield unusable(row, "part", "trang «Phép đếm» không có phép đếm này")


def conditions_that_ask_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A condition asks its column what a column of that kind can answer."""
    registers = {(one.owner, one.part): plan.register(one.register) for one in plan.measures}
    for row in rows["tests"]:
        register = registers.get((row.text("owner"), row.text("part")))
        column = register.column(row.text("column")) if register else None
        other = register.column(row.text("other_column")) if register else None
        key, problem = _problem(row, column, other) if column else WELL
        if problem:
            yield unusable(row, key, problem)


def _problem(row: Row, column: RegisterColumn, other: RegisterColumn | None) -> Problem:
    test = test_of(row)
    if test.operator in COMPARE:
        return _of_a_comparison(test, column, other)
    if test.other_column:
        return "other_column", f"phép «{TEST_NAMES[test.operator]}» không dùng «Cột so sánh»; hãy để trống"
    if test.operator in OF_VALUES:
        return _of_a_choice(test, column)
    if test.values:
        return "values", f"phép «{TEST_NAMES[test.operator]}» không dùng «Giá trị»; hãy để trống"
    if test.operator == "in the window" and column.kind not in DAYS:
        return "column", f"phép «{TEST_NAMES[test.operator]}» cần một cột ngày, cột «{column.name}» không phải"
    return WELL


def _of_a_choice(test: Test, column: RegisterColumn) -> Problem:
    name = TEST_NAMES[test.operator]
    if column.kind not in LABELS:
        return "operator", f"phép «{name}» không dùng cho cột «{column.name}» (ngày, số); hãy dùng >=, <=, ="
    if not test.values:
        return "values", f"phép «{name}» cần ghi «Giá trị»"
    known = YES_NO if column.kind == "yes/no" else column.values
    unknown = [value for value in test.values if value not in known] if known else []
    if not unknown:
        return WELL
    meant = hint(unknown[0], known)
    return "values", f"cột «{column.name}» chỉ có {'; '.join(known)}, không có «{unknown[0]}»{meant}"


def _of_a_comparison(test: Test, column: RegisterColumn, other: RegisterColumn | None) -> Problem:
    if column.kind not in DAYS | NUMBERS:
        return "operator", f"cột «{column.name}» không phải ngày hay số, không so được; hãy dùng «là một trong»"
    if test.values and test.other_column:
        return "values", "ghi cả «Giá trị» và «Cột so sánh»; hãy để trống một trong hai"
    if other and not any({column.kind, other.kind} <= kinds for kinds in (DAYS, NUMBERS)):
        return "other_column", f"không so được cột «{column.name}» với cột «{other.name}»"
    if test.other_column:
        return WELL
    if column.kind in DAYS:
        wrong = test.values != (FIGURES_DAY,)
        return ("values", f"ngày chỉ so được với «{FIGURES_DAY}» hoặc một cột khác") if wrong else WELL
    wrong = len(test.values) != 1 or not is_number(test.values[0])
    return ("values", "cần so với một số (dấu thập phân là dấu chấm) hoặc một cột khác") if wrong else WELL
