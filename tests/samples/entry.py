"""What stands in a whole entry workbook: that of Phú Phương as committed, or that of any commune by chance."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.reading import read
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.scoring import score
from cchc_xl.text import folded
from cchc_xl.validation import barred, check_reading
from tests.samples.commune import Commune, commune_of, person
from tests.samples.days import LAST
from tests.samples.form_rows import difficulties, evidence, form_rows
from tests.samples.form_table import OVERCLAIMED, SHOWN, Row, Rows
from tests.samples.registers import registers_of


def phu_phuong(plan: Plan) -> Contents:
    """Fill in the committed sample: the tables as they stand, with what it shows on purpose."""
    commune = Commune(plan, _agency(plan), seed=4620)
    rows = {code: {**row, **SHOWN.get(code, {})} for code, row in form_rows(commune).items()}
    filled = unclaimed(commune, rows, dossiers=1200)
    return claimed(filled, scorecard(commune, filled), OVERCLAIMED)


def contents(plan: Plan, agency: Agency, seed: int, dossiers: int) -> Contents:
    """Fill in the workbook of any commune, as well or as badly as the seed has it."""
    commune = commune_of(plan, agency, seed)
    filled = unclaimed(commune, form_rows(commune), dossiers)
    return claimed(filled, scorecard(commune, filled), overclaimed(commune))


def sample_bytes(plan: Plan) -> bytes:
    """Write the committed sample."""
    return write_entry(plan, _agency(plan), phu_phuong(plan))


def unclaimed(commune: Commune, rows: Rows, dossiers: int) -> Contents:
    """Fill in everything but the claims."""
    registers = registers_of(commune, rows, dossiers)
    return Contents(_information(commune), rows, registers, list(evidence(rows)), list(difficulties()))


def scorecard(commune: Commune, filled: Contents) -> Scorecard:
    """Score what a commune filled in."""
    plan = commune.plan
    reading = read("mau.xlsx", write_entry(plan, commune.agency, filled), plan)
    return score(reading, plan, barred(check_reading(reading, plan), plan))


def claimed(filled: Contents, card: Scorecard, otherwise: Mapping[str, Decimal]) -> Contents:
    """Claim what the figures give, save where the commune claims otherwise."""
    computed = {one.criterion: one.computed for one in card.scores if one.computed is not None}
    claims = {code: otherwise.get(code, points) for code, points in computed.items()}
    return replace(filled, rows={code: {**row, "claimed": claims.get(code)} for code, row in filled.rows.items()})


def overclaimed(commune: Commune) -> Mapping[str, Decimal]:
    """Give the criteria for which a commune claims all points, whatever its figures give."""
    chance = commune.chance("Điểm tự chấm")
    return {one.code: one.maximum for one in commune.plan.criteria if chance.random() < commune.slip / 4}


def _agency(plan: Plan) -> Agency:
    return next(one for one in plan.roster if one.code == plan.agency)


def _information(commune: Commune) -> Row:
    return {
        "period": "Năm 2024",
        "as_of": LAST,
        "prepared_by": person(commune.chance("Người lập")),
        "contact": f"vanphong@{folded(commune.agency.name)}.example.vn",
        "remark": "Số liệu minh họa: họ tên, văn bản và số liệu đều là giả định.",
    }
