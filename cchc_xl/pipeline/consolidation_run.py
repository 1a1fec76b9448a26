"""A consolidation is begun: first the processes that read its files, which get ready while this one does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc_xl.isolation.crew import Crew, Engine
from cchc_xl.pipeline.order import Order, Told
from cchc_xl.pipeline.taking import taken

if TYPE_CHECKING:
    from cchc_xl.pipeline.consolidation import Finished

READING = ("cchc_xl.pipeline.receipt", "cchc_xl.scoring", "cchc_xl.validation")
FEW = 8  # files for each process: below that, starting another takes longer than it saves


def run(order: Order, tell: Told) -> "Finished":
    """Consolidate a folder; raises NoUsableInput where nothing could be ranked, StoreBusy, or NotPublished."""
    with _engine(order) as engine:
        from cchc_xl.pipeline.consolidation import consolidation  # noqa: PLC0415 - imported while the processes start

        return consolidation(order, engine, tell)


@contextmanager
def _engine(order: Order) -> Iterator[Engine]:
    """Give where files are read: processes apart on this machine, as many as pay, or an engine of several machines."""
    if order.cluster:
        from cchc_xl.pipeline.cluster import cluster  # noqa: PLC0415 - see run

        with cluster(order.cluster) as engine:
            yield engine
        return
    files = len(taken(order.folder).files)
    jobs = order.jobs or max(1, min(os.cpu_count() or 1, files // FEW))
    with Crew(jobs, warm=READING) as crew:
        yield Engine(crew.submit, jobs)
