"""Reading apart: the same result as here, no row of a register on the way, and a file that kills harms no other."""

import multiprocessing
import os
import shutil
import sys
from io import BytesIO

import pytest
import python_calamine

from cchc_xl.isolation import child
from cchc_xl.isolation.allowance import Allowance
from cchc_xl.isolation.worker import Worker
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.scoring_run import score_workbook, score_workbooks
from cchc_xl.reading import read_parts
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets import workbook
from cchc_xl.sheets.magic import OLE
from cchc_xl.sheets.workbook import Workbook
from tests.containers import sheet_of
from tests.plans import SAMPLE, real_plan

METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]


@pytest.mark.parametrize("method", METHODS)
def test_a_workbook_read_apart_has_the_same_score(method):
    plan = real_plan()
    with apart(Worker(method=method)) as run:
        assert score_workbook(SAMPLE, plan, run=run) == score_workbook(SAMPLE, plan)


def test_a_reader_that_dies_is_a_refusal_that_names_the_file():
    with apart(Worker(Allowance(seconds=5))) as run:
        with pytest.raises(Refused, match=r"^xã\.xlsx: .*dừng đột ngột") as refused:
            run("xã.xlsx", os.abort)
        assert refused.value.code == "CRASHED"
        assert score_workbook(SAMPLE, real_plan(), run=run).card.totals.index is not None


# An old workbook whose sectors lead in a circle: the reader asks for more and more memory.
CIRCLE = OLE + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(6) + (1).to_bytes(4, "little") * 500


@pytest.fixture
def unguarded(monkeypatch):
    """Let old workbooks pass without a look at their sectors, here and in a process that is forked."""
    monkeypatch.setattr(workbook, "lead_in_a_circle", lambda _: False)
    return Worker(Allowance(seconds=10, memory=2**28), "fork")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
@pytest.mark.parametrize(("bad", "named"), [(["b"], r"b\.xls"), (["b", "c"], r"b\.xls; c\.xls")])
def test_of_parts_that_are_read_together_those_that_end_the_reading_are_named(tmp_path, bad, named, unguarded):
    shutil.copy(SAMPLE, tmp_path / "a.xlsx")
    for name in bad:
        (tmp_path / f"{name}.xls").write_bytes(CIRCLE)
    with (
        apart(unguarded) as run,
        pytest.raises(Refused, match=f"^{named}: ") as refused,
    ):
        score_workbooks(sorted(tmp_path.iterdir()), real_plan(), run=run)
    assert refused.value.code == "MEMORY"


def test_parts_that_end_the_reading_only_together_are_all_named(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(SAMPLE, tmp_path / name)

    def run(files, function, parts, *others):
        if len(parts) > 1:
            raise Refused(Why.TIMEOUT, files)
        return function(parts, *others)

    with pytest.raises(Refused, match=r"^a\.xlsx; b\.xlsx: ") as refused:
        score_workbooks(sorted(tmp_path.iterdir()), real_plan(), run=run)
    assert refused.value.code == "TIMEOUT"


def read_unguarded(data):
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    return len(book.get_sheet_by_index(0).to_python(skip_empty_area=False))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_what_the_reader_library_dies_of_is_survived_even_without_the_guard():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    with apart() as run:
        with pytest.raises(Refused) as refused:
            run("xã.xlsx", read_unguarded, sheet_of(far))
        assert refused.value.code == "MEMORY"
        assert run("xã.xlsx", read_unguarded, sheet_of(far.replace("XFD1048576", "B2"))) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_an_old_workbook_whose_sectors_lead_in_a_circle_is_refused_by_its_name(unguarded):
    with apart(unguarded) as run:
        with pytest.raises(Refused, match=r"^xã\.xls: ") as refused:
            run("xã.xls", Workbook, "xã.xls", CIRCLE)
        assert refused.value.code == "MEMORY"
        assert run("xã.xlsx", read_unguarded, sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>')) == 1


def test_a_damaged_workbook_is_refused_there_as_here(tmp_path):
    cut = tmp_path / "xã.xlsx"
    cut.write_bytes(SAMPLE.read_bytes()[:9000])
    with apart() as run, pytest.raises(Refused, match="cắt cụt") as refused:
        score_workbook(cut, real_plan(), run=run)
    assert refused.value.code == "TRUNCATED"


def test_no_name_of_a_citizen_crosses_from_one_process_to_the_other():
    data = SAMPLE.read_bytes()
    rows = Workbook("a", data).sheet("Hồ sơ TTHC").rows
    people = {row[3] for row in rows[4:] if row[3]}
    crossing = child.answered(read_parts, ((("a.xlsx", data),), real_plan()), {})
    official = read_parts((("a.xlsx", data),), real_plan()).heading.prepared_by  # who is called like a citizen

    assert len(people) > 100
    assert not [name for name in people - {official} if name.encode() in crossing]


def test_reading_apart_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    shutil.copy(SAMPLE, tmp_path / "a.xlsx")
    before = multiprocessing.active_children()
    with apart() as run:
        score_workbook(tmp_path / "a.xlsx", real_plan(), run=run)
    assert multiprocessing.active_children() == before
    assert list((tmp_path / "tmp").iterdir()) == []
