"""Cells that Excel would never write, or shows otherwise than it stores: each has its rule, none is lost in silence."""

import re
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.findings import sentence
from cchc_xl.model.reading import State
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read
from cchc_xl.refusals import Refused
from tests.cases import FILE, entry_workbook
from tests.containers import BOOK, packed, parts_of
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of

FORM = """
    | Mã | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện |
    |---|---|---|---|---|
    | '1.1 | Một | 10 | 987 | 31/01/2024 |
"""
PLAN = plan_of(criterion("1.1"))
DAY, FIRST_OF_FEBRUARY = "<v>45322</v>", date(2024, 2, 1)
IDS = Register("Sổ", (RegisterColumn("Số định danh", "text"), RegisterColumn("Tên", "text")))
COUNTED = plan_of(
    criterion("1.1", register="Sổ"),
    registers=(IDS,),
    measures=(
        Measure("1.1", "total", "Sổ", "count", "", "", ()),
        Measure("1.1", "done", "Sổ", "distinct", "Số định danh", "", ()),
    ),
)


def form_in(parts):
    return next(name for name, xml in parts.items() if "worksheets" in name and b"<v>987</v>" in xml)


def parts_with(old, new):
    """Change the XML of the form where it matches ``old``."""
    parts = parts_of(entry_workbook(PLAN, FORM))
    name = form_in(parts)
    changed = re.sub(old.encode(), lambda _: new.encode(), parts[name])
    assert changed != parts[name]
    return {**parts, name: changed}


def with_done(cell):
    """Put a cell in the place of «Số thực hiện»."""
    return packed(parts_with('<c r="D2"[^>]*><v>987</v></c>', cell).items())


def told(data, plan=PLAN):
    scored = score(read(FILE, data, plan), plan)
    return scored.reading.entry("1.1"), [one.code for one in scored.findings if one.cell.address == "D2"]


@pytest.mark.parametrize(
    ("cell", "state", "codes"),
    [
        *((f'<c r="D2" t="e"><v>{error}</v></c>', State.ERROR, ["F101"]) for error in ("#N/A", "#REF!", "#DIV/0!")),
        ('<c r="D2"><f>1+1</f></c>', State.UNCALCULATED, ["F102"]),
        ('<c r="D2"><f>1+1</f><v></v></c>', State.UNCALCULATED, ["F102"]),
        ('<c r="D2" t="str"><f>""</f><v></v></c>', State.BLANK, ["F114"]),
        ('<c r="D2" t="str"><v> </v></c>', State.BLANK, []),
        ('<c r="D2"/>', State.BLANK, []),
        ('<c r="D2"><v>0</v></c>', State.NUMBER, []),
        ('<c r="D2"><v>-0</v></c>', State.NUMBER, []),
        *((f'<c r="D2"><v>{odd}</v></c>', State.TEXT, ["F103"]) for odd in ("NaN", "INF", "-INF", "1e999", "abc")),
        (f'<c r="D2" t="str"><v>{"9" * 6000}</v></c>', State.TEXT, ["F103"]),
        ('<c r="D2" t="b"><v>1</v></c>', State.TEXT, ["F103"]),
        ('<c r="D2" t="str"><v>²</v></c>', State.TEXT, ["F103"]),
        ('<c r="D2" t="str"><v>7_x000D_</v></c>', State.NUMBER, []),
    ],
)
def test_errors_blanks_and_numbers_that_are_none_are_told_apart(cell, state, codes):
    entry, found = told(with_done(cell))
    assert (entry.figure("done").state, found) == (state, codes)


def test_the_figure_of_a_long_text_is_told_shortly():
    data = with_done(f'<c r="D2" t="str"><v>{"x" * 30_000}</v></c>')
    assert all(len(sentence(one)) < 1000 for one in score(read(FILE, data, PLAN), PLAN).findings)


