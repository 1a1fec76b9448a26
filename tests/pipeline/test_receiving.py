"""What each file gives: in the order of the files, read only where it changed, whatever becomes of the others."""

import os
from concurrent.futures import Future
from dataclasses import replace
from datetime import date

import pytest

from cchc_xl.errors import OtherPlan
from cchc_xl.history.cache import NAME, remembered
from cchc_xl.isolation.allowance import Allowance
from cchc_xl.isolation.crew import Crew
from cchc_xl.pipeline import receiving
from cchc_xl.pipeline.receiving import arrivals, here, reader, together
from cchc_xl.plan.writing import write
from cchc_xl.refusals import Refused, Why
from tests.pipeline.small import PLAN, entry, put


class Counting:
    """Runs here and counts what is really read."""

    def __init__(self):
        self.files = []

    def __call__(self, function, /, parts, *others):
        self.files += [name for name, _ in parts]
        return here(function, parts, *others)


@pytest.fixture
def folder(tmp_path):
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"), c=entry("Cẩm Lĩnh", "1/4"))


def read(folder, submit=here, plan=PLAN, as_of=None, **kept):
    with remembered(kept.get("cache", folder / "none" / NAME)) as known:
        how = reader(plan, as_of, submit, known)
        return [(one.path.name, said(one.result)) for one in arrivals(sorted(folder.glob("*.xlsx")), how)]


def said(result):
    if result is None or isinstance(result, Exception):
        return result and type(result)
    return result.card.agency.name, float(result.card.totals.index)


RESULTS = [
    ("a.xlsx", ("An Bình", 50.0)),
    ("b.xlsx", ("Ba Trại", 70.0)),
    ("c.xlsx", ("Cẩm Lĩnh", 40.0)),
]


def test_each_file_gives_its_scorecard_in_the_order_of_the_files(folder):
    assert read(folder) == RESULTS


def test_a_file_that_gives_nothing_gives_the_error_that_says_why(folder):
    put(folder, d=b"not a workbook", e=entry("Ba Trại", plan="khác"), f=write(PLAN), g=entry("Đông Quang"))
    found = dict(read(folder))

    assert [found[f"{name}.xlsx"] for name in "def"] == [Refused, OtherPlan, None]
    assert found["g.xlsx"] == ("Đông Quang", 50.0)


def test_only_what_changed_is_read_again(folder, tmp_path):
    counts = [Counting() for _ in range(4)]
    kept = {"cache": tmp_path / NAME}
    first = read(folder, counts[0], **kept)
    again = read(folder, counts[1], **kept)
    put(folder, b=entry("Ba Trại", "1/4"))
    changed = read(folder, counts[2], **kept)
    put(folder, d=entry("Đông Quang"))
    (folder / "a.xlsx").unlink()
    read(folder, counts[3], **kept)

    assert [one.files for one in counts] == [["a.xlsx", "b.xlsx", "c.xlsx"], [], ["b.xlsx"], ["d.xlsx"]]
    assert (again, changed[1]) == (first, ("b.xlsx", ("Ba Trại", 40.0)))


@pytest.mark.parametrize("change", ["name", "plan", "as_of", "version"])
def test_another_name_plan_day_or_program_reads_again(folder, tmp_path, monkeypatch, change):
    kept = {"cache": tmp_path / NAME}
    read(folder, **kept)
    plan, as_of = PLAN, None
    if change == "name":
        (folder / "a.xlsx").rename(folder / "a (1).xlsx")
    elif change == "plan":
        plan = replace(PLAN, fingerprint="khác")
    elif change == "as_of":
        as_of = date(2024, 9, 30)
    else:
        monkeypatch.setattr(receiving, "VERSION", "99")
    counts = Counting()
    read(folder, counts, plan, as_of, **kept)

    assert len(counts.files) == (1 if change == "name" else 3)


