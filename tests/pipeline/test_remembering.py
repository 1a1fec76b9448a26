"""The consolidation that remembers: what it knows of earlier runs, what it keeps, and whether anything changed."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from cchc_xl.errors import StoreBusy
from cchc_xl.forms import KIND, RUN
from cchc_xl.forms import PLAN as PLAN_OF
from cchc_xl.history import store as store_module
from cchc_xl.history.runs import Trouble
from cchc_xl.history.store import NAME
from cchc_xl.model.cell import Cell
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline import tables as tables_module
from cchc_xl.pipeline.ranking_run import consolidate
from cchc_xl.pipeline.receiving import here, reader
from cchc_xl.pipeline.remembering import keep, remembering, unchanged
from cchc_xl.pipeline.taking import taken
from tests.pipeline.small import PLAN, ROSTER, entry, put, shown
from tests.tables import workbook

HOW = reader(PLAN, None, here)
A, B = ROSTER[0].code, ROSTER[1].code
RESULT = "tong hop thu.xlsx"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of two communes; a table of the office is «agency | criterion | points | remark» here."""

    def read_table(file, data, _):
        rows = read(file, data)
        return {(agency, one.criterion): one for agency, one in rows}, ()

    monkeypatch.setattr(tables_module, "read_table", read_table)
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def table(run, *rows):
    """Make a table of the office as a run wrote it or as somebody typed into it."""
    properties = {KIND: "consolidated", PLAN_OF: PLAN.code, RUN: str(run)}
    return workbook(
        {"Thẩm định": "\n".join(f"| '{a} | '{c} | '{points} | {note} |" for a, c, points, note in rows)}, properties
    )


def read(file, data):
    from cchc_xl.sheets.workbook import Workbook

    for number, row in enumerate(Workbook(file, data).sheet("Thẩm định").rows):
        agency, criterion, points, remark = (str(cell or "") for cell in (*row, "", "")[:4])
        yield agency, Appraisal(criterion, tables_points(points), remark, Cell(file, "Thẩm định", f"H{number + 1}"))


def tables_points(text):
    from decimal import Decimal

    return Decimal(text) if text else None


def consolidated(folder, name=RESULT, write=None):
    """Run once: read, keep, and leave the table there; gives what came of it and the sentences."""
    output = folder / name
    with remembering(output, HOW) as (memory, told):
        done = consolidate(folder, HOW, lambda *_: None, memory)
        counts = {key: said.appraisal for key, said in done.said.counts.items()}
        rows = [(*key, "" if one.points is None else one.points, one.remark) for key, one in sorted(counts.items())]
        content = table(done.ranking.number, *rows)
        (folder / (write or name)).write_bytes(content)
        return done, (*told, *keep(memory, done, content, folder))


def is_unchanged(folder):
    with remembering(folder / RESULT, HOW) as (memory, _):
        same = unchanged(taken(folder).files, folder / RESULT, HOW, memory)
        return same and same.trouble


def codes(done):
    return [one.code for one in done.findings]


def points(done):
    return {key: one.appraisal.points and str(one.appraisal.points) for key, one in done.said.counts.items()}


def test_the_same_again_is_the_same_run(folder):
    first, _ = consolidated(folder)
    assert is_unchanged(folder) == Trouble(refused=False, errors=False)
    again, _ = consolidated(folder)

    assert (again.ranking, again.digest) == (first.ranking, first.digest)
    assert again.ranking.number == 1
    assert shown(first.ranking)[:2] == [
        (1, "Ba Trại", 70, "received", "b.xlsx"),
        (2, "An Bình", 50, "received", "a.xlsx"),
    ]


def saved(monkeypatch, file, seconds):
    """Let a file say that it was saved so many seconds after 1970; a disk of today may not hold what others do."""
    stat = Path.stat

    def odd(path, **words):
        state = stat(path, **words)
        return os.stat_result((*state[:8], seconds, state[9])) if path.name == file else state

    monkeypatch.setattr(Path, "stat", odd)


