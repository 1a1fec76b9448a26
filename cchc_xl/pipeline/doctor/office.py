"""Excel or LibreOffice, to open the workbooks with."""

import shutil
from collections.abc import Iterator

from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.scheduling.steps import Run

PROGRAMS = {"Excel": ("excel",), "LibreOffice": ("soffice", "libreoffice")}
APP_PATHS = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{name}.exe"
NONE = "không thấy Excel hay LibreOffice"
CURE = "Vẫn chấm điểm được; để mở kết quả trên máy này, hãy cài Excel hoặc LibreOffice."


def look(where: Where) -> Iterator[Seen]:
    """Tell which are installed."""
    found = [name for name, programs in PROGRAMS.items() if any(_is_there(program, where) for program in programs)]
    yield Seen(", ".join(found)) if found else Seen(NONE, CURE)


def _is_there(program: str, where: Where) -> bool:
    if where.platform == "win32":
        return where.machine.answer(Run(("reg", "query", APP_PATHS.format(name=program), "/ve"))).code == 0
    return shutil.which(program) is not None
