"""A crew of processes apart: calls are shared out, each answers for itself, and nothing is left at the end."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from cchc_xl.isolation import worker as worker_module
from cchc_xl.isolation.allowance import Allowance, Ended
from cchc_xl.isolation.crew import Crew
from cchc_xl.refusals import Refused, Why
from tests.isolation.test_worker import LONG, METHODS, double, gone, kill_itself, refuse

QUICK = Allowance(seconds=10)


def late(number, seconds):
    time.sleep(seconds)
    return number


def meet(others, folder):
    """Wait until so many processes are at work at once; gives the number of this one."""
    (folder / str(os.getpid())).touch()
    for _ in range(100):
        if len(list(folder.iterdir())) == others:
            return os.getpid()
        time.sleep(0.05)
    raise TimeoutError("nobody came")


@pytest.fixture(params=METHODS)
def start(request, monkeypatch):
    """Start crews by fork or by spawn; a process that is replaced while threads run is spawned in every case."""

    def best():
        return request.param if threading.active_count() == 1 else "spawn"

    monkeypatch.setattr(worker_module, "best_method", best)
    return lambda size: Crew(size, QUICK)


def test_each_future_gives_the_answer_to_its_own_call_whichever_is_done_first(start):
    with start(2) as crew:
        futures = [crew.submit(late, number, 0.2 if number == 0 else 0) for number in range(6)]
        assert [one.result() for one in futures] == [0, 1, 2, 3, 4, 5]


def test_the_calls_are_shared_between_so_many_processes(start, tmp_path):
    with start(2) as crew:
        numbers = {one.result() for one in [crew.submit(meet, 2, tmp_path) for _ in range(2)]}
        numbers |= {one.result() for one in [crew.submit(os.getpid) for _ in range(12)]}

    assert len(numbers) == 2
    assert os.getpid() not in numbers


def test_one_process_is_a_crew_too(start):
    with start(1) as crew:
        assert [crew.submit(double, number, plus=1).result() for number in range(3)] == [1, 3, 5]


def test_a_process_that_dies_is_replaced_and_the_other_calls_go_on(start):
    with start(2) as crew:
        before = [crew.submit(double, number) for number in range(4)]
        dying = [crew.submit(kill_itself) for _ in range(3)]
        after = [crew.submit(double, number) for number in range(4)]

        assert [one.result() for one in (*before, *after)] == [0, 2, 4, 6] * 2
        assert [_how(one) for one in dying] == ["CRASHED"] * 3


def test_a_process_that_is_killed_from_outside_between_calls_is_replaced(start):
    with start(1) as crew:
        os.kill(crew.submit(os.getpid).result(), signal.SIGKILL)
        assert crew.submit(double, 4).result() == 8


def test_an_exception_travels_to_the_future_of_its_call_alone(start):
    with start(2) as crew:
        wrong, right = crew.submit(refuse), crew.submit(double, 1)

        with pytest.raises(Refused, match="DOCTYPE") as refused:
            wrong.result()
        assert (refused.value.why, right.result()) == (Why.DTD, 2)


def test_nothing_is_left_at_the_end(start):
    processes, threads = multiprocessing.active_children(), threading.active_count()
    with start(2) as crew:
        numbers = {crew.submit(os.getpid).result() for _ in range(6)}
        with pytest.raises(Ended):
            crew.submit(kill_itself).result()
        last = crew.submit(late, 7, 0.2)

    assert last.done()
    assert multiprocessing.active_children() == processes
    assert threading.active_count() == threads
    assert all(map(gone, numbers))


def test_after_an_exception_nothing_is_waited_for_and_nothing_is_left(start):
    processes, threads = multiprocessing.active_children(), threading.active_count()
    futures, begun = [], time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted_while_all_are_busy(start(2), futures)

    assert time.monotonic() - begun < LONG / 2
    assert all(one.done() for one in futures)
    assert [_how(one) for one in futures if not one.cancelled()] == ["CRASHED"] * 2
    assert multiprocessing.active_children() == processes
    assert threading.active_count() == threads


def interrupted_while_all_are_busy(crew, futures):
    with crew:
        crew.submit(double, 1).result()  # so that a process has answered: one that dies now would be asked again
        futures += [crew.submit(time.sleep, LONG) for _ in range(8)]
        time.sleep(0.3)
        raise KeyboardInterrupt


def test_a_crew_that_cannot_start_leaves_nothing(monkeypatch):
    start, processes = worker_module.Worker.__enter__, multiprocessing.active_children()
    crew = Crew(2, QUICK)

    def enter(self):
        if self is crew._workers[1]:
            raise OSError("no more processes")
        return start(self)

    monkeypatch.setattr(worker_module.Worker, "__enter__", enter)
    with pytest.raises(OSError, match="no more"), crew:
        pass
    assert multiprocessing.active_children() == processes


def _how(future):
    return getattr(future.exception(), "how", None)
