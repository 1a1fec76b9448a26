"""Times New Roman, in which official papers are written, or a font of the same widths."""

import os
from collections.abc import Iterator
from pathlib import Path

from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.scheduling.steps import Run

FONTS = ("Times New Roman", "Liberation Serif", "Tinos")  # the first that is there is told
LIST = Run(("fc-list", ":", "family"))
NOT_KNOWN = "không rõ (máy không có lệnh fc-list)"
NONE = "không có Times New Roman hay phông cùng cỡ chữ"
CURE = "Bảng điểm vẫn đúng, nhưng khi in có thể ngắt trang khác. Hãy cài phông {font}."


def look(where: Where) -> Iterator[Seen]:
    """Tell which of the fonts is there."""
    if where.platform == "win32":
        there = {FONTS[0]} if (_windows_fonts() / "times.ttf").is_file() else set()
    else:
        answer = where.machine.answer(LIST)
        if answer.code:
            yield Seen(NOT_KNOWN)
            return
        there = {name.strip() for line in answer.said.splitlines() for name in line.split(",")}
    found = next((font for font in FONTS if font in there), None)
    yield Seen(found) if found else Seen(NONE, CURE.format(font=FONTS[where.platform != "win32"]))


def _windows_fonts() -> Path:
    return Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
