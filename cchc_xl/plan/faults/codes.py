"""Codes that Excel turned into numbers, so that ``3.10`` may have become ``3.1``."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import State
from cchc_xl.numbers import is_number
from cchc_xl.plan.rows import Row, Rows

CODE = re.compile(r"[^.;\s]+(\.[^.;\s]+)+")
CODES = (
    ("criteria", "code"),
    ("bands", "criterion"),
    ("conditions", "criterion"),
    ("options", "criterion"),
    ("targets", "criteria"),
    ("measures", "owner"),
    ("tests", "owner"),
)


def codes_of_no_place(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The code of a criterion is that of its area, a dot and a number."""
    for row in rows["criteria"]:
        code = row.text("code")
        if not CODE.fullmatch(code):
            wanted = "mã lĩnh vực, dấu chấm, số thứ tự (3.10)"
            yield Kind.PLAN_VALUE.at(row.cell("code"), code, header="Mã", value=code, wanted=wanted)


def codes_that_excel_shortened(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A code that is a number might be another criterion's."""
    codes = [criterion.code for criterion in plan.criteria]
    for sheet, key in CODES:
        for row in rows[sheet]:
            candidates = _candidates(row, key, codes)
            if len(candidates) > 1:
                value = row.figures[key].text
                yield Kind.PLAN_CODE_NUMBER.at(row.cell(key), value=value, candidates=" hoặc ".join(candidates))


def agency_codes_without_their_zero(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An agency code that is a number and shorter than the others has lost its first zero."""
    longest = max((len(agency.code) for agency in plan.roster), default=0)
    for row in rows["roster"]:
        code = row.text("code")
        if _is_number(row, "code") and len(code) < longest:
            yield Kind.PLAN_CODE_NUMBER.at(row.cell("code"), value=code, candidates=code.zfill(longest))


def _candidates(row: Row, key: str, codes: Sequence[str]) -> list[str]:
    if not _is_number(row, key):
        return []
    value = row.figures[key].text
    same = list(dict.fromkeys(code for code in codes if is_number(code) and Decimal(code) == Decimal(value)))
    return same if len(same) > 1 or codes.count(value) < 2 else [value, f"{value}0"]


def _is_number(row: Row, key: str) -> bool:
    return row.figures[key].state is State.NUMBER
