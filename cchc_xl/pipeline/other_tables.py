"""Consolidated workbooks that somebody saved under another name: nobody reads what is typed there, which is told."""

from collections.abc import Container, Iterable
from hashlib import sha256
from pathlib import Path

from cchc_xl.errors import NotAWorkbook
from cchc_xl.forms import KIND, PLAN
from cchc_xl.model.plan import Plan
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.tables import tables_of
from cchc_xl.pipeline.taking import name_of
from cchc_xl.sheets.properties import custom

OTHER_NAME = (
    "{name}: là bảng tổng hợp mang tên khác nên không đọc điểm thẩm định ghi trong đó. Nếu cần các điểm ấy, hãy ghi "
    "vào «{wanted}»; nếu không, hãy xóa hoặc chuyển tệp này ra khỏi thư mục."
)


def told_of_others(files: Iterable[Path], wanted: Path, memory: Memory) -> tuple[str, ...]:
    """Say so of each among these files; not of one that is as it was written, for nothing was typed there."""
    read, results = tables_of(wanted), memory.results()
    return tuple(
        OTHER_NAME.format(name=name_of(path), wanted=wanted.name)
        for path in files
        if path not in read and _has_words(path, memory.plan, results)
    )


def _has_words(path: Path, plan: Plan, results: Container[str]) -> bool:
    try:
        data = read_bytes(path)
    except NotAWorkbook:
        return False
    says = custom(data)
    is_table = (says.get(KIND), says.get(PLAN)) == ("consolidated", plan.code)
    return is_table and sha256(data).hexdigest() not in results
