"""Every formula of every workbook works in Excel 2010 and later, and in no other file than its own."""

import re
from functools import cache
from itertools import accumulate

import pytest
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from tests.insides import CELL_FORMULA, charted, formulas, names, rules, sheets
from tests.reporting.written import written_by_us

OF_EXCEL_2010 = {
    "AND", "AVERAGE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "DATE", "DAY", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT",
    "ISERROR", "ISNUMBER", "ISTEXT", "LARGE", "LEFT", "MATCH", "MAX", "MIN", "MONTH", "N", "NOT", "OR", "RANK", "RIGHT", "ROUND", "ROUNDUP", "ROWS",
    "SIGN", "SUM", "SUMIF", "SUMPRODUCT", "TRIM", "YEAR",
}  # fmt: skip
LONGEST, LONGEST_LITERAL, MOST_ARGUMENTS, DEEPEST = 8192, 255, 255, 64


@cache
def all_formulas():
    """Give each different formula once: of cells, colours, checks, names and charts."""
    books = written_by_us().values()
    given = {one for book in books for one in (*formulas(book), *rules(book), *charted(book))}
    return sorted(given | {formula for book in books for _, formula in names(book)})


@cache
def tokens(formula) -> list[Token]:
    return Tokenizer(f"={formula}").items


def without_texts(formula):
    return re.sub(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'', "", formula)


def test_there_are_formulas_to_look_at():
    assert len(all_formulas()) > 1500


def test_only_functions_of_excel_2010_are_called():
    called = {
        one.value[:-1]
        for formula in all_formulas()
        for one in tokens(formula)
        if (one.type, one.subtype) == (Token.FUNC, Token.OPEN)
    }
    assert called <= OF_EXCEL_2010


@pytest.mark.parametrize("sign", ["_xlfn", "_xlws", "[", "{", "|", "#REF!", "@"])
def test_no_formula_needs_a_newer_excel_or_another_file(sign):
    assert [formula for formula in all_formulas() if sign in without_texts(formula)] == []


def test_no_formula_fills_more_than_its_cell():
    kinds = {
        found["kind"]
        for book in written_by_us().values()
        for sheet in sheets(book)
        for found in CELL_FORMULA.finditer(sheet)
    }
    assert kinds == {""}


def test_formulas_and_the_texts_in_them_are_short_enough():
    texts = [one.value[1:-1] for formula in all_formulas() for one in tokens(formula) if one.subtype == Token.TEXT]

    assert max(len(formula.encode("utf-16-le")) // 2 for formula in all_formulas()) <= LONGEST
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts) <= LONGEST_LITERAL


def test_functions_are_not_nested_too_deeply_nor_given_too_many_arguments():
    for formula in all_formulas():
        steps = [{Token.OPEN: 1, Token.CLOSE: -1}.get(one.subtype, 0) for one in tokens(formula)]
        assert (max(accumulate(steps), default=0) <= DEEPEST, sum(steps)) == (True, 0)
        assert max(arguments(tokens(formula)), default=0) <= MOST_ARGUMENTS


def arguments(items):
    """Count the arguments of each call."""
    counts = []
    for one in items:
        if one.subtype == Token.OPEN:
            counts.append(1)
        elif one.type == Token.SEP:
            counts[-1] += 1
        elif one.subtype == Token.CLOSE:
            yield counts.pop()
