"""What stood in the office's tables when they were last read."""

from dataclasses import replace

from cchc_xl.history import tables
from cchc_xl.model.cell import Cell
from tests.history.small import PLAN, A, B, appraisal

FIVE, BLANK = appraisal("1.1", "5", "đủ", "Công bố"), appraisal("1.2")


def heard(store, run, plan=PLAN):
    return list(tables.heard(store, plan, run))


def in_file(one, file):
    return one._replace(cell=Cell(file))


def test_what_was_heard_is_known_by_the_run_that_wrote_the_table_and_by_its_name(store):
    refused = appraisal("1.1", remark="sửa")._replace(refused="'hai")
    tables.keep(store, PLAN, (3, "bảng (2).xlsx"), {(B.code, "1.1"): refused})
    tables.keep(store, PLAN, (3, "bảng.xlsx"), {(A.code, "1.1"): FIVE, (A.code, "1.2"): BLANK})

    assert heard(store, 3) == [
        ("bảng (2).xlsx", (B.code, "1.1"), in_file(refused, "bảng (2).xlsx")),
        ("bảng.xlsx", (A.code, "1.1"), in_file(FIVE, "bảng.xlsx")),
        ("bảng.xlsx", (A.code, "1.2"), in_file(BLANK, "bảng.xlsx")),
    ]
    assert heard(store, 2) == heard(store, 3, replace(PLAN, code="khác")) == []


def test_only_what_stood_there_last_is_known(store):
    tables.keep(store, PLAN, (3, "bảng.xlsx"), {(A.code, "1.1"): FIVE})
    tables.keep(store, PLAN, (3, "bảng.xlsx"), {(A.code, "1.1"): BLANK._replace(criterion="1.1")})

    assert [one.points for _, _, one in heard(store, 3)] == [None]
