"""One commune, whole processes, ratios in one run.

The peers: *naive* is pandas.read_excel with openpyxl over all sheets, the same scores from its frames (by our own
functions, from plan and figures on), to_excel with the same cells; *given* is the same with the plan and the figures
given to it, so that it only reads past them; *floor* is a raw python-calamine read of the needed sheets plus a raw
XlsxWriter write of the same cells, formulas included. Ours is the whole command: the reading in a process apart, all
checks, live formulas and charts. Runs go round-robin (ours, naive, given, floor, ours, …) so that a drifting machine
hurts all alike, and each writes a new file: over an older result ours would also keep what was appraised there.

Two communes: the committed sample (1,200 dossiers) and one with a pasted export of 5,000.

    python benchmarks/one_commune.py [--rounds 5] [--entry WORKBOOK]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "templates" / "ke-hoach-phu-phuong-2024.xlsx"
SAMPLE = ROOT / "workbooks" / "phu-phuong-2024.xlsx"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

LARGE = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from cchc_xl.reporting.entry import write_entry
from tests.plans import AGENCY, real_plan
from tests.samples import contents
filled = contents(real_plan(), AGENCY, seed=5, dossiers=5000)
Path({entry!r}).write_bytes(write_entry(real_plan(), AGENCY, filled))
"""

OURS = """
import sys
from cchc_xl.cli import main
sys.argv = ["cchc-xl", "score", {entry!r}, "--plan", {plan!r}, "-o", {out!r}]
main()
"""

FLOOR = """
from python_calamine import CalamineWorkbook
import datetime, json, xlsxwriter
for path in ({entry!r}, {plan!r}):
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
cells = json.load(open({cells!r}, encoding="utf-8"))
out = xlsxwriter.Workbook({out!r})
form = out.add_format({{"font_name": "Times New Roman", "border": 1, "text_wrap": True}})
for name, rows in cells.items():
    sheet = out.add_worksheet(name)
    for row, column, kind, value, cached in rows:
        if kind == "f":
            sheet.write_formula(row, column, value, form, cached)
        elif kind == "n":
            sheet.write_number(row, column, value, form)
        else:
            sheet.write_string(row, column, value, form)
out.close()
"""

TO_EXCEL = """
cells = json.load(open({cells!r}, encoding="utf-8"))
with pandas.ExcelWriter({out!r}, engine="xlsxwriter") as writer:
    for name, rows in cells.items():
        last = max((column for _, column, *_ in rows), default=0)
        table = {{}}
        for row, column, kind, value, cached in rows:
            table.setdefault(row, [None] * (last + 1))[column] = cached if kind == "f" else value
        pandas.DataFrame.from_dict(table, orient="index").to_excel(writer, sheet_name=name, header=False, index=False)
"""

NAIVE = (
    """
import sys
sys.path.insert(0, {root!r})
import json, pandas
from benchmarks.naive import plan_in, read, scored
read({entry!r})
read({plan!r})
card = scored({entry!r}, plan_in({plan!r}))
print(card.totals.points, card.totals.index)
"""
    + TO_EXCEL
)

GIVEN = (
    """
import sys
sys.path.insert(0, {root!r})
import pickle
import pandas
frames = pandas.read_excel({entry!r}, sheet_name=None, header=None, engine="openpyxl")
plan = pandas.read_excel({plan!r}, sheet_name=None, header=None, engine="openpyxl")
from cchc_xl.scoring import score
from cchc_xl.validation import barred, check_reading, check_scorecard
import json
reading, plan = pickle.load(open({reading!r}, "rb"))
before = check_reading(reading, plan)
card = score(reading, plan, barred(before, plan))
check_scorecard(card, reading, plan)
"""
    + TO_EXCEL
)

CELLS = """
import json, openpyxl, pickle
from pathlib import Path
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.scoring_run import score_workbook
plan = load_plan(Path({plan!r}))
pickle.dump((score_workbook(Path({entry!r}), plan).reading, plan), open({reading!r}, "wb"))
shown = openpyxl.load_workbook({out!r}, data_only=True)
written = openpyxl.load_workbook({out!r})
cells = {{}}
for sheet in written:
    rows = cells.setdefault(sheet.title, [])
    for line in sheet.iter_rows():
        for cell in line:
            if cell.value is None:
                continue
            cached = shown[sheet.title][cell.coordinate].value
            kind = "f" if cell.data_type == "f" else "n" if isinstance(cell.value, (int, float)) else "s"
            value = cell.value if kind == "n" else str(cell.value)
            cached = cached if isinstance(cached, (int, float)) else str(cached or "")
            rows.append([cell.row - 1, cell.column - 1, kind, value, cached])
json.dump(cells, open({cells!r}, "w", encoding="utf-8"))
"""


def main() -> None:
    """Print the medians and the ratios."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--entry", type=Path)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = str(Path(folder) / "5000.xlsx")
        entries = {asked.entry.name: str(asked.entry)} if asked.entry else {SAMPLE.name: str(SAMPLE), "5,000": large}
        if large in entries.values():
            run(LARGE, {"root": str(ROOT), "entry": large})
        for name, entry in entries.items():
            print(f"{name}:")
            compare(entry, Path(folder), asked.rounds)


def compare(entry: str, folder: Path, rounds: int) -> None:
    """Print the medians and the ratios for one entry workbook."""
    files = {"out": "out.xlsx", "cells": "cells.json", "reading": "reading.pickle"}
    names = {
        "root": str(ROOT),
        "entry": entry,
        "plan": str(PLAN),
        **{key: str(folder / file) for key, file in files.items()},
    }
    run(OURS, names)
    run(CELLS, names)
    times = measured({"ours": OURS, "naive": NAIVE, "given": GIVEN, "floor": FLOOR}, names, rounds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:6} median {medians[name]:.3f} s   {min(values):.3f} – {max(values):.3f}")
    print(f"naive / ours {medians['naive'] / medians['ours']:.2f}   (to hold: 3, aim: 5)")
    print(f"given / ours {medians['given'] / medians['ours']:.2f}")
    print(f"ours / floor {medians['ours'] / medians['floor']:.2f}   (to hold: 2)")


def measured(programs: dict[str, str], names: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Time whole processes round-robin, after one warm-up of each."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, program in programs.items():
            Path(names["out"]).unlink(missing_ok=True)
            begun = time.perf_counter()
            run(program, names)
            if number:
                times[name].append(time.perf_counter() - begun)
    return times


def run(program: str, names: dict[str, str]) -> None:
    """Run a program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program.format(**names)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr)


if __name__ == "__main__":
    main()
