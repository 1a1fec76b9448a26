"""«Diễn biến chỉ số»: how the index went, whose points changed, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.consolidation import rank
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Change, Earlier, Moment, Ranking, Standing, Status
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.sheets.workbook import Workbook
from tests.cases import scored
from tests.insides import formulas, parts
from tests.plans import AGENCY, criterion, plan_of, real_plan

OTHER = Agency("00002", "Khác", "xã")
PLAN = plan_of(criterion("1.1", maximum="10"), criterion("1.2", maximum="10"), roster=(AGENCY, OTHER))
STOOD = Earlier(Decimal(45), 2)
RUNS = (
    Moment(1, date(2024, 6, 30), 2, Decimal(60), Decimal(65), None),
    Moment(2, date(2024, 12, 31), 2, Decimal(65), Decimal(80), None),
)


def district(changes=(), other=STOOD):
    """Two communes: this one fell from 90 to 80, the other grew to 50 unless something else is said."""
    head = "| Mã | Tiêu chí | Tổng số | Số thực hiện |"
    cards = [
        scored(PLAN, f"{head}\n| '1.1 | Một | 10 | {one} |\n| '1.2 | Hai | 10 | {two} |").card
        for one, two in ((10, 6), (5, 5))
    ]
    ranking, _ = rank([cards[0], replace(cards[1], agency=OTHER)], PLAN)
    first, second = ranking.standings
    first = replace(first, last_run=Earlier(Decimal(90), 1), changes=changes)
    return replace(ranking, standings=(replace(second, last_run=other), first), since=date(2024, 6, 30), number=2)


def table(ranking, plan=PLAN):
    rows = Workbook("a.xlsx", write_ranking(ranking, (), plan)).sheet(forms.COURSE).rows
    return [list(row[:7]) for row in rows]


def lines(ranking):
    rows = table(ranking)
    return rows[next(n for n, row in enumerate(rows) if row[0] == "Đơn vị, tiêu chí") + 1 :]


def test_before_the_second_run_one_line_says_that_there_was_none():
    said = [row[0] for row in table(Ranking((), None), real_plan()) if row and row[0]]

    assert said[2:] == ["Chưa có lần tổng hợp trước"]


def test_the_worst_loss_stands_first_and_below_it_its_criteria_with_their_reasons():
    changes = (
        Change("1.2", Decimal(9), Decimal(6), "6/10 → 6,00 điểm"),
        Change("1.1", None, Decimal(10), "10/10 → 10,00 điểm"),
    )

    assert lines(district(changes)) == [
        ["Xã Phú Phương", 90, 80, -10, 1, 1, "2 tiêu chí đổi điểm"],
        ["1.2 Tiêu chí 1.2", 9, 6, -3, "", "", "6/10 → 6,00 điểm"],
        ["1.1 Tiêu chí 1.1", "", 10, "", "", "", "10/10 → 10,00 điểm"],
        ["Xã Khác", 45, 50, 5, 2, 2, "Không tiêu chí nào đổi điểm"],
    ]


def test_an_agency_that_is_new_and_one_that_is_gone_stand_last_and_say_so():
    gone = Standing(
        Agency("00003", "Cũ", "xã"), Status.MISSING, reason="Chưa nhận được tệp", last_run=Earlier(Decimal(70), 1)
    )
    never = Standing(Agency("00004", "Mới", "xã"), Status.MISSING, reason="Chưa nhận được tệp")
    base = district(other=Earlier())

    assert lines(replace(base, standings=(*base.standings, gone, never))) == [
        ["Xã Phú Phương", 90, 80, -10, 1, 1, "Không tiêu chí nào đổi điểm"],
        ["Xã Khác", "", 50, "", "", 2, "Lần trước chưa có điểm"],
        ["Xã Cũ", 70, "", "", 1, "", "Lần này chưa có điểm: Chưa nhận được tệp"],
    ]


def test_the_runs_stand_above_with_a_chart_and_this_one_is_live():
    book = write_ranking(replace(district(), course=RUNS, goal=2), (), PLAN)
    rows = [row[:5] for row in Workbook("a.xlsx", book).sheet(forms.COURSE).rows[3:6]]
    chart = next(text for name, text in parts(book).items() if "charts/chart" in name and "các lần tổng hợp" in text)

    assert rows == [
        ["Lần tổng hợp, ngày số liệu", "Trung bình", "Hạng nhất", "Hạng 2", "Số đơn vị"],
        ["1 (30/06/2024)", 60, 65, "", 2],
        ["2 (31/12/2024)", 65, 80, "", 2],
    ]
    assert [one for one in formulas(book) if one.startswith("IF(COUNT('Xếp hạng'!") and "LARGE" in one]
    assert "lineChart" in chart
    assert chart.count("<c:ser>") == 2  # nobody ever stood at the goal place


def test_what_looks_like_a_formula_is_text():
    evil = '=HYPERLINK("http://x","y")'
    book = write_ranking(district((Change("1.2", Decimal(9), Decimal(6), evil),)), (), PLAN)

    assert [one for one in formulas(book) if "http://x" in one] == []
    assert lines(district((Change("1.2", Decimal(9), Decimal(6), evil),)))[1][6] == evil
