"""A whole consolidation as the office runs it, from a folder to its published workbook."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from cchc_xl.errors import CchcError, NotPublished, NoUsableInput, StoreBusy, WouldOverwriteInput
from cchc_xl.findings import Kind
from cchc_xl.forms import ANNOTATED, KIND
from cchc_xl.history import cache, store
from cchc_xl.pipeline import consolidation, receiving
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from tests.isolation.test_crew import meet
from tests.pipeline.small import entry, plan_file, put, shown
from tests.tables import workbook

RESULT = "tong hop thu.xlsx"


@pytest.fixture
def office(tmp_path):
    """A folder of three communes, one of them broken, with the plan one folder up."""
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"), c=b"not a workbook")


def finished(folder, **asked):
    told = []
    order = Order(folder, folder.parent / "kế hoạch.xlsx", **asked)
    return run(order, lambda number, total, file, result: told.append((number, total, file, kind(result)))), told


def kind(result):
    if result is None:
        return "nobody's"
    return type(result).__name__ if isinstance(result, CchcError) else result.card.agency.name


def digest(path):
    return sha256(path.read_bytes()).hexdigest()


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_folder_is_ranked_told_of_and_published(office):
    done, told = finished(office)

    assert told == [(1, 3, "a.xlsx", "An Bình"), (2, 3, "b.xlsx", "Ba Trại"), (3, 3, "c.xlsx", "Refused")]
    assert shown(done.done.ranking) == [
        (1, "Ba Trại", 70, "received", "b.xlsx"),
        (2, "An Bình", 50, "received", "a.xlsx"),
        (None, "Cẩm Lĩnh", None, "missing", ""),
        (None, "Đông Quang", None, "missing", ""),
        (None, "", None, "unreadable", "c.xlsx"),
    ]
    assert (done.written, done.trouble.refused, done.trouble.errors) == (office / RESULT, True, True)
    assert names(office) == ["a.xlsx", "b.xlsx", "c.xlsx", "cchc-cache.sqlite", "cchc.sqlite", RESULT]


def test_when_nothing_changed_the_result_is_not_written_again(office):
    first, _ = finished(office)
    before = (office / RESULT).stat()
    again, told = finished(office)
    after = (office / RESULT).stat()

    assert (again.done, again.trouble, again.written, told) == (None, first.trouble, first.written, [])
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_passed_over_is_told_also_when_nothing_changed(office):
    finished(office)
    put(office, **{"a (xung đột)": entry("An Bình")})
    copy = workbook({"Sổ": "| a |"}, {KIND: ANNOTATED})
    put(office, **{"a - ra soat": copy})
    again, _ = finished(office)

    assert again.done is None
    assert [sentence.split(":")[0] for sentence in again.told] == ["a (xung đột).xlsx", "a - ra soat.xlsx"]


def test_a_run_that_is_asked_for_gives_the_same_and_leaves_the_result_as_it_is(office):
    finished(office)
    before = (office / RESULT).stat()
    again, told = finished(office, anew=True)

    assert again.done is not None
    assert told[-1] == (4, 4, RESULT, "nobody's")
    assert (office / RESULT).stat().st_ino == before.st_ino


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_neither_jobs_nor_the_cache_nor_the_order_of_the_files_change_a_byte(office, tmp_path, jobs, monkeypatch):
    finished(office)
    other = tmp_path / "khác"
    shutil.copytree(office, other, ignore=lambda *_: {RESULT, store.NAME} | ({cache.NAME} if jobs == 1 else set()))
    real = type(office).iterdir
    monkeypatch.setattr(type(office), "iterdir", lambda path: reversed(list(real(path))))
    finished(other, jobs=jobs)

    assert digest(other / RESULT) == digest(office / RESULT)


MANY = 9  # processes, more than have work where few files are begun ahead


def meet_all(*_):
    meet(MANY, Path(os.environ["CCHC_TEST_MARKS"]))
    return b""  # as of a workbook that nobody sends


def test_all_processes_that_are_asked_for_are_at_work_at_once(office, tmp_path, monkeypatch):
    monkeypatch.setattr(receiving, "receive", meet_all)
    monkeypatch.setenv("CCHC_TEST_MARKS", str(put(tmp_path / "marks")))
    put(office, **{f"{number}": str(number).encode() for number in range(MANY)})
    told = []
    with pytest.raises(NoUsableInput, match="không có tệp nào dùng được"):
        run(Order(office, tmp_path / "kế hoạch.xlsx", jobs=MANY), lambda *words: told.append(words))

    assert {result for *_, result in told} == {None}  # none waited in vain


def test_a_lost_cache_or_a_damaged_one_costs_only_time(office):
    finished(office)
    before = digest(office / RESULT)
    for content in (None, b"damaged" * 1000):
        (office / cache.NAME).unlink()
        if content:
            (office / cache.NAME).write_bytes(content)
        (office / RESULT).unlink()
        finished(office)
        assert digest(office / RESULT) == before


def test_where_nobody_is_of_the_roster_the_agencies_that_were_found_are_named(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    strange = {f"xã {code}": entry("", code=code, title=f"Xã {{{code}}}") for code in map(str, range(90001, 90009))}
    folder = put(tmp_path / "xã", a=entry("", code="", title=""), hỏng=b"not a workbook", **strange)
    with pytest.raises(NoUsableInput) as told:
        finished(folder)

    assert str(told.value) == (
        f"{folder}: các tệp chấm được đều không thuộc đơn vị nào trong danh sách của kế hoạch (trong tệp ghi: "
        "không ghi mã, tên; 90001 Xã {90001}; 90002 Xã {90002}; 90003 Xã {90003}; 90004 Xã {90004}; "
        "90005 Xã {90005}; … và 3 đơn vị khác). "
        "Hãy kiểm tra mã, tên đơn vị trong các tệp ấy, hoặc chọn đúng kế hoạch bằng --plan."
    )


def test_one_file_that_changed_changes_the_result_and_the_others_are_not_read_again(office):
    finished(office)
    before = digest(office / RESULT)
    put(office, a=entry("An Bình", "4/4", "6/6"))
    with closing(sqlite3.connect(office / cache.NAME)) as kept:
        kept.execute("CREATE TABLE read (key)")
        kept.execute("CREATE TRIGGER reads AFTER INSERT ON received BEGIN INSERT INTO read VALUES (new.key); END")
    done, _ = finished(office)
    with closing(sqlite3.connect(office / cache.NAME)) as kept:
        assert kept.execute("SELECT count(*) FROM read").fetchone() == (1,)

    assert digest(office / RESULT) != before
    assert shown(done.done.ranking)[0] == (1, "An Bình", 100, "received", "a.xlsx")


@pytest.mark.parametrize("files", [{}, {"a": b"not a workbook"}, {"a": b""}], ids=["empty", "broken", "blank"])
def test_where_nothing_can_be_ranked_nothing_is_left(tmp_path, files):
    plan_file(tmp_path / "kế hoạch.xlsx")
    put(tmp_path / "xã", **files)
    before = names(tmp_path)

    with pytest.raises(NoUsableInput, match="không có tệp nào dùng được"):
        finished(tmp_path / "xã")
    assert names(tmp_path) == before


def test_the_store_lies_beside_the_result_wherever_that_is(office, tmp_path):
    done, _ = finished(office, output=tmp_path / "kết quả" / "năm" / "x.xlsx")

    assert names(tmp_path / "kết quả" / "năm") == ["cchc-cache.sqlite", "cchc.sqlite", "x.xlsx"]
    assert names(office) == ["a.xlsx", "b.xlsx", "c.xlsx"]
    assert finished(office, output=done.written)[0].done is None


@pytest.mark.parametrize("name", ["a.xlsx", "c.xlsx", "../kế hoạch.xlsx"])
def test_the_result_never_replaces_what_is_read(office, name):
    before = names(office), digest(office / name)

    with pytest.raises(WouldOverwriteInput):
        finished(office, output=office / name)
    assert (sorted({*names(office)} - {cache.NAME}), digest(office / name)) == before


@pytest.mark.parametrize("damaged", [b"", b"half a workbook with words in it"])
def test_a_damaged_result_among_the_files_is_set_aside_and_stops_no_run(office, damaged):
    finished(office)
    (office / RESULT).write_bytes(damaged)
    done, _ = finished(office)

    assert done.written == office / RESULT
    assert (office / "tong hop thu (bản cũ 1).xlsx").read_bytes() == damaged
    assert any(one.endswith("đã đổi tên thành «tong hop thu (bản cũ 1).xlsx».") for one in done.told)


def test_what_lies_where_the_result_goes_and_cannot_be_read_is_kept_under_another_name(office):
    (office.parent / "kết quả").mkdir()
    output = office.parent / "kết quả" / "x.xlsx"
    output.write_bytes(b"half a workbook with words in it")
    done, _ = finished(office, output=output)

    assert done.told[-1] == (
        f"{output}: tệp cũ ở đây không phải kết quả đọc được của kế hoạch này nên đã đổi tên thành «x (bản cũ 1).xlsx»."
    )
    assert (output.parent / "x (bản cũ 1).xlsx").read_bytes() == b"half a workbook with words in it"
    assert (done.written, finished(office, output=output)[0].done) == (output, None)


def test_where_the_result_cannot_be_written_nothing_is_left_half(office):
    (office.parent / "tệp").write_bytes(b"x")

    with pytest.raises(NotPublished):
        finished(office, output=office.parent / "tệp" / "x.xlsx")
    (office / RESULT).mkdir()
    with pytest.raises(NotPublished):
        finished(office)
    assert names(office) == ["a.xlsx", "b.xlsx", "c.xlsx", "cchc-cache.sqlite", RESULT]


def test_another_run_at_work_is_waited_for_and_then_told(office, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    finished(office)
    put(office, a=entry("An Bình", "4/4"))
    with store.opened(office / store.NAME), pytest.raises(StoreBusy, match="Hãy chờ lần ấy xong") as busy:
        finished(office)

    assert busy.value.exit_code == 4


def test_a_result_that_is_open_gets_a_second_name_and_the_next_run_the_first_again(office, monkeypatch):
    with monkeypatch.context() as is_open:
        second = office / "tong hop thu (2).xlsx"
        is_open.setattr(consolidation, "publish_result", lambda content, *_: second.write_bytes(content) and second)
        done, _ = finished(office)
    again, _ = finished(office)

    assert (done.written, done.wanted) == (second, office / RESULT)
    assert again.written == office / RESULT
    assert digest(second) == digest(office / RESULT)


def test_scoring_workbooks_are_written_for_each_of_the_roster_and_linked(office):
    done, _ = finished(office, each=True)

    assert names(office / "bang diem") == ["00001 Xã An Bình.xlsx", "00002 Xã Ba Trại.xlsx"]
    assert {one.agency.code: one.result for one in done.done.ranking.standings if one.result} == {
        "00001": "bang diem/00001 Xã An Bình.xlsx",
        "00002": "bang diem/00002 Xã Ba Trại.xlsx",
    }
    before = {path: path.stat().st_mtime_ns for path in (office / "bang diem").iterdir()}
    finished(office, each=True)
    assert {path: path.stat().st_mtime_ns for path in (office / "bang diem").iterdir()} == before


def test_a_commune_that_calls_itself_something_else_writes_nowhere(office):
    put(office, d=entry("Lạ", code="../../../x", title="/etc/y"), e=entry("Lạ", code="", title=""))
    before = names(office.parent.parent)
    done, _ = finished(office, each=True)

    assert names(office / "bang diem") == ["00001 Xã An Bình.xlsx", "00002 Xã Ba Trại.xlsx"]
    assert [name for name in names(office.parent.parent) if name not in before and "xã" not in name] == []
    assert [one[3:] for one in shown(done.done.ranking)[4:]] == [
        ("wrong_plan", "e.xlsx"),
        ("wrong_plan", "d.xlsx"),
        ("unreadable", "c.xlsx"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="names as Linux allows them")
def test_names_that_no_office_would_give_stop_nothing(office):
    odd = ["d\n[9 of 9] giả.xlsx", "e\x1b[2J.xlsx", "f" * 250 + ".xlsx", os.fsdecode(b"g\xff.xlsx"), "=cmd|' '!A0.xlsx"]
    for name in odd:
        (office / name).write_bytes(entry("An Bình"))
        os.utime(office / name, (0, 0))
    done, told = finished(office, each=True)

    shown_names = [name.replace("\udcff", "\\udcff") for name in odd]
    assert sorted(file for _, _, file, _ in told) == sorted([*shown_names, "a.xlsx", "b.xlsx", "c.xlsx"])
    assert [one.code for one in done.done.findings].count(Kind.FILE_COPY.code) == len(odd)
    assert finished(office)[0].done is None


def test_a_clock_that_was_set_back_changes_nothing(office):
    finished(office)
    for path in office.glob("?.xlsx"):
        os.utime(path, (0, 0))

    assert finished(office)[0].done is None
    assert finished(office, anew=True)[0].done.ranking.number == 1
