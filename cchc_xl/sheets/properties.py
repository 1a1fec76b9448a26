"""The custom properties of a workbook: what it says it is."""

from xml.parsers import expat

from cchc_xl.refusals import Refused
from cchc_xl.sheets import package
from cchc_xl.sheets.container import opened

PART = "docProps/custom.xml"


def custom(data: bytes) -> dict[str, str]:
    """Give the custom properties by name; none where there are none or they cannot be read."""
    try:
        return in_part(opened("", data).part(PART))
    except Refused:
        return {}


def in_part(xml: bytes) -> dict[str, str]:
    """Give the custom properties that stand in their part; none where it is damaged."""
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
        package.parse(xml, start, text=text)
    except expat.ExpatError:
        return {}
    return {name: value.strip() for name, value in found.items()}
