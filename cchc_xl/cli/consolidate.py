"""``cchc-xl consolidate``: a folder of workbooks as they were sent in, one ranked workbook out."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cchc_xl.cli.results import tell_result
from cchc_xl.cli.running import (
    DONE,
    RENAMED,
    SOME_REFUSED,
    WITH_ERRORS,
    as_of_option,
    day_of,
    guarded,
    json_option,
    language_option,
    output_option,
    plan_option,
    winner,
    write_json,
)
from cchc_xl.cli.talk import counted, one_line, say
from cchc_xl.errors import CchcError
from cchc_xl.model.received import Received
from cchc_xl.numbers import fixed
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order, Told
from cchc_xl.pipeline.plans import find_plan

if TYPE_CHECKING:
    from cchc_xl.pipeline.ranking_run import Consolidated

SAME = "Không có gì thay đổi so với lần trước nên giữ nguyên bảng tổng hợp"
DECIMALS = 2
MOST_SHOWN = 50  # letters of a file name in the line that moves
START_OF_LINE = "\r\x1b[K"  # and the line is blank
OURS = "bỏ qua: {file} là kế hoạch hoặc kết quả của chương trình, không phải tệp gửi lên"


@click.command("consolidate", short_help="Tổng hợp, xếp hạng các xã trong một thư mục.")
@click.argument("folder", type=click.Path(path_type=Path))
@output_option
@json_option
@as_of_option
@plan_option
@language_option
@click.option("--jobs", type=click.IntRange(1, 64), help="Số tiến trình đọc cùng lúc.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Đọc trên cụm máy tính dask ở địa chỉ này.")
@click.option("--each", is_flag=True, help="Ghi cả bảng điểm của từng đơn vị, vào thư mục «bang diem».")
@guarded
def command(folder: Path, plan_path: Path | None, json_path: str | None, language: str, **asked: Any) -> int:  # noqa: ANN401 - each option has its type
    """Chấm mọi tệp nhập số liệu và bảng điểm trong FOLDER, xếp hạng và ghi một tệp tổng hợp."""
    how = {name: asked[name] for name in ("output", "jobs", "cluster", "each")}
    order = Order(folder, find_plan(folder, plan_path), as_of=day_of(asked["as_of"]), anew=json_path is not None, **how)
    with _progress() as tell:
        finished = run(order, tell)
    for line in finished.told:
        say(one_line(line))
    if finished.done:
        done = finished.done
        write_json(json_path, lambda: _record(done, language), finished.inputs)
        say(f"Kiểm tra số liệu: {counted(done.findings)}")
    if finished.done:
        tell_result("Bảng tổng hợp", finished.written, finished.wanted)
    else:
        tell_result(SAME, finished.written)
    return winner(
        SOME_REFUSED if finished.trouble.refused else DONE,
        WITH_ERRORS if finished.trouble.errors else DONE,
        DONE if finished.written == finished.wanted else RENAMED,
    )


def _record(done: "Consolidated", language: str) -> Mapping[str, Any]:
    from cchc_xl.reporting.record import ranking_record  # noqa: PLC0415 - seldom asked for

    return ranking_record(done.ranking, done.findings, done.plan, language)


@contextmanager
def _progress() -> Iterator[Told]:
    """Tell of each file as it is done: on a terminal in one line that moves and goes, otherwise in lines that stay."""
    if not sys.stderr.isatty():
        yield _line
        return
    try:
        yield _moving
    finally:
        click.echo(START_OF_LINE, nl=False, err=True)


def _line(number: int, total: int, file: str, result: Received | CchcError | None) -> None:
    words = _words(result) if result else OURS.format(file=file)
    say(one_line(f"[{number}/{total}] {words}"))


def _moving(number: int, total: int, file: str, result: Received | CchcError | None) -> None:
    if isinstance(result, CchcError):
        click.echo(f"{START_OF_LINE}{one_line(_words(result))}", err=True)
    click.echo(f"{START_OF_LINE}[{number}/{total}] {one_line(file[:MOST_SHOWN])}", nl=False, err=True)


def _words(result: Received | CchcError) -> str:
    if isinstance(result, CchcError):
        return f"không dùng được: {result}"
    agency = result.card.agency.title
    if result.part:
        return f"{agency} … phần việc của {result.part}, sẽ chấm cùng các phần khác"
    index = result.card.totals.index
    points = "chưa có chỉ số" if index is None else f"{fixed(index, DECIMALS)} điểm"
    return f"{agency} … {points}, {counted(result.findings)}"
