"""Stand-ins for what a bundle is built from: an embeddable Python, and a folder of wheels for pip to take."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.plans import ROOT

PATHS = "python312.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"
AMD64, INTEL_32 = 0x8664, 0x14C
COMPILED = {"numpy", "pandas", "python-calamine"}


def starter(machine: int = AMD64) -> bytes:
    """Give the beginning of a Windows program for the machine."""
    return b"MZ".ljust(60, b"\0") + (64).to_bytes(4, "little") + b"PE\0\0" + machine.to_bytes(2, "little")


def embeddable(path: Path, python: bytes | None = None, version: str = "312", **instead: bytes | None) -> Path:
    """Write the zip; ``instead`` leaves a file out (None) or gives it other content, its dots written as __."""
    files = {
        "python.exe": starter() if python is None else python,
        f"python{version}.dll": b"dll",
        f"python{version}.zip": b"library",
        f"python{version}._pth": PATHS.replace("312", version).encode(),
    }
    files |= {name.replace("__", "."): content for name, content in instead.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def wheels(folder: Path, tag: str = "cp312-cp312-win_amd64") -> Path:
    """Write a small wheel for every pinned package, under names that hide no real package; skips where no pip is."""
    if find_spec("pip") is None:
        pytest.skip("this Python has no pip of its own")
    folder.mkdir()
    for line in (ROOT / ".ci" / "pinned.txt").read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition(";")[0].strip().partition("==")
        if version:
            _wheel(folder, name, version, tag if name in COMPILED else "py3-none-any")
    return folder


def _wheel(folder: Path, name: str, version: str, tag: str) -> None:
    plain = name.replace("-", "_")
    about = f"{plain}-{version}.dist-info"
    files = {
        f"{plain}_inside/__init__.py": "",
        f"{plain}_inside/deep/tests/test_it.py": "",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nGenerator: here\nRoot-Is-Purelib: true\nTag: {tag}\n",
        f"{about}/entry_points.txt": f"[console_scripts]\n{plain} = {plain}_inside:main\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(folder / f"{plain}-{version}-{tag}.whl", "w") as wheel:
        for path, text in {**files, f"{about}/RECORD": record}.items():
            wheel.writestr(path, text)
