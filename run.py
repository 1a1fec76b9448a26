"""Set everything up and do the work: ``python3 run.py`` scores the example, ``python3 run.py test`` checks the code.

``python3 run.py bundle`` builds a folder that runs on Windows without Python (.ci/bundle.py). Any other arguments go to
``cchc-xl`` as they are: ``python3 run.py score "entry.xlsx"``. All that is installed lives in ``.venv`` beside this
file; once it stands, nothing is fetched any more. No syntax here is newer than Python 3.6: an old Python must be able
to read this file, to say that it is too old.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OLDEST = (3, 11)
NOT_READY = 3  # the exit code when the work could not begin

if sys.version_info[:2] < OLDEST:
    sys.stderr.write(
        "Cần Python {0}.{1} trở lên, máy này đang dùng Python {2}.{3}.\n"
        "Python {0}.{1} or newer is needed, this is Python {2}.{3}.\n".format(*OLDEST, *sys.version_info[:2])
    )
    sys.exit(NOT_READY)

ROOT = Path(__file__).resolve().parent
PINS, TEST_PINS = ROOT / ".ci" / "pinned.txt", ROOT / ".ci" / "pinned-test.txt"
VENV = ROOT / ".venv"
PROGRAMS, PACKAGES = (Path(sysconfig.get_path(kind, "venv", {"base": str(VENV)})) for kind in ("scripts", "purelib"))
LOG = VENV / "setup.log"
STAMP = VENV / "stamp.json"  # which layers stand in VENV, and what each was made from
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)  # not the one in VENV
UNBENT_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}

EXAMPLE = ROOT / "workbooks" / "phu-phuong-2024.xlsx"
PYTEST = ("python", "-m", "pytest")
CHECKS = (
    ("ruff", "check", "--config", ".ci/ruff.toml", "."),
    ("ruff", "format", "--check", "--config", ".ci/ruff.toml", "."),
    ("mypy",),
    ("lint-imports", "--config", "setup.cfg"),
    (*PYTEST, "--cov", "-n", "logical", "--dist", "loadfile"),  # on all processors; what a file sets up serves it alone
)
Stamp = dict[str, str]


class SetupError(Exception):
    """Why the work cannot begin, in Vietnamese and in English."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, do what is asked and return the exit code."""
    testing = arguments[:1] == ["test"]
    try:
        prepare(testing=testing)
    except (SetupError, OSError) as error:
        print(f"Chưa chạy được / cannot start:\n{error}", file=sys.stderr)
        return NOT_READY
    except KeyboardInterrupt:
        return 130
    signal.signal(signal.SIGINT, lambda *_: None)  # from here on Ctrl-C is for the command we start
    if testing:
        return run_checks(arguments[1:])
    if arguments[:1] == ["bundle"]:
        return run([python_with_pip(), "-X", "utf8", "-P", str(ROOT / ".ci" / "bundle.py"), *arguments[1:]])
    return run([program("python"), "-X", "utf8", "-P", "-m", "cchc_xl", *(arguments or ["score", str(EXAMPLE)])])


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check until one fails or, given arguments, only pytest with them."""
    for name, *arguments in [(*PYTEST, *pytest_arguments)] if pytest_arguments else CHECKS:
        print("$", name, *arguments, file=sys.stderr)
        code = run([program(name), *arguments], ROOT)
        if code:
            return code
    return 0


def run(command: list[str], folder: Path | None = None, log: IO[bytes] | None = None) -> int:
    """Run a command, which keeps our lock if we are killed, and return its exit code as a shell would."""
    code = subprocess.call(command, cwd=folder, env=UNBENT_ENVIRONMENT, stdout=log, stderr=log, close_fds=False)  # noqa: S603
    return 128 - code if code < 0 else code


def prepare(*, testing: bool) -> None:
    """Bring the environment up to date, unless its stamp says that it is."""
    wanted = wanted_stamp(testing=testing)
    missing = missing_layers(wanted, read_stamp())
    if missing:
        print("Đang chuẩn bị lần đầu (khoảng một phút)…" if "base" in missing else "Đang cập nhật…", file=sys.stderr)
        with one_at_a_time():
            lay(wanted, read_stamp())


def wanted_stamp(*, testing: bool) -> Stamp:
    """Say what each layer is to be made from, the lowest first: interpreter and pins, test tools, this package."""
    stamp = {"base": fingerprint(sys.version_info[:2], sys.base_prefix, str(VENV), PINS.read_bytes())}
    if testing:
        stamp["test"] = fingerprint(TEST_PINS.read_bytes())
    stamp["package"] = fingerprint(*((path.as_posix(), (ROOT / path).read_bytes()) for path in sources()))
    return stamp


def fingerprint(*parts: object) -> str:
    """Shorten the parts to a text that changes with any of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def sources() -> list[Path]:
    """List the files the package is built from, relative to the checkout."""
    code = [path for path in (ROOT / "cchc_xl").rglob("*") if path.parent.name != "__pycache__"]
    beside = [ROOT / name for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")]
    return sorted(path.relative_to(ROOT) for path in code + beside if path.is_file())


def missing_layers(wanted: Stamp, have: Stamp) -> list[str]:
    """Name the layers that do not stand as wanted."""
    return [layer for layer, value in wanted.items() if have.get(layer) != value]


def lay(wanted: Stamp, have: Stamp) -> None:
    """Lay the missing layers; killed at any point, the stamp tells of none that is half laid."""
    if "base" in missing_layers(wanted, have):
        tell("tạo môi trường Python")
        make_venv()
        tell("tải và cài các gói (cần Internet)")
        install_pins(PINS)
        have = {"base": wanted["base"]}
    if "test" in missing_layers(wanted, have):
        tell("tải và cài công cụ kiểm thử (cần Internet)")
        install_test_tools(have)
    if "package" in missing_layers(wanted, have):
        tell("cài chương trình")
        STAMP.write_text(json.dumps({**have, "package": ""}))
        install_package()
    STAMP.write_text(json.dumps({**have, **wanted}))


def tell(step: str) -> None:
    """Tell what is being done, so that a minute does not look like an hour."""
    print(f"  … {step}", file=sys.stderr, flush=True)


def read_stamp() -> Stamp:
    """Read which layers stand: none without a readable stamp and a living interpreter."""
    try:
        stamp: Stamp = json.loads(STAMP.read_bytes())
    except (OSError, ValueError):
        return {}
    return stamp if Path(program("python")).exists() else {}


def make_venv() -> None:
    """Make the virtual environment anew, in the first way that gives it a pip."""
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    for way in (["venv"], ["virtualenv"], ["venv", "--without-pip"]):
        if logged([BASE_PYTHON, "-m", *way, str(VENV)]) and pip("--version"):
            return
    if importlib.util.find_spec("ensurepip"):
        raise SetupError(f"Không tạo được môi trường Python / could not make a virtual environment: {LOG}")
    shutil.rmtree(VENV)
    raise SetupError(
        "Máy này thiếu một phần của Python. Hãy chạy lệnh dưới đây rồi làm lại.\n"
        "A part of Python is missing here. Run the command below, then start again.\n"
        "    sudo apt install python3-venv python{}.{}-venv".format(*sys.version_info[:2])
    )


def install_pins(pins: Path) -> None:
    """Fetch and install the pinned packages, building none of them here."""
    if not pip("install", "--only-binary", ":all:", "-r", str(pins)):
        raise SetupError(
            "Không cài được các gói. Lần đầu cần có Internet: hãy nối mạng rồi chạy lại.\n"
            "Could not install the packages. The first time needs the internet: connect and start again.\n"
            f"Nếu vẫn lỗi, gửi tệp này cho người hỗ trợ / if it still fails, send this to your support: {LOG}"
        )


def install_test_tools(have: Stamp) -> None:
    """Add the test tools, the stamp being away meanwhile: half an installation looks whole to pip."""
    STAMP.unlink(missing_ok=True)
    try:
        install_pins(TEST_PINS)
    except SetupError:  # all as before: pip installs nothing until it has everything
        STAMP.write_text(json.dumps(have))
        raise


def install_package() -> None:
    """Build and install this package, from a copy: the checkout stays clean and nothing stale is packed."""
    for left in PACKAGES.glob("cchc_xl*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for path in sources():
            copy = Path(folder, path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, copy)
        if not pip("install", "--no-deps", "--no-build-isolation", "--no-index", ".", folder=Path(folder)):
            raise SetupError(f"Không cài được chương trình / could not install the program: {LOG}")


def pip(*arguments: str, folder: Path = ROOT) -> bool:
    """Run pip for the environment: its own pip or, from 22.3 on, the one outside."""
    python = python_with_pip()
    elsewhere = [] if python == program("python") else ["--python", program("python")]
    return logged([python, "-m", "pip", *elsewhere, "--no-input", *arguments], folder)


def python_with_pip() -> str:
    """Name the Python that has a pip for us: the one of the environment or, where it has none, the one outside."""
    return program("python") if (PACKAGES / "pip").is_dir() else BASE_PYTHON


def logged(command: list[str], folder: Path = ROOT) -> bool:
    """Run a command, its talk going to the log, and tell whether it went well."""
    with LOG.open("ab") as log:
        return run(command, folder, log) == 0


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up works here; the lock is on this very file and leaves nothing behind."""
    with Path(__file__).open("r+b") as itself:
        os.set_inheritable(itself.fileno(), True)
        while not locked(itself.fileno()):
            time.sleep(0.2)
        yield


def locked(file: int) -> bool:
    """Try to lock the open file, until it is closed."""
    try:
        if sys.platform == "win32":
            os.lseek(file, 2**30, os.SEEK_SET)  # far behind its end: nobody can read what is locked
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def program(name: str) -> str:
    """Name a program of the environment."""
    return str(PROGRAMS / name) + (".exe" if os.name == "nt" else "")


if __name__ == "__main__":
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
