"""Two runs at the same time, and nights whose clock was set back."""

import sqlite3
from contextlib import closing
from datetime import date

from cchc_xl.history.store import NAME
from cchc_xl.pipeline.nightly_run import KEPT, nightly
from cchc_xl.pipeline.order import Order
from tests.faults.at_once import ONE_IS_RUNNING, consolidated_at_once, nights_at_once
from tests.faults.nights import result_in, stands

DAYS = [date(2025, 1, 9), date(2025, 1, 2), date(2024, 12, 31), date(2025, 1, 9)]


def test_of_two_nights_at_once_one_does_the_work(district, tmp_path):
    codes = nights_at_once(district, tmp_path / "huyện", 2)

    assert codes in ({0: 1, ONE_IS_RUNNING: 1}, {0: 2})  # two, where one was done before the other began


def test_two_consolidations_at_once_give_one_result(district, tmp_path):
    assert set(consolidated_at_once(district, tmp_path / "huyện", 2)) == {0}


def test_two_consolidations_at_once_set_a_damaged_history_aside_once(district, tmp_path):
    folder = district.folder(tmp_path / "huyện")
    (folder / NAME).write_bytes(b"hong" * 1000)
    ended = district.runner.together([("consolidate", folder, "--plan", district.plan)] * 2)

    assert {one.code for one in ended} == {0}
    assert [path.read_bytes()[:4] for path in folder.glob("cchc (hỏng*).sqlite")] == [b"hong"]
    with closing(sqlite3.connect(folder / NAME)) as store:
        assert store.execute("SELECT count(*) FROM run").fetchone() == (1,)
    assert stands(district, folder) != "old"


def test_a_clock_that_was_set_back_changes_no_result_and_drops_no_copy_that_is_new(district, tmp_path):
    folder = district.folder(tmp_path / "huyện")
    (folder / "cchc.toml").write_text("[nightly]\nkeep = 2\n", encoding="utf-8")
    for day in DAYS:
        nightly(Order(folder, district.plan, jobs=1), lambda _: None, day)
        kept = [path.read_bytes() for path in (folder / KEPT).iterdir()]

        assert result_in(folder).read_bytes() == district.new
        assert district.new in kept
        assert len(kept) <= 2
