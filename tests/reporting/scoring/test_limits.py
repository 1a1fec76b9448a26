"""Excel opens every workbook we write as it is: nothing is too long, overlaps, or points outside its sheet."""

import re
from collections import Counter
from functools import cache
from html import unescape
from itertools import combinations

import pytest
from openpyxl.utils.cell import range_boundaries

from tests.insides import charted, names, parts, rules, sheets
from tests.reporting.written import written_by_us

CELLS = re.compile(r"'(?P<sheet>(?:[^']|'')+)'!(?P<cells>\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$")
OURS = {"_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase"}
ROWS, COLUMNS = 1048576, 16384


def books():
    return written_by_us().items()


def found_in(pattern, text):
    return [unescape(one) for one in re.findall(pattern, text)]


@cache
def filled(book):
    """Give the cells of each sheet that are written, each as often as it is."""
    titles = found_in(r'<sheet name="([^"]*)"', parts(book)["xl/workbook.xml"])
    return {
        name: Counter(found_in(r'<c r="([A-Z]+\d+)"', text)) for name, text in zip(titles, sheets(book), strict=True)
    }


def test_sheet_names_are_short_different_and_allowed():
    for _, book in books():
        titles = list(filled(book))
        assert len({title.casefold() for title in titles}) == len(titles)
        assert [one for one in titles if not re.fullmatch(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')", one)] == []
        assert "history" not in {title.casefold() for title in titles}


def test_no_cell_is_written_twice():
    assert [
        (kind, sheet, cell)
        for kind, book in books()
        for sheet, cells in filled(book).items()
        for cell, times in cells.items()
        if times > 1
    ] == []


def test_merged_cells_do_not_overlap():
    for _, book in books():
        for sheet in sheets(book):
            merged = [range_boundaries(one) for one in found_in(r'<mergeCell ref="([^"]+)"', sheet)]
            assert [pair for pair in combinations(merged, 2) if overlap(*pair)] == []


def overlap(one, other):
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])


def test_a_cell_under_a_merged_one_holds_nothing():
    for _, book in books():
        for sheet in sheets(book):
            for first, last in re.findall(r'<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"', sheet):
                assert held_beside(first, last, sheet) == []


def held_beside(first, last, sheet):
    """Give the cells of a merged range, all in one row, that hold something though they are not its first."""
    start, row, end, _ = range_boundaries(f"{first}:{last}")
    written = re.findall(rf'<c r="([A-Z]+{row})"[^>]*>', sheet) if start != end else []
    inside = [cell for cell in written if start < range_boundaries(cell)[0] <= end]
    return [cell for cell in inside if not re.search(rf'<c r="{cell}"[^>]*/>', sheet)]


def test_checks_and_their_prompts_are_short_enough():
    for _, book in books():
        assert [rule for rule in rules(book) if len(rule.encode("utf-16-le")) // 2 > 257] == []
        for sheet in sheets(book):
            for key, most in (("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 225 + 30)):
                assert [one for one in found_in(rf' {key}="([^"]*)"', sheet) if len(one) > most] == []


def test_no_two_checks_ask_at_one_cell():
    for _, book in books():
        for sheet in sheets(book):
            asked = [range_boundaries(part) for one in checked(sheet) for part in one.split()]
            assert [pair for pair in combinations(asked, 2) if overlap(*pair)] == []


def checked(sheet):
    return found_in(r'<dataValidation [^>]*sqref="([^"]*)"', sheet)


def test_names_of_ranges_are_those_of_printing_and_filters():
    for _, book in books():
        assert {name for name, _ in names(book)} <= OURS


@pytest.mark.parametrize("kind", ["scoring of the sample", "scoring by the second plan", "scoring of nothing"])
def test_charts_draw_cells_that_are_filled(kind):
    book = written_by_us()[kind]
    drawn = [CELLS.match(one) for one in charted(book)]

    assert len(drawn) == 6  # names and values of three series
    for found in drawn:
        left, top, right, bottom = range_boundaries(found["cells"].replace("$", ""))
        cells = {range_boundaries(one)[:2] for one in filled(book)[found["sheet"].replace("''", "'")]}
        assert {(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)} <= cells


def test_headers_and_footers_are_short_enough():
    for _, book in books():
        for sheet in sheets(book):
            assert [one for one in found_in(r"<odd\w+>([^<]*)</odd", sheet) if len(one) > 255] == []


def test_columns_and_rows_lie_within_a_sheet():
    for _, book in books():
        for cells in filled(book).values():
            assert all(column <= COLUMNS and row <= ROWS for column, row, *_ in map(range_boundaries, cells))
