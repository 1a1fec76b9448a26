"""A night to schedule, and a machine that answers what it is told to."""

from datetime import date, time
from pathlib import Path

from cchc_xl.scheduling.night import Here, Night
from cchc_xl.scheduling.steps import Answer

ODD = Path("/srv/Xã Phú Phương (1) & 100% của $HOME \"mới\" 'cũ' \\ ^!")
PYTHON = Path("/opt/Phần mềm 100%/bin/python")
NIGHT = Night(ODD, time(22, 5), PYTHON)
WITH_PLAN = Night(Path("/srv/xã"), time(6, 0), Path("/usr/bin/python3"), Path("/srv/kế hoạch.xlsx"))


def here(files=Path("/files")):
    return Here(files, "UBND\\Lan", date(2024, 11, 25))


class Told:
    """A machine whose commands answer what was told, by their first words, and whose files are real."""

    def __init__(self, answers=None):
        self.answers = answers or {}

    def answer(self, run):
        line = " ".join(run.command)
        return next((answer for words, answer in self.answers.items() if line.startswith(words)), Answer(127))

    def text(self, path, encoding):
        return path.read_text(encoding=encoding) if path.is_file() else ""
