"""``cchc-xl remind`` as people run it: the workbook of duties beside the entry, and drafts where asked for."""

import json
import shutil
from hashlib import sha256

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.sheets.properties import custom
from tests.plans import REAL_PLAN, SAMPLE


@pytest.fixture
def office(tmp_path):
    shutil.copy(REAL_PLAN, tmp_path / "kế hoạch.xlsx")
    shutil.copy(SAMPLE, tmp_path / "xã.xlsx")
    return tmp_path


def run(office, *words):
    plan = ("--plan", office / "kế hoạch.xlsx")
    return CliRunner().invoke(commands, [str(word) for word in ("remind", *words, *plan)])


def test_it_writes_the_workbook_beside_the_entry_and_says_who_has_what_to_do(office):
    result = run(office, office / "xã.xlsx")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "  Đảm: 9 việc, mất 4,00 điểm, trong đó quá hạn 3,25 điểm" in result.stderr.splitlines()
    assert result.stderr.splitlines()[-1] == f"Việc cần làm: {office / 'xã - viec can lam.xlsx'}"
    assert custom((office / "xã - viec can lam.xlsx").read_bytes())["cchc_xl.kind"] == "duties"
    assert not list(office.glob("*.eml"))


def test_drafts_are_written_where_asked_for_and_who_has_no_address_is_told(office):
    result = run(office, office / "xã.xlsx", "--drafts", office / "thư")

    assert len(list((office / "thư").glob("*.eml"))) == 4
    assert f"Thư nháp: 4, trong {office / 'thư'}. Chưa gửi thư nào" in result.stderr
    assert "nên không có thư nháp: Chưa phân công, Các công chức chuyên môn." in result.stderr


def test_its_result_is_no_entry_for_the_next_run_over_the_folder(office):
    folder = office / "xã"
    folder.mkdir()
    (office / "xã.xlsx").rename(folder / "2024.xlsx")
    assert run(office, folder).exit_code == 0
    first = sha256((folder / "xã - viec can lam.xlsx").read_bytes()).hexdigest()

    assert run(office, folder).exit_code == 0
    assert sha256((folder / "xã - viec can lam.xlsx").read_bytes()).hexdigest() == first


def test_it_never_replaces_what_people_fill_in(office):
    before = (office / "xã.xlsx").read_bytes()
    result = run(office, office / "xã.xlsx", "-o", office / "xã.xlsx")

    assert (result.exit_code, (office / "xã.xlsx").read_bytes() == before) == (2, True)


def test_error_findings_give_exit_code_1(office):
    CliRunner().invoke(commands, ["template", "-o", str(office / "b.xlsx"), "--plan", str(office / "kế hoạch.xlsx")])
    assert run(office, office / "b.xlsx").exit_code == 1


def test_the_duties_come_as_json_where_asked_for(office):
    result = run(office, office / "xã.xlsx", "--json", "-")

    found = json.loads(result.stdout)
    assert [one["name"] for one in found["officials"]][:2] == ["Đảm", "Chưa phân công"]
