"""The scoring workbook in the hands of its readers: other figures in «Số liệu», and points typed into «Thẩm định».

LibreOffice has the workbook open as they do: only what depends on a changed cell is calculated, then it is saved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.model.scorecard import Outcome, Scored
from cchc_xl.numbers import rounded
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.workbook import Workbook
from tests.live_formulas import Value, formulas_in, same
from tests.office import needs_keyboard, worked_on
from tests.plans import AGENCY, real_plan
from tests.samples import phu_phuong
from tests.scored_again import again

NONE_AROSE = "Không áp dụng"
KEYS = [column.key for column in forms.SCORE_COLUMNS]
CODES = {one.code for one in real_plan().criteria}
TAX, ANSWER = "Thuế giá trị gia tăng của hộ kinh doanh", "Đạt"

# code, part, what it becomes (None: blank), what the criterion or target then is
CHANGES = (
    ("1.1", "day", date(2024, 2, 15), "a day late: half the points"),
    ("1.3", "done", 3, "three faults"),
    ("1.6", "done", 4, "the highest band"),
    ("1.7", "done", None, "missing"),
    ("1.8", "answer", "Có", "met"),
    ("1.9.2", "answer", "Không", "a condition that fails"),
    ("2.1", "day", None, "neither a day nor an answer"),
    ("2.2", "done", "chưa có", "no number"),
    ("2.4", "answer", None, "no longer «Không áp dụng»"),
    ("3.2", "total", 0, "nothing arose"),
    ("3.2", "done", 0, "nothing arose"),
    ("5.3", "done", 7, "fewer points than none"),
    ("5.5", "total", None, "left out"),
    ("5.5", "done", None, "left out"),
    ("5.5", "answer", NONE_AROSE, "left out"),
    ("6.2", "done", -5, "below zero, as it may be"),
    ("7.7", "done", 12.5, "a broken number"),
    ("T14", "done", 21, "a target no longer met"),
    ("T63", "answer", "Không", "a target no longer met"),
)


@dataclass(frozen=True)
class Sitting:
    """What a reader left behind: the workbook as saved, what became of each action, and what Python expects."""

    saved: bytes
    answers: Sequence[str]
    expected: Scored


@cache
def filled() -> Contents:
    return phu_phuong(real_plan())


def with_the_changes() -> Contents:
    """Give the sample with the same figures in the entry workbook; of the taxes one, of the answers one."""
    rows = {code: dict(row) for code, row in filled().rows.items()}
    for code, part, value, _ in CHANGES:
        rows[code][part] = value
    registers = dict(filled().registers)
    registers["Thuế"] = [{**row, "Số thu": 1000} if row["Sắc thuế"] == TAX else row for row in registers["Thuế"]]
    return replace(filled(), rows=rows, registers=registers)


def scored(contents: Contents) -> Scored:
    plan = real_plan()
    return score(read("xã.xlsx", write_entry(plan, AGENCY, contents), plan), plan)


@cache
def before() -> bytes:
    return write_scorecard(scored(filled()), real_plan())


@cache
def figure_cells() -> Mapping[tuple[str, str, str], str]:
    """Name the cell of each figure by code, part and line."""
    rows = Workbook("a.xlsx", before()).sheet(forms.FIGURES).rows
    parts = {name: part for part, name in forms.PARTS.items()}
    return {
        (row[0], parts[row[2]], row[3]): f"E{number}" for number, row in enumerate(rows, start=1) if row[2] in parts
    }


def put(code: str, part: str, value: object, line: str = "") -> Mapping[str, object]:
    if isinstance(value, date):
        value = (value - date(1899, 12, 30)).days
    return {"sheet": forms.FIGURES, "cell": figure_cells()[code, part, line], "value": value}


@pytest.fixture(scope="module")
def changed(tmp_path_factory) -> Sitting:
    actions = [put(code, part, value) for code, part, value, _ in CHANGES]
    actions.append(put("8.2", "done", 1000, TAX))
    saved, answers = worked_on(before(), actions, tmp_path_factory.mktemp("nếu như"))
    return Sitting(saved, answers, scored(with_the_changes()))


def results(workbook: bytes) -> Mapping[tuple[str, str], Value]:
    """Give what the formulas of the sheets that stand on the figures give, save those about how it all began."""
    began = tuple(chr(ord("A") + KEYS.index(key)) for key in ("submitted", "differs"))
    sheets = {forms.SUMMARY, forms.SCORES, forms.TARGETS}
    return {
        (sheet, cell): live.value
        for (sheet, cell), live in formulas_in(workbook).items()
        if sheet in sheets and not (sheet == forms.SCORES and cell.startswith(began))
    }


def column(workbook: bytes, key: str) -> Mapping[str, object]:
    """Give one column of the form by code; the total stands under «Tổng cộng»."""
    rows = Workbook("a.xlsx", workbook).sheet(forms.SCORES).rows[9:]
    return {row[0] or row[1]: row[KEYS.index(key)] for row in rows}


def cell(code: str, key: str) -> str:
    rows = Workbook("a.xlsx", before()).sheet(forms.SCORES).rows
    return f"{chr(ord('A') + KEYS.index(key))}{next(n for n, row in enumerate(rows, start=1) if row[0] == code)}"


@needs_keyboard
def test_changed_figures_give_what_an_entry_workbook_with_them_gives(changed):
    now, wanted = results(changed.saved), results(write_scorecard(changed.expected, real_plan()))
    wrong = [
        f"{place}: {now[place]!r}, not {value!r}" for place, value in wanted.items() if not same(now[place], value)
    ]

    print(f"\n{len(wanted)} results after {len(changed.answers)} changes")
    assert now.keys() == wanted.keys()
    assert len(wanted) > 750
    assert not wrong, "\n".join(wrong[:20])


@needs_keyboard
def test_the_changes_reach_the_index_and_every_criterion_that_they_are_about(changed):
    index = Workbook("a.xlsx", changed.saved).sheet(forms.SUMMARY).rows[8][2]
    differs = column(changed.saved, "differs")
    states = column(changed.saved, "outcome")
    outcomes = {code: states[code] for code in ("1.7", "2.1", "2.2", "2.4", "3.2", "5.5")}

    assert index == float(rounded(changed.expected.card.totals.index, 8))
    assert index < float(scored(filled()).card.totals.index)
    assert {code for code in differs if differs[code]} == {
        "1.1", "1.3", "1.6", "1.7", "1.8", "1.9", "2.1", "2.2", "2.4", "5.3", "5.5", "6.2", "7.7", "8.2",
    }  # fmt: skip
    assert outcomes == {
        "1.7": forms.OUTCOMES[Outcome.MISSING.value],
        "2.1": forms.OUTCOMES[Outcome.MISSING.value],
        "2.2": forms.OUTCOMES[Outcome.ERROR.value],
        "2.4": forms.OUTCOMES[Outcome.MISSING.value],
        "3.2": forms.OUTCOMES[Outcome.FULL.value],
        "5.5": forms.OUTCOMES[Outcome.EXCLUDED.value],
    }


@needs_keyboard
def test_the_changed_workbook_is_scored_again_as_it_stands_and_the_change_is_told(changed):
    back = again(changed.saved, real_plan())
    points = {code: value for code, value in column(changed.saved, "points").items() if code in CODES}
    told = {(one.code, one.criterion) for one in back.findings}

    assert {one.criterion: one.points_apply for one in back.card.scores} == {
        code: None if value == "" else Decimal(str(value)) for code, value in points.items()
    }
    assert back.card.totals.index == changed.expected.card.totals.index
    assert [one.met for one in back.card.targets] == [one.met for one in changed.expected.card.targets]
    assert ("W151", "") in told
    assert {criterion for code, criterion in told if code == "S104"} == {
        code for code, words in column(changed.saved, "differs").items() if words
    }


# ---- «Thẩm định»

TYPED = (
    ("1.1", "appraised", "1,25"),  # of 1,5 points
    ("1.3", "appraised", "99"),  # of 2
    ("1.3", "appraised", "-1"),
    ("1.3", "appraised", "hai"),
    ("5.3", "appraised", "-0,5"),  # the fewest that its rule gives
    ("6.4", "appraised", "1"),  # was left out of the scale
    ("8.3", "appraised", "2,5"),  # whatever the survey gave
    ("1.1", "remark", "Chưa đủ tài liệu"),
    *((code, key, "2") for code in ("1.3",) for key in KEYS if key not in {"appraised", "remark"}),
)


@pytest.fixture(scope="module")
def appraised(tmp_path_factory) -> Sitting:
    actions = [{"sheet": forms.SCORES, "cell": cell(code, key), "text": text} for code, key, text in TYPED]
    actions.append({"sheet": forms.FIGURES, "cell": figure_cells()["1.3", "done", ""], "text": "0"})
    actions.append({"sheet": forms.SCALE, "cell": "E9", "text": "0"})
    saved, answers = worked_on(before(), actions, tmp_path_factory.mktemp("thẩm định"))
    return Sitting(saved, answers, scored(filled()))


@needs_keyboard
def test_an_appraised_score_within_the_bounds_is_kept_and_one_outside_refused(appraised):
    assert list(appraised.answers[:8]) == [
        "kept", "refused", "refused", "refused", "kept", "kept", "kept", "kept",
    ]  # fmt: skip


@needs_keyboard
def test_all_else_is_locked(appraised):
    assert len(appraised.answers) == len(TYPED) + 2
    assert set(appraised.answers[8:]) == {"locked"}


@needs_keyboard
def test_an_appraised_score_counts_in_the_total_and_the_index(appraised):
    points, most = column(appraised.saved, "points"), column(appraised.saved, "applicable")
    given, totals = {"1.1": 1.25, "5.3": -0.5, "6.4": 1.0, "8.3": 2.5}, appraised.expected.card.totals
    gained = sum(given.values()) - sum(float(appraised.expected.card.score(code).points) for code in given)
    total, maximum = float(totals.points) + gained, float(totals.maximum) + 1.5  # of 6.4, which is back in the scale
    rows = Workbook("a.xlsx", appraised.saved).sheet(forms.SUMMARY).rows

    assert {code: points[code] for code in given} == given
    assert points["Tổng cộng"] == pytest.approx(total, abs=1e-9)
    assert most["Tổng cộng"] == maximum
    assert rows[8][2] == pytest.approx(100 * total / maximum, abs=1e-8)
    assert {code for code, words in column(appraised.saved, "differs").items() if words} == set(given)


@needs_keyboard
def test_appraised_points_count_when_the_workbook_is_scored_again_and_no_figure_is_said_to_have_changed(appraised):
    back = again(appraised.saved, real_plan())
    points = {code: value for code, value in column(appraised.saved, "points").items() if code in CODES}

    assert {one.criterion: one.points_apply for one in back.card.scores} == {
        code: None if value == "" else Decimal(str(value)) for code, value in points.items()
    }
    assert {"W151", "S104"} & {one.code for one in back.findings} == set()
