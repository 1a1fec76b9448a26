"""Whole runs on a disk that refuses: a sentence and an exit code, never a traceback; the next run makes it good."""

import pytest

from cchc_xl.cli.nightly import LOG
from cchc_xl.delivery.outbox import FOLDER
from cchc_xl.pipeline.each import FOLDER as EACH
from cchc_xl.pipeline.nightly_run import KEPT
from tests.faults.disks import fill, read_only, small_disk
from tests.faults.nights import (
    ENGLISH,
    ERRORS,
    NOT_PUBLISHED,
    NOT_SENT,
    failed_and_run_again,
    ids_since,
    is_healed,
    result_in,
    stands,
)
from tests.faults.runs import Fate
from tests.faults.scorings import result_of
from tests.faults.scorings import stands as scored

NO_INPUT, RENAMED = 3, 7
FULL, READ_ONLY = "max_page_count = 1", "query_only = ON"
CALLS = {
    "open lock": ("old", NOT_PUBLISHED),
    "sql PRAGMA": ("another", 0),
    "sql BEGIN": ("another", 0),
    "sql INSERT": ("new", 0),
    "sql COMMIT": ("new", 0),
    "open temporary": ("old", NOT_PUBLISHED),
    "write": ("old", NOT_PUBLISHED),
    "replace result": ("old", NOT_PUBLISHED),
    "replace copy": ("new", NOT_PUBLISHED),
    "replace letter": ("new", NOT_SENT),
    "replace state": ("new", NOT_SENT),
}


def test_a_scoring_tells_of_any_call_of_its_publishing_that_fails(commune, tmp_path):
    first = commune.calls.index("open temporary")
    said = {}
    for at in range(first + 1, len(commune.calls) + 1):
        folder = commune.folder(tmp_path / str(at))
        ended = commune.run(folder, Fate(at=at, error=ERRORS[at % len(ERRORS)]))
        said[at] = ended.code
        assert not ENGLISH.search(ended.said), ended.said
        assert (ended.code in {commune.code, 7}) or (ended.code == NOT_PUBLISHED and "không ghi được" in ended.said)
        assert scored(commune, folder) in {"old", "new"}
        assert not list(folder.glob(".cchc-*"))

    assert NOT_PUBLISHED in said.values()


def test_a_scoring_in_a_folder_that_cannot_be_written_leaves_the_old_result(commune, tmp_path):
    folder = commune.folder(tmp_path / "xã")
    with read_only(folder):
        ended = commune.run(folder)

    assert (ended.code, result_of(folder).read_bytes()) == (NOT_PUBLISHED, commune.old)
    assert "không ghi được kết quả" in ended.said


@pytest.mark.parametrize("left", [0, 16, 40, 64])
def test_a_night_on_a_full_disk_leaves_the_old_result_and_the_next_one_makes_it_good(district, tmp_path, left):
    with small_disk(tmp_path / "ổ đĩa", "16m") as disk:
        folder, before = district.folder(disk / "huyện"), len(district.server.accepted)
        (folder / LOG).unlink()  # it is begun anew, where that can be done
        filler = fill(disk, left * 1024)
        ended = district.run(folder)
        stood = stands(district, folder)
        filler.unlink()
        again = district.run(folder)

        assert not ENGLISH.search(ended.said), ended.said
        assert "đĩa đã đầy" in ended.said
        assert ended.code in {0, NOT_PUBLISHED, NOT_SENT}
        assert (stood, "không ghi được kết quả" in ended.said) in {("old", True), ("new", False)}
        assert again.code == 0
        is_healed(district, folder, ids_since(district.server, before))


def test_a_night_in_a_folder_that_cannot_be_written_does_nothing_and_says_so(district, tmp_path):
    folder = district.folder(tmp_path / "huyện")
    with read_only(folder):
        ended = district.run(folder)

    assert (ended.code, result_in(folder).read_bytes()) == (NOT_PUBLISHED, district.old)
    assert "không ghi được vào thư mục" in ended.said
    assert not ENGLISH.search(ended.said), ended.said


def test_a_night_in_a_folder_that_is_not_there_says_so_and_makes_none(district, tmp_path):
    ended = district.run(tmp_path / "không có")

    assert (ended.code, "không có thư mục này" in ended.said) == (3, True)
    assert not (tmp_path / "không có").exists()


def test_leftovers_are_swept_wherever_results_go(district, tmp_path):
    folder = district.folder(tmp_path / "huyện")
    places = [folder, folder / KEPT, folder / FOLDER, folder / EACH]
    for place in places:
        place.mkdir(exist_ok=True)
        (place / ".cchc-còn lại.tmp").write_bytes(b"half")
    (folder / "cchc.toml").write_text(f"{(folder / 'cchc.toml').read_text('utf-8')}each = true\n", "utf-8")
    ended = district.run(folder)

    assert (ended.code, list(folder.rglob(".cchc-*.tmp"))) == (0, []), ended.said


@pytest.mark.parametrize("pragma", [FULL, READ_ONLY])
def test_a_history_that_cannot_be_kept_is_told_and_kept_by_the_next_night(district, tmp_path, pragma):
    folder, before = district.folder(tmp_path / "huyện"), len(district.server.accepted)
    ended = district.run(folder, Fate(pragma=pragma))

    assert (ended.code, stands(district, folder)) == (0, "new")
    assert "không ghi được lịch sử" in ended.said
    assert not ENGLISH.search(ended.said), ended.said
    assert district.run(folder).code == 0
    is_healed(district, folder, ids_since(district.server, before))


def test_a_result_that_is_open_stays_and_the_new_one_gets_a_second_name(commune, tmp_path):
    folder = commune.folder(tmp_path / "xã")
    ended = commune.run(folder, Fate(at=commune.calls.index("replace result") + 1, error="EACCES"))
    old = result_of(folder)

    assert (ended.code, old.read_bytes()) == (RENAMED, commune.old)
    assert (old.with_stem(f"{old.stem} (2)").read_bytes() == commune.new) is True


@pytest.mark.parametrize(
    "call", ["sql BEGIN", "open temporary", "replace result", "sql COMMIT", "replace copy", "replace state"]
)
def test_a_folder_that_is_removed_in_the_middle_of_a_night_is_told(district, tmp_path, call):
    folder = district.folder(tmp_path / "huyện")
    ended = district.run(folder, Fate(at=district.calls.index(call) + 1, removed=str(folder)))
    results = [path.read_bytes() for path in folder.rglob("tong hop *.xlsx")]

    assert not ENGLISH.search(ended.said), ended.said
    assert ended.code in {0, NO_INPUT, NOT_PUBLISHED, NOT_SENT}
    assert [one for one in results if one != district.new] == []
    assert list(tmp_path.rglob(".cchc-*.tmp")) == []


@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails_costs_no_result_and_no_letter(district, tmp_path, call):
    at = district.calls.index(call) + 1
    stood, code = failed_and_run_again(district, tmp_path / "huyện", Fate(at=at, error="EIO"))

    assert (stood, code) == CALLS[call]
