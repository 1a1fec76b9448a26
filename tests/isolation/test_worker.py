"""The process apart: whatever ends it, the owner gets one word for it, and the next call is answered."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_xl.errors import PlanRefused
from cchc_xl.isolation import worker as worker_module
from cchc_xl.isolation.allowance import Allowance, Ended
from cchc_xl.isolation.child import place_noted
from cchc_xl.isolation.worker import Worker, best_method
from cchc_xl.refusals import Refused, Why

METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]
QUICK = Allowance(seconds=10, memory=2**28)
LONG = 60  # seconds; no test waits so long
needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
ROOT = Path(__file__).parents[2]


class Panic(BaseException):
    """What the reader library raises when it gives up is no ordinary exception."""


class Unpackable(Exception):
    """An exception that can be packed and not be unpacked."""

    def __init__(self, one, two):
        super().__init__(one + two)


def double(number, *, plus=0):
    return number * 2 + plus


def kill_itself():
    os.kill(os.getpid(), signal.SIGKILL)


def abort_for_memory():
    os.write(2, b"memory allocation of 549755813888 bytes failed\n")
    os.abort()


def eat_memory():
    return len(bytes(2**30))


def panic():
    raise Panic


def die_the_second_time():
    if os.environ.get("CCHC_TEST_DIED"):
        os.abort()
    os.environ["CCHC_TEST_DIED"] = "1"
    return os.getpid()


def refuse():
    raise Refused(Why.DTD, "xã.xlsx")


def refuse_plan():
    raise PlanRefused("lỗi", ("một",))


def raise_unpackable():
    raise Unpackable("a", "b")


def chatter():
    for _ in range(3000):
        os.write(2, b"x" * 100)


def talkative():
    try:
        chatter()
    except BlockingIOError:
        return "not waited"
    return "all said"


@pytest.fixture(params=METHODS, scope="module")
def worker(request):
    with Worker(QUICK, request.param) as started:
        yield started


def how(worker, function, *arguments):
    with pytest.raises(Ended) as ended:
        worker.run(function, *arguments)
    assert worker.run(double, 21) == 42
    return ended.value.how


def test_one_process_answers_many_calls(worker):
    first = worker.run(os.getpid)
    assert first != os.getpid()
    assert worker.run(double, 2, plus=1) == 5
    assert worker.run(os.getpid) == first


def test_a_killed_process_is_a_crash_and_the_next_call_is_answered(worker):
    assert how(worker, kill_itself) == "CRASHED"


def test_an_abort_for_memory_is_told_from_a_crash(worker):
    assert how(worker, abort_for_memory) == "MEMORY"
    assert how(worker, os.abort) == "CRASHED"


@needs_limits
def test_eating_memory_ends_at_the_limit(worker):
    assert how(worker, eat_memory) == "MEMORY"


def test_a_panic_is_a_crash(worker):
    assert how(worker, panic) == "CRASHED"


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """Give a module that takes longer to import than a call may take."""
    (tmp_path / "slow_to_import.py").write_text("import time\ntime.sleep(1)\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "slow_to_import"


@pytest.mark.parametrize("method", METHODS)
def test_the_start_of_a_process_does_not_count_into_the_time_of_its_first_call(method, slow):
    with Worker(Allowance(seconds=0.5), method, warm=[slow]) as worker:
        assert worker.run(double, 21) == 42
        with pytest.raises(Ended):
            worker.run(time.sleep, LONG)
        assert worker.run(double, 21) == 42  # by another process


def test_a_process_that_is_never_ready_is_no_fault_of_the_call(slow, monkeypatch):
    monkeypatch.setattr(worker_module, "STARTING", 0.1)
    with Worker(QUICK, warm=[slow]) as worker, pytest.raises(TimeoutError, match="no process"):
        worker.run(double, 21)


@pytest.mark.parametrize("method", METHODS)
def test_what_hangs_is_ended_in_time(method):
    with Worker(Allowance(seconds=0.3), method) as worker:
        begun = time.monotonic()
        with pytest.raises(Ended) as ended:
            worker.run(time.sleep, LONG)
        assert ended.value.how == "TIMEOUT"
        assert time.monotonic() - begun < LONG / 2


def test_an_ordinary_exception_travels_back_as_itself(worker):
    before = worker.run(os.getpid)
    with pytest.raises(Refused, match=r"xã\.xlsx: .*DOCTYPE") as refused:
        worker.run(refuse)
    assert refused.value.code == "DTD"
    with pytest.raises(PlanRefused) as plan:
        worker.run(refuse_plan)
    assert plan.value.findings == ("một",)
    assert worker.run(os.getpid) == before


def test_an_exception_says_where_it_rose_and_not_what_stood_there(worker):
    with pytest.raises(ZeroDivisionError) as error:
        worker.run(divmod, 1, 0)
    assert "child.py" in error.value.__notes__[0]
    with pytest.raises(RuntimeError, match=r"^Unpackable\n") as substitute:
        worker.run(raise_unpackable)
    assert place_noted(substitute.value).startswith("test_worker.py:")
    with pytest.raises(json.JSONDecodeError) as forgetful:  # it is packed without its notes
        worker.run(json.loads, "no JSON")
    assert place_noted(forgetful.value).startswith("decoder.py:")


def test_a_process_that_was_killed_between_two_calls_is_replaced(worker):
    os.kill(worker.run(os.getpid), signal.SIGKILL)
    assert worker.run(double, 4) == 8


def test_a_call_is_not_blamed_for_what_an_earlier_one_left_behind(worker):
    assert worker.run(die_the_second_time) != worker.run(die_the_second_time)


def test_what_is_printed_as_an_error_is_neither_shown_nor_waited_for(worker, capfd):
    assert worker.run(talkative) in {"not waited", "all said"}
    assert capfd.readouterr().err == ""


def test_nothing_is_left_of_a_process():
    before = multiprocessing.active_children()
    with Worker(QUICK) as worker:
        number = worker.run(os.getpid)
        with pytest.raises(Ended):
            worker.run(kill_itself)
    assert multiprocessing.active_children() == before
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed by Linux")
@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_cannot_start_says_why_and_leaves_no_pipe_open(method, monkeypatch):
    with Worker(QUICK, method) as worker:
        os.kill(worker.run(os.getpid), signal.SIGKILL)
        worker._process.join()
        with monkeypatch.context() as full:
            full.setattr(multiprocessing.get_context(method).Process, "start", no_more)
            seen = [(why(worker), len([*Path("/proc/self/fd").iterdir()])) for _ in range(2)]
        assert [str(error) for error, _ in seen] == ["[Errno 11] no more processes"] * 2
        assert seen[0][1] == seen[1][1]
        assert worker.run(double, 4) == 8


def no_more(_):
    raise BlockingIOError(11, "no more processes")


def why(worker):
    with pytest.raises(BlockingIOError) as refused:
        worker.run(double, 4)
    return refused.value


def test_a_thread_beside_makes_fork_unsafe():
    import threading

    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert best_method() == "spawn"
    finally:
        done.set()
        thread.join()


OWNER = """
import os, signal, sys, time
from cchc_xl.isolation.worker import Worker
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may start tests deaf to it
    with Worker(method="fork") as worker:
        print(worker.run(os.getpid), flush=True)
        worker.run(time.sleep, 1)
