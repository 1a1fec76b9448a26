"""What a copy made here would lose of a workbook, found beforehand in the parts of its package."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.parsers import expat

from cchc_xl.editing import parts

Attributes = dict[str, str]
Seen = Callable[[int, str, Attributes], None]

NOT_XLSX = "nội dung và định dạng, vì tệp không thuộc dạng .xlsx"
STRICT = "toàn bộ nội dung, vì tệp lưu ở dạng «Strict Open XML»"
DAMAGED = "một phần nội dung, vì có phần của tệp không đọc được"
CONTROLS = "nút bấm, ô chọn của biểu mẫu"
ARRAYS = "công thức mảng động, kiểu dữ liệu liên kết"
UNKNOWN = "thành phần «{name}»"
OBJECT = re.compile(rb"ObjectType=[\"'](\w+)")


def losses(data: bytes) -> tuple[str, ...]:
    """Name in Vietnamese what a copy would lose of the workbook; nothing where all of it is kept."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return tuple(dict.fromkeys(_losses(package)))
    except zipfile.BadZipFile:
        return (NOT_XLSX,)
    except (expat.ExpatError, OSError, EOFError, RuntimeError, ValueError, KeyError, zipfile.LargeZipFile):
        return (DAMAGED,)


def _losses(package: zipfile.ZipFile) -> Iterator[str]:
    names = [name for name in package.namelist() if not name.endswith("/")]
    if not _is_workbook(package, names):
        yield NOT_XLSX
        return
    for name in names:
        if (lost := _part_lost(name.lower())) is not None:
            yield lost
        elif name.endswith(".vml"):
            yield from (CONTROLS for kind in OBJECT.findall(package.read(name)) if kind != b"Note")
        elif name.endswith((".xml", ".rels")):
            yield from _lost_inside(name, package.read(name))


def _is_workbook(package: zipfile.ZipFile, names: list[str]) -> bool:
    if "xl/workbook.xml" not in names:
        return False
    types: list[str] = []
    _walk(package.read("[Content_Types].xml"), lambda _, __, said: types.append(said.get("ContentType", "")))
    return parts.MAIN_TYPE in types


def _part_lost(name: str) -> str | None:
    if any(re.fullmatch(pattern, name) for pattern in parts.KEPT_PARTS):
        return None
    known = (said for pattern, said in parts.OTHER_PARTS.items() if re.fullmatch(pattern, name))
    return next(known, UNKNOWN.format(name=name))


def _lost_inside(name: str, xml: bytes) -> list[str]:
    """Walk over a part of XML: what it holds that a copy loses; a document type raises ExpatError."""
    found: list[str] = []
    kept = _kept_in(name)

    def see(depth: int, element: str, attributes: Attributes) -> None:
        if depth == 0 and kept and attributes.get("xmlns", parts.MAIN_SPACE) != parts.MAIN_SPACE:
            found.append(STRICT)
        elif depth == 1 and kept and element not in kept:
            found.append(parts.OTHER_ELEMENTS.get(element, UNKNOWN.format(name=element)))
        elif depth == 1 and name.startswith("xl/drawings/"):
            found.append(parts.DRAWN)
        elif depth > 1 and element == "extLst" and kept is parts.KEPT_IN_SHEET:
            found.append(parts.OTHER_ELEMENTS["extLst"])
        elif element == "c" and ("cm" in attributes or "vm" in attributes):
            found.append(ARRAYS)

    _walk(xml, see)
    return found


def _kept_in(name: str) -> frozenset[str]:
    if name == "xl/workbook.xml":
        return parts.KEPT_IN_WORKBOOK
    return parts.KEPT_IN_SHEET if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) else frozenset()


def _walk(xml: bytes, see: Seen) -> None:
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        see(depth, name.rpartition(":")[2], attributes)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)


def _refuse(*_: object) -> None:
    raise expat.ExpatError("document type refused")
