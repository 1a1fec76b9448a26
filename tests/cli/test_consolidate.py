"""What is told of each file of a folder while it is consolidated."""

from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands, consolidate
from tests.pipeline.small import entry, plan_file, put

START_OF_LINE = "\r\x1b[K"
SAME = "Không có gì thay đổi so với lần trước nên giữ nguyên bảng tổng hợp: "


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"))


@pytest.fixture
def on_a_terminal(monkeypatch):
    monkeypatch.setattr(consolidate, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))


def told(folder):
    """Consolidate a folder; give the lines as they stand in the end, whatever stood there before."""
    said = CliRunner().invoke(commands, ["consolidate", str(folder)], color=True).stderr
    return [line.rpartition(START_OF_LINE)[2] for line in said.rstrip("\n").split("\n")]


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_what_stops_a_run_stands_in_a_line_of_its_own(office):
    (office / "a.xlsx").write_bytes(b"not a workbook")
    refused, stopped = told(office)

    assert refused.startswith("không dùng được: a.xlsx: ")
    assert stopped.startswith(f"{office}: không có tệp nào dùng được.")


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_nothing_is_left_of_the_line_that_moved(office):
    first, second = told(office), told(office)
    result = office / "tong hop thu.xlsx"

    assert first == ["Kiểm tra số liệu: không có lỗi", f"Bảng tổng hợp: {result}"]
    assert second == [f"{SAME}{result}"]


def test_in_plain_lines_each_number_is_told_also_of_what_nobody_sent(office):
    put(office, b=entry("Ba Trại", "4/4"))
    plan_file(office / "kế hoạch.xlsx")

    assert told(office)[:3] == [
        "[1/3] Xã An Bình … 50,00 điểm, không có lỗi",
        "[2/3] Xã Ba Trại … 70,00 điểm, không có lỗi",
        "[3/3] bỏ qua: kế hoạch.xlsx là kế hoạch hoặc kết quả của chương trình, không phải tệp gửi lên",
    ]
