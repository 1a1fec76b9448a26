"""Findings of a scoring workbook: their facts come back from their sentences."""

from string import Formatter

import pytest

from cchc_xl.findings import Kind, sentence
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.reading.told_before import CARRIED, carried, facts_in, told_findings
from cchc_xl.sheets.workbook import Workbook
from tests.tables import workbook

HEAD = "| STT | Mức độ | Mã | Tiêu chí | Nơi xảy ra (bấm để mở) | Nội dung và cách sửa | Người phụ trách |"
NEGATIVE = "Cột «Số phiếu»: 2 số âm, ở hàng 5, 6. Hãy kiểm tra lại."


def told(*rows, head=HEAD):
    shown = "\n".join((head, *(f"| {row} |" for row in rows)))
    return told_findings(Workbook("a.xlsx", workbook({"Kiểm tra số liệu": shown})).sheet("Kiểm tra số liệu"))


def facts_of(kind, words):
    """Give every name of a kind's sentence something to say."""
    return {name: words.format(name=name) for _, name, _, _ in Formatter().parse(kind.vi) if name}


every_kind = pytest.mark.parametrize("kind", sorted(CARRIED, key=lambda kind: kind.code), ids=lambda kind: kind.code)


@every_kind
def test_the_facts_of_every_kind_that_travels_come_back_from_its_sentence(kind):
    facts = facts_of(kind, "3 ô {name}, 5/6")
    one = kind.at(Cell("xã.xlsx"), **facts)

    assert dict(facts_in(kind, sentence(one))) == facts
    assert facts_in(kind, sentence(one) + " Thêm") is None


@every_kind
def test_facts_that_look_like_the_words_around_them_still_give_the_same_sentence(kind):
    said = sentence(kind.at(Cell("xã.xlsx"), **facts_of(kind, "«{name}», (hàng 5, …): ở ghi; sửa.")))

    assert sentence(kind.at(Cell("xã.xlsx"), **dict(facts_in(kind, said)))) == said


def test_a_finding_comes_back_with_its_place_in_the_entry_workbook():
    assert told(f"1 | ! Cảnh báo | R126 | | xã.xlsx «Khảo sát»!C5 | {NEGATIVE} | Đảm") == (
        Finding(
            "R126",
            Cell("xã.xlsx", "Khảo sát", "C5"),
            official="Đảm",
            facts=(("column", "Số phiếu"), ("count", "2"), ("rows", "5, 6")),
        ),
    )


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ("xã «mới».xlsx «Sổ (2)»!AB12", Cell("xã «mới».xlsx", "Sổ (2)", "AB12")),
        ("xã.xlsx «Sổ»", Cell("xã.xlsx", "Sổ")),
        ("xã.xlsx", Cell("xã.xlsx")),
        ("", Cell("a.xlsx", "Kiểm tra số liệu", "F2")),
    ],
)
def test_places_come_back_as_they_were_named(place, cell):
    assert [one.cell for one in told(f"1 | ! | R126 | | {place} | {NEGATIVE} |")] == [cell]


@pytest.mark.parametrize(("code", "said"), [("R126", "Hai số âm."), ("R999", "Sổ viết bằng bút chì.")])
def test_what_another_version_of_the_program_found_is_told_in_its_words(code, said):
    (one,) = told(f"1 | ! Cảnh báo | {code} | '1.1 | xã.xlsx | {said} | Đảm")

    assert (one.code, one.criterion, one.official) == ("W152", "1.1", "Đảm")
    assert sentence(one) == f"Bảng điểm có phát hiện {code} ghi lúc lập: {said}"


def test_only_what_nobody_can_find_again_is_carried():
    rows = [
        f"1 | ! | R126 | | xã.xlsx | {NEGATIVE} |",
        "2 | ! | S101 | '1.1 | xã.xlsx | Tự chấm 2,00 điểm nhưng số liệu cho 1,50 điểm. Hãy sửa điểm tự chấm hoặc giải "
        "trình. |",
        "3 | ! | R999 | | xã.xlsx | Lạ |",
    ]

    assert [one.code for one in carried(told(*rows))] == ["R126", "W152"]


def test_a_sheet_without_findings_has_none_and_one_without_a_header_is_none():
    assert told() == ()
    assert told("Không có lỗi, cảnh báo nào. | | | | | |") == ()
    assert told(head="| a | b |") is None


def test_every_sentence_can_be_told_in_english_too():
    """Words that the Vietnamese sentence does not have are left out."""
    words = "Ngày số liệu ghi «mai», không đọc được nên lấy ngày cuối kỳ 31/12/2024. Hãy nhập dạng 31/12/2024."

    (one,) = told(f"1 | ! | W109 | | xã.xlsx | {words} |")
    assert Kind.AS_OF_UNREADABLE.code == one.code
    assert sentence(one, "en").startswith("The figures-as-of, «mai», cannot be read; 31/12/2024")
