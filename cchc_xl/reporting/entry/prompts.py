"""What each open cell of «Bảng tự chấm» asks for, says, and refuses."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cchc_xl.books.prompts import Prompt
from cchc_xl.model.plan import Criterion, NotApplicable, Plan, Shape
from cchc_xl.numbers import plain
from cchc_xl.rules import rule_of

ZERO = Decimal(0)
TYPED = {
    Shape.RATIO: ("total", "done"),
    Shape.COUNT: ("done",),
    Shape.DATE: ("day", "answer"),
    Shape.CONDITIONS: ("answer",),
}
YES_OR_NO = Prompt("Kết quả", "Chọn Có hoặc Không.", "list", choices=("Có", "Không"), error="Chọn Có hoặc Không.")


def prompts_of(criterion: Criterion, plan: Plan) -> Iterator[tuple[str, Prompt]]:
    """Give the columns that may be typed into in the row of a criterion, each with what it asks for."""
    shape = rule_of(criterion).shape(criterion)
    typed = () if criterion.conditions else TYPED.get(shape, ())
    for key in typed:
        yield key, _typed(key, criterion, plan)
    if "answer" not in typed and criterion.not_applicable is not NotApplicable.REFUSED:
        yield "answer", _answer((), criterion)
    if not criterion.surveyed:
        yield "claimed", _points("Điểm tự chấm", "Điểm đơn vị tự chấm", criterion)
    yield "last_points", _points("Điểm năm trước", "Điểm đạt được năm trước", criterion)
    if any(target.judged_by == "share rise" and criterion.code in target.criteria for target in plan.targets):
        yield (
            "last_figure",
            Prompt("Năm trước", "Tỷ lệ năm trước tính theo %, ví dụ 86,4.", "number", ZERO, Decimal(100)),
        )
    yield "evidence", Prompt("Tài liệu kiểm chứng", "Số, ký hiệu và ngày văn bản, ví dụ 137/KH-UBND ngày 07/3/2024.")
    yield "explanation", Prompt("Giải trình", "Giải thích khi thiếu tài liệu, chậm, hoặc điểm tự chấm khác cách tính.")


def _typed(key: str, criterion: Criterion, plan: Plan) -> Prompt:
    match key:
        case "total":
            return _number("Tổng số", criterion.total, criterion, ZERO)
        case "done":
            return _number("Số thực hiện", criterion.done, criterion, None if criterion.may_be_negative else ZERO)
        case "day":
            first, last = date(plan.start.year - 1, 1, 1), date(plan.end.year + 1, 12, 31)
            return Prompt("Ngày thực hiện", f"{criterion.done}: ngày/tháng/năm.", "date", first, last)
        case _:
            return _answer(("Có", "Không"), criterion)


def _number(title: str, content: str, criterion: Criterion, low: Decimal | None) -> Prompt:
    source = f" Đếm từ sổ «{criterion.register}»; chỉ nhập khi chưa có sổ." if criterion.register else ""
    bounds = "Số từ 0 trở lên" if low is not None else "Số, có thể âm"
    message = f"{content}. {bounds}; để trống nếu chưa có số liệu.{source}"
    return Prompt(title, message, "number", low, error=f"{bounds}, không kèm chữ.")


def _answer(choices: tuple[str, ...], criterion: Criterion) -> Prompt:
    if criterion.not_applicable is not NotApplicable.REFUSED:
        choices = (*choices, "Không áp dụng")
    return Prompt("Kết quả", f"Chọn: {', '.join(choices)}.", "list", choices=choices)


def _points(title: str, words: str, criterion: Criterion) -> Prompt:
    low, high = rule_of(criterion).floor(criterion), criterion.maximum
    message = f"{words}, từ {plain(low)} đến {plain(high)}."
    return Prompt(title, message, "number", low, high)
