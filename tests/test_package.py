"""What importing costs, and what scoring loads."""

import subprocess
import sys

import pytest

import cchc_xl
from tests.plans import REAL_PLAN, ROOT, SAMPLE

HEAVY = ("xlsxwriter", "openpyxl", "pandas", "numpy", "python_calamine", "click")


def loaded_after(*lines):
    """Give the modules that a fresh interpreter has loaded after these lines."""
    program = "\n".join((*lines, "import sys", "print(*sys.modules, sep='\\n')"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_the_package_imports_nothing_heavy():
    assert loaded_after("import cchc_xl").isdisjoint(HEAVY)


def test_scoring_loads_neither_pandas_nor_numpy_nor_openpyxl(tmp_path):
    words = ["score", str(SAMPLE), "--plan", str(REAL_PLAN), "-o", str(tmp_path / "a.xlsx")]
    modules = loaded_after(
        "import sys, contextlib",
        f"sys.argv = ['cchc-xl', *{words!r}]",
        "with contextlib.suppress(SystemExit):",
        "    from cchc_xl.cli import main; main()",
    )

    assert modules.isdisjoint({"pandas", "numpy", "openpyxl"})
    assert {"python_calamine", "xlsxwriter"} <= modules


def test_checking_loads_openpyxl_only_to_annotate(tmp_path):
    def modules(*more):
        words = ["check", str(SAMPLE), "--plan", str(REAL_PLAN), *more]
        return loaded_after(
            "import sys, contextlib",
            f"sys.argv = ['cchc-xl', *{words!r}]",
            "with contextlib.suppress(SystemExit):",
            "    from cchc_xl.cli import main; main()",
        )

    assert "openpyxl" not in modules()
    assert "openpyxl" in modules("--annotate", str(tmp_path))


def test_a_draft_loads_neither_a_mail_client_nor_a_password_safe_nor_a_writer():
    modules = loaded_after("import cchc_xl.cli.send")

    assert modules.isdisjoint({"smtplib", "keyring", "xlsxwriter", "openpyxl", "pandas"})


def test_a_consolidation_starts_its_processes_before_it_loads_what_reads_keeps_and_writes():
    modules = loaded_after("import cchc_xl.cli.consolidate")

    own = {f"cchc_xl.{name}" for name in ("reading", "scoring", "history", "consolidation", "reporting", "plan")}
    assert modules.isdisjoint(own | {"python_calamine", "xlsxwriter", "sqlite3"})


def test_scoring_starts_the_process_that_reads_before_it_loads_what_reads_and_writes():
    modules = loaded_after("import cchc_xl.cli.score")

    own = {f"cchc_xl.{name}" for name in ("reading", "scoring", "history", "improvement", "reporting", "plan")}
    assert modules.isdisjoint(own | {"python_calamine", "xlsxwriter", "sqlite3"})


@pytest.mark.parametrize("verb", sorted(cchc_xl.VERBS))
def test_every_verb_can_be_had_from_the_package(verb):
    assert callable(getattr(cchc_xl, verb))


def test_an_unknown_name_is_no_verb():
    with pytest.raises(AttributeError, match="nothing"):
        _ = cchc_xl.nothing


def test_only_the_command_itself_puts_off_the_search_for_cycles():
    program = "import gc, cchc_xl.cli, cchc_xl.cli.score, cchc_xl.isolation.worker; print(gc.get_threshold())"
    usual, ours = (
        subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True, cwd=ROOT).stdout
        for line in ("import gc; print(gc.get_threshold())", program)
    )
    assert ours == usual
