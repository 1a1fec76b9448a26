"""Where everything stands in the scoring workbook, so that the formula of one sheet can name the cells of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.books.book import reference
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Area, Condition, Criterion, Plan, Shape
from cchc_xl.reporting.links import link_inside
from cchc_xl.reporting.scoring import figures, scale
from cchc_xl.reporting.scoring.figure_line import FigureLine
from cchc_xl.reporting.scoring.scale import ScaleLine
from cchc_xl.rules import rule_of

FIRST_SCORE = 8
COLUMNS = {column.key: place for place, column in enumerate(forms.SCORE_COLUMNS)}
TOTAL = ""

ScoreRow = Area | Criterion | Condition


@dataclass(frozen=True, slots=True)
class Places:
    """What stands where: «Số liệu» by owner and part, «Thang điểm» by owner and slot, «Bảng chấm điểm» by code."""

    lines: Mapping[tuple[str, str], Sequence[FigureLine]]
    figures: Mapping[tuple[str, str], tuple[int, int]]
    scale: Mapping[str, Mapping[str, str]]
    scores: Mapping[str, int]

    def score(self, code: str, key: str) -> str:
        """Name a cell of «Bảng chấm điểm» as formulas of other sheets do."""
        return reference(forms.SCORES, address(self.scores[code], COLUMNS[key], absolute=True))

    def link(self, code: str) -> str:
        """Give the link target of the row of «Bảng chấm điểm»."""
        return link_inside(forms.SCORES, address(self.scores[code], 0))

    @property
    def links(self) -> Mapping[str, str]:
        """The link targets of the rows of «Bảng chấm điểm» by code."""
        return {code: self.link(code) for code in self.scores if code}

    def column(self, key: str) -> str:
        """Name a column of «Bảng chấm điểm», from its first row to the last before the total."""
        rows = (FIRST_SCORE, self.scores[TOTAL] - 1)
        first, last = (address(row, COLUMNS[key], absolute=True) for row in rows)
        return reference(forms.SCORES, f"{first}:{last}")

    def figure(self, owner: str, part: str) -> str | None:
        """Name the value of a figure; a range where a part has several lines; None where there is no such figure."""
        rows = self.figures.get((owner, part))
        if rows is None:
            return None
        first, last = (figures.cell_of(row) for row in rows)
        return first if first == last else f"{first}:{last.rpartition('!')[2]}"

    def cells(self, criterion: Criterion) -> Mapping[str, str]:
        """Name what the formulas of a criterion read, by slot: figures, scale, maximum, and the figures-as-of."""
        own = {
            part: self.figure(criterion.code, part) for part in ("total", "done", "day", "answer", "answers", "barred")
        }
        if rule_of(criterion).shape(criterion) is Shape.LINES:
            own |= {"lines.total": own.pop("total"), "lines.done": own.pop("done")}
        held = {
            f"condition.{place}": self.figure(one.code, "answer")
            for place, one in enumerate(criterion.conditions, start=1)
        }
        fixed = {
            "maximum": address(self.scores[criterion.code], COLUMNS["maximum"], absolute=True),
            "as_of": reference(forms.FIGURES, address(*figures.AS_OF, absolute=True)),
        }
        return {
            **self.scale.get("", {}),
            **self.scale.get(criterion.code, {}),
            **fixed,
            **{name: cell for name, cell in (own | held).items() if cell},
        }


def places_of(plan: Plan, figure_lines: Sequence[FigureLine], scale_lines: Sequence[ScaleLine]) -> Places:
    """Find the place of everything."""
    rows = {thing.code: row for row, thing in enumerate(score_rows(plan), start=FIRST_SCORE)}
    rows[TOTAL] = FIRST_SCORE + len(rows)
    lines: dict[tuple[str, str], list[FigureLine]] = {}
    for line in figure_lines:
        lines.setdefault((line.owner, line.part), []).append(line)
    return Places(lines, figures.rows_of(figure_lines), scale.slots_of(scale_lines), rows)


def score_rows(plan: Plan) -> Iterator[ScoreRow]:
    """Give the rows of «Bảng chấm điểm»: each area, its criteria, their conditions."""
    for area in plan.areas:
        yield area
        for criterion in plan.in_area(area.code):
            yield criterion
            yield from criterion.conditions
