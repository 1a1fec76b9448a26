"""Bent workbooks through the real command: never a traceback, never a hang, never a result of a refused file.

A few hundred in an ordinary run; more by hand: ``CCHC_FUZZ=5000 python -m pytest tests/test_fuzz.py``.
"""

import os
import time
from collections import Counter
from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings

from cchc_xl.cli import commands, score
from cchc_xl.history.store import NAME
from cchc_xl.isolation.allowance import Allowance
from cchc_xl.isolation.worker import Worker
from cchc_xl.pipeline.apart import apart
from cchc_xl.plan.writing import write
from tests.cases import entry_workbook
from tests.mutations import Originals, bent
from tests.office import PROGRAM, converted
from tests.plans import REAL_PLAN, SAMPLE, Measure, Register, RegisterColumn, criterion, plan_of
from tests.plans import Test as RowTest

CASES = int(os.environ.get("CCHC_FUZZ", "0"))
MOST_SECONDS = 30  # of one case, by the clock of a busy machine
TASKS = Register(
    "Nhiệm vụ",
    (RegisterColumn("Mã", "text", key=True), RegisterColumn("Hạn", "date"), RegisterColumn("Xong", "yes/no")),
)
PLAN = plan_of(
    criterion("1.1", evidence="required"),
    criterion("1.2", "met"),
    criterion("1.3", register="Nhiệm vụ"),
    registers=(TASKS,),
    measures=(
        Measure("1.3", "done", "Nhiệm vụ", "count", where=(RowTest("Xong", "in", ("Có",)),)),
        Measure("1.3", "total", "Nhiệm vụ", "count"),
    ),
)
FORM = """
    | Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm | Năm trước | Tài liệu kiểm chứng |
    | '1.1 | Một | 10 | 9,5 | | 1 | 80 | 137/KH-UBND |
    | '1.2 | Hai | | | Có | | | |
    | '1.3 | Ba | 3 | 2 | | | | |
"""
LINES = "| Mã | Hạn | Xong |\n| a | 31/01/2024 | Có |\n| b | 29/02/2024 | Không |\n| c | =1+1 | #N/A |"


def originals(folder):
    """Give the sample, a small workbook, and that in other formats where an office program is there."""
    small = entry_workbook(PLAN, FORM, {"Nhiệm vụ": LINES})
    others = [converted(small, folder / form, form) for form in ("xls", "ods", "xlsx")] if PROGRAM else []
    return Originals([SAMPLE.read_bytes(), small, small, *others])


@contextmanager
def one_worker_for_all(monkeypatch):
    """Let every run of the command use one process apart, as one run does for all its files."""
    with apart(Worker(Allowance(seconds=10, memory=2**29), warm=("cchc_xl.reading",))) as run:

        @contextmanager
        def same(*_, **__):
            yield run

        monkeypatch.setattr(score, "apart", same)
        yield


def outcome(folder, plan, data):
    """Score one workbook by the command; gives its exit code."""
    entry, result = folder / "xã.xlsx", folder / "kết quả.xlsx"
    result.unlink(missing_ok=True)
    entry.write_bytes(data)
    begun = time.monotonic()
    ran = CliRunner().invoke(commands, ["score", str(entry), "--plan", str(plan), "-o", str(result)])
    assert time.monotonic() - begun < MOST_SECONDS
    assert ran.exit_code in {0, 1, 3}, ran.output
    assert isinstance(ran.exception, SystemExit | None)
    assert result.exists() == (ran.exit_code != 3)
    assert ran.exit_code != 3 or len(ran.stderr.splitlines()) == 1
    assert {path.name for path in folder.iterdir()} - {result.name, NAME} == {entry.name}
    return ran.exit_code


@pytest.mark.parametrize("number", [CASES or 150])
def test_no_workbook_stops_the_command_otherwise_than_by_a_sentence(number, tmp_path_factory, monkeypatch, capsys):
    folder = tmp_path_factory.mktemp("bent")
    plan = tmp_path_factory.mktemp("plan") / "kế hoạch.xlsx"
    plan.write_bytes(write(PLAN))
    codes = Counter()

    @settings(
        max_examples=number,
        derandomize=not CASES,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # what fails is looked at as it is
        suppress_health_check=list(HealthCheck),
    )
    @given(bent(originals(tmp_path_factory.mktemp("formats"))))
    def bend(drawn):
        original, data = drawn
        codes[outcome(folder, plan if original else REAL_PLAN, data)] += 1

    begun = time.monotonic()
    with one_worker_for_all(monkeypatch):
        bend()
    with capsys.disabled():
        read, refused = codes[0] + codes[1], codes[3]
        print(
            f"\n{sum(codes.values())} bent workbooks: {read} scored, {refused} refused; {time.monotonic() - begun:.0f} s"
        )
    assert min(read, refused) > number / 10
