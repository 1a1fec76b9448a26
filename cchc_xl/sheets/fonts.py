"""Which cells of an .xlsx stand in a font from before Unicode: by their style, or run by run in rich text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_xl.old_fonts import is_old
from cchc_xl.sheets import package
from cchc_xl.sheets.container import Container

SIGNS = (b'"vni', b"'vni", b'".vn', b"'.vn")

Run = tuple[str, str]  # the font (blank for that of the cell) and the text


@dataclass(frozen=True, slots=True)
class Fonts:
    """The old font of each cell style that has one, and the runs of each shared string that has one in a run."""

    by_style: Mapping[int, str] = field(default_factory=dict)
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_style or self.runs)


def fonts_in(container: Container | None) -> Fonts:
    """Give the old fonts of a workbook; a part that names none is not parsed."""
    if container is None:
        return Fonts()
    styles, strings = container.part("xl/styles.xml"), container.part("xl/sharedStrings.xml")
    return Fonts(_by_style(styles) if _names_one(styles) else {}, _runs(strings) if _names_one(strings) else {})


def _names_one(xml: bytes) -> bool:
    small = xml.lower()
    return any(sign in small for sign in SIGNS)


def _by_style(xml: bytes) -> dict[int, str]:
    names: list[str] = []
    styles: list[int] = []
    within: list[str] = []

    def start(name: str, attributes: package.Attributes) -> None:
        if within[-1:] == ["fonts"] and name == "font":
            names.append("")
        if within[-2:] == ["fonts", "font"] and name == "name":
            names[-1] = attributes.get("val", "")
        if within[-1:] == ["cellXfs"] and name == "xf":
            styles.append(int(attributes.get("fontId", "0")))
        within.append(name)

    def end(_name: str) -> None:
        within.pop()

    package.parse(xml, start, end)
    return {style: names[font] for style, font in enumerate(styles) if font < len(names) and is_old(names[font])}


def _runs(xml: bytes) -> dict[int, tuple[Run, ...]]:
    found: dict[int, tuple[Run, ...]] = {}
    runs = Runs()
    number = 0

    def end(name: str) -> None:
        nonlocal number
        runs.end(name)
        if name == "si":
            taken = runs.take()
            if any(is_old(font) for font, _ in taken):
                found[number] = taken
            number += 1

    package.parse(xml, runs.start, end, runs.text)
    return found


class Runs:
    """Collects the runs of one text, without what only says how it is spoken."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._font = ""
        self._in_text = False
        self._spoken = False

    def start(self, name: str, attributes: package.Attributes) -> None:
        """Begin an element."""
        self._spoken = self._spoken or name == "rPh"
        self._in_text = name == "t" and not self._spoken
        if name == "rFont":
            self._font = attributes.get("val", "")

    def text(self, text: str) -> None:
        """Add text to the run."""
        if self._in_text:
            self._runs.append((self._font, text))

    def end(self, name: str) -> None:
        """End an element."""
        self._in_text = False
        if name == "rPh":
            self._spoken = False
        if name == "r":
            self._font = ""

    def take(self) -> tuple[Run, ...]:
        """Give the runs and begin the next text."""
        taken, self._runs = tuple(self._runs), []
        return taken
