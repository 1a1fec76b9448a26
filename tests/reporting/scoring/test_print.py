"""The scoring workbook on paper, printed by a real office program and read back from its PDF."""

import os
import re
import shutil
import subprocess
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl.improvement.outlook import outlook
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.scoring import write_scorecard
from tests.office import needs_office, printed
from tests.plans import SAMPLE, real_plan

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None and not os.environ.get("CI"),
    reason="poppler-utils is not installed: printed pages are read only where it is",
)
LEAST = 11  # points of type on paper


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    scored = score_workbook(SAMPLE, real_plan())
    found = outlook(scored, real_plan(), (Decimal(95), Decimal(80)))
    content = write_scorecard(scored, real_plan(), improvement=found)
    return printed(content, tmp_path_factory.mktemp("in"))


@cache
def pages(pdf):
    """Give the text of each page without its breaks."""
    text = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    return [" ".join(page.split()) for page in text.split("\f") if page.strip()]


def of_form(pdf):
    """Give the pages of «Bảng chấm điểm»: from its title to the next one."""
    texts = pages(pdf)
    first = next(place for place, text in enumerate(texts) if "BẢNG CHẤM ĐIỂM CHỈ SỐ" in text)
    last = next(place for place, text in enumerate(texts) if "KẾT QUẢ THEO NGƯỜI PHỤ TRÁCH" in text)
    return texts[first:last]


@needs_office
@needs_poppler
def test_the_summary_is_one_page_with_its_signature(pdf):
    first, second, *_ = pages(pdf)

    assert "TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM" in first
    assert "CHỦ TỊCH" in first
    assert "BẢNG CHẤM ĐIỂM CHỈ SỐ" in second


@needs_office
@needs_poppler
def test_every_title_of_the_form_is_printed_whole(pdf):
    words = " ".join(of_form(pdf)).replace(" ", "")

    assert [one.title for one in real_plan().criteria if one.title.replace(" ", "") not in words] == []


@needs_office
@needs_poppler
def test_the_header_stands_on_every_page_of_the_form_and_the_signature_below_the_total(pdf):
    form = of_form(pdf)

    assert all("STT" in page and "Đạt được" in page for page in form)
    assert "Tổng cộng" in form[-1]
    assert "CHỦ TỊCH" in form[-1]


@needs_office
@needs_poppler
def test_each_criterion_of_what_could_be_better_stands_on_a_page_with_all_its_figures(pdf):
    first = next(place for place, text in enumerate(pages(pdf)) if "ĐIỂM CÒN MẤT VÀ CÁCH CẢI THIỆN" in text)
    last = next(place for place, text in enumerate(pages(pdf)) if "KẾT QUẢ THỰC HIỆN CHỈ TIÊU" in text)
    those = pages(pdf)[first:last]

    assert all("Số liệu hiện nay" in page for page in those)
    assert [page for page in those if page.count("(tối đa") == 0] == []
    assert sum(page.count("Vì sao: ") for page in those) == sum(page.count("(tối đa") for page in those)


@needs_office
@needs_poppler
def test_no_page_is_set_smaller_than_eleven_points(pdf):
    assert {place: size for place, size in enumerate(smallest_on(pdf), start=1) if size < LEAST} == {}


def smallest_on(pdf):
    """Give the smallest size of type on each page that has any."""
    xml = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", str(pdf)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    fonts = {name: int(size) for name, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', xml)}
    return [min(sizes_of(page, fonts)) for page in xml.split("<page ")[1:] if "<text" in page]


def sizes_of(page, fonts):
    """Give the sizes of the texts of a page, but for the footer and what stands in a chart."""
    texts = re.findall(r'<text top="(\d+)"[^>]*font="(\d+)"', page)
    lowest = max(int(top) for top, _ in texts)
    return [fonts[font] for top, font in texts if int(top) < lowest]
