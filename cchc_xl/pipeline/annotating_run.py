"""Annotated copies: each workbook as a copy with its problems marked, or its list alone where a copy would lose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cchc_xl.editing.copying import NotEditable, annotated
from cchc_xl.editing.losses import losses
from cchc_xl.editing.problem import problems
from cchc_xl.errors import NotPublished
from cchc_xl.forms import LISTED_SUFFIX, REVIEWED_SUFFIX
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.inputs import folder_from, read_bytes
from cchc_xl.pipeline.outputs import publish_review
from cchc_xl.reporting.review import write_review

CHANGED = "{path}: tệp vừa thay đổi trong lúc kiểm tra nên chưa ghi bản rà soát. Hãy chạy lại."
STUMBLED = "một phần nội dung, vì tệp có thành phần mà chương trình không ghi lại được"


@dataclass(frozen=True, slots=True)
class Annotated:
    """What was written for one workbook, under the name that was wanted or another, and what a copy would lose."""

    path: Path
    wanted: Path
    lost: tuple[str, ...]


def annotate(path: Path, name: str, scored: Scored, plan: Plan, folder: Path) -> Annotated:
    """Write into ``folder`` the annotated copy of a workbook that was checked, or the list of its findings.

    Raises NotPublished where neither can be written, or the workbook is no longer the one that was checked.
    """
    data = read_bytes(path)
    if sha256(data).hexdigest() != scored.reading.sources[0].sha256:
        raise NotPublished(CHANGED.format(path=path))
    copy, lost = _copy(path.name, data, scored)
    wanted = folder / f"{name}{LISTED_SUFFIX if copy is None else REVIEWED_SUFFIX}.xlsx"
    content = _list(path, scored, plan, wanted) if copy is None else copy
    return Annotated(publish_review(content, wanted), wanted, lost)


def names_of(paths: Sequence[Path]) -> dict[Path, str]:
    """Give each workbook a name of its own: the file's, where several share it with its folder's, then numbered."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in dict.fromkeys(paths):
        name = next(name for name in _possible(path) if name.casefold() not in taken)
        taken.add(name.casefold())
        names[path] = name
    return names


def _copy(file: str, data: bytes, scored: Scored) -> tuple[bytes | None, tuple[str, ...]]:
    if lost := losses(data):
        return None, lost
    try:
        return annotated(file, data, problems(scored.findings)), ()
    except NotEditable:
        return None, (STUMBLED,)


def _list(path: Path, scored: Scored, plan: Plan, wanted: Path) -> bytes:
    reading = scored.reading
    return write_review(scored.findings, plan, scored.card.agency, reading.as_of, folder_from(wanted, (path,)))


def _possible(path: Path) -> Iterator[str]:
    yield path.stem
    held = f"{path.stem} ({path.absolute().parent.name})"
    yield held
    number = 2
    while True:
        yield f"{held} {number}"
        number += 1
