"""From the rows of the plan workbook to a Plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from cchc_xl.model.plan import (
    Agency,
    Area,
    Band,
    Class,
    Condition,
    Criterion,
    Goal,
    Measure,
    NotApplicable,
    Office,
    Official,
    Option,
    Plan,
    Policy,
    Register,
    RegisterColumn,
    Remark,
    SettingValue,
    Target,
    Test,
)
from cchc_xl.plan.rows import Row, Rows, Value
from cchc_xl.rules import RULES

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Parts:
    """The rows that belong to criteria, by criterion code."""

    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)
    conditions: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)


def build(settings: Mapping[str, Value], rows: Rows) -> Plan:
    """Build the plan from its settings and the rows of its sheets."""
    parts = Parts(
        _grouped(rows["bands"], lambda row: Band(row.text("operator"), row.points("threshold"), row.points("points"))),
        _grouped(rows["conditions"], lambda row: Condition(row.text("code"), row.text("title"), row.number("points"))),
        _grouped(rows["options"], lambda row: Option(row.text("label"), row.points("weight"))),
    )
    return Plan(
        code=_text(settings, "code"),
        title=_text(settings, "title"),
        year=_whole(settings, "year") or 0,
        version=_text(settings, "version"),
        status=_text(settings, "status"),
        agency=_text(settings, "agency"),
        start=_day(settings, "start") or date.min,
        end=_day(settings, "end") or date.max,
        submit_by=_day(settings, "submit_by"),
        policy=_policy(settings),
        goal=Goal(_whole(settings, "goal"), _whole(settings, "last_place"), _whole(settings, "place_before")),
        office=Office(**{name: _text(settings, name) for name in Office._fields}),
        areas=tuple(_area(row) for row in rows["areas"]),
        criteria=tuple(_criterion(row, parts) for row in rows["criteria"]),
        targets=tuple(_target(row) for row in rows["targets"]),
        officials=tuple(_official(row) for row in rows["officials"]),
        roster=tuple(_agency(row) for row in rows["roster"]),
        classes=tuple(
            Class(row.text("operator"), row.points("threshold"), row.text("name")) for row in rows["classes"]
        ),
        registers=_registers(rows["registers"]),
        measures=_measures(rows["measures"], rows["tests"]),
        remarks=tuple(Remark(row.text("clause"), row.text("text")) for row in rows["remarks"]),
    )


def _policy(settings: Mapping[str, Value]) -> Policy:
    usual = Policy()
    decimals = _whole(settings, "decimals")
    return Policy(
        scale=_number(settings, "scale", usual.scale),
        decimals=usual.decimals if decimals is None else decimals,
        ties=_text(settings, "ties"),
        missing_evidence=_text(settings, "missing_evidence"),
        change_threshold=_number(settings, "change_threshold", usual.change_threshold),
        cap=_number(settings, "cap", usual.cap),
    )


def _area(row: Row) -> Area:
    return Area(row.text("code"), row.text("title"), row.points("maximum"), row.text("clause"), row.yes("outside"))


def _criterion(row: Row, parts: Parts) -> Criterion:
    code = row.text("code")
    return Criterion(
        code=code,
        area=code.partition(".")[0],
        clause=row.text("clause"),
        title=row.text("title"),
        maximum=row.points("maximum"),
        rule=row.text("rule"),
        settings=_rule_settings(row),
        bands=parts.bands.get(code, ()),
        conditions=parts.conditions.get(code, ()),
        options=parts.options.get(code, ()),
        not_applicable=NotApplicable(row.text("not_applicable") or "refused"),
        done=row.text("done"),
        total=row.text("total"),
        unit=row.text("unit"),
        due=row.day("due"),
        register=row.text("register"),
        targets=row.words("targets"),
        official=row.text("official"),
        surveyed=row.text("scored_by") == "survey",
        evidence=row.text("evidence"),
        may_be_negative=row.yes("may_be_negative"),
        effort=row.number("effort"),
        proposed_official=row.text("proposed_official"),
    )


def _rule_settings(row: Row) -> Mapping[str, SettingValue]:
    rule = RULES.get(row.text("rule"))
    given = {one.name: row.values.get(one.header) for one in (rule.SETTINGS if rule else ())}
    return {name: value for name, value in given.items() if isinstance(value, (Decimal, date, str))}


def _target(row: Row) -> Target:
    return Target(
        code=row.text("code"),
        clause=row.text("clause"),
        task=row.text("task"),
        official=row.text("official"),
        unit=row.text("unit"),
        operator=row.text("operator"),
        value=row.text("value"),
        judged_by=row.text("judged_by"),
        criteria=row.words("criteria"),
        done=row.text("done"),
        total=row.text("total"),
    )


def _official(row: Row) -> Official:
    return Official(row.text("name"), row.text("title"), row.text("plan_lines"), row.text("email"))


def _agency(row: Row) -> Agency:
    dates = row.day("valid_from"), row.day("valid_to")
    return Agency(row.text("code"), row.text("name"), row.text("kind"), *dates, row.text("successor"))


def _registers(rows: Sequence[Row]) -> tuple[Register, ...]:
    names = dict.fromkeys(row.text("register") for row in rows)
    return tuple(
        Register(name, tuple(_register_column(row) for row in rows if row.text("register") == name)) for name in names
    )


def _register_column(row: Row) -> RegisterColumn:
    return RegisterColumn(
        name=row.text("name"),
        kind=row.text("kind"),
        values=row.words("values"),
        may_be_blank=row.yes("may_be_blank"),
        key=row.yes("key"),
        personal=row.yes("personal"),
        also_called=row.words("also_called"),
        computed_from=row.words("computed_from"),
    )


def _measures(rows: Sequence[Row], tests: Sequence[Row]) -> tuple[Measure, ...]:
    asked: dict[tuple[str, str], list[Test]] = {}
    for test in tests:
        asked.setdefault((test.text("owner"), test.text("part")), []).append(test_of(test))
    return tuple(
        Measure(
            owner=row.text("owner"),
            part=row.text("part"),
            register=row.text("register"),
            operation=row.text("operation"),
            of=row.text("of"),
            for_each=row.text("for_each"),
            where=tuple(asked.get((row.text("owner"), row.text("part")), ())),
        )
        for row in rows
    )


def test_of(row: Row) -> Test:
    """Build one test of a register row."""
    words = row.words("values"), row.text("other_column"), row.text("group")
    return Test(row.text("column"), row.text("operator"), *words)


def _grouped(rows: Sequence[Row], make: Callable[[Row], Part]) -> Mapping[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {}
    for row in rows:
        code = row.text("criterion")
        found[code] = (*found.get(code, ()), make(row))
    return found


def _text(settings: Mapping[str, Value], name: str) -> str:
    value = settings.get(name)
    return value if isinstance(value, str) else ""


def _whole(settings: Mapping[str, Value], name: str) -> int | None:
    value = settings.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(settings: Mapping[str, Value], name: str, otherwise: Decimal) -> Decimal:
    value = settings.get(name)
    return value if isinstance(value, Decimal) else otherwise


def _day(settings: Mapping[str, Value], name: str) -> date | None:
    value = settings.get(name)
    return value if isinstance(value, date) else None
