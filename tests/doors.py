"""A commune's folder as it lies on a disk, with a run.py that takes the program from this checkout."""

import shutil
import sys
from pathlib import Path

from tests.plans import REAL_PLAN, ROOT, SAMPLE

RUN = """\
import os, subprocess, sys
command = [{python!r}, "-X", "utf8", "-P", "-m", "cchc_xl", *sys.argv[1:]]
sys.exit(subprocess.call(command, env={{**os.environ, "PYTHONPATH": {root!r}}}))
"""


def office(folder: Path) -> Path:
    """Lay out the program's folder; gives the folder of workbooks, with one entry workbook."""
    workbooks = folder / "workbooks"
    workbooks.mkdir(parents=True)
    (folder / "templates").mkdir()
    shutil.copy(REAL_PLAN, folder / "templates")
    shutil.copytree(ROOT / "workbooks" / "chung", workbooks / "chung")
    for path in (ROOT / "workbooks").glob("*-*.[bs]*"):
        shutil.copy(path, workbooks)
    (folder / "run.py").write_text(RUN.format(python=sys.executable, root=str(ROOT)), encoding="utf-8")
    shutil.copy(SAMPLE, workbooks / "tệp số 1.xlsx")
    return workbooks


def program(path: Path, text: str) -> None:
    """Write a program of a few lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
