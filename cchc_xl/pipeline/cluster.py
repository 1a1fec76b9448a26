"""Reading on an engine of several machines, through the interface of ``concurrent.futures``.

The bytes of each file travel with its task; a task whose machine was lost is given to another by the engine, and one
that kills several is refused like a file that kills its reader here.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from cchc_xl.errors import NoUsableInput
from cchc_xl.isolation.allowance import CRASHED, Ended
from cchc_xl.isolation.crew import Submit

P = ParamSpec("P")
T = TypeVar("T")

NOT_INSTALLED = "Để dùng --cluster, hãy cài thêm: pip install cchc_xl[cluster]"
NOT_THERE = "{address}: không kết nối được cụm máy tính ({why}). Hãy kiểm tra địa chỉ, hoặc chạy không có --cluster."
PATIENCE = 20  # seconds to find the engine


@contextmanager
def cluster(address: str) -> Iterator[Submit]:
    """Give what runs functions on the dask engine at an address; raises NoUsableInput where there is none."""
    try:
        distributed: Any = import_module("distributed")  # optional, and heavy
    except ImportError as error:
        raise NoUsableInput(NOT_INSTALLED) from error
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoUsableInput(NOT_THERE.format(address=address, why=error)) from error
    with client:
        executor = client.get_executor(pure=False)

        def submit(function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
            return _as_here(executor.submit(function, *arguments, **named), distributed.KilledWorker)

        yield submit


def _as_here(future: "Future[T]", killed: type[BaseException]) -> "Future[T]":
    """Give a future that ends as one of a process apart does."""
    ours: Future[T] = Future()

    def done(theirs: "Future[T]") -> None:
        error = theirs.exception()
        if error is None:
            ours.set_result(theirs.result())
        else:
            ours.set_exception(Ended(CRASHED) if isinstance(error, killed) else error)

    future.add_done_callback(done)
    return ours
