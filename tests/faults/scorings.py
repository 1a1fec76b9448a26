"""A commune that was scored, and has changed its workbook: what scoring it anew makes of it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from cchc_xl.history.store import NAME
from cchc_xl.pipeline.scoring_run import result_beside
from cchc_xl.reporting.entry import write_entry
from tests.faults.runs import Ended, Fate, Runner
from tests.plans import REAL_PLAN, real_plan
from tests.samples import contents

ENTRY = "phú phương.xlsx"


@dataclass(frozen=True, slots=True)
class Scorings:
    """A folder before its workbook is scored anew, and what that makes of it."""

    before: Path
    old: bytes
    new: bytes
    code: int
    calls: tuple[str, ...]
    seconds: float
    runner: Runner

    def folder(self, into: Path) -> Path:
        """Give a copy of the folder as it was before."""
        return Path(shutil.copytree(self.before, into, dirs_exist_ok=True))

    def run(self, folder: Path, fate: Fate | None = None) -> Ended:
        """Score."""
        return self.runner.run(_words(folder), fate or Fate())


def scorings(into: Path, runner: Runner) -> Scorings:
    """Score a commune, let it change its figures, and see what scoring it anew makes of it."""
    into.mkdir()
    _enter(into, 5)
    runner.run(_words(into))
    old = result_of(into).read_bytes()
    _enter(into, 77)
    after, traced = (Path(shutil.copytree(into, into.with_name(name))) for name in ("scored", "scored and traced"))
    ended = runner.run(_words(after))
    calls = runner.trace(_words(traced), into.with_name("calls of scoring"))
    new = result_of(after).read_bytes()
    assert old != new
    return Scorings(into, old, new, ended.code, tuple(calls), ended.seconds, runner)


def result_of(folder: Path) -> Path:
    """Give the scoring workbook of a folder."""
    return result_beside(folder / ENTRY)


def stands(scorings: Scorings, folder: Path) -> str:
    """Say which result lies in a folder, that is whole and can be read."""
    CalamineWorkbook.from_path(str(result_of(folder)))
    return {scorings.old: "old", scorings.new: "new"}.get(result_of(folder).read_bytes(), "another")


def killed_and_scored_again(scorings: Scorings, into: Path, fate: Fate) -> str:
    """Kill a scoring, check what stands, score again, check that it is as if nothing had been; give what stood."""
    folder = scorings.folder(into)
    scorings.run(folder, fate)
    stood = stands(scorings, folder)
    assert scorings.run(folder).code == scorings.code
    assert stands(scorings, folder) == "new"
    assert sorted(path.name for path in folder.iterdir()) == sorted((ENTRY, result_of(folder).name, NAME))
    shutil.rmtree(folder)
    assert stood in {"old", "new"}
    return stood


def _enter(folder: Path, seed: int) -> None:
    plan = real_plan()
    agency = plan.agency_of(plan.agency) or plan.roster[0]
    (folder / ENTRY).write_bytes(write_entry(plan, agency, contents(plan, agency, seed, 15)))


def _words(folder: Path) -> tuple[object, ...]:
    return ("score", folder / ENTRY, "--plan", REAL_PLAN)
