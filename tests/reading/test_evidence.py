"""What «Minh chứng» and «Khó khăn, kiến nghị» say."""

from datetime import date

import pytest

from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Difficulty, Evidence
from tests.cases import FILE, reading_of
from tests.plans import criterion, plan_of


def of(**sheets):
    return reading_of(plan_of(criterion()), sheets={"Minh chứng": "", "Khó khăn, kiến nghị": "", **sheets})


def test_every_document_is_read_with_its_cell():
    reading = of(**{
        "Minh chứng": """
            MINH CHỨNG

            | Mã tiêu chí | Số, ký hiệu | Ngày       | Trích yếu         | Tên tệp  | Trang, mục |
            |-------------|-------------|------------|-------------------|----------|------------|
            | '1.1        | 12/KH-UBND  | 15/01/2024 | Kế hoạch CCHC     | kh12.pdf | 3          |
            |             |             |            |                   |          |            |
            | '1.1        |             |            | Ảnh chụp niêm yết |          |            |
        """
    })  # fmt: skip

    assert reading.evidence == (
        Evidence(
            "1.1",
            "12/KH-UBND",
            date(2024, 1, 15),
            "Kế hoạch CCHC",
            "kh12.pdf",
            "3",
            Cell(FILE, "Minh chứng", "A4"),
        ),
        Evidence("1.1", "", None, "Ảnh chụp niêm yết", "", "", Cell(FILE, "Minh chứng", "A6")),
    )
    assert reading.findings == ()


@pytest.mark.parametrize("day", ["15/01/2024", "'15/1/2024", "'2024-01-15", "45306"])
def test_the_day_of_a_document_is_read_as_people_write_it(day):
    reading = of(**{"Minh chứng": f"| Mã | Số, ký hiệu | Ngày |\n| '1.1 | 12 | {day} |"})

    assert [(one.number, one.day) for one in reading.evidence] == [("12", date(2024, 1, 15))]


def test_a_day_that_is_none_is_left_out():
    reading = of(**{"Minh chứng": "| Mã | Số, ký hiệu | Ngày |\n| '1.1 | 12 | tháng Giêng |"})

    assert [(one.number, one.day) for one in reading.evidence] == [("12", None)]


def test_columns_are_found_in_any_order_and_may_be_missing():
    reading = of(**{"Minh chứng": "| Trang | Số, ký hiệu | Mã |\n| 7 | 12 | '1.1 |"})

    assert [(one.criterion, one.number, one.page, one.file) for one in reading.evidence] == [("1.1", "12", "7", "")]


def test_every_difficulty_is_read_with_its_cell():
    reading = of(**{
        "Khó khăn, kiến nghị": """
            | Khó khăn, vướng mắc | Kiến nghị, đề xuất | Mã tiêu chí liên quan | Người báo cáo |
            | Thiếu máy quét      | Cấp một máy        | '7.2                  | Đảm           |
            |                     | Tập huấn           |                       |               |
        """
    })  # fmt: skip

    assert reading.difficulties == (
        Difficulty("Thiếu máy quét", "Cấp một máy", "7.2", "Đảm", Cell(FILE, "Khó khăn, kiến nghị", "A2")),
        Difficulty("", "Tập huấn", "", "", Cell(FILE, "Khó khăn, kiến nghị", "A3")),
    )


@pytest.mark.parametrize("shown", ["", "chưa có gì", "| Mã tiêu chí | Số, ký hiệu |", "| Khó khăn, vướng mắc |"])
def test_a_list_without_rows_or_headers_is_empty_and_not_told(shown):
    reading = of(**{"Minh chứng": shown, "Khó khăn, kiến nghị": shown})

    assert (reading.evidence, reading.difficulties, reading.findings) == ((), (), ())


def test_both_lists_may_be_missing():
    reading = reading_of(plan_of(criterion()))

    assert (reading.evidence, reading.difficulties, reading.findings) == ((), (), ())
