"""Many communes, whole processes, ratios in one run.

The peers: *naive* is pandas.read_excel with openpyxl over all sheets of each workbook, the same scores worked out from
these frames, to_excel with the same cells; *floor* is a raw python-calamine read of the same sheets plus a raw
XlsxWriter write of the same cells, formulas included. Runs go round-robin. Communes beyond the 31 that are drawn are
the same workbooks under other codes.

    python benchmarks/many_communes.py [--communes 1 31 126] [--dossiers 500] [--rounds 3] [--folder KEPT]
"""

import argparse
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.cells import cells_in  # noqa: E402 - the checkout is not installed
from cchc_xl.model.plan import Agency, Plan  # noqa: E402
from cchc_xl.plan.writing import write as plan_workbook  # noqa: E402
from cchc_xl.reporting.entry import write_entry  # noqa: E402
from tests.plans import real_plan  # noqa: E402
from tests.samples import contents  # noqa: E402
from tests.samples.district import with_communes  # noqa: E402

DRAWN = 31
NAIVE_UP_TO = 126
MARKS = {31: "to hold: naive 6 (aim 10), floor 1.8", 3321: "to hold: floor 1.5"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

OURS = """
import sys
from cchc_xl.cli import main
sys.argv = ["cchc-xl", "consolidate", {folder!r}, "--plan", {plan!r}, "-o", {out!r}]
try:
    main()
finally:
    # not ru_maxrss, in which the memory of the process that started this one stands too
    lines = open("/proc/self/status").read().splitlines()
    print("memory", *(line.split()[1] for line in lines if line.startswith("VmHWM")), file=sys.stderr)
"""

READ = """
import sys
from datetime import date
from pathlib import Path
from cchc_xl.isolation.crew import Crew
from cchc_xl.pipeline.consolidation_run import READING
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.receiving import arrivals, reader
with Crew({jobs}, warm=READING) as crew:
    how = reader(load_plan(Path({plan!r})), None, crew.submit)
    print(sum(1 for _ in arrivals(sorted(Path({folder!r}).glob("*.xlsx")), how)))
"""

FLOOR = """
import pickle, xlsxwriter
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path({folder!r}).glob("*.xlsx")):
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
cells = pickle.load(open({cells!r}, "rb"))
out = xlsxwriter.Workbook({floor_out!r})
form = out.add_format({{"font_name": "Times New Roman", "border": 1, "text_wrap": True}})
for name, rows in cells.items():
    sheet = out.add_worksheet(name)
    for row, column, formula, value in rows:
        if formula:
            sheet.write_formula(row, column, formula, form, value)
        elif isinstance(value, float):
            sheet.write_number(row, column, value, form)
        else:
            sheet.write_string(row, column, value, form)
out.close()
"""

NAIVE = """
import pickle, sys
sys.path.insert(0, {root!r})
from pathlib import Path
import pandas
from benchmarks.naive import plan_in, read, scored
read({plan!r})
plan = plan_in({plan!r})
for path in sorted(Path({folder!r}).glob("*.xlsx")):
    read(str(path))
    scored(str(path), plan)
cells = pickle.load(open({cells!r}, "rb"))
with pandas.ExcelWriter({naive_out!r}, engine="xlsxwriter") as writer:
    for name, rows in cells.items():
        last = max((column for _, column, *_ in rows), default=0)
        table = {{}}
        for row, column, _, value in rows:
            table.setdefault(row, [None] * (last + 1))[column] = value
        pandas.DataFrame.from_dict(table, orient="index").to_excel(writer, sheet_name=name, header=False, index=False)
"""


def main() -> None:
    """Print the medians and the ratios for each number of communes."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--communes", type=int, nargs="+", default=[1, 31, 126])
    words.add_argument("--dossiers", type=int, default=500)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--folder", type=Path, help="where the drawn workbooks are kept for the next time")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = asked.folder or Path(temporary)
        for number in asked.communes:
            compare(place / f"{number} x {asked.dossiers}", number, asked.dossiers, asked.rounds)


def compare(place: Path, number: int, dossiers: int, rounds: int) -> None:
    """Print the medians and the ratios for one number of communes."""
    names = draw(place, number, dossiers)
    run(OURS, names)
    cells = cells_in(Path(names["out"]))
    Path(names["cells"]).write_bytes(pickle.dumps(cells))
    programs = {"ours": OURS, "floor": FLOOR}
    if number <= NAIVE_UP_TO:
        programs["naive"] = NAIVE
    times, memory = measured(programs, names, rounds)
    told(f"{number} communes, {dossiers} dossiers, {sum(map(len, cells.values())):,} cells:", times)
    print(f"  memory of ours {memory / 1024:.0f} MB")
    ours = statistics.median(times["ours"])
    for peer in ("naive", "floor"):
        if peer in times:
            ratio = statistics.median(times[peer]) / ours
            print(f"  naive / ours {ratio:.2f}" if peer == "naive" else f"  ours / floor {1 / ratio:.2f}")
    print(f"  {MARKS.get(number, '')}")
    run(OURS, names)
    again, _ = measured({"nothing changed": OURS}, names, rounds, fresh=False)
    print(f"  nothing changed / ours {statistics.median(again['nothing changed']) / ours:.3f} (to hold: 0.2)")
    jobs = {str(one): READ.replace("{jobs}", str(one)) for one in (1, 2)}
    reads, _ = measured(jobs, names, rounds)
    print(f"  reading by 1 process / by 2 {statistics.median(reads['1']) / statistics.median(reads['2']):.2f}")


def draw(place: Path, number: int, dossiers: int) -> dict[str, str]:
    """Write the workbooks of a folder and its plan, where they are not there yet; gives all paths by name."""
    plan, folder = with_communes(real_plan(), number), place / "sent"
    names = ("plan.xlsx", "out.xlsx", "floor_out.xlsx", "naive_out.xlsx", "cells.pickle")
    paths = {name.partition(".")[0]: str(place / name) for name in names}
    if not folder.is_dir():
        folder.mkdir(parents=True)
        Path(paths["plan"]).write_bytes(plan_workbook(plan))
        for name, content in workbooks(plan, dossiers):
            (folder / name).write_bytes(content)
    return {**paths, "folder": str(folder), "root": str(ROOT)}


def workbooks(plan: Plan, dossiers: int) -> Iterator[tuple[str, bytes]]:
    """Draw the workbooks of the first communes, and give them to all."""
    first = plan.roster[:DRAWN]
    drawn = [write_entry(plan, one, contents(plan, one, seed, dossiers)) for seed, one in enumerate(first)]
    for place, agency in enumerate(plan.roster):
        model = first[place % len(first)]
        yield f"{agency.code}.xlsx", under_another_name(drawn[place % len(first)], model, agency)


def under_another_name(workbook: bytes, model: Agency, agency: Agency) -> bytes:
    """Give a workbook under the code and name of another agency."""
    changes = ((model.code, agency.code), (model.title, agency.title))
    done = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith(("sharedStrings.xml", "custom.xml")):
                for was, now in changes:
                    content = content.replace(f">{was}<".encode(), f">{now}<".encode())
            new.writestr(member, content)
    return done.getvalue()


def measured(
    programs: Mapping[str, str], names: Mapping[str, str], rounds: int, *, fresh: bool = True
) -> tuple[dict[str, list[float]], int]:
    """Time whole processes round-robin; ``fresh`` runs find nothing of earlier ones. Gives the greatest memory too."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    memory = 0
    for _ in range(rounds):
        for name, program in programs.items():
            for kept in ("out.xlsx", "cchc.sqlite", "cchc-cache.sqlite") if fresh else ():
                (Path(names["out"]).parent / kept).unlink(missing_ok=True)
            begun = time.perf_counter()
            said = run(program, names)
            times[name].append(time.perf_counter() - begun)
            memory = max(memory, *(int(line.split()[1]) for line in said.splitlines() if line.startswith("memory")), 0)
    return times, memory


def told(title: str, times: Mapping[str, Sequence[float]]) -> None:
    """Print the medians."""
    print(title)
    for name, values in times.items():
        print(f"  {name:6} median {statistics.median(values):.2f} s   {min(values):.2f} – {max(values):.2f}")


def run(program: str, names: Mapping[str, str]) -> str:
    """Run a program in a process of its own, and give what it says."""
    words = [sys.executable, "-c", program.format(**names)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)
    return done.stderr


if __name__ == "__main__":
    main()