def handed_in(folder):
    done, _ = consolidated(folder)
    return {one.agency.name: one.handed_in for one in done.ranking.standings if one.card}


@pytest.mark.parametrize("seconds", [2**38, -(2**38), 2**62])
def test_a_day_of_no_calendar_is_blank_until_a_file_says_a_better_one(folder, monkeypatch, seconds):
    in_time = date(2025, 1, 6)
    with monkeypatch.context() as odd:
        saved(odd, "a.xlsx", seconds)
        assert handed_in(folder) == {"Ba Trại": in_time, "An Bình": None}

    assert handed_in(folder) == {"Ba Trại": in_time, "An Bình": in_time}
    with monkeypatch.context() as odd:
        saved(odd, "a.xlsx", seconds)
        assert handed_in(folder) == {"Ba Trại": in_time, "An Bình": in_time}


def change_a_file(folder):
    put(folder, a=entry("An Bình", "4/4", "6/6"))


def add_a_file(folder):
    put(folder, c=entry("Cẩm Lĩnh"))


def take_a_file_away(folder):
    (folder / "b.xlsx").unlink()


def rename_a_file(folder):
    (folder / "b.xlsx").rename(folder / "b (1).xlsx")


def break_a_file(folder):
    put(folder, a=b"not a workbook")


def type_into_the_result(folder):
    (folder / RESULT).write_bytes(table(1, (A, "1.1", "3", "")))


def type_into_a_second_table(folder):
    (folder / "tong hop thu (2).xlsx").write_bytes(table(1, (A, "1.1", "3", "")))


def delete_the_result(folder):
    (folder / RESULT).unlink()


def lose_the_store(folder):
    (folder / NAME).unlink()


@pytest.mark.parametrize(
    "change",
    [
        change_a_file,
        add_a_file,
        take_a_file_away,
        rename_a_file,
        break_a_file,
        type_into_the_result,
        type_into_a_second_table,
        delete_the_result,
        lose_the_store,
    ],
)
def test_whatever_changed_asks_for_a_new_run(folder, change):
    consolidated(folder)
    change(folder)

    assert is_unchanged(folder) is None


def leave_a_letter(folder):
    (folder / "thư.docx").write_bytes(b"x")


def open_a_file(folder):
    (folder / "~$a.xlsx").write_bytes(b"x")


def copy_the_result(folder):
    (folder / "tong hop thu - sao.xlsx").write_bytes((folder / RESULT).read_bytes())


@pytest.mark.parametrize("change", [leave_a_letter, open_a_file, copy_the_result])
def test_what_nobody_sent_asks_for_none(folder, change):
    consolidated(folder)
    change(folder)

    assert is_unchanged(folder) == Trouble(refused=False, errors=False)


def test_the_last_run_s_trouble_is_remembered(folder):
    put(folder, c=b"not a workbook")
    consolidated(folder)

    assert is_unchanged(folder) == Trouble(refused=True, errors=True)


def test_a_run_that_differs_knows_the_one_before(folder):
    consolidated(folder)
    change_a_file(folder)
    done, _ = consolidated(folder)

    assert (done.ranking.number, done.ranking.since) == (2, date(2024, 12, 31))
    assert [(one.agency.name, one.place, one.last_run.place) for one in done.ranking.standings[:2]] == [
        ("An Bình", 1, 2),
        ("Ba Trại", 2, 1),
    ]


def test_a_refused_new_file_keeps_the_last_accepted_score_marked_old(folder):
    consolidated(folder)
    break_a_file(folder)
    done, _ = consolidated(folder)

    assert shown(done.ranking)[1] == (2, "An Bình", 50, "old", "a.xlsx")
    assert codes(done) == ["W108", "W165"]
    assert done.refused == 1
    again, _ = consolidated(folder)
    assert shown(again.ranking) == shown(done.ranking)


def test_an_agency_that_is_missing_now_is_missing_whatever_it_sent_before(folder):
    consolidated(folder)
    take_a_file_away(folder)
    found = consolidated(folder)[0].ranking

    assert (None, "Ba Trại", None, "missing", "") in shown(found)
    assert [one.reason for one in found.standings[1:3]] == [
        "Lần trước có tệp, nay không còn trong thư mục",
        "Chưa nhận được tệp",
    ]


