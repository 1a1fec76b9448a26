"""The parts of an .xlsx package, parsed without ever meeting a document type."""

import posixpath
from collections.abc import Callable
from xml.parsers import expat

from cchc_xl.sheets.container import WORKBOOK, Container

Attributes = dict[str, str]
RELATIONS = "xl/_rels/workbook.xml.rels"


def parse(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk over a part; a document type, damage and an encoding that nobody knows end it with expat.ExpatError."""
    if not xml:
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    parser.EndElementHandler = (lambda name: end(_local(name))) if end else None
    parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (ValueError, LookupError) as error:
        raise expat.ExpatError(str(error)) from error


def sheet_parts(container: Container) -> list[tuple[str, str]]:
    """Give the name of each sheet and the part where it stands, blank where none is told."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = _from_workbook(attributes.get("Target", ""))

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            key = next((value for label, value in attributes.items() if label.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), targets.get(key, "")))

    parse(container.part(RELATIONS), relation)
    parse(container.part(WORKBOOK), sheet)
    return sheets


def _from_workbook(target: str) -> str:
    return posixpath.normpath(posixpath.join("xl", target.replace("\\", "/"))).lstrip("/")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise expat.ExpatError("document type refused")