"""
HASTY = """
import os, signal, time
from cchc_xl.isolation.worker import Worker
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Worker(method="spawn") as worker:
        os.killpg(0, signal.SIGINT)
        time.sleep(0.5)
"""


@pytest.mark.skipif("fork" not in METHODS, reason="signals as on Linux")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_process_does_not_outlive_its_owner(sent):
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as owner:
        number = int(owner.stdout.readline())
        time.sleep(0.1)
        owner.send_signal(sent)
        owner.wait(30)
    assert gone(number)


def gone(number):
    """Wait until a process is no more, or is only waited for by a system that never looks."""
    for _ in range(400):
        try:
            os.kill(number, 0)
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif("fork" not in METHODS, reason="signals as on Linux")
def test_ctrl_c_while_a_process_starts_is_not_told_by_that_process():
    done = subprocess.run(
        [sys.executable, "-c", HASTY], capture_output=True, text=True, cwd=ROOT, start_new_session=True, check=False
    )
    assert done.stderr.count("KeyboardInterrupt") == 1  # the owner's own


def test_what_is_needed_next_is_imported_while_the_first_call_runs(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with Worker(QUICK, meanwhile=("colorsys",)) as worker:
        assert "colorsys" not in sys.modules
        assert [worker.run(double, number) for number in (2, 3)] == [4, 6]
        assert "colorsys" in sys.modules


REMEMBERED: list[int] = []


def remember(number):
    REMEMBERED.append(number)
    return "an answer that nobody waits for"


def remembered():
    return list(REMEMBERED)


@pytest.mark.parametrize("method", METHODS)
def test_what_prepares_a_call_runs_before_it_and_its_answer_is_not_taken_for_that_of_the_call(method):
    with Worker(QUICK, method) as worker:
        worker.ahead(remember, 7)
        assert worker.run(remembered) == [7]


def test_what_prepares_a_call_may_fail_or_die_without_harm_to_it():
    with Worker(QUICK) as worker:
        for fails in (panic, kill_itself, abort_for_memory):
            worker.ahead(fails)
            assert worker.run(double, 4) == 8
