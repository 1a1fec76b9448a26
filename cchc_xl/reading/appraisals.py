"""Reading what the superior office wrote into our workbooks: appraised points, remarks and states, with their cells."""

from collections.abc import Container, Iterator, Mapping

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Figure, State
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.numbers import plain, rounded
from cchc_xl.reading.typed_places import typed_table
from cchc_xl.rules import can_give, rule_of
from cchc_xl.sheets.figures import as_number, figure_at, shown
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

WANTED = ("code", "appraised", "remark")
WANTED_OF_ALL = ("agency", "code", "appraised", "remark", "state")
COLUMNS = [one for one in forms.SCORE_COLUMNS if one.key in WANTED]
COLUMNS_OF_ALL = [one for one in forms.APPRAISAL_COLUMNS if one.key in WANTED_OF_ALL]
UNCALCULATED = "công thức chưa tính"
STATES = {folded(state): state for state in forms.APPRAISAL_STATES}
Appraisals = Mapping[str, Appraisal]


def read_appraisals(
    file: str, data: bytes, plan: Plan, written: Container[str] | None = None
) -> tuple[Appraisals, tuple[Finding, ...]]:
    """Read the appraisals of a scoring workbook by criterion, and what is wrong with them.

    Points outside what the rule can give, or that are no number, are told and given as ``refused``. Of a workbook that
    lies where we wrote it ``written`` are the criteria of which something was said then: of these a blank is given
    too, and a place for words that is gone raises WordsNotFound; any other workbook without it has no appraisals.
    Raises NotAWorkbook.
    """
    book = Workbook(file, data)
    sheet = book.sheet(forms.SCORES) if written is None else typed_table(book, forms.SCORES, COLUMNS)[0]
    found: dict[str, Appraisal] = {}
    findings: list[Finding] = []
    for criterion, points, remark in _rows(sheet, plan) if sheet else ():
        said = _said(criterion, points, (remark.text, ""), plan)
        said = said._replace(cell=remark.cell) if remark.text and points.state is State.BLANK else said
        findings += _unusable(criterion, said)
        if said.points is not None or said.refused or said.remark or criterion.code in (written or ()):
            found[criterion.code] = said
    return found, tuple(findings)


def read_consolidated_appraisals(
    file: str, data: bytes, plan: Plan
) -> tuple[Mapping[str, Appraisals], tuple[Finding, ...]]:
    """Read the appraisals of a consolidated workbook by agency code and criterion, and what is wrong with them.

    Every row of «Thẩm định» is given, wherever it and its columns stand: one that says nothing has no points and blank
    words, and of two about one criterion the lower counts, which is told where their points differ. Points outside
    what the rule can give, or that are no number, are told and given as ``refused``; a state of other words than ours
    is told and given as it stands. Raises NotAWorkbook, and WordsNotFound where the sheet or one of its columns cannot
    be found.
    """
    sheet, header = typed_table(Workbook(file, data), forms.APPRAISAL, COLUMNS_OF_ALL)
    found: dict[str, dict[str, Appraisal]] = {}
    findings: list[Finding] = []
    for agency, criterion, row in _rows_of_all(sheet, header, plan):
        said = _said_in(sheet, row, header, criterion, plan)
        findings += (*_unusable(criterion, said), *_strange(said, sheet.cell(row, header.columns["state"])))
        of_agency = found.setdefault(agency, {})
        if before := of_agency.get(criterion.code):
            findings += _twice(agency, before, said, plan)
            said = _together(before, said)
        of_agency[criterion.code] = said
    return found, tuple(findings)


def _rows_of_all(sheet: Sheet, header: Header, plan: Plan) -> Iterator[tuple[str, Criterion, int]]:
    """Give each row about a criterion of the plan: whose, which, and its number."""
    criteria = {one.code: one for one in plan.criteria}
    whose, which = header.columns["agency"], header.columns["code"]
    for row in range(header.row + 1, len(sheet.rows)):
        agency, criterion = _text(sheet, row, whose), criteria.get(_text(sheet, row, which))
        if agency and criterion:
            yield agency, criterion, row


