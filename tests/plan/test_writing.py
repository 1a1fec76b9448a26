"""A plan workbook that is written loads as the same plan, and is made to be edited."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cchc_xl.model.plan import FIGURES_DAY
from cchc_xl.numbers import COMPARE
from cchc_xl.plan.layout import SHEETS, TESTS
from cchc_xl.plan.loading import load
from cchc_xl.plan.renewing import empty
from cchc_xl.plan.showing import fingerprint, show
from cchc_xl.plan.writing import write
from cchc_xl.sheets.workbook import Workbook
from tests.plan import SMALL
from tests.plans import (
    REAL_PLAN,
    Agency,
    Band,
    Measure,
    NotApplicable,
    criterion,
    plan_of,
    real_plan,
)
from tests.plans import Test as RowTest

FILE = "kế hoạch.xlsx"


def reloaded(plan):
    found, findings = load(FILE, write(plan))
    assert found is not None, findings
    return found


def opened(plan):
    return openpyxl.load_workbook(BytesIO(write(plan)))


@pytest.mark.parametrize("plan", [real_plan(), SMALL], ids=["real", "small"])
def test_what_is_written_loads_as_the_same_plan(plan):
    assert reloaded(plan) == replace(plan, fingerprint=fingerprint(plan))
    assert show(reloaded(plan)) == show(plan)


def test_the_committed_workbook_is_what_is_written_of_its_plan():
    written = Workbook(FILE, write(real_plan()))
    committed = Workbook(FILE, REAL_PLAN.read_bytes())

    assert written.names == committed.names
    assert [written.sheet(name).rows for name in written.names] == [
        committed.sheet(name).rows for name in committed.names
    ]


@pytest.mark.parametrize(
    "one",
    [
        criterion("1.1", not_applicable=NotApplicable.FULL),
        criterion("1.1", not_applicable=NotApplicable.EXCLUDED, surveyed=True, evidence="required"),
        criterion("1.1", settings={"mean": "kế hoạch", "target": Decimal(80), "floor": Decimal("62.5")}),
        criterion("1.1", "deducted", settings={"each": Decimal("0.25"), "floor": Decimal("-0.5")}),
        criterion("1.1", "timely", settings={"due": date(2024, 2, 29), "late": Decimal(0)}, due=date(2024, 12, 31)),
        criterion("1.1", effort=Decimal("1.5"), official="", proposed_official="Xuân"),
        criterion("1.1", title="=1+1; «'nháy'» & <b>", maximum="2"),
        criterion("1.1", done="@đã làm", total="+phải làm", unit="-"),
    ],
)
def test_every_field_of_a_criterion_comes_back(one):
    assert reloaded(plan_of(one)).criteria == (one,)


def test_codes_that_look_like_numbers_stay_codes():
    plan = plan_of(
        criterion("1.1", maximum="1"),
        criterion("1.10", maximum="1"),
        roster=(Agency("09646", "Phú Phương", "xã"), Agency("00001", "Không", "xã")),
    )

    assert [one.code for one in reloaded(plan).criteria] == ["1.1", "1.10"]
    assert [one.code for one in reloaded(plan).roster] == ["09646", "00001"]


@pytest.mark.parametrize("operator", TESTS.values())
def test_every_condition_of_a_measure_comes_back(operator):
    choice = operator in {"in", "not in"}
    given = ("Tốt", "Kém") if choice else (FIGURES_DAY,) if operator in COMPARE else ()
    test = RowTest("Mức" if choice else "Hạn", operator, given, group="a")
    measures = tuple(
        Measure("1.1", part, "Việc", "distinct", of="Hạn", for_each="Mức", where=(test, test._replace(group="")))
        for part in ("done", "total")
    )
    mean = criterion("1.1", register="Việc", settings={"mean": "mức"})
    plan = plan_of(mean, registers=SMALL.registers, measures=measures)

    assert reloaded(plan).measures == measures


@settings(max_examples=15, deadline=None)
@given(
    some.lists(
        some.tuples(
            some.decimals(1, 200, places=2).map(Decimal.normalize), some.decimals(0, 2, places=2).map(Decimal.normalize)
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda step: step[0],
    )
)
def test_any_scale_comes_back(steps):
    falling = sorted(steps, reverse=True)
    bands = tuple(Band(">=", threshold, points) for threshold, points in falling)
    bands += (Band("<", falling[-1][0], Decimal(0)),)

    assert reloaded(plan_of(criterion("1.1", "banded", bands=bands))).criteria[0].bands == bands


def test_the_same_plan_gives_the_same_bytes():
    assert write(SMALL) == write(SMALL)


def test_the_workbook_says_what_it_is():
    properties = Workbook(FILE, write(SMALL)).properties

    assert (properties["cchc_xl.kind"], properties["cchc_xl.plan"], properties["cchc_xl.agency"]) == (
        "plan",
        "thu",
        "09646",
    )


def test_every_sheet_has_a_title_help_and_headers_that_stay_in_sight():
    book = opened(SMALL)

    assert book.sheetnames == [*(sheet.name for sheet in SHEETS), "Danh mục"]
    for layout in SHEETS:
        sheet = book[layout.name]
        assert sheet["A1"].value == f"{layout.name}: {layout.help}"
        assert [cell.value or "" for cell in sheet[2][: len(layout.columns)]] == [one.help for one in layout.columns]
        assert [cell.value for cell in sheet[3][: len(layout.columns)]] == [one.header for one in layout.columns]
        assert (sheet.freeze_panes, sheet.auto_filter.ref.partition(":")[0]) == ("B4", "A3")


def test_values_have_their_kind_in_excel():
    sheet = opened(SMALL)["Tiêu chí"]
    found = {cell.value: column for column, cell in enumerate(sheet[3])}
    row = sheet[6]

    assert row[found["Mã"]].value == "2.1"
    assert row[found["Điểm tối đa"]].value == 2
    assert row[found["Hạn chấm điểm"]].value == datetime(2024, 1, 31)


def drop_downs(sheet):
    """Give the source of the drop-down of each column that has one, by the column's header."""
    return {
        sheet.cell(3, area.min_col).value: one.formula1
        for one in sheet.data_validations.dataValidation
        for area in one.sqref.ranges
    }


def test_columns_of_closed_words_and_of_names_offer_them():
    book = opened(SMALL)

    for layout in SHEETS:
        closed = {column.header for column in layout.columns if column.kind == "choice" or column.offers}
        assert set(drop_downs(book[layout.name])) == closed
    offered = drop_downs(book["Tiêu chí"])
    assert offered["Người phụ trách"].replace("'", "").startswith("Công chức!$A$4:")
    assert offered["Nguồn số liệu"].replace("'", "").startswith("Sổ!$A$4:")


def test_the_words_that_are_offered_are_those_the_plan_takes():
    book = opened(SMALL)
    words = book["Danh mục"]

    for layout in SHEETS:
        for column in layout.columns:
            if column.choices and not column.offers:
                source = drop_downs(book[layout.name])[column.header].replace("'", "").removeprefix("Danh mục!")
                assert [cell.value for (cell,) in words[source.replace("$", "")]] == list(column.choices)


def test_a_plan_with_nothing_in_it_can_be_written():
    assert Workbook(FILE, write(empty("thu-2025", 2025))).names[:3] == ("Kế hoạch", "Lĩnh vực", "Tiêu chí")
