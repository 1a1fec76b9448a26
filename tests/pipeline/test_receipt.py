"""What workbooks give where they are read: packed, small, and plain values."""

import pickle

import pytest

from cchc_xl.history.packing import unpacked
from cchc_xl.pipeline.receipt import received
from tests.pipeline.small import PLAN, entry, plan_file

SHIPPED = pickle.dumps(PLAN)


def test_what_comes_is_small_and_has_no_figure_and_no_row():
    content = received([("a.xlsx", entry("An Bình"))], SHIPPED, None)
    card = unpacked(content).card
    first, _ = card.scores

    assert (first.figures, first.given, first.evidence, card.targets) == ((), None, "", ())
    assert (first.points, first.reason.endswith("→ 2,00 điểm")) == (2, True)
    assert len(content) < 4000


def test_what_a_file_gave_is_unpacked_as_plain_values():
    assert unpacked(received([("a.xlsx", entry("An Bình"))], SHIPPED, None)).files == ("a.xlsx",)


def test_a_workbook_of_ours_that_nobody_sends_gives_nothing(tmp_path):
    assert received([("p.xlsx", plan_file(tmp_path / "p.xlsx").read_bytes())], SHIPPED, None) == b""


def test_a_plan_that_did_not_arrive_whole_is_an_error():
    with pytest.raises(EOFError):
        received([("a.xlsx", entry("An Bình"))], b"", None)
