"""The command ``cchc-xl``: each verb is a module of this package, imported only when it is called."""

import gc
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper

import click

from cchc_xl._version import VERSION

VERBS = {
    "template": "cchc_xl.cli.template",
    "plan": "cchc_xl.cli.plans",
    "check": "cchc_xl.cli.check",
    "score": "cchc_xl.cli.score",
    "consolidate": "cchc_xl.cli.consolidate",
    "improve": "cchc_xl.cli.improve",
    "remind": "cchc_xl.cli.remind",
    "history": "cchc_xl.cli.history",
    "send": "cchc_xl.cli.send",
    "nightly": "cchc_xl.cli.nightly",
    "schedule": "cchc_xl.cli.schedule",
    "doctor": "cchc_xl.cli.doctor",
}
UNLISTED = {"clicked": "cchc_xl.cli.clicked"}  # for the double-click files, not for people

OBJECTS_BEFORE_COLLECTION = 500_000  # more than any one commune needs: a folder of thousands is still cleaned up


class Verbs(click.Group):
    """A group whose commands are imported on demand, so that one verb does not pay for the others."""

    def __init__(self, verbs: Mapping[str, str], **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]  # click's own keywords
        self._verbs = verbs

    def list_commands(self, _context: click.Context) -> list[str]:
        """Give the verbs in the order of the work."""
        return list(self._verbs)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import the module of a verb and give its command."""
        module = self._verbs.get(name) or UNLISTED.get(name)
        command = getattr(import_module(module), "command", None) if module else None
        return command if isinstance(command, click.Command) else None


commands = click.version_option(VERSION, prog_name="cchc-xl")(
    Verbs(
        VERBS,
        name="cchc-xl",
        help="Chấm điểm chỉ số cải cách hành chính (CCHC) từ tệp Excel.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
)


def main() -> None:
    """Run the command, with both streams in UTF-8.

    The process is the command's own, and hardly anything in it is a cycle: to search for cycles again and again, and
    once more at the end, took a tenth of the time.
    """
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        commands(prog_name="cchc-xl")
    finally:
        gc.freeze()
