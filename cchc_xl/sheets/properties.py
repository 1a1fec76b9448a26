"""The custom properties of a workbook: what it says it is."""

import zlib
from xml.parsers import expat
from zipfile import BadZipFile

from cchc_xl.sheets import package


def custom(data: bytes) -> dict[str, str]:
    """Give the custom properties by name; none where there are none or they cannot be read."""
    found: dict[str, str] = {}
    current = ""

    def start(name: str, attributes: package.Attributes) -> None:
        nonlocal current
        if name == "property":
            current = attributes.get("name", "")
            found[current] = ""

    def text(value: str) -> None:
        if current:
            found[current] += value

    try:
        with package.opened(data) as opened:
            package.parse(package.part(opened, "docProps/custom.xml") if opened else b"", start, text=text)
    except (expat.ExpatError, BadZipFile, zlib.error, RuntimeError):
        return {}
    return {name: value.strip() for name, value in found.items()}
