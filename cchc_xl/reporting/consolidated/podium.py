"""The first and the last of the ranking, and how many are in each class, on «Tổng hợp»: live over «Xếp hạng»."""

from collections.abc import Sequence

from cchc_xl.books.book import Page
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.ranking import Standing
from cchc_xl.numbers import SIGN, rounded
from cchc_xl.reporting.consolidated.place_formulas import COLUMN
from cchc_xl.reporting.consolidated.places import FIRST_CLASS, Places
from cchc_xl.tally import RANK_DECIMALS, class_of

FIRSTS, LASTS = 5, 3
HEAD = 15
SHOWN = ("place", "agency", "index", "class")
HEADS = ("Hạng", "Đơn vị", "Chỉ số", "Xếp loại")
STYLES = ("whole", "text", "points.bold", "text.center")
CLASS_HEADS = ("Mức", "Xếp loại", "Chỉ số", "Số đơn vị")


def write_podium(page: Page, places: Places) -> None:
    """Write the first five and the last three, as places stand now; none stands twice."""
    page.height(HEAD - 1, 6)
    page.row(HEAD, HEADS, ["head"] * len(HEADS))
    stand = [one for one in places.ranked if one.card and one.card.totals.index is not None]
    for number in range(1, FIRSTS + 1):
        _line(page, HEAD + number, str(number), _at(stand, number), places)
    page.row(HEAD + FIRSTS + 1, ("…", None, "…", "…"), ["text.center"] * len(HEADS))
    page.formula(HEAD + FIRSTS + 1, 1, *_level(stand, places), "text.center")
    count = f"COUNT({places.place_column(COLUMN['index'])})"
    for below in range(LASTS - 1, -1, -1):
        number = len(stand) - below
        shown = _at(stand, number) if number > FIRSTS else None
        position = f"IF({count}-{below}>{FIRSTS},{count}-{below},0)"
        _line(page, HEAD + FIRSTS + 1 + LASTS - below, position, shown, places)


def _at(stand: list[Standing], number: int) -> Standing | None:
    return stand[number - 1] if 0 < number <= len(stand) else None


def _level(stand: Sequence[Standing], places: Places) -> tuple[str, str]:
    """Say how many more share the last of the first places."""
    last, cells = address(HEAD + FIRSTS, 0), places.place_column(COLUMN["place"])
    more = f'COUNTIF({cells},"<="&{last})-{FIRSTS}'
    fifth = stand[FIRSTS - 1].place if len(stand) >= FIRSTS else None
    shared = sum((one.place or 0) <= fifth for one in stand) - FIRSTS if fifth else 0
    said = f"… +{shared} cùng hạng {fifth}" if shared else "…"
    return f'=IF(N({last})*({more})>0,"… +"&({more})&" cùng hạng "&{last},"…")', said


def _line(page: Page, row: int, position: str, standing: Standing | None, places: Places) -> None:
    """Write who stands at a position; blank where nobody does."""
    orders = places.place_column(COLUMN["order"])
    for column, (key, value, style) in enumerate(zip(SHOWN, _values(standing, places), STYLES, strict=True)):
        cells = places.place_column(COLUMN[key])
        page.formula(row, column, f'=IFERROR(INDEX({cells},MATCH({position},{orders},0)),"")', value, style)
    page.height(row, 16.5)


def _values(standing: Standing | None, places: Places) -> tuple[Value, ...]:
    if standing is None or standing.card is None or standing.card.totals.index is None:
        return (None,) * len(SHOWN)
    index = standing.card.totals.index
    name = standing.agency.title
    return standing.place, name, rounded(index, RANK_DECIMALS), class_of(places.plan, index)


def write_classes(page: Page, places: Places) -> int:
    """Write how many are in each class; gives the next free row."""
    classes = places.plan.classes
    page.height(FIRST_CLASS - 2, 6)
    if not classes:
        return FIRST_CLASS - 1
    page.row(FIRST_CLASS - 1, CLASS_HEADS, ["head"] * len(CLASS_HEADS))
    cells = places.place_column(COLUMN["class"])
    found = [class_of(places.plan, one.card.totals.index) for one in places.ranked if one.card]
    for row, one in enumerate(classes, start=FIRST_CLASS):
        page.row(row, (SIGN[one.operator], one.name, one.threshold), ("text.center", "text", "number.center"))
        name = address(row, 1, absolute=True)
        page.formula(row, 3, f"=SUMPRODUCT(--({cells}={name}))", found.count(one.name), "whole")
        page.height(row, 16.5)
    return FIRST_CLASS + len(classes)
