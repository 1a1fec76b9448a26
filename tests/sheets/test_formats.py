"""Workbooks in other formats are read, and what their format hides is told once."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from cchc_xl.findings import sentence
from cchc_xl.reading import read
from cchc_xl.sheets.container import opened
from cchc_xl.sheets.formats import Format, format_of
from cchc_xl.sheets.magic import OLE
from tests.cases import entry_workbook
from tests.office import converted, needs_office
from tests.plans import SAMPLE, criterion, plan_of, real_plan
from tests.tables import workbook

FORMS = {".xls": "xls", ".ods": "ods", ".xlsx": "xlsm:Calc MS Excel 2007 VBA XML"}


def package(**parts):
    file = BytesIO()
    with ZipFile(file, "w") as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return file.getvalue()


def format_in(data):
    return format_of(data, None if data.startswith(OLE) else opened("a", data))


def test_an_xlsx_hides_nothing():
    assert format_in(workbook({"Một": "| a |"}, font=".VnTime")) == Format(".xlsx")


def test_old_fonts_are_named_where_their_cells_are_not_known():
    styles = "x.VnArial NarrowH\0VNI-Times".encode("utf-16-le")

    assert format_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"..\x07\x00.VnTime\x01") == Format(
        ".xls", hides=True, fonts=(".VnTime",)
    )
    assert format_in(package(**{"content.xml": "<a b='.VnTimeH'/>"})) == Format(".ods", hides=True, fonts=(".VnTimeH",))
    assert format_in(package(**{"xl/workbook.bin": "", "xl/styles.bin": styles})).name == ".xlsb"
    assert "VNI-Times" in format_in(package(**{"xl/workbook.bin": "", "xl/styles.bin": styles})).fonts


@needs_office
@pytest.mark.parametrize("name", FORMS)
def test_the_sample_in_other_formats_gives_the_same_figures(name, tmp_path):
    data = converted(SAMPLE.read_bytes(), tmp_path, FORMS[name])
    ours, theirs = read("xã", SAMPLE.read_bytes(), real_plan()), read("xã", data, real_plan())

    typed = ("total", "done", "day", "answer", "claimed", "last_figure", "last_points")
    for code, entry in ours.entries.items():
        for part in typed:
            one, other = entry.figure(part), theirs.entry(code).figure(part)
            assert (one.state, one.value) == (other.state, other.value)
    assert (ours.rows, ours.counts, ours.heading) == (theirs.rows, theirs.counts, theirs.heading)
    assert format_in(data).name == name


@needs_office
def test_what_an_xls_hides_is_told_once_for_the_file(tmp_path):
    data = converted(entry_workbook(plan_of(criterion("1.1"))), tmp_path, "xls")
    told = [one for one in read("xã.xls", data, plan_of(criterion("1.1"))).findings if one.code == "W142"]

    assert [sentence(one) for one in told] == [
        "Tệp dạng .xls: ô báo lỗi hoặc chưa tính đọc như ô trống. Hãy lưu lại dạng .xlsx rồi chấm lại."
    ]


@pytest.mark.parametrize(
    ("name", "told"), [("xã.xlsx", 0), ("xã.XLSM", 0), ("xã", 0), ("xã.xlsx.tmp", 0), ("xã.xls", 1), ("xã.ods", 1)]
)
def test_a_workbook_under_the_name_of_another_format_is_read_and_told(name, told):
    plan = plan_of(criterion("1.1"))
    reading = read(name, entry_workbook(plan), plan)

    assert [one.code for one in reading.findings if one.code == "W143"] == ["W143"] * told


@needs_office
@pytest.mark.parametrize("form", ["xls", "ods"])
def test_an_old_font_in_another_format_is_named(form, tmp_path):
    data = converted(workbook({"Một": "| X· |"}, font=".VnTime"), tmp_path, form)

    assert ".VnTime" in format_in(data).fonts
