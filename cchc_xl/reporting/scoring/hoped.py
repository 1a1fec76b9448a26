"""What a criterion's points would be with the figures that are tried: the formulas of its rows in «Cải thiện».

They are the formulas of «Bảng chấm điểm», bound to cells that give what was typed, or what there is where nothing was.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc_xl import forms
from cchc_xl.books.limits import Live
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Score
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.score_formulas import applicable_formula, points_formula, result_of, ruled_formula
from cchc_xl.reporting.scoring.states import SCORED, state_formula
from cchc_xl.reporting.scoring.tries import YES, Try

COLUMNS = (
    forms.Column("code", "Mã", 5.5),
    forms.Column("title", "Tiêu chí; số liệu", 32),
    forms.Column("official", "Người phụ trách", 11),
    forms.Column("due", "Thời hạn", 11),
    forms.Column("last", "Năm trước", 6.5),
    forms.Column("points", "Điểm hiện nay", 6.5),
    forms.Column("lost", "Điểm mất", 6.5),
    forms.Column("now", "Số liệu hiện nay", 13),
    forms.Column("try", "Thử", 13, typed=True),
    forms.Column("hoped", "Điểm nếu thử", 6.5),
    forms.Column("change", "Tăng, giảm", 6.5),
    forms.Column("used", "Dùng để tính", 18),
    forms.Column("earned", "Điểm theo cách tính", 10),
    forms.Column("inside", "Đổi trong thang điểm", 10),
    forms.Column("outside", "Đổi ngoài thang điểm", 10),
    forms.Column("applicable", "Đổi điểm tối đa", 10),
    forms.Column("others", "Chỉ số của đơn vị khác", 10),
)
AT = {column.key: place for place, column in enumerate(COLUMNS)}
UNREADABLE = "ô lỗi"
ZERO = Decimal(0)


class Block(NamedTuple):
    """One criterion in «Cải thiện»: the row of its points, and the first row of the figures that can be tried."""

    row: int
    first: int
    criterion: Criterion
    score: Score
    tries: Sequence[Try]
    plan: Plan
    places: Places

    def at(self, key: str) -> str:
        """Name a cell of the row of points."""
        return address(self.row, AT[key], absolute=True)

    def of(self, slot: str, key: str) -> str:
        """Name the cells of a column beside the figures of one slot."""
        rows = [row for row, one in enumerate(self.tries, start=self.first) if one.slot == slot]
        first, last = (address(row, AT[key], absolute=True) for row in (rows[0], rows[-1]))
        return first if first == last else f"{first}:{last}"

    @property
    def slots(self) -> frozenset[str]:
        """The slots that the figures fill."""
        return frozenset(one.slot for one in self.tries)


def try_formulas(row: int, one: Try) -> dict[str, Live]:
    """Give what a figure is now, and what is used: what was typed where it can be, else what it is now."""
    typed, now = (address(row, AT[key]) for key in ("try", "now"))
    if one.words:
        known = ",".join(f'{typed}="{word}"' for word in one.words)
        used = f"IFERROR(IF(OR({known}),{typed},{now}),{now})"
    else:
        used = f"IF(ISNUMBER({typed}),{typed},{now if one.cell else 0})"
    shown = f'"{YES}"' if one.slot == "evidence" else one.cell
    found: dict[str, Live] = {"used": (used, one.now if one.cell else ZERO)}
    if one.cell:
        found["now"] = (f'IFERROR(IF({one.cell}="","",{shown}),"{UNREADABLE}")', one.now)
    return found


def hoped_formulas(block: Block) -> dict[str, Live]:
    """Give the live cells of the row of points; where nothing can be tried, what is hoped for is what there is."""
    score, code, scores = block.score, block.criterion.code, block.places.score
    points, most = scores(code, "points"), scores(code, "applicable")
    found: dict[str, Live] = {
        "points": (f'IF(ISNUMBER({points}),{points},"")', score.points_apply),
        "lost": (f"ROUND(N({most})-N({points}),6)", score.lost),
    }
    if not block.tries:
        return found | {"hoped": (block.at("points"), score.points_apply)}
    cells, at = _cells(block), _names(block).__getitem__
    grown = f"ROUND(N({block.at('hoped')})-N({points}),6)"
    return found | {
        "hoped": (points_formula(block.criterion, block.plan, at), score.points_apply),
        "used": (_state(block, cells), forms.OUTCOMES[score.outcome.value]),
        "earned": (ruled_formula(block.criterion, cells, at), getattr(score, result_of(block.criterion))),
        **_sums(block, grown, f"ROUND({applicable_formula(at)}-{most},6)"),
    }


def _sums(block: Block, grown: str, scale: str) -> dict[str, Live]:
    """What the index is to add: points inside the scale and the scale itself, or points outside it."""
    outside = any(area.outside for area in block.plan.areas if area.code == block.criterion.area)
    return {"outside": (grown, ZERO)} if outside else {"inside": (grown, ZERO), "applicable": (scale, ZERO)}


def _cells(block: Block) -> Mapping[str, str]:
    """Name what the formulas read.

    What bars a score as it was read does not bar what is tried, and a day that is tried may lie ahead.
    """
    cells = {
        **block.places.cells(block.criterion),
        "maximum": block.places.score(block.criterion.code, "maximum"),
        **{slot: block.of(slot, "used") for slot in block.slots},
    }
    if "barred" in cells:
        cells["barred"] = f'IF(COUNTA({_typed(block)})>0,"",{cells["barred"]})'
    if "day" in block.slots:
        day = block.of("day", "try")
        cells["as_of"] = f"IF(ISNUMBER({day}),MAX({cells['as_of']},{day}),{cells['as_of']})"
    return cells


def _typed(block: Block) -> str:
    rows = (block.first, block.first + len(block.tries) - 1)
    return ":".join(address(row, AT["try"], absolute=True) for row in rows)


def _state(block: Block, cells: Mapping[str, str]) -> str:
    """Give the formula of the state; a survey that was not held yet is scored once there are answers."""
    if "answers" not in block.slots or (block.criterion.code, "answers") in block.places.figures:
        return state_formula(block.criterion, cells)
    without = {slot: cell for slot, cell in cells.items() if slot != "answers"}
    return f"IF(SUM({cells['answers']})>0,{SCORED},{state_formula(block.criterion, without)})"


def _names(block: Block) -> Mapping[str, str]:
    """Name the cells that stand for those of the criterion's row in «Bảng chấm điểm»."""
    code, score = block.criterion.code, block.places.score
    names = {key: score(code, key) for key in ("maximum", "appraised", "evidence", "explanation")}
    names |= {"outcome": block.at("used"), result_of(block.criterion): block.at("earned")}
    if "evidence" in block.slots:
        names |= {"evidence": f'IF({block.of("evidence", "used")}="{YES}","{YES}","")', "explanation": '""'}
    return names
