"""The scoring workbook as its readers see it, and as an office program opens it."""

import re
import zipfile
from functools import cache
from io import BytesIO

import pytest

from cchc_xl.pipeline.scoring_run import Scored, score_workbook
from cchc_xl.reporting import SPECIMEN
from cchc_xl.reporting.scorecard import write_scorecard
from cchc_xl.sheets.workbook import Sheet, Workbook
from tests.office import needs_office, recalculated
from tests.plans import SAMPLE, real_plan


@cache
def scored() -> Scored:
    return score_workbook(SAMPLE, real_plan())


@cache
def content() -> bytes:
    return write_scorecard(scored().card, scored().findings, real_plan())


def sheet(name) -> Sheet:
    return Workbook("a.xlsx", content()).sheet(name)


def words_of(name):
    return [cell for row in sheet(name).rows for cell in row if isinstance(cell, str) and cell]


def test_the_summary_says_index_bounds_goal_and_areas():
    words, numbers = words_of("Tổng hợp"), [cell for row in sheet("Tổng hợp").rows for cell in row]

    assert "BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024" in words
    assert "Phấn đấu trong nhóm 5/31; năm trước hạng 6/31" in words
    assert round(float(scored().card.totals.index), 2) in numbers
    assert [area.title for area in real_plan().areas if area.title not in words] == []


@pytest.mark.parametrize("name", ["Tổng hợp", "Bảng chấm điểm", "Chỉ tiêu"])
def test_a_specimen_says_so_on_every_table(name):
    assert SPECIMEN in words_of(name)


def test_every_criterion_stands_with_its_points_reason_and_official():
    rows = {row[0]: row for row in sheet("Bảng chấm điểm").rows if isinstance(row[0], str)}

    for criterion in real_plan().criteria:
        score, row = scored().card.score(criterion.code), rows[criterion.code]
        assert row[1] == criterion.title
        assert row[9] == score.reason
        assert row[8] == ("" if score.outcome.value == "excluded" else float(score.points))
        assert row[13] == (criterion.official or "Chưa phân công")


def test_every_target_is_met_not_met_or_unknown_with_its_reason():
    rows = {row[0]: row for row in sheet("Chỉ tiêu").rows if isinstance(row[0], str)}
    signs = {True: "✓ Đạt", False: "✗ Không đạt", None: "? Chưa xác định"}

    for judged in scored().card.targets:
        assert rows[judged.target][4:6] == [signs[judged.met], judged.reason]


def test_every_finding_links_to_its_cell_in_the_entry_workbook():
    with zipfile.ZipFile(BytesIO(content())) as package:
        xml = package.read("xl/worksheets/sheet4.xml").decode()
    links = re.findall(r"<f>HYPERLINK\((.*?),", xml)

    assert links == [f"\"{one.cell.file}#'{one.cell.sheet}'!{one.cell.address}\"" for one in scored().findings]


def test_no_citizen_leaves_the_registers():
    names = {row[3] for row in Workbook("e", SAMPLE.read_bytes()).sheet("Hồ sơ TTHC").rows[4:] if row[3]}
    with zipfile.ZipFile(BytesIO(content())) as package:
        everything = "".join(package.read(name).decode() for name in package.namelist())

    assert len(names) > 500
    assert [name for name in names if name in everything] == []


def shown(sheet):
    """Give what stands in the rows of a sheet that have something, numbers to nine decimals."""
    rows = [[round(cell, 9) if isinstance(cell, float) else cell for cell in row if cell != ""] for row in sheet.rows]
    return [row for row in rows if row]


@needs_office
def test_an_office_program_opens_it_and_finds_the_same_values(tmp_path):
    again = Workbook("a.xlsx", recalculated(content(), tmp_path))

    for name in ("Tổng hợp", "Bảng chấm điểm", "Chỉ tiêu"):
        assert shown(again.sheet(name)) == shown(Workbook("a.xlsx", content()).sheet(name))
