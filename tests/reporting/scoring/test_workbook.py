"""The scoring workbook as its readers see it, and as an office program opens it."""

import re
import zipfile
from decimal import Decimal
from functools import cache
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import rounded
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting import SPECIMEN
from cchc_xl.reporting.scoring import SHEETS, write_scorecard
from cchc_xl.sheets.workbook import Sheet, Workbook
from tests.containers import sheet_xml
from tests.plans import SAMPLE, real_plan


@cache
def scored() -> Scored:
    return score_workbook(SAMPLE, real_plan())


@cache
def content() -> bytes:
    return write_scorecard(scored(), real_plan())


def sheet(name) -> Sheet:
    return Workbook("a.xlsx", content()).sheet(name)


def words_of(name):
    return [cell for row in sheet(name).rows for cell in row if isinstance(cell, str) and cell]


def rows_of(name, header):
    """Give the rows below a header by their first cell, each by the words of the header; of two the upper one."""
    rows = iter(sheet(name).rows)
    titles = next(row for row in rows if row[0] == header)
    found = [dict(zip(titles, row, strict=True)) for row in rows if isinstance(row[0], str) and row[0]]
    return {row[header]: row for row in reversed(found)}


def test_it_has_a_sheet_for_each_reader_and_a_table_of_contents():
    assert Workbook("a.xlsx", content()).names == SHEETS
    assert [word for word in words_of(forms.SUMMARY) if word in SHEETS] == list(SHEETS[1:])


def test_the_summary_says_index_class_goal_areas_and_officials():
    words, numbers = words_of(forms.SUMMARY), [cell for row in sheet(forms.SUMMARY).rows for cell in row]
    officials = {one.official or forms.UNASSIGNED for one in real_plan().criteria}

    assert "TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024" in words
    assert "Nhóm 5/31; năm trước 6/31" in words
    assert float(rounded(scored().card.totals.index, 8)) in numbers
    assert [area.title for area in real_plan().areas if area.title not in words] == []
    assert officials - set(words) == set()


@pytest.mark.parametrize("name", [forms.SUMMARY, forms.SCORES, forms.TARGETS])
def test_a_specimen_says_so_on_every_table(name):
    assert SPECIMEN in words_of(name)


def test_every_criterion_stands_with_its_points_reason_and_official():
    rows = rows_of(forms.SCORES, "STT")

    for criterion in real_plan().criteria:
        score, row = scored().card.score(criterion.code), rows[criterion.code]
        assert row["Lĩnh vực / tiêu chí / thành phần"] == criterion.title
        assert row["Vì sao được điểm này (lúc lập bảng)"] == score.reason
        assert row["Đạt được"] == ("" if score.outcome.value == "excluded" else float(score.points))
        assert row["Tình trạng"] == forms.OUTCOMES[score.outcome.value]
        assert row["Người phụ trách"] == (criterion.official or forms.UNASSIGNED)


def test_every_target_is_met_not_met_or_unknown_with_its_reason():
    rows = rows_of(forms.TARGETS, "Mã")

    for judged in scored().card.targets:
        row = rows[judged.target]
        assert row["Kết quả"] == forms.RESULTS[judged.met]
        assert row["Số liệu và lý do (lúc lập bảng)"] == judged.reason


def test_the_officials_together_hold_won_and_lost_what_the_agency_did():
    rows = rows_of(forms.OFFICIALS, "Người phụ trách")
    held = [rows[name] for name in dict.fromkeys(one.official or forms.UNASSIGNED for one in real_plan().criteria)]
    totals = scored().card.totals

    assert sum(Decimal(str(row["Điểm tối đa"])) for row in held) == totals.maximum
    assert sum(Decimal(str(row["Điểm đạt"])) for row in held) == totals.points
    assert sum(Decimal(str(row["Điểm mất"])) for row in held) == totals.maximum - totals.points


def test_every_finding_links_to_its_cell_in_the_entry_workbook():
    links = re.findall(r"<f>HYPERLINK\((.*?),", sheet_xml(content())(forms.FINDINGS).decode())

    assert [link for link in links if not link.startswith('"#')] == [
        f"\"{one.cell.file}#'{one.cell.sheet}'!{one.cell.address or 'A1'}\"" if one.cell.sheet else f'"{one.cell.file}"'
        for one in scored().findings
    ]


def test_every_typed_figure_links_to_its_cell_in_the_entry_workbook():
    links = re.findall(r"<f>HYPERLINK\(\"([^\"#]+#[^\"]*)\",", sheet_xml(content())(forms.FIGURES).decode())
    form = openpyxl.load_workbook(SAMPLE, data_only=True)

    assert len(links) > 200
    for link in links:
        file, _, place = link.partition("#")
        name, _, cell = place.rpartition("!")
        assert file == SAMPLE.name
        assert form[name.strip("'")][cell].value is not None


def test_links_lead_from_where_the_result_lies():
    elsewhere = sheet_xml(write_scorecard(scored(), real_plan(), "../xã/"))(forms.FIGURES).decode()

    files = {link.partition("#")[0] for link in re.findall(r"<f>HYPERLINK\(\"([^\"]*)\",", elsewhere)}
    assert files == {"", f"../xã/{SAMPLE.name}"}


def test_findings_and_figures_link_to_the_row_of_their_criterion():
    rows = {row[0]: number for number, row in enumerate(sheet(forms.SCORES).rows, start=1) if isinstance(row[0], str)}

    for name in (forms.FINDINGS, forms.FIGURES):
        xml = sheet_xml(content())(name).decode()
        links = re.findall(r"<f>HYPERLINK\(\"#'Bảng chấm điểm'!A(\d+)\",\"([^\"]*)\"\)</f>", xml)
        assert links
        assert [(int(row), code) for row, code in links if rows[code] != int(row)] == []


def test_no_citizen_leaves_the_registers():
    names = {row[3] for row in Workbook("e", SAMPLE.read_bytes()).sheet("Hồ sơ TTHC").rows[4:] if row[3]}
    with zipfile.ZipFile(BytesIO(content())) as package:
        everything = "".join(package.read(name).decode() for name in package.namelist())

    assert len(names) > 500
    assert [name for name in names if name in everything] == []
