"""A workbook is looked at before any reader opens it: everything that is read from Excel passes here."""

import unicodedata
from collections.abc import Iterator, Sequence
from xml.parsers.expat import ExpatError

from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets import extent
from cchc_xl.sheets.container import WORKBOOK, Container, opened, plain_name
from cchc_xl.sheets.limits import LIMITS, Limits
from cchc_xl.sheets.package import RELATIONS, sheet_parts

PARSED = (".xml", ".rels")  # other members are never unpacked: pictures, macros
DOCUMENT_TYPE = b"<!DOCTYPE"


def admitted(file: str, data: bytes, limits: Limits = LIMITS) -> Container:
    """Give the package of a workbook that is safe to read; raises Refused with the reason for any other."""
    container = opened(file, data, limits)
    try:
        for name in (RELATIONS, WORKBOOK):  # before these two are parsed
            _admit(container, container.part(name))
        sheets = sheet_parts(container)
        _admit_names(container, [name for name, _ in sheets])
        _admit_parts(container, {plain_name(part) for _, part in sheets})
    except (ExpatError, UnicodeDecodeError) as error:
        raise Refused(Why.CORRUPT, file) from error
    return container


def _admit_names(container: Container, names: Sequence[str]) -> None:
    if len(names) > container.limits.sheets:
        raise Refused(Why.LIMIT, container.file)
    if len({unicodedata.normalize("NFC", name).casefold() for name in names}) < len(names):
        raise Refused(Why.AMBIGUOUS, container.file)


def _admit_parts(container: Container, sheets: set[str]) -> None:
    """Unpack what readers parse, counting as it comes out, and look into it."""
    left = container.limits.total
    for name in _parsed(container, sheets):
        xml = _admit(container, container.part(name, min(left, container.limits.part)))
        left -= len(xml)
        if name in sheets and (why := extent.fault_of(xml, container.limits)) is not None:
            raise Refused(why, container.file)


def _parsed(container: Container, sheets: set[str]) -> Iterator[str]:
    return (name for name in container.members if name in sheets or name.endswith(PARSED))


def _admit(container: Container, xml: bytes) -> bytes:
    """Refuse a document type, however the part is encoded; gives the part in an encoding that can be searched."""
    if b"\0" in xml[:4] or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = _from_two_bytes(xml)
    if DOCUMENT_TYPE in xml:
        raise Refused(Why.DTD, container.file)
    return xml


def _from_two_bytes(xml: bytes) -> bytes:
    """Write UTF-16 as UTF-8; without a mark, the first sign ``<`` tells the order of the bytes."""
    marked = xml.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = "utf-16" if marked else "utf-16-be" if xml[:1] == b"\0" else "utf-16-le"
    return xml.decode(encoding).encode()
