"""The ways from the consolidated workbook to the scoring workbook of each agency."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cchc_xl.model.plan import Agency
from cchc_xl.pipeline.inputs import folder_from
from cchc_xl.pipeline.ranking_run import Consolidated
from cchc_xl.pipeline.tables import FOLDER
from cchc_xl.pipeline.taking import name_of

NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))  # what Windows does not take in the name of a file


def linked(done: Consolidated, output: Path, *, is_same: bool) -> Consolidated:
    """Give what was consolidated with the way to each scoring workbook that has these very points.

    It was written by this run, or by an earlier one that stood on the same (``is_same``), or it is what was sent.
    """
    ways = {**_ways_to_sent(done, output), **(_ways_to_earlier(done, output) if is_same else {})}
    ways |= {one.agency: one.file for one in done.each}
    standings = (replace(one, result=ways.get(one.agency.code, "")) for one in done.ranking.standings)
    return replace(done, ranking=replace(done.ranking, standings=tuple(standings)))


def way_to(agency: Agency) -> str:
    """Give the way to the scoring workbook that is written for an agency beside the consolidated one."""
    return f"{FOLDER}/{f'{agency.code} {agency.title}.xlsx'.translate(NOT_IN_NAMES)}"


def _ways_to_sent(done: Consolidated, output: Path) -> Mapping[str, str]:
    paths = {name_of(one.path): one.path for one in done.sent.arrived}
    sent = {code: paths[one.files[0]] for code, one in done.sent.used.items() if one.scoring}
    return {code: f"{folder_from(output, [path])}{path.name}" for code, path in sent.items()}


def _ways_to_earlier(done: Consolidated, output: Path) -> Mapping[str, str]:
    ways = {code: way_to(one.card.agency) for code, one in done.sent.used.items()}
    return {code: way for code, way in ways.items() if (output.parent / way).is_file()}
