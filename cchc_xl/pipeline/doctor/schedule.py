"""The nightly run in the machine's scheduler."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cchc_xl.errors import NotScheduled
from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.scheduling.choosing import scheduler

NONE = "chưa đặt ({scheduler})"
SET = "{at} hằng đêm, thư mục {folder} ({scheduler}); lần trước: {last}; lần tới: {next}"
NOT_KNOWN = "không rõ"
GONE = "Thư mục ấy không còn. Hãy đặt lại lịch cho thư mục hiện dùng (Dat-lich)."
FAILED = "Lần trước kết thúc với mã {result}. Hãy chạy bằng tay (Tong-hop) để xem vì sao."


def look(where: Where) -> Iterator[Seen]:
    """Tell what stands in the scheduler; to have nothing there is no problem."""
    try:
        used = scheduler(where.machine, where.platform)
    except NotScheduled as error:
        yield Seen(NONE.format(scheduler=NOT_KNOWN), str(error))
        return
    entry = used.entry(used.here(datetime.now().astimezone().date()), where.machine)
    if entry is None:
        yield Seen(NONE.format(scheduler=used.name))
        return
    at, folder, last, following = (word or NOT_KNOWN for word in (entry.at, entry.folder, entry.last, entry.next))
    words = SET.format(at=at, folder=folder, scheduler=used.name, last=last, next=following)
    yield Seen(words, _cure(entry.folder, entry.result))


def _cure(folder: str, result: str) -> str:
    if folder and not Path(folder).is_dir():
        return GONE
    return FAILED.format(result=result) if result not in {"", "0"} else ""
