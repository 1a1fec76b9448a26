"""Write the committed sample again, or a folder of sample workbooks.

python -m tests.samples
python -m tests.samples --into FOLDER [--communes 31] [--dossiers 200] [--seed 2024] [--clean]
"""

import argparse
import os
import sys
from pathlib import Path

from tests.plans import SAMPLE, real_plan
from tests.samples.district import MOST, with_communes
from tests.samples.entry import sample_bytes
from tests.samples.folder import FEWEST, District, folder
from tests.samples.writing import LIST, write_folder, write_plan


def main() -> None:
    """Do what the command line asks."""
    words = argparse.ArgumentParser(prog="python -m tests.samples", description=__doc__.splitlines()[0])
    words.add_argument("--into", type=Path, metavar="FOLDER", help="write a folder of workbooks here")
    words.add_argument("--communes", type=int, default=len(real_plan().roster), help="how many communes")
    words.add_argument("--dossiers", type=int, default=200, help="dossiers of each commune")
    words.add_argument("--seed", type=int, default=2024, help="another seed draws other workbooks")
    words.add_argument("--clean", action="store_true", help="only good whole workbooks, one of each commune")
    asked = words.parse_args()
    if asked.into is None:
        SAMPLE.write_bytes(sample_bytes(real_plan()))
        return
    if fault := _fault(asked):
        words.error(fault)
    _write(asked)


def _fault(asked: argparse.Namespace) -> str:
    fewest = 1 if asked.clean else FEWEST
    if not fewest <= asked.communes <= MOST:
        return f"--communes: from {fewest} to {MOST}"
    if asked.dossiers < 1:
        return "--dossiers: at least 1"
    full = asked.into.exists() and (not asked.into.is_dir() or any(asked.into.iterdir()))
    return f"{asked.into}: not an empty folder" if full else ""


def _write(asked: argparse.Namespace) -> None:
    plan = with_communes(real_plan(), asked.communes)
    district = District(plan, asked.dossiers, asked.seed, asked.clean)
    number = write_folder(asked.into, folder(district, os.cpu_count() or 1))
    if plan is not real_plan():
        write_plan(asked.into, plan)
    sys.stderr.write(f"{number} files, and what each is in {asked.into / LIST}\n")


if __name__ == "__main__":
    main()
