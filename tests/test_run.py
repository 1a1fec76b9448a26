"""run.py: what it sets up and when, what it hands on, and what it says when it cannot begin."""

import ast
import importlib.util
import shutil
import signal
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parent.parent / "run.py"


class Computer:
    """Stands in for every program run.py starts: notes the commands and leaves behind what they would."""

    def __init__(self, checkout):
        self.commands = []
        self.options = []
        self.codes = {}  # a piece of a command -> its exit code
        self.copied = []
        self.checkout = checkout

    def call(self, command, **options):
        line = " ".join(command)
        self.commands.append(line)
        self.options.append(options)
        code = next((code for piece, code in self.codes.items() if piece in line), 0)
        if isinstance(code, BaseException):
            raise code
        if code == 0 and "-m venv" in line:
            self._make_venv(with_pip="--without-pip" not in line)
        if line.endswith("--no-index ."):
            self.copied = sorted(path.name for path in Path(options["cwd"]).rglob("*"))
        return code

    def _make_venv(self, *, with_pip):
        run = load(self.checkout)
        Path(run.program("python")).parent.mkdir(parents=True, exist_ok=True)
        Path(run.program("python")).touch()
        (run.PACKAGES / "pip" if with_pip else run.PACKAGES).mkdir(parents=True)

    def installed(self):
        """Return the words after `pip install` of every such command since the last question."""
        words = [line.split(" install ")[1] for line in self.commands if " install " in line]
        self.commands.clear()
        return [word.rsplit("/")[-1].removeprefix("--no-deps --no-build-isolation --no-index ") for word in words]


