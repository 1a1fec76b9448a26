"""Where a problem stands in a workbook."""

import openpyxl
import pytest

from cchc_xl.editing.marking import clean, place
from tests.editing.books import problem


@pytest.mark.parametrize(
    ("address", "sheet", "found"),
    [
        ("B2", "Sổ", ("Sổ", "B2")),
        ("B2:D4", "Sổ", ("Sổ", "B2")),
        ("", "Sổ", None),
        ("B2", "Khác", None),
        ("dòng 5", "Sổ", None),
    ],
)
def test_a_problem_stands_at_the_first_cell_of_what_it_names(address, sheet, found):
    book = openpyxl.Workbook()
    book.active.title = "Sổ"
    at = place(book, problem(address, sheet=sheet))

    assert (at and (at[0].title, at[1])) == found


def test_what_no_workbook_can_hold_is_left_out():
    assert clean("a\x00\x1f\r\nb\tc\ufffe") == "a\n\nb\tc"
