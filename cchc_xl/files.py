"""Files: published in one step, whole and new or the old one untouched; leftovers swept."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX, SUFFIX = ".cchc-", ".tmp"
ABANDONED = 3600  # seconds: a file that is being written is never so old


def publish(content: bytes, to: Path, *, second_name: bool = True) -> Path:
    """Write ``content`` to ``to`` in one step and give the path that was written.

    A result that is open in Excel stays as it is and the new one gets a second name beside it, unless that is not
    wished. Raises OSError where the folder cannot be written; the old result is whole in every case.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=to.parent)
    temporary = Path(name)
    try:
        _write(handle, content)
        _give_usual_rights(temporary)
        return _moved(temporary, _names(to) if second_name else (to,))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(handle: int, content: bytes) -> None:
    with open(handle, "wb") as file:  # a handle, not a path
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _give_usual_rights(temporary: Path) -> None:
    """A temporary file is for its owner only; the result has the rights of any new file."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _moved(temporary: Path, names: tuple[Path, ...]) -> Path:
    for path in names:
        try:
            temporary.replace(path)
        except PermissionError:
            continue
        _sync_folder(path.parent)
        return path
    raise PermissionError(f"Không ghi được {names[0].name}: tệp đang mở, hãy đóng lại rồi chạy lại.")


def _names(to: Path) -> tuple[Path, ...]:
    return (to, *(to.with_stem(f"{to.stem} ({number})") for number in range(2, 10)))


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Delete what runs that were killed left half written in a folder, and say how many files that were."""
    swept = 0
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # somebody else swept it, or may not be swept by us
            if time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink()
                swept += 1
    return swept
