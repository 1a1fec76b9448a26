"""The entry workbook: the form that officials fill in, blank or with contents, whole or one official's part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_xl import forms
from cchc_xl.books.book import Book, Identity
from cchc_xl.books.limits import Value
from cchc_xl.gathering import holder_of, is_owed
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.reporting.entry.form import Cells, write_form
from cchc_xl.reporting.entry.guide import write_guide
from cchc_xl.reporting.entry.lists import write_carried, write_information, write_list, write_other_targets
from cchc_xl.reporting.entry.progress import Progress, write_progress
from cchc_xl.reporting.entry.registers import write_register


@dataclass(frozen=True, slots=True)
class Contents:
    """What to fill in: «Thông tin chung» by key, form rows by code, registers and lists by row.

    ``carried`` tells, row by row, what of last year's workbook did not go along as it was; None where there was none.
    """

    information: Mapping[str, Value] = field(default_factory=dict)
    rows: Mapping[str, Cells] = field(default_factory=dict)
    registers: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    evidence: Sequence[Cells] = ()
    difficulties: Sequence[Cells] = ()
    carried: Sequence[Cells] | None = None


def write_entry(plan: Plan, agency: Agency, contents: Contents | None = None, official: str = "") -> bytes:
    """Write the entry workbook of one agency: its whole, or the part that one official owes."""
    filled = contents or Contents()
    part = part_of(plan, official) if official else plan
    rows = {register.name: len(filled.registers.get(register.name, ())) for register in plan.registers}
    book = Book(Identity("entry", plan.code, agency.code, f"Tự chấm điểm – {agency.title} – {plan.year}", plan.start))
    write_guide(book.page(forms.GUIDE), part, agency, official)
    scope = {"scope": official or forms.WHOLE, "prepared_by": official or None, **filled.information}
    write_information(book.page(forms.INFORMATION), plan, agency, scope)
    progress = Progress(part, filled.rows, rows)
    write_form(book.page(forms.FORM), part, filled.rows, progress)
    write_progress(book.page(forms.PROGRESS), progress)
    write_other_targets(book.page(forms.OTHER_TARGETS), part, filled.rows)
    for register in part.registers:
        write_register(book.page(register.name), register, plan, filled.registers.get(register.name, ()))
    write_list(book.page(forms.EVIDENCE), forms.EVIDENCE_COLUMNS, filled.evidence)
    write_list(book.page(forms.DIFFICULTIES), forms.DIFFICULTY_COLUMNS, filled.difficulties)
    if filled.carried is not None:
        write_carried(book.page(forms.CARRIED), filled.carried)
    return book.content()


def part_of(plan: Plan, official: str) -> Plan:
    """Give the plan with only what one official owes: criteria, targets, and the registers behind them.

    A register in which every official has rows of their own belongs to everyone's part. «Chưa phân công» is the part
    of what nobody is named for.
    """
    criteria = tuple(one for one in plan.criteria if holder_of(one) == official)
    targets = tuple(one for one in plan.targets if holder_of(one) == official)
    areas = {criterion.area for criterion in criteria}
    return replace(
        plan,
        areas=tuple(area for area in plan.areas if area.code in areas),
        criteria=criteria,
        targets=targets,
        registers=tuple(one for one in plan.registers if is_owed(one, {official}, plan)),
    )