@pytest.mark.parametrize("cell", ['<c r="D2"><v>9</v></c><c r="D2"><v>8</v></c>', '<c r="D2" t="s"><v>-1</v></c>'])
def test_a_cell_that_may_mean_two_things_refuses_the_file(cell):
    with pytest.raises(Refused, match=r"«Bảng tự chấm»!D2") as refused:
        read(FILE, with_done(cell), PLAN)
    assert refused.value.code == "LOST"


@pytest.mark.parametrize(
    ("serial", "old", "new"),
    [
        ("45323", FIRST_OF_FEBRUARY, date(2028, 2, 2)),
        ("45323.99", FIRST_OF_FEBRUARY, date(2028, 2, 2)),
        ("43861", date(2020, 1, 31), FIRST_OF_FEBRUARY),
        ("61", date(1900, 3, 1), date(1904, 3, 2)),
        ("59", date(1900, 2, 28), date(1904, 2, 29)),
        ("1", date(1900, 1, 1), date(1904, 1, 2)),
        ("2958465", date(9999, 12, 31), None),
        *((odd, None, None) for odd in ("0", "-5", "2958466", "1e300")),
    ],
)
def test_a_day_is_the_day_that_excel_shows_in_both_calendars(serial, old, new):
    parts = parts_with(DAY, f"<v>{serial}</v>")
    entry, _ = told(packed(parts.items()))
    parts[BOOK] = parts[BOOK].replace(b"<workbookPr", b'<workbookPr date1904="1"')
    other, _ = told(packed(parts.items()))
    assert (entry.figure("day").day, other.figure("day").day) == (old, new)


def test_a_number_with_more_digits_than_excel_keeps_is_no_other_number():
    entry, _ = told(with_done('<c r="D2"><v>12345678901234567890</v></c>'))
    assert entry.figure("done").number == Decimal(12345678901234600000)


def test_an_identity_number_stays_what_it_is_as_text_and_as_number():
    rows = "| Số định danh | Tên |\n| '001099012345 | A |\n| 1099012345 | B |\n| '001099012346 | C |"
    reading = read(FILE, entry_workbook(COUNTED, sheets={"Sổ": rows}), COUNTED)
    assert reading.counts["1.1", "done"].number == 3
    assert reading.counts["1.1", "total"].number == 3


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0)])
def test_rows_out_of_order_are_the_same_rows(order):
    data = entry_workbook(PLAN, FORM)
    parts = parts_of(data)
    name = form_in(parts)
    rows = re.findall(rb"<row .*?</row>", parts[name])
    parts[name] = parts[name].replace(b"".join(rows), b"".join(rows[number] for number in order if number < len(rows)))
    assert read(FILE, packed(parts.items()), PLAN).entries == read(FILE, data, PLAN).entries


@pytest.mark.parametrize("text", ["a_x000D_b", "a&#13;&#10;&#9;b", "a \u200bb", "a\u00a0b", " a  b "])
def test_line_ends_and_unseen_signs_within_a_text_are_spaces(text):
    data = packed(parts_with('<c r="B2"[^>]*><v>[0-9]+</v></c>', f'<c r="B2" t="str"><v>{text}</v></c>').items())
    assert read(FILE, data, PLAN).entry("1.1").figure("title").text == "a b"


@pytest.mark.parametrize("text", ["😀" * 100, "x" * 32_767, "_xD800_", "&#xFFFE;", "_x0041_"], ids=range(5))
def test_odd_signs_in_a_text_stop_nothing(text):
    data = packed(parts_with('<c r="B2"[^>]*><v>[0-9]+</v></c>', f'<c r="B2" t="str"><v>{text}</v></c>').items())
    assert read(FILE, data, PLAN).entry("1.1").figure("done").number == 987


def test_values_under_a_merged_cell_are_read_where_they_stand():
    merged = parts_with("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>')
    assert told(packed(merged.items()))[0].figure("done").number == 987


@pytest.mark.parametrize("hidden", ['hidden="1"', 'ht="0" customHeight="1"'])
def test_a_hidden_or_filtered_row_counts_like_any_other(hidden):
    assert told(packed(parts_with('<row r="2"', f'<row {hidden} r="2"').items()))[0].figure("done").number == 987
