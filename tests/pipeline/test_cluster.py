"""Several machines: separate processes of a dask engine read the same folder, one of them killed in the middle."""

import copyreg
import os
import signal
import time

import pytest

from cchc_xl.errors import NotPublished, NoUsableInput
from cchc_xl.isolation.allowance import CRASHED, MEMORY, TIMEOUT, Allowance, Ended
from cchc_xl.isolation.child import place_noted
from cchc_xl.pipeline.cluster import cluster
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from tests.pipeline.districts import good_district

LONG = 60  # seconds; no test waits so long


@pytest.fixture(scope="module")
def engine():
    packing = dict(copyreg.dispatch_table)  # the engine changes how every exception is packed, in all this process
    dask = pytest.importorskip("dask")
    distributed = pytest.importorskip("distributed")
    words = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "silence_logs": 50}
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), distributed.LocalCluster(**words) as local:
        yield local
    copyreg.dispatch_table.clear()
    copyreg.dispatch_table.update(packing)


def test_a_machine_that_is_lost_in_the_middle_changes_no_byte(engine, tmp_path):
    folder, plan_path = good_district(tmp_path, 12)
    alone, shared = (tmp_path / name / "tong hop.xlsx" for name in ("một máy", "nhiều máy"))
    victims = [worker.pid for worker in engine.workers.values()]
    done: list[int] = []

    def kill_after_some(number, *_):
        done.append(number)
        if len(done) == 3:
            os.kill(victims[0], signal.SIGKILL)

    run(Order(folder, plan_path, alone, jobs=1), lambda *_: None)
    run(Order(folder, plan_path, shared, cluster=engine.scheduler_address), kill_after_some)

    assert shared.read_bytes() == alone.read_bytes()


def test_a_task_that_kills_every_machine_ends_as_one_that_kills_a_process_here(engine):
    with cluster(engine.scheduler_address) as there, pytest.raises(Ended) as ended:
        there.submit(os.abort).result()
    assert ended.value.how == CRASHED


def hungry():
    raise MemoryError


def stumble():
    raise KeyError("what stood in the file")


def test_a_task_that_takes_too_long_ends_and_gives_its_place_to_others(engine):
    with cluster(engine.scheduler_address, Allowance(seconds=0.5)) as there:
        hanging = [there.submit(time.sleep, LONG) for _ in range(4)]
        assert [type(one.exception()) for one in hanging] == [Ended] * 4
        assert [one.exception().how for one in hanging] == [TIMEOUT] * 4
        assert there.submit(abs, -7).result() == 7


def test_what_a_task_raises_there_it_raises_here(engine):
    with cluster(engine.scheduler_address) as there:
        assert there.at_once == 2
        memory, fault = there.submit(hungry).exception(), there.submit(stumble).exception()

    assert (type(memory), memory.how) == (Ended, MEMORY)
    assert (repr(fault), place_noted(fault).partition(":")[0]) == (
        "KeyError('what stood in the file')",
        "test_cluster.py",
    )


@pytest.mark.usefixtures("engine")
def test_an_engine_that_is_lost_in_the_middle_is_told():
    distributed = pytest.importorskip("distributed")
    words = {"n_workers": 0, "processes": False, "dashboard_address": ":0", "silence_logs": 50}
    with distributed.LocalCluster(**words) as idle, cluster(idle.scheduler_address) as there:
        future = there.submit(abs, -7)
        with pytest.raises(TimeoutError):
            future.result(0.2)
        idle.close()

        with pytest.raises(NotPublished, match="cụm máy tính không đọc tiếp được") as lost:
            future.result(LONG)
        assert lost.value.exit_code == 4


@pytest.mark.usefixtures("engine")
def test_an_engine_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr("cchc_xl.pipeline.cluster.PATIENCE", 1)

    with pytest.raises(NoUsableInput, match="không kết nối được cụm máy tính"), cluster("tcp://127.0.0.1:9"):
        pass
