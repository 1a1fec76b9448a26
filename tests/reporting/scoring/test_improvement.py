"""«Cải thiện» of the scoring workbook: what was lost, what wins it back, and what other figures would give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from cchc_xl import forms, tally
from cchc_xl.improvement import improve
from cchc_xl.improvement.outlook import outlook
from cchc_xl.model.advice import Aim, Step
from cchc_xl.model.improvement import Improvement
from cchc_xl.model.plan import Condition, Goal, NotApplicable, Option, Plan, Policy
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import rounded
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.scoring import SHEETS, write_scorecard
from cchc_xl.reporting.scoring.hoped import AT
from cchc_xl.sheets.workbook import Workbook
from tests.cases import scored
from tests.insides import formulas
from tests.live_formulas import differing, formulas_in
from tests.office import needs_office, recalculated_together
from tests.plans import SAMPLE, criterion, plan_of, real_plan
from tests.reporting.scoring.test_live import random_figures
from tests.reporting.scoring.tried import Typed, blocks, cells_of, rows, typed
from tests.scored_again import again, result, with_cells

OTHERS = tuple(Decimal(index) for index in ("95.5", "94.25", "93", "92", "91.87", "90.86", "80"))
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện | Kết quả | Điểm năm trước |"
OPTIONS = (Option("Hài lòng", Decimal(100)), Option("Bình thường", Decimal(50)), Option("Không", Decimal(0)))
EACH = plan_of(
    criterion("1.1", maximum="4", total="phải làm", done="đã làm"),
    criterion("1.2", "counted", settings={"each": Decimal("0.5")}, done="sáng kiến"),
    criterion("1.3", "timely", settings={"due": date(2024, 11, 30), "late": Decimal(1)}, done="ngày gửi"),
    criterion("1.4", "met", conditions=(Condition("1.4.1", "có quyết định"), Condition("1.4.2", "có danh sách"))),
    criterion("1.5", "met", not_applicable=NotApplicable.EXCLUDED),
    criterion("1.6", "surveyed", "3", options=OPTIONS, register="Khảo sát", surveyed=True),
    goal=Goal(2, 6, 8),
)
FORM = f"""
    {HEAD}
    | 1.1 | a | 8 | 6 |  |       | 1,5 |
    | 1.2 | b |   | 1 |  |       |     |
    | 1.3 | c |   |   |  |       |     |
    | 1.4 | d |   |   |  |       |     |
    | 1.4.1 | |   |   |  | Có    |     |
    | 1.4.2 | |   |   |  | Không |     |
    | 1.5 | e |   |   |  | Không |     |
    | 1.6 | f |   |   |  |       |     |
"""


@cache
def sample() -> Scored:
    return score_workbook(SAMPLE, real_plan())


@cache
def small(as_of: str = "30/06/2024") -> Scored:
    return scored(EACH, FORM, as_of=as_of)


def book(of: Scored, plan: Plan, others: Sequence[Decimal] = ()) -> bytes:
    return write_scorecard(of, plan, improvement=outlook(of, plan, tuple(others)))


def block_of(code: str, written: bytes) -> list[list[object]]:
    """Give the printed cells of a criterion's rows."""
    row, figures = blocks(written)[code]
    return [cells[: AT["used"]] for cells in rows(written)[row : max((row + 1, *figures.values())) + 1]]


def top(written: bytes) -> dict[str, object]:
    """Give the values above the table by their labels."""
    found: dict[str, object] = {}
    for cells in rows(written):
        if cells[0] == "Mã":
            return found
        for label, value in ((0, AT["official"]), (AT["due"], AT["now"]), (AT["try"], AT["change"])):
            if cells[label] and cells[value] != "":
                found[str(cells[label])] = cells[value]
    raise AssertionError("there is no table")


# ---- the ledger


def test_every_criterion_below_its_maximum_stands_there_the_worst_loss_first_with_its_points():
    written, losses = book(sample(), real_plan()), improve(sample(), real_plan()).ledger.losses
    found = [(code, rows(written)[row]) for code, (row, _) in blocks(written).items()]

    assert [
        (code, cells[AT["points"]], cells[AT["lost"]], cells[AT["last"]], cells[AT["official"]])
        for code, cells in found
    ] == [
        (one.criterion, float(one.points), float(one.lost), "" if one.last_year is None else float(one.last_year), one.official)
        for one in losses
    ]  # fmt: skip


def test_the_sum_of_what_was_lost_is_what_the_score_says():
    totals = sample().card.totals

    assert top(book(sample(), real_plan()))["Tổng điểm còn mất"] == float(totals.maximum - totals.points)


