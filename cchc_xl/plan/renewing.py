"""Starting a plan: empty for a year, or from last year's with its dates moved and every change listed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cchc_xl.model.plan import Criterion, Goal, Office, Plan, Policy, SettingValue
from cchc_xl.plan.layout import SHEETS
from cchc_xl.plan.showing import cells_of
from cchc_xl.plan.unbuilding import rows_of

FIRST_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of the plan workbook that is not what it was: sheet, row of the sheet's list, column, old and new."""

    sheet: str
    row: int
    column: int
    old: str
    new: str


def empty(code: str, year: int) -> Plan:
    """Give a plan with a code, a year and its period, and nothing else."""
    return Plan(
        code=code,
        title="",
        year=year,
        version=FIRST_VERSION,
        status="mẫu",
        agency="",
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        submit_by=None,
        policy=Policy(),
        goal=Goal(),
        office=Office(),
        areas=(),
        criteria=(),
        targets=(),
        officials=(),
        roster=(),
        classes=(),
        registers=(),
        measures=(),
    )


def renewed(plan: Plan, year: int) -> Plan:
    """Give last year's plan for another year: dates moved, the year in its names, last year's place one year older."""
    years = year - plan.year
    return replace(
        plan,
        code=plan.code.replace(str(plan.year), str(year)),
        title=plan.title.replace(str(plan.year), str(year)),
        year=year,
        version=FIRST_VERSION,
        start=_moved(plan.start, years),
        end=_moved(plan.end, years),
        submit_by=_moved(plan.submit_by, years) if plan.submit_by else None,
        goal=plan.goal._replace(last_place=None, place_before=plan.goal.last_place),
        criteria=tuple(_criterion(criterion, years) for criterion in plan.criteria),
        remarks=(),
    )


def changes(old: Plan, new: Plan) -> tuple[Change, ...]:
    """List the cells that differ between two plans, row by row; rows that only one has are listed whole."""
    before, after = rows_of(old), rows_of(new)
    return tuple(
        change
        for sheet in SHEETS
        for change in _changes(
            sheet.name,
            [cells_of(sheet, row) for row in before[sheet.key]],
            [cells_of(sheet, row) for row in after[sheet.key]],
        )
    )


def _changes(sheet: str, before: list[list[str]], after: list[list[str]]) -> Iterator[Change]:
    for number in range(max(len(before), len(after))):
        old = before[number] if number < len(before) else []
        new = after[number] if number < len(after) else []
        for column in range(max(len(old), len(new))):
            was, now = (cells[column] if column < len(cells) else "" for cells in (old, new))
            if was != now:
                yield Change(sheet, number, column, was, now)


def _criterion(criterion: Criterion, years: int) -> Criterion:
    settings: Mapping[str, SettingValue] = {
        name: _moved(value, years) if isinstance(value, date) else value for name, value in criterion.settings.items()
    }
    return replace(criterion, settings=settings, due=_moved(criterion.due, years) if criterion.due else None)


def _moved(day: date, years: int) -> date:
    """Move a day by whole years; the last day of February stays the last day of February."""
    following = day + timedelta(days=1)
    if following.month == 3 and following.day == 1:
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)
