"""What stands where in the consolidated workbook."""

import re
from dataclasses import replace
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.consolidation import rank
from cchc_xl.findings import Kind, Severity, severity_of
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.reading import Source
from cchc_xl.reporting.consolidated import SHEETS, write_ranking
from cchc_xl.reporting.consolidated.finding_pages import IN_FULL
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.tally import rank_key
from tests.cases import scored
from tests.insides import formulas, sheets
from tests.plans import AGENCY, NotApplicable, criterion, plan_of
from tests.reporting.consolidated.districts import district_of, district_with_every_trouble, wards


@cache
def district():
    return write_ranking(*district_with_every_trouble())


def rows(book, sheet):
    return Workbook("a.xlsx", book).sheet(sheet).rows


def ranking():
    return district_with_every_trouble()[0]


def column(book, sheet, header):
    """Give what stands below a header, down to the first row that is blank there."""
    found = rows(book, sheet)
    top = next(n for n, row in enumerate(found) if header in row)
    place = found[top].index(header)
    return [row[place] for row in found[top + 1 :]]


def words(book, sheet):
    return [cell for row in rows(book, sheet) for cell in row if isinstance(cell, str) and cell]


def test_the_sheets_stand_in_their_order_and_the_workbook_says_what_it_is():
    said = custom(district())

    assert Workbook("a.xlsx", district()).names == SHEETS
    assert (said["cchc_xl.kind"], said["cchc_xl.run"]) == ("consolidated", "4")
    assert said["cchc_xl.plan"] == district_with_every_trouble()[2].code


def test_the_same_ranking_gives_the_same_bytes():
    assert write_ranking(*district_with_every_trouble()) == district()


def test_the_ranked_stand_in_their_order_with_the_goal_line_below_the_goal_place():
    ranked = [one for one in ranking().standings if one.place]
    within = [one.agency.title for one in ranked if one.place <= 5]
    names = column(district(), forms.PLACES, "Đơn vị")

    assert len(within) == 6  # two share place 5
    assert names[: len(ranked) + 1] == [*within, "Vạch nhóm 5", *(one.agency.title for one in ranked[len(within) :])]


def test_the_summary_says_how_many_share_the_last_of_the_first_places():
    names = column(district(), forms.SUMMARY, "Đơn vị")
    ranked = [one.agency.title for one in ranking().standings if one.place]

    assert names[:6] == [*ranked[:5], "… +1 cùng hạng 5"]


def test_each_lacks_the_points_up_to_the_index_of_the_goal_place():
    ranked = [one for one in ranking().standings if one.place]
    keys = [rank_key(one.card.totals.index) for one in ranked]
    lacking = [float(max(keys[4] - key, 0)) for key in keys]

    assert lacking[5] == 0  # the sixth shares place 5
    shown = [
        one for one in column(district(), forms.PLACES, "Điểm còn thiếu đến hạng mục tiêu") if one not in {None, ""}
    ]
    assert shown[: len(ranked)] == lacking


def test_the_unranked_stand_last_with_their_reason():
    unranked = [one for one in ranking().standings if one.agency.code and not one.place]
    table = rows(district(), forms.PLACES)
    found = {row[1]: (row[0], row[2]) for row in table if row[1] in {one.agency.title for one in unranked}}
    signs = {Status.MISSING: "! ", Status.UNREADABLE: "✗ Không đọc được: ", Status.WRONG_PLAN: "✗ Sai kế hoạch: "}

    assert {one.status for one in unranked} == signs.keys()
    assert found == {
        one.agency.title: ("", signs[one.status] + one.reason.removeprefix(f"{one.file}: ")) for one in unranked
    }


def test_the_note_tells_of_the_goal_and_of_old_and_late_figures():
    notes = dict(
        zip(column(district(), forms.PLACES, "Đơn vị"), column(district(), forms.PLACES, "Ghi chú"), strict=True)
    )
    of = {one.status: one for one in ranking().standings if one.place}

    assert notes[of[Status.LATE].agency.title] == "Trong nhóm 5; Nộp sau hạn 10/01/2025"
    assert notes[of[Status.OLD].agency.title] == "Trong nhóm 5; Số liệu cũ; Tệp mới bị hỏng"


def test_changes_are_counted_from_last_year_and_from_the_last_run():
    third, fourth = rows(district(), forms.PLACES)[10:12]
    ranked = [one for one in ranking().standings if one.place]

    assert third[6:10] == [-0.5, len(ranked) - 2 - 3, 1, 1]  # half a point more, the last place but two
    assert fourth[6:8] == ["", ""]  # last year is not known
    assert fourth[8:10] == [0, 0]
    assert third[10:12] == ["2 – 5", "1 – 4"]


def test_the_goal_is_said_with_the_index_that_it_needs():
    line = next(row for row in rows(district(), forms.SUMMARY) if str(row[0]).startswith("Mục tiêu"))
    fifth = next(one.card.totals.index for one in ranking().standings if one.place == 5)

    assert line[2] == 5
    assert line[3] == pytest.approx(float(fifth), abs=1e-8)


