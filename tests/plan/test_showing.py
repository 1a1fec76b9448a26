"""A plan as text: what is committed beside the workbook, and what its fingerprint is of."""

from dataclasses import replace
from hashlib import sha256

import pytest

from cchc_xl.plan.layout import SHEETS
from cchc_xl.plan.showing import fingerprint, show
from tests.plan import SMALL
from tests.plans import REAL_PLAN, real_plan


def section(name):
    """Give the lines under one heading of the small plan's text."""
    return show(SMALL).partition(f"# {name}\n")[2].partition("\n\n")[0].splitlines()


def test_the_committed_text_is_what_the_committed_workbook_shows():
    assert show(real_plan()) == REAL_PLAN.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_sheet_has_its_section_with_its_headers():
    headings = [line for line in show(SMALL).splitlines() if line.startswith("# ")]

    assert headings == [f"# {sheet.name}" for sheet in SHEETS]
    assert [section(sheet.name)[0].split("\t") for sheet in SHEETS] == [
        [column.header for column in sheet.columns] for sheet in SHEETS
    ]


def test_every_row_is_a_line():
    assert section("Thang điểm") == [
        "Mã tiêu chí\tPhép so sánh\tNgưỡng\tĐiểm",
        "1.2\t>=\t100\t2",
        "1.2\t<\t100\t0",
    ]
    assert section("Điều kiện đếm")[1:] == [
        "1.1\tthực hiện\t\tNgày\ttrong kỳ",
        "1.1\tthực hiện\ta\tXong\t<=\t\tHạn",
        "1.1\tthực hiện\tb\tTrả\t<=\t\tHạn",
        "1.1\ttổng số\t\tHạn\t<=\tngày số liệu",
        "2.3\tcâu trả lời\t\tMức\tlà một trong\tTốt; Kém",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Số liệu đến ngày\t2024-12-31\tNgày cuối kỳ số liệu.",
        "Người ký\t\tHọ tên người ký bảng điểm.",
        "2.2\t2.2.1\tĐã xây dựng\t0.5",
        "Việc\tMã việc\tchữ\t\t\tCó\t\tSố; Ký hiệu",
        "Việc\tNgày\tngày đầu tiên có\t\t\t\t\t\tXong; Trả",
    ],
)
def test_values_are_written_as_the_workbook_takes_them(line):
    assert line in show(SMALL).splitlines()


def test_no_line_ends_in_blanks():
    lines = show(real_plan()).splitlines()

    assert lines == [line.rstrip() for line in lines]


def test_the_fingerprint_is_of_the_text():
    assert fingerprint(SMALL) == sha256(show(SMALL).encode()).hexdigest()
    assert real_plan().fingerprint == fingerprint(real_plan())


@pytest.mark.parametrize(
    "changed",
    [
        replace(SMALL, version="2"),
        replace(SMALL, criteria=SMALL.criteria[1:]),
        replace(SMALL, office=SMALL.office._replace(signer="Nguyễn Văn Chí")),
        replace(SMALL, measures=SMALL.measures[:-1]),
        replace(SMALL, areas=SMALL.areas[::-1]),
    ],
)
def test_any_change_of_a_value_changes_text_and_fingerprint(changed):
    assert show(changed) != show(SMALL)
    assert fingerprint(changed) != fingerprint(SMALL)


def test_the_fingerprint_itself_is_not_shown():
    assert show(replace(SMALL, fingerprint="anders")) == show(SMALL)
