"""What the superior office types is never lost: typed with a real office program, and then the communes go on sending.

The office opens the consolidated workbook, types points, remarks and states into «Thẩm định» and saves; a commune sends
other figures, or none; an old copy of the workbook is put back; and every word is still there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from cchc_xl import forms
from cchc_xl.history import cache
from cchc_xl.pipeline.consolidation import Finished
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from cchc_xl.reading.appraisals import read_consolidated_appraisals
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.figures import figure_at
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from tests.office import needs_keyboard, worked_on
from tests.pipeline.districts import good_district, plan_of
from tests.samples import contents

COMMUNES = 3
TYPED = (
    # commune, criterion, column, what is typed
    (0, "1.1", "appraised", "0,75"),
    (0, "1.1", "remark", "Thiếu kế hoạch quý IV"),
    (1, "3.6", "appraised", "2,5"),
    (1, "3.6", "state", "Đã thẩm định"),
    (2, "4.2", "state", "Yêu cầu giải trình"),
    (2, "4.2", "remark", "Giải trình số liệu tuyển dụng"),
)
REFUSED = ((0, "1.2", "appraised", "99"),)


@dataclass(frozen=True)
class Office:
    """A folder of what was sent, and the workbook that was made of it."""

    folder: Path
    plan_path: Path
    workbook: Path

    def run(self) -> Finished:
        return run(Order(self.folder, self.plan_path, self.workbook, jobs=1), lambda *_: None)


@pytest.fixture(scope="module")
def sitting(tmp_path_factory):
    """A first run, and the office's workbook as it was saved after typing, with what became of each word."""
    place = tmp_path_factory.mktemp("huyện")
    office = Office(*good_district(place, COMMUNES), place / "kết quả" / "tong hop.xlsx")
    office.run()
    made = office.workbook.read_bytes()
    actions = [
        {"sheet": forms.APPRAISAL, "cell": cell_of(made, commune, code, key), "text": text}
        for commune, code, key, text in (*TYPED, *REFUSED)
    ]
    saved, answers = worked_on(made, actions, tmp_path_factory.mktemp("gõ"))
    return made, saved, answers


@pytest.fixture
def office(sitting, tmp_path):
    """The same folder once more, with the workbook as the office saved it."""
    office = Office(*good_district(tmp_path, COMMUNES), tmp_path / "kết quả" / "tong hop.xlsx")
    office.run()
    office.workbook.write_bytes(sitting[1])
    return office


def agency(place: int) -> str:
    return plan_of(COMMUNES).roster[place].code


def cell_of(workbook: bytes, commune: int, code: str, key: str) -> str:
    sheet = Workbook("a.xlsx", workbook).sheet(forms.APPRAISAL)
    header = find_header(sheet, {one.key: one.names for one in forms.APPRAISAL_COLUMNS})
    for row in range(header.row + 1, len(sheet.rows)):
        if [figure_at(sheet, row, header.columns[one]).text for one in ("agency", "code")] == [agency(commune), code]:
            return figure_at(sheet, row, header.columns[key]).cell.address
    raise LookupError(code)


def words_in(office: Office) -> Mapping[tuple[str, str], Sequence[object]]:
    by_agency, _ = read_consolidated_appraisals("a.xlsx", office.workbook.read_bytes(), plan_of(COMMUNES))
    said = {(code, one.criterion): one for code, rows in by_agency.items() for one in rows.values()}
    words = {key: (one.points, one.remark, one.state) for key, one in said.items()}
    return {
        key: (None if points is None else float(points), *rest)
        for key, (points, *rest) in words.items()
        if any((points, *rest))
    }


def all_that_was_typed(*communes: int) -> Mapping[tuple[str, str], Sequence[object]]:
    words = {
        (0, "1.1"): (0.75, "Thiếu kế hoạch quý IV", ""),
        (1, "3.6"): (2.5, "", "Đã thẩm định"),
        (2, "4.2"): (None, "Giải trình số liệu tuyển dụng", "Yêu cầu giải trình"),
    }
    return {(agency(place), code): said for (place, code), said in words.items() if place in communes}


def sends_anew(office: Office, commune: int) -> None:
    plan = plan_of(COMMUNES)
    one = plan.roster[commune]
    path = next(path for path in office.folder.iterdir() if agency_in(path) == one.code)
    path.write_bytes(write_entry(plan, one, contents(plan, one, 77, 15)))


def agency_in(path: Path) -> str:
    return custom(path.read_bytes())[forms.AGENCY]


def told(finished: Finished) -> Sequence[str]:
    return [one.code for one in finished.done.findings if one.code.startswith("A")]


@needs_keyboard
def test_what_may_be_typed_is_kept_and_what_cannot_be_is_refused(sitting):
    _, _, answers = sitting

    assert answers == ["kept"] * len(TYPED) + ["refused"]


@needs_keyboard
def test_every_typed_word_is_in_the_next_workbook_and_its_points_count(office):
    finished = office.run()
    (one,) = (one.card for one in finished.done.ranking.standings if one.agency.code == agency(0))

    assert words_in(office) == all_that_was_typed(0, 1, 2)
    assert float(one.score("1.1").points) == 0.75
    assert told(finished) == []


@needs_keyboard
def test_a_commune_that_sends_anew_loses_no_word_and_the_change_is_told(office):
    office.run()
    sends_anew(office, 1)
    finished = office.run()

    assert words_in(office) == all_that_was_typed(0, 1, 2)
    assert told(finished) == ["A102"]


@needs_keyboard
def test_a_commune_whose_file_is_gone_or_refused_finds_its_appraisal_when_it_comes_back(office):
    office.run()
    (path,) = (path for path in office.folder.iterdir() if agency_in(path) == agency(1))
    content = path.read_bytes()
    path.unlink()
    office.run()
    gone = words_in(office)
    path.write_bytes(content[:1000])
    office.run()
    refused = words_in(office)
    path.write_bytes(content)
    office.run()

    assert gone == all_that_was_typed(0, 2)
    assert refused == all_that_was_typed(0, 1, 2)
    assert words_in(office) == all_that_was_typed(0, 1, 2)


@needs_keyboard
def test_an_old_copy_of_the_workbook_takes_nothing_back(office, sitting):
    office.run()
    office.workbook.write_bytes(sitting[0])
    office.run()

    assert words_in(office) == all_that_was_typed(0, 1, 2)


@needs_keyboard
def test_without_its_store_and_cache_the_office_finds_its_words_in_the_workbook(office):
    office.run()
    for name in ("cchc.sqlite", cache.NAME):
        (office.workbook.parent / name).unlink()
    office.run()

    assert words_in(office) == all_that_was_typed(0, 1, 2)


@needs_keyboard
def test_running_again_with_nothing_new_leaves_every_byte(office):
    office.run()
    before = office.workbook.read_bytes()

    assert office.run().done is None
    assert office.workbook.read_bytes() == before
