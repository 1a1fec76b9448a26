"""Whatever communes and plans say stays text: no formula, no link to elsewhere, no file that Excel must repair."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest

from cchc_xl.consolidation import rank
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.record import ranking_record, score_record
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.workbook import Workbook
from tests.hostile import workbooks
from tests.insides import formulas, parts, texts
from tests.office import needs_office, recalculated
from tests.plans import AGENCY, SAMPLE, real_plan
from tests.reporting.written import written_by_us
from tests.samples import phu_phuong

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
    '&P &"Wingdings" 10',
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
FILES = (
    "xã 'An'.xlsx",
    'xã "An".xlsx',
    '",A1)+HYPERLINK("x.xlsx',
    "xã #1.xlsx",
    "xã [1].xlsx",
    "xã]'!A1.xlsx",
    "http:x.xlsx",
    "mailto:a@b.xlsx",
    "\\\\may\\chung\\x.xlsx",
    "/etc/x.xlsx",
    "FILTER(1)+SORT(2).xlsx",
    "_x0041_.xlsx",
    "=1+1.xlsx",
    "<r>.xlsx</r>",
    "a&amp;b.xlsx",
    "x" * 300 + ".xlsx",
)
ELSEWHERE = ("#", "[", "]", ":", "\\\\", "/etc", "_x0041_", "<r>", "xxx")
LINK = re.compile(r'HYPERLINK\((?P<target>(?:&?"(?:[^"]|"")*")+),(?P<text>(?:&?"(?:[^"]|"")*")+)\)')

each_text = pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text[:12]) for text in HOSTILE])
written = cache(workbooks)


@each_text
def test_foreign_text_makes_no_formula(text):
    for kind, book in written(text).items():
        assert len(formulas(book)) == len(formulas(written(HARMLESS)[kind]))


@each_text
def test_foreign_text_comes_back_as_the_text_it_was(text):
    for kind, book in written(text).items():
        assert said(book, HOSTILE[text]) >= said(written(HARMLESS)[kind], HARMLESS) > 3


def said(book, text):
    """Count how often a text is said, whole, or as its first words and «…» where a table has no room for more."""
    return sum(one == text or (one.endswith(" …") and text.startswith(one[:-2])) for one in texts(book))


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


@pytest.mark.parametrize("file", FILES)
def test_a_file_name_cannot_break_out_of_its_links(file):
    scored = score(read(file, SAMPLE.read_bytes(), real_plan()), real_plan())
    book = write_scorecard(scored, real_plan())
    found = [one for one in formulas(book) if one.startswith("HYPERLINK(") and "IFERROR" not in one]

    targets = [literal(LINK.fullmatch(one)["target"]) for one in found]
    beside = [target for target in targets if not target.startswith("#")]
    assert all(target == file or target.startswith(f"{file}#'") for target in beside)
    assert (beside == []) == any(sign in file for sign in ELSEWHERE)


def literal(formula):
    """Give the text that literals of a formula join to."""
    return "".join(one.replace('""', '"') for one in re.findall(r'"((?:[^"]|"")*)"', formula))


def test_our_workbooks_hold_nothing_but_sheets_styles_and_charts():
    known = r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/(_rels/)?(workbook|styles|sharedStrings)\.xml(\.rels)?"
    drawn = r"xl/theme/theme1\.xml|xl/(worksheets|drawings|charts)/(_rels/)?(sheet|drawing|chart)\d+\.xml(\.rels)?"
    books = [(kind, *part) for kind, book in written_by_us().items() for part in parts(book).items()]

    assert [(kind, name) for kind, name, _ in books if not re.fullmatch(f"{known}|{drawn}", name)] == []
    assert [(kind, name) for kind, name, text in books if name.endswith(".rels") and "TargetMode" in text] == []
    assert [(kind, name) for kind, name, text in books if re.search("<(hyperlink|oleObject|control)s? ?", text)] == []


@needs_office
@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "<r><hỏng></r>", "chữ\x00 và\x08 số\x1f"])
def test_an_office_program_reads_foreign_text_as_text(text, tmp_path):
    book = written(text)["scoring"]

    there = recalculated(book, tmp_path)
    assert Workbook("a.xlsx", there).names == Workbook("a.xlsx", book).names
    assert texts(there).count(HOSTILE[text]) == texts(book).count(HOSTILE[text])
    assert [cell for cell in texts(there) if cell.startswith(("Err:", "#NAME", "#REF"))] == []


def test_no_citizen_of_a_register_is_in_any_result():
    """Every personal cell of every register holds this name; it stands in the entry workbook and nowhere after."""
    citizen, plan = "Dấu Thị Bảo Mật", real_plan()
    entry = write_entry(plan, AGENCY, with_personal(phu_phuong(plan), citizen))
    scored = score(read("xã.xlsx", entry, plan), plan)
    ranking, found = rank([scored.card], plan)
    books = (write_scorecard(scored, plan), write_ranking(ranking, scored.findings, plan))
    records = (score_record(scored.card, scored.findings, plan), ranking_record(ranking, found, plan))

    assert texts(entry).count(citizen) > 1000
    assert [name for book in books for name, text in parts(book).items() if citizen in text] == []
    assert citizen not in repr((records, scored, ranking))


def with_personal(contents, name):
    """Name one person in all personal cells of the registers."""
    personal = {one.name: [column.name for column in one.columns if column.personal] for one in real_plan().registers}
    rows = {
        key: [{**row, **dict.fromkeys(personal[key], name)} for row in of] for key, of in contents.registers.items()
    }
    return replace(contents, registers=rows)
