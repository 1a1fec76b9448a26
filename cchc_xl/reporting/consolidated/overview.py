"""What «Tổng hợp» counts: agencies by what came from them, the indices, and the goal; formulas with their values."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from cchc_xl import forms
from cchc_xl.books.book import Page, reference
from cchc_xl.books.limits import Live
from cchc_xl.model.cell import address
from cchc_xl.model.ranking import Status
from cchc_xl.numbers import rounded
from cchc_xl.reporting.consolidated.deliveries import STATUS, strays
from cchc_xl.reporting.consolidated.place_formulas import COLUMN
from cchc_xl.reporting.consolidated.places import FIRST_DELIVERY, GOAL, Places, span
from cchc_xl.reporting.consolidated.statuses import STATUSES
from cchc_xl.tally import RANK_DECIMALS

Pair = tuple[str, tuple[Live, Live], str]


def write_overview(page: Page, row: int, places: Places) -> None:
    """Write a line for each pair of numbers: a label and two values."""
    for line, (label, values, style) in enumerate((*_deliveries(places), *_indices(places)), start=row):
        page.merge(line, (0, 1), label, "area")
        for column, (formula, value) in enumerate(values, start=2):
            if formula:
                page.formula(line, column, formula, value, style)
            else:
                page.put(line, column, value, style)
        page.height(line, 18)
    page.put(*GOAL, places.ranking.goal, "whole")


def _deliveries(places: Places) -> tuple[Pair, ...]:
    of_roster = {agency.code for agency in places.plan.roster}
    known = [one for one in places.ranking.standings if one.agency.code in of_roster]
    others = strays(places)
    rows = len(places.plan.roster) + (1 + len(others) if others else 0)
    last = FIRST_DELIVERY + max(rows, 1) - 1
    cells = reference(forms.DELIVERIES, span((FIRST_DELIVERY, STATUS), (last, STATUS)))
    counts = Counter(one.status for one in (*known, *others))

    def counted(status: Status) -> Live:
        return f'=COUNTIF({cells},"{STATUSES[status][0]}")', counts[status]

    keys = places.place_column(COLUMN["index"])
    return (
        (
            "Số đơn vị; đã xếp hạng",
            (("", len(places.plan.roster)), (f"=COUNT({keys})", len(places.keys))),
            "whole",
        ),
        ("Đã nhận đúng hạn; sau hạn", (counted(Status.RECEIVED), counted(Status.LATE)), "whole"),
        ("Dùng số liệu cũ; chưa nhận", (counted(Status.OLD), counted(Status.MISSING)), "whole"),
        ("Không đọc được; sai kế hoạch", (counted(Status.UNREADABLE), counted(Status.WRONG_PLAN)), "whole"),
    )


def _indices(places: Places) -> tuple[Pair, ...]:
    keys, cells = places.keys, places.place_column(COLUMN["index"])

    def known(formula: str, value: Decimal | None) -> Live:
        return f'=IF(COUNT({cells})>0,{formula},"")', value

    most, least = (max(keys), min(keys)) if keys else (None, None)
    mean = rounded(Fraction(sum(keys, Decimal(0))) / len(keys), RANK_DECIMALS) if keys else None
    apart = None if most is None or least is None else most - least
    goal = address(*GOAL, absolute=True)
    wanted = f'=IF(AND(N({goal})>0,COUNT({cells})>=N({goal})),LARGE({cells},{goal}),"")'
    return (
        (
            "Chỉ số cao nhất; thấp nhất",
            (known(f"MAX({cells})", most), known(f"MIN({cells})", least)),
            "points.bold",
        ),
        (
            "Trung bình; khoảng cách",
            (
                known(f"ROUND(AVERAGE({cells}),{RANK_DECIMALS})", mean),
                known(f"ROUND(MAX({cells})-MIN({cells}),{RANK_DECIMALS})", apart),
            ),
            "points",
        ),
        ("Mục tiêu: nhóm; chỉ số cần có", (("", None), (wanted, places.goal_index)), "points.bold"),
    )
