"""The one door through which a machine's scheduler is asked and changed."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import join

from cchc_xl.errors import NotScheduled
from cchc_xl.files import publish, why
from cchc_xl.scheduling.choosing import NOT_THERE
from cchc_xl.scheduling.steps import Answer, Delete, Run, Step, Write

PATIENCE = 60  # seconds; a scheduler answers at once
ENCODING = "oem" if sys.platform == "win32" else "utf-8"  # what schtasks speaks
FAILED = "Lệnh «{command}» không chạy được (mã {code}): {why}"
NOT_WRITTEN = "{path}: không ghi được ({why}). Hãy kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa."
NOT_DELETED = "{path}: không xóa được ({why}). Hãy xóa tệp này bằng tay."


class ThisMachine:
    """The machine that we run on."""

    def answer(self, run: Run) -> Answer:
        """Run a command and give its answer; a program that is not there answers 127."""
        try:
            done = subprocess.run(  # noqa: S603 - our own commands, no shell
                run.command,
                input=run.given.encode(ENCODING, "surrogateescape"),
                capture_output=True,
                timeout=PATIENCE,
                env={**os.environ, "LC_ALL": "C"},  # the complaints are read
                check=False,
            )
        except FileNotFoundError:
            return Answer(NOT_THERE)
        except (OSError, subprocess.TimeoutExpired) as error:
            return Answer(1, complained=str(error))
        said, complained = (one.decode(ENCODING, "surrogateescape") for one in (done.stdout, done.stderr))
        return Answer(done.returncode, said, complained)

    def text(self, path: Path, encoding: str) -> str:
        """Read a file of ours; blank where it is not there or not ours any more."""
        try:
            return path.read_text(encoding=encoding)
        except (OSError, UnicodeError):
            return ""

    def do(self, steps: Sequence[Step]) -> None:
        """Take the steps in their order; raises NotScheduled at the first that fails."""
        for step in steps:
            match step:
                case Write(path, text, encoding):
                    _write(path, text.encode(encoding))
                case Delete(path):
                    _delete(path)
                case Run():
                    self._run(step)

    def _run(self, run: Run) -> None:
        answer = self.answer(run)
        if answer.code and not run.optional:
            said = (answer.complained or answer.said).strip().replace("\n", " ")
            raise NotScheduled(FAILED.format(command=join(run.command), code=answer.code, why=said))


def _write(path: Path, content: bytes) -> None:
    try:
        publish(content, path, second_name=False)
    except OSError as error:
        raise NotScheduled(NOT_WRITTEN.format(path=path, why=why(error))) from error


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotScheduled(NOT_DELETED.format(path=path, why=why(error))) from error


def shown(step: Step) -> str:
    """Write a step as a person would read it before it is taken."""
    match step:
        case Write(path, text):
            return f"ghi tệp {path}:\n{text}"
        case Delete(path):
            return f"xóa tệp {path}"
        case Run(command, given):
            return f"chạy lệnh {join(command)}" + (f", đưa vào:\n{given}" if given else "")