def test_a_typed_word_counts_from_the_next_run_on_whatever_the_agency_sends(folder):
    consolidated(folder)
    type_into_the_result(folder)
    typed, _ = consolidated(folder)
    change_a_file(folder)
    resubmitted, _ = consolidated(folder)
    break_a_file(folder)
    refused, _ = consolidated(folder)
    (folder / "a.xlsx").unlink()
    missing, _ = consolidated(folder)

    found = [typed, resubmitted, refused, missing]
    assert [points(one) for one in found] == [{(A, "1.1"): "3"}] * 4
    indices = [{standing[1]: standing[2] for standing in shown(one.ranking)}["An Bình"] for one in found]
    assert indices == [60, 90, 90, None]
    assert [codes(one) for one in found] == [[], ["A102"], ["W108", "W165", "A102"], []]


def test_a_cell_that_was_emptied_withdraws_its_word(folder):
    consolidated(folder)
    type_into_the_result(folder)
    done, _ = consolidated(folder)
    assert points(done) == {(A, "1.1"): "3"}
    (folder / RESULT).write_bytes(table(done.ranking.number, (A, "1.1", "", "")))

    assert points(consolidated(folder)[0]) == {(A, "1.1"): None}
    assert shown(consolidated(folder)[0].ranking)[1][2] == 50


@pytest.mark.parametrize("is_typed", [False, True], ids=["as it was written", "as it was read"])
def test_an_old_copy_of_the_table_that_is_put_back_takes_nothing_away(folder, is_typed):
    consolidated(folder)
    written = (folder / RESULT).read_bytes()
    type_into_the_result(folder)
    old = (folder / RESULT).read_bytes() if is_typed else written
    done, _ = consolidated(folder)
    (folder / RESULT).write_bytes(table(done.ranking.number, (A, "1.1", "2", "sửa")))
    consolidated(folder)
    (folder / RESULT).write_bytes(old)

    assert points(consolidated(folder)[0]) == {(A, "1.1"): "2"}


def test_a_table_that_got_a_second_name_says_its_words_only_once(folder):
    consolidated(folder)
    type_into_the_result(folder)
    second, _ = consolidated(folder, write="tong hop thu (2).xlsx")  # the result was open
    (folder / "tong hop thu (2).xlsx").write_bytes(table(second.ranking.number, (A, "1.1", "2", "")))
    found = [points(consolidated(folder)[0]) for _ in range(3)]

    assert found == [{(A, "1.1"): "2"}] * 3


def test_a_lost_store_takes_the_words_from_the_table_that_lies_there(folder):
    consolidated(folder)
    type_into_the_result(folder)
    before, _ = consolidated(folder)
    lose_the_store(folder)
    done, told = consolidated(folder)

    assert points(done) == points(before) == {(A, "1.1"): "3"}
    assert done.ranking.number == before.ranking.number + 1
    assert told == ()


def test_a_damaged_store_is_set_aside_told_and_the_words_come_from_the_table(folder):
    consolidated(folder)
    type_into_the_result(folder)
    consolidated(folder)
    (folder / NAME).write_bytes(b"damaged" * 100)
    done, told = consolidated(folder)

    assert points(done) == {(A, "1.1"): "3"}
    assert told == (
        "cchc (hỏng).sqlite: tệp lịch sử bị hỏng nên đã để riêng và bắt đầu lại; "
        "điểm thẩm định lấy lại từ các bảng đã lập.",
    )


def test_a_store_that_cannot_be_kept_is_told_and_the_run_goes_on(folder):
    (folder / NAME).mkdir()
    type_into_the_result(folder)
    done, (told,) = consolidated(folder)

    assert points(done) == {(A, "1.1"): "3"}
    assert "không dùng được lịch sử" in told
    assert is_unchanged(folder) is None


