"""What the double-click files call: find the workbook or ask for it, run the verb, open its result.

``clicked JOB FILE [DROPPED…]``: FILE is the double-click file, and it works on the folder where that lies. It is no
verb for people, so it is not listed.
"""

import os
from pathlib import Path

import click

from cchc_xl.cli.clicked.dropped import dropped
from cchc_xl.cli.clicked.jobs import JOBS, Clicked
from cchc_xl.cli.clicked.opening import open_file
from cchc_xl.cli.results import result_of
from cchc_xl.cli.running import DONE, RENAMED, SOME_REFUSED, WITH_ERRORS, guarded

STARTED = "CCHC_STARTED"  # the command line that started the double-click file, as Windows wrote it
WRITTEN = {DONE, WITH_ERRORS, SOME_REFUSED, RENAMED}


@click.command("clicked", hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("job", type=click.Choice(list(JOBS)))
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
@guarded
def command(context: click.Context, job: str, file: Path, words: tuple[str, ...]) -> int:
    """Làm việc mà tệp nhấp đúp giao, rồi mở kết quả."""
    code = JOBS[job](context, Clicked(file, dropped(os.environ.get(STARTED, ""), file.name, words)))
    written = result_of(context)
    if written and code in WRITTEN:
        open_file(written)
    return code
