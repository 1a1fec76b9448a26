"""«Thẩm định»: one row for each commune and criterion, where the superior office types points, remarks and states.

The communes stand in the order of the roster, so that a row stays where it was from run to run.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Formula
from cchc_xl.books.prompts import Prompt
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion
from cchc_xl.model.scorecard import Outcome, Score
from cchc_xl.reporting.appraised_cells import in_force, shown
from cchc_xl.reporting.consolidated.places import (
    APPRAISAL,
    APPRAISAL_HEAD,
    CODES,
    FIRST_APPRAISAL,
    FIRST_CRITERION,
    LEAST,
    LETTER,
    Places,
    cards,
    span,
)
from cchc_xl.wrapping import lines_of

LAST = len(forms.APPRAISAL_COLUMNS) - 1
WIDTHS = {column.key: column.width for column in forms.APPRAISAL_COLUMNS}
HELP = (
    "Nhập vào các ô nền vàng: điểm thẩm định, ý kiến, trạng thái. Điểm thẩm định thay điểm tính lại; để trống thì tính "
    "theo điểm tính lại. Lần tổng hợp sau vào cùng tệp này giữ nguyên mọi điều đã nhập.",
    "Dấu ≠ trước điểm tự chấm: khác điểm tính lại. Dùng nút lọc ở dòng tiêu đề để xem riêng một đơn vị, một tiêu chí "
    "hay một trạng thái; không sắp xếp lại các dòng.",
)
STYLES = {
    **dict.fromkeys(("agency", "code", "outcome"), "text.center"),
    **dict.fromkeys(("maximum", "claimed", "computed"), "points"),
    "points": "points.bold",
    "appraised": "open.points",
    "remark": "open.text",
    "state": "open.center",
}
LINE = tuple(STYLES.get(column.key, "text") for column in forms.APPRAISAL_COLUMNS)
HIGH = 15.75  # points of a line of text


@dataclass(frozen=True, slots=True)
class Fixed:
    """What all rows of a criterion have alike: its code, title and maximum, and how many lines its title takes."""

    criterion: Criterion
    lines: int
    needs_evidence: bool


def write_appraisals(page: Page, places: Places) -> None:
    """Write the rows of all communes that have a scorecard."""
    page.widths([column.width for column in forms.APPRAISAL_COLUMNS])
    page.merge(0, (0, APPRAISAL["state"]), f"THẨM ĐỊNH ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM {places.plan.year}", "title")
    for row, words in enumerate(HELP, start=1):
        page.merge(row, (0, APPRAISAL["state"]), words, "wrap")
        page.height(row, 34)
    page.row(APPRAISAL_HEAD, [column.header for column in forms.APPRAISAL_COLUMNS], ["head"] * (LAST + 1))
    page.height(APPRAISAL_HEAD, 50)
    last = _rows(page, places)
    if last < FIRST_APPRAISAL:
        page.merge(FIRST_APPRAISAL, (0, LAST), "Chưa có đơn vị nào được chấm điểm.", "text.center")
    else:
        _ask(page, last, places)
    page.freeze(FIRST_APPRAISAL, APPRAISAL["title"] + 1)
    page.filter((APPRAISAL_HEAD, 0), (max(last, FIRST_APPRAISAL), LAST))
    page.protect()
    repeated = (APPRAISAL_HEAD, APPRAISAL_HEAD)
    paper = Paper(landscape=True, repeat=repeated, footer=forms.APPRAISAL, pages_wide=2, repeat_columns=(0, 2))
    page.paper(paper)


def _rows(page: Page, places: Places) -> int:
    """Write each commune's block in one pass; gives the last row."""
    strict = places.plan.policy.missing_evidence == "0 điểm"
    fixed = [
        Fixed(one, lines_of(one.title, WIDTHS["title"]), strict and one.evidence == "required")
        for one in places.criteria
    ]
    row = FIRST_APPRAISAL - 1
    for standing, card in sorted(cards(places.scored), key=lambda one: places.blocks[one[0].agency.code]):
        scores: Mapping[str, Score] = {score.criterion: score for score in card.scores}
        agency, name = standing.agency.code, standing.agency.title
        lines = lines_of(name, WIDTHS["agency_name"])
        for row, of_criterion in enumerate(fixed, start=places.blocks[agency]):
            _row(page, row, (agency, name, lines), of_criterion, scores[of_criterion.criterion.code])
    return row


