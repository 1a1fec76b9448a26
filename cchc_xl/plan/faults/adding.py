"""Measures whose operation does not fit the column that they add up, tell apart or split by."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Measure, Plan, RegisterColumn, Shape
from cchc_xl.plan.faults.counting import unusable
from cchc_xl.plan.layout import OPERATIONS, PARTS
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES

DAYS = {"date", "month", "first date"}
NUMBERS = {"number", "whole"}
OF_A_COLUMN = {"sum", "distinct", "latest"}
KINDS_OF = {"sum": (NUMBERS, "một cột số"), "latest": (DAYS, "một cột ngày")}
LABELS = {"text", "choice", "official", "settlement", "yes/no"}
OPERATION_NAMES = {code: word for word, code in OPERATIONS.items()}
DUE = next(word for word, code in PARTS.items() if code == "due")


def measures_of_no_column(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Adding, telling apart and taking the latest need a column; counting rows takes none."""
    for row in rows["measures"]:
        operation = row.text("operation")
        if operation in OF_A_COLUMN and not row.text("of"):
            yield unusable(row, "of", "phép tính này cần ghi «Cột»")
        if operation == "count" and row.text("of"):
            problem = f"phép «{OPERATION_NAMES['count']}» đếm dòng, không dùng «Cột»; hãy để trống hoặc đổi phép tính"
            yield unusable(row, "of", problem)
        if operation == "latest" and not row.text("for_each"):
            yield unusable(row, "for_each", "phép tính này cần ghi «Theo từng»")


def columns_of_another_kind(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Numbers are added up, and of days the latest is taken."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        column = _column(plan, measure, measure.of)
        kinds, wanted = KINDS_OF.get(measure.operation, (set[str](), ""))
        if column and kinds and column.kind not in kinds:
            name = OPERATION_NAMES[measure.operation]
            problem = f"phép «{name}» cần {wanted}, cột «{column.name}» không phải"
            yield unusable(row, "of", problem)


def latest_days_of_figures(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Due dates, and they alone, are the latest days of a column."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        if (measure.operation == "latest") is not (measure.part == "due"):
            problem = f"phép «{OPERATION_NAMES['latest']}» dùng cho phần «{DUE}» và chỉ cho phần này"
            yield unusable(row, "operation", problem)


def lines_of_no_list(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A mean and a survey are counted for each value of a column, any other figure in one."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        if measure.part == "due":
            continue
        in_lines = _in_lines(measure, plan)
        if in_lines is not bool(measure.for_each):
            problem = (
                "số liệu này cần ghi «Theo từng»" if in_lines else "số liệu này không tính «Theo từng»; hãy để trống"
            )
            yield unusable(row, "for_each", problem)


def lines_by_what_is_no_name(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """What a figure is split by is a name that may be printed: no number, no day, nothing personal."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        column = _column(plan, measure, measure.for_each)
        problem = ""
        if column and column.personal:
            problem = f"cột «{column.name}» là dữ liệu cá nhân, không được tính «Theo từng»"
        elif column and column.kind not in LABELS:
            problem = f"cột «{column.name}» không phải chữ hay danh mục, không tính «Theo từng» được"
        if problem:
            yield unusable(row, "for_each", problem)


def lines_of_two_lists(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """What was done and what there was in all are split by one column."""
    firsts: dict[str, Measure] = {}
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        first = firsts.setdefault(measure.owner, measure)
        if first.for_each and measure.for_each and first.for_each != measure.for_each:
            problem = f"phần kia tính theo từng «{first.for_each}», phần này theo «{measure.for_each}»"
            yield unusable(row, "for_each", problem)


def answers_that_no_row_gives(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The answers of a survey are values of the column that they are counted from."""
    columns = {one.owner: _column(plan, one, one.for_each) for one in plan.measures if one.part == "answers"}
    for row in rows["options"]:
        column, label = columns.get(row.text("criterion")), row.text("label")
        if column and column.kind == "choice" and label not in column.values:
            problem = f"cột «{column.name}» của sổ không có giá trị «{label}»"
            yield Kind.PLAN_MEASURE.at(row.cell("label"), owner=row.text("criterion"), problem=problem)


def values_that_no_answer_is(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Each value of the column that a survey is counted from is an answer of some criterion, or it counts nowhere."""
    labels: dict[tuple[str, str], set[str]] = {}
    for measure in plan.measures:
        criterion = plan.criterion(measure.owner) if measure.part == "answers" else None
        known = {option.label for option in criterion.options} if criterion else set[str]()
        if known:
            labels.setdefault((measure.register, measure.for_each), set()).update(known)
    for row in rows["registers"]:
        place = row.text("register"), row.text("name")
        unknown = [value for value in row.words("values") if place in labels and value not in labels[place]]
        if unknown:
            problem = f"giá trị «{unknown[0]}» không phải mức trả lời của tiêu chí nào nên không được tính điểm"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("values"), what=f"Sổ «{place[0]}», cột «{place[1]}»", problem=problem)


def _in_lines(measure: Measure, plan: Plan) -> bool:
    criterion = plan.criterion(measure.owner)
    return criterion is not None and RULES[criterion.rule].shape(criterion) in {Shape.LINES, Shape.ANSWERS}


def _column(plan: Plan, measure: Measure, name: str) -> RegisterColumn | None:
    register = plan.register(measure.register)
    return register.column(name) if register else None
