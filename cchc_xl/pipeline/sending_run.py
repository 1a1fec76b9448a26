"""A scoring workbook on its way out: what it says of itself, and the draft beside it."""

from email.errors import MessageError
from pathlib import Path

from cchc_xl import forms
from cchc_xl.delivery import Letter, draft
from cchc_xl.errors import NotSent
from cchc_xl.files import publish
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.sheets.properties import custom

NOT_SCORED = (
    "{file}: đây không phải bảng điểm do chương trình tạo ra. Hãy chấm điểm trước, rồi gửi tệp «… - bang diem»."
)
ANNOTATED_COPY = (
    "{file}: đây là bản rà soát (bản sao có đánh dấu lỗi), có thể có tên người dân nên không được gửi qua thư. "
    "Hãy gửi bảng điểm «… - bang diem»."
)
OTHER_PLAN = "{file}: bảng điểm này thuộc kế hoạch khác ({theirs}). Hãy chọn đúng kế hoạch bằng --plan."
BAD_ADDRESS = "Địa chỉ nhận «{address}» của kế hoạch chưa đúng. Hãy sửa «Email nhận» trong tệp kế hoạch."
HAS_ERRORS = "{file}: còn {number} lỗi số liệu. Hãy sửa rồi chấm lại, hoặc thêm --anyway để vẫn gửi."


def draft_mail(path: Path, plan: Plan, *, anyway: bool = False) -> bytes:
    """Give the mail draft for a scoring workbook.

    Raises NotSent where it is none, is of another plan, or has error findings and ``anyway`` is not said.
    """
    content = read_bytes(path)
    facts = custom(content)
    if facts.get(forms.KIND) == forms.ANNOTATED:
        raise NotSent(ANNOTATED_COPY.format(file=path.name))
    if facts.get(forms.KIND) != "scoring":
        raise NotSent(NOT_SCORED.format(file=path.name))
    if facts.get(forms.PLAN) != plan.code:
        raise NotSent(OTHER_PLAN.format(file=path.name, theirs=facts.get(forms.PLAN, "")))
    errors = facts.get(forms.ERRORS, "0")
    if errors != "0" and not anyway:
        raise NotSent(HAS_ERRORS.format(file=path.name, number=errors))
    code = facts.get(forms.AGENCY, "")
    agency = plan.agency_of(code) or Agency(code, code, "đơn vị")
    try:
        return draft(Letter(agency, facts.get(forms.INDEX, "-"), path.name, content), plan)
    except (ValueError, MessageError) as error:
        raise NotSent(BAD_ADDRESS.format(address=plan.office.receiver_email)) from error


def leave_draft(path: Path, mail: bytes) -> Path:
    """Publish the draft beside the workbook as ``.eml``."""
    return publish(mail, path.with_suffix(".eml"))
