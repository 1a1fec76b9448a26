"""Writing a sample folder: the files with their days, and the list that says what each is."""

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from cchc_xl.model.plan import Plan
from cchc_xl.numbers import fixed
from cchc_xl.plan.writing import write
from cchc_xl.tally import RANK_DECIMALS
from tests.samples.sample_file import SampleFile

LIST = "danh-sach.csv"
HEADERS = "Tệp", "Mã đơn vị", "Đơn vị", "Tình trạng", "Chỉ số", "Ngày nộp", "Ghi chú"


def write_folder(folder: Path, files: Iterable[SampleFile]) -> int:
    """Write every file as it is drawn, then the list of all, and count the files; nothing there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_line(_written(folder, file)) for file in files]
    with (folder / LIST).open("x", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows((HEADERS, *lines))
    return sum(1 for name, *_ in lines if name)


def write_plan(folder: Path, plan: Plan) -> None:
    """Write the plan workbook beside the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"ke-hoach-{plan.code}.xlsx").open("xb") as stream:
        stream.write(write(plan))


def _written(folder: Path, file: SampleFile) -> SampleFile:
    if file.name:
        path = folder / file.name
        with path.open("xb") as stream:
            stream.write(file.content)
        moment = file.handed_in.timestamp()
        os.utime(path, (moment, moment))
    return file


def _line(file: SampleFile) -> tuple[str, ...]:
    code, title = (file.agency.code, file.agency.title) if file.agency else ("", "")
    index = "" if file.index is None else fixed(file.index, RANK_DECIMALS)
    day = f"{file.handed_in:%d/%m/%Y %H:%M}" if file.name else ""
    return file.name, code, title, file.trouble.value, index, day, file.note
