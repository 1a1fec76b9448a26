"""What looking at a workbook costs beside reading it: CPU time, ratios in one run.

*guard* is all that is looked at before a reader opens the workbook; *scan* is the search for cells whose value the
reader hides, and the count of what it should have given; *raw* is python-calamine alone over the sheets that are
needed. Runs go round-robin, in a warm process.
The start of the process apart is printed by itself: it is paid once for all files of a command.

    python benchmarks/reading.py [--rounds 9] [--dossiers 5000] [--entry WORKBOOK]
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).parent.parent))

from cchc_xl import forms
from cchc_xl.isolation.worker import Worker
from cchc_xl.model.plan import Plan
from cchc_xl.reading import read_parts
from cchc_xl.sheets.counting import compared
from cchc_xl.sheets.guard import admitted
from cchc_xl.sheets.package import sheet_parts
from tests.plans import real_plan
from tests.samples.district import with_communes
from tests.samples.folder import District, folder
from tests.samples.writing import write_folder


def main() -> None:
    """Print the medians and the ratios."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--rounds", type=int, default=9)
    words.add_argument("--dossiers", type=int, default=5000)
    words.add_argument("--entry", type=Path)
    asked = words.parse_args()
    plan = real_plan() if asked.entry else with_communes(real_plan(), 1)
    data = asked.entry.read_bytes() if asked.entry else _generated(plan, asked.dossiers)
    times = _measured(data, asked.rounds)
    for name, values in times.items():
        print(f"{name:6} median {statistics.median(values):6.1f} ms   {min(values):.1f} – {max(values):.1f}")
    ratios = [(one + other) / raw for one, other, raw in zip(*times.values(), strict=True)]
    print(f"(guard + scan) / raw {statistics.median(ratios):.2f}   (to hold: 0.6)")
    _starts(asked.rounds)
    _reads_apart(data, plan, asked.rounds)


def _generated(plan: Plan, dossiers: int) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        write_folder(Path(place), folder(District(plan, dossiers, 2024, True), 1))
        return next(Path(place).glob("*.xlsx")).read_bytes()


def _measured(data: bytes, rounds: int) -> dict[str, list[float]]:
    """Time the three round-robin, after one warm-up of each."""
    steps: dict[str, Callable[[], object]] = {
        "guard": lambda: admitted("entry", data),
        "scan": _scan_of(data, _needed(data)),
        "raw": lambda: _raw(data, _needed(data)),
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            begun = time.process_time()
            step()
            if number:
                times[name].append((time.process_time() - begun) * 1000)
    return times


def _needed(data: bytes) -> list[str]:
    """Name the sheets that are read for a score."""
    registers = {register.name for register in real_plan().registers}
    wanted = {forms.FORM, forms.INFORMATION, *registers}
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [name for name in book.sheet_names if name in wanted]


def _scan_of(data: bytes, names: Sequence[str]) -> Callable[[], object]:
    container = admitted("entry", data)
    parts = dict(sheet_parts(container))
    rows = _raw(data, names)
    return lambda: [compared(container.part(parts[name]), rows[name], frozenset) for name in names]


def _raw(data: bytes, names: Sequence[str]) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}


def _starts(rounds: int) -> None:
    for method in multiprocessing.get_all_start_methods():
        if method in {"fork", "spawn"}:
            values = [_start(method) for _ in range(rounds)]
            middle = statistics.median(values)
            print(f"start by {method:5} median {middle:6.1f} ms   {min(values):.1f} – {max(values):.1f}")


def _start(method: str) -> float:
    """Time from nothing to the first answer of a process that has the reader at hand, by the clock."""
    begun = time.perf_counter()
    with Worker(method="fork" if method == "fork" else "spawn", warm=("cchc_xl.reading",)) as worker:
        worker.run(os.getpid)
        return (time.perf_counter() - begun) * 1000


def _reads_apart(data: bytes, plan: Plan, rounds: int) -> None:
    with Worker(warm=("cchc_xl.reading",)) as worker:
        apart = [_clock(lambda: worker.run(read_parts, (("entry", data),), plan)) for _ in range(rounds)]
    here = [_clock(lambda: read_parts((("entry", data),), plan)) for _ in range(rounds)]
    print(f"read apart / read here {statistics.median(apart) / statistics.median(here):.2f}")


def _clock(step: Callable[[], object]) -> float:
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