def test_the_summary_counts_what_came():
    lines = {row[0]: row[2:4] for row in rows(district(), forms.SUMMARY)}
    statuses = [one.status for one in ranking().standings]
    roster = district_with_every_trouble()[2].roster

    assert lines["Số đơn vị; đã xếp hạng"] == [len(roster), len([one for one in ranking().standings if one.place])]
    assert lines["Đã nhận đúng hạn; sau hạn"] == [statuses.count(Status.RECEIVED), 1]
    assert lines["Dùng số liệu cũ; chưa nhận"] == [1, statuses.count(Status.MISSING)]
    assert lines["Không đọc được; sai kế hoạch"] == [4, 2]


def test_the_summary_names_who_is_missing_and_counts_the_others():
    roster = tuple(Agency(f"{n:05}", f"Số {n}", "xã") for n in range(12))
    plan = plan_of(criterion(), roster=roster)
    missing = tuple(Standing(one, Status.MISSING, reason="Chưa nhận được tệp") for one in roster)
    said = words(write_ranking(Ranking(missing), (), plan), forms.SUMMARY)

    assert "Chưa có số liệu của lần này: 12 đơn vị" in said
    assert [one for one in said if one.startswith("Xã Số")] == [one.title for one in roster[:10]]
    assert "… và 2 đơn vị nữa; lý do của từng đơn vị ở trang «Tình hình gửi báo cáo»." in said


def test_appraisals_stand_commune_by_commune_in_the_order_of_the_roster():
    *_, plan = district_with_every_trouble()
    have = {one.agency.code for one in ranking().standings if one.card}
    table = rows(district(), forms.APPRAISAL)[5:]

    assert [(row[0], row[2]) for row in table] == [
        (agency.code, one.code) for agency in plan.roster if agency.code in have for one in plan.criteria
    ]


def test_the_matrix_names_link_to_the_scoring_workbooks_where_there_are_some():
    found = formulas(district())
    with_result = [one for one in ranking().standings if one.result]

    assert [one for one in with_result if f'HYPERLINK("{one.result}","{one.agency.title}")' not in found] == []
    assert len([one for one in found if "bang diem/" in one]) == len(with_result)


@pytest.mark.parametrize("path", ["bảng điểm/xã 'An'.xlsx", '",A1)+HYPERLINK("x.xlsx', "../xã (1).xlsx", "a&b.xlsx"])
def test_a_result_s_path_stays_the_target_of_its_link(path):
    found = [
        one
        for one in formulas(with_result(path))
        if one.startswith("HYPERLINK(") and not one.startswith('HYPERLINK("#')
    ]

    assert [literal(one.rpartition(',"')[0]) for one in found] == [path]


@pytest.mark.parametrize(
    "path", ["xã #1.xlsx", "http:x.xlsx", "\\\\may\\x.xlsx", "/etc/x.xlsx", "_x0041_.xlsx", "x" * 300, ""]
)
def test_a_result_s_path_that_would_lead_elsewhere_is_no_link(path):
    found = formulas(with_result(path))

    assert [one for one in found if one.startswith("HYPERLINK(") and not one.startswith('HYPERLINK("#')] == []


def with_result(path):
    """Write one commune whose scoring workbook lies there."""
    plan = plan_of(criterion("1.1"))
    card = scored(plan, "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một | 10 | 5 |").card
    return write_ranking(Ranking((Standing(AGENCY, Status.RECEIVED, "a.xlsx", card, 1, result=path),)), (), plan)


def literal(formula):
    """Give the text that literals of a formula join to."""
    return "".join(one.replace('""', '"') for one in re.findall(r'"((?:[^"]|"")*)"', formula))


def test_an_agency_without_an_index_has_no_place_and_says_why():
    plan = plan_of(criterion("1.1", not_applicable=NotApplicable.EXCLUDED))
    card = scored(plan, "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n| '1.1 | Một | | | Không áp dụng |").card
    (standing,) = rank([card], plan)[0].standings
    book = write_ranking(Ranking((standing,)), (), plan)

    assert card.totals.index is None
    assert ["", "Xã Phú Phương", f"✓ Đã nhận: {standing.reason}"] in [row[:3] for row in rows(book, forms.PLACES)]
    assert [row[7] for row in rows(book, forms.APPRAISAL)[5:]] == [""]


def test_a_criterion_that_left_the_scale_is_blank_and_the_mean_leaves_it_out():
    standings, *_ = wards()
    table = rows(write_ranking(*wards()), forms.MATRIX)
    place = table[4].index("5.1")
    points = [one.card.score("5.1").points_apply for one in standings.standings if one.card]

    assert [row[place] for row in table[8 : 8 + len(points)]] == ["" if one is None else float(one) for one in points]
    known = [float(one) for one in points if one is not None]
    assert None in points
    assert table[8 + len(points)][place] == pytest.approx(sum(known) / len(known), abs=1e-8)


