"""Finding and loading the plan workbook."""

from collections.abc import Iterator
from pathlib import Path

from cchc_xl import forms
from cchc_xl.errors import NotAWorkbook, PlanNotFound, PlanRefused
from cchc_xl.findings import errors_among, sentence
from cchc_xl.model.plan import Plan
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.settings import SettingsUnreadable, settings_near
from cchc_xl.sheets.properties import custom

NOT_FOUND = (
    "Không thấy tệp kế hoạch. Đã tìm: {places}. Hãy đặt tệp kế hoạch (.xlsx) vào một nơi trên, hoặc chỉ rõ bằng --plan."
)
SEVERAL = "Có nhiều tệp kế hoạch: {files}. Hãy chọn một tệp bằng --plan."
NOT_A_PLAN = "{file}: đây không phải tệp kế hoạch. Hãy chọn đúng tệp kế hoạch bằng --plan."
FAULTY = "{file}: kế hoạch có {number} lỗi nên chưa chấm được:\n{faults}"


def load_plan(path: Path) -> Plan:
    """Load a plan workbook; raises PlanRefused, with all its faults and their cells, where it has errors."""
    from cchc_xl.plan.loading import load  # noqa: PLC0415 - what reads is seldom wanted where a plan is only looked for

    data = read_bytes(path)
    if custom(data).get(forms.KIND, "plan") != "plan":
        raise PlanRefused(NOT_A_PLAN.format(file=path.name))
    plan, findings = load(path.name, data)
    if plan is None:
        errors = errors_among(findings)
        faults = "\n".join(f"  {finding.cell}: {sentence(finding)}" for finding in errors)
        raise PlanRefused(FAULTY.format(file=path.name, number=len(errors), faults=faults), findings)
    return plan


def find_plan(folder: Path, given: Path | None = None, *others: Path) -> Path:
    """Give the plan workbook for the inputs of a folder.

    That is the one given; else ``plan`` of ``cchc.toml``; else the only plan workbook beside the input, in its
    ``templates/``, or one folder up (there too in ``templates/``); else the same from the ``others``. Raises
    PlanNotFound, naming where it looked.
    """
    if named := given or _named_in_settings(folder):
        return named
    places = tuple(dict.fromkeys(place for one in (folder, *others) for place in _places(one)))
    for place in places:
        plans = tuple(_plans_in(place))
        if len(plans) > 1:
            raise PlanNotFound(SEVERAL.format(files="; ".join(str(plan) for plan in plans)))
        if plans:
            return plans[0]
    raise PlanNotFound(NOT_FOUND.format(places="; ".join(str(place) for place in places)))


def find_plan_of(code: str, *folders: Path) -> Path:
    """Give the plan workbook that says it is of this code, from the places where plans lie for these folders.

    What a workbook says of itself decides; where several do, the first that lies nearest. Raises PlanNotFound.
    """
    places = tuple(dict.fromkeys(place for one in folders for place in _places(one)))
    for file in (file for place in places for file in _plans_in(place)):
        if code and custom(read_bytes(file)).get(forms.PLAN) == code:
            return file
    raise PlanNotFound(NOT_FOUND.format(places="; ".join(map(str, places))))


def _named_in_settings(folder: Path) -> Path | None:
    try:
        return settings_near(folder).path("plan")
    except SettingsUnreadable as error:
        raise PlanNotFound(str(error)) from error


def _places(folder: Path) -> tuple[Path, ...]:
    here = folder.absolute()
    return (here, here / "templates", here.parent, here.parent / "templates")


def _plans_in(place: Path) -> Iterator[Path]:
    files = sorted(place.glob("*.xlsx")) if place.is_dir() else []
    for file in files:
        if not file.name.startswith(("~$", ".")) and _is_plan(file):
            yield file


def _is_plan(file: Path) -> bool:
    try:
        return custom(read_bytes(file)).get(forms.KIND) == "plan"
    except NotAWorkbook:  # a folder or link of that name is no plan
        return False
