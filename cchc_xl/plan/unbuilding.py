"""From a Plan back to the rows of its workbook: the inverse of building, for showing and writing."""

from collections.abc import Iterable, Mapping

from cchc_xl.model.plan import Criterion, NotApplicable, Plan
from cchc_xl.plan.layout import SETTINGS
from cchc_xl.plan.rows import Value
from cchc_xl.rules import RULES

RowValues = Mapping[str, Value]


def rows_of(plan: Plan) -> dict[str, list[RowValues]]:
    """Give the rows of every sheet of the plan workbook, by the sheet's key."""
    criteria, settings = plan.criteria, _settings(plan)
    return {
        "settings": [{"key": label, "value": settings[key], "note": note} for key, label, _, note in SETTINGS],
        "areas": [_fields(area) for area in plan.areas],
        "criteria": [_criterion(criterion) for criterion in criteria],
        "bands": [{"criterion": one.code, **_fields(band)} for one in criteria for band in one.bands],
        "conditions": [{"criterion": one.code, **_fields(held)} for one in criteria for held in one.conditions],
        "options": [{"criterion": one.code, **_fields(option)} for one in criteria for option in one.options],
        "targets": [_fields(target) for target in plan.targets],
        "officials": [_fields(official) for official in plan.officials],
        "roster": [_fields(agency) for agency in plan.roster],
        "classes": [_fields(one) for one in plan.classes],
        "registers": [
            {"register": register.name, **_fields(column)} for register in plan.registers for column in register.columns
        ],
        "measures": [_fields(measure) for measure in plan.measures],
        "tests": [
            {"owner": one.owner, "part": one.part, **_fields(test)} for one in plan.measures for test in one.where
        ],
        "remarks": [_fields(remark) for remark in plan.remarks],
    }


def _settings(plan: Plan) -> dict[str, Value]:
    return {
        **_fields(plan.office),
        **_fields(plan.policy),
        **_fields(plan),
        "goal": plan.goal.place,
        "last_place": plan.goal.last_place,
        "place_before": plan.goal.place_before,
    }


def _criterion(criterion: Criterion) -> RowValues:
    values = _fields(criterion)
    settings = {one.header: criterion.settings.get(one.name) for one in RULES[criterion.rule].SETTINGS}
    refused = criterion.not_applicable is NotApplicable.REFUSED
    values["not_applicable"] = None if refused else criterion.not_applicable.value
    values["scored_by"] = "survey" if criterion.surveyed else "self"
    return {**values, **settings}


def _fields(value: object) -> dict[str, Value]:
    names: Iterable[str] = getattr(value, "_fields", None) or value.__slots__  # type: ignore[attr-defined]  # either has
    return {name: _blank_as_none(getattr(value, name)) for name in names}


def _blank_as_none(value: Value) -> Value:
    return None if value == "" else value
