"""Every criterion of the plan by cases worked out by hand: who passes, who fails, who is not scored, and the edges."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from cchc_xl.forms import OUTCOMES
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Outcome, Score, Scorecard
from cchc_xl.numbers import number_in, plain
from cchc_xl.rules import RULES, rule_of
from cchc_xl.text import date_in, plain_letters
from tests.cases import scored
from tests.criterion_cases import (
    NAME,
    POINTS,
    REASON,
    STATE,
    Case,
    Cases,
    form_of,
    packed,
    sections,
    sections_in,
    sheets_of,
    unread,
)
from tests.plans import real_plan

SECTIONS = sections()
CASES = tuple(case for section in SECTIONS for case in section.cases)
SCORED = OUTCOMES["scored"]


def _ascii(case: Case) -> str:
    """Name a case so that a terminal shows it: «2.1 trễ một ngày» is ``2.1 tre mot ngay``."""
    return plain_letters(case.name).translate(dict.fromkeys(map(ord, "«»")))


@cache
def _books() -> tuple[tuple[Case, ...], ...]:
    return tuple(map(tuple, packed(CASES, real_plan())))


@cache
def _place() -> dict[str, int]:
    return {case.name: place for place, cases in enumerate(_books()) for case in cases}


@cache
def _card(place: int) -> Scorecard:
    return card_of(_books()[place])


def card_of(cases: Cases) -> Scorecard:
    plan = real_plan()
    return scored(plan, form_of(cases, plan), sheets_of(cases, plan), cases[0].as_of).card


def came_out(score: Score) -> tuple[str, Decimal | None, str]:
    """Give what «Bảng chấm điểm» prints of a score."""
    points = None if score.outcome is Outcome.EXCLUDED else score.points
    return OUTCOMES[score.outcome.value], points, score.reason


def expected(case: Case) -> tuple[str, Decimal | None, str]:
    return case.cells[STATE], case.points, case.cells[REASON]


@pytest.mark.parametrize("case", CASES, ids=_ascii)
def test_it_comes_out_as_worked_out_by_hand(case):
    assert came_out(_card(_place()[case.name]).score(case.criterion)) == expected(case)


@pytest.mark.parametrize("case", CASES[::11], ids=_ascii)
def test_it_comes_out_alone_as_it_does_among_others(case):
    assert came_out(card_of([case]).score(case.criterion)) == expected(case)


def test_each_section_names_its_criterion_and_its_scale_as_the_plan_does():
    told = [(one.code, one.title, one.method) for one in SECTIONS]
    assert told == [(one.code, one.title, _method(one)) for one in real_plan().criteria]


def _method(criterion: Criterion) -> str:
    return f"Tối đa {plain(criterion.maximum)} điểm. {rule_of(criterion).method(criterion)}."


def test_nothing_is_written_in_vain():
    assert {case.name: found for case in CASES if (found := unread(case, real_plan()))} == {}


def test_no_criterion_and_no_rule_is_without_cases():
    assert list(lacking(real_plan(), CASES)) == []


def test_no_edge_is_without_a_case():
    assert list(edges_lacking(real_plan(), CASES)) == []


def lacking(plan: Plan, cases: Iterable[Case]) -> Iterator[str]:
    """Name each criterion that nobody passes, fails or skips, and each rule that no case is scored by."""
    shown = {(case.criterion, _kind(case, plan)) for case in cases}
    for criterion in plan.criteria:
        for kind in ("passing", "failing", "skipping"):
            if (criterion.code, kind) not in shown:
                yield f"{criterion.code}: no {kind} case"
    used = {one.rule for one in plan.criteria if {(one.code, "passing"), (one.code, "failing")} & shown}
    yield from (f"{rule}: no case" for rule in RULES if rule not in used)


def _kind(case: Case, plan: Plan) -> str:
    if case.cells[STATE] != SCORED:
        return "skipping"
    criterion = plan.criterion(case.criterion)
    return "passing" if criterion and case.points == criterion.maximum else "failing"


def edges_lacking(plan: Plan, cases: Iterable[Case]) -> Iterator[str]:
    """Name each edge of a scale that no case stands on, and each step that no case earns."""
    cases = tuple(cases)
    for criterion in plan.criteria:
        own = [case for case in cases if case.criterion == criterion.code and case.cells[STATE] == SCORED]
        figures = {_figure(case) for case in own}
        yield from (f"{criterion.code}: nothing at {plain(edge)}" for edge in _edges(criterion) if edge not in figures)
        steps = {band.points for band in criterion.bands} - {case.points for case in own}
        yield from (f"{criterion.code}: nothing earns {plain(step)}" for step in sorted(steps))


def _edges(criterion: Criterion) -> list[Fraction]:
    """Give the figures at which the points of a criterion begin to change or cease to."""
    match criterion.rule:
        case "banded":
            return list(dict.fromkeys(Fraction(band.threshold) for band in criterion.bands))
        case "proportional" if "mean" not in criterion.settings:
            return [Fraction(criterion.number("target", Decimal(100))), Fraction(criterion.number("floor"))]
        case "counted" | "deducted":
            last = Fraction(criterion.maximum - criterion.number("floor")) / Fraction(criterion.number("each"))
            return [Fraction(0), last - 1, last, last + 1]
        case "timely":
            due = criterion.settings["due"]
            return [Fraction((due + timedelta(days=late)).toordinal()) for late in (0, 1)]
    return []


def _figure(case: Case) -> Fraction | None:
    """Give the typed figure of a case: the day's number, the share in percent, or the number."""
    day = date_in(case.cells.get("Ngày thực hiện", ""))
    done, total = (number_in(case.cells.get(header, "")) for header in ("Số thực hiện", "Tổng số"))
    if day:
        return Fraction(day.toordinal())
    if done is None:
        return None
    return Fraction(done) * 100 / Fraction(total) if total else Fraction(done)


