"""The scoring workbook of each agency beside the consolidated one, and what the office types there."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.forms import KIND
from cchc_xl.isolation.crew import Crew
from cchc_xl.pipeline import each as each_module
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.each import write_each
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.ranking_run import consolidate_folder
from cchc_xl.pipeline.receiving import here, reader
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from tests.isolation.test_worker import kill_itself
from tests.pipeline.small import PLAN, ROSTER, entry, plan_file, put

HOW = reader(PLAN, None, here)
A = "00001 Xã An Bình.xlsx"


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def consolidated(office, *, each=True):
    return run(Order(office, office.parent / "kế hoạch.xlsx", each=each), lambda *_: None)


def indices(finished):
    return {one.agency.name: float(one.card.totals.index) for one in finished.done.ranking.standings if one.card}


def type_into(path, criterion, points, remark=None):
    """Type as an appraiser does."""
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    sheet = book["Bảng chấm điểm"]
    columns = {cell.value: cell.column for row in sheet for cell in row if cell.value in {"Thẩm định", "Ghi chú"}}
    row = next(row[0].row for row in sheet if str(row[0].value) == criterion)
    for header, value in (("Thẩm định", points), ("Ghi chú", remark)):
        sheet.cell(row, columns[header]).value = value
    book.save(path)


def test_each_agency_has_its_scoring_workbook_named_by_code_and_name(office):
    written, told = write_each(consolidate_folder(office, PLAN), office / "x.xlsx", HOW, Memory(PLAN))

    assert [(one.agency, one.file) for one in written] == [
        ("00001", f"bang diem/{A}"),
        ("00002", "bang diem/00002 Xã Ba Trại.xlsx"),
    ]
    assert told == ()
    says = custom((office / "bang diem" / A).read_bytes())
    assert (says["cchc_xl.kind"], says["cchc_xl.agency"]) == ("scoring", "00001")


def test_names_that_windows_does_not_take_are_written_otherwise(office):
    plan = replace(PLAN, roster=(ROSTER[0]._replace(name='A/B\\C:"?*'), *ROSTER[1:]))
    written, _ = write_each(consolidate_folder(office, plan), office / "x.xlsx", reader(plan, None, here), Memory(plan))

    assert written[0].file == "bang diem/00001 Xã A_B_C____.xlsx"


def test_one_that_cannot_be_made_is_told_and_the_others_are_written(office, monkeypatch):
    done = consolidate_folder(office, PLAN)
    (office / "b.xlsx").unlink()
    written, told = write_each(done, office / "x.xlsx", HOW, Memory(PLAN))
    assert [one.agency for one in written] == ["00001"]
    assert told[0].startswith("00002 Xã Ba Trại: chưa lập được bảng điểm riêng (")

    put(office, b=entry("Ba Trại", plan="khác"))
    written, told = write_each(done, office / "x.xlsx", HOW, Memory(PLAN))
    assert [one.agency for one in written] == ["00001"]
    assert told == (
        "00002 Xã Ba Trại: chưa lập được bảng điểm riêng (b.xlsx: tệp đã thay đổi trong lúc tổng hợp. Hãy tổng hợp lại.).",
    )

    put(office, b=entry("Ba Trại", "4/4"))
    put(office / "bang diem", **{A.removesuffix(".xlsx"): entry("An Bình", said={KIND: "entry"})})
    written, told = write_each(done, office / "x.xlsx", HOW, Memory(PLAN))
    assert [one.agency for one in written] == ["00002"]
    assert "đã có tệp nhập số liệu hoặc kế hoạch tên này" in told[0]

    monkeypatch.setattr(each_module, "scored_again", kill_itself)
    with Crew(1) as crew:
        written, told = write_each(
            done, office / "x.xlsx", reader(PLAN, None, lambda *_: crew.submit(kill_itself)), Memory(PLAN)
        )
    assert (written, len(told)) == ([], 2)
    assert "tệp làm bộ phận đọc dừng đột ngột" in told[0]


def test_what_is_typed_into_one_counts_and_stays_whatever_comes(office):
    assert indices(consolidated(office)) == {"An Bình": 50, "Ba Trại": 70}
    path = office / "bang diem" / A
    type_into(path, "1.1", 4, "đủ hồ sơ")
    found = [indices(consolidated(office)), indices(consolidated(office))]
    put(office, a=entry("An Bình", "1/4"))
    found.append(indices(consolidated(office)))

    assert found == [{"An Bình": 70, "Ba Trại": 70}] * 3
    book = openpyxl.load_workbook(path)
    assert "đủ hồ sơ" in [cell.value for row in book["Bảng chấm điểm"] for cell in row]


def test_what_is_emptied_in_one_is_withdrawn(office):
    consolidated(office)
    type_into(office / "bang diem" / A, "1.1", 4, "đủ hồ sơ")
    found = [indices(consolidated(office))["An Bình"]]
    type_into(office / "bang diem" / A, "1.1", None, "đủ hồ sơ")
    found.append(indices(consolidated(office))["An Bình"])
    type_into(office / "bang diem" / A, "1.1", None)
    found += [indices(consolidated(office, each=each))["An Bình"] for each in (False, True)]

    assert found == [70, 50, 50, 50]
    assert "đủ hồ sơ" not in words_of(office / "bang diem" / A)


def test_an_old_copy_of_one_in_which_other_words_are_typed_takes_none_away(office):
    consolidated(office)
    path = office / "bang diem" / A
    old = path.read_bytes()
    type_into(path, "1.1", 4, "đủ hồ sơ")
    consolidated(office)
    path.write_bytes(old)
    type_into(path, "1.2", 3)

    assert indices(consolidated(office))["An Bình"] == 70
    assert "đủ hồ sơ" in words_of(path)


def words_of(path):
    return {str(cell.value) for row in openpyxl.load_workbook(path)["Bảng chấm điểm"] for cell in row}


def test_what_is_typed_into_one_asks_for_a_new_run_also_where_none_are_asked_for(office):
    consolidated(office)
    assert consolidated(office, each=False).done is None
    type_into(office / "bang diem" / A, "1.1", 4)

    assert indices(consolidated(office, each=False)) == {"An Bình": 70, "Ba Trại": 70}
    again = consolidated(office, each=False)
    assert again.done is None


def course(office, name):
    rows = Workbook(name, (office / "bang diem" / name).read_bytes()).sheet(forms.COURSE).rows
    return [[cell for cell in row[:4] if cell != ""] for row in rows[2:] if row[0] != ""]


def test_each_says_how_the_agency_came_out_from_run_to_run(office):
    consolidated(office)
    assert course(office, A) == [["Chưa có lần chấm trước"]]
    put(office, a=entry("An Bình", "4/4", "2/6"))
    consolidated(office)

    assert course(office, A) == [
        ["Lần chấm, ngày số liệu", "Chỉ số", "Lỗi", "Cảnh báo"],
        ["1 (31/12/2024)", 50, 0, 0],
        ["2 (31/12/2024)", 60, 0, 0],
        ["So với lần chấm thứ 1 (cột «Nay» và «Tăng, giảm» là công thức; lý do là của lúc lập)"],
        ["Tiêu chí", "Trước", "Nay", "Tăng, giảm"],
        ["1. Lĩnh vực thử", 5, 6, 1],
        ["1.2 Tiêu chí 1.2", 3, 2, -1],
        ["1.1 Tiêu chí 1.1", 2, 4, 2],
    ]


def test_what_changes_in_one_agency_changes_nothing_in_the_workbook_of_another(office):
    consolidated(office)
    put(office, b=entry("Ba Trại", "3/4"))
    before = (office / "bang diem" / A).read_bytes()
    consolidated(office)

    assert (office / "bang diem" / A).read_bytes() == before
    assert len(course(office, "00002 Xã Ba Trại.xlsx")) > 1


def test_what_is_typed_into_one_is_said_of_the_agency_whose_it_is_whatever_code_its_file_has(office):
    put(office, a=entry("An Bình", code="99999"))
    consolidated(office)
    type_into(office / "bang diem" / A, "1.1", 4)

    assert custom((office / "bang diem" / A).read_bytes())["cchc_xl.agency"] == "00001"
    assert [indices(consolidated(office))["An Bình"] for _ in range(2)] == [70, 70]


def test_an_agency_known_by_its_name_keeps_its_score_when_its_new_file_is_refused(office):
    put(office, a=entry("An Bình", code="99999"))
    consolidated(office)
    put(office, a=b"broken")

    assert indices(consolidated(office))["An Bình"] == 50
