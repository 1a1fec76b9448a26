"""The cells of a workbook, fast enough for millions: row, column, formula (blank where there is none), value."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cell = tuple[int, int, str, float | str]


def cells_in(path: Path) -> dict[str, list[Cell]]:
    """Give the cells of every sheet by its name, in the order of the workbook."""
    with zipfile.ZipFile(path) as package:
        names = re.findall(r'<sheet name="([^"]*)"', package.read("xl/workbook.xml").decode())
        strings = list(_strings(package))
        return {
            name.replace("&amp;", "&"): list(_cells(package, f"xl/worksheets/sheet{number}.xml", strings))
            for number, name in enumerate(names, start=1)
        }


def _strings(package: zipfile.ZipFile) -> Iterator[str]:
    with package.open("xl/sharedStrings.xml") as part:
        for _, element in iterparse(part):  # noqa: S314 - our own result
            if element.tag == f"{MAIN}si":
                yield "".join(text.text or "" for text in element.iter(f"{MAIN}t"))
                element.clear()


def _cells(package: zipfile.ZipFile, part: str, strings: list[str]) -> Iterator[Cell]:
    with package.open(part) as xml:
        for _, element in iterparse(xml):  # noqa: S314 - our own result
            if element.tag == f"{MAIN}row":
                for cell in element:
                    value = cell.findtext(f"{MAIN}v")
                    if value is not None and (value or cell.get("t") == "str"):
                        yield _cell(cell, value, strings)
                element.clear()


def _cell(cell: Element, value: str, strings: list[str]) -> Cell:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.attrib["r"]).groups()  # type: ignore[union-attr] # we wrote it
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    formula, kind = cell.findtext(f"{MAIN}f"), cell.get("t", "n")
    shown = strings[int(value)] if kind == "s" else value if kind == "str" else float(value)
    return int(row) - 1, column - 1, f"={formula}" if formula else "", shown
