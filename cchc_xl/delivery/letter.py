"""A letter: what is said to whom, with what attached; nothing of how it travels."""

import re
import unicodedata
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from hashlib import sha256

from cchc_xl.text import tidy

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+\.[^\s@<>()\[\],;:\"\\]+")
LONGEST_ADDRESS = 254
UNSAFE = re.compile(r'[<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody with an address and the name to write before it."""

    address: str
    name: str = ""

    @property
    def shown(self) -> str:
        """The receiver as people read it: «Phòng Nội vụ <noivu@…>»."""
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True)
class Attachment:
    """A workbook that goes along byte for byte."""

    name: str
    content: bytes


Body = tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject, receivers, body (text is a paragraph, a tuple a list of points) and attachments."""

    subject: str
    to: tuple[Receiver, ...]
    body: Body
    attachments: tuple[Attachment, ...] = ()
    cc: tuple[Receiver, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Each address once, in order."""
        return tuple(dict.fromkeys(one.address for one in (*self.to, *self.cc)))

    @property
    def key(self) -> str:
        """What tells the letter from any other, 24 characters: its receivers and its content.

        The content is what is attached; new words around an old workbook do not make a new letter. Without an
        attachment it is subject and body.
        """
        content: object = [sha256(one.content).hexdigest() for one in self.attachments] or (self.subject, self.body)
        return sha256(repr((sorted(self.addresses), content)).encode()).hexdigest()[:24]


def one_line(text: object) -> str:
    """Give text that is safe in a header: one line, without control characters."""
    kept = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in tidy(text))
    return " ".join("".join(kept).split())


def file_name(text: object) -> str:
    """Give text that is safe as a file name on every system."""
    return UNSAFE.sub("-", one_line(text)).strip(" .")


def is_address(text: str) -> bool:
    """Whether text is one plain mail address, in letters without accents."""
    if not (text.isascii() and len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text)):
        return False
    try:
        return Address(addr_spec=text).addr_spec == text
    except (ValueError, MessageError, IndexError):
        return False