def _row(page: Page, row: int, agency: tuple[str, str, int], fixed: Fixed, score: Score) -> None:
    code, name, lines = agency
    criterion, result = fixed.criterion, score.surveyed if fixed.criterion.surveyed else score.computed
    outcome = forms.OUTCOMES[score.outcome.value]
    points = Formula(_points(row + 1, fixed, score), score.points_apply)
    line = (
        code, name, criterion.code, criterion.title, criterion.maximum, score.claimed, result, shown(score),
        score.remark, score.state, points, outcome, score.explanation, score.reason,
    )  # fmt: skip
    page.line(row, line, LINE)
    texts = (
        (outcome, WIDTHS["outcome"]),
        (score.explanation, WIDTHS["explanation"]),
        (score.reason, WIDTHS["reason"]),
        (score.remark, WIDTHS["remark"]),
    )
    page.fit(row, [one for one in texts if one[0]], least=max(fixed.lines, lines) * HIGH + 2.25)


def _points(number: int, fixed: Fixed, score: Score) -> str:
    """Appraised points, else those that were computed; none where the criterion left the scale."""
    appraised = in_force(f"{LETTER['appraised']}{number}", score)
    if score.outcome is Outcome.EXCLUDED:
        return f'=IF(ISNUMBER({appraised}),{appraised},"")'
    computed = f"N({LETTER['computed']}{number})"
    if fixed.needs_evidence and _is_bare(score):
        computed = f"MIN({computed},0)"
    return f"=IF(ISNUMBER({appraised}),{appraised},{computed})"


def _is_bare(score: Score) -> bool:
    return score.outcome is Outcome.SCORED and not score.evidence and not score.explanation


def _ask(page: Page, last: int, places: Places) -> None:
    """Bound the points by the row's maximum and by the least that «Ma trận điểm» says its criterion can give."""
    number = FIRST_APPRAISAL + 1
    ends = FIRST_CRITERION, FIRST_CRITERION + len(places.criteria) - 1
    codes, least = (reference(forms.MATRIX, span((row, ends[0]), (row, ends[1]))) for row in (CODES, LEAST))
    bounds = f"=INDEX({least},MATCH(${LETTER['code']}{number},{codes},0))", f"=${LETTER['maximum']}{number}"
    words = "Từ điểm thấp nhất của tiêu chí (thường là 0) đến «Điểm tối đa» của dòng; để trống thì tính điểm tính lại."
    columns = {key: ((FIRST_APPRAISAL, APPRAISAL[key]), (last, APPRAISAL[key])) for key in APPRAISAL}
    page.ask(*columns["appraised"], Prompt("Điểm thẩm định", words, "number", *bounds))
    wanted = "Hãy chọn một trạng thái trong danh sách, hoặc để trống."
    page.choose(*columns["state"], forms.APPRAISAL_STATES, wanted)
    claimed, computed = (f"${LETTER[key]}{number}" for key in ("claimed", "computed"))
    differs = f"AND(ISNUMBER({claimed}),ISNUMBER({computed}),ROUND(N({claimed})-N({computed}),6)<>0)"
    page.mark_where(*columns["claimed"], differs, "differs")


def any_to_correct(places: Places) -> bool:
    """Whether something stands in the rows that cannot be used, so that it is told of until a person corrects it."""
    known = {"", *forms.APPRAISAL_STATES}
    scores = (score for _, card in cards(places.scored) for score in card.scores)
    return any(score.refused or score.state not in known for score in scores)


def points_cell(row: int) -> str:
    """Name the points of a row of «Thẩm định» as other sheets do."""
    return reference(forms.APPRAISAL, address(row, APPRAISAL["points"], absolute=True))


def appraised_cell(row: int) -> str:
    """Name the appraised points of a row of «Thẩm định» as other sheets do."""
    return reference(forms.APPRAISAL, address(row, APPRAISAL["appraised"], absolute=True))