def test_a_criterion_says_who_owes_it_why_it_lost_what_wins_it_back_and_its_figures():
    assert block_of("7.5", book(sample(), real_plan())) == [
        ["7.5", "Tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích (tối đa 1,5 điểm)", "Đảm", "31/12/2024",
         0.6, 1.15, 0.35, "", "", 1.15, 0.0],
        ["Vì sao: Cộng theo số lượng: 23 × 0,05 = 1,15 → 1,15 điểm\n"
         "Ít việc nhất: thêm 1 hồ sơ qua bưu chính → 24 → +0,05 điểm (được 1,2/1,5 điểm)\n"
         "Được nhiều nhất: thêm 7 hồ sơ qua bưu chính → 30 → +0,35 điểm (được 1,5/1,5 điểm)", *[""] * 10],
        ["Số thực hiện: Hồ sơ qua bưu chính", *[""] * 6, 23.0, "", "", ""],
    ]  # fmt: skip


def test_what_is_past_its_day_and_what_can_no_longer_be_reached_is_said():
    head, words, *_ = block_of("2.1", book(sample(), real_plan()))

    assert head[AT["due"]] == "31/10/2024 (đã qua)"
    assert words[0] == (
        "Vì sao: Theo thời hạn: 08/11/2024 > hạn 31/10/2024 (chậm) → 1,00 điểm\n"
        "Không còn đạt được: Đã làm ngày 08/11/2024, sau hạn 31/10/2024: không sửa được"
    )


def test_the_code_of_a_criterion_leads_to_its_row_of_the_form():
    written = book(sample(), real_plan())
    of_form = {row[0]: number for number, row in enumerate(Workbook("a", written).sheet(forms.SCORES).rows, start=1)}
    links = [one for one in formulas(written) if one.startswith("HYPERLINK(\"#'Bảng chấm điểm'!A")]

    for code in blocks(written):
        assert f'HYPERLINK("#\'Bảng chấm điểm\'!A{of_form[code]}","{code}")' in links


def test_where_nothing_is_lost_the_sheet_says_so():
    plan = plan_of(criterion("1.1"))
    full = book(scored(plan, f"{HEAD}\n| 1.1 | a | 4 | 4 |  |  |  |"), plan)

    assert "Không tiêu chí nào còn mất điểm." in [row[0] for row in rows(full)]
    assert top(full)["Chỉ số nếu thử"] == 100.0


def test_the_sheet_is_there_only_where_what_could_be_better_is_known_and_stands_in_the_contents():
    written = book(sample(), real_plan())
    place = SHEETS.index(forms.OFFICIALS) + 1

    assert Workbook("a", write_scorecard(sample(), real_plan())).names == SHEETS
    assert Workbook("a", written).names == (*SHEETS[:place], forms.IMPROVEMENT, *SHEETS[place:])
    assert f'HYPERLINK("#\'{forms.IMPROVEMENT}\'!A1","{forms.IMPROVEMENT}")' in formulas(written)


# ---- what can be typed


def test_every_figure_has_its_cell():
    figures = {code: list(found) for code, (_, found) in blocks(book(small(), EACH)).items()}

    assert figures == {
        "1.1": ["Tổng số: phải làm", "Số thực hiện: đã làm"],
        "1.2": ["Số thực hiện: sáng kiến"],
        "1.3": ["Ngày thực hiện: ngày gửi", "Kết quả"],
        "1.4": ["1.4.1 có quyết định", "1.4.2 có danh sách"],
        "1.5": ["Kết quả"],
        "1.6": ["Số phiếu: Hài lòng", "Số phiếu: Bình thường", "Số phiếu: Không"],
    }


