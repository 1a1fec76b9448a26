"""The consolidated workbook of 31 communes on paper, printed by a real office program and read back from its PDF."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache

import pytest

from cchc_xl.model.ranking import Standing, Status
from cchc_xl.reporting.consolidated import write_ranking
from tests.office import needs_office, printed
from tests.reporting.consolidated.districts import district_of

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None and not os.environ.get("CI"),
    reason="poppler-utils is not installed: printed pages are read only where it is",
)
COMMUNES, WITHOUT = 31, 8  # of which so many have sent nothing
LEAST = 11  # points of type on paper


@cache
def group():
    """31 communes, the last eight of which are missing."""
    ranking, findings, plan = district_of(COMMUNES)
    kept, gone = ranking.standings[:-WITHOUT], ranking.standings[-WITHOUT:]
    missing = (Standing(one.agency, Status.MISSING, reason="Chưa nhận được tệp") for one in gone)
    return replace(ranking, standings=(*kept, *missing)), findings, plan


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return printed(write_ranking(*group()), tmp_path_factory.mktemp("in"))


@cache
def pages(pdf):
    """Give the text of each page without its breaks and spaces, which fonts set between letters too."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True).stdout
    return [tight(page) for page in text.split("\f") if page.strip()]


def tight(text):
    return "".join(text.split())


def between(pdf, title, following):
    """Give the pages from that with a title to that before another."""
    texts = pages(pdf)
    first = next(n for n, text in enumerate(texts) if tight(title) in text)
    return texts[first : next(n for n, text in enumerate(texts) if n > first and tight(following) in text)]


@needs_office
@needs_poppler
def test_the_summary_is_one_page_with_who_is_missing_and_who_signs(pdf):
    (summary,) = between(pdf, "TỔNG HỢP KẾT QUẢ XẾP HẠNG", "BẢNG XẾP HẠNG")

    assert tight("PHÒNG NỘI VỤ") in summary
    assert tight("TRƯỞNG PHÒNG") in summary
    assert tight("Chưa có số liệu của lần này") in summary
    assert all(tight(one.agency.title) in summary for one in group()[0].standings if not one.card)


@needs_office
@needs_poppler
def test_every_commune_is_printed_in_the_ranking_with_the_head_on_every_page_and_the_signature_below(pdf):
    ranking = between(pdf, "BẢNG XẾP HẠNG", "DIỄN BIẾN CHỈ SỐ")

    assert [one.agency.title for one in group()[0].standings if tight(one.agency.title) not in "".join(ranking)] == []
    assert all(tight("Xếp loại") in page for page in ranking)
    assert tight("TRƯỞNG PHÒNG") in ranking[-1]
    assert ranking[-1].count(tight("Chưa nhận được tệp")) >= 3


@needs_office
@needs_poppler
@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("DIỄN BIẾN CHỈ SỐ", "ĐIỂM THEO LĨNH VỰC"),
        ("ĐIỂM THEO LĨNH VỰC", "MA TRẬN ĐIỂM"),
        ("TÌNH HÌNH GỬI BÁO CÁO", "KẾT QUẢ KIỂM TRA"),
    ],
)
def test_every_commune_is_printed_by_course_area_and_delivery(pdf, title, following):
    words = "".join(between(pdf, title, following))
    scored = [one for one in group()[0].standings if one.card]

    assert [one.agency.title for one in scored if tight(one.agency.title) not in words] == []


@needs_office
@needs_poppler
def test_names_stand_on_every_page_of_the_matrix(pdf):
    scored = [tight(one.agency.title) for one in group()[0].standings if one.card]

    assert all(any(name in page for name in scored) for page in between(pdf, "MA TRẬN ĐIỂM", "THẨM ĐỊNH ĐIỂM"))


@needs_office
@needs_poppler
def test_type_is_large_enough_to_read(pdf):
    """All but what stands in the charts of the first page; the footer is small."""
    last = next(n for n, text in enumerate(pages(pdf), start=1) if tight("TÌNH HÌNH GỬI BÁO CÁO") in text)
    xml = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", "-f", "2", "-l", str(last), str(pdf)],
        capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    fonts = {name: int(size) for name, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', xml)}
    small = {
        number
        for number, page in enumerate(xml.split("<page ")[1:], start=2)
        for size in sizes_of(page, fonts)
        if size < LEAST
    }

    assert small == set()


def sizes_of(page, fonts):
    """Give the sizes of the texts of a page, but for the footer."""
    texts = re.findall(r'<text top="(\d+)"[^>]*font="(\d+)"', page)
    lowest = max(int(top) for top, _ in texts)
    return [fonts[font] for top, font in texts if int(top) < lowest]