def test_deleting_the_cache_changes_nothing_but_time(folder, tmp_path):
    kept = {"cache": tmp_path / NAME}
    first = read(folder, **kept)
    (tmp_path / NAME).unlink()
    counts = Counting()

    assert read(folder, counts, **kept) == first == read(folder)
    assert len(counts.files) == 3


def test_a_file_that_was_refused_is_looked_at_again_each_time(folder, tmp_path):
    put(folder, d=b"not a workbook")
    counts = [Counting(), Counting()]
    for one in counts:
        read(folder, one, cache=tmp_path / NAME)

    assert counts[1].files == ["d.xlsx"]


def end(*_):
    os.abort()


def test_what_ends_its_process_is_refused_and_the_others_are_read(folder):
    with Crew(2, Allowance(seconds=10)) as crew:

        def submit(function, /, parts, *others):
            return crew.submit(end if parts[0][0] == "b.xlsx" else function, parts, *others)

        found = [one.result for one in arrivals(sorted(folder.glob("*.xlsx")), reader(PLAN, None, submit))]

    assert [getattr(one, "why", None) for one in found] == [None, Why.CRASHED, None]
    assert str(found[1]).startswith("b.xlsx: tệp làm bộ phận đọc dừng đột ngột.")


def stumble(*_):
    raise KeyError("what stood in the file")


@pytest.fixture(params=["here", "apart"])
def engine(request):
    if request.param == "here":
        yield here
    else:
        with Crew(1, Allowance(seconds=10)) as crew:
            yield crew.submit


def test_a_file_over_which_the_program_stumbles_is_refused_with_the_place_in_code_and_the_others_are_read(
    folder, engine
):
    def submit(function, /, parts, *others):
        return engine(stumble if parts[0][0] == "b.xlsx" else function, parts, *others)

    found = [one.result for one in arrivals(sorted(folder.glob("*.xlsx")), reader(PLAN, None, submit))]
    line = stumble.__code__.co_firstlineno + 1

    assert [getattr(one, "why", None) for one in found] == [None, Why.FAULT, None]
    assert str(found[1]).startswith(f"b.xlsx (KeyError, test_receiving.py:{line} stumble): chương trình gặp lỗi ngoài")


def test_what_no_file_is_to_blame_for_stops_all(folder):
    def submit(*_):
        future = Future()
        future.set_exception(OSError("no more processes"))
        return future

    with pytest.raises(OSError, match="no more processes"):
        list(arrivals(sorted(folder.glob("*.xlsx")), reader(PLAN, None, submit)))


def test_parts_of_one_agency_are_read_as_one_and_kept_as_one(folder, tmp_path):
    paths = [folder / "a.xlsx", put(folder, d=entry("An Bình", "/", "6/6", scope="Đảm")) / "d.xlsx"]
    counts = Counting()
    with remembered(tmp_path / NAME) as known:
        results = [together(paths, reader(PLAN, None, counts, known)) for _ in range(2)]

    assert results[0] == results[1]
    assert (results[0].files, counts.files) == (("a.xlsx", "d.xlsx"), ["a.xlsx", "d.xlsx"])


def test_parts_that_cannot_be_read_give_the_error(folder):
    assert "không có tệp này" in str(together([folder / "gone.xlsx"], reader(PLAN, None, here)))
    (folder / "x.xlsx").write_bytes(b"not a workbook")
    assert isinstance(together([folder / "x.xlsx"], reader(PLAN, None, here)), Refused)


@pytest.mark.parametrize("at_once", [1, 2, 16])
def test_files_wait_in_memory_for_every_process_but_never_many(tmp_path, at_once):
    files = sorted(put(tmp_path / "xã", **{str(number): b"" for number in range(100)}).iterdir())
    begun = []
    how = reader(PLAN, None, lambda *_: begun.append(1) or here(bytes), at_once=at_once)
    given = [(one.path, len(begun) - number) for number, one in enumerate(arrivals(files, how))]

    assert [path for path, _ in given] == files
    assert at_once < max(waiting for _, waiting in given) <= 2 * at_once + 8
