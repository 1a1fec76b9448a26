"""Wine, to run batch files in: what it needs beside it, and one machine with or without each Python.

Wine decodes a batch file by the code page of its locale and not as ``chcp`` says. A locale that Windows has no code
page for is taken as UTF-8, so one is made; that ``chcp`` stands where it must is looked at in the text of the files.
What Wine 8 does otherwise than Windows: it drops ``%`` from the path of the batch file itself, and has no ``cmdcmdline``.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.doors import program
from tests.plans import ROOT

COMPILER = "x86_64-w64-mingw32-gcc"
NEEDED = ("wine", "wineboot", "wineserver", "localedef", "/usr/share/i18n/locales/hi_IN", COMPILER)
LOCALE = "hi_IN.UTF-8"

# The second line is the shell's and, for Python, words that stand for nothing: a path with spaces may not follow "#!".
RUNNER = """\
#!/bin/sh
"exec" "{python}" "$0" "$@"
import json, os, subprocess, sys
words = [word[2:].replace("\\\\", "/") if word.startswith("Z:") else word for word in sys.argv[1:]]
os.environ["CCHC_STARTED"] = os.environ.get("CCHC_STARTED", "").replace("Z:", "").replace("\\\\", "/")
with open({calls!r}, "a", encoding="utf-8") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
code = subprocess.call([sys.executable, *(words[1:] if words[:1] == ["-3"] else words)])
with open({done!r} + ".new", "w") as done:
    done.write(str(code))
os.replace({done!r} + ".new", {done!r})
"""


def missing() -> list[str]:
    """Name what is not installed."""
    return [name for name in NEEDED if shutil.which(name) is None and not Path(name).exists()]


def windows(path: Path) -> str:
    """Write a path as Wine has it."""
    return f"Z:{path}".replace("/", "\\")


@dataclass(frozen=True)
class Wine:
    """One machine under a folder, made once: its drive, its locale, and the program that stands for Python."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "Wine":
        """Make the machine, in about a quarter of a minute."""
        shim = [COMPILER, "-O1", "-s", "-o", str(folder / "shim.exe"), str(ROOT / "tests" / "shim.c")]
        subprocess.run(shim, check=True, capture_output=True)
        subprocess.run(
            ["localedef", "-i", "hi_IN", "-f", "UTF-8", str(folder / LOCALE)], check=False, capture_output=True
        )
        machine = cls(folder)
        runner = RUNNER.format(python=sys.executable, calls=str(folder / "calls"), done=str(folder / "done"))
        program(folder / "runner", runner)
        machine.command("wineboot", "-i")
        return machine

    def command(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the machine; its output is UTF-8."""
        return subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
            env=self._environment() | more,
        )  # fmt: skip

    def batch(self, file: Path, *words: str, pythons: tuple[str, ...] = ("py",), **more: str):
        """Run a batch file on a machine that has these Pythons in its PATH."""
        programs = self.folder / "programs"
        shutil.rmtree(programs, ignore_errors=True)
        (self.folder / "calls").unlink(missing_ok=True)
        programs.mkdir()
        for name in pythons:
            shutil.copy(self.folder / "shim.exe", programs / f"{name}.exe")
        return self.command("wine", str(file), *words, WINEPATH=windows(programs), **more)

    def end(self) -> None:
        """End what still runs of the machine, and take it away: it is large."""
        self.command("wineserver", "-k")
        self.command("wineserver", "-w")
        shutil.rmtree(self.folder)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "SESSIONNAME"}}
        return kept | {
            "WINEPREFIX": str(self.folder / "drive"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # it would ask for them
            "LOCPATH": str(self.folder),
            "LC_ALL": LOCALE,
            "SHIM_RUNNER": windows(self.folder / "runner"),
            "SHIM_DONE": windows(self.folder / "done"),
        }