def load(checkout):
    spec = importlib.util.spec_from_file_location("run_under_test", checkout / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "Xã (1) [x] & co"
    (folder / ".ci").mkdir(parents=True)
    (folder / "cchc_xl" / "__pycache__").mkdir(parents=True)
    for name in ("setup.cfg", "pyproject.toml", ".ci/pinned.txt", ".ci/pinned-test.txt", "cchc_xl/cli.py"):
        (folder / name).write_text(name, encoding="utf-8")
    shutil.copy(RUN, folder)
    return folder


@pytest.fixture
def computer(checkout, monkeypatch):
    computer = Computer(checkout)
    monkeypatch.setattr("subprocess.call", computer.call)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return computer


@pytest.fixture
def run(checkout):
    return load(checkout)


def test_an_old_python_can_read_the_file():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_in_both_languages_that_it_is_too_old(checkout, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    with pytest.raises(SystemExit) as stop:
        load(checkout)
    assert stop.value.code == 3
    assert "Cần Python 3.11 trở lên, máy này đang dùng Python 3.8." in capsys.readouterr().err


def test_a_newer_python_goes_on(checkout, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    assert checkout == load(checkout).ROOT


def test_the_first_time_everything_is_installed_then_the_example_is_scored(run, computer, capsys):
    assert run.main([]) == 0
    assert computer.commands[-1].endswith("-X utf8 -P -m cchc_xl score " + str(run.EXAMPLE))
    assert computer.installed() == ["pinned.txt", "."]
    assert capsys.readouterr().err == (
        "Đang chuẩn bị lần đầu (khoảng một phút)…\n"
        "  … tạo môi trường Python\n  … tải và cài các gói (cần Internet)\n  … cài chương trình\n"
    )


def test_the_second_time_nothing_is_installed_and_nothing_said(run, computer, capsys):
    run.main([])
    computer.commands.clear()
    capsys.readouterr()
    assert run.main(["score", "a b.xlsx"]) == 0
    assert computer.commands == [run.program("python") + " -X utf8 -P -m cchc_xl score a b.xlsx"]
    assert capsys.readouterr().err == ""


def change_a_module(checkout):
    (checkout / "cchc_xl" / "cli.py").write_text("changed", encoding="utf-8")


def delete_a_module(checkout):
    (checkout / "cchc_xl" / "cli.py").unlink()


def change_the_settings(checkout):
    (checkout / "setup.cfg").write_text("changed", encoding="utf-8")


def change_the_pins(checkout):
    (checkout / ".ci" / "pinned.txt").write_text("changed", encoding="utf-8")


def lose_the_stamp(checkout):
    (checkout / ".venv" / "stamp.json").unlink()


def break_the_stamp(checkout):
    (checkout / ".venv" / "stamp.json").write_text('{"base": ', encoding="utf-8")


def lose_the_interpreter(checkout):
    Path(load(checkout).program("python")).unlink()


def run_python(checkout):
    (checkout / "cchc_xl" / "__pycache__" / "cli.pyc").write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("happening", "installed"),
    [
        (change_a_module, ["."]),
        (delete_a_module, ["."]),
        (change_the_settings, ["."]),
        (change_the_pins, ["pinned.txt", "."]),
        (lose_the_stamp, ["pinned.txt", "."]),
        (break_the_stamp, ["pinned.txt", "."]),
        (lose_the_interpreter, ["pinned.txt", "."]),
        (run_python, []),
    ],
)
def test_only_what_changed_is_installed_again(run, computer, checkout, happening, installed):
    run.main([])
    computer.commands.clear()
    happening(checkout)
    run.main([])
    assert computer.installed() == installed


def test_a_copied_checkout_is_set_up_anew(run, computer, checkout, tmp_path):
    run.main([])
    computer.commands.clear()
    computer.checkout = shutil.copytree(checkout, tmp_path / "copy")
    load(computer.checkout).main([])
    assert computer.installed() == ["pinned.txt", "."]


def test_another_python_sets_up_anew(run, computer, monkeypatch):
    run.main([])
    computer.commands.clear()
    monkeypatch.setattr(sys, "base_prefix", "/another")
    run.main([])
    assert computer.installed() == ["pinned.txt", "."]


def test_the_package_is_built_from_a_clean_copy(run, computer, checkout):
    (checkout / "build").mkdir()
    before = sorted(checkout.iterdir())
    run.main([])
    assert computer.copied == ["cchc_xl", "cli.py", "pyproject.toml", "setup.cfg"]
    assert sorted(checkout.iterdir()) == [checkout / ".ci", run.VENV, *before[1:]]


@pytest.mark.usefixtures("computer")
def test_what_is_left_of_an_older_package_is_removed_first(run):
    run.make_venv()
    (run.PACKAGES / "cchc_xl-0.1.dist-info").mkdir()
    run.install_package()
    assert [path.name for path in run.PACKAGES.iterdir()] == ["pip"]


def test_the_test_tools_are_added_once(run, computer):
    run.main([])
    computer.installed()
    run.main(["test"])
    assert computer.installed() == ["pinned-test.txt"]
    run.main(["test"])
    run.main([])
    assert computer.installed() == []


def test_the_test_tools_outlive_an_update_of_the_program(run, computer, checkout):
    run.main(["test"])
    change_a_module(checkout)
    run.main([])
    computer.commands.clear()
    run.main(["test"])
    assert computer.installed() == []


def test_a_refused_installation_of_test_tools_leaves_the_program_usable(run, computer):
    run.main([])
    computer.codes = {"pinned-test.txt": 1}
    assert run.main(["test"]) == 3
    computer.commands.clear()
    assert run.main([]) == 0
    assert computer.installed() == []


def test_a_killed_installation_of_test_tools_is_made_anew(run, computer):
    run.main([])
    computer.codes = {"pinned-test.txt": KeyboardInterrupt()}
    assert run.main(["test"]) == 130
    computer.commands.clear()
    run.main([])
    assert computer.installed() == ["pinned.txt", "."]


def test_a_killed_installation_of_the_package_is_done_again_though_the_source_went_back(run, computer, checkout):
    run.main([])
    before = (checkout / "setup.cfg").read_text(encoding="utf-8")
    change_the_settings(checkout)
    computer.codes = {"--no-index": KeyboardInterrupt()}
    assert run.main([]) == 130
    (checkout / "setup.cfg").write_text(before, encoding="utf-8")
    computer.codes = {}
    computer.commands.clear()
    run.main([])
    assert computer.installed() == ["."]


def test_without_the_internet_it_says_so_and_where_the_log_is(run, computer, capsys):
    computer.codes = {"pinned.txt": 1}
    assert run.main([]) == 3
    said = capsys.readouterr().err
    assert "Lần đầu cần có Internet" in said
    assert "The first time needs the internet" in said
    assert str(run.LOG) in said


def test_without_python3_venv_it_names_the_package_and_leaves_nothing(run, computer, monkeypatch, capsys):
    computer.codes = {"-m venv": 1, "-m virtualenv": 1}
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert run.main([]) == 3
    assert f"sudo apt install python3-venv python3.{sys.version_info[1]}-venv" in capsys.readouterr().err
    assert not run.VENV.exists()


def test_an_environment_that_cannot_be_made_for_another_reason_is_explained_by_the_log(run, computer, capsys):
    computer.codes = {"-m venv": 1, "-m virtualenv": 1}
    assert run.main([]) == 3
    said = capsys.readouterr().err
    assert "apt" not in said
    assert str(run.LOG) in said


def test_its_own_pip_installs(run, computer):
    run.main([])
    own = f"{run.program('python')} -m pip --no-input install "
    assert [line.startswith(own) for line in computer.commands if " install " in line] == [True, True]


def test_without_ensurepip_the_pip_outside_installs(run, computer):
    computer.codes = {"-m venv --without-pip": 0, "-m venv": 1, "-m virtualenv": 1}
    assert run.main([]) == 0
    outside = f"{run.BASE_PYTHON} -m pip --python {run.program('python')} --no-input install "
    assert [line.startswith(outside) for line in computer.commands if " install " in line] == [True, True]


def test_a_broken_build_is_told_without_a_traceback(run, computer, capsys):
    computer.codes = {"--no-index": 1}
    assert run.main([]) == 3
    assert "could not install the program" in capsys.readouterr().err


@pytest.mark.usefixtures("computer")
def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(run, capsys):
    run.VENV.touch()
    assert run.main([]) == 3
    assert "cannot start" in capsys.readouterr().err


def test_ctrl_c_during_the_set_up_ends_quietly(run, computer, capsys):
    computer.codes = {"-m venv": KeyboardInterrupt()}
    assert run.main([]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_bundle_is_built_by_the_python_that_has_a_pip(run, computer):
    assert run.main(["bundle", "--python", "a b.zip"]) == 0
    assert (
        computer.commands[-1] == f"{run.program('python')} -X utf8 -P {run.ROOT / '.ci' / 'bundle.py'} --python a b.zip"
    )
    assert computer.options[-1]["cwd"] is None
    shutil.rmtree(run.PACKAGES / "pip")
    run.main(["bundle"])
    assert computer.commands[-1] == f"{run.BASE_PYTHON} -X utf8 -P {run.ROOT / '.ci' / 'bundle.py'}"


@pytest.mark.parametrize(("left", "returned"), [(0, 0), (1, 1), (70, 70), (-signal.SIGINT, 130), (-9, 137)])
def test_the_exit_code_of_the_command_is_ours(run, computer, left, returned):
    computer.codes = {"-m cchc_xl": left}
    assert run.main(["check", "x.xlsx"]) == returned


def test_variables_that_would_bend_our_python_are_not_handed_on(checkout, computer, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "CCHC_KEPT"):
        monkeypatch.setenv(name, "x")
    load(checkout).main([])
    for options in computer.options:
        assert {"PYTHONPATH", "PYTHONHOME", "CCHC_KEPT"} & set(options["env"]) == {"CCHC_KEPT"}


def test_the_command_runs_where_the_user_is(run, computer):
    run.main(["score", "here.xlsx"])
    assert computer.options[-1]["cwd"] is None


def programs(commands):
    return [Path(line.split(".venv/")[-1].split()[0]).stem for line in commands]


def test_every_check_runs_in_order(run, computer):
    assert run.run_checks([]) == 0
    assert programs(computer.commands) == ["ruff", "ruff", "mypy", "lint-imports", "python"]
    assert computer.commands[-1].endswith("-m pytest --cov -n logical --dist loadfile")


def test_the_checks_stop_at_the_first_failure(run, computer):
    computer.codes = {"mypy": 2}
    assert run.run_checks([]) == 2
    assert programs(computer.commands) == ["ruff", "ruff", "mypy"]


def test_arguments_are_for_pytest_alone(run, computer):
    assert run.run_checks(["-k", "one"]) == 0
    assert [line.split(" -m ")[-1] for line in computer.commands] == ["pytest -k one"]


def test_two_set_ups_do_not_work_at_once(run, checkout):
    with (checkout / "run.py").open("r+b") as other:
        with run.one_at_a_time():
            assert not run.locked(other.fileno())
        assert run.locked(other.fileno())