SHOWN = f"""
# Lĩnh vực 1

## 1.1 Kế hoạch
Tối đa 2 điểm.

| {NAME}   | Số thực hiện | {STATE}      | {POINTS} | {REASON} |
|----------|--------------|--------------|----------|----------|
| một nửa  | 1            | Đã chấm      | 1,00     | vì       |
| để trống |              | Thiếu số liệu | 0,00    | vì       |

Sổ:

| {NAME}  | Số dòng | Mã |
|---------|---------|----|
| một nửa | 2       |    |
"""


def test_a_file_is_read_as_it_is_shown():
    (section,) = sections_in(SHOWN)

    assert (section.code, section.title, section.method) == ("1.1", "Kế hoạch", "Tối đa 2 điểm.")
    assert [(case.name, case.points, len(case.rows)) for case in section.cases] == [
        ("1.1 một nửa", Decimal(1), 1),
        ("1.1 để trống", Decimal(0), 0),
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (SHOWN.replace("| một nửa | 2", "| một phần | 2"), "rows of no case: .'một phần'"),
        (SHOWN.replace("| để trống |", "| một nửa |"), "cases of one name: .'một nửa'"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(changed, said):
    with pytest.raises(ValueError, match=f"1.1: .*{said}"):
        list(sections_in(changed))


def without(kind: str, code: str) -> list[Case]:
    plan = real_plan()
    return [case for case in CASES if case.criterion != code or _kind(case, plan) != kind]


@pytest.mark.parametrize("kind", ["passing", "failing", "skipping"])
def test_a_criterion_without_a_case_is_named(kind):
    assert list(lacking(real_plan(), without(kind, "3.8"))) == [f"3.8: no {kind} case"]


def test_a_criterion_that_is_new_in_the_plan_is_named():
    plan = real_plan()
    new = replace(plan.criteria[0], code="1.99")

    assert list(lacking(replace(plan, criteria=(*plan.criteria, new)), CASES)) == [
        f"1.99: no {kind} case" for kind in ("passing", "failing", "skipping")
    ]


def test_a_rule_without_a_case_is_named():
    late = {one.code for one in real_plan().criteria if one.rule == "timely"}
    left = [case for case in CASES if case.criterion not in late]

    assert "timely: no case" in list(lacking(real_plan(), left))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2.1 trễ một ngày", ["2.1: nothing at 739.191"]),
        ("1.6 đúng ngưỡng 70%", ["1.6: nothing at 70"]),
    ],
)
def test_an_edge_without_a_case_is_named(name, said):
    assert list(edges_lacking(real_plan(), [case for case in CASES if case.name != name])) == said


def test_a_step_that_nobody_earns_is_named():
    left = [case for case in CASES if (case.criterion, case.points) != ("1.6", Decimal("0.75"))]

    assert list(edges_lacking(real_plan(), left)) == ["1.6: nothing at 70", "1.6: nothing earns 0,75"]


def test_a_column_that_nobody_reads_is_named():
    case = Case("1.1", {NAME: "lạ", "Ngày ban hành": "01/02/2024"}, ({NAME: "lạ", "Màu": "đỏ"},))

    assert unread(case, real_plan()) == {"Ngày ban hành", "Màu"}


def test_cases_of_one_criterion_or_register_never_share_a_workbook():
    plan = real_plan()
    for cases in _books():
        owners = [plan.criterion(case.criterion).register or case.criterion for case in cases]
        assert len({case.as_of for case in cases}) == 1
        assert len(owners) == len(set(owners))
