"""LibreOffice as a second opinion: it calculates a workbook anew, so that formulas show what they really give."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 180
RUNS = 2  # at once, where there are several workbooks

needs_office = pytest.mark.skipif(
    PROGRAM is None and not os.environ.get("CI"),
    reason="LibreOffice (soffice) is not installed: formulas are calculated only where it is, and always in CI",
)

DEBIAN_PYTHON = "/usr/bin/python3"
KEYBOARD = Path(__file__).with_name("keyboard.py")


@cache
def _knows_uno() -> bool:
    return subprocess.run([DEBIAN_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


needs_keyboard = pytest.mark.skipif(
    not os.environ.get("CI") and (PROGRAM is None or not Path(DEBIAN_PYTHON).exists() or not _knows_uno()),
    reason="LibreOffice and Debian's python3-uno are not installed: nobody can type, except in CI",
)

# Left to itself LibreOffice shows the values stored in an .xlsx; 0 means that it always calculates. Vietnamese, because
# a number that is joined to text takes the comma or the point of the office program's language.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def recalculated(workbook: bytes, folder: Path) -> bytes:
    """Give the workbook with every formula calculated anew, working in ``folder`` with a profile of its own."""
    return recalculated_together([workbook], folder)[0]


def recalculated_together(workbooks: Sequence[bytes], folder: Path) -> list[bytes]:
    """Give several workbooks with every formula calculated anew, in as few runs of the office program as it can."""
    return [result.read_bytes() for result in _converted(workbooks, folder, "xlsx:Calc MS Excel 2007 XML")]


def printed(workbook: bytes, folder: Path) -> Path:
    """Print all sheets of the workbook into a PDF in ``folder``."""
    return _converted([workbook], folder, "pdf")[0]


def _converted(workbooks: Sequence[bytes], folder: Path, form: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    sources = [folder / f"before-{place}.xlsx" for place in range(len(workbooks))]
    for source, workbook in zip(sources, workbooks, strict=True):
        source.write_bytes(workbook)
    results = [folder / "after" / f"{source.stem}.{form.partition(':')[0]}" for source in sources]
    for result in results:
        result.unlink(missing_ok=True)
    runs = [(sources[run::RUNS], folder / f"profile-{run}") for run in range(RUNS)]
    with ThreadPoolExecutor(RUNS) as pool:
        said = "".join(pool.map(lambda run: _convert(*run, form), runs))
    if missing := [result.name for result in results if not result.exists()]:
        pytest.fail(f"LibreOffice gave no {', '.join(missing)}: {said}")
    return results


def _convert(sources: Sequence[Path], profile: Path, form: str) -> str:
    """Convert some workbooks in one run with a profile of its own; says what the office program said."""
    if not sources:
        return ""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    return _run(
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(sources[0].parent / "after"),
        *map(str, sources),
    )


def worked_on(workbook: bytes, actions: Sequence[Mapping[str, object]], folder: Path) -> tuple[bytes, list[str]]:
    """Type and paste into a workbook (see ``keyboard.py``); gives it as saved, and what became of each action."""
    before, after = folder / "before.xlsx", folder / "after.xlsx"
    before.write_bytes(workbook)
    done = subprocess.run(
        [DEBIAN_PYTHON, str(KEYBOARD), str(before), str(after)],
        input=json.dumps(actions),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if not after.exists():
        pytest.fail(f"LibreOffice saved nothing: {done.stdout}{done.stderr}")
    return after.read_bytes(), done.stdout.split()


def _run(*arguments: str) -> str:
    """Run LibreOffice and give what it said; its script starts programs of its own, which end with it."""
    if PROGRAM is None:
        pytest.fail("LibreOffice (soffice) is not installed")
    office = subprocess.Popen(
        [PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        return office.communicate(timeout=SECONDS)[0]
    except subprocess.TimeoutExpired:
        os.killpg(office.pid, signal.SIGKILL)
        pytest.fail(f"LibreOffice did not end within {SECONDS} seconds: {office.communicate()[0]}")


def converted(workbook: bytes, folder: Path, form: str) -> bytes:
    """Give the workbook in another format, as ``--convert-to`` names it."""
    return _converted([workbook], folder, form)[0].read_bytes()
