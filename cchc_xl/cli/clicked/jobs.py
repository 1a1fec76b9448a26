"""The four double-click files: score, send, consolidate, and the nightly run."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from cchc_xl.cli.clicked import night
from cchc_xl.cli.clicked.choosing import chosen
from cchc_xl.cli.clicked.night import hour, what_next
from cchc_xl.errors import NoUsableInput
from cchc_xl.pipeline.inputs import entries_among, scored_in

ENTRIES, SCORED = "tệp tự chấm", "bảng điểm"
NO_SCORED = "{folder}: chưa có bảng điểm «… - bang diem.xlsx» nào. Hãy chấm điểm trước (Cham-diem)."
ONE_FOLDER = "Hãy kéo thả một thư mục (không phải tệp) vào {file}."


class Clicked(NamedTuple):
    """A double-click file, and what was dropped on it."""

    file: Path
    dropped: Sequence[Path]

    @property
    def folder(self) -> Path:
        """The folder where the file lies."""
        return self.file.parent


def score(context: click.Context, clicked: Clicked) -> int:
    """Score what was dropped, or the entry workbook beside the file."""
    paths = clicked.dropped or chosen(entries_among((clicked.folder,)), ENTRIES, clicked.file.name, more=True)
    return run(context, "score", workbooks=tuple(paths))


def send(context: click.Context, clicked: Clicked) -> int:
    """Write or send the mail with the scoring workbook that was dropped, or lies beside the file."""
    paths = clicked.dropped or scored_in(clicked.folder)
    if not paths:
        raise NoUsableInput(NO_SCORED.format(folder=clicked.folder))
    (path,) = chosen(paths, SCORED, clicked.file.name)
    return run(context, "send", workbook=path)


def consolidate(context: click.Context, clicked: Clicked) -> int:
    """Consolidate the folder that was dropped, or where the file lies."""
    return run(context, "consolidate", folder=_folder(clicked))


def schedule(context: click.Context, clicked: Clicked) -> int:
    """Tell what nightly run is set, and set or remove it as is chosen."""
    folder = _folder(clicked)
    code = run(context, "schedule", "status")
    match what_next(folder) if not code else 0:
        case night.INSTALL if at := hour():
            return run(context, "schedule", "install", folder=folder, at=at)
        case night.REMOVE:
            return run(context, "schedule", "remove")
    return code


def run(context: click.Context, verb: str, word: str = "", **given: object) -> int:
    """Run a verb and give its exit code."""
    command = import_module(f"cchc_xl.cli.{verb}").command
    try:
        context.invoke(command.commands[word] if word else command, **given)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _folder(clicked: Clicked) -> Path:
    folders = clicked.dropped or (clicked.folder,)
    if len(folders) > 1 or not folders[0].is_dir():
        raise NoUsableInput(ONE_FOLDER.format(file=clicked.file.name))
    return folders[0]


JOBS: Mapping[str, Callable[[click.Context, Clicked], int]] = {
    "score": score,
    "send": send,
    "consolidate": consolidate,
    "schedule": schedule,
}
