"""Build a folder that runs on Windows without Python, network or administrator: ``python3 run.py bundle --python ZIP``.

ZIP is python.org's «Windows embeddable package (64-bit)». The folder holds it as ``python/``, with the pinned Windows
wheels and this program in its ``Lib/site-packages``; beside it ``workbooks/``, whose batch files look there first,
``templates/``, ``docs/``, and ``MANIFEST.txt`` with the SHA-256 of every file. The same inputs make the same files.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ((3, 11), (3, 12), (3, 13))
AMD64 = 0x8664
WRONG_USAGE, NO_INPUT, NOT_WRITTEN, INTERRUPTED = 2, 3, 4, 130
SITE = "Lib/site-packages"  # in python/
PROGRAM = "cchc_xl"
BUILD_ONLY = {"setuptools"}  # pinned to build the program; nothing imports it
NOT_CARRIED = ("bin", "*/**/tests", "*.dist-info/RECORD")  # starters of this machine, tests, lists that name both
# Not all of workbooks/: the office's own workbooks and results may lie there.
CARRIED = (
    *("LICENSE", "docs/*.md", "templates/*.txt", "templates/*.xlsx"),
    *("workbooks/*.bat", "workbooks/chung/*.bat", "workbooks/chung/*.txt", "workbooks/phu-phuong-2024.xlsx"),
)
GUIDE, GUIDE_THERE, MANIFEST = "docs/khong-can-python.txt", "HUONG-DAN.txt", "MANIFEST.txt"

USAGE = "python3 run.py bundle --python PYTHON-EMBED-AMD64.zip [-o THƯ-MỤC] [--zip]"
GET_IT = "Hãy tải «Windows embeddable package (64-bit)» của Python 3.12 ở python.org/downloads/windows rồi chạy lại."
ABSENT = "{path}: không có tệp này. " + GET_IT
NOT_A_ZIP = "{path}: không phải tệp .zip, hoặc tệp đã hỏng. " + GET_IT
LACKING = "{path}: không phải Python cho Windows loại chạy không cần cài đặt, vì thiếu {names}. " + GET_IT
OTHER_VERSION = "{path}: là Python {version}, chương trình cần 3.11, 3.12 hoặc 3.13. " + GET_IT
NOT_64_BIT = "{path}: không phải bản 64 bit cho máy Intel, AMD (amd64). " + GET_IT
EXISTS = "{path}: đã có. Hãy chọn tên khác (-o) hoặc chuyển cái cũ đi rồi chạy lại; chương trình không ghi đè."
NO_WHEELS = "Không tải được các gói cho Windows. Hãy nối mạng rồi chạy lại. pip báo:\n{said}"
NO_DISK = (
    "Không đọc hoặc ghi được ({error}). Hãy kiểm tra quyền ghi và chỗ trống trên đĩa (cần khoảng 200 MB) rồi chạy lại."
)
DONE = "Xong: {path}\nChép cả thư mục này sang máy Windows 10 trở lên (64 bit) rồi đọc HUONG-DAN.txt trong đó."


class BundleError(Exception):
    """Why there is no folder, in Vietnamese; ``code`` is the exit code."""

    def __init__(self, sentence: str, code: int = NO_INPUT) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Embeddable:
    """An embeddable Python that was looked at: its file and its version."""

    path: Path
    version: tuple[int, int]

    @property
    def paths(self) -> str:
        """The name of the file that lists where it imports from."""
        return "python{}{}._pth".format(*self.version)


class Words(argparse.ArgumentParser):
    """The words of the command line; what is wrong with them is told in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is written, and end."""
        self.exit(WRONG_USAGE, f"Cách dùng: {USAGE}\n({message})\n")


def main(words: list[str]) -> int:
    """Build what is asked for and return the exit code."""
    asked = Words(usage=USAGE, description="Tạo thư mục chạy được trên Windows mà không cần cài Python.")
    asked.add_argument("--python", type=Path, required=True, help="tệp .zip «embeddable» 64 bit của python.org")
    asked.add_argument("-o", "--output", type=Path, default=Path("cchc-xl-windows"), help="thư mục kết quả")
    asked.add_argument("--zip", action="store_true", help="tạo thêm tệp .zip của thư mục, nằm bên cạnh")
    found = asked.parse_args(words)
    try:
        bundle(found.python, found.output.resolve(), zipped=found.zip)
    except BundleError as error:
        print(error, file=sys.stderr)
        return error.code
    except OSError as error:
        print(NO_DISK.format(error=error), file=sys.stderr)
        return NOT_WRITTEN
    except KeyboardInterrupt:
        return INTERRUPTED
    print(DONE.format(path=found.output), file=sys.stderr)
    return 0


def bundle(python: Path, folder: Path, *, zipped: bool) -> None:
    """Build the folder and, if wanted, its zip: beside their places, so that they are there whole or not at all."""
    embeddable = looked_at(python)
    archive = folder.parent / f"{folder.name}.zip"
    for path in (folder, archive) if zipped else (folder,):
        if path.exists():
            raise BundleError(EXISTS.format(path=path), NOT_WRITTEN)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".cchc-", ignore_cleanup_errors=True) as place:
        built = Path(place, folder.name)
        fill(built, embeddable)
        if zipped:
            tell("nén thư mục")
            pack(built, Path(place, archive.name))
            Path(place, archive.name).rename(archive)
        built.rename(folder)


def tell(step: str) -> None:
    """Tell what is being done, so that a minute does not look like an hour."""
    print(f"  … {step}", file=sys.stderr, flush=True)


def looked_at(path: Path) -> Embeddable:
    """Look whether the zip is whole and holds an embeddable Python for us; raises BundleError where it does not."""
    if not path.is_file():
        raise BundleError(ABSENT.format(path=path))
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip():
                raise BundleError(NOT_A_ZIP.format(path=path))
            names = set(archive.namelist())
            start = archive.read("python.exe") if "python.exe" in names else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise BundleError(NOT_A_ZIP.format(path=path)) from error
    version = version_of(path, names)
    if machine(start) != AMD64:
        raise BundleError(NOT_64_BIT.format(path=path))
    return Embeddable(path, version)


def version_of(path: Path, names: set[str]) -> tuple[int, int]:
    """Read the version from the names in the zip."""
    lists = [match for name in names if (match := re.fullmatch(r"python(\d)(\d+)\._pth", name))]
    missing = ["python.exe"] * ("python.exe" not in names) + ["python3XX._pth"] * (len(lists) != 1)
    if missing:
        raise BundleError(LACKING.format(path=path, names=", ".join(missing)))
    version = (int(lists[0][1]), int(lists[0][2]))
    if version not in VERSIONS:
        raise BundleError(OTHER_VERSION.format(path=path, version="{}.{}".format(*version)))
    return version


def machine(program: bytes) -> int:
    """Read from the header of a Windows program what machine it is for; 0 where it is no program."""
    at = int.from_bytes(program[60:64], "little")
    is_program = program[:2] == b"MZ" and program[at : at + 4] == b"PE\0\0"
    return int.from_bytes(program[at + 4 : at + 6], "little") if is_program else 0


def fill(folder: Path, embeddable: Embeddable) -> None:
    """Lay everything into the folder."""
    python = folder / "python"
    tell("giải nén Python")
    lay_python(python, embeddable)
    tell("tải các gói cho Windows (cần Internet)")
    lay_wheels(python / SITE, embeddable.version)
    tell("chép chương trình, biểu mẫu")
    for path in carried():
        there = python / SITE / path if path.parts[0] == PROGRAM else folder / path
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, there)
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    (folder / GUIDE_THERE).write_text(guide, encoding="utf-8-sig", newline="\r\n")  # as every Notepad reads it
    (folder / MANIFEST).write_bytes("".join(manifest(folder)).encode())


def lay_python(folder: Path, embeddable: Embeddable) -> None:
    """Unpack Python and let it import from its site-packages: its list of places overrules every variable."""
    with zipfile.ZipFile(embeddable.path) as archive:
        archive.extractall(folder)
    places = folder / embeddable.paths
    lines = [line.strip() for line in places.read_text(encoding="utf-8-sig").splitlines()]
    kept = [line for line in lines if line and not line.startswith(("#", "import "))]
    ours = SITE.replace("/", "\\")
    places.write_text("".join(f"{line}\n" for line in [*kept, ours]), encoding="utf-8", newline="\r\n")


def lay_wheels(site: Path, version: tuple[int, int]) -> None:
    """Install the pinned packages as Windows wants them, and take away what only fits this machine."""
    with tempfile.TemporaryDirectory() as place:
        pins = Path(place, "pins.txt")
        pins.write_text("".join(f"{pin}\n" for pin in windows_pins()), encoding="utf-8")
        install(site, version, pins)
    for pattern in NOT_CARRIED:
        for path in sorted(site.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def windows_pins() -> Iterator[str]:
    """Give what is pinned, with all that only Windows wants: pip would ask the conditions of the machine it runs on."""
    for line in (ROOT / ".ci" / "pinned.txt").read_text(encoding="utf-8").splitlines():
        pin = line.partition("#")[0].partition(";")[0].strip()
        if pin and pin.partition("==")[0] not in BUILD_ONLY:
            yield pin


def install(site: Path, version: tuple[int, int], pins: Path) -> None:
    """Let pip fetch and unpack the wheels; compiled by no Python of another version, each package pinned itself."""
    where = ["--target", str(site), "--platform", "win_amd64", "--implementation", "cp"]
    how = ["--python-version", "{}.{}".format(*version), "--only-binary", ":all:", "--no-deps", "--no-compile"]
    quiet = ["--no-input", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, "-m", "pip", "install", *where, *how, *quiet, "-r", str(pins)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if done.returncode:
        raise BundleError(NO_WHEELS.format(said="\n".join(done.stderr.splitlines()[-5:])))


def carried() -> Iterator[Path]:
    """Name what is taken from the checkout, relative to it."""
    code = (path for path in (ROOT / PROGRAM).rglob("*") if path.parent.name != "__pycache__")
    beside = (path for pattern in CARRIED for path in ROOT.glob(pattern) if not path.name.startswith("~$"))
    yield from (path.relative_to(ROOT) for path in (*code, *beside) if path.is_file())


def manifest(folder: Path) -> Iterator[str]:
    """Give one line for each file, as ``sha256sum --check`` reads it."""
    for name in files_of(folder):
        yield f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"


def files_of(folder: Path) -> list[str]:
    """Name the files of a folder, relative to it, in one order on every machine."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def pack(folder: Path, archive: Path) -> None:
    """Pack the folder under its name, without the times and rights of this machine."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as into:
        for name in files_of(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}")  # of 1 January 1980, unless told
            entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, zipfile.ZIP_DEFLATED
            into.writestr(entry, (folder / name).read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
