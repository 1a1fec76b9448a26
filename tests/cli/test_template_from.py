"""``template --from`` as people run it: the new year's workbook, and on stderr what did not go along."""

import shutil
from dataclasses import replace

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.plan.renewing import renewed
from cchc_xl.plan.writing import write
from tests.plans import REAL_PLAN, SAMPLE, real_plan


@pytest.fixture
def office(tmp_path):
    (tmp_path / "templates").mkdir()
    shutil.copy(REAL_PLAN, tmp_path / "templates" / "2024.xlsx")
    shutil.copy(SAMPLE, tmp_path / "2024.xlsx")
    new = renewed(real_plan(), 2025)
    called = replace(new.criteria[0], title="Việc khác")
    (tmp_path / "mới.xlsx").write_bytes(write(replace(new, criteria=(called, *new.criteria[1:]))))
    return tmp_path


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in ("template", *words)])


def test_what_went_along_and_what_did_not_is_told(office):
    result = run("--from", office / "2024.xlsx", "--plan", office / "mới.xlsx", "-o", office / "2025.xlsx")
    said = result.stderr.splitlines()

    assert (result.exit_code, result.stdout) == (0, "")
    assert said[0] == "Đã chuyển từ năm trước: 32 số liệu, 46 điểm của Xã Phú Phương; các sổ và minh chứng để trống."
    assert said[2] == "Không chuyển được nguyên vẹn (2 mục, cũng ghi ở trang «Chuyển từ năm trước»):"
    assert said[3].startswith("  Tiêu chí 1.1 ")
    assert "Kế hoạch mới ghi là «Việc khác»; đã chuyển theo mã" in said[3]
    assert said[-1] == f"Tệp nhập số liệu: {office / '2025.xlsx'}"


def test_last_years_workbook_is_never_replaced(office):
    result = run("--from", office / "2024.xlsx", "--plan", office / "mới.xlsx", "-o", office / "2024.xlsx")
    assert (result.exit_code, (office / "2024.xlsx").read_bytes()) == (2, SAMPLE.read_bytes())


def test_the_same_year_is_refused(office):
    plan = office / "templates" / "2024.xlsx"
    result = run("--from", office / "2024.xlsx", "--plan", plan, "-o", office / "2025.xlsx")
    assert (result.exit_code, (office / "2025.xlsx").exists()) == (3, False)


def test_an_old_plan_alone_means_nothing(office):
    result = run("--from-plan", office / "mới.xlsx", "--plan", office / "mới.xlsx", "-o", office / "2025.xlsx")
    assert (result.exit_code, "hãy thêm --from" in result.stderr) == (2, True)
