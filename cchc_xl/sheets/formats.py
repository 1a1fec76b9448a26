"""The format of a workbook by its bytes, and the old fonts that it names where their cells are not known."""

import re
from typing import NamedTuple

from cchc_xl.old_fonts import is_old
from cchc_xl.sheets.container import Container

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
PARTS = {".xlsb": ("xl/workbook.bin", "xl/styles.bin"), ".ods": ("content.xml", "styles.xml")}
FONT_NAME = re.compile(r"(?:\.Vn|VNI-)[A-Za-z][A-Za-z -]{1,20}")


class Format(NamedTuple):
    """A format by its usual suffix; ``hides`` where cells with errors read as blank, and ``fonts`` stay unread."""

    name: str
    hides: bool = False
    fonts: tuple[str, ...] = ()


def format_of(data: bytes, container: Container | None) -> Format:
    """Tell the formats apart: only .xlsx and .xlsm show their cells' errors, formulas and fonts to us."""
    if container is None:
        return Format(".xls", hides=True, fonts=_named_in(data))
    for name, parts in PARTS.items():
        if parts[0] in container.members:
            return Format(name, hides=True, fonts=_named_in(_joined(container, parts)))
    return Format(".xlsx")


def _joined(container: Container, parts: tuple[str, ...]) -> bytes:
    return b"\n".join(container.part(part) for part in parts)


def _named_in(data: bytes) -> tuple[str, ...]:
    """Find font names in bytes, one or two for each letter."""
    texts = [data.decode("latin-1")] if b".Vn" in data or b"VNI-" in data else []
    if b".\0V\0n\0" in data or b"V\0N\0I\0-\0" in data:
        texts += (data[start:].decode("utf-16-le", "replace") for start in (0, 1))
    found = {match[0].strip() for text in texts for match in FONT_NAME.finditer(text)}
    return tuple(sorted(font for font in found if is_old(font)))
