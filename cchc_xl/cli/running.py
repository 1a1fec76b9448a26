"""What every verb shares: its options, its exit codes, and that an official never sees a traceback."""

import json
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from cchc_xl import files
from cchc_xl.cli.talk import say
from cchc_xl.errors import CchcError, NotPublished, PlanRefused
from cchc_xl.pipeline.outputs import publish_result

DONE, WITH_ERRORS, SOME_REFUSED, RENAMED, OUR_FAULT, INTERRUPTED = 0, 1, 5, 7, 70, 130
WINNERS = (OUR_FAULT, 3, 4, 6, RENAMED, SOME_REFUSED, WITH_ERRORS)
OUR_SENTENCE = (
    "Chương trình gặp lỗi ngoài dự kiến, mã {reference}. Các tệp của anh/chị không thay đổi. "
    "Hãy gửi tệp {log} cho người hỗ trợ."
)
DISK = "{place}không đọc hoặc ghi được ({why}). Hãy kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa rồi chạy lại."

as_of_option = click.option("--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Số liệu tính đến ngày.")
json_option = click.option("--json", "json_path", type=click.Path(), help="Ghi kết quả dạng JSON (- là ra màn hình).")
output_option = click.option("-o", "--output", type=click.Path(path_type=Path), help="Tệp kết quả.")
plan_option = click.option("--plan", "plan_path", type=click.Path(path_type=Path), help="Tệp kế hoạch (.xlsx).")
language_option = click.option(
    "--lang", "language", type=click.Choice(["vi", "en"]), default="vi", help="Ngôn ngữ của các phát hiện."
)


def guarded(run: Callable[..., int]) -> Callable[..., None]:
    """Turn what stops a run into a sentence and an exit code."""

    @wraps(run)
    def guard(*words: object, **options: object) -> None:
        try:
            code = run(*words, **options)
        except PlanRefused as error:
            for line in str(error).split("\n"):  # one for each fault
                say(line)
            code = error.exit_code
        except CchcError as error:
            say(str(error))
            code = error.exit_code
        except OSError as error:
            code = _disk_trouble(error)
        except KeyboardInterrupt:
            code = INTERRUPTED
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as error:  # the last resort
            code = _our_fault(error)
        raise SystemExit(code)

    return guard


def winner(*codes: int) -> int:
    """Give the exit code that stands where several apply."""
    return next((code for code in WINNERS if code in codes), DONE)


def day_of(as_of: datetime | None) -> date | None:
    """Give the day of ``--as-of``."""
    return as_of.date() if as_of else None


def write_json(to: str | None, record: Callable[[], Mapping[str, Any]], inputs: tuple[Path, ...] = ()) -> None:
    """Write a record as JSON to a file, or to standard output for ``-``; nothing where none was asked for."""
    if to is None:
        return
    text = json.dumps(record(), ensure_ascii=False, indent=1) + "\n"
    if to == "-":
        click.echo(text, nl=False)
    else:
        publish_result(text.encode(errors="backslashreplace"), Path(to), inputs)


def _disk_trouble(error: OSError) -> int:
    """Say what a disk or folder refused, wherever that was; anything else of the system is our own fault."""
    if error.filename is None and files.code_of(error) not in files.WHY:
        return _our_fault(error)
    place = f"{error.filename}: " if error.filename else ""
    say(DISK.format(place=place, why=files.why(error)))
    return NotPublished.exit_code


def _our_fault(error: Exception) -> int:
    """Log the fault where the official can send it from; the log has places in code, never cell contents."""
    frames = traceback.extract_tb(error.__traceback__)
    here = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    places = "\n".join((*here, *getattr(error, "__notes__", ())))  # notes: the places in the process apart
    reference = sha256(places.encode()).hexdigest()[:8]
    log = Path(tempfile.gettempdir()) / "cchc-xl.log"
    with suppress(OSError), log.open("a", encoding="utf-8") as lines:
        lines.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {reference} {type(error).__name__}\n{places}\n")
    say(OUR_SENTENCE.format(reference=reference, log=log))
    return OUR_FAULT
