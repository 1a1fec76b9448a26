"""A letter as mail: bytes that are the same for the same letter."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from html import escape

from cchc_xl.delivery.letter import Letter, Receiver, one_line

WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
SEVEN_BIT = SMTP.clone(cte_type="7bit")  # every server takes it, and none has reason to rewrite it
ENCODED = "quoted-printable"


def draft(letter: Letter) -> bytes:
    """Write a draft (.eml) for a mail program: no sender, date or message id, so that the program adds its own."""
    mail = _addressed(letter)
    mail["X-Unsent"] = "1"
    return _filled(mail, letter)


def outgoing(letter: Letter, sender: Receiver, message_id: str, moment: datetime) -> bytes:
    """Write the mail that is handed to a server; ``moment`` has its time zone."""
    mail = _addressed(letter)
    mail["From"] = _address(sender)
    mail["Date"] = moment.replace(microsecond=0)
    mail["Message-ID"] = message_id
    return _filled(mail, letter)


def message_id_of(letter: Letter, sender: Receiver, edition: int) -> str:
    """Give the message id: the same for the same receivers, content and edition."""
    again = f".{edition}" if edition > 1 else ""
    return f"<{letter.key}{again}@{sender.address.rpartition('@')[2]}>"


def text_of(letter: Letter) -> str:
    """Give the body as plain text."""
    paragraphs = (part if isinstance(part, str) else "\n".join(f"- {line}" for line in part) for part in letter.body)
    return "\n\n".join(paragraphs) + "\n"


def _addressed(letter: Letter) -> EmailMessage:
    mail = EmailMessage(policy=SEVEN_BIT)
    mail["Subject"] = one_line(letter.subject)
    mail["To"] = [_address(one) for one in letter.to]
    if letter.cc:
        mail["Cc"] = [_address(one) for one in letter.cc]
    return mail


def _filled(mail: EmailMessage, letter: Letter) -> bytes:
    mail.set_content(text_of(letter), cte=ENCODED)
    mail.add_alternative(_html(letter), subtype="html", cte=ENCODED)
    for one in letter.attachments:
        mail.add_attachment(one.content, maintype=WORKBOOK[0], subtype=WORKBOOK[1], filename=one_line(one.name))
    _fix_boundaries(mail, letter)
    return mail.as_bytes()


def _address(receiver: Receiver) -> Address:
    return Address(display_name=one_line(receiver.name), addr_spec=receiver.address)


def _html(letter: Letter) -> str:
    paragraphs = "\n".join(
        f"<p>{escape(part)}</p>" if isinstance(part, str) else f"<ul>{_points(part)}</ul>" for part in letter.body
    )
    return f"<html><body style=\"font-family: 'Times New Roman', serif\">\n{paragraphs}\n</body></html>\n"


def _points(lines: tuple[str, ...]) -> str:
    return "".join(f"<li>{escape(line)}</li>" for line in lines)


def _fix_boundaries(mail: EmailMessage, letter: Letter) -> None:
    """Take the boundaries from the content, so that they neither change by chance nor occur in it."""
    seed = sha256(repr((letter.key, letter.body)).encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_cchc_{seed}_{number}")
