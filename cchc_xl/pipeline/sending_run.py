"""A scoring workbook on its way out: the letter about it, and the draft beside it."""

from dataclasses import dataclass
from pathlib import Path

from cchc_xl import forms
from cchc_xl.delivery.account import MailSettings, mail_settings
from cchc_xl.delivery.letter import Letter, Receiver, is_address, one_line
from cchc_xl.delivery.mail import draft
from cchc_xl.delivery.scoring_letter import Scored, scoring_letter
from cchc_xl.errors import NotSent
from cchc_xl.files import publish
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.summary import Summary
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.reading.summary import read_summary
from cchc_xl.settings import SettingsUnreadable, settings_near
from cchc_xl.sheets.properties import custom
from cchc_xl.text import folded

NOT_SCORED = (
    "{file}: đây không phải bảng điểm do chương trình tạo ra. Hãy chấm điểm trước, rồi gửi tệp «… - bang diem»."
)
ANNOTATED_COPY = (
    "{file}: đây là bản rà soát (bản sao có đánh dấu lỗi), có thể có tên người dân nên không được gửi qua thư. "
    "Hãy gửi bảng điểm «… - bang diem»."
)
HOLDS_REGISTER = (
    "{file}: có trang «{sheet}» trùng tên một sổ, có thể có tên người dân nên không được gửi qua thư. "
    "Hãy xóa trang này hoặc chấm điểm lại."
)
OTHER_PLAN = "{file}: bảng điểm này thuộc kế hoạch khác ({theirs}). Hãy chọn đúng kế hoạch bằng --plan."
NO_ADDRESS = "Chưa có địa chỉ nhận. Hãy điền «Email nhận» trong tệp kế hoạch, hoặc dòng to của [mail] trong cchc.toml."
BAD_ADDRESS = "Địa chỉ nhận «{address}» của kế hoạch chưa đúng. Hãy sửa «Email nhận» trong tệp kế hoạch."
HAS_ERRORS = "{file}: còn {number} lỗi số liệu. Hãy sửa rồi chấm lại, hoặc thêm --anyway để vẫn gửi."


@dataclass(frozen=True, slots=True)
class Office:
    """The folder where the office's settings lie, and what they say of mail."""

    folder: Path
    mail: MailSettings


def office_near(folder: Path) -> Office:
    """Read the mail settings of a folder; raises NotSent where they are wrong."""
    try:
        settings = settings_near(folder.absolute())
    except SettingsUnreadable as error:
        raise NotSent(str(error)) from error
    return Office(settings.folder, mail_settings(settings))


def letter_for(path: Path, plan: Plan, mail: MailSettings, *, anyway: bool = False, run: Run = here) -> Letter:
    """Write the letter for a scoring workbook; ``run`` is where it is read.

    Raises NotSent where it is none, is of another plan, holds a register, or has error findings and ``anyway`` is not
    said; or where there is no address.
    """
    to = mail.to or _receiver_of(plan)
    content = read_bytes(path)
    facts = custom(content)
    _refuse(path.name, facts, plan, anyway=anyway)
    summary = run(path.name, read_summary, path.name, content)
    _refuse_registers(path.name, summary, plan)
    code = facts.get(forms.AGENCY, "")
    agency = plan.agency_of(code) or Agency(code, code, "đơn vị")
    return scoring_letter(Scored(agency, facts.get(forms.INDEX, "-"), summary, content), plan, to, mail.cc)


def leave_draft(path: Path, letter: Letter) -> Path:
    """Publish the draft beside the workbook as ``.eml``."""
    return publish(draft(letter), path.with_suffix(".eml"))


def _receiver_of(plan: Plan) -> tuple[Receiver, ...]:
    address = plan.office.receiver_email.strip()
    if not address:
        raise NotSent(NO_ADDRESS)
    if not is_address(address):
        raise NotSent(BAD_ADDRESS.format(address=one_line(address)))
    return (Receiver(address, one_line(plan.office.receiver)),)


def _refuse(file: str, facts: dict[str, str], plan: Plan, *, anyway: bool) -> None:
    if facts.get(forms.KIND) == forms.ANNOTATED:
        raise NotSent(ANNOTATED_COPY.format(file=file))
    if facts.get(forms.KIND) != "scoring":
        raise NotSent(NOT_SCORED.format(file=file))
    if facts.get(forms.PLAN) != plan.code:
        raise NotSent(OTHER_PLAN.format(file=file, theirs=facts.get(forms.PLAN, "")))
    errors = facts.get(forms.ERRORS, "0")
    if errors != "0" and not anyway:
        raise NotSent(HAS_ERRORS.format(file=file, number=errors))


def _refuse_registers(file: str, summary: Summary, plan: Plan) -> None:
    """A scoring workbook has no register, unless somebody pasted one into it."""
    registers = {folded(one.name) for one in plan.registers}
    if found := next((name for name in summary.sheets if folded(name) in registers), None):
        raise NotSent(HOLDS_REGISTER.format(file=file, sheet=found))
