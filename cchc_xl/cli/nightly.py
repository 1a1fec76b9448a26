"""``cchc-xl nightly``: what the scheduler runs, without anybody looking on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

import click

from cchc_xl.cli.running import DONE, guarded, output_option, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.errors import CchcError
from cchc_xl.pipeline.nightly_run import nightly
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.plans import find_plan

LOG = "cchc-dem.log"
LARGEST, KEPT = 2**20, 5
WAITING = "Còn {number} thư chưa gửi được; lần chạy sau gửi tiếp."


@click.command("nightly", short_help="Việc hằng đêm: chấm hoặc tổng hợp, lưu, gửi.")
@click.argument("folder", type=click.Path(path_type=Path))
@output_option
@plan_option
@guarded
def command(folder: Path, output: Path | None, plan_path: Path | None) -> int:
    """Chấm (thư mục của một xã) hoặc tổng hợp (thư mục của huyện) FOLDER, lưu bản theo ngày, gửi thư đã đặt.

    Chạy lại bao nhiêu lần cũng được: việc đã xong thì không làm lại, thư đã gửi thì không gửi lại.
    """
    with _log(folder) as log:
        try:
            night = nightly(Order(folder, find_plan(folder, plan_path), output), log.info, date.today())  # noqa: DTZ011 - the office's own day
        except CchcError as error:
            log.error("%s", error)  # noqa: TRY400 - a sentence, never a traceback: it would hold what stood in cells
            raise
        except Exception as error:
            log.error("%s", type(error).__name__)  # noqa: TRY400 - as above
            raise
        log.info("Có thay đổi." if night.is_new else "Không có gì thay đổi.")
        if night.unsent:
            log.warning(WAITING.format(number=night.unsent))
    return DONE


@contextmanager
def _log(folder: Path) -> Iterator[logging.Logger]:
    """Log to a file that rotates in the folder, and say the same."""
    log = logging.Logger("cchc_xl.nightly")
    log.addHandler(_Saying())
    if folder.is_dir():
        file = _Quiet(folder / LOG, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(file)
    try:
        yield log
    finally:
        for handler in log.handlers:
            handler.close()


class _Quiet(RotatingFileHandler):
    """Writes the log where that can be done: a full disk stops no night, and what is in memory is not shown."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Leave a line that could not be written."""

    def close(self) -> None:
        """Close the file; what could not be written before cannot be written now."""
        with suppress(OSError):
            super().close()


class _Saying(logging.Handler):
    """Says what is logged, but for what stops the run, which the command says itself."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one line."""
        if record.levelno < logging.ERROR:
            say(record.getMessage())
