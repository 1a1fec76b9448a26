"""Of several results of one agency one counts, and every other one is told."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from cchc_xl.consolidation.choosing import chosen, current
from cchc_xl.findings import Kind, sentence
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.received import Received
from tests.history.small import A, B, card

JUNE, DECEMBER = date(2024, 6, 30), date(2024, 12, 31)


def result(file, points=("3", "5"), day=DECEMBER, agency=A, **more):
    return Received(card(agency, *points, day=day, file=file), more.pop("findings", ()), **more)


def called(name, received):
    """Give a result whose file calls its agency something else, as the checks tell."""
    heading = received.card.heading._replace(agency_name=name)
    differs = Kind.AGENCY_NAME_DIFFERS.at(Cell(received.files[0]), agency="00001", ours="Xã A", theirs=name)
    return replace(received, card=replace(received.card, heading=heading), findings=(differs,))


def told(*results):
    """Choose, whatever the order; give the files that count and what is said of which."""
    found = {
        ("; ".join(file for one in used for file in one.files), tuple((one.code, one.cell.file) for one in findings))
        for used, findings in (chosen(order) for order in permutations(results))
    }
    (only,) = found
    return only


def test_one_file_of_each_counts_and_nothing_is_told():
    assert told(result("a.xlsx"), result("b.xlsx", agency=B)) == ("a.xlsx; b.xlsx", ())


def test_the_later_figures_count():
    early, late = result("a.xlsx", day=JUNE), result("b.xlsx", ("1", "1"))

    assert told(early, late) == ("b.xlsx", (("W107", "a.xlsx"),))


def test_the_day_that_stands_in_the_file_decides_also_where_all_are_scored_as_of_one_day():
    early, late = result("a.xlsx", day=JUNE), result("b.xlsx", ("1", "1"))
    as_of = [replace(one, card=replace(one.card, as_of=date(2024, 9, 30))) for one in (early, late)]

    assert told(*as_of) == ("b.xlsx", (("W107", "a.xlsx"),))


def test_two_of_the_same_day_that_differ_are_for_a_person_to_decide():
    one, other = result("a.xlsx"), result("b.xlsx", ("1", "1"))

    assert told(one, other) == ("a.xlsx", (("W161", "b.xlsx"),))
    assert sentence(chosen([one, other])[1][0]) == (
        "Xã A có hai tệp cùng ngày số liệu mà nội dung khác nhau: tệp này và a.xlsx (tạm dùng). "
        "Hãy hỏi đơn vị tệp nào đúng rồi chuyển tệp kia ra khỏi thư mục."
    )


def test_of_thirty_one_copies_one_counts_and_thirty_are_told():
    used, findings = chosen([result(f"a ({number:02}).xlsx") for number in range(31)])

    assert [one.files for one in used] == [("a (00).xlsx",)]
    assert {one.code for one in findings} == {"W162"}
    assert sorted(one.cell.file for one in findings) == [f"a ({number:02}).xlsx" for number in range(1, 31)]


def test_a_scoring_workbook_beside_all_it_was_made_from_is_these_once_more():
    made = result("a - bang diem.xlsx", scoring=True, stands_on=("bytes of a.xlsx",))

    assert told(result("a.xlsx"), made) == ("a.xlsx", ())
    assert told(result("a.xlsx", ("1", "1")), made) == ("a.xlsx", (("W161", "a - bang diem.xlsx"),))


def test_a_scoring_workbook_made_from_something_else_stands_on_its_own():
    entry = result("a.xlsx", ("1", "1"))
    made = result("a - bang diem.xlsx", scoring=True, stands_on=("bytes of a.xlsx", "bytes of a part"))

    assert told(entry, made) == ("a.xlsx", (("W161", "a - bang diem.xlsx"),))
    assert told(entry, replace(made, stands_on=())) == ("a.xlsx", (("W161", "a - bang diem.xlsx"),))


def test_a_later_scoring_workbook_counts_before_an_entry_workbook():
    made = result("b.xlsx", scoring=True, stands_on=("?",))

    assert told(result("a.xlsx", day=JUNE), made) == ("b.xlsx", (("W107", "a.xlsx"),))


def test_a_file_that_claims_the_code_of_another_commune_never_replaces_that_commune_s_own():
    own, claiming = result("a.xlsx", day=JUNE), called("Xã Khác Hẳn", result("b.xlsx", day=DECEMBER))

    assert told(own, claiming) == ("a.xlsx", (("W107", "b.xlsx"),))
    assert told(claiming) == ("b.xlsx", ())


@pytest.mark.parametrize("name", ["", "Xã  Phú Phươn"])
def test_a_file_whose_name_is_misspelt_or_blank_is_its_agency_s_own(name):
    phu_phuong = Agency("00001", "Phú Phương", "xã")
    own, later = result("a.xlsx", day=JUNE, agency=phu_phuong), result("b.xlsx", agency=phu_phuong)

    assert told(own, called(name, later)) == ("b.xlsx", (("W107", "a.xlsx"),))


def test_a_file_of_an_agency_that_is_no_more_never_replaces_its_successor_s_own():
    went = Kind.AGENCY_SUCCEEDED.at(Cell("b.xlsx"), agency="Xã C", successor="Xã A")
    own, of_before = result("a.xlsx", day=JUNE), result("b.xlsx", day=DECEMBER, findings=(went,))

    assert told(own, of_before) == ("a.xlsx", (("W107", "b.xlsx"),))


def test_the_same_points_with_another_explanation_are_not_the_same():
    one, other = (
        Received(card(A, "3", "5", file=file, explanations=(text, "")), ())
        for file, text in (("a.xlsx", ""), ("b.xlsx", "Đã có văn bản"))
    )

    assert told(one, other) == ("a.xlsx", (("W161", "b.xlsx"),))


def test_of_wholes_the_one_that_counts_and_of_parts_the_latest_are_put_together():
    old, new = result("a.xlsx", day=JUNE), result("b.xlsx", ("1", "1"))
    parts = [
        result("c.xlsx", part="Đảm", day=JUNE),
        result("d.xlsx", ("2", "2"), part="Đảm"),
        result("e.xlsx", ("1", "3"), part="Đảm"),
        result("f.xlsx", part="Xuân", day=JUNE),
    ]
    used, findings = current([old, *parts, new])

    assert [one.files for one in used] == [("b.xlsx",), ("d.xlsx",), ("e.xlsx",), ("f.xlsx",)]
    assert [(one.code, one.cell.file) for one in findings] == [("W107", "a.xlsx"), ("W107", "c.xlsx")]


def test_a_part_never_stands_for_a_whole():
    assert told(result("a.xlsx", day=JUNE), result("b.xlsx", part="Đảm")) == ("a.xlsx", (("W107", "b.xlsx"),))


@pytest.mark.parametrize(("code", "files"), [("", "a.xlsx; b.xlsx"), ("99999", "a.xlsx")])
def test_files_without_a_code_are_never_taken_for_one_agency(code, files):
    strange = Agency(code, "Lạ", "xã")

    assert told(result("a.xlsx", agency=strange), result("b.xlsx", agency=strange))[0] == files


def test_two_strangers_with_one_code_are_two():
    strangers = [result(f"{name}.xlsx", agency=Agency("99999", name, "")) for name in ("Lạ", "Khác")]

    assert told(*strangers) == ("Khác.xlsx; Lạ.xlsx", ())
