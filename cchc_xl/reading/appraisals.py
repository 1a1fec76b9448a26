"""Reading what the superior office wrote into our workbooks: appraised points, remarks and states, with their cells."""

from collections.abc import Container, Iterator, Mapping

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Figure, State
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.numbers import plain
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
        said = _said(criterion, points, remark.text)
        findings += _unusable(criterion, said)
        if said.points is not None or said.refused or said.remark or criterion.code in (written or ()):
            found[criterion.code] = said
    return found, tuple(findings)


def read_consolidated_appraisals(
    file: str, data: bytes, plan: Plan
) -> tuple[Mapping[str, Appraisals], tuple[Finding, ...]]:
    """Read the appraisals of a consolidated workbook by agency code and criterion, and what is wrong with them.

    Every row of «Thẩm định» is given, wherever it and its columns stand: one that says nothing has no points and blank
    words. Points outside what the rule can give, or that are no number, are told and given as ``refused``. A state of
    other words than ours is given as it stands. Raises NotAWorkbook, and WordsNotFound where the sheet or one of its
    columns cannot be found.
    """
    sheet, header = typed_table(Workbook(file, data), forms.APPRAISAL, COLUMNS_OF_ALL)
    found: dict[str, dict[str, Appraisal]] = {}
    findings: list[Finding] = []
    for agency, criterion, said in _rows_of_all(sheet, header, plan):
        findings += _unusable(criterion, said)
        of_agency = found.setdefault(agency, {})
        if said[1:3] != (None, "") or said.state or said.refused or criterion.code not in of_agency:
            of_agency[criterion.code] = said
    return found, tuple(findings)


def _rows_of_all(sheet: Sheet, header: Header, plan: Plan) -> Iterator[tuple[str, Criterion, Appraisal]]:
    """Give each row about a criterion of the plan: whose, which, and what is said."""
    criteria = {one.code: one for one in plan.criteria}
    whose, which, *typed = (header.columns[key] for key in WANTED_OF_ALL)
    for row in range(header.row + 1, len(sheet.rows)):
        agency, criterion = _text(sheet, row, whose), criteria.get(_text(sheet, row, which))
        if agency and criterion:
            points, state = figure_at(sheet, row, typed[0]), _text(sheet, row, typed[2])
            words = _text(sheet, row, typed[1]), STATES.get(folded(state), state)
            yield agency, criterion, _said(criterion, points, *words)


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


def _said(criterion: Criterion, points: Figure, remark: str, state: str = "") -> Appraisal:
    number = as_number(points).number
    if number is not None and can_give(criterion, number):
        return Appraisal(criterion.code, number, remark, points.cell, state)
    refused = "" if points.state is State.BLANK else shown(points) or UNCALCULATED
    return Appraisal(criterion.code, None, remark, points.cell, state, refused)


def _unusable(criterion: Criterion, said: Appraisal) -> Iterator[Finding]:
    if said.refused:
        least, most = plain(rule_of(criterion).floor(criterion)), plain(criterion.maximum)
        facts = {"value": said.refused, "least": least, "most": most}
        yield Kind.APPRAISAL_REFUSED.at(said.cell, criterion.code, criterion.official, **facts)
