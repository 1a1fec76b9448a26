"""The figures of a criterion in a few words («11/12», «180 phiếu»), as a formula and as they are now."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import reference
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Shape
from cchc_xl.reporting.scoring import figures
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.rules import rule_of
from cchc_xl.text import shown_date

LINE = figures.PLACES["line"]
LISTED = 4
REACHED = " mục đạt 100%"


def said_formula(criterion: Criterion, places: Places) -> str:
    """Give the formula of the words, which is a link to the first figure; «ô lỗi» where a figure is an error."""
    rows = _rows(criterion, places)
    first = figures.cell_of(rows[0]) if rows else reference(forms.FIGURES, "$A$1")
    return f'HYPERLINK("#{first}",IFERROR({_formula(criterion, places)},"ô lỗi"))'


def said_now(criterion: Criterion, places: Places) -> str:
    """Give the words as they are now."""
    shape = rule_of(criterion).shape(criterion)
    answer = _value(criterion.code, "answer", places)
    if criterion.conditions:
        yes = sum(_value(held.code, "answer", places) == "Có" for held in criterion.conditions)
        return f"{yes}/{len(criterion.conditions)} điều kiện"
    if shape is Shape.ANSWERS and places.figure(criterion.code, "answers"):
        numbers = [_number(line.value) for line in places.lines[criterion.code, "answers"]]
        return f"{as_text(sum(numbers, Decimal(0)))} phiếu"
    if shape is Shape.LINES and places.figure(criterion.code, "total"):
        return _lines_now(criterion, places)
    parts = {Shape.RATIO: ("done", "total"), Shape.COUNT: ("done",), Shape.DATE: ("day",)}.get(shape, ())
    said = [_value(criterion.code, part, places) for part in parts]
    return "/".join(said) if any(said) else answer


def as_text(value: Value) -> str:
    """Write a value as a formula does that joins it to text, in the Vietnamese way: ``2,75``, ``05/01/2024``."""
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return "" if value is None else str(value)


def _formula(criterion: Criterion, places: Places) -> str:
    cells = places.cells(criterion)
    answer = f'{cells["answer"]}&""' if "answer" in cells else '""'
    match rule_of(criterion).shape(criterion):
        case Shape.RATIO:
            done, total = cells["done"], cells["total"]
            return f'IF({done}&{total}="",{answer},{done}&"/"&{total})'
        case Shape.COUNT:
            return f'IF({cells["done"]}&""="",{answer},{cells["done"]}&"")'
        case Shape.DATE:
            day = cells["day"]
            said = f'RIGHT("0"&DAY({day}),2)&"/"&RIGHT("0"&MONTH({day}),2)&"/"&YEAR({day})'
            return f'IF(ISNUMBER({day}),{said},IF({day}&""="",{answer},{day}&""))'
        case Shape.CONDITIONS if criterion.conditions:
            held = [f'COUNTIF({cells[f"condition.{place}"]},"Có")' for place in range(1, len(criterion.conditions) + 1)]
            return f'({"+".join(held)})&"/{len(held)} điều kiện"'
        case Shape.ANSWERS if "answers" in cells:
            return f'SUM({cells["answers"]})&" phiếu"'
        case Shape.LINES if "lines.total" in cells:
            return _lines(criterion, places)
        case _:
            return answer


def _lines_now(criterion: Criterion, places: Places) -> str:
    pairs = list(zip(*(places.lines[criterion.code, part] for part in ("done", "total")), strict=True))
    if len(pairs) <= LISTED:
        return "; ".join(f"{done.line} {as_text(done.value)}/{as_text(total.value)}" for done, total in pairs)
    counting = [(_number(done.value), _number(total.value)) for done, total in pairs if _number(total.value) > 0]
    return f"{sum(done >= total for done, total in counting)}/{len(counting)}{REACHED}"


def _lines(criterion: Criterion, places: Places) -> str:
    """List a few lines; of many say how many reached their total."""
    pairs = _pairs(criterion, places)
    if len(pairs) <= LISTED:
        return '&"; "&'.join(_line(done, total) for done, total in pairs)
    cells = places.cells(criterion)
    done, total = cells["lines.done"], cells["lines.total"]
    return f'SUMPRODUCT(({total}>0)*({done}>={total}))&"/"&SUMPRODUCT(--({total}>0))&"{REACHED}"'


def _line(done: int, total: int) -> str:
    label = reference(forms.FIGURES, address(done, LINE, absolute=True))
    return f'{label}&" "&{figures.cell_of(done)}&"/"&{figures.cell_of(total)}'


def _pairs(criterion: Criterion, places: Places) -> Sequence[tuple[int, int]]:
    done, total = (places.figures[criterion.code, part] for part in ("done", "total"))
    return tuple(zip(range(done[0], done[1] + 1), range(total[0], total[1] + 1), strict=True))


def _rows(criterion: Criterion, places: Places) -> list[int]:
    owners = (criterion.code, *(held.code for held in criterion.conditions))
    shown = [
        places.figures[key] for owner in owners for part in forms.PARTS if (key := (owner, part)) in places.figures
    ]
    return sorted(first for first, _ in shown)


def _value(owner: str, part: str, places: Places) -> str:
    lines = places.lines.get((owner, part), ())
    return as_text(lines[0].value) if lines else ""


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)