def test_a_disk_that_is_full_at_the_end_is_told_and_the_result_stands(folder, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("cchc_xl.history.runs.record", full)
    _, (told,) = consolidated(folder)

    assert "cchc.sqlite: không ghi được lịch sử (database or disk is full)" in told
    assert not (folder / NAME).exists()


def test_two_runs_on_one_folder_never_work_at_once(folder, monkeypatch):
    monkeypatch.setattr(store_module, "PATIENCE", 0.1)
    consolidated(folder)

    with remembering(folder / RESULT, HOW), pytest.raises(StoreBusy), remembering(folder / RESULT, HOW):
        pass


def test_a_run_that_was_killed_between_its_result_and_its_memory_is_done_again_to_the_same(folder, monkeypatch):
    consolidated(folder)
    type_into_the_result(folder)
    with monkeypatch.context() as killed:
        killed.setattr("tests.pipeline.test_remembering.keep", lambda *_: ())
        first, _ = consolidated(folder)
    left = sha256((folder / RESULT).read_bytes()).hexdigest()
    again, _ = consolidated(folder)

    assert points(again) == points(first) == {(A, "1.1"): "3"}
    assert again.ranking == first.ranking
    assert sha256((folder / RESULT).read_bytes()).hexdigest() == left


@pytest.mark.parametrize("word", ["1", ""], ids=["typed", "emptied"])
def test_what_was_changed_after_a_run_that_could_not_be_kept_counts(folder, monkeypatch, word):
    consolidated(folder)
    type_into_the_result(folder)
    consolidated(folder)
    put(folder, b=entry("Ba Trại", "3/4"))
    with monkeypatch.context() as killed:
        killed.setattr("tests.pipeline.test_remembering.keep", lambda *_: ())
        not_kept, _ = consolidated(folder)
    (folder / RESULT).write_bytes(table(not_kept.ranking.number, (A, "1.1", word, "")))
    done, _ = consolidated(folder)

    assert points(done) == {(A, "1.1"): word or None}


def test_a_run_without_a_store_goes_on_from_the_number_of_its_table(folder):
    consolidated(folder)
    (folder / NAME).unlink()
    (folder / NAME).mkdir()
    done, _ = consolidated(folder)

    assert done.ranking.number == 2


def test_words_are_taken_from_a_table_whatever_its_folder_is_called(folder):
    folder = folder.rename(folder.with_name(tables_module.FOLDER))
    consolidated(folder)
    type_into_the_result(folder)
    done, _ = consolidated(folder)

    assert points(done) == {(A, "1.1"): "3"}


def test_a_table_that_cannot_be_read_is_told_by_name(folder, monkeypatch):
    consolidated(folder)
    type_into_the_result(folder)

    def refuse(*_):
        from cchc_xl.refusals import Refused, Why

        raise Refused(Why.LIMIT, "x.xlsx")

    monkeypatch.setattr(tables_module, "read_table", refuse)
    with remembering(folder / RESULT, HOW) as (memory, told):
        assert (memory.tables, memory.lost) == ((), {RESULT})
    assert told[0].startswith(f"{folder / RESULT}: không đọc được kết quả này nên chưa lấy được điểm thẩm định")


def test_what_is_no_table_of_this_plan_is_not_read(folder):
    consolidated(folder)
    (folder / "tong hop thu x.xlsx").mkdir()
    (folder / "tong hop thu y.xlsx").write_bytes(b"x")
    other = workbook({"Thẩm định": f"| '{A} | '1.1 | 3 | |"}, {KIND: "consolidated", PLAN_OF: "khác", RUN: "1"})
    (folder / "tong hop thu z.xlsx").write_bytes(other)
    with remembering(folder / RESULT, HOW) as (memory, told):
        assert memory.tables == ()
    assert len(told) == 1  # the folder of that name


def test_the_memory_has_no_row_of_a_register_and_no_word_but_scores_and_findings(folder):
    consolidated(folder)
    with closing(sqlite3.connect(folder / NAME)) as kept:
        texts = "\n".join(kept.iterdump())

    assert "phải làm" not in texts
    assert "2/4" in texts
    assert f"'{B}'" in texts
