"""A workbook is looked at before any reader opens it: everything that is read from Excel passes here."""

from collections.abc import Iterator, Sequence
from xml.parsers.expat import ExpatError

from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets import extent, repeats
from cchc_xl.sheets.container import WORKBOOK, Container, opened, plain_name
from cchc_xl.sheets.limits import LIMITS, Limits
from cchc_xl.sheets.package import RELATIONS, sheet_parts
from cchc_xl.text import tidy

CONTENT = "content.xml"  # of .ods: all sheets in one part
MARKED = (b"\xff\xfe", b"\xfe\xff")
READ = {RELATIONS, WORKBOOK, "xl/sharedstrings.xml", "xl/styles.xml", CONTENT}
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
    if has_twins(names):
        raise Refused(Why.SHEET_TWICE, container.file)


def has_twins(names: Sequence[str]) -> bool:
    """Whether two names look the same to whoever reads them."""
    return len({tidy(name).casefold() for name in names}) < len(names)


def _admit_parts(container: Container, sheets: set[str]) -> None:
    """Unpack what readers parse, counting as it comes out, and look into it."""
    left = container.limits.total
    for name in _parsed(container, sheets):
        xml = _admit(container, container.part(name, min(left, container.limits.part)))
        left -= len(xml)
        if (name in sheets or name in READ) and _has_two_bytes(xml):
            raise Refused(Why.CORRUPT, container.file)  # the reader library would find nothing in it
        if (why := _fault_of_cells(name, xml, sheets, container.limits)) is not None:
            raise Refused(why, container.file)
        if (name in sheets or name in READ) and container.limits.total - left <= container.limits.kept:
            container.kept[name] = xml


def _fault_of_cells(name: str, xml: bytes, sheets: set[str], limits: Limits) -> Why | None:
    if name == CONTENT:
        return repeats.fault_of(xml, limits)
    return extent.fault_of(xml, limits) if name in sheets else None


def _parsed(container: Container, sheets: set[str]) -> Iterator[str]:
    return (name for name in container.members if name in sheets or name.endswith(PARSED))


def _admit(container: Container, xml: bytes) -> bytes:
    """Refuse a document type, however the part is encoded; gives the part as it is."""
    if DOCUMENT_TYPE in (_from_two_bytes(xml) if _has_two_bytes(xml) else xml):
        raise Refused(Why.DTD, container.file)
    return xml


def _has_two_bytes(xml: bytes) -> bool:
    return b"\0" in xml[:4] or xml.startswith(MARKED)


def _from_two_bytes(xml: bytes) -> bytes:
    """Write UTF-16 as UTF-8; without a mark, the first sign ``<`` tells the order of the bytes."""
    encoding = "utf-16" if xml.startswith(MARKED) else "utf-16-be" if xml[:1] == b"\0" else "utf-16-le"
    return xml.decode(encoding).encode()
