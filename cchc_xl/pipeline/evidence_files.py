"""Whether the documents that a workbook names lie beside it: asked of the folder, and so never part of a score."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_xl.findings import Kind, first_few
from cchc_xl.model.finding import Finding
from cchc_xl.model.reading import Evidence
from cchc_xl.pipeline.inputs import common_folder
from cchc_xl.text import folded

MOST_LOOKED_AT = 20_000  # a workbook may lie on a full disk: then nothing is told


def absent_evidence(evidence: Sequence[Evidence], workbooks: Sequence[Path]) -> tuple[Finding, ...]:
    """Name the files of «Minh chứng» that are neither in the workbooks' folder nor in a folder below it.

    Names are compared without case, accents and spaces, and without their ending where none was typed.
    """
    named = [one for one in evidence if one.file]
    there = _names_below(common_folder(workbooks)) if named else frozenset[str]()
    absent = [one for one in named if there is not None and not _is_there(one.file, there)]
    if not absent:
        return ()
    names = list(dict.fromkeys(one.file for one in absent))
    return (Kind.EVIDENCE_FILE.at(absent[0].cell, count=str(len(names)), names=first_few(names)),)


def _is_there(file: str, there: frozenset[str]) -> bool:
    return folded(file.replace("\\", "/").rpartition("/")[2]) in there


def _names_below(folder: Path) -> frozenset[str] | None:
    """Give the names in a folder and below, each with and without its ending; None where there are too many."""
    found: set[str] = set()
    for number, name in enumerate(_files_below(folder)):
        if number >= MOST_LOOKED_AT:
            return None
        found |= {folded(name), folded(Path(name).stem)}
    return frozenset(found)


def _files_below(folder: Path) -> Iterator[str]:
    return (name for _, _, names in os.walk(folder) for name in names)