def test_many_communes_have_values_and_the_matrix_says_so():
    few, many = (write_ranking(*district_of(number)) for number in (126, 127))

    assert any("giá trị của lần tổng hợp này" in one for one in words(many, forms.MATRIX))
    assert any("Mỗi điểm là công thức" in one for one in words(few, forms.MATRIX))
    assert len([one for one in formulas(few) if one.startswith(f"'{forms.APPRAISAL}'!")]) == 126 * 47
    following = [one for one in formulas(many) if f"'{forms.APPRAISAL}'!" in one and "HYPERLINK" not in one]
    assert following == []


def test_every_agency_of_the_roster_is_told_of_and_then_files_of_nobody():
    base, findings, plan = district_with_every_trouble()
    stray = Standing(Agency("", "", ""), Status.UNREADABLE, "hỏng.xlsx", reason="Tệp bị hỏng")
    book = write_ranking(replace(base, standings=(*base.standings, stray)), findings, plan)
    table = rows(book, forms.DELIVERIES)[3:]
    files = {row[4] for row in table}
    strays = [one for one in base.standings if plan.agency_of(one.agency.code) is None]

    assert [row[1] for row in table[: len(plan.roster)]] == [agency.code for agency in plan.roster]
    assert table[len(plan.roster)][0] == f"Tệp không thuộc đơn vị nào trong danh sách ({len(strays) + 1})"
    assert table[-1] == [len(strays) + 1, "", "", "✗ Không đọc được", "hỏng.xlsx", "", "", 0, 0, "", "Tệp bị hỏng"]
    assert "\n".join(next(one.files for one in base.standings if one.card and len(one.files) > 1)) in files


def test_an_agency_out_of_its_time_is_told_as_such():
    gone = AGENCY._replace(code="00001", name="Cũ", valid_to=plan_of().start, successor="09646")
    plan = plan_of(criterion(), roster=(AGENCY, gone))
    missing = Standing(AGENCY, Status.MISSING, reason="Chưa nhận được tệp")
    table = rows(write_ranking(Ranking((missing,)), (), plan), forms.DELIVERIES)

    assert (table[4][3], table[4][10]) == ("– Ngoài kỳ", "Không hoạt động vào ngày 31/12/2024; nay thuộc 09646")


def test_findings_are_counted_by_kind_and_then_told():
    _, findings, _ = district_with_every_trouble()
    table = rows(district(), forms.FINDINGS)
    second = next(n for n, row in enumerate(table) if "Nơi xảy ra (bấm để mở)" in row)
    kinds = [row for row in table[3:second] if row[0]]

    assert {(row[2], row[3]) for row in kinds} == {
        (code, sum(one.code == code for one in findings)) for code in {one.code for one in findings}
    }
    assert ["✗ Lỗi", "W108", 6.0, 6.0, "Không dùng được tệp này: …."] in [row[1:6] for row in kinds]
    assert len(table) - second - 1 == len(findings)


def test_of_very_many_findings_notes_are_counted_and_the_rest_told():
    note = Kind.FONT_REWORDED.at(Cell("a.xlsx"), count="1", fonts=".VnTime")
    error = Kind.FILE_REFUSED.at(Cell("b.xlsx"), why="hỏng")
    many = (error, *(note._replace(cell=Cell(f"{n}.xlsx")) for n in range(IN_FULL)))
    said = words(write_ranking(Ranking(()), many, plan_of(criterion())), forms.FINDINGS)

    assert severity_of(note) is Severity.NOTE
    assert [one for one in said if one.startswith(f"Có {IN_FULL + 1} phát hiện") and f"còn {IN_FULL} ghi chú" in one]
    assert said.count("i Ghi chú") == 1
    assert said.count("✗ Lỗi") == 2


def test_the_method_names_the_plan_the_policies_and_the_files():
    base, findings, plan = district_with_every_trouble()
    sure = ("đều có thể đứng trước", "tính thử 180 lần")
    book = write_ranking(replace(base, sources=(Source("xã A.xlsx", "ab12"),), words=sure), findings, plan)
    said = dict(row[:2] for row in rows(book, forms.METHOD) if row[0])

    assert said["Tệp số liệu và SHA-256"] == "xã A.xlsx\nab12"
    assert said["Khi bằng điểm"] == plan.policy.ties
    assert "10/01/2025" in said["Nộp sau hạn"]
    assert (said["Hạng tốt nhất – kém nhất còn có thể"], said["Hạng trong 90% phép thử"]) == sure
    assert said["So với lần trước"].endswith("ngày 08/01/2025")


def test_every_sheet_is_locked_and_prints_on_a4():
    found = sheets(district())

    assert [one for one in found if "<sheetProtection " not in one or 'paperSize="9"' not in one] == []
    assert [one for one in found if 'fitToWidth="' in one or "fitToPage" in one] == found