def _said_in(sheet: Sheet, row: int, header: Header, criterion: Criterion, plan: Plan) -> Appraisal:
    """Give what a row says, with the first cell in which it says something."""
    remark, state = (_text(sheet, row, header.columns[key]) for key in ("remark", "state"))
    points = figure_at(sheet, row, header.columns["appraised"])
    said = _said(criterion, points, (remark, STATES.get(folded(state), state)), plan)
    if points.state is not State.BLANK or not (remark or state):
        return said
    return said._replace(cell=sheet.cell(row, header.columns["remark" if remark else "state"]))


def _text(sheet: Sheet, row: int, column: int | None) -> str:
    """Give what stands in a cell as text; most are blank or hold a code, which needs no closer look."""
    value = sheet.value(row, column)
    plain = isinstance(value, str) and value.isascii() and value.isprintable() and (row, column) not in sheet.marks
    return " ".join(str(value).split()) if plain else figure_at(sheet, row, column).text


def _rows(sheet: Sheet, plan: Plan) -> Iterator[tuple[Criterion, Figure, Figure]]:
    header = find_header(sheet, {one.key: one.names for one in COLUMNS}, least=3)
    if header is None:
        return
    for row in range(header.row + 1, len(sheet.rows)):
        code, points, remark = (figure_at(sheet, row, header.columns[key]) for key in WANTED)
        if criterion := plan.criterion(code.text):
            yield criterion, points, remark


def _said(criterion: Criterion, points: Figure, words: tuple[str, str], plan: Plan) -> Appraisal:
    """Give points as they are shown, with a remark and a state; what is no points of the criterion is kept as text."""
    number = as_number(points).number
    exact = None if number is None else rounded(number, plan.policy.decimals)
    if exact is not None and can_give(criterion, exact):
        return Appraisal(criterion.code, exact, words[0], points.cell, words[1])
    refused = "" if points.state is State.BLANK else shown(points) or UNCALCULATED
    return Appraisal(criterion.code, None, words[0], points.cell, words[1], refused)


def _twice(agency: str, before: Appraisal, said: Appraisal, plan: Plan) -> Iterator[Finding]:
    """Tell of two rows about one criterion that give different points, of which the lower counts."""
    if before.points is None or said.points is None or before.points == said.points:
        return
    known, place = plan.agency_of(agency), str(said.cell)
    names = {"agency": known.title if known else agency, "code": said.criterion, "value": plain(before.points)}
    facts = {"other": place, "other_value": plain(said.points), "used": place}
    yield Kind.APPRAISED_TWICE.at(before.cell, said.criterion, **names, **facts)


def _together(before: Appraisal, said: Appraisal) -> Appraisal:
    """Give what two rows about one criterion say: points where one has them, of different words those of the lower."""
    last = max(
        (said, before), key=lambda one: (one.points is not None, one.refused != "", one.remark + one.state != "")
    )
    return last._replace(remark=said.remark or before.remark, state=said.state or before.state)


def _unusable(criterion: Criterion, said: Appraisal) -> Iterator[Finding]:
    if said.refused:
        least, most = plain(rule_of(criterion).floor(criterion)), plain(criterion.maximum)
        facts = {"value": said.refused, "least": least, "most": most}
        yield Kind.APPRAISAL_REFUSED.at(said.cell, criterion.code, criterion.official, **facts)


def _strange(said: Appraisal, place: Cell) -> Iterator[Finding]:
    if said.state not in ("", *forms.APPRAISAL_STATES):
        meant = hint(said.state, forms.APPRAISAL_STATES)
        yield Kind.APPRAISAL_STATE_UNKNOWN.at(place, said.criterion, value=said.state, meant=meant)
