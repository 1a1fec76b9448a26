"""bundle.py: the folder that runs on Windows without Python, built here from stand-ins and without a network."""

import ast
import hashlib
import re
import sys
import zipfile

import pytest

from tests.bundles import bundle
from tests.windows_python import INTEL_32, embeddable, starter, wheels

SITE = "python/Lib/site-packages/"
PINNED = {
    *("click", "colorama", "et_xmlfile", "numpy", "openpyxl", "pandas", "python_calamine", "python_dateutil"),
    *("tzdata", "XlsxWriter"),
}
PYTHON = {"python.exe", "python312.dll", "python312.zip", "python312._pth"}
WORKBOOKS = {
    *("Cham-diem.bat", "Dat-lich.bat", "Gui-thu.bat", "Tong-hop.bat", "phu-phuong-2024.xlsx"),
    *("chung/chay.bat", "chung/chua-co-python.txt", "chung/dong-cua-so.txt"),
}
TEMPLATES = {"ke-hoach-phu-phuong-2024.txt", "ke-hoach-phu-phuong-2024.xlsx", "tu-cham-diem-2024.xlsx"}
BESIDE = {"HUONG-DAN.txt", "LICENSE", "MANIFEST.txt", "docs/ma-loi.md", "docs/thu.md"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the embeddable Python; pip finds its wheels in another one and nowhere else."""
    place = tmp_path_factory.mktemp("Xã (1) & co")
    embeddable(place / "python-3.12.8-embed-amd64.zip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        patch.setenv("PIP_FIND_LINKS", wheels(tmp_path_factory.mktemp("wheels") / "of-windows").as_uri())
        yield place


@pytest.fixture(scope="module")
def python(place):
    return place / "python-3.12.8-embed-amd64.zip"


@pytest.fixture(scope="module")
def folder(place, python):
    """The folder, built once, with its zip beside it."""
    assert bundle.main(["--python", str(python), "-o", str(place / "cchc"), "--zip"]) == 0
    return place / "cchc"


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_holds_python_the_program_and_what_the_office_works_with_and_nothing_else(folder):
    there = files(folder)
    libraries = {name for name in there if name.startswith(SITE)}

    assert there - libraries == (
        BESIDE
        | {f"python/{name}" for name in PYTHON}
        | {f"workbooks/{name}" for name in WORKBOOKS}
        | {f"templates/{name}" for name in TEMPLATES}
    )
    program = {name for name in libraries if name.startswith(SITE + "cchc_xl/")}
    code = {name for name in files(bundle.ROOT / "cchc_xl") if "__pycache__" not in name}
    assert program == {f"{SITE}cchc_xl/{name}" for name in code}
    assert all((folder / name).read_bytes() == (bundle.ROOT / name[len(SITE) :]).read_bytes() for name in program)


def test_of_each_pinned_package_it_holds_what_windows_imports_and_none_of_its_tests_and_starters(folder):
    modules = {path for path in files(folder / SITE) if path.endswith((".py", ".exe")) and not path.startswith("cchc_")}
    about = {path.name.partition("-")[0] for path in (folder / SITE).glob("*.dist-info")}

    assert modules == {f"{name}_inside/__init__.py" for name in PINNED}
    assert about == PINNED
    assert not [path for path in (folder / SITE).rglob("*") if path.name in {"tests", "bin", "RECORD", "__pycache__"}]


def test_python_imports_from_the_folder_alone(folder):
    assert (folder / "python/python312._pth").read_bytes() == b"python312.zip\r\n.\r\nLib\\site-packages\r\n"


def test_the_manifest_gives_the_hash_of_every_file(folder):
    lines = (folder / "MANIFEST.txt").read_text(encoding="utf-8").splitlines()

    assert lines == [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}"
        for name in sorted(files(folder) - {"MANIFEST.txt"})
    ]


def test_the_zip_holds_the_folder_under_its_name(folder):
    with zipfile.ZipFile(folder.with_name("cchc.zip")) as archive:
        assert set(archive.namelist()) == {f"cchc/{name}" for name in files(folder)}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(archive.read(f"cchc/{name}") == (folder / name).read_bytes() for name in files(folder))


def test_the_same_inputs_make_the_same_folder_and_zip(folder, python, tmp_path):
    again = tmp_path / "other" / "cchc"
    bundle.bundle(python, again, zipped=True)

    assert (again / "MANIFEST.txt").read_bytes() == (folder / "MANIFEST.txt").read_bytes()
    assert again.with_name("cchc.zip").read_bytes() == folder.with_name("cchc.zip").read_bytes()
    assert sorted(path.name for path in again.parent.iterdir()) == ["cchc", "cchc.zip"]


def test_the_guide_is_read_by_every_notepad_and_names_what_is_there(folder):
    guide = (folder / "HUONG-DAN.txt").read_bytes()
    named = {name.replace("\\", "/") for name in re.findall(r"[\w\\.-]+\.(?:bat|xlsx|md|exe)\b", guide.decode())}

    assert guide.startswith(b"\xef\xbb\xbf")
    assert guide.count(b"\n") == guide.count(b"\r\n") > 10
    assert named >= {"Cham-diem.bat", "python/python.exe", "templates/tu-cham-diem-2024.xlsx", "docs/thu.md"}
    assert {name for name in named if not {name, f"workbooks/{name}"} & files(folder)} == set()


def test_what_the_office_has_of_its_own_stays_at_home(tmp_path, monkeypatch):
    kept = {"workbooks/Cham-diem.bat", "workbooks/phu-phuong-2024.xlsx", "templates/ke-hoach-2025.xlsx", "cchc_xl/a.py"}
    own = {
        *("workbooks/xã 2025.xlsx", "workbooks/phu-phuong-2024 - bang diem.xlsx", "workbooks/cchc.sqlite"),
        *("workbooks/cchc.toml", "workbooks/a.eml", "templates/~$ke-hoach-2025.xlsx", "cchc_xl/__pycache__/a.pyc"),
        *("workbooks/luu/2025-01-01.xlsx", ".venv/x.py", "tests/x.py"),
    }
    for name in kept | own:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(bundle, "ROOT", tmp_path)

    assert {path.as_posix() for path in bundle.carried()} == kept


def test_every_package_that_the_program_imports_is_pinned_for_windows():
    code = [path.read_text(encoding="utf-8") for path in (bundle.ROOT / "cchc_xl").rglob("*.py")]
    nodes = [node for text in code for node in ast.walk(ast.parse(text))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    foreign = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"cchc_xl"}
    pinned = {pin.partition("==")[0].lower().replace("-", "_") for pin in bundle.windows_pins()}

    assert foreign - {"keyring", "msoffcrypto", "distributed"} == {  # those three are optional
        *("click", "openpyxl", "pandas", "python_calamine", "xlsxwriter"),
    }
    assert pinned == {name.lower() for name in PINNED} >= foreign - {"keyring", "msoffcrypto", "distributed"}


def broken(zipped):
    """Change one byte of what the zip holds, so that its checksum is wrong."""
    zipped.write_bytes(zipped.read_bytes().replace(b"library", b"librarx", 1))


REFUSED = {
    "not there": (lambda path: path.unlink(missing_ok=True), "không có tệp này"),
    "a folder": (lambda path: path.mkdir(), "không có tệp này"),
    "no zip": (lambda path: path.write_bytes(b"MZ" * 99), "không phải tệp .zip, hoặc tệp đã hỏng"),
    "half a zip": (lambda path: path.write_bytes(embeddable(path).read_bytes()[:200]), "hoặc tệp đã hỏng"),
    "a broken zip": (lambda path: broken(embeddable(path)), "hoặc tệp đã hỏng"),
    "no python.exe": (lambda path: embeddable(path, python__exe=None), "vì thiếu python.exe."),
    "no list of places": (lambda path: embeddable(path, python312___pth=None), "vì thiếu python3XX._pth."),
    "the source": (lambda path: zipfile.ZipFile(path, "w").close(), "vì thiếu python.exe, python3XX._pth."),
    "3.10": (lambda path: embeddable(path, version="310"), "là Python 3.10, chương trình cần 3.11, 3.12 hoặc 3.13"),
    "3.14": (lambda path: embeddable(path, version="314"), "là Python 3.14, chương trình cần 3.11, 3.12 hoặc 3.13"),
    "32 bit": (lambda path: embeddable(path, starter(INTEL_32)), "không phải bản 64 bit"),
    "no program": (lambda path: embeddable(path, b"text"), "không phải bản 64 bit"),
}


@pytest.mark.parametrize(("make", "sentence"), REFUSED.values(), ids=REFUSED)
def test_another_file_than_an_embeddable_python_is_refused_before_anything_is_fetched(
    make, sentence, tmp_path, monkeypatch, capsys
):
    path = tmp_path / "python.zip"
    make(path)
    monkeypatch.setattr(bundle, "fill", None)

    assert bundle.main(["--python", str(path), "-o", str(tmp_path / "cchc")]) == 3
    said = capsys.readouterr().err
    assert said.startswith(f"{path}: ")
    assert sentence in said
    assert "Hãy tải «Windows embeddable package (64-bit)»" in said
    assert not (tmp_path / "cchc").exists()


@pytest.mark.parametrize(("version", "minor"), [("311", 11), ("312", 12), ("313", 13)])
def test_these_versions_are_taken(version, minor, tmp_path):
    looked_at = bundle.looked_at(embeddable(tmp_path / "python.zip", version=version))

    assert (looked_at.version, looked_at.paths) == ((3, minor), f"python{version}._pth")


def test_without_the_internet_it_says_so_and_leaves_nothing(python, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PIP_FIND_LINKS", (tmp_path / "none").as_uri())

    assert bundle.main(["--python", str(python), "-o", str(tmp_path / "cchc")]) == 3
    assert "Không tải được các gói cho Windows. Hãy nối mạng rồi chạy lại." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["311", "313"])
def test_wheels_of_another_python_are_not_taken(version, tmp_path, capsys):
    other = embeddable(tmp_path / "python.zip", version=version)

    assert bundle.main(["--python", str(other), "-o", str(tmp_path / "cchc")]) == 3
    assert "numpy==2.4.6" in capsys.readouterr().err


@pytest.mark.parametrize("there", ["cchc", "cchc.zip"])
def test_what_is_there_already_is_never_overwritten(there, python, tmp_path, capsys):
    (tmp_path / there).write_text("kept", encoding="utf-8")

    assert bundle.main(["--python", str(python), "-o", str(tmp_path / "cchc"), "--zip"]) == 4
    assert capsys.readouterr().err.startswith(f"{tmp_path / there}: đã có.")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(there, "kept")]


def test_a_place_that_cannot_be_written_is_told(python, tmp_path, capsys):
    (tmp_path / "file").touch()

    assert bundle.main(["--python", str(python), "-o", str(tmp_path / "file" / "cchc")]) == 4
    assert capsys.readouterr().err.startswith("Không đọc hoặc ghi được (")


def test_ctrl_c_ends_quietly_and_leaves_nothing(python, tmp_path, monkeypatch, capsys):
    def half(folder, _):
        folder.mkdir()
        (folder / "half").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(bundle, "fill", half)

    assert bundle.main(["--python", str(python), "-o", str(tmp_path / "cchc")]) == 130
    assert (capsys.readouterr().err, list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize("there", ["/", "."])
def test_no_folder_that_is_in_use_is_filled(there, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert bundle.main(["--python", str(embeddable(tmp_path / "python.zip")), "-o", there, "--zip"]) == 4
    assert "đã có" in capsys.readouterr().err


def test_wrong_words_are_answered_with_how_it_is_written(capsys):
    with pytest.raises(SystemExit) as end:
        bundle.main(["--zip"])

    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("Cách dùng: python3 run.py bundle --python PYTHON-EMBED-AMD64.zip")
