"""Whatever communes and plans say stays text: no formula, no link to elsewhere, no file that Excel must repair."""

import re
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.sheets.workbook import Workbook
from tests.hostile import plan_saying, scored_saying, workbooks
from tests.insides import formulas, parts, texts

HARMLESS = "lời lành"
AS_IT_IS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example")',
    "{=1}",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "file:///etc/passwd",
    "http://x.example",
    "mailto:a@b.example",
    "internal:Sheet!A1",
    "external:c:\\a.xlsx",
    "_x0041_",
    '"',
    "'",
    "a&b<c>d&amp;]]>",
    "'!A1",
    '","x")+1+HYPERLINK("',
    "FILTER(1)+SORT(2)",
    "<r><t>đậm</t></r>",
    "<r><hỏng></r>",
    "#N/A",
    "nan",
    "1e5",
    "TRUE",
    "dòng một\n=1+1",
    "&P &\"Wingdings\" 10",
    "5 việc",
)
CLEANED = {
    "chữ\x00 và\x08 số\x1f": "chữ và số",
    "nửa \ud83d chữ \udc00 lạ": "nửa chữ lạ",
    "\t=1+1": "=1+1",
    "lạ\ufffe\uffff": "lạ",
    "dài " * 10000: ("dài " * 10000)[:32767],
    "<r>" + "&" * 40000 + "</r>": "<r>" + "&" * 32764,
    "😀" * 20000: "😀" * 16383,
}
HOSTILE = {**dict(zip(AS_IT_IS, AS_IT_IS, strict=True)), **CLEANED}
KINDS = ("scoring", "ranking", "entry", "plan")

each_text = pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text[:12]) for text in HOSTILE])
written = cache(workbooks)


@each_text
def test_foreign_text_makes_no_formula(text):
    for kind, book in written(text).items():
        assert len(formulas(book)) == len(formulas(written(HARMLESS)[kind]))


@each_text
def test_foreign_text_comes_back_as_the_text_it_was(text):
    for kind, book in written(text).items():
        assert texts(book).count(HOSTILE[text]) >= texts(written(HARMLESS)[kind]).count(HARMLESS) > 5


@each_text
def test_foreign_text_spoils_no_part_of_the_file(text):
    for book in written(text).values():
        for part in parts(book).values():
            ElementTree.fromstring(part)  # noqa: S314 - written by ourselves


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("text", ["<r><hỏng></r>", "_x0041_", *CLEANED], ids=lambda text: ascii(text[:12]))
def test_another_program_opens_what_we_wrote(text):
    for book in written(text).values():
        assert openpyxl.load_workbook(BytesIO(book)).sheetnames
