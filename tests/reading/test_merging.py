"""Whole and parts of one agency, put together."""

from decimal import Decimal

import pytest

from cchc_xl.errors import OtherAgency
from cchc_xl.findings import sentence
from cchc_xl.model.plan import Official
from cchc_xl.model.reading import Answer
from cchc_xl.reading import read_parts
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of
from tests.tables import workbook

OFFICIALS = tuple(Official(name, "Công chức") for name in ("Đảm", "Xuân"))
PLAN = plan_of(criterion("1.1"), criterion("1.2", official="Xuân"), officials=OFFICIALS)
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm | Tài liệu kiểm chứng |\n"


def part(name, form, *, scope="Toàn bộ", as_of="31/12/2024", agency="09646", title="Xã Phú Phương", **sheets):
    """One workbook of Phú Phương, filled in by whom its file is named for."""
    information = f"""
        | Mã kế hoạch | thu |
        | Năm | 2024 |
        | Mã đơn vị | '{agency} |
        | Tên đơn vị | {title} |
        | Số liệu tính đến ngày | {as_of} |
        | Phạm vi | {scope} |
        | Người lập | {name} |
    """
    sheets = {"Thông tin chung": information, "Bảng tự chấm": HEAD + form, "Chỉ tiêu khác": "| Mã |", **sheets}
    return f"{name}.xlsx", workbook(sheets)


def told(reading):
    return [(one.code, str(one.cell), sentence(one)) for one in reading.findings if one.code.startswith("W12")]


def test_each_part_speaks_for_its_own_rows():
    reading = read_parts(
        (part("Đảm", "| '1.1 | Một | 10 | 9 |", scope="Đảm"), part("Xuân", "| '1.2 | Hai | 5 | 5 |", scope="Xuân")),
        PLAN,
    )

    assert {code: entry.figure("done").number for code, entry in reading.entries.items()} == {"1.1": 9, "1.2": 5}
    assert [reading.entries[code].cell.file for code in ("1.1", "1.2")] == ["Đảm.xlsx", "Xuân.xlsx"]
    assert (reading.scopes, [source.file for source in reading.sources]) == (
        {"Đảm": "Đảm.xlsx", "Xuân": "Xuân.xlsx"},
        ["Đảm.xlsx", "Xuân.xlsx"],
    )


def test_a_part_fills_in_what_the_whole_leaves_blank_cell_by_cell():
    reading = read_parts((part("Đảm", "| '1.1 | Một | 10 |"), part("Xuân", "| '1.1 | Một | | 9 | | 1,5 |")), PLAN)
    entry = reading.entries["1.1"]

    assert [(entry.figure(key).number, entry.figure(key).cell.file) for key in ("total", "done", "claimed")] == [
        (Decimal(10), "Đảm.xlsx"),
        (Decimal(9), "Xuân.xlsx"),
        (Decimal("1.5"), "Xuân.xlsx"),
    ]
    assert told(reading) == []


def test_the_same_value_twice_is_no_conflict():
    form = "| '1.1 | Một | 10 | 9 | Không | 1,5 | 1/KH |"
    reading = read_parts((part("Đảm", form), part("Xuân", form)), PLAN)

    assert told(reading) == []
    assert (reading.entries["1.1"].answer, reading.entries["1.1"].evidence) == (Answer.NO, "1/KH")


def test_two_different_values_name_both_cells_and_people_and_neither_is_taken():
    reading = read_parts((part("Đảm", "| '1.1 | Một | 10 | 9 |"), part("Xuân", "| '1.1 | Một | 10 | 8 |")), PLAN)

    assert told(reading) == [
        (
            "W121",
            "Đảm.xlsx «Bảng tự chấm»!D2",
            "Cột «Số thực hiện»: Đảm ghi 9, nhưng Xuân.xlsx «Bảng tự chấm»!D2 (Xuân) ghi 8. Hãy thống nhất một số.",
        )
    ]
    assert reading.entries["1.1"].figure("done").number is None


def test_two_answers_in_other_words_are_one_and_two_meanings_are_a_conflict():
    same = read_parts((part("Đảm", "| '1.1 | Một | | | Có |"), part("Xuân", "| '1.1 | Một | | | x |")), PLAN)
    other = read_parts((part("Đảm", "| '1.1 | Một | | | Có |"), part("Xuân", "| '1.1 | Một | | | Không |")), PLAN)

    assert (told(same), same.entries["1.1"].answer) == ([], Answer.YES)
    assert ([code for code, *_ in told(other)], other.entries["1.1"].answer) == (["W121"], None)


def test_a_claim_that_differs_bars_nothing_and_is_not_used():
    reading = read_parts((part("Đảm", "| '1.1 | Một | | | | 1 |"), part("Xuân", "| '1.1 | Một | | | | 2 |")), PLAN)

    assert [code for code, *_ in told(reading)] == ["W122"]
    assert reading.entries["1.1"].figure("claimed").number is None


