"""Delivery: a mail draft with the scoring workbook attached, for the office's own mail program."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from cchc_xl.model.plan import Agency, Plan

WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the agency, its index as shown, and the workbook's name and bytes."""

    agency: Agency
    index: str
    file: str
    content: bytes


def draft(letter: Letter, plan: Plan) -> bytes:
    """Write the mail as an ``.eml`` draft: no sender, date or message id, so that the mail program adds its own.

    The same letter gives the same bytes.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = f"{letter.agency.title}: bảng chấm điểm chỉ số cải cách hành chính năm {plan.year}"
    mail["To"] = _address(plan)
    mail["X-Unsent"] = "1"
    mail.set_content(_text(letter, plan))
    mail.add_alternative(_html(letter, plan), subtype="html")
    mail.add_attachment(letter.content, maintype=WORKBOOK[0], subtype=WORKBOOK[1], filename=letter.file)
    _fix_boundaries(mail, letter)
    return mail.as_bytes()


def _address(plan: Plan) -> Address:
    return Address(display_name=plan.office.receiver, addr_spec=plan.office.receiver_email)


def _lines(letter: Letter, plan: Plan) -> tuple[str, ...]:
    goal = f", phấn đấu trong nhóm {plan.goal.place}/{len(plan.roster)}" if plan.goal.place else ""
    specimen = ("Đây là bảng điểm mẫu, không phải bảng điểm chính thức.",) if plan.is_specimen else ()
    return (
        f"Kính gửi {plan.office.receiver},",
        f"{letter.agency.title} gửi bảng chấm điểm chỉ số cải cách hành chính năm {plan.year} (tệp đính kèm).",
        f"Chỉ số: {letter.index}{goal}.",
        *specimen,
        "Trân trọng.",
    )


def _text(letter: Letter, plan: Plan) -> str:
    return "\n\n".join(_lines(letter, plan)) + "\n"


def _html(letter: Letter, plan: Plan) -> str:
    escaped = (line.replace("&", "&amp;").replace("<", "&lt;") for line in _lines(letter, plan))
    paragraphs = "".join(f"<p>{line}</p>\n" for line in escaped)
    return f"<html><body style=\"font-family: 'Times New Roman', serif\">\n{paragraphs}</body></html>\n"


def _fix_boundaries(mail: EmailMessage, letter: Letter) -> None:
    """Take the boundaries from the content, so that they neither change by chance nor occur in it."""
    seed = sha256(letter.content).hexdigest()[:24]
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_cchc_{seed}_{number}")