def test_only_the_cells_to_try_are_open_and_each_says_what_it_takes(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(book(small(), EACH))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[forms.IMPROVEMENT]
    tries = {row + 1 for _, figures in blocks(book(small(), EACH)).values() for row in figures.values()}
    open_cells = {(cell.row, cell.column - 1) for row in sheet for cell in row if not cell.protection.locked}
    rules = sheet.data_validations.dataValidation
    asked = {cell for rule in rules for cells in rule.sqref.ranges for cell in cells.cells}

    assert sheet.protection.sheet
    assert open_cells == {(row, AT["try"]) for row in tries}
    assert asked == {(row, AT["try"] + 1) for row in tries}
    assert all("Để trống thì dùng số liệu hiện nay." in rule.prompt for rule in rules)


def test_where_points_were_appraised_no_figure_changes_them_so_there_is_no_cell():
    card = small().card
    scores = tuple(one._replace(appraised=one.points) if one.criterion == "1.1" else one for one in card.scores)
    appraised = replace(small(), card=replace(card, scores=scores))

    assert blocks(book(appraised, EACH))["1.1"][1] == {}


# ---- what is typed


@dataclass(frozen=True)
class Tried:
    """One workbook with figures typed into it, calculated anew."""

    results: Sequence[object]
    top: dict[str, object]
    hoped: dict[str, object]


@dataclass(frozen=True)
class Case:
    """What is typed into which workbook."""

    scored: Scored
    plan: Plan
    cells: Typed
    others: Sequence[Decimal] = ()

    @property
    def typed(self) -> bytes:
        return typed(book(self.scored, self.plan, self.others), self.cells)


def best_steps(found: Improvement) -> dict[str, Step]:
    """Give the step of each criterion that wins most."""
    climbs = {code: [one for one in advice.milestones if one.aim is not Aim.TARGET] for code, advice in found.advice}
    return {code: steps[-1] for code, steps in climbs.items() if steps}


def promised(of: Scored, plan: Plan) -> Case:
    """Type the figures of the best step of each criterion."""
    there = blocks(book(of, plan))
    cells: dict[tuple[str, str], object] = {}
    for code, step in best_steps(improve(of, plan)).items():
        cells.update(cells_of(plan.criterion(code), step.then, there[code][1]))
    return Case(of, plan, cells)


DONE, TOTAL = ("1.1", "Số thực hiện: đã làm"), ("1.1", "Tổng số: phải làm")
DAY, ANSWER = ("1.3", "Ngày thực hiện: ngày gửi"), ("1.5", "Kết quả")
SURVEY = [("1.6", f"Số phiếu: {option.label}") for option in OPTIONS]


def cases() -> dict[str, Case]:
    every = {f"promised {number}": promised(*one) for number, one in enumerate(random_figures()[::3])}
    return every | {
        "promised": promised(sample(), real_plan()),
        "nothing": Case(small(), EACH, {}, OTHERS),
        "zero": Case(small(), EACH, {DONE: 0}),
        "garbage": Case(small(), EACH, {DONE: "bảy", TOTAL: "#N/A", ANSWER: 7, SURVEY[0]: "x"}),
        "a day ahead": Case(small(), EACH, {DAY: date(2024, 11, 30)}),
        "a day too late": Case(small(), EACH, {DAY: date(2024, 12, 1)}),
        "a survey": Case(small(), EACH, {SURVEY[0]: 30, SURVEY[1]: 10}),
        "left out": Case(small(), EACH, {ANSWER: "Không áp dụng"}),
        "all": Case(small(), EACH, {DONE: 8, ("1.4", "1.4.2 có danh sách"): "Có"}, OTHERS),
    }


@pytest.fixture(scope="module")
def tried(tmp_path_factory) -> dict[str, Tried]:
    """Type into all workbooks, then let the office program calculate them anew."""
    wanted = cases()
    after = recalculated_together([one.typed for one in wanted.values()], tmp_path_factory.mktemp("thử"))
    found = {}
    for name, data in zip(wanted, after, strict=True):
        hoped = {code: rows(data)[row][AT["hoped"]] for code, (row, _) in blocks(data).items()}
        ours = formulas_in(book(wanted[name].scored, wanted[name].plan, wanted[name].others))
        results = [
            live.value for cell, live in formulas_in(data).items() if cell in ours and cell[0] == forms.IMPROVEMENT
        ]
        found[name] = Tried(results, top(data), hoped)
    return found


@needs_office
def test_the_figures_of_every_step_give_the_points_that_it_promises_and_the_index(tried):
    number = 0
    for name, case in cases().items():
        if not name.startswith("promised"):
            continue
        steps = best_steps(improve(case.scored, case.plan))
        points = {code: step.points for code, step in steps.items()}
        scores = [one._replace(points=points.get(one.criterion, one.points)) for one in case.scored.card.scores]
        index = tally.totals(case.plan, scores).index
        number += len(points)

        assert {code: tried[name].hoped[code] for code in points} == pytest.approx(points_of(points))
        assert tried[name].top["Chỉ số nếu thử"] == pytest.approx(float(rounded(index, 8)))
    print(f"\n{number} promises")
    assert number > 100


def points_of(points):
    return {code: float(one) for code, one in points.items()}


@needs_office
def test_where_nothing_is_typed_what_is_hoped_for_is_what_there_is(tmp_path):
    written = [book(small(), EACH, OTHERS), book(small("31/12/2024"), EACH)]
    after = recalculated_together(written, tmp_path)

    wrong = [words for one, anew in zip(written, after, strict=True) for words in differing(formulas_in(one), formulas_in(anew))]  # fmt: skip
    assert wrong == []
    for one in written:
        assert top(one)["Chỉ số nếu thử"] == top(one)["Chỉ số hiện nay"]
        assert all(rows(one)[row][AT["change"]] == 0 for row, _ in blocks(one).values())


@needs_office
def test_a_zero_is_a_figure_and_a_blank_is_none(tried):
    assert (tried["nothing"].hoped["1.1"], tried["zero"].hoped["1.1"]) == (3.0, 0.0)


@needs_office
def test_what_is_no_figure_changes_nothing_and_is_no_error_anywhere(tried):
    assert tried["garbage"].hoped == tried["nothing"].hoped
    assert tried["garbage"].top["Chỉ số nếu thử"] == tried["nothing"].top["Chỉ số nếu thử"]
    assert [one for one in tried["garbage"].results if str(one).startswith(("#", "Err:"))] == []


@needs_office
def test_a_day_that_lies_ahead_may_be_tried(tried):
    hoped = [tried[name].hoped["1.3"] for name in ("nothing", "a day ahead", "a day too late")]

    assert hoped == [0.0, 2.0, 1.0]


@needs_office
def test_a_survey_that_was_not_held_may_be_tried(tried):
    assert (tried["nothing"].hoped["1.6"], tried["a survey"].hoped["1.6"]) == (0.0, 2.63)  # 3 × 35/40


@needs_office
def test_what_would_not_apply_leaves_the_scale(tried):
    assert tried["left out"].hoped["1.5"] == ""
    assert tried["left out"].top["Chỉ số nếu thử"] == pytest.approx(float(rounded(Decimal(350) / 13, 8)))


@needs_office
def test_points_index_and_number_of_typed_cells_stand_on_top(tried):
    assert tried["all"].top == {
        "Chỉ số hiện nay": pytest.approx(350 / 15),
        "Chỉ số nếu thử": pytest.approx(650 / 15),
        "Chỉ số tăng, giảm": pytest.approx(300 / 15),
        "Tổng điểm còn mất": 11.5,
        "Điểm tăng, giảm nếu thử": 3.0,
        "Số ô «Thử» đã điền": 2.0,
        "Hạng hiện nay (trong 8 đơn vị)": 8.0,
        "Hạng nếu thử": 8.0,
        "Còn thiếu đến hạng 2": pytest.approx(50.92),
    }


# ---- the place


def test_the_place_is_counted_among_the_other_agencies_and_what_lacks_to_the_goal_is_rounded_up():
    found = top(book(sample(), real_plan(), OTHERS))

    assert {label: found[label] for label in list(found)[-3:]} == {
        "Hạng hiện nay (trong 8 đơn vị)": 6.0,
        "Hạng nếu thử": 6.0,
        "Còn thiếu đến hạng 5": 1.0,
    }
    listed = [row[AT["others"]] for row in rows(book(sample(), real_plan(), OTHERS))]
    assert [cell for cell in listed if isinstance(cell, float)] == [float(one) for one in OTHERS]


def test_nothing_lacks_to_a_place_that_nobody_else_can_hold():
    assert top(book(sample(), real_plan(), OTHERS[:3]))["Còn thiếu đến hạng 5"] == 0.0


def test_without_other_agencies_there_is_no_place():
    assert [label for label in top(book(sample(), real_plan())) if "ạng" in label] == []
    assert {len(row) for row in rows(book(sample(), real_plan()))} == {AT["others"]}


# ---- evidence, and reading it back


def test_where_nothing_counts_without_evidence_evidence_can_be_tried_too():
    strict = replace(EACH, policy=Policy(scale=EACH.policy.scale, missing_evidence="0 điểm"))
    required = tuple(replace(one, evidence="required") for one in strict.criteria)
    plan = replace(strict, criteria=required)

    figures = blocks(book(scored(plan, FORM), plan))["1.1"][1]
    assert list(figures)[-1] == "Tài liệu kiểm chứng hoặc giải trình"


def test_what_is_typed_counts_as_no_figure_when_the_workbook_is_scored_again():
    written = book(sample(), real_plan())
    there = [row for _, figures in blocks(written).values() for row in figures.values()]
    everything = {f"I{row + 1}": "Có" if row % 2 else 7 for row in there}
    filled = with_cells(written, forms.IMPROVEMENT, everything)

    assert len(everything) > 50
    assert result(again(filled, real_plan())) == result(again(written, real_plan()))
