"""The folder of the workbooks: whether results can be written there, and whether there is room."""

import shutil
import tempfile
from collections.abc import Iterator

from cchc_xl.files import why
from cchc_xl.pipeline.doctor.seen import Seen, Where

MEBIBYTE = 2**20
LEAST = 500 * MEBIBYTE
MISSING = "{folder}: không có thư mục này", "Hãy kiểm tra lại đường dẫn."
WRITABLE = "{folder}: ghi được"
NOT_WRITABLE = (
    "{folder}: không ghi được ({why})",
    "Hãy xin quyền ghi vào thư mục này, hoặc chuyển các tệp sang thư mục khác.",
)
FREE = "ổ đĩa còn trống {free} MB"
FULL = "Hãy xóa bớt tệp không dùng trên ổ đĩa này."


def look(where: Where) -> Iterator[Seen]:
    """Try to write a file that leaves no trace, and measure the room."""
    folder = where.folder
    if not folder.is_dir():
        yield Seen(MISSING[0].format(folder=folder), MISSING[1])
        return
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".cchc-") as file:
            file.write(b"x")
        yield Seen(WRITABLE.format(folder=folder))
    except OSError as error:
        yield Seen(NOT_WRITABLE[0].format(folder=folder, why=why(error)), NOT_WRITABLE[1])
    free = shutil.disk_usage(folder).free
    yield Seen(FREE.format(free=free // MEBIBYTE), "" if free >= LEAST else FULL)
