"""A workbook that was opened ahead reads as any other; what cannot be opened is told when it is read."""

import pytest

from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reading import ahead, read
from cchc_xl.refusals import Refused
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.workbook import Workbook
from tests.plans import AGENCY, SAMPLE, real_plan
from tests.samples import contents


@pytest.fixture(autouse=True)
def nothing_opened(monkeypatch):
    monkeypatch.setattr(ahead, "_opened", {})


def test_a_workbook_opened_ahead_is_read_alike_and_handed_over_once():
    plan, data = real_plan(), SAMPLE.read_bytes()
    usual = read("a.xlsx", data, plan)
    ahead.open_ahead([("a.xlsx", SAMPLE)])

    assert list(ahead._opened) == [("a.xlsx", data)]
    assert read("a.xlsx", data, plan) == usual
    assert ahead._opened == {}


def test_the_same_bytes_under_another_name_are_another_workbook():
    ahead.open_ahead([("a.xlsx", SAMPLE)])
    assert ahead.opened("b.xlsx", SAMPLE.read_bytes()) is None


def test_what_cannot_be_opened_is_told_when_it_is_read(tmp_path):
    cut, path = SAMPLE.read_bytes()[:9000], tmp_path / "a.xlsx"
    path.write_bytes(cut)
    ahead.open_ahead([("a.xlsx", path), ("gone.xlsx", tmp_path / "gone.xlsx"), ("b.xlsx", SAMPLE)])

    assert [file for file, _ in ahead._opened] == ["b.xlsx"]
    with pytest.raises(Refused, match="cắt cụt"):
        read("a.xlsx", cut, real_plan())


def test_a_workbook_that_changed_since_is_read_anew(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    ahead.open_ahead([("a.xlsx", path)])
    assert ahead.opened("a.xlsx", SAMPLE.read_bytes() + b"x") is None


def test_a_large_workbook_is_not_held_whole(monkeypatch):
    monkeypatch.setattr(ahead, "LARGEST", 1000)
    ahead.open_ahead([("a.xlsx", SAMPLE)])
    assert ahead._opened == {}


def test_old_fonts_wait_for_the_words_of_the_plan(monkeypatch):
    monkeypatch.setattr(Workbook, "read_ahead", lambda _: False)
    ahead.open_ahead([("a.xlsx", SAMPLE)])
    assert ahead._opened == {}


def test_the_process_apart_opens_ahead_what_it_reads_first(tmp_path):
    plan = real_plan()
    path = tmp_path / "xã.xlsx"
    path.write_bytes(write_entry(plan, AGENCY, contents(plan, AGENCY, seed=2, dossiers=40)))
    with apart(first=[path]) as run:
        assert score_workbook(path, plan, run=run) == score_workbook(path, plan)
