"""The parts of an .xlsx package, parsed without ever meeting a document type."""

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.parsers import expat

Attributes = dict[str, str]


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile | None]:
    """Open the package; gives None for a file that is no zip package (an .xls, say)."""
    if not zipfile.is_zipfile(BytesIO(data)):
        yield None
        return
    with zipfile.ZipFile(BytesIO(data)) as package:
        yield package


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """Give the bytes of a part, or nothing where it is not there."""
    try:
        return package.read(name)
    except KeyError:
        return b""


def parse(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk over a part; a document type ends the walk with expat.ExpatError."""
    if not xml:
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    parser.EndElementHandler = (lambda name: end(_local(name))) if end else None
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)


def sheet_xml(data: bytes) -> Callable[[str], bytes]:
    """Give the function that gives the part of a sheet by the sheet's name; nothing for what is no package."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return lambda _: b""
    package = zipfile.ZipFile(BytesIO(data))
    parts = _sheet_parts(package)
    return lambda name: part(package, parts.get(name, ""))


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes["Id"]] = posixpath.normpath(posixpath.join("xl", attributes["Target"])).lstrip("/")

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            key = next((value for label, value in attributes.items() if label.endswith(":id")), "")
            sheets[attributes.get("name", "")] = targets.get(key, "")

    parse(part(package, "xl/_rels/workbook.xml.rels"), relation)
    parse(part(package, "xl/workbook.xml"), sheet)
    return sheets


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise expat.ExpatError("document type refused")
