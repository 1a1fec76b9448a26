"""The last consolidation that ``cchc.sqlite`` knows of; it is read only, and not made where it is not there."""

import sqlite3
from collections.abc import Iterator

from cchc_xl.history.glance import last
from cchc_xl.history.store import NAME
from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.pipeline.open_files import saved_at
from cchc_xl.text import shown_date

NEVER = "chưa tổng hợp lần nào trong thư mục này"
LAST = "lần thứ {number}, số liệu tính đến {day}, {ranked} đơn vị có điểm; ghi lúc {saved}"
DAMAGED = "{name}: không đọc được ({why})"
CURE = "Hãy chạy tổng hợp lại: tệp hỏng được để riêng, tệp mới được lập."


def look(where: Where) -> Iterator[Seen]:
    """Tell the last run."""
    path = where.folder / NAME
    if not path.is_file():
        yield Seen(NEVER)
        return
    try:
        run = last(path)
    except sqlite3.Error as error:
        yield Seen(DAMAGED.format(name=NAME, why=error), CURE)
        return
    words = (
        LAST.format(number=run.number, day=shown_date(run.day), ranked=run.ranked, saved=saved_at(path))
        if run
        else NEVER
    )
    yield Seen(words)
