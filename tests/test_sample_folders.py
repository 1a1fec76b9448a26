"""A sample folder shows what it says: good workbooks that differ, every trouble, an exact tie, and its list."""

import csv
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache

import pytest

from cchc_xl.errors import NotAWorkbook, OtherPlan
from cchc_xl.findings import errors_among
from cchc_xl.model.ranking import Status
from cchc_xl.pipeline.inputs import is_ours, workbooks_in
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.ranking_run import consolidate_folder
from cchc_xl.pipeline.scoring_run import score_workbook, score_workbooks
from cchc_xl.reading import read
from cchc_xl.tally import rank_key
from cchc_xl.text import folded
from tests.plans import ROOT, real_plan
from tests.samples.district import MOST, with_communes
from tests.samples.folder import FEWEST, TIED_PLACE, District, folder
from tests.samples.sample_file import SampleFile, Trouble
from tests.samples.writing import LIST, write_folder, write_plan

DOSSIERS = 20
BROKEN = {Trouble.TRUNCATED, Trouble.TEXT, Trouble.EMPTY, Trouble.LOCKED}
WRONG = {Trouble.OTHER_YEAR, Trouble.OTHER_PLAN}


def plan():
    return district().plan


@cache
def district() -> District:
    return District(with_communes(real_plan(), FEWEST), DOSSIERS)


@cache
def drawn() -> tuple[SampleFile, ...]:
    return tuple(folder(district()))


def files(*troubles):
    return [file for file in drawn() if file.trouble in troubles]


def index_of(file):
    return rank_key(file.index)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    path = tmp_path_factory.mktemp("huyện")
    write_folder(path, drawn())
    return path


@pytest.fixture(scope="module")
def consolidated(place):
    return consolidate_folder(place, plan(), None, lambda *_: None)


def standing_of(file, consolidated):
    return next(one for one in consolidated.ranking.standings if one.agency == file.agency)


def test_the_same_seed_gives_the_same_files_whatever_process_draws_them_and_another_seed_others():
    few = District(with_communes(real_plan(), 2), DOSSIERS, clean=True)
    other = District(few.plan, DOSSIERS, seed=7, clean=True)
    once = list(folder(few))

    assert list(folder(few, processes=2)) == once
    assert next(folder(other)).content != once[0].content


def test_a_folder_with_every_trouble_is_the_same_again():
    again = folder(district())

    assert [next(again) for _ in range(2)] == list(drawn()[:2])


def test_good_workbooks_have_no_error_and_a_believable_spread(tmp_path):
    few = District(with_communes(real_plan(), 5), DOSSIERS, clean=True)
    write_folder(tmp_path, folder(few))
    result = consolidate_folder(tmp_path, few.plan, None, lambda *_: None)
    indices = [rank_key(one.card.totals.index) for one in result.ranking.standings]

    assert {one.status for one in result.ranking.standings} == {Status.RECEIVED}
    assert errors_among(result.findings) == ()
    assert len(set(indices)) == len(few.plan.roster)
    assert min(indices) >= 70
    assert max(indices) <= 97
    assert max(indices) - min(indices) >= 5


def test_every_trouble_is_there_and_one_commune_has_one():
    troubles = Counter(trouble for _, trouble in {(file.agency.code, file.trouble) for file in drawn() if file.agency})

    assert {file.trouble for file in drawn()} == set(Trouble)
    assert {number for trouble, number in troubles.items() if trouble is not Trouble.NONE} == {1}


def test_names_differ_also_where_case_and_form_of_letters_count_for_nothing():
    names = [unicodedata.normalize("NFC", file.name).casefold() for file in drawn() if file.name]

    assert len(set(names)) == len(names)


def test_the_indices_that_the_list_tells_are_those_that_are_scored(place):
    for file in files(Trouble.NONE, Trouble.LATE, Trouble.EARLIER, Trouble.TIED, Trouble.COPY):
        assert score_workbook(place / file.name, plan()).card.totals.index == file.index


def test_only_the_late_workbook_came_after_the_deadline(place):
    (late,) = files(Trouble.LATE)
    moments = {file.name: (place / file.name).stat().st_mtime for file in drawn() if file.name}

    assert [file.name for file in drawn() if file.name and file.handed_in.date() > plan().submit_by] == [late.name]
    assert all(moments[file.name] == file.handed_in.timestamp() for file in drawn() if file.name)


@pytest.mark.parametrize("trouble", sorted(BROKEN, key=lambda trouble: trouble.name))
def test_broken_files_cannot_be_read(trouble, consolidated):
    (file,) = files(trouble)

    with pytest.raises(NotAWorkbook):
        read(file.name, file.content, plan())
    standing = standing_of(file, consolidated)
    assert (standing.status, standing.file, standing.place) == (Status.UNREADABLE, file.name, None)