def test_evidence_of_both_is_kept():
    forms = ("| '1.1 | Một | | | | | 1/KH |", "| '1.1 | Một | | | | | 2/BC |")
    reading = read_parts([part(name, form) for name, form in zip(("Đảm", "Xuân"), forms, strict=True)], PLAN)

    assert reading.entries["1.1"].evidence == "1/KH; 2/BC"


WORKS = Register("Việc", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "yes/no", may_be_blank=True)))
COUNTING = plan_of(
    criterion("1.1", register="Việc"), registers=(WORKS,), measures=(Measure("1.1", "total", "Việc", "count"),)
)


def counted(one, other):
    return read_parts((part("Đảm", "", Việc=one), part("Xuân", "", Việc=other)), COUNTING)


def test_register_rows_of_all_parts_count_and_a_key_in_both_counts_once():
    reading = counted("| Mã | Xong |\n| a | Có |\n| b | Có |", "| Mã | Xong |\n| b | Có |\n| c | Không |")

    assert (reading.rows["Việc"], reading.counts["1.1", "total"].number) == (3, 3)
    assert [one.code for one in reading.findings] == []


def test_a_key_with_other_content_in_another_part_is_told_where_it_stands():
    reading = counted("| Mã | Xong |\n| a | Có |", "| Mã | Xong |\n| a | Không |")

    assert reading.rows["Việc"] == 1
    assert [(one.code, str(one.cell)) for one in reading.findings] == [("R104", "Xuân.xlsx «Việc»!A2")]


def test_a_register_need_stand_in_one_part_only():
    reading = read_parts((part("Đảm", ""), part("Xuân", "", Việc="| Mã | Xong |\n| a | Có |")), COUNTING)

    assert (reading.rows["Việc"], reading.findings) == (1, ())


def test_the_latest_of_different_dates_is_taken_and_told():
    reading = read_parts((part("Đảm", "", as_of="30/06/2024"), part("Xuân", "")), PLAN)

    assert (reading.as_of.isoformat(), [code for code, *_ in told(reading)]) == ("2024-12-31", ["W123"])


def test_workbooks_of_two_agencies_are_refused():
    with pytest.raises(OtherAgency, match="09646, 09664"):
        read_parts((part("Đảm", ""), part("Xuân", "", agency="09664", title="Xã Châu Sơn")), PLAN)


def test_a_part_whose_code_is_wrong_belongs_to_the_agency_that_it_names():
    parts = (part("Đảm", "| '1.1 | Một | 10 | 9 |"), part("Xuân", "| '1.2 | Hai | 5 | 5 |", agency="9646"))

    assert sorted(read_parts(parts, PLAN).entries) == ["1.1", "1.2"]


def test_a_conflict_is_told_as_officials_write():
    head = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện | Điểm tự chấm |\n"
    forms = (head + "| '1.1 | Một | | | 24/01/2024 | 2,75 |", head + "| '1.1 | Một | | | 25/01/2024 | 1,5 |")
    parts = [part(name, "", **{"Bảng tự chấm": form}) for name, form in zip(("Đảm", "Xuân"), forms, strict=True)]

    assert [said.split(". ")[0] for *_, said in told(read_parts(parts, PLAN))] == [
        "Cột «Ngày thực hiện»: Đảm ghi 24/01/2024, nhưng Xuân.xlsx «Bảng tự chấm»!E2 (Xuân) ghi 25/01/2024",
        "Cột «Điểm tự chấm»: Đảm ghi 2,75, nhưng Xuân.xlsx «Bảng tự chấm»!F2 (Xuân) ghi 1,5; không dùng ô này.",
    ]


def test_a_document_or_difficulty_that_stands_in_both_is_one():
    lists = {
        "Minh chứng": "| Mã tiêu chí | Số, ký hiệu | Trích yếu |\n| '1.1 | 1/KH | Kế hoạch |",
        "Khó khăn, kiến nghị": "| Khó khăn, vướng mắc | Kiến nghị, đề xuất |\n| Thiếu người | Thêm người |",
    }
    reading = read_parts((part("Đảm", "", **lists), part("Xuân", "", **lists)), PLAN)

    assert [(one.number, one.cell.file) for one in reading.evidence] == [("1/KH", "Đảm.xlsx")]
    assert [one.content for one in reading.difficulties] == ["Thiếu người"]


def test_a_scope_is_known_without_its_marks_and_an_unknown_one_is_told_and_read_as_whole():
    known = read_parts((part("Xuân", "", scope="xuan"),), PLAN)
    unknown = read_parts((part("Ai", "", scope="Ông Nọ"),), PLAN)

    assert (known.scopes, known.findings) == ({"Xuân": "Xuân.xlsx"}, ())
    assert [(one.code, str(one.cell)) for one in unknown.findings] == [("W110", "Ai.xlsx «Thông tin chung»!B6")]
    assert unknown.scopes == {"Toàn bộ": "Ai.xlsx"}