@pytest.mark.parametrize("trouble", [Trouble.OTHER_YEAR, Trouble.OTHER_PLAN])
def test_a_wrong_year_and_a_wrong_plan_are_refused(trouble, consolidated):
    (file,) = files(trouble)

    with pytest.raises(OtherPlan):
        read(file.name, file.content, plan())
    assert [one.code for one in consolidated.findings if one.cell.file == file.name] == ["W108"]
    assert standing_of(file, consolidated).status is Status.WRONG_PLAN


def test_the_missing_commune_has_no_file(consolidated):
    (file,) = files(Trouble.MISSING)

    assert (file.name, file.content) == ("", b"")
    assert standing_of(file, consolidated).status is Status.MISSING


def test_figures_of_an_earlier_day_are_as_of_that_day_without_errors(place):
    (file,) = files(Trouble.EARLIER)
    scored = score_workbook(place / file.name, plan())

    assert scored.card.as_of < plan().end
    assert errors_among(scored.findings) == ()


def test_twice_is_once_with_two_days_and_once_with_two_figures_of_one_day(place):
    for trouble, days in ((Trouble.TWICE_LATER, 2), (Trouble.TWICE_EQUAL, 1)):
        cards = [score_workbook(place / file.name, plan()).card for file in files(trouble)]

        assert len({card.agency for card in cards}) == 1
        assert len({card.as_of for card in cards}) == days
        assert [card.totals.index for card in cards] == [file.index for file in files(trouble)]
        assert cards[0].totals.index != cards[1].totals.index


def test_the_parts_together_score_as_the_whole(place):
    parts = files(Trouble.PARTS)
    scored = score_workbooks([place / file.name for file in parts], plan())

    assert set(scored.reading.scopes) == {*(one.name for one in plan().officials), "Toàn bộ"}
    assert errors_among(scored.findings) == ()
    assert {file.index for file in parts} == {scored.card.totals.index}


def test_two_communes_tie_at_the_fifth_place_with_different_figures(consolidated):
    (tied,) = files(Trouble.TIED)
    at_place = [one for one in consolidated.ranking.standings if one.place == TIED_PLACE]
    cards = [one.card for one in at_place]

    assert tied.agency in [one.agency for one in at_place]
    assert len(at_place) == 2
    assert cards[0].totals.index == cards[1].totals.index
    assert [one.points for one in cards[0].scores] != [one.points for one in cards[1].scores]
    assert TIED_PLACE + 1 not in [one.place for one in consolidated.ranking.standings]


def test_the_leftovers_are_what_they_are_called(place):
    (copy,) = files(Trouble.COPY)
    names = {file.name for file in files(Trouble.LEFTOVER)}
    seen = {path.name for path in workbooks_in(place)}

    assert copy.content in {file.content for file in files(Trouble.NONE)}
    assert {name.rpartition(".")[2].lower() for name in names} == {"xlsx", "tmp", "docx", "pdf"}
    assert any(name.startswith("~$") for name in names)
    assert [name for name in sorted(names & seen) if is_ours(place / name)] == [f"tong hop {plan().code}.xlsx"]


def test_the_list_names_every_file_and_what_is_wrong_with_it(place):
    with (place / LIST).open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))

    assert {line["Tệp"] for line in lines if line["Tệp"]} == {path.name for path in place.iterdir()} - {LIST}
    assert {line["Tình trạng"] for line in lines} == {trouble.value for trouble in Trouble}
    assert [line["Đơn vị"] for line in lines if not line["Tệp"]] == [files(Trouble.MISSING)[0].agency.title]


def test_too_few_communes_cannot_show_every_trouble():
    with pytest.raises(ValueError, match="too few"):
        next(folder(District(with_communes(real_plan(), FEWEST - 1), DOSSIERS)))


@pytest.mark.parametrize("number", [1, 31, 32, MOST])
def test_a_roster_of_any_size_has_the_plan_s_own_commune_and_no_name_or_code_twice(number):
    roster = with_communes(real_plan(), number).roster

    assert len(roster) == len({agency.code for agency in roster}) == len({folded(one.name) for one in roster}) == number
    assert real_plan().agency_of(real_plan().agency) in roster
    assert {len(agency.code) for agency in roster} == {5}


def test_an_enlarged_plan_lies_beside_its_files_and_loads(tmp_path):
    enlarged = with_communes(real_plan(), 400)
    write_plan(tmp_path, enlarged)

    assert load_plan(find_plan(tmp_path)).roster == enlarged.roster


def test_the_command_writes_a_folder_and_never_into_a_full_one(tmp_path):
    words = [sys.executable, "-m", "tests.samples", "--into", str(tmp_path / "xã"), "--communes", "2", "--clean"]
    done = subprocess.run([*words, "--dossiers", "10"], capture_output=True, text=True, check=False, cwd=ROOT)
    again = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)

    assert (done.returncode, done.stderr.partition(" ")[0]) == (0, "2")
    assert sorted(path.suffix.lower() for path in (tmp_path / "xã").iterdir()) == [".csv", ".xlsx", ".xlsx", ".xlsx"]
    assert again.returncode == 2
    assert "not an empty folder" in again.stderr
